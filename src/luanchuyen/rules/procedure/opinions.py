"""What was asked and answered: which opinions still fit what is proposed, which are asked again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from luanchuyen.rules.parts.keys import ACTORS
from luanchuyen.rules.parts.procedures import Ask, Silence
from luanchuyen.rules.procedure.acts import OF_AN_ASK, Act, ActKind, Answer, fits
from luanchuyen.rules.procedure.view import View

Numbered = Sequence[tuple[int, Act]]


class State(StrEnum):
    """How far one question to one body has come; `outdated`: it was about something else."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    SILENT = "silent"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Opinion:
    """One question to one body. `late`: the due day passed before an answer came."""

    step: str
    ask: Ask
    whom: str
    state: State
    answer: Answer | None = None
    day: date | None = None
    due: date | None = None
    late: bool = False
    settled: bool = False
    parts: frozenset[str] = frozenset()

    @property
    def heard(self) -> bool:
        """Answered, settled, or silent where the rulebook takes silence for no opinion."""
        silent = self.state is State.SILENT and self.ask.silence is Silence.NO_OPINION
        return silent or self.settled or self.state is State.ANSWERED

    @property
    def agreed(self) -> bool:
        """Agreed in so many words, or settled; silence and no opinion are no agreement."""
        return self.settled or self.answer is Answer.AGREE

    @property
    def ask_again(self) -> bool:
        """Whether it has to be asked again, because what it was about has changed."""
        return self.state is State.OUTDATED

    @property
    def name(self) -> str:
        """Whom, in words; several bodies asked alike are told apart by their codes, between « »."""
        role, _, code = self.whom.partition(":")
        return f"{ACTORS[role]} «{code}»" if code else ACTORS[role]


def all_opinions(view: View) -> tuple[Opinion, ...]:
    """Every question of every step."""
    return tuple(
        opinion
        for _, ask in view.procedure.asks.values()
        for opinion in opinions(view, ask)
    )


def opinions(view: View, ask: Ask) -> list[Opinion]:
    """The question to everybody it is put to; to a body nobody has asked yet as well."""
    acts = _acts(view, ask)
    found: list[Opinion] = []
    for role in ask.of:
        addressed = [one for one in _addressees(view, acts, ask) if _role(one) == role]
        found += [_opinion(view, ask, whom, acts) for whom in addressed or [role]]
    return found


def _acts(view: View, ask: Ask) -> Numbered:
    """Acts about the ask that count: of a decision, only those since its step was reached."""
    index, _ = view.procedure.asks[ask.key]
    start = 0 if ask.kind.outlives_sending_back else view.opened(index)
    return [
        (place, act)
        for place, act in enumerate(view.acts)
        if place >= start and act.kind in OF_AN_ASK and act.item == ask.key
    ]


def _addressees(view: View, acts: Numbered, ask: Ask) -> list[str]:
    """Everybody addressed, less those dropped."""
    asked = dict.fromkeys(_whom(act, ask) for _, act in acts)
    return [whom for whom in asked if not _dropped(view, acts, ask, whom)]


def _dropped(view: View, acts: Numbered, ask: Ask, whom: str) -> bool:
    """Nobody whose answer still fits can be dropped: an opinion given is not lost."""
    own = [act for _, act in acts if _whom(act, ask) == whom]
    return own[-1].kind is ActKind.DROPPED and not any(
        _is_answer(act) and fits(act.read, view.proposed, frozenset(ask.about))
        for act in own
    )


def _opinion(view: View, ask: Ask, whom: str, acts: Numbered) -> Opinion:
    index, _ = view.procedure.asks[ask.key]
    blank = Opinion(view.procedure.steps[index].key, ask, whom, State.NOT_ASKED)
    own = [(place, act) for place, act in acts if _whom(act, ask) == whom]
    read = [
        (place, act)
        for place, act in own
        if fits(act.read, view.proposed, frozenset(ask.about))
    ]
    sent = [act for _, act in read if act.kind in (ActKind.ASKED, ActKind.DELIVERED)]
    known = replace(blank, due=_due(view, ask, sent))
    if any(_is_answer(act) for _, act in read):
        return _answered(known, read)
    if sent:
        return _waiting(known, read, sent, view.on)
    before = any(act.kind is not ActKind.DROPPED for _, act in own)
    return replace(blank, state=State.OUTDATED) if before else blank


def _answered(known: Opinion, read: Numbered) -> Opinion:
    """The last answer is the answer; parts told on several days add up."""
    answers = [(place, act) for place, act in read if _is_answer(act)]
    place, last = answers[-1]
    return replace(
        known,
        state=State.ANSWERED,
        answer=last.answer,
        day=last.day,
        late=known.due is not None and last.day > known.due,
        settled=_settled(known, [act for at, act in read if at > place]),
        parts=frozenset().union(*(act.parts for _, act in answers)),
    )


def _waiting(known: Opinion, read: Numbered, sent: Sequence[Act], on: date) -> Opinion:
    """Only what was delivered can be met with silence, and only then is there something to settle."""
    late = known.due is not None and on > known.due
    if all(act.kind is ActKind.ASKED for act in sent):
        return replace(known, state=State.ASKED, day=sent[-1].day, late=late)
    after = [act for _, act in read if known.due and act.day > known.due]
    return replace(
        known,
        state=State.SILENT if late else State.DELIVERED,
        day=sent[-1].day,
        late=late,
        settled=late and _settled(known, after),
    )


def _is_answer(act: Act) -> bool:
    return act.kind is ActKind.ANSWERED and act.answer is not None


def _due(view: View, ask: Ask, sent: Sequence[Act]) -> date | None:
    """The day of the rulebook's time since the first delivery; without one, the day the letter names."""
    time = next((t for t in view.procedure.times if t.ask == ask.key), None)
    delivered = [act.day for act in sent if act.kind is ActKind.DELIVERED]
    if time and delivered:
        return view.calendar.due(delivered[0], time.days, working=time.working)
    named = [act.due for act in sent if act.due]
    return named[-1] if named and not time else None


def _settled(known: Opinion, after: Sequence[Act]) -> bool:
    """Whether a missing agreement was settled after the last word; a decision cannot be."""
    return known.ask.kind.may_be_settled and any(
        act.kind is ActKind.SETTLED and act.reason for act in after
    )


def _whom(act: Act, ask: Ask) -> str:
    return act.whom if ask.each else _role(act.whom)


def _role(whom: str) -> str:
    return whom.partition(":")[0]
