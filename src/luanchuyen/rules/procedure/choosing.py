"""Which steps a case follows: those in force on the day it began, kept as a copy of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from luanchuyen.rules.parts.procedures import (
    KEPT,
    OF_AN_ASK,
    Addition,
    AdditionEntry,
    Ask,
    Gate,
    ProcedureEntry,
    Step,
    Time,
)
from luanchuyen.rules.rulebook import NotInForceError, Rulebook

Found = tuple[str, str, ProcedureEntry]

KINDS: Mapping[str, str] = {
    "rotation": "luân chuyển",
    "transfer": "điều động",
    "election": "bầu cử",
}


class UndecidedProcedureError(LookupError):
    """Which procedure applies depends on something nobody has told."""


class MisfitError(LookupError):
    """What a local text adds does not fit the procedure it adds to."""


class Procedure(BaseModel):
    """The steps a case began with; `model_dump_json` and `model_validate_json` keep and restore them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    book: str
    line: str
    version: str
    title: str
    begun_on: date
    since: date
    cites: tuple[str, ...]
    unverified: bool
    note: str
    steps: tuple[Step, ...]
    times: tuple[Time, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each step stands."""
        return {step.key: index for index, step in enumerate(self.steps)}

    @cached_property
    def asks(self) -> Mapping[str, tuple[int, Ask]]:
        """Everything asked by its key, with the place of its step."""
        return {
            ask.key: (index, ask)
            for index, step in enumerate(self.steps)
            for ask in step.asks
        }

    def under(self, *, elected: bool, consent: bool = False) -> "Procedure":
        """The steps and asks that apply: with an election, with a prior written consent, or without.

        Asked anew whenever the post proposed changes. Raises NotInForceError, with a sentence, where an
        election is needed and no text read says how.
        """
        if elected and not any(step.when == "elected" for step in self.steps):
            raise NotInForceError(
                f"Ngày {self.begun_on:%d/%m/%Y} chưa có quy trình bầu cử nào có hiệu lực trong bộ quy định."
            )
        steps = [step for step in self.steps if elected or step.when != "elected"]
        asked = tuple(_asked(step, consent=consent) for step in steps)
        # Built anew: a copy would carry the places and asks of the full procedure with it.
        values = {name: getattr(self, name) for name in Procedure.model_fields}
        return Procedure(**values | {"steps": asked})

    def kept(self) -> dict[str, Any]:
        """As a database keeps it, whatever order that gives the keys of an object."""
        return self.model_dump(mode="json", by_alias=True, context=KEPT)

    def index(self, key: str) -> int | None:
        """Where a step stands, or None for a step of another procedure."""
        return self.places.get(key)

    def ask(self, key: str) -> Ask | None:
        """What is asked under the key, in whichever step."""
        return self.asks[key][1] if key in self.asks else None


def procedure_for(
    rulebook: Rulebook,
    kind: str,
    begun_on: date,
    *,
    blocs: Mapping[str, str | None] | None = None,
    named: str | None = None,
) -> Procedure:
    """The procedure of a case of the kind that began on the day.

    `blocs`: bloc of `from_post` and `to_post`, where the book chooses by them; `named`: the line the
    case itself names. It holds every step that may come; `Procedure.under` leaves those that do. Raises
    NotInForceError, UndecidedProcedureError or MisfitError with a sentence.
    """
    found = rulebook.lines_of("procedures", ProcedureEntry, kind, begun_on)
    book, line, entry = _chosen(
        standing_lines(found), kind, begun_on, blocs or {}, named
    )
    steps = list(_with_election(entry.steps, rulebook, begun_on))
    for *_, addition in rulebook.lines_of(
        "procedure_additions", AdditionEntry, kind, begun_on
    ):
        steps = _added(steps, addition)
    return Procedure(
        kind=kind,
        book=book,
        line=line,
        version=rulebook.version,
        title=entry.title,
        begun_on=begun_on,
        since=entry.since,
        cites=tuple(entry.cites),
        unverified=entry.unverified,
        note=entry.note,
        steps=tuple(steps),
        times=tuple(entry.times),
    )


def standing_lines(found: Sequence[Found]) -> list[Found]:
    """Lines that no book further on replaces."""
    return [
        (book, line, entry)
        for index, (book, line, entry) in enumerate(found)
        if not any(line in later.replaces for *_, later in found[index + 1 :])
    ]


def _chosen(
    found: Sequence[Found],
    kind: str,
    on: date,
    blocs: Mapping[str, str | None],
    named: str | None,
) -> Found:
    """The line named; else the one for the bloc of the post; else the one for every bloc."""
    candidates = [one for one in found if named in (None, one[1])]
    if named is None:
        special = [one for one in candidates if _applies(one[2], blocs)]
        candidates = special or [one for one in candidates if not one[2].applies]
    if not candidates:
        wanted = f"«{named}»" if named else KINDS.get(kind, kind)
        raise NotInForceError(
            f"Ngày {on:%d/%m/%Y} chưa có quy trình {wanted} nào có hiệu lực trong bộ quy định."
        )
    return candidates[-1]


def _applies(entry: ProcedureEntry, blocs: Mapping[str, str | None]) -> bool:
    if entry.applies is None:
        return False
    bloc = blocs.get(entry.applies.post)
    if bloc is None:
        post = "đến" if entry.applies.post == "to_post" else "đi"
        raise UndecidedProcedureError(
            f"Chưa rõ khối của chức danh nơi {post}, nên chưa rõ áp dụng quy trình nào; "
            "bổ sung khối của đơn vị hoặc nêu rõ quy trình."
        )
    return bloc in entry.applies.blocs


def _with_election(
    steps: Sequence[Step], rulebook: Rulebook, on: date
) -> Iterator[Step]:
    """The steps, followed by those of the election where one may open it."""
    for step in steps:
        yield step
        found = (
            rulebook.lines_of("procedures", ProcedureEntry, step.opens, on)
            if step.opens
            else []
        )
        for one in found[-1][2].steps if found else ():
            yield one.model_copy(update={"when": "elected"})


def _added(steps: Sequence[Step], entry: AdditionEntry) -> list[Step]:
    """The steps with what a local text asks beside; steps the procedure lacks are passed over."""
    by_step = {addition.step: addition for addition in entry.steps}
    asked = {ask.key for step in steps for ask in step.asks}
    found: list[Step] = []
    for step in steps:
        addition = by_step.get(step.key)
        found.append(_joined(step, addition, asked) if addition else step)
        for gate in addition.gates if addition else ():
            _require_end(gate, found)
    return found


def _joined(step: Step, addition: Addition, asked: Collection[str]) -> Step:
    """The step with the addition; what the procedure asks already is not asked twice."""
    new = [ask for ask in addition.asks if ask.key not in asked]
    papers = dict.fromkeys((*step.papers_out, *addition.papers_out))
    gates = [gate for gate in addition.gates if gate not in step.gates]
    return step.model_copy(
        update={
            "asks": [*step.asks, *new],
            "papers_out": list(papers),
            "gates": [*step.gates, *gates],
        }
    )


def _require_end(gate: Gate, steps: Sequence[Step]) -> None:
    asks = [ask.key for step in steps for ask in step.asks]
    papers = [paper for step in steps for paper in step.papers_out]
    known = asks if gate.kind in OF_AN_ASK else papers
    if gate.kind != "condition" and gate.of not in known:
        raise MisfitError(
            f"Yêu cầu thêm ở bước «{steps[-1].title}» dẫn tới «{gate.of}», không có trong quy trình."
        )


def _asked(step: Step, *, consent: bool) -> Step:
    """The step without what only a prior consent would ask, where none is needed."""
    dropped = {ask.key for ask in step.asks if ask.when == "consent" and not consent}
    return step.model_copy(
        update={
            "asks": [ask for ask in step.asks if ask.key not in dropped],
            "gates": [gate for gate in step.gates if gate.of not in dropped],
        }
    )
