"""Procedures in a rulebook: steps with what is asked of whom, papers, gates and times."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializationInfo,
    field_serializer,
    field_validator,
)

from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault, astray, twice, unknown
from luanchuyen.rules.parts.keys import ACTORS, CONDITIONS, PAPERS, SUBJECTS
from luanchuyen.snapshot.tables import BLOCS

PROCEDURES = ("rotation", "transfer", "election")
KEPT = "kept"  # what is dumped goes into a database


class AskKind(StrEnum):
    """What is asked; only what is said of people and posts outlives a sending back."""

    APPROVAL = "approval"
    PROPOSAL = "proposal"
    OPINION = "opinion"
    APPRAISAL = "appraisal"
    ASSESSMENT = "assessment"
    TALK = "talk"
    AGREEMENT = "agreement"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    ACT = "act"

    @property
    def outlives_sending_back(self) -> bool:
        """A decision, and what is done to carry it out, is taken again; the rest was said."""
        return self not in (AskKind.DECISION, AskKind.ACT)

    @property
    def may_be_settled(self) -> bool:
        """A missing agreement can be settled; nobody can decide in the authority's place."""
        return self is AskKind.AGREEMENT


class Silence(StrEnum):
    """What no answer by the due day means."""

    NO_OPINION = "no_opinion"
    BLOCKS = "blocks"


class GateKind(StrEnum):
    """What must be true: heard, agreed, told in full, a paper issued, a condition met."""

    HEARD = "heard"
    AGREED = "agreed"
    IN_FULL = "in_full"
    ISSUED = "issued"
    CONDITION = "condition"


OF_AN_ASK = (GateKind.HEARD, GateKind.AGREED, GateKind.IN_FULL)


class _Cited(BaseModel):
    """Something within an entry that cites its own place."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, populate_by_name=True
    )

    cites: list[str] = Field(min_length=1)
    unverified: bool = False
    note: str = ""


class Ask(_Cited):
    """What is asked of whom, about what; `each`: of several bodies, named case by case.

    `written`: the answer is a paper with a number and a day. `when`: asked only where the table of
    authorities wants a prior consent.
    """

    key: str
    title: str
    kind: Annotated[AskKind, Field(strict=False)]
    of: list[str] = Field(min_length=1)
    each: bool = False
    about: list[str] = Field(min_length=1)
    parts: dict[str, str] = {}
    written: bool = False
    silence: Annotated[Silence, Field(strict=False)] = Silence.BLOCKS
    when: Literal["consent"] | None = None

    @field_serializer("parts", when_used="json")
    def _in_order(self, parts: dict[str, str], info: SerializationInfo) -> Any:
        """To be kept: a database may hold the keys of an object in an order of its own; the law has one."""
        return list(map(list, parts.items())) if info.context == KEPT else parts

    @field_validator("parts", mode="before")
    @classmethod
    def _from_order(cls, given: Any) -> Any:
        return dict(given) if isinstance(given, list) else given


class Gate(_Cited):
    """What must be true to leave the step; `of` is an ask, a paper or a condition."""

    kind: Annotated[GateKind, Field(strict=False, alias="gate")]
    of: str


class Step(_Cited):
    """One step: who carries it, with whom, from which papers to which, and its gates.

    `delegable_to`: who may carry it by delegation (thừa ủy quyền). `opens`: the procedure that
    follows the step for a post filled by election, whose steps are then marked `when`. `decides`: the decision is taken here, and what
    is said later no longer opens the steps before it.
    """

    key: str
    title: str
    actor: str
    together_with: list[str] = Field(default=[], alias="with")
    delegable_to: list[str] = []
    papers_in: list[str] = []
    papers_out: list[str] = []
    asks: list[Ask] = []
    gates: list[Gate] = Field(min_length=1)
    decides: bool = False
    opens: Literal["election"] | None = None
    when: Literal["elected"] | None = None


class Time(_Cited):
    """Time allowed: to answer an ask, to finish a step, or to finish all after a step."""

    ask: str | None = None
    step: str | None = None
    after: str | None = None
    days: int = Field(ge=1)
    working: bool = False


class Applies(BaseModel):
    """To which cases a procedure applies: by the bloc of one of the two posts."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    post: Literal["from_post", "to_post"]
    blocs: list[str] = Field(min_length=1)


