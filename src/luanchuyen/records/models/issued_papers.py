"""Issued papers (văn bản đã phát hành): the text as it went out, with its number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.models.cases import Case, CaseAct
from luanchuyen.records.models.registers import RegisterEntry
from luanchuyen.records.models.signing import Signed


class IssuedPaper(Signed):
    """One paper as issued on the day `on`; what the record says later does not change it.

    `kind` is the paper's among `documents.papers`, `stored` the name of its Word file in the folder of
    the data, `draft` the fingerprint of the same text before it had a number.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="issued", db_column="case_id"
    )
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="issued_paper", db_column="act"
    )
    entry = models.OneToOneField(
        RegisterEntry,
        models.PROTECT,
        verbose_name="Số văn bản",
        related_name="issued_paper",
        db_column="entry",
    )
    kind = models.CharField("Loại văn bản", max_length=40)
    symbol = models.CharField("Số, ký hiệu", max_length=100)
    size = models.PositiveIntegerField("Dung lượng")
    sha256 = models.CharField("SHA-256", max_length=64)
    stored = models.CharField("Tên lưu", max_length=64)
    draft = models.CharField("Mã bản dự thảo", max_length=64)

    class Meta(Signed.Meta):
        db_table = "issued_papers"
        verbose_name = "Văn bản đã phát hành"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(size__gte=1) & ~Q(symbol="") & ~Q(sha256=""),
                name="issued_paper_is_whole",
                violation_error_message=(
                    "Văn bản phát hành phải có nội dung, số ký hiệu và mã kiểm."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol
