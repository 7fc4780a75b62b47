"""Cases (hồ sơ luân chuyển, điều động): one official's move, the acts that carry it on, what is proposed."""

from functools import cached_property
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from luanchuyen.records.case_acts import (
    ENDINGS,
    OF_AN_ASK,
    WITH_REASON,
    CaseActKind,
    CaseKind,
)
from luanchuyen.records.models.signing import Signed
from luanchuyen.rules.entries import Case as Ground
from luanchuyen.rules.procedure.acts import Answer

# Kept by triggers: what belongs to a case is written once, never changed and never removed.
CASES_ARE_APPEND_ONLY = "cases_are_append_only"

_GROUNDS = [(ground.value, ground.value) for ground in Ground]


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.exclude(acts__kind__in=ENDINGS)

    def with_acts(self) -> "CaseQuerySet":
        """With all that the standing of each is computed from."""
        found = self.select_related("committee", "plan")
        return found.prefetch_related("acts", "proposals")

    def proposing(self, **what: object) -> "CaseQuerySet":
        """Those whose proposal that counts is so."""
        newest = CaseProposal.objects.newest().filter(**what)
        return self.filter(pk__in=newest.values("case"))


class Case(Signed):
    """One official's move; `procedure` is the copy of the steps it began with.

    `begun_on` is the day its process began: that of the plan, where there is one.
    """

    kind = models.CharField("Loại", max_length=10, choices=CaseKind.choices)
    ground = models.CharField("Trường hợp", max_length=20, choices=_GROUNDS)
    committee = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp ủy lập hồ sơ",
        related_name="cases",
        db_column="committee",
    )
    plan = models.ForeignKey(
        "records.RotationPlan",
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="cases",
        db_column="plan",
        null=True,
        blank=True,
    )
    version = models.ForeignKey(
        "records.PlanVersion",
        models.PROTECT,
        verbose_name="Phương án",
        related_name="cases",
        db_column="version",
        null=True,
        blank=True,
    )
    rulebook = models.CharField("Bộ quy định", max_length=100)
    rulebook_version = models.CharField("Bản của bộ quy định", max_length=64)
    begun_on = models.DateField("Bắt đầu từ ngày")
    procedure = models.JSONField("Quy trình khi bắt đầu", encoder=DjangoJSONEncoder)

    objects = CaseQuerySet.as_manager()

    class Meta(Signed.Meta):
        db_table = "cases"
        verbose_name = "Hồ sơ luân chuyển, điều động"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(plan__isnull=False, version__isnull=False)
                | Q(
                    kind=CaseKind.TRANSFER,
                    plan__isnull=True,
                    version__isnull=True,
                ),
                name="rotation_is_of_a_plan",
                violation_error_message=(
                    "Hồ sơ luân chuyển phải theo một phương án của kế hoạch;"
                    " chỉ hồ sơ điều động được mở riêng."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        now = self.proposal
        return f"{self.get_kind_display()} {now.official.name}"

    @property
    def key(self) -> str:
        """The key under which the log speaks of the case."""
        return f"case/{self.pk}"

    @cached_property
    def proposal(self) -> "CaseProposal":
        """What is proposed now."""
        return max(self.proposals.all(), key=lambda one: one.number)


class CaseAct(Signed):
    """One act; `day` is when it was done, `on` when it was recorded.

    `who` and `whom` are actors' keys of the procedure, `unit` the body asked where it is one of ours.
    """

    case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name="Hồ sơ",
        related_name="acts",
        db_column="case_id",
        db_index=False,
    )
    number = models.PositiveIntegerField("Thứ tự")
    kind = models.CharField("Việc", max_length=20, choices=CaseActKind.choices)
    day = models.DateField("Ngày của việc")
    who = models.CharField("Ai làm", max_length=60, blank=True, default="")
    step = models.CharField("Bước", max_length=60, blank=True, default="")
    item = models.CharField("Việc hỏi, giấy tờ", max_length=60, blank=True, default="")
    whom = models.CharField("Hỏi ai", max_length=260, blank=True, default="")
    unit = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Đơn vị được hỏi",
        related_name="asked_in",
        db_column="unit",
        null=True,
        blank=True,
    )
    answer = models.CharField(
        "Trả lời",
        max_length=10,
        choices=[(one.value, one.value) for one in Answer],
        blank=True,
        default="",
    )
    parts = models.JSONField("Nội dung đã nêu", default=list)
    due = models.DateField("Hạn trả lời", null=True, blank=True)
    read = models.JSONField("Đã đọc", default=dict)
    conditions = models.JSONField("Điều kiện đã đạt", default=list)
    note = models.TextField("Lý do, nội dung", blank=True, default="")
    payload = models.JSONField("Kèm theo", default=dict, encoder=DjangoJSONEncoder)

    class Meta(Signed.Meta):
        db_table = "case_acts"
        verbose_name = "Việc của hồ sơ"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="case_acts_follow_one_another",
                violation_error_message=(
                    "Hồ sơ vừa được người khác cập nhật; hãy tải lại trang rồi làm tiếp."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_AN_ASK) | (~Q(item="") & ~Q(whom="")),
                name="case_act_names_what_was_asked",
                violation_error_message="Phải ghi hỏi việc gì và hỏi nơi nào.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=CaseActKind.ANSWERED) & ~Q(answer=""))
                | (~Q(kind=CaseActKind.ANSWERED) & Q(answer="")),
                name="case_answer_is_of_answering",
                violation_error_message="Khi trả lời, và chỉ khi trả lời, phải ghi câu trả lời.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=WITH_REASON) | ~Q(note=""),
                name="case_act_says_why",
                violation_error_message="Phải ghi lý do của việc này.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind"], name="case_act_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}.{self.number} · {self.kind}"


