"""Questions about a version, solved once for a state of the data and a text of the plan."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from luanchuyen.matching import explain
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.building import Field, field_of
from luanchuyen.matching.instance import Move
from luanchuyen.matching.joint import Joint, joint_of
from luanchuyen.matching.makeup import Team, teams
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import Made, Problem, problem_of
from luanchuyen.matching.proposal import Proposal, told_together
from luanchuyen.matching.robustness import Withdrawal, withdrawals
from luanchuyen.matching.solve import Solution
from luanchuyen.matching.what_if import WhatIf, what_if
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules import rulebook
from luanchuyen.rules.supposing import SupposingError, Supposition
from luanchuyen.services import plan_fellows, plan_moves, plan_versions, snapshots
from luanchuyen.services.naming import names
from luanchuyen.services.plan_acts import FILE
from luanchuyen.services.plan_fellows import Side
from luanchuyen.snapshot.snapshot import Snapshot

T = TypeVar("T")


class _Kept:
    """The answers asked last, all over one state of the data: a newer state lets the others go.

    A problem holds its snapshot, which may be large; so never more than one of them is kept alive.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._fingerprint = ""
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def of(self, snapshot: Snapshot, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under the key, or made now; made outside the lock, as it takes its time."""
        with self._lock:
            if snapshot.fingerprint != self._fingerprint:
                self._answers.clear()
                self._fingerprint = snapshot.fingerprint
            if key in self._answers:
                self._answers.move_to_end(key)
                kept: T = self._answers[key]
                return kept
        made = make()
        with self._lock:
            if snapshot.fingerprint == self._fingerprint:
                self._answers[key] = made
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return made


_KEPT = _Kept(most=64)


@dataclass(frozen=True, eq=False)
class Solved:
    """The problem of a text and its best plan; what is asked of them is kept with them.

    Solved together with other plans, `beside` has the sides of all, and `best` the moves of all.
    """

    text: str
    problem: Problem
    best: Solution
    beside: tuple[Side, ...] = ()

    @property
    def own(self) -> list[Move]:
        return [move for move in self.best.moves if self.problem.owns(move)]

    @property
    def ours(self) -> Made:
        """The plan's own moves, with the aims of all."""
        return Made(tuple(self.own), self.best.aims)

    @cached_property
    def withdrawals(self) -> list[Withdrawal]:
        return withdrawals(self.problem.instance, self.best.moves)


def _kept(found: Solved, key: Hashable, make: Callable[[], T]) -> T:
    whose = (found.text, found.beside, key)
    return _KEPT.of(found.problem.snapshot, whose, make)


def of(version: PlanVersion) -> Solved | None:
    """The version solved again; None where it is stale, cannot be repeated, or has no solution."""
    if plan_versions.stale(version):
        return None
    found = _again(version)
    return found if found and _as_frozen(version, found) else None


def _again(version: PlanVersion) -> Solved | None:
    """The text solved as it was for the version: by itself, or with those of other plans."""
    snapshot, sides = snapshots.take(), plan_fellows.sides(version)
    if not sides:
        return solved(snapshot, version.text)
    found = together(snapshot, sides)
    place = plan_fellows.made_together(version).index(version)
    return found.solved[place] if found.solved else None


def why_not(version: PlanVersion) -> list[str]:
    """What has moved on so that nothing can be asked of the version."""
    if told := plan_versions.stale(version):
        return told
    found = _again(version)
    if found is None or _as_frozen(version, found):
        return []
    return [
        f"Phần mềm đã thay đổi sau khi lập phương án {version.number}: tính lại cho kết quả"
        f" khác với phương án đã lưu nên không giải thích được; {plan_versions.what_to_do(version.plan)}"
    ]


def _as_frozen(version: PlanVersion, found: Solved) -> bool:
    """The same facts, law and text give the moves that were frozen, unless the program was changed."""
    again = {(move.official, move.target) for move in found.own}
    return again == {
        (one["official"], one["to"]) for one in plan_versions.moves(version)
    }


def solved(snapshot: Snapshot, text: str) -> Solved | None:
    """The best plan of a text, None where it has none. Raises PlanError where the text is wrong."""
    return _KEPT.of(snapshot, (text, "solved"), lambda: _solved(snapshot, text))


def _solved(snapshot: Snapshot, text: str) -> Solved | None:
    asked = problem(snapshot, text)
    best = asked.best()
    return None if best is None else Solved(text, asked, best)


@dataclass(frozen=True, eq=False)
class Together:
    """Several plans solved together: a proposal for each, and what each may be asked about."""

    proposals: tuple[Proposal, ...]
    solved: tuple[Solved, ...] = ()


def together(snapshot: Snapshot, sides: tuple[Side, ...]) -> Together:
    """The best for several texts together. Raises PlanError where they are wrong or do not go together."""
    return _KEPT.of(snapshot, (sides, "together"), lambda: _together(snapshot, sides))


def _together(snapshot: Snapshot, sides: tuple[Side, ...]) -> Together:
    joint = joint_asked(snapshot, sides)
    best = joint.best()
    proposals = tuple(told_together(joint, best))
    if best is None:
        return Together(proposals)
    parts = zip(sides, joint.parts, strict=True)
    return Together(
        proposals, tuple(Solved(one.text, part, best, sides) for one, part in parts)
    )


def joint_asked(snapshot: Snapshot, sides: tuple[Side, ...]) -> Joint:
    """The one question of several texts. Raises PlanError as `together` does."""

    def make() -> Joint:
        written, held = plan_fellows.asked(sides)
        return joint_of(written, snapshot, held)

    return _KEPT.of(snapshot, (sides, "joint"), make)


def problem(snapshot: Snapshot, text: str) -> Problem:
    """The problem of a text. Raises PlanError where the text is wrong."""

    def make() -> Problem:
        return problem_of(read(text, FILE), snapshot)

    return _KEPT.of(snapshot, (text, "problem"), make)


def question(version: PlanVersion) -> Problem:
    """What the version answers, among the plans it was solved with; nothing of it is solved.

    Raises PlanError where the text is no longer of the facts.
    """
    snapshot, sides = snapshots.take(), plan_fellows.sides(version)
    if not sides:
        return problem(snapshot, version.text)
    place = plan_fellows.made_together(version).index(version)
    return joint_asked(snapshot, sides).parts[place]


def keep(version: PlanVersion, key: Hashable, make: Callable[[], T]) -> T:
    """What is made of a version's text and moves, kept as long as the data stay as they are."""
    made = tuple((one["official"], one["to"]) for one in plan_versions.moves(version))
    whose = (version.text, plan_fellows.sides(version), made)
    return _KEPT.of(snapshots.take(), (whose, key), make)


def field(snapshot: Snapshot, text: str) -> Field:
    """Who and what takes part, and what the review alone asks: whatever a plan lists of it."""

    def make() -> Field:
        plan = read(text, FILE).plan
        plan = replace(plan, must_leave=None, must_fill=None)
        return field_of(plan, snapshot, rulebook.load(plan.rulebook))

    return _KEPT.of(snapshot, (text, "field"), make)


def ask(found: Solved, official: str, post: str) -> Answer:
    """Why the official is there, why not, or not to the post; without official, why it stays empty."""

    def make() -> Answer:
        if not official:
            return explain.why_empty(found.problem, found.best, post)
        if post:
            return explain.why_not(found.problem, found.best, official, post)
        return explain.why(found.problem, found.best, official)

    return _kept(found, ("ask", official, post), make)


def suppose(found: Solved, change: Supposition) -> WhatIf:
    """The plan under one value of the law changed. Raises SupposingError, PlanError."""
    if found.beside:
        raise SupposingError(
            "Phương án này lập chung với kế hoạch khác, nên chưa xét thử đổi quy định được;"
            " hãy xét từ một phương án lập riêng."
        )

    def make() -> WhatIf:
        written = read(found.text, FILE)
        return what_if(written, found.problem, found.best, change)

    return _kept(found, ("suppose", change), make)


def teams_of(version: PlanVersion) -> list[Team]:
    """Teams before and after the moves of the version; where it is stale, of no meaning."""
    snapshot, plan = snapshots.take(), version.plan

    def make() -> list[Team]:
        book, moves = (
            rulebook.load(plan.rulebook),
            plan_moves.moves(version, names(snapshot)),
        )
        return teams(snapshot, book, plan.day, plan.committee_id, moves)

    return _KEPT.of(snapshot, ("teams", version.pk), make)
