"""What decides a case: votes, waivers, decisions with their numbers, and what they changed."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from luanchuyen.records.models.cases import Case, CaseAct
from luanchuyen.records.models.registers import RegisterEntry


class CaseVote(models.Model):
    """One vote of one body; `roll` are its members as they stood that day, each code and name."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="votes", db_column="case_id"
    )
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="vote", db_column="act"
    )
    body = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Tập thể biểu quyết",
        related_name="votes",
        db_column="body",
    )
    day = models.DateField("Ngày biểu quyết")
    roll = models.JSONField("Thành viên ngày hôm đó", default=list)
    members = models.IntegerField("Số thành viên")
    present = models.IntegerField("Số người dự")
    in_favour = models.IntegerField("Đồng ý")
    against = models.IntegerField("Không đồng ý")
    blank = models.IntegerField("Không có ý kiến")
    secret = models.BooleanField("Phiếu kín", default=False)
    by_circulation = models.BooleanField("Lấy ý kiến bằng văn bản", default=False)
    presided_by = models.CharField("Người chủ trì", max_length=200)
    names = models.TextField("Ai biểu quyết thế nào", blank=True, default="")

    class Meta:
        db_table = "case_votes"
        verbose_name = "Biểu quyết"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(present=F("in_favour") + F("against") + F("blank"))
                & Q(in_favour__gte=0, against__gte=0, blank__gte=0),
                name="vote_adds_up",
                violation_error_message=(
                    "Số phiếu đồng ý, không đồng ý và không có ý kiến phải cộng lại bằng số người dự."
                ),
            ),
            models.CheckConstraint(
                condition=Q(members__gte=1, present__lte=F("members")),
                name="vote_within_the_members",
                violation_error_message="Số người dự không thể nhiều hơn số thành viên.",
            ),
            models.CheckConstraint(
                condition=Q(secret=False) | Q(names=""),
                name="secret_vote_names_nobody",
                violation_error_message="Phiếu kín không được ghi tên người bỏ phiếu.",
            ),
            models.CheckConstraint(
                condition=~Q(presided_by=""),
                name="vote_has_a_chair",
                violation_error_message="Phải ghi người chủ trì cuộc biểu quyết.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.day} · {self.in_favour}/{self.members}"

    @property
    def session(self) -> "CaseSession | None":
        """The meeting as its newest minutes tell it; None where nobody has written any."""
        return max(self.sessions.all(), key=lambda one: one.pk, default=None)


class CaseSession(models.Model):
    """The meeting a vote was taken at, as its minutes tell it; long texts have an item a line.

    Of several the newest counts. `act` is the writing of it, null where it was told with the vote.
    `absent` are members, each name and why; who presided stands with the vote.
    """

    vote = models.ForeignKey(
        CaseVote, models.PROTECT, related_name="sessions", db_column="vote"
    )
    act = models.OneToOneField(
        CaseAct,
        models.PROTECT,
        verbose_name="Lần ghi",
        related_name="session",
        db_column="act",
        null=True,
        blank=True,
    )
    place = models.CharField("Địa điểm", max_length=300)
    began = models.CharField("Bắt đầu lúc", max_length=50)
    ended = models.CharField("Kết thúc lúc", max_length=50)
    secretary = models.CharField("Thư ký", max_length=200)
    absent = models.JSONField("Vắng mặt", default=list)
    guests = models.TextField("Mời dự", blank=True, default="")
    agenda = models.TextField("Nội dung")
    discussion = models.TextField("Ý kiến thảo luận", blank=True, default="")
    conclusion = models.TextField("Kết luận")

    class Meta:
        db_table = "case_sessions"
        verbose_name = "Cuộc họp biểu quyết"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote"],
                condition=Q(act=None),
                name="session_is_told_with_the_vote_once",
                violation_error_message="Biên bản ghi cùng biểu quyết này đã có.",
            ),
            models.CheckConstraint(
                condition=~Q(place="")
                & ~Q(began="")
                & ~Q(ended="")
                & ~Q(secretary="")
                & ~Q(agenda="")
                & ~Q(conclusion=""),
                name="session_is_told_in_full",
                violation_error_message=(
                    "Biên bản họp phải ghi địa điểm, giờ, thư ký, nội dung và kết luận."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} · {self.place}"


class CaseWaiver(models.Model):
    """One criterion of one text waived; the verdict not met stays so."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="waivers", db_column="case_id"
    )
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="waiver", db_column="act"
    )
    criterion = models.CharField("Tiêu chí", max_length=60)
    book = models.CharField("Bộ quy định", max_length=100)
    authority = models.CharField("Cấp quyết định", max_length=60)
    reason = models.TextField("Lý do")
    document = models.CharField("Văn bản", max_length=200)
    day = models.DateField("Ngày")
    grounds = models.JSONField("Căn cứ khác", default=dict)

    class Meta:
        db_table = "case_waivers"
        verbose_name = "Trường hợp đặc biệt"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(document="") & ~Q(criterion=""),
                name="waiver_is_given_in_due_form",
                violation_error_message=(
                    "Trường hợp đặc biệt phải ghi tiêu chí, lý do và văn bản quyết định."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.criterion} ({self.book})"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> "DecisionQuerySet":
        """Decisions to move somebody that no other has cancelled."""
        return self.filter(cancels=None, cancelled_by=None)


class Decision(models.Model):
    """A decision with its number; one that cancels another moves nobody itself."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="decisions", db_column="case_id"
    )
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="decision", db_column="act"
    )
    body = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp quyết định",
        related_name="decisions",
        db_column="body",
    )
    entry = models.OneToOneField(
        RegisterEntry,
        models.PROTECT,
        verbose_name="Số quyết định",
        related_name="decision",
        db_column="entry",
    )
    day = models.DateField("Ngày quyết định")
    effective_on = models.DateField("Có hiệu lực từ ngày")
    cancels = models.OneToOneField(
        "self",
        models.PROTECT,
        verbose_name="Hủy quyết định",
        related_name="cancelled_by",
        db_column="cancels",
        null=True,
        blank=True,
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        db_table = "decisions"
        verbose_name = "Quyết định"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("day")),
                name="decision_looks_ahead",
                violation_error_message=(
                    "Quyết định không thể có hiệu lực trước ngày ban hành."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry)


class Effect(models.Model):
    """What a decision changed in the tenures, row by row before and after, or the same undone.

    `after_import` is the newest import it came after, so that imports and effects have one order.
    """

    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        verbose_name="Quyết định",
        related_name="effects",
        db_column="decision",
    )
    act = models.OneToOneField(
        CaseAct, models.PROTECT, related_name="effect", db_column="act"
    )
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="undone_by",
        db_column="undoes",
        null=True,
        blank=True,
    )
    before = models.JSONField("Trước", default=list, encoder=DjangoJSONEncoder)
    after = models.JSONField("Sau", default=list, encoder=DjangoJSONEncoder)
    after_import = models.BigIntegerField("Sau lần nhập")
    fingerprint = models.CharField("Dấu vân tay", max_length=64)

    class Meta:
        db_table = "effects"
        verbose_name = "Hiệu lực của quyết định"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(undoes=None),
                name="decision_takes_effect_once",
                violation_error_message="Quyết định này đã được thực hiện trước đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.fingerprint[:8]}"
