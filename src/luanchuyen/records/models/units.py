"""Units (đơn vị): committees, agencies and bodies that have leading posts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import BLOCS, LEVELS


class Unit(models.Model):
    code = models.CharField("Mã", max_length=200, primary_key=True)
    name = models.CharField("Tên")
    level = models.CharField("Cấp", choices=words(LEVELS))
    bloc = models.CharField("Khối", choices=words(BLOCS))
    sector = models.CharField("Ngành", blank=True, default="")
    locality = models.ForeignKey(
        "records.Locality",
        models.PROTECT,
        verbose_name="Địa phương",
        related_name="units",
        db_column="locality",
        db_index=False,
        null=True,
        blank=True,
    )
    parent = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Trực thuộc",
        related_name="children",
        db_column="parent",
        db_index=False,
        null=True,
        blank=True,
    )
    difficult = models.BooleanField("Khó khăn", default=False)
    short = models.BooleanField("Thiếu cán bộ", default=False)
    approved_leaders = models.BigIntegerField(
        "Số lãnh đạo được duyệt", null=True, blank=True
    )
    valid_from = models.DateField("Hiệu lực từ", null=True, blank=True)
    valid_until = models.DateField("Hiệu lực đến", null=True, blank=True)
    succeeds = models.ManyToManyField(
        "records.Unit",
        through="records.UnitSuccession",
        symmetrical=False,
        related_name="succeeded_by",
        verbose_name="Kế thừa từ",
    )

    class Meta:
        db_table = "units"
        verbose_name = "Đơn vị"
        indexes: ClassVar = [
            models.Index(fields=["locality"], name="unit_locality"),
            models.Index(fields=["parent"], name="unit_parent"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")),
                name="unit_until_after_from",
                violation_error_message=(
                    "Đơn vị: ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực."
                ),
            ),
            models.CheckConstraint(
                condition=Q(approved_leaders__gte=0),
                name="unit_approved_leaders_not_negative",
                violation_error_message="Số lãnh đạo được duyệt không được là số âm.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitSuccession(models.Model):
    """One unit that went into another; `position` keeps the order as it was written."""

    unit = models.ForeignKey(
        Unit, models.CASCADE, related_name="successions", db_column="unit"
    )
    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="succession_into", db_column="predecessor"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "unit_successions"

    def __str__(self) -> str:
        return f"{self.unit_id} ← {self.predecessor_id}"
