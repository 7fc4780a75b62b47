"""Issued papers (văn bản đã phát hành), of cases and of plans: the text as it went out, with its number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.models.cases import Case, CaseAct
from luanchuyen.records.models.plan_versions import PlanVersion
from luanchuyen.records.models.plans import PlanAct
from luanchuyen.records.models.registers import RegisterEntry
from luanchuyen.records.models.signing import Signed


class Issued(Signed):
    """What every paper that went out keeps: its symbol, and the file under its fingerprint.

    `stored` is the name of its Word file in the folder of the data.
    """

    symbol = models.CharField("Số, ký hiệu", max_length=100)
    size = models.PositiveIntegerField("Dung lượng")
    sha256 = models.CharField("SHA-256", max_length=64)
    stored = models.CharField("Tên lưu", max_length=64)

    class Meta(Signed.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.symbol


_IS_WHOLE = Q(size__gte=1) & ~Q(symbol="") & ~Q(sha256="")
_NOT_WHOLE = "Văn bản phát hành phải có nội dung, số ký hiệu và mã kiểm."


class IssuedPaper(Issued):
    """One paper of a case as issued on the day `on`; what the record says later does not change it.

    `kind` is the paper's among `documents.papers`, `draft` the fingerprint of the same text before it had
    a number.
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
    draft = models.CharField("Mã bản dự thảo", max_length=64)

    class Meta(Issued.Meta):
        abstract = False
        db_table = "issued_papers"
        verbose_name = "Văn bản đã phát hành"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_IS_WHOLE,
                name="issued_paper_is_whole",
                violation_error_message=_NOT_WHOLE,
            ),
        ]


class IssuedPlan(Issued):
    """The paper of a plan as issued on the day `on`, of the version that was approved."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="issued", db_column="version"
    )
    act = models.OneToOneField(
        PlanAct, models.PROTECT, related_name="issued", db_column="act"
    )
    entry = models.OneToOneField(
        RegisterEntry,
        models.PROTECT,
        verbose_name="Số văn bản",
        related_name="issued_plan",
        db_column="entry",
    )

    class Meta(Issued.Meta):
        abstract = False
        db_table = "issued_plans"
        verbose_name = "Kế hoạch đã phát hành"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_IS_WHOLE,
                name="issued_plan_is_whole",
                violation_error_message=_NOT_WHOLE,
            ),
        ]
