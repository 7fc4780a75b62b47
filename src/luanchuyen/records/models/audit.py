"""The audit log: one event an act, appended and never changed."""

from typing import ClassVar

from django.db import models


class EventType(models.TextChoices):
    """What was done; `services.audit` has the sentence of each."""

    WORKBOOK_IMPORTED = "workbook_imported", "Nhập sổ dữ liệu"
    ACCOUNT_OPENED = "account_opened", "Mở tài khoản"
    PASSWORD_SET = "password_set", "Đặt lại mật khẩu"
    PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
    PLAN_OPENED = "plan_opened", "Mở kế hoạch"
    PLAN_REVIEW_FROZEN = "plan_review_frozen", "Chốt rà soát nhu cầu của kế hoạch"
    UNIT_PROPOSED = "unit_proposed", "Đơn vị đề xuất nhân sự"
    UNIT_PROPOSAL_WITHDRAWN = "unit_proposal_withdrawn", "Đơn vị rút đề xuất"
    PLAN_VERSION_SAVED = "plan_version_saved", "Lưu phương án"
    PLAN_DIFFERENCE_REASONED = (
        "plan_difference_reasoned",
        "Nêu lý do khác phương án máy",
    )
    PLAN_VERSION_CHOSEN = "plan_version_chosen", "Chọn phương án"
    PLAN_SUBMITTED = "plan_submitted", "Trình kế hoạch xin chủ trương"
    PLAN_APPROVED = "plan_approved", "Cho chủ trương"
    PLAN_SENT_BACK = "plan_sent_back", "Trả lại kế hoạch"
    PLAN_CLOSED = "plan_closed", "Kết thúc kế hoạch"


class AuditEvent(models.Model):
    """Actor and subject are text, not references: the log outlives what it speaks of.

    Events are a chain: each has the next number and the hash of the event before, and its own hash is over
    the canonical text of `SEALED`, all it says.
    """

    SEALED = (
        "number",
        "previous",
        "type",
        "actor_key",
        "actor_name",
        "on",
        "at",
        "subject_key",
        "subject_label",
        "before",
        "after",
        "request_id",
    )

    number = models.PositiveBigIntegerField("Số thứ tự", unique=True)
    previous = models.CharField("Mã của sự kiện trước", max_length=64)
    hash = models.CharField("Mã của sự kiện", max_length=64)
    type = models.CharField("Việc", max_length=50, choices=EventType.choices)
    actor_key = models.CharField("Tài khoản", max_length=150)
    actor_name = models.CharField("Người thực hiện", max_length=200)
    on = models.DateField("Ngày")
    at = models.DateTimeField("Thời điểm ghi")
    subject_key = models.CharField("Mã đối tượng", max_length=200)
    subject_label = models.CharField("Đối tượng")
    before = models.JSONField("Trước", default=dict)
    after = models.JSONField("Sau", default=dict)
    request_id = models.CharField("Mã yêu cầu", max_length=100, blank=True, default="")

    class Meta:
        db_table = "audit_events"
        verbose_name = "Nhật ký"
        indexes: ClassVar = [
            models.Index(fields=["subject_key"], name="audit_subject"),
            models.Index(fields=["type"], name="audit_type"),
        ]

    def __str__(self) -> str:
        return f"{self.on} · {self.type} · {self.subject_label}"
