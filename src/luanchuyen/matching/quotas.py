"""Quotas of a plan: the lines of the rulebook, tightened by the plan, laid over its moves."""

from collections.abc import Iterable, Mapping, Sequence

from luanchuyen.matching.instance import Move, Quota
from luanchuyen.matching.plan import Plan, QuotaNumbers
from luanchuyen.rules.entries import Case
from luanchuyen.rules.quotas import Place, QuotaLine


def quotas(
    plan: Plan,
    lines: Iterable[QuotaLine],
    moves: Sequence[Move],
    places: Mapping[str, Place],
) -> tuple[Quota, ...]:
    """Every line with its numbers and the rotations that count; a transfer never does."""
    asked = {numbers.id: numbers for numbers in plan.quotas}
    return tuple(
        _quota(line, asked.get(line.id, QuotaNumbers(line.id)), moves, places)
        for line in lines
    )


def _quota(
    line: QuotaLine,
    asked: QuotaNumbers,
    moves: Sequence[Move],
    places: Mapping[str, Place],
) -> Quota:
    return Quota(
        id=line.id,
        label=line.label,
        counted=frozenset(
            (move.official, move.target)
            for move in moves
            if move.case is not Case.TRANSFER
            and line.counts(move.official, places[move.origin], places[move.target])
        ),
        done=len(line.done),
        at_least=line.at_least if asked.at_least is None else asked.at_least,
        at_most=line.at_most if asked.at_most is None else asked.at_most,
        cites=line.cites,
        transferred=len(line.transferred),
        base=line.base,
    )


def loosened(line: QuotaLine, asked: QuotaNumbers) -> str:
    """Why a plan may not ask these numbers of the line, in words; nothing where it may."""
    least, most = asked.at_least, asked.at_most
    if least is not None and line.at_least is not None and least < line.at_least:
        return f"không được thấp hơn mức {line.at_least} của bộ quy định"
    if most is not None and line.at_most is not None and most > line.at_most:
        return f"không được cao hơn mức {line.at_most} của bộ quy định"
    if least is not None and line.at_most is not None and least > line.at_most:
        return f"mức thấp {least} cao hơn mức cao {line.at_most} của bộ quy định"
    if most is not None and line.at_least is not None and most < line.at_least:
        return f"mức cao {most} thấp hơn mức thấp {line.at_least} của bộ quy định"
    return ""
