"""What `luanchuyen explain --json` prints."""

from collections.abc import Sequence
from dataclasses import asdict

from luanchuyen.cli.explain_told import Told, status
from luanchuyen.cli.plans import aims_document, conflict_document
from luanchuyen.matching.alternatives import Step
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.comparing import Comparison
from luanchuyen.matching.envy import Envy, can_be_submitted
from luanchuyen.matching.instance import Move
from luanchuyen.matching.replan import Replanned
from luanchuyen.matching.robustness import Withdrawal
from luanchuyen.matching.what_if import WhatIf

Document = dict[str, object]


def document(told: Told) -> Document:
    """The plan asked about, and a key for each kind of question that was asked."""
    problem = told.problem
    best = told.best
    head: Document = {
        "title": problem.plan.title,
        "rulebook": problem.rulebook.id,
        "version": problem.rulebook.version,
        "committee": problem.plan.committee,
        "on": problem.plan.day,
        "snapshot": problem.snapshot.fingerprint,
        "status": status(best),
        "aims": aims_document(best.aims if best else ()),
        "conflict": conflict_document(told.conflict),
    }
    answered: Document = {
        "why": [_answer(one) for one in told.why] or None,
        "why_not": [_answer(one) for one in told.why_not] or None,
        "empty": [_answer(one) for one in told.empty] or None,
        "curve": None if told.curve is None else [_step(one) for one in told.curve],
        "robustness": (
            None
            if told.withdrawals is None
            else [_withdrawal(one) for one in told.withdrawals]
        ),
        "replan": told.replanned and _replan(told, told.replanned),
        "what_if": told.what_if and _what_if(told, told.what_if),
        "envy": None if told.envies is None else _envy(told.envies),
    }
    return head | {key: one for key, one in answered.items() if one is not None}


def _answer(one: Answer) -> Document:
    return {
        "official": one.official,
        "post": one.post,
        "ground": one.ground,
        "sentences": one.sentences,
        "cites": one.cites,
        "obstacles": [asdict(obstacle) for obstacle in one.obstacles],
        "comparison": one.comparison and _comparison(one.comparison),
    }


def _comparison(one: Comparison) -> Document:
    lines = one.difference
    return {
        "aims": [
            {"id": pair.id, "plan": pair.one, "other": pair.other, "lost": pair.lost}
            for pair in one.aims
        ],
        "decisive": one.decisive.id if one.decisive else None,
        "proved": one.proved,
        "added": [_move(move) for move in lines.added],
        "dropped": [_move(move) for move in lines.dropped],
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


def _move(move: Move) -> Document:
    return {"official": move.official, "from": move.origin, "to": move.target}


def _step(step: Step) -> Document:
    found = step.solution
    return {
        "most": step.most,
        "status": status(found),
        "moves": [_move(move) for move in found.moves] if found else None,
        "aims": aims_document(found.aims if found else ()),
        "bought": step.bought and {"id": step.bought.id, "by": -step.bought.lost},
    }


def _withdrawal(one: Withdrawal) -> Document:
    return {
        "official": one.move.official,
        "post": one.move.target,
        "falls": [move.official for move in one.falls],
        "remain": one.remain,
        "stays": one.stays,
        "open": one.open,
    }


def _replan(told: Told, again: Replanned) -> Document:
    found = again.solution
    comparison = again.comparison(told.best) if told.best else None
    return {
        "refused": told.refused,
        "most_changes": told.most_changes,
        "changes": again.changes,
        "fallen": [_move(move) for move in again.fallen],
        "status": status(found),
        "aims": aims_document(found.aims if found else ()),
        "moves": [_move(move) for move in found.moves] if found else None,
        "comparison": comparison and _comparison(comparison),
        "conflict": conflict_document(again.conflict),
    }


def _what_if(told: Told, found: WhatIf) -> Document:
    return {
        "change": told.change and asdict(told.change),
        "version": found.problem.rulebook.version,
        "status": status(found.solution),
        "eligible": found.eligible,
        "no_longer": found.no_longer,
        "gained": [{"official": who, "post": post} for who, post in found.gained],
        "lost": [{"official": who, "post": post} for who, post in found.lost],
        "comparison": found.comparison and _comparison(found.comparison),
    }


def _envy(envies: Sequence[Envy]) -> Document:
    return {
        "can_be_submitted": can_be_submitted(envies),
        "lines": [
            {
                "post": one.chosen.target,
                "passed_over": {
                    "official": one.passed_over.official,
                    "merit": one.passed_over.merit,
                },
                "chosen": {"official": one.chosen.official, "merit": one.chosen.merit},
                "placed": one.placed and one.placed.target,
                "has_reason": one.has_reason,
                "answer": _answer(one.answer),
            }
            for one in envies
        ],
    }
