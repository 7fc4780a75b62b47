"""Texts of rulebooks, kept by their version for the cases that began under them."""

from django.db import migrations, models

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0022_releases_and_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptRulebook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="Bản của bộ quy định"
                    ),
                ),
                (
                    "rulebook",
                    models.CharField(max_length=100, verbose_name="Bộ quy định"),
                ),
                ("texts", models.JSONField(verbose_name="Nguyên văn")),
            ],
            options={
                "verbose_name": "Bản bộ quy định được lưu",
                "db_table": "kept_rulebooks",
                "ordering": ["pk"],
            },
        ),
        append_only("kept_rulebooks", refusal=CASES_ARE_APPEND_ONLY),
    ]
