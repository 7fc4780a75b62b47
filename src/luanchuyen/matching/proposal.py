"""The proposal: the best set of moves for a plan, with its chains, its proof and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from luanchuyen.matching import reasons
from luanchuyen.matching.chains import Chain, strung
from luanchuyen.matching.instance import Move, Quota
from luanchuyen.matching.joint import NOTHING_HELD, Held, Joint, joint_of
from luanchuyen.matching.meters import (
    QuotaMeter,
    TeamMeter,
    quota_meters,
    team_meters,
)
from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import WrittenPlan
from luanchuyen.matching.problem import Problem, Question, problem_of
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
    """A post with seats that stand open after the round, on purpose where the plan allows it."""

    post: str
    seats: int
    why: Sequence[str]
    on_purpose: bool = False


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


def propose_together(
    written: Sequence[WrittenPlan], snapshot: Snapshot, held: Held = NOTHING_HELD
) -> list[Proposal]:
    """A proposal for each of several plans of one committee, the best for all of them together.

    Plans that are `held` make the moves they are held to. Each has its own moves, and the aims of all. Raises PlanError with everything wrong in the plans.
    """
    joint = joint_of(written, snapshot, held)
    return told_together(joint, joint.best())


def told_together(joint: Joint, solution: Solution | None) -> list[Proposal]:
    """A solution for plans solved together as a proposal for each; without one, what stands in the way."""
    if solution is None:
        conflict = joint.conflict()
        return [_impossible(problem, conflict) for problem in joint.problems]
    return [
        _told(
            joint,
            problem,
            solution,
            [move for move in solution.moves if joint.owner(move) == index],
            joint.quotas[index],
        )
        for index, problem in enumerate(joint.problems)
    ]


def told(problem: Problem, solution: Solution | None) -> Proposal:
    """A solution of the problem as a proposal; without one, what stands in the way."""
    if solution is None:
        return _impossible(problem, problem.conflict())
    quotas = problem.instance.quotas
    return _told(problem, problem, solution, solution.moves, quotas)


def _impossible(problem: Problem, conflict: Sequence[Row]) -> Proposal:
    return Proposal(
        problem.plan,
        problem.rulebook,
        problem.snapshot,
        Status.INFEASIBLE,
        conflict=conflict,
    )


def _told(
    question: Question,
    problem: Problem,
    solution: Solution,
    own: Sequence[Move],
    quotas: Sequence[Quota],
) -> Proposal:
    """What the solution of a question does for one problem in it, whose moves are `own`."""
    found = strung(question.instance, solution.moves)
    return Proposal(
        problem.plan,
        problem.rulebook,
        problem.snapshot,
        Status.OPTIMAL if solution.optimal else Status.FEASIBLE,
        aims=solution.aims,
        moves=own,
        cites={move: problem.instance.cites[move.case] for move in own},
        chains=[chain for chain in found if not set(own).isdisjoint(chain.moves)],
        stayed=_stayed(question, problem, solution),
        left_open=_left_open(question, problem, solution, own),
        quotas=quota_meters(quotas, solution.moves),
        teams=team_meters(problem.instance.shares, solution.moves),
    )


def _stayed(question: Question, problem: Problem, solution: Solution) -> list[Stayed]:
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
            why = reasons.why_stays(question, solution, person, verdict)
            found.append(Stayed(person.official, why))
    return found


def _left_open(
    question: Question, problem: Problem, solution: Solution, own: Sequence[Move]
) -> list[LeftOpen]:
    """Seats worth a word to the problem: those it must fill, and those its own moves vacate."""
    instance = problem.instance
    wanted = {move.origin for move in own}.union(instance.must_fill)
    open_seats = reasons.open_seats(question.instance, solution.moves)
    return [
        LeftOpen(
            post,
            seats,
            reasons.why_open(question, solution, post),
            on_purpose=post in instance.may_stay_open
            and post not in instance.must_fill,
        )
        for post, seats in open_seats.items()
        if post in wanted
    ]
