"""Certificates (văn bằng, chứng chỉ) of officials."""

from typing import ClassVar

from django.db import models


class Certificate(models.Model):
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="certificates",
        db_column="official",
        db_index=False,
    )
    kind = models.CharField("Loại")
    grade = models.CharField("Trình độ", blank=True, default="")
    issued_on = models.DateField("Ngày cấp", null=True, blank=True)
    expires_on = models.DateField("Hết hạn", null=True, blank=True)

    class Meta:
        db_table = "certificates"
        verbose_name = "Văn bằng"
        indexes: ClassVar = [
            models.Index(fields=["official"], name="certificate_official")
        ]

    def __str__(self) -> str:
        return f"{self.official_id} · {self.kind}"
