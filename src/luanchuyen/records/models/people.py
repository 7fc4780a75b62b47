"""People (cán bộ): leading officials."""

from typing import ClassVar

from django.db import models

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import (
    BIRTH_PRECISIONS,
    DEGREES,
    SEXES,
    STATE_MANAGEMENT,
    THEORY,
)


class Person(models.Model):
    code = models.CharField("Mã", max_length=200, primary_key=True)
    name = models.CharField("Họ và tên")
    sex = models.CharField("Giới tính", choices=words(SEXES))
    born = models.DateField("Ngày sinh")
    born_precision = models.CharField(
        "Biết ngày sinh đến", choices=words(BIRTH_PRECISIONS)
    )
    ethnicity = models.CharField("Dân tộc", blank=True, default="")
    home = models.ForeignKey(
        "records.Locality",
        models.PROTECT,
        verbose_name="Quê quán",
        related_name="natives",
        db_column="home",
        db_index=False,
        null=True,
        blank=True,
    )
    birthplace = models.ForeignKey(
        "records.Locality",
        models.PROTECT,
        verbose_name="Nơi sinh",
        related_name="born_here",
        db_column="birthplace",
        db_index=False,
        null=True,
        blank=True,
    )
    joined_party = models.DateField("Ngày vào Đảng", null=True, blank=True)
    degree = models.CharField(
        "Chuyên môn", choices=words(DEGREES), blank=True, default=""
    )
    theory = models.CharField("LLCT", choices=words(THEORY), blank=True, default="")
    state_management = models.CharField(
        "QLNN", choices=words(STATE_MANAGEMENT), blank=True, default=""
    )
    languages_it = models.BooleanField("Ngoại ngữ tin học", default=False)
    council = models.ForeignKey(
        "records.Locality",
        models.PROTECT,
        verbose_name="Đại biểu HĐND",
        related_name="council_members",
        db_column="council",
        db_index=False,
        null=True,
        blank=True,
    )
    health_on = models.DateField("Giấy sức khỏe", null=True, blank=True)
    under_proceedings = models.BooleanField("Đang bị xem xét", default=False)

    class Meta:
        db_table = "people"
        verbose_name = "Cán bộ"
        indexes: ClassVar = [
            models.Index(fields=["home"], name="person_home"),
            models.Index(fields=["birthplace"], name="person_birthplace"),
            models.Index(fields=["council"], name="person_council"),
        ]

    def __str__(self) -> str:
        return self.name
