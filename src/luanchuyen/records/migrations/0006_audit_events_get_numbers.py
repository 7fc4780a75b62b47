"""Places for the number and the hashes of events; events there are get theirs in the next step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0005_plans_are_append_only")]

    operations = [
        migrations.AddField(
            "auditevent",
            "number",
            models.PositiveBigIntegerField(null=True, verbose_name="Số thứ tự"),
        ),
        migrations.AddField(
            "auditevent",
            "previous",
            models.CharField(
                max_length=64, null=True, verbose_name="Mã của sự kiện trước"
            ),
        ),
        migrations.AddField(
            "auditevent",
            "hash",
            models.CharField(max_length=64, null=True, verbose_name="Mã của sự kiện"),
        ),
    ]
