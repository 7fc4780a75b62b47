"""What an entry of a part says, as a table: a procedure step by step, a dossier paper by paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.citing import Citation, citation, citations
from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts import telling
from luanchuyen.rules.parts.authorities import AuthorityEntry
from luanchuyen.rules.parts.bases import BasesEntry
from luanchuyen.rules.parts.dossiers import DossierEntry
from luanchuyen.rules.parts.keys import PAPERS
from luanchuyen.rules.parts.procedures import (
    AdditionEntry,
    Ask,
    Gate,
    ProcedureEntry,
    Step,
    Time,
)
from luanchuyen.rules.parts.votes import Fraction, VoteEntry
from luanchuyen.rules.parts.waivers import GROUNDS, WaiverEntry
from luanchuyen.web.shared import formats
from luanchuyen.web.shared.words import sentence_case


@dataclass(frozen=True)
class Row:
    """One row; each cell is a few short lines."""

    cells: Sequence[Sequence[str]]
    cites: Sequence[Citation] = ()
    unverified: bool = False
    note: str = ""


@dataclass(frozen=True)
class Table:
    """What an entry says: facts that hold for all of it, then rows under their headings."""

    facts: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Row]
    steps: Sequence[str] = ()

    @property
    def labelled(self) -> list[tuple[Row, list[tuple[str, Sequence[str]]]]]:
        """Each row with its cells beside their headings, for a page too narrow for a table."""
        return [
            (row, list(zip(self.headings, row.cells, strict=True))) for row in self.rows
        ]


@dataclass(frozen=True)
class Titles:
    """What the steps and asks of the procedures of a day are called, by key."""

    steps: Mapping[str, str]
    asks: Mapping[str, str]


def table(entry: Entry, titles: Titles) -> Table:
    """What the entry says, as people read it."""
    if isinstance(entry, AdditionEntry):
        return _addition(entry, titles)
    return _TABLES[type(entry)](entry)


def phrases(told: Table) -> list[str]:
    """A table as lines for one cell, for a file or to be compared."""
    rows = (
        " – ".join(" ".join(cell) for cell in row.cells if cell) for row in told.rows
    )
    return [*told.facts, *rows]


_STEPS = ("Bước", "Ai làm", "Hỏi ai, về việc gì", "Giấy tờ", "Điều kiện qua bước")


def _procedure(entry: ProcedureEntry) -> Table:
    asks = telling.ask_titles(entry)
    return Table(
        facts=list(_of_all(entry)),
        headings=_STEPS,
        rows=[
            _step(number, step, entry, asks)
            for number, step in enumerate(entry.steps, start=1)
        ],
        steps=[step.title for step in entry.steps],
    )


def _of_all(entry: ProcedureEntry) -> Iterable[str]:
    if entry.applies:
        post = "đến" if entry.applies.post == "to_post" else "đi"
        blocs = ", ".join(entry.applies.blocs)
        yield f"Áp dụng khi chức danh nơi {post} thuộc khối {blocs}."
    if entry.replaces:
        yield "Thay quy trình chung của bộ mà bộ này mở rộng."
    yield "Quá hạn không trả lời thì chưa qua bước, trừ việc ghi khác."
    if not entry.times:
        yield "Không quy định thời hạn của bước nào."


def _step(
    number: int, step: Step, entry: ProcedureEntry, asks: Mapping[str, str]
) -> Row:
    times = [time for time in entry.times if _is_of(time, step)]
    limits = [_with_doubt(f"{telling.time_told(time, entry)}.", time) for time in times]
    first = [f"{number}. {step.title}", *_marks(step), *limits]
    papers = [*_papers("Vào", step.papers_in), *_papers("Ra", step.papers_out)]
    return Row(
        cells=(
            first,
            [sentence_case(telling.performers(step))],
            [_with_doubt(f"{telling.ask_told(ask)}.", ask) for ask in step.asks],
            papers,
            _gates(step.gates, asks),
        ),
        cites=_all_cites([step, *step.asks, *step.gates, *times]),
        unverified=step.unverified,
        note=step.note,
    )


def _is_of(time: Time, step: Step) -> bool:
    asked = [ask.key for ask in step.asks]
    return time.ask in asked or step.key in (time.step, time.after)


def _marks(step: Step) -> Iterable[str]:
    if step.decides:
        yield "Cấp có thẩm quyền quyết định ở bước này."
    if step.opens:
        yield "Chức danh phải bầu thì tiếp theo là các bước bầu cử."


def _papers(way: str, keys: Sequence[str]) -> list[str]:
    return [f"{way}: {', '.join(PAPERS[key] for key in keys)}."] if keys else []


def _gates(gates: Sequence[Gate], asks: Mapping[str, str]) -> list[str]:
    return [
        _with_doubt(f"{sentence_case(telling.gate_told(gate, asks))}.", gate)
        for gate in gates
    ]


def _with_doubt(told: str, said: Ask | Gate | Time) -> str:
    """The sentence with what the rulebook notes beside it."""
    notes = ["chưa đối chiếu"] if said.unverified else []
    notes += [said.note.rstrip(".")] if said.note else []
    return f"{told} ({'; '.join(notes)})" if notes else told


def _all_cites(said: Sequence[Step | Ask | Gate | Time]) -> list[Citation]:
    return citations(list(dict.fromkeys(key for one in said for key in one.cites)))


def _addition(entry: AdditionEntry, titles: Titles) -> Table:
    own = {ask.key: ask.title for step in entry.steps for ask in step.asks}
    asks = {**titles.asks, **own}
    return Table(
        facts=["Cộng vào mọi quy trình có bước này; bước không có thì bỏ qua."],
        headings=("Bước", "Hỏi ai, về việc gì", "Giấy tờ", "Điều kiện qua bước"),
        rows=[
            Row(
                cells=(
                    [titles.steps.get(step.step, step.step)],
                    [
                        _with_doubt(f"{telling.ask_told(ask)}.", ask)
                        for ask in step.asks
                    ],
                    _papers("Ra", step.papers_out),
                    _gates(step.gates, asks),
                ),
                cites=_all_cites([*step.asks, *step.gates]),
            )
            for step in entry.steps
        ],
    )


def _authorities(entry: AuthorityEntry) -> Table:
    return Table(
        facts=["Xét lần lượt từ trên xuống; dòng đầu tiên đúng thì áp dụng."],
        headings=("Trường hợp", "Cấp quyết định", "Thống nhất trước bằng văn bản"),
        rows=[
            Row(
                cells=(
                    [sentence_case(telling.when_told(branch.when))],
                    [sentence_case(AUTHORITIES[branch.decides])],
                    [AUTHORITIES[branch.consent] if branch.consent else "không đòi"],
                ),
                cites=citations(branch.cites),
                unverified=branch.unverified,
                note=branch.note,
            )
            for branch in entry.branches
        ],
    )


def _vote(entry: VoteEntry) -> Table:
    quorum, majority = _share(entry.quorum), _share(entry.majority)
    written = "được" if entry.by_circulation else "không được"
    return Table(
        facts=[
            f"Có mặt ít nhất {quorum} tổng số thành viên.",
            f"Được đồng ý khi trên {majority} tổng số thành viên tán thành.",
            f"Lấy ý kiến bằng văn bản: {written}.",
        ],
        headings=(),
        rows=(),
    )


def _share(fraction: Fraction) -> str:
    return f"{fraction.parts}/{fraction.of}"


def _dossier(entry: DossierEntry) -> Table:
    day = "trình" if entry.measured_on == "submission" else "xem xét"
    facts = [f"Thời hạn của giấy tờ tính đến ngày {day}."]
    if entry.reuse_months:
        facts.append(
            f"Dùng lại được trong {formats.months(entry.reuse_months)} ở cùng cấp có thẩm quyền."
        )
    return Table(
        facts=facts,
        headings=("Giấy tờ", "Không cũ hơn"),
        rows=[
            Row(
                cells=(
                    [f"{number}. {item.title}"]
                    + [
                        "Chức danh ngang hoặc thấp hơn, không có gì mới: không phải nộp."
                    ]
                    * item.spared,
                    [formats.months(item.months) if item.months else "không quy định"],
                ),
                cites=citations(item.cites),
                note=item.note,
            )
            for number, item in enumerate(entry.items, start=1)
        ],
    )


def _bases(entry: BasesEntry) -> Table:
    found = [citation(key) for key in entry.instruments]
    return Table(
        facts=[],
        headings=("Văn bản", "Trích yếu"),
        rows=[
            Row(
                ([f"{number}. {one.instrument}"], [one.title]),
                unverified=one.unverified,
            )
            for number, one in enumerate(found, start=1)
        ],
    )


def _waiver(entry: WaiverEntry) -> Table:
    told = [
        *(GROUNDS[key] for key in entry.grounds),
        "quyết định của cấp có thẩm quyền",
    ]
    return Table(facts=[f"Phải có đủ: {'; '.join(told)}."], headings=(), rows=())


_TABLES: Mapping[type[Entry], Callable[[Any], Table]] = {
    ProcedureEntry: _procedure,
    AuthorityEntry: _authorities,
    VoteEntry: _vote,
    DossierEntry: _dossier,
    BasesEntry: _bases,
    WaiverEntry: _waiver,
}
