"""The curve: the best plan for 0, 1, 2 … moves, and what each further move buys."""

from dataclasses import dataclass

from luanchuyen.matching import asked
from luanchuyen.matching.comparing import AimPair, compare
from luanchuyen.matching.problem import Question
from luanchuyen.matching.solve import Solution


@dataclass(frozen=True)
class Step:
    """The best plan of at most so many moves; None where what is pinned needs more.

    `bought` is the first aim better than a step before, None where the further move buys nothing.
    """

    most: int
    solution: Solution | None
    bought: AimPair | None = None


def curve(question: Question, best: Solution) -> tuple[Step, ...]:
    """A step for each number of moves up to that of the best plan: beyond it nothing improves.

    A plan that needs fewer moves than it may make is also the best for every number in between, so
    it is looked for only once.
    """
    plans: dict[int, Solution | None] = {len(best.moves): best}
    for most in reversed(range(len(best.moves))):
        above = plans[most + 1]
        plans[most] = (
            above
            if above is None or len(above.moves) <= most
            else best_of_at_most(question, most)
        )
    return tuple(
        Step(most, plans[most], _bought(plans.get(most - 1), plans[most]))
        for most in sorted(plans)
    )


def best_of_at_most(question: Question, most: int) -> Solution | None:
    """The best plan of at most so many moves; None where what is pinned needs more."""
    return question.best([asked.at_most(question.instance, most)])


def _bought(before: Solution | None, after: Solution | None) -> AimPair | None:
    if before is None or after is None:
        return None
    return compare(before, after).decisive
