"""Tenures (thời gian giữ chức vụ): who held which post from which day until which day."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import TENURE_FORMS

# Kept by the database itself: an exclusion constraint on PostgreSQL, a trigger on SQLite.
NO_TWO_MAIN_TENURES = "no_two_main_tenures"


class TenureQuerySet(models.QuerySet["Tenure"]):
    def current(self, on: datetime.date) -> "TenureQuerySet":
        return self.filter(Q(held_until=None) | Q(held_until__gt=on), held_from__lte=on)

    def main(self) -> "TenureQuerySet":
        return self.filter(concurrent=False)


class Tenure(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="tenures",
        db_column="official",
        db_index=False,
    )
    post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh",
        related_name="tenures",
        db_column="post",
        db_index=False,
        null=True,
        blank=True,
    )
    unit = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Đơn vị",
        related_name="other_tenures",
        db_column="unit",
        db_index=False,
        null=True,
        blank=True,
    )
    held_from = models.DateField("Từ ngày")
    held_until = models.DateField("Đến ngày", null=True, blank=True)
    form = models.CharField("Hình thức", choices=words(TENURE_FORMS))
    concurrent = models.BooleanField("Kiêm nhiệm", default=False)
    decision = models.CharField("Số quyết định", blank=True, default="")

    objects = TenureQuerySet.as_manager()

    class Meta:
        db_table = "tenures"
        verbose_name = "Quá trình công tác"
        indexes: ClassVar = [
            models.Index(fields=["official", "held_from"], name="tenure_official"),
            models.Index(fields=["post"], name="tenure_post"),
            models.Index(fields=["unit"], name="tenure_unit"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held_until__gt=F("held_from")),
                name="tenure_until_after_from",
                violation_error_message=(
                    "Quá trình công tác: ngày thôi giữ phải sau ngày bắt đầu giữ."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.post_id or self.unit_id} · {self.held_from}"
