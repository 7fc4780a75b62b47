"""Proposals of units (đề xuất nhân sự): whom a unit names for a plan, and where to (QĐ 65, Article 7)."""

from django.db import models

from luanchuyen.records.models.signing import Signed
from luanchuyen.records.plan_states import ActKind


class UnitProposalQuerySet(models.QuerySet["UnitProposal"]):
    def standing(self) -> "UnitProposalQuerySet":
        """Those that were not withdrawn."""
        return self.exclude(acts__kind=ActKind.WITHDRAWN)


class UnitProposal(Signed):
    """One official whom a unit proposes; without a post, wherever the plan has a place."""

    plan = models.ForeignKey(
        "records.RotationPlan",
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="proposals",
        db_column="plan",
    )
    unit = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Đơn vị đề xuất",
        related_name="proposals",
        db_column="unit",
    )
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="proposals",
        db_column="official",
    )
    post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh",
        related_name="proposals",
        db_column="post",
        null=True,
        blank=True,
    )
    reason = models.TextField("Lý do")

    objects = UnitProposalQuerySet.as_manager()

    class Meta(Signed.Meta):
        db_table = "unit_proposals"
        verbose_name = "Đề xuất nhân sự của đơn vị"

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.official_id} → {self.post_id or '…'}"
