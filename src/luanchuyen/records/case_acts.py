"""What is done in a case: the acts the procedure reads, and those that only the record keeps."""

from django.db.models import TextChoices

from luanchuyen.rules.procedure import acts


class CaseKind(TextChoices):
    """Which procedure and which table of authorities a case follows."""

    ROTATION = "rotation", "Luân chuyển"
    TRANSFER = "transfer", "Điều động"


class CaseActKind(TextChoices):
    """One act a row; those of `OF_THE_PROCEDURE` are what `rules.procedure` computes the standing from."""

    ASKED = "asked", "Hỏi ý kiến"
    DELIVERED = "delivered", "Đã nhận văn bản hỏi"
    ANSWERED = "answered", "Trả lời"
    DROPPED = "dropped", "Thôi hỏi"
    SETTLED = "settled", "Giải quyết ý kiến không đồng ý"
    ISSUED = "issued", "Ban hành giấy tờ"
    FINISHED = "finished", "Hoàn thành bước"
    DELEGATED = "delegated", "Ủy quyền thực hiện bước"
    SENT_BACK = "sent_back", "Trả lại"
    WITHDRAWN = "withdrawn", "Rút hồ sơ"
    REFUSED = "refused", "Không đồng ý luân chuyển, điều động"
    OPENED = "opened", "Mở hồ sơ"
    PROPOSED = "proposed", "Đổi nội dung dự kiến"
    NOTED_SILENCE = "noted_silence", "Ghi nhận không trả lời"
    HEARD_LATE = "heard_late", "Ý kiến đến sau quyết định"
    NUMBERED = "numbered", "Phát hành văn bản"
    PAPERS_ADDED = "papers_added", "Thêm giấy tờ vào hồ sơ"
    NOTHING_NEW = "nothing_new", "Ghi không có nội dung mới"
    WAIVED = "waived", "Xem xét trường hợp đặc biệt"
    VOTED = "voted", "Biểu quyết"
    MINUTED = "minuted", "Ghi biên bản họp"
    COMPLETED = "completed", "Xong mọi bước"
    TOOK_EFFECT = "took_effect", "Quyết định có hiệu lực"
    DECISION_CANCELLED = "decision_cancelled", "Hủy quyết định"
    PROCEDURE_MOVED = "procedure_moved", "Chuyển sang quy trình mới"


OF_THE_PROCEDURE = tuple(CaseActKind(kind.value) for kind in acts.ActKind)
ENDINGS = (CaseActKind.WITHDRAWN, CaseActKind.REFUSED, CaseActKind.COMPLETED)
OF_AN_ASK = tuple(CaseActKind(kind.value) for kind in acts.OF_AN_ASK)
WITH_REASON = (
    *(CaseActKind(kind.value) for kind in acts.WITH_REASON),
    *(CaseActKind.PROPOSED, CaseActKind.DECISION_CANCELLED),
    CaseActKind.PROCEDURE_MOVED,
)
