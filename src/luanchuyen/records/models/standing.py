"""Standing of an official: discipline, yearly ratings, confidence votes, signed assessments."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import ASSESSMENTS, DISCIPLINE_FORMS, RATINGS


class DisciplinaryAction(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="disciplinary_actions",
        db_column="official",
        db_index=False,
    )
    form = models.CharField("Hình thức", choices=words(DISCIPLINE_FORMS))
    decided_on = models.DateField("Ngày quyết định")
    lapses_on = models.DateField("Hết hiệu lực", null=True, blank=True)

    class Meta:
        db_table = "discipline"
        verbose_name = "Kỷ luật"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="discipline_official")
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.form} · {self.decided_on}"


class Rating(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="ratings",
        db_column="official",
        db_index=False,
    )
    year = models.BigIntegerField("Năm")
    rating = models.CharField("Xếp loại", choices=words(RATINGS))

    class Meta:
        db_table = "ratings"
        verbose_name = "Xếp loại"
        indexes: ClassVar = [models.Index(fields=["official"], name="rating_official")]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.year} · {self.rating}"


class ConfidenceVote(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="confidence_votes",
        db_column="official",
        db_index=False,
    )
    on = models.DateField("Ngày")
    low_share = models.FloatField("Tỷ lệ thấp")

    class Meta:
        db_table = "confidence"
        verbose_name = "Tín nhiệm"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="confidence_official")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(low_share__gte=0, low_share__lte=1),
                name="low_share_from_0_to_1",
                violation_error_message="Tỷ lệ tín nhiệm thấp phải từ 0 đến 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.on} · {self.low_share}"


class Assessment(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="assessments",
        db_column="official",
        db_index=False,
    )
    kind = models.CharField("Nội dung", choices=words(ASSESSMENTS))
    on = models.DateField("Ngày")
    body = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cơ quan",
        related_name="signed_assessments",
        db_column="body",
        db_index=False,
    )

    class Meta:
        db_table = "assessments"
        verbose_name = "Nhận xét"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="assessment_official"),
            models.Index(fields=["body"], name="assessment_body"),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.kind} · {self.on}"
