"""What `luanchuyen explain --json` prints."""

from dataclasses import asdict

from luanchuyen.cli.explain_told import Told
from luanchuyen.matching.answers_document import (
    Document,
    answer_document,
    curve_document,
    envy_document,
    replan_document,
    robustness_document,
    status,
    what_if_document,
)
from luanchuyen.matching.document import aim_document, row_document
from luanchuyen.matching.solve import Solution


def document(told: Told) -> Document:
    """The plan asked about, and a key for each kind of question that was asked."""
    problem, best = told.problem, told.best
    head: Document = {
        "title": problem.plan.title,
        "rulebook": problem.rulebook.id,
        "version": problem.rulebook.version,
        "committee": problem.plan.committee,
        "on": problem.plan.day,
        "snapshot": problem.snapshot.fingerprint,
        "status": status(best),
        "aims": [aim_document(aim) for aim in best.aims] if best else [],
        "conflict": [row_document(row) for row in told.conflict],
    }
    return head | (_answers(told, best) if best else {})


def _answers(told: Told, best: Solution) -> Document:
    found: Document = {}
    for key, answers in (
        ("why", told.why),
        ("why_not", told.why_not),
        ("empty", told.empty),
    ):
        if answers:
            found[key] = [answer_document(one) for one in answers]
    if told.curve is not None:
        found["curve"] = curve_document(told.curve)
    if told.withdrawals is not None:
        found["robustness"] = robustness_document(told.withdrawals)
    if told.replanned is not None:
        asked: Document = {"refused": told.refused, "most_changes": told.most_changes}
        found["replan"] = asked | replan_document(told.replanned, best)
    if told.what_if is not None and told.change is not None:
        change: Document = {"change": asdict(told.change)}
        found["what_if"] = change | what_if_document(told.what_if)
    if told.envies is not None:
        found["envy"] = envy_document(told.envies)
    return found
