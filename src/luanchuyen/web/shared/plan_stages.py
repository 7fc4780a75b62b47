"""The way of a plan as a row of steps, and what comes next from whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.records.models import RotationPlan
from luanchuyen.records.plan_states import State
from luanchuyen.web.shared import words

# The steps in their order; sent back, a plan stands where versions are made.
_STEPS = (
    (State.DRAFT, "Mở kế hoạch"),
    (State.REVIEW_FROZEN, "Chốt rà soát nhu cầu"),
    (State.PROPOSALS, "Đề xuất, lập phương án"),
    (State.CHOSEN, "Chọn phương án"),
    (State.SUBMITTED, "Trình xin chủ trương"),
    (State.APPROVED, "Cho chủ trương"),
    (State.CLOSED, "Kết thúc"),
)
_ORDER = [state for state, _ in _STEPS]
_PREPARING, _DECIDING = "Cán bộ ban tổ chức", "Thường trực cấp ủy"
_NEXT: Mapping[State, tuple[str, str]] = {
    State.DRAFT: ("Chốt rà soát nhu cầu", _PREPARING),
    State.REVIEW_FROZEN: ("Để máy đề xuất; nhận đề xuất của đơn vị", _PREPARING),
    State.PROPOSALS: ("Điều chỉnh, so sánh rồi chọn phương án", _PREPARING),
    State.CHOSEN: ("Trình xin chủ trương", _PREPARING),
    State.SUBMITTED: ("Cho chủ trương hoặc trả lại", _DECIDING),
    State.APPROVED: ("Thực hiện, rồi kết thúc kế hoạch", _PREPARING),
    State.SENT_BACK: ("Sửa theo lý do trả lại, rồi chọn lại phương án", _PREPARING),
}
_MARKS: Mapping[State, words.Mark] = {
    State.APPROVED: words.Mark("met", State.APPROVED.label, "met"),
    State.SENT_BACK: words.Mark("not_known", State.SENT_BACK.label, "alert"),
    State.CLOSED: words.Mark("plain", State.CLOSED.label, "lock"),
}


@dataclass(frozen=True)
class Step:
    """`standing` is done, now or ahead."""

    name: str
    standing: str
    word: str


_WORDS = {"done": "xong", "now": "hiện nay", "ahead": "chưa đến"}


@dataclass(frozen=True)
class Standing:
    """Where a plan stands: its mark, its steps, the next act and who must do it."""

    state: State
    mark: words.Mark
    steps: Sequence[Step]
    next: str
    who: str


def standing(plan: RotationPlan) -> Standing:
    """Read the state of the plan once, and tell it."""
    state = plan.state
    next_, who = _NEXT.get(state, ("", ""))
    return Standing(
        state,
        _MARKS.get(state) or words.Mark("plain", state.label, "route"),
        _steps(state),
        next_,
        f"{who}, {plan.committee.name}" if who else "",
    )


def _steps(state: State) -> list[Step]:
    at = _ORDER.index(State.PROPOSALS if state is State.SENT_BACK else state)
    # The last step is over once it is reached; every other one lasts.
    over = len(_STEPS) if state is State.CLOSED else at
    found = []
    for number, (_, name) in enumerate(_STEPS):
        key = "done" if number < over else "now" if number == at else "ahead"
        found.append(Step(name, key, _WORDS[key]))
    return found
