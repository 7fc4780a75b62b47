"""The proposal: the best set of moves for a plan, with its chains, its proof and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from luanchuyen.matching import building, plan_checks, reasons
from luanchuyen.matching.chains import Chain, strung
from luanchuyen.matching.conflict import minimal_conflict
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import WrittenPlan
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import Reached, Solution, feasible, solve
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import verdicts
from luanchuyen.snapshot.snapshot import Snapshot


class Status(StrEnum):
    """Proved best, not proved, or no plan at all."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True)
class Stayed:
    """Somebody who must leave and stays."""

    official: str
    why: Sequence[str]


@dataclass(frozen=True)
class LeftOpen:
    """A post with seats that stand open after the round."""

    post: str
    seats: int
    why: Sequence[str]


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a plan, on which facts and which text of the law.

    Without a solution there are no moves, and `conflict` holds rules that cannot hold together.
    """

    plan: Plan
    rulebook: Rulebook
    snapshot: Snapshot
    status: Status
    aims: Sequence[Reached] = ()
    moves: Sequence[Move] = ()
    cites: Mapping[Move, Sequence[str]] = field(default_factory=dict)
    chains: Sequence[Chain] = ()
    stayed: Sequence[Stayed] = ()
    left_open: Sequence[LeftOpen] = ()
    conflict: Sequence[Row] = ()


def propose(written: WrittenPlan, snapshot: Snapshot) -> Proposal:
    """The proposal for a plan. Raises PlanError with everything wrong in the plan."""
    rulebook = plan_checks.rulebook_of(written)
    taking_part = plan_checks.checked_field(written, snapshot, rulebook)
    plan = written.plan
    instance = building.build(plan, snapshot, rulebook, taking_part)
    rows = constraints(instance)
    solution = solve(instance, rows)
    if solution is None:
        conflict = minimal_conflict(
            rows, lambda some: feasible(instance, some) is not None
        )
        return Proposal(plan, rulebook, snapshot, Status.INFEASIBLE, conflict=conflict)
    return Proposal(
        plan,
        rulebook,
        snapshot,
        Status.OPTIMAL if solution.optimal else Status.FEASIBLE,
        aims=solution.aims,
        moves=solution.moves,
        cites={move: instance.cites[move.case] for move in solution.moves},
        chains=strung(instance, solution.moves),
        stayed=_stayed(instance, solution, plan, snapshot, rulebook),
        left_open=_left_open(instance, solution),
    )


def _stayed(
    instance: Instance,
    solution: Solution,
    plan: Plan,
    snapshot: Snapshot,
    rulebook: Rulebook,
) -> list[Stayed]:
    movers = {move.official for move in solution.moves}
    found = []
    for person in instance.must_leave:
        if person.official not in movers:
            screened = screen(
                snapshot,
                rulebook,
                plan.day,
                committee=plan.committee,
                officials=[person.official],
                case=person.case,
            )
            (verdict,) = verdicts(screened)
            why = reasons.why_stays(instance, solution, person, verdict)
            found.append(Stayed(person.official, why))
    return found


def _left_open(instance: Instance, solution: Solution) -> list[LeftOpen]:
    return [
        LeftOpen(post, seats, reasons.why_open(instance, solution, post))
        for post, seats in reasons.open_seats(instance, solution.moves).items()
    ]
