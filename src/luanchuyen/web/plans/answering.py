"""Questions about a version, solved once for a state of the data and a text of the plan."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from luanchuyen.matching import explain
from luanchuyen.matching.alternatives import Step, curve
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.building import Field, field_of
from luanchuyen.matching.envy import Envy, envy_list
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import Problem, problem_of
from luanchuyen.matching.robustness import Withdrawal, withdrawals
from luanchuyen.matching.solve import Solution
from luanchuyen.matching.what_if import WhatIf, what_if
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules import rulebook
from luanchuyen.rules.supposing import Supposition
from luanchuyen.services import plan_versions, snapshots
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Solved:
    """The problem of a text and its best plan; what is asked of them is kept with them."""

    problem: Problem
    best: Solution

    @cached_property
    def curve(self) -> tuple[Step, ...]:
        return curve(self.problem, self.best)

    @cached_property
    def envies(self) -> list[Envy]:
        return envy_list(self.problem, self.best)

    @cached_property
    def withdrawals(self) -> list[Withdrawal]:
        return withdrawals(self.problem.instance, self.best.moves)


def of(version: PlanVersion) -> Solved | None:
    """The version solved again; None where facts or law have moved on, or it has no solution.

    The same facts, law and text always give the moves that were frozen.
    """
    if plan_versions.stale(version):
        return None
    return solved(snapshots.take(), version.text)


@lru_cache(maxsize=8)
def solved(snapshot: Snapshot, text: str) -> Solved | None:
    """The best plan of a text, None where it has none. Raises PlanError where the text is wrong."""
    asked = problem(snapshot, text)
    best = asked.best()
    return None if best is None else Solved(asked, best)


@lru_cache(maxsize=8)
def problem(snapshot: Snapshot, text: str) -> Problem:
    """The problem of a text. Raises PlanError where the text is wrong."""
    return problem_of(read(text, plan_versions.FILE), snapshot)


@lru_cache(maxsize=8)
def field(snapshot: Snapshot, text: str) -> Field:
    """Who and what takes part, and which posts the review says must be filled, whatever is listed."""
    plan = replace(read(text, plan_versions.FILE).plan, must_fill=None)
    return field_of(plan, snapshot, rulebook.load(plan.rulebook))


@lru_cache(maxsize=256)
def ask(found: Solved, official: str, post: str) -> Answer:
    """Why the official is there, why not, or not to the post; without official, why it stays empty."""
    if not official:
        return explain.why_empty(found.problem, found.best, post)
    if post:
        return explain.why_not(found.problem, found.best, official, post)
    return explain.why(found.problem, found.best, official)


@lru_cache(maxsize=64)
def suppose(found: Solved, text: str, change: Supposition) -> WhatIf:
    """The plan under one value of the law changed. Raises SupposingError, PlanError."""
    written = read(text, plan_versions.FILE)
    return what_if(written, found.problem, found.best, change)
