"""Questions that solve again and again: who was passed over, and what each further move buys.

A small committee is answered at once. A large one takes longer than a page may: it is answered piece by
piece, and each piece is kept with the version by who prepares the plan, for everybody who reads it. That is no
act: nothing about the plan changes, and the same facts, law and text give the same answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from luanchuyen.matching.alternatives import best_of_at_most
from luanchuyen.matching.comparing import compare
from luanchuyen.matching.envy import Envy, envy_of, passed_over
from luanchuyen.matching.instance import Move
from luanchuyen.matching.problem import Made, Problem
from luanchuyen.matching.solve import Reached
from luanchuyen.records.models import PlanAnswer, PlanQuestion, PlanVersion
from luanchuyen.services import access, plan_answers, plan_fellows, plan_versions
from luanchuyen.services.access import Actor, Permission
from luanchuyen.services.plan_acts import RefusedError, signed

# Moves looked at by all solves of one page, so that it answers in a few seconds.
_AT_ONCE = 200_000

Piece = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """The pieces found so far, in order, and how many there are in all."""

    pieces: Sequence[Piece]
    count: int

    @property
    def is_whole(self) -> bool:
        return len(self.pieces) == self.count


@dataclass(frozen=True, eq=False)
class _Asked:
    """A version in its question: the moves of all plans solved together, weighed as they are."""

    problem: Problem
    made: Made
    cases: Sequence[tuple[Move, Move]]


def _asked(version: PlanVersion) -> _Asked:
    return plan_answers.keep(version, "asked", lambda: _weighed(version))


def _weighed(version: PlanVersion) -> _Asked:
    problem = plan_answers.question(version)
    together = plan_fellows.made_together(version) or [version]
    pairs = {
        (move["official"], move["to"])
        for one in together
        for move in plan_versions.moves(one)
    }
    known = problem.instance.moves
    made = problem.weighed(
        [one for one in known if (one.official, one.target) in pairs]
    )
    cases = passed_over(problem.instance, made)
    return _Asked(problem, made, [case for case in cases if problem.owns(case[1])])


def found(version: PlanVersion, question: PlanQuestion) -> Finding:
    """What is known: all of it where that takes no time, else the pieces kept.

    The version must be of today (`plan_versions.stale`) and have a solution.
    """
    asked = _asked(version)
    count = _count(asked, question)
    if count * _looked_at(asked) <= _AT_ONCE:
        pieces = plan_answers.keep(
            version, question, lambda: list(_answered(asked, question, [], count))
        )
        return Finding(pieces, count)
    return Finding(_kept(version, question), count)


def go_on(
    *, version: PlanVersion, question: PlanQuestion, by: Actor, on: date
) -> Finding:
    """Find a few pieces more and keep them, no more than a page has time for."""
    access.get_plan(by, version.plan_id, Permission.PLANS_PREPARE)
    if told := plan_answers.why_not(version):
        raise RefusedError(" ".join(told))
    before = found(version, question)
    asked = _asked(version)
    few = max(1, _AT_ONCE // max(1, _looked_at(asked)))
    more = list(_answered(asked, question, before.pieces, few))
    with transaction.atomic():
        PlanAnswer.objects.bulk_create(
            [
                PlanAnswer(
                    version=version,
                    question=question,
                    number=number,
                    document=piece,
                    **signed(by, on),
                )
                for number, piece in enumerate(more, start=len(before.pieces))
            ],
            ignore_conflicts=True,  # found by somebody else meanwhile, and the same
        )
    return found(version, question)


def _looked_at(asked: _Asked) -> int:
    return len(asked.problem.instance.moves)


def _count(asked: _Asked, question: PlanQuestion) -> int:
    """A case each; or a step for each number of moves, none too."""
    if question == PlanQuestion.ENVY:
        return len(asked.cases)
    return len(asked.made.moves) + 1


def _kept(version: PlanVersion, question: PlanQuestion) -> list[Piece]:
    """Those that follow one another from the first."""
    rows = PlanAnswer.objects.filter(version=version, question=question)
    by_number = dict(rows.values_list("number", "document"))
    return [by_number[at] for at in range(len(by_number)) if at in by_number]


def _answered(
    asked: _Asked, question: PlanQuestion, before: Sequence[Piece], few: int
) -> Iterator[Piece]:
    if question == PlanQuestion.ENVY:
        begun = len(before)
        for case in asked.cases[begun : begun + few]:
            yield _envy(envy_of(asked.problem, asked.made, *case))
    else:
        yield from _steps(asked, before, few)


def _envy(one: Envy) -> Piece:
    return {
        "post": one.chosen.target,
        "passed_over": one.passed_over.official,
        "points": one.passed_over.merit,
        "chosen": one.chosen.official,
        "chosen_points": one.chosen.merit,
        "placed": one.placed.target if one.placed else "",
        "has_reason": one.has_reason,
        "sentences": list(one.answer.sentences),
    }


def _steps(asked: _Asked, before: Sequence[Piece], few: int) -> Iterator[Piece]:
    """Downwards from the plan itself; one that needs fewer moves is the best for those between too."""
    last = before[-1] if before else None
    for _ in range(min(few, len(asked.made.moves) + 1 - len(before))):
        if last is None:
            count = len(asked.made.moves)
            last = _step(count, count, asked.made.aims)
        else:
            last = _below(asked, last)
        yield last


def _below(asked: _Asked, above: Piece) -> Piece:
    most = above["most"] - 1
    if above["moves"] is None or above["moves"] <= most:
        return {**above, "most": most}
    plan = best_of_at_most(asked.problem, most)
    if plan is None:
        return _step(most, None, ())
    return _step(most, len(plan.moves), plan.aims)


def _step(most: int, moves: int | None, aims: Sequence[Reached]) -> Piece:
    return {"most": most, "moves": moves, "aims": [asdict(aim) for aim in aims]}


def bought(before: Piece, after: Piece) -> str:
    """What one move more buys, as a sentence; blank for nothing, or where the first is no plan."""
    if before["moves"] is None or after["moves"] is None:
        return ""
    one, other = (
        Made((), tuple(Reached(**aim) for aim in step["aims"]))
        for step in (before, after)
    )
    decisive = compare(one, other).decisive
    return decisive.sentence if decisive else ""
