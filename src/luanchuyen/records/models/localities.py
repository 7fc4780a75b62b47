"""Localities (địa phương): the dated administrative map and its successions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import LEVELS


class Locality(models.Model):
    code = models.CharField("Mã", max_length=200, primary_key=True)
    name = models.CharField("Tên")
    level = models.CharField("Cấp", choices=words(LEVELS[1:]))
    parent = models.ForeignKey(
        "records.Locality",
        models.PROTECT,
        verbose_name="Trực thuộc",
        related_name="children",
        db_column="parent",
        db_index=False,
        null=True,
        blank=True,
    )
    valid_from = models.DateField("Hiệu lực từ", null=True, blank=True)
    valid_until = models.DateField("Hiệu lực đến", null=True, blank=True)
    succeeds = models.ManyToManyField(
        "records.Locality",
        through="records.LocalitySuccession",
        symmetrical=False,
        related_name="succeeded_by",
        verbose_name="Kế thừa từ",
    )

    class Meta:
        db_table = "localities"
        verbose_name = "Địa phương"
        indexes: ClassVar = [models.Index(fields=["parent"], name="locality_parent")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")),
                name="locality_until_after_from",
                violation_error_message=(
                    "Địa phương: ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LocalitySuccession(models.Model):
    """One locality that went into another; `position` keeps the order as it was written."""

    locality = models.ForeignKey(
        Locality, models.CASCADE, related_name="successions", db_column="locality"
    )
    predecessor = models.ForeignKey(
        Locality,
        models.PROTECT,
        related_name="succession_into",
        db_column="predecessor",
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "locality_successions"

    def __str__(self) -> str:
        return f"{self.locality_id} ← {self.predecessor_id}"
