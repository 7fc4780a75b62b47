"""Dossier items (thành phần hồ sơ): papers handed in for a case, each with its file."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.models.cases import Case, CaseAct


class FileKind(models.TextChoices):
    """What a file is, told by its content."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "Ảnh JPEG"
    PNG = "png", "Ảnh PNG"
    DOCX = "docx", "Word"


class DossierItem(models.Model):
    """One paper; `day` is the day it bears, `stored` the name of its file in the folder of the data.

    Of several papers for one item the newest counts.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="papers", db_column="case_id"
    )
    act = models.ForeignKey(
        CaseAct, models.PROTECT, related_name="papers", db_column="act"
    )
    item = models.CharField("Thành phần", max_length=60)
    day = models.DateField("Ngày ghi trên giấy", null=True, blank=True)
    file_name = models.CharField("Tên tệp", max_length=200)
    kind = models.CharField("Loại tệp", max_length=4, choices=FileKind.choices)
    size = models.PositiveIntegerField("Dung lượng")
    sha256 = models.CharField("SHA-256", max_length=64)
    stored = models.CharField("Tên lưu", max_length=64)
    first_submitted = models.DateField("Nộp lần đầu")
    reused_from = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="reused_in",
        db_column="reused_from",
        null=True,
        blank=True,
    )

    class Meta:
        db_table = "dossier_items"
        verbose_name = "Giấy tờ của hồ sơ"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(size__gte=1) & ~Q(item=""),
                name="paper_has_content",
                violation_error_message="Giấy tờ phải có nội dung và ghi rõ là thành phần nào.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.item} · {self.file_name}"