class ProcedureEntry(Entry):
    """A procedure from its first day on; `replaces` names lines of the books it extends."""

    title: str
    applies: Applies | None = None
    replaces: list[str] = Field(default=[])
    steps: list[Step] = Field(min_length=1)
    times: list[Time] = Field(default=[])

    def faults(self, line: str) -> Iterator[Fault]:
        """What does not fit together within the procedure."""
        if self.applies:
            yield from unknown(("applies", "blocs"), self.applies.blocs, BLOCS)
        yield from twice(("steps",), [step.key for step in self.steps])
        yield from _steps(self.steps)
        yield from _times(self)
        deciding = [step.key for step in self.steps if step.decides]
        if line.partition("/")[0] != "election" and len(deciding) != 1:
            words = (
                "cần đúng một bước «decides: true», nơi cấp có thẩm quyền quyết định"
            )
            yield Fault(("steps",), "rules.E010", words)


class Addition(BaseModel):
    """What a local text asks in a step of the procedure it extends."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    step: str
    asks: list[Ask] = []
    papers_out: list[str] = []
    gates: list[Gate] = Field(min_length=1)


class AdditionEntry(Entry):
    """Additions to every procedure of the line's kind that has the steps."""

    steps: list[Addition] = Field(min_length=1)

    def faults(self, line: str) -> Iterator[Fault]:
        """Keys nobody knows; whether gates lead somewhere shows only in the whole procedure."""
        for index, step in enumerate(self.steps):
            path = ("steps", index)
            yield from unknown((*path, "papers_out"), step.papers_out, PAPERS)
            for at, ask in enumerate(step.asks):
                yield from _ask((*path, "asks", at), ask)
            for at, gate in enumerate(step.gates):
                yield from _gate_keys((*path, "gates", at), gate)


def _steps(steps: Sequence[Step]) -> Iterator[Fault]:
    asks: dict[str, Ask] = {}
    papers: list[str] = []
    keys = [ask.key for step in steps for ask in step.asks]
    yield from twice(("steps",), keys)
    for index, step in enumerate(steps):
        path = ("steps", index)
        asks |= {ask.key: ask for ask in step.asks}
        papers += step.papers_out
        yield from _step(path, step)
        for at, gate in enumerate(step.gates):
            yield from _gate((*path, "gates", at), gate, asks, papers)


def _step(path: tuple[str | int, ...], step: Step) -> Iterator[Fault]:
    yield from unknown((*path, "actor"), [step.actor], ACTORS)
    yield from unknown((*path, "with"), step.together_with, ACTORS)
    yield from unknown((*path, "delegable_to"), step.delegable_to, ACTORS)
    yield from unknown((*path, "papers_in"), step.papers_in, PAPERS)
    yield from unknown((*path, "papers_out"), step.papers_out, PAPERS)
    for index, ask in enumerate(step.asks):
        yield from _ask((*path, "asks", index), ask)


def _ask(path: tuple[str | int, ...], ask: Ask) -> Iterator[Fault]:
    yield from unknown((*path, "of"), ask.of, ACTORS)
    yield from unknown((*path, "about"), ask.about, SUBJECTS)


def _gate(
    path: tuple[str | int, ...],
    gate: Gate,
    asks: dict[str, Ask],
    papers: Collection[str],
) -> Iterator[Fault]:
    yield from _gate_keys(path, gate)
    if gate.kind in OF_AN_ASK:
        yield from astray((*path, "of"), gate.of, asks, "một việc đã hỏi đến bước này")
    if gate.kind is GateKind.IN_FULL and gate.of in asks and not asks[gate.of].parts:
        words = f"«{gate.of}» không có «parts» nào để ghi đủ"
        yield Fault((*path, "of"), "rules.E010", words)
    if gate.kind is GateKind.ISSUED:
        what = "một giấy tờ «papers_out» đến bước này"
        yield from astray((*path, "of"), gate.of, papers, what)


def _gate_keys(path: tuple[str | int, ...], gate: Gate) -> Iterator[Fault]:
    if gate.kind is GateKind.CONDITION:
        yield from unknown((*path, "of"), [gate.of], CONDITIONS)
    if gate.kind is GateKind.ISSUED:
        yield from unknown((*path, "of"), [gate.of], PAPERS)


def _times(entry: ProcedureEntry) -> Iterator[Fault]:
    steps = [step.key for step in entry.steps]
    asks = [ask.key for step in entry.steps for ask in step.asks]
    for index, time in enumerate(entry.times):
        path = ("times", index)
        given = [key for key in (time.ask, time.step, time.after) if key is not None]
        if len(given) != 1:
            words = "cần đúng một trong «ask», «step», «after»"
            yield Fault(path, "rules.E010", words)
        if time.ask is not None:
            yield from astray((*path, "ask"), time.ask, asks, "một việc phải hỏi")
        for name, key in (("step", time.step), ("after", time.after)):
            if key is not None:
                yield from astray((*path, name), key, steps, "một bước")
