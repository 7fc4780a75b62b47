"""Kinship (gia đình): declared relatives among the officials on record."""

from typing import ClassVar

from django.db import models

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import RELATIONS


class Kinship(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="relatives",
        db_column="official",
        db_index=False,
    )
    relative = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Người thân",
        related_name="relative_of",
        db_column="relative",
        db_index=False,
    )
    relation = models.CharField("Quan hệ", choices=words(RELATIONS))

    class Meta:
        db_table = "kinship"
        verbose_name = "Quan hệ gia đình"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="kinship_official"),
            models.Index(fields=["relative"], name="kinship_relative"),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.relation} · {self.relative_id}"
