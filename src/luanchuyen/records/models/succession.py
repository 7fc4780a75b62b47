"""Succession entries (quy hoạch): who is planned for which post in which term."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Substr
from django.db.models.lookups import GreaterThanOrEqual


class SuccessionEntry(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="succession_entries",
        db_column="official",
        db_index=False,
    )
    post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh",
        related_name="succession_entries",
        db_column="post",
        db_index=False,
    )
    term = models.CharField("Nhiệm kỳ", max_length=9, help_text="Ví dụ 2020-2025")
    approved_on = models.DateField("Ngày phê duyệt")
    removed_on = models.DateField("Ngày đưa ra", null=True, blank=True)

    class Meta:
        db_table = "succession"
        verbose_name = "Quy hoạch"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="succession_official"),
            models.Index(fields=["post"], name="succession_post"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=GreaterThanOrEqual(
                    Substr("term", 6, 4), Substr("term", 1, 4)
                ),
                name="term_ends_after_it_begins",
                violation_error_message=(
                    "Nhiệm kỳ: năm kết thúc không được trước năm bắt đầu."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} → {self.post_id} {self.term}"