class CaseProposalQuerySet(models.QuerySet["CaseProposal"]):
    def newest(self) -> "CaseProposalQuerySet":
        """The proposals that count, one a case."""
        later = CaseProposal.objects.filter(
            case=models.OuterRef("case"), number__gt=models.OuterRef("number")
        )
        return self.exclude(models.Exists(later))


class CaseProposalManager(models.Manager["CaseProposal"]):
    def get_queryset(self) -> models.QuerySet["CaseProposal"]:
        """With what everybody asks of a proposal: whom, from where, to where, by whom decided."""
        found = super().get_queryset()
        return found.select_related(
            "official", "from_post__unit", "to_post__unit", "body"
        )


class CaseProposal(models.Model):
    """What a case proposes from one act on; the one of the greatest number counts.

    `body` decides: derived from the table of authorities or, where that does not say, named in the case
    with its `body_basis`.
    """

    case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name="Hồ sơ",
        related_name="proposals",
        db_column="case_id",
        db_index=False,
    )
    number = models.PositiveIntegerField("Số")
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="proposal", db_column="act"
    )
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Cán bộ",
        related_name="proposed_in",
        db_column="official",
    )
    from_post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh đang giữ",
        related_name="left_in",
        db_column="from_post",
    )
    to_post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh dự kiến",
        related_name="filled_in",
        db_column="to_post",
    )
    effective_on = models.DateField("Dự kiến có hiệu lực", null=True, blank=True)
    body = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp quyết định",
        related_name="cases_to_decide",
        db_column="body",
        null=True,
        blank=True,
    )
    body_basis = models.CharField(
        "Căn cứ thẩm quyền", max_length=300, blank=True, default=""
    )

    objects = CaseProposalManager.from_queryset(CaseProposalQuerySet)()

    class Meta:
        db_table = "case_proposals"
        verbose_name = "Nội dung dự kiến của hồ sơ"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="case_proposal_number_stands_once",
                violation_error_message="Hồ sơ đã có nội dung dự kiến mang số này.",
            ),
            models.CheckConstraint(
                condition=~Q(from_post=F("to_post")),
                name="case_leads_to_another_post",
                violation_error_message="Chức danh dự kiến phải khác chức danh đang giữ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id}: {self.from_post_id} → {self.to_post_id}"
