"""Procedures and tables of authorities in words: who acts, who is asked, which gate, how long, when."""

from collections.abc import Iterator, Mapping

from luanchuyen.rules.parts.authorities import When
from luanchuyen.rules.parts.keys import ACTORS, CONDITIONS, GATES, PAPERS
from luanchuyen.rules.parts.procedures import (
    Ask,
    Gate,
    GateKind,
    ProcedureEntry,
    Silence,
    Step,
    Time,
)


def performers(step: Step) -> str:
    """Who carries the step, with whom, and to whom it may be delegated."""
    told = ACTORS[step.actor]
    if step.together_with:
        told += f", cùng {', '.join(ACTORS[one] for one in step.together_with)}"
    if step.delegable_to:
        told += (
            f"; ủy quyền được cho {', '.join(ACTORS[one] for one in step.delegable_to)}"
        )
    return told


def ask_told(ask: Ask) -> str:
    """What is asked of whom, what the answer must hold, and what silence means where it is heard."""
    told = f"{ask.title}: {', '.join(ACTORS[one] for one in ask.of)}"
    if ask.each:
        told += " (hỏi từng nơi)"
    if ask.parts:
        told += f"; phải ghi {', '.join(ask.parts.values())}"
    if ask.silence is Silence.NO_OPINION:
        told += "; quá hạn không trả lời coi là không có ý kiến"
    if ask.when:
        told += "; chỉ khi bảng thẩm quyền đòi thống nhất trước"
    return told


def gate_told(gate: Gate, asks: Mapping[str, str]) -> str:
    """What must be true to leave the step; `asks` are the titles of what the procedure asks."""
    names = {GateKind.ISSUED: PAPERS, GateKind.CONDITION: CONDITIONS}
    return f"{GATES[gate.kind]}: {names.get(gate.kind, asks)[gate.of]}"


def time_told(time: Time, entry: ProcedureEntry) -> str:
    """How long an answer, a step or all after a step may take."""
    steps = {step.key: step.title for step in entry.steps}
    days = f"{time.days} ngày{' làm việc' if time.working else ''}"
    if time.ask:
        return f"Trả lời «{ask_titles(entry)[time.ask]}» trong {days} kể từ ngày nhận"
    if time.after:
        return f"Xong toàn bộ trong {days} sau bước «{steps[time.after]}»"
    return f"Xong bước «{steps[time.step or '']}» trong {days}"


def ask_titles(entry: ProcedureEntry) -> dict[str, str]:
    """What the procedure asks, by key."""
    return {ask.key: ask.title for step in entry.steps for ask in step.asks}


_MANAGED: Mapping[str, str] = {
    "either": "một trong hai chức danh thuộc diện cấp ủy của bộ quy định quản lý",
    "both": "cả hai chức danh thuộc diện cấp ủy của bộ quy định quản lý",
    "none": "không chức danh nào thuộc diện cấp ủy của bộ quy định quản lý",
}


def when_told(when: When) -> str:
    """The facts of a move a branch of the table asks; all must hold."""
    return "; ".join(_facts(when)) or "mọi trường hợp còn lại"


def _facts(when: When) -> Iterator[str]:
    if when.managed:
        yield _MANAGED[when.managed]
    if when.same_manager is not None:
        told = "cùng một cấp" if when.same_manager else "hai cấp khác nhau"
        yield f"hai chức danh do {told} quản lý"
    if when.leaves_sector_or_locality is not None:
        told = "đi ra ngoài" if when.leaves_sector_or_locality else "ở trong"
        yield f"{told} ngành hoặc địa phương"
    if when.blocs:
        yield f"nơi đi thuộc khối {', '.join(when.blocs)}"
