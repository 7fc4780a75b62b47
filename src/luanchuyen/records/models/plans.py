"""Rotation plans (kế hoạch luân chuyển), the acts that carry them on, and the review they rest on."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from luanchuyen.records.models.plan_versions import PlanVersion
from luanchuyen.records.models.signing import Signed
from luanchuyen.records.plan_states import ActKind, State, reached

# Kept by triggers: what belongs to a plan is written once, never changed and never removed.
PLANS_ARE_APPEND_ONLY = "plans_are_append_only"


class RotationPlanQuerySet(models.QuerySet["RotationPlan"]):
    def open(self) -> "RotationPlanQuerySet":
        return self.exclude(acts__kind=ActKind.CLOSED)


class RotationPlan(Signed):
    """What a committee wants to move in a round; `text` is the plan as it was opened, in YAML.

    `under` is the plan of the committee above, `follows` the one whose results it was opened from.
    """

    committee = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp ủy",
        related_name="plans",
        db_column="committee",
    )
    title = models.CharField("Tên kế hoạch", max_length=300)
    rulebook = models.CharField("Bộ quy định", max_length=100)
    day = models.DateField("Xét tại ngày")
    term = models.CharField("Nhiệm kỳ", max_length=9, blank=True, default="")
    text = models.TextField("Nội dung khi mở")
    under = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="Thuộc kế hoạch",
        related_name="nested",
        db_column="under",
        null=True,
        blank=True,
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="Tiếp theo kế hoạch",
        related_name="followed_by",
        db_column="follows",
        null=True,
        blank=True,
    )

    objects = RotationPlanQuerySet.as_manager()

    class Meta(Signed.Meta):
        db_table = "rotation_plans"
        verbose_name = "Kế hoạch luân chuyển"

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        return reached(act.kind for act in self.acts.all())

    @property
    def chosen(self) -> PlanVersion | None:
        """The version chosen last; kept when the plan is sent back."""
        act = self.acts.filter(kind=ActKind.CHOSEN).select_related("version").last()
        return act.version if act else None

    @property
    def key(self) -> str:
        """The key under which the log speaks of the plan."""
        return f"plan/{self.pk}"


class PlanReview(Signed):
    """The demand review as it stood when it was frozen; of several the newest counts."""

    plan = models.ForeignKey(
        RotationPlan,
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="reviews",
        db_column="plan",
    )
    fingerprint = models.CharField("Dấu vân dữ liệu", max_length=64)
    rulebook_version = models.CharField("Bản của bộ quy định", max_length=64)
    document = models.JSONField("Kết quả rà soát", encoder=DjangoJSONEncoder)

    class Meta(Signed.Meta):
        db_table = "plan_reviews"
        verbose_name = "Rà soát đã chốt"

    def __str__(self) -> str:
        return f"{self.plan_id} · {self.on}"


_OF_A_VERSION = (
    ActKind.VERSION_SAVED,
    ActKind.CHOSEN,
    ActKind.REASONED,
    ActKind.WORDED,
    ActKind.ISSUED,
)
_OF_A_PROPOSAL = (ActKind.PROPOSED, ActKind.WITHDRAWN)


class PlanAct(Signed):
    """One act on a plan; what it is about stands in `review`, `proposal` or `version`."""

    plan = models.ForeignKey(
        RotationPlan,
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="acts",
        db_column="plan",
        db_index=False,
    )
    number = models.PositiveIntegerField("Thứ tự")
    kind = models.CharField("Việc", max_length=20, choices=ActKind.choices)
    note = models.TextField("Ghi chú", blank=True, default="")
    review = models.ForeignKey(
        PlanReview, models.PROTECT, related_name="acts", db_column="review", null=True
    )
    proposal = models.ForeignKey(
        "records.UnitProposal",
        models.PROTECT,
        related_name="acts",
        db_column="proposal",
        null=True,
    )
    version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        related_name="acts",
        db_column="version",
        null=True,
    )

    class Meta(Signed.Meta):
        db_table = "plan_acts"
        verbose_name = "Việc của kế hoạch"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_acts_follow_one_another",
                violation_error_message=(
                    "Kế hoạch vừa được người khác cập nhật; hãy tải lại trang rồi làm tiếp."
                ),
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(kind=ActKind.WITHDRAWN),
                name="proposal_withdrawn_once",
                violation_error_message="Đề xuất này đã được rút trước đó.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        kind=ActKind.REVIEW_FROZEN,
                        review__isnull=False,
                        proposal__isnull=True,
                        version__isnull=True,
                    )
                    | Q(
                        kind__in=_OF_A_PROPOSAL,
                        review__isnull=True,
                        proposal__isnull=False,
                        version__isnull=True,
                    )
                    | Q(
                        kind__in=_OF_A_VERSION,
                        review__isnull=True,
                        proposal__isnull=True,
                        version__isnull=False,
                    )
                    | (
                        ~Q(
                            kind__in=[
                                ActKind.REVIEW_FROZEN,
                                *_OF_A_PROPOSAL,
                                *_OF_A_VERSION,
                            ]
                        )
                        & Q(
                            review__isnull=True,
                            proposal__isnull=True,
                            version__isnull=True,
                        )
                    )
                ),
                name="plan_act_names_its_subject",
                violation_error_message=(
                    "Việc của kế hoạch phải ghi đúng bản rà soát, đề xuất hoặc phương án mà nó nói đến."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}.{self.number} · {self.kind}"
