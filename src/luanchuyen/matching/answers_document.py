"""Answers about a plan as JSON: printed by commands, kept by services."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from luanchuyen.matching.alternatives import Step
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.comparing import Comparison, compare
from luanchuyen.matching.document import aim_document, row_document
from luanchuyen.matching.envy import Envy, can_be_submitted
from luanchuyen.matching.instance import Move
from luanchuyen.matching.proposal import Status
from luanchuyen.matching.replan import Replanned
from luanchuyen.matching.robustness import Withdrawal
from luanchuyen.matching.solve import Solution
from luanchuyen.matching.what_if import WhatIf

Document = dict[str, object]


def status(solution: Solution | None) -> Status:
    if solution is None:
        return Status.INFEASIBLE
    return Status.OPTIMAL if solution.optimal else Status.FEASIBLE


def answer_document(one: Answer) -> Document:
    return {
        "official": one.official,
        "post": one.post,
        "ground": one.ground,
        "sentences": one.sentences,
        "cites": one.cites,
        "obstacles": [asdict(obstacle) for obstacle in one.obstacles],
        "comparison": one.comparison and comparison_document(one.comparison),
    }


def comparison_document(one: Comparison) -> Document:
    lines = one.difference
    return {
        "aims": [
            {"id": pair.id, "plan": pair.one, "other": pair.other, "lost": pair.lost}
            for pair in one.aims
        ],
        "decisive": one.decisive.id if one.decisive else None,
        "proved": one.proved,
        "added": [_line(move) for move in lines.added],
        "dropped": [_line(move) for move in lines.dropped],
        "changed": [
            {
                "official": before.official,
                "from": before.origin,
                "before": before.target,
                "after": after.target,
            }
            for before, after in lines.changed
        ],
    }


def curve_document(steps: Iterable[Step]) -> list[Document]:
    return [
        {
            "most": step.most,
            **_plan(step.solution),
            "bought": step.bought and {"id": step.bought.id, "by": -step.bought.lost},
        }
        for step in steps
    ]


def robustness_document(withdrawals: Iterable[Withdrawal]) -> list[Document]:
    return [
        {
            "official": one.move.official,
            "post": one.move.target,
            "falls": [move.official for move in one.falls],
            "remain": one.remain,
            "stays": one.stays,
            "open": one.open,
        }
        for one in withdrawals
    ]


def replan_document(again: Replanned, before: Solution) -> Document:
    return {
        "changes": again.changes,
        "fallen": [_line(move) for move in again.fallen],
        **_plan(again.solution),
        "comparison": (
            comparison_document(compare(before, again.solution))
            if again.solution
            else None
        ),
        "conflict": [row_document(row) for row in again.conflict],
    }


def what_if_document(found: WhatIf) -> Document:
    return {
        "version": found.problem.rulebook.version,
        **_plan(found.solution),
        "eligible": found.eligible,
        "no_longer": found.no_longer,
        "gained": [{"official": who, "post": post} for who, post in found.gained],
        "lost": [{"official": who, "post": post} for who, post in found.lost],
        "comparison": found.comparison and comparison_document(found.comparison),
    }


def envy_document(envies: Sequence[Envy]) -> Document:
    return {
        "can_be_submitted": can_be_submitted(envies),
        "lines": [
            {
                "post": one.chosen.target,
                "passed_over": _merit(one.passed_over),
                "chosen": _merit(one.chosen),
                "placed": one.placed and one.placed.target,
                "has_reason": one.has_reason,
                "answer": answer_document(one.answer),
            }
            for one in envies
        ],
    }


def _plan(solution: Solution | None) -> Document:
    """A plan in short; null moves where there is none."""
    return {
        "status": status(solution),
        "moves": [_line(move) for move in solution.moves] if solution else None,
        "aims": [aim_document(aim) for aim in solution.aims] if solution else [],
    }


def _line(move: Move) -> Document:
    return {"official": move.official, "from": move.origin, "to": move.target}


def _merit(move: Move) -> Document:
    return {"official": move.official, "merit": move.merit}
