"""The meeting a vote was taken at."""

import django.db.models.deletion
from django.db import migrations, models

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0018_issued_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseSession",
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
                ("place", models.CharField(max_length=300, verbose_name="Địa điểm")),
                ("began", models.CharField(max_length=50, verbose_name="Bắt đầu lúc")),
                ("ended", models.CharField(max_length=50, verbose_name="Kết thúc lúc")),
                ("secretary", models.CharField(max_length=200, verbose_name="Thư ký")),
                ("absent", models.JSONField(default=list, verbose_name="Vắng mặt")),
                (
                    "guests",
                    models.TextField(blank=True, default="", verbose_name="Mời dự"),
                ),
                ("agenda", models.TextField(verbose_name="Nội dung")),
                (
                    "discussion",
                    models.TextField(
                        blank=True, default="", verbose_name="Ý kiến thảo luận"
                    ),
                ),
                ("conclusion", models.TextField(verbose_name="Kết luận")),
                (
                    "vote",
                    models.OneToOneField(
                        db_column="vote",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session",
                        to="records.casevote",
                    ),
                ),
            ],
            options={
                "verbose_name": "Cuộc họp biểu quyết",
                "db_table": "case_sessions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("began", ""), _negated=True),
                            models.Q(("ended", ""), _negated=True),
                            models.Q(("secretary", ""), _negated=True),
                            models.Q(("agenda", ""), _negated=True),
                            models.Q(("conclusion", ""), _negated=True),
                        ),
                        name="session_is_told_in_full",
                        violation_error_message="Biên bản họp phải ghi địa điểm, giờ, thư ký, nội dung và kết luận.",
                    )
                ],
            },
        ),
        append_only("case_sessions", refusal=CASES_ARE_APPEND_ONLY),
    ]
