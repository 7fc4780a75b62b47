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
    PLAN_LINE_RELEASED = "plan_line_released", "Bỏ điều đã ấn định của kế hoạch"
    PLAN_VERSION_SAVED = "plan_version_saved", "Lưu phương án"
    PLAN_DIFFERENCE_REASONED = (
        "plan_difference_reasoned",
        "Nêu lý do khác phương án máy",
    )
    PLAN_PAPER_WORDED = "plan_paper_worded", "Ghi lời văn bản kế hoạch"
    PLAN_VERSION_CHOSEN = "plan_version_chosen", "Chọn phương án"
    PLAN_SUBMITTED = "plan_submitted", "Trình kế hoạch xin chủ trương"
    PLAN_APPROVED = "plan_approved", "Cho chủ trương"
    PLAN_ISSUED = "plan_issued", "Ban hành văn bản kế hoạch"
    PLAN_SENT_BACK = "plan_sent_back", "Trả lại kế hoạch"
    PLAN_CLOSED = "plan_closed", "Kết thúc kế hoạch"
    CASE_OPENED = "case_opened", "Mở hồ sơ"
    CASE_PROPOSAL_CHANGED = "case_proposal_changed", "Đổi nội dung dự kiến của hồ sơ"
    CASE_OPINION_ASKED = "case_opinion_asked", "Hỏi ý kiến trong hồ sơ"
    CASE_OPINION_DELIVERED = "case_opinion_delivered", "Ghi nhận văn bản hỏi đã đến"
    CASE_OPINION_ANSWERED = "case_opinion_answered", "Trả lời trong hồ sơ"
    CASE_SILENCE_NOTED = "case_silence_noted", "Ghi nhận không trả lời"
    CASE_OPINION_DROPPED = "case_opinion_dropped", "Thôi hỏi trong hồ sơ"
    CASE_OPINION_SETTLED = "case_opinion_settled", "Giải quyết ý kiến không đồng ý"
    CASE_PAPER_ISSUED = "case_paper_issued", "Ban hành giấy tờ của hồ sơ"
    CASE_PAPERS_ADDED = "case_papers_added", "Thêm giấy tờ vào hồ sơ"
    CASE_NOTHING_NEW = "case_nothing_new", "Ghi không có nội dung mới trong hồ sơ"
    CASE_STEP_FINISHED = "case_step_finished", "Hoàn thành bước của hồ sơ"
    CASE_STEP_DELEGATED = "case_step_delegated", "Ủy quyền bước của hồ sơ"
    CASE_SUBMITTED = "case_submitted", "Trình hồ sơ"
    CASE_VOTED = "case_voted", "Biểu quyết về hồ sơ"
    CASE_MINUTES_WRITTEN = "case_minutes_written", "Ghi biên bản họp"
    CASE_DECIDED = "case_decided", "Quyết định về hồ sơ"
    DECISION_ISSUED = "decision_issued", "Ban hành quyết định"
    CASE_ANNOUNCED = "case_announced", "Công bố, triển khai quyết định"
    CASE_ELECTED = "case_elected", "Bầu cử theo hồ sơ"
    CASE_SENT_BACK = "case_sent_back", "Trả lại hồ sơ"
    CASE_WITHDRAWN = "case_withdrawn", "Rút hồ sơ"
    CASE_REFUSED = "case_refused", "Không đồng ý luân chuyển, điều động"
    CASE_WAIVED = "case_waived", "Xem xét trường hợp đặc biệt"
    CASE_PROCEDURE_MOVED = "case_procedure_moved", "Chuyển hồ sơ sang quy trình mới"
    DECISION_TOOK_EFFECT = "decision_took_effect", "Quyết định có hiệu lực"
    DECISION_CANCELLED = "decision_cancelled", "Hủy quyết định"
    REGISTER_BEGUN = "register_begun", "Ghi số cuối đã cấp của sổ văn bản"
    NUMBER_CANCELLED = "number_cancelled", "Hủy số văn bản"
    READING_SESSION_OPENED = "reading_session_opened", "Mở phiên đọc hồ sơ"
    READING_SESSION_ENDED = "reading_session_ended", "Kết thúc phiên đọc hồ sơ"
    DOSSIER_READ = "dossier_read", "Đọc trong phiên đọc hồ sơ"
    LOG_CHECKED = "log_checked", "Kiểm tra nhật ký"
    REMINDERS_SENT = "reminders_sent", "Gửi thư nhắc việc"


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
