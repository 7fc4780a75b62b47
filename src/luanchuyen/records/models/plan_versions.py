"""Versions of a plan (phương án): saved scenarios, the machine's and people's, kept side by side."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from luanchuyen.records.models.signing import Signed


class Maker(models.TextChoices):
    """Who settled the moves: the machine alone, or people by pinning and forbidding some."""

    MACHINE = "machine", "Máy đề xuất"
    PEOPLE = "people", "Cán bộ điều chỉnh"


class PlanVersion(Signed):
    """One answer to the plan's text, frozen: on which facts, by which text of the law."""

    plan = models.ForeignKey(
        "records.RotationPlan",
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="versions",
        db_column="plan",
        db_index=False,
    )
    number = models.PositiveIntegerField("Số")
    maker = models.CharField("Nguồn", max_length=10, choices=Maker.choices)
    label = models.CharField("Tên phương án", max_length=200)
    why = models.TextField("Đã đổi gì, vì sao", blank=True, default="")
    text = models.TextField("Nội dung kế hoạch")
    fingerprint = models.CharField("Dấu vân dữ liệu", max_length=64)
    rulebook_version = models.CharField("Bản của bộ quy định", max_length=64)
    document = models.JSONField("Kết quả", encoder=DjangoJSONEncoder)

    class Meta(Signed.Meta):
        db_table = "plan_versions"
        verbose_name = "Phương án"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_version_number_stands_once",
                violation_error_message="Kế hoạch đã có phương án mang số này.",
            ),
            models.CheckConstraint(
                condition=Q(maker=Maker.MACHINE) | ~Q(why=""),
                name="people_version_says_why",
                violation_error_message=(
                    "Phương án do cán bộ điều chỉnh phải ghi đã đổi gì và vì sao."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Phương án {self.number}: {self.label}"


class PlanReason(Signed):
    """Why people's version differs from the machine's for one official; the newest counts.

    A blank post: that version leaves the official in place.
    """

    version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        verbose_name="Phương án",
        related_name="reasons",
        db_column="version",
    )
    official = models.CharField("Mã cán bộ", max_length=200)
    machine_post = models.CharField(
        "Máy đề xuất", max_length=200, blank=True, default=""
    )
    people_post = models.CharField(
        "Phương án chọn", max_length=200, blank=True, default=""
    )
    reason = models.TextField("Lý do")

    class Meta(Signed.Meta):
        db_table = "plan_reasons"
        verbose_name = "Lý do khác với phương án máy"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(machine_post=models.F("people_post")),
                name="reason_is_of_a_difference",
                violation_error_message=(
                    "Chỉ nêu lý do cho cán bộ mà hai phương án bố trí khác nhau."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reason_is_given",
                violation_error_message="Lý do không được để trống.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.machine_post} → {self.people_post}"


class LineKind(models.TextChoices):
    """What a line of a plan's text settles."""

    PIN = "pin", "Ấn định"
    FORBID = "forbid", "Không chuyển"


class PlanRelease(Signed):
    """A line of the text a plan was opened with that holds no longer, and why.

    A blank post: the line is of every post.
    """

    plan = models.ForeignKey(
        "records.RotationPlan",
        models.PROTECT,
        verbose_name="Kế hoạch",
        related_name="releases",
        db_column="plan",
        db_index=False,
    )
    kind = models.CharField("Dòng", max_length=10, choices=LineKind.choices)
    official = models.CharField("Mã cán bộ", max_length=200)
    post = models.CharField("Mã chức danh", max_length=200, blank=True, default="")
    reason = models.TextField("Lý do")

    class Meta(Signed.Meta):
        db_table = "plan_releases"
        verbose_name = "Điều đã ấn định được bỏ"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kind", "official", "post"],
                name="plan_line_released_once",
                violation_error_message="Điều này đã được bỏ trước đó.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="release_says_why",
                violation_error_message="Bỏ một điều đã ấn định phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} · {self.kind} {self.official} {self.post}"


class PlanQuestion(models.TextChoices):
    """A question about a version that takes too long for one page."""

    ENVY = "envy", "Hơn điểm mà không được chọn"
    CURVE = "curve", "Chuyển thêm được gì"


class PlanAnswer(Signed):
    """One piece of the answer to such a question, found on the facts and the law of the version."""

    version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        verbose_name="Phương án",
        related_name="answers",
        db_column="version",
        db_index=False,
    )
    question = models.CharField("Câu hỏi", max_length=10, choices=PlanQuestion.choices)
    number = models.PositiveIntegerField("Thứ tự")
    document = models.JSONField("Trả lời", encoder=DjangoJSONEncoder)

    class Meta(Signed.Meta):
        db_table = "plan_answers"
        verbose_name = "Trả lời về phương án"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "question", "number"],
                name="plan_question_answered_once",
                violation_error_message="Phần này đã được tính trước đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} · {self.question} {self.number}"


class PlanWording(Signed):
    """What people say in the paper of a version where no record says it; the newest counts.

    `words` are the parts of `services.plan_papers.Wording` by name.
    """

    version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        verbose_name="Phương án",
        related_name="wordings",
        db_column="version",
    )
    words = models.JSONField("Lời văn bản", encoder=DjangoJSONEncoder)

    class Meta(Signed.Meta):
        db_table = "plan_wordings"
        verbose_name = "Lời văn bản kế hoạch"

    def __str__(self) -> str:
        return f"{self.version_id} · {self.on}"
