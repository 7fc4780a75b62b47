"""Registers (sổ văn bản): the numbers of each body's papers, whole and without gaps."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.models.signing import Signed


class RegisterType(models.TextChoices):
    """What is numbered together; which kind of paper goes into which register, its form says."""

    PLAN = "plan", "Kế hoạch"
    SUBMISSION = "submission", "Tờ trình"
    LETTER = "letter", "Công văn"
    REPORT = "report", "Báo cáo"
    DECISION = "decision", "Quyết định"
    NOTICE = "notice", "Thông báo"


class Organ(models.TextChoices):
    """Whose register within a body: its own, or that of who advises it on cadres."""

    BODY = "", "Chính cơ quan đó"
    ADVISORY = "advisory_body", "Cơ quan tham mưu tổ chức - cán bộ"


class Register(models.Model):
    """One body's numbers for one type of paper, in a term of the Party or a year of the State."""

    body = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Nơi ban hành",
        related_name="registers",
        db_column="body",
    )
    organ = models.CharField(
        "Bộ phận ban hành", max_length=20, choices=Organ, blank=True, default=Organ.BODY
    )
    paper = models.CharField("Loại văn bản", max_length=40, choices=RegisterType)
    series = models.CharField("Nhiệm kỳ hoặc năm", max_length=9)

    class Meta:
        db_table = "registers"
        verbose_name = "Sổ văn bản"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "organ", "paper", "series"],
                name="register_stands_once",
                violation_error_message="Sổ văn bản này đã có.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} · {self.paper} · {self.series}"


class RegisterBeginning(Signed):
    """The last number given outside before the first one here; until then a later one corrects it."""

    register = models.ForeignKey(
        Register,
        models.PROTECT,
        verbose_name="Sổ",
        related_name="beginnings",
        db_column="register",
    )
    last = models.PositiveIntegerField("Số cuối đã cấp")

    class Meta(Signed.Meta):
        db_table = "register_beginnings"
        verbose_name = "Số cuối đã cấp ngoài phần mềm"

    def __str__(self) -> str:
        return f"{self.register} sau số {self.last}"


class RegisterEntry(Signed):
    """One number that was given; it is never given again, whatever becomes of the paper."""

    register = models.ForeignKey(
        Register,
        models.PROTECT,
        verbose_name="Sổ",
        related_name="entries",
        db_column="register",
        db_index=False,
    )
    number = models.PositiveIntegerField("Số")
    subject = models.CharField("Về việc", max_length=500, blank=True, default="")

    class Meta(Signed.Meta):
        db_table = "register_entries"
        verbose_name = "Số văn bản"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "number"],
                name="register_number_stands_once",
                violation_error_message="Số văn bản này đã được cấp.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="register_counts_from_one",
                violation_error_message="Số văn bản phải từ 1 trở lên.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.register.series})"

    @property
    def is_cancelled(self) -> bool:
        return hasattr(self, "cancellation")


class RegisterCancellation(Signed):
    """A number that stays in the register, marked as cancelled."""

    entry = models.OneToOneField(
        RegisterEntry,
        models.PROTECT,
        verbose_name="Số văn bản",
        related_name="cancellation",
        db_column="entry",
    )
    reason = models.TextField("Lý do")

    class Meta(Signed.Meta):
        db_table = "register_cancellations"
        verbose_name = "Số văn bản bị hủy"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="cancelled_number_says_why",
                violation_error_message="Phải ghi lý do hủy số văn bản.",
            ),
        ]

    def __str__(self) -> str:
        return f"hủy {self.entry_id}"
