"""The proposal: the best set of moves for a plan, with its chains, its proof and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from luanchuyen.matching import reasons
from luanchuyen.matching.chains import Chain, chains
from luanchuyen.matching.instance import Move
from luanchuyen.matching.meters import (
    QuotaMeter,
    TeamMeter,
    quota_meters,
    team_meters,
)
from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import WrittenPlan
from luanchuyen.matching.problem import Problem, problem_of
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import Reached, Solution
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
    quotas: Sequence[QuotaMeter] = ()
    teams: Sequence[TeamMeter] = ()
    conflict: Sequence[Row] = ()


def propose(written: WrittenPlan, snapshot: Snapshot) -> Proposal:
    """The proposal for a plan. Raises PlanError with everything wrong in the plan."""
    problem = problem_of(written, snapshot)
    return told(problem, problem.best())


def told(problem: Problem, solution: Solution | None) -> Proposal:
    """A solution of the problem as a proposal; without one, what stands in the way."""
    plan, rulebook, snapshot = problem.plan, problem.rulebook, problem.snapshot
    if solution is None:
        conflict = problem.conflict()
        return Proposal(plan, rulebook, snapshot, Status.INFEASIBLE, conflict=conflict)
    instance = problem.instance
    return Proposal(
        plan,
        rulebook,
        snapshot,
        Status.OPTIMAL if solution.optimal else Status.FEASIBLE,
        aims=solution.aims,
        moves=solution.moves,
        cites={move: instance.cites[move.case] for move in solution.moves},
        chains=chains(solution.moves),
        stayed=_stayed(problem, solution),
        left_open=_left_open(problem, solution),
        quotas=quota_meters(instance, solution.moves),
        teams=team_meters(instance, solution.moves),
    )


def _stayed(problem: Problem, solution: Solution) -> list[Stayed]:
    movers = {move.official for move in solution.moves}
    found = []
    for person in problem.instance.must_leave:
        if person.official not in movers:
            screened = screen(
                problem.snapshot,
                problem.rulebook,
                problem.plan.day,
                committee=problem.plan.committee,
                officials=[person.official],
                case=person.case,
            )
            (verdict,) = verdicts(screened)
            why = reasons.why_stays(problem, solution, person, verdict)
            found.append(Stayed(person.official, why))
    return found


def _left_open(problem: Problem, solution: Solution) -> list[LeftOpen]:
    open_seats = reasons.open_seats(problem.instance, solution.moves)
    return [
        LeftOpen(post, seats, reasons.why_open(problem, solution, post))
        for post, seats in open_seats.items()
    ]
