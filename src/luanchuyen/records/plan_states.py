"""The states of a plan, reached by its acts: which act may follow, and where it leads."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import TextChoices


class ActKind(TextChoices):
    """What is done to a plan; each is told in the log."""

    OPENED = "opened", "Mở kế hoạch"
    REVIEW_FROZEN = "review_frozen", "Chốt rà soát nhu cầu"
    PROPOSED = "proposed", "Đơn vị đề xuất nhân sự"
    WITHDRAWN = "withdrawn", "Đơn vị rút đề xuất"
    RELEASED = "released", "Bỏ điều đã ấn định"
    VERSION_SAVED = "version_saved", "Lưu phương án"
    REASONED = "reasoned", "Nêu lý do khác với phương án máy"
    WORDED = "worded", "Ghi lời văn bản"
    CHOSEN = "chosen", "Chọn phương án"
    SUBMITTED = "submitted", "Trình xin chủ trương"
    APPROVED = "approved", "Cho chủ trương"
    ISSUED = "issued", "Ban hành văn bản kế hoạch"
    SENT_BACK = "sent_back", "Trả lại"
    CLOSED = "closed", "Kết thúc"


class State(TextChoices):
    """Where a plan stands; never set, only reached."""

    DRAFT = "draft", "Dự thảo"
    REVIEW_FROZEN = "review_frozen", "Đã chốt rà soát"
    PROPOSALS = "proposals", "Đang đề xuất"
    CHOSEN = "chosen", "Đã chọn phương án"
    SUBMITTED = "submitted", "Đã trình"
    APPROVED = "approved", "Đã có chủ trương"
    SENT_BACK = "sent_back", "Bị trả lại"
    CLOSED = "closed", "Đã kết thúc"


class OutOfOrderError(ValueError):
    """An act that cannot follow those before it."""


# What who prepares may do while nothing is submitted; the plan stays where it is (None).
_PREPARING: dict[ActKind, State | None] = {
    ActKind.REVIEW_FROZEN: None,
    ActKind.PROPOSED: None,
    ActKind.WITHDRAWN: None,
    ActKind.RELEASED: None,
    ActKind.VERSION_SAVED: None,
    ActKind.REASONED: None,
    ActKind.WORDED: None,
    ActKind.CHOSEN: State.CHOSEN,
    ActKind.CLOSED: State.CLOSED,
}

# Sending back keeps all that was done; to submit again, a version is chosen anew.
NEXT: dict[State, dict[ActKind, State | None]] = {
    State.DRAFT: {
        ActKind.REVIEW_FROZEN: State.REVIEW_FROZEN,
        ActKind.RELEASED: None,
        ActKind.CLOSED: State.CLOSED,
    },
    State.REVIEW_FROZEN: {
        ActKind.REVIEW_FROZEN: None,
        ActKind.RELEASED: None,
        ActKind.PROPOSED: State.PROPOSALS,
        ActKind.VERSION_SAVED: State.PROPOSALS,
        ActKind.CLOSED: State.CLOSED,
    },
    State.PROPOSALS: _PREPARING,
    State.CHOSEN: _PREPARING | {ActKind.SUBMITTED: State.SUBMITTED},
    State.SUBMITTED: {
        ActKind.APPROVED: State.APPROVED,
        ActKind.SENT_BACK: State.SENT_BACK,
        ActKind.CLOSED: State.CLOSED,
    },
    # The paper gets its number and its day only now.
    State.APPROVED: {
        ActKind.WORDED: None,
        ActKind.ISSUED: None,
        ActKind.CLOSED: State.CLOSED,
    },
    State.SENT_BACK: _PREPARING,
    State.CLOSED: {},
}


def reached(acts: Iterable[str]) -> State:
    """The state a plan has after its acts. Raises OutOfOrderError where one could not follow."""
    opened, *later = acts
    if opened != ActKind.OPENED:
        raise OutOfOrderError(opened)
    return reduce(after, map(ActKind, later), State.DRAFT)


def after(state: State, act: ActKind) -> State:
    """The state an act leads to. Raises OutOfOrderError where it may not follow."""
    if act not in NEXT[state]:
        raise OutOfOrderError(act)
    return NEXT[state][act] or state
