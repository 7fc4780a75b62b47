"""What a value of the law would do before it is made: who could move, and what the best plan becomes."""

from dataclasses import dataclass

import polars as pl

from luanchuyen.matching.comparing import Comparison, compare
from luanchuyen.matching.plan_file import WrittenPlan
from luanchuyen.matching.problem import Problem, problem_of
from luanchuyen.matching.solve import Solution
from luanchuyen.rules.screening import screen
from luanchuyen.rules.supposing import Supposition, supposed

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class WhatIf:
    """The plan under the rulebook as it might become, beside the plan as the law stands.

    `eligible` are officials who meet every criterion of their own only then, `no_longer` only now;
    `gained` and `lost` are moves, official and post. Without a solution there is no comparison.
    """

    problem: Problem
    solution: Solution | None
    eligible: tuple[str, ...]
    no_longer: tuple[str, ...]
    gained: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    comparison: Comparison | None


def what_if(
    written: WrittenPlan, problem: Problem, best: Solution, change: Supposition
) -> WhatIf:
    """The plan with one value of its rulebook replaced from its day on.

    Raises SupposingError for a value that cannot be, PlanError where the plan does not stand under it.
    """
    rulebook = supposed(problem.rulebook, change, problem.plan.day)
    then = problem_of(written, problem.snapshot, rulebook)
    solution = then.best()
    able_now, able_then = _able(problem), _able(then)
    moves_now, moves_then = _met(problem), _met(then)
    return WhatIf(
        problem=then,
        solution=solution,
        eligible=tuple(sorted(able_then - able_now)),
        no_longer=tuple(sorted(able_now - able_then)),
        gained=tuple(sorted(moves_then - moves_now)),
        lost=tuple(sorted(moves_now - moves_then)),
        comparison=compare(best, solution) if solution else None,
    )


def _able(problem: Problem) -> set[str]:
    """Officials who take part and meet every criterion that asks for no post, each under the own case."""
    people, plan = problem.field.people, problem.plan
    found: set[str] = set()
    for case in sorted({person.case for person in people.values()}):
        screened = screen(
            problem.snapshot,
            problem.rulebook,
            plan.day,
            committee=plan.committee,
            case=case,
        )
        met = screened.outcomes.filter(pl.col("outcome"))["official"]
        found |= {code for code in met if code in people and people[code].case is case}
    return found


def _met(problem: Problem) -> set[Pair]:
    return {(move.official, move.target) for move in problem.instance.moves if move.met}
