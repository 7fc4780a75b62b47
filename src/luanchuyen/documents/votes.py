"""Votes as minutes show them: figures alone, never who voted how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from luanchuyen.documents.paper import Words


@dataclass(frozen=True)
class Count:
    """The votes on one question, and what follows from them in a sentence."""

    question: str
    agreed: int
    against: int
    blank: int
    result: str = ""


@dataclass(frozen=True)
class Turnout:
    """Members of the body on that day, who came, and the papers handed out, collected and valid."""

    members: int
    present: int
    handed_out: int
    collected: int
    valid: int


def count_rows(counts: Sequence[Count]) -> list[Words]:
    return [
        {
            "number": number,
            "question": one.question,
            "agreed": f"{one.agreed:02d}",
            "against": f"{one.against:02d}",
            "blank": f"{one.blank:02d}",
            "result": one.result,
        }
        for number, one in enumerate(counts, 1)
    ]


def turnout_row(turnout: Turnout) -> Words:
    return {name: f"{value:02d}" for name, value in vars(turnout).items()}


def vote_faults(counts: Sequence[Count], papers: int) -> Iterator[str]:
    """Votes that are more than the papers, or fewer than none."""
    for one in counts:
        votes = (one.agreed, one.against, one.blank)
        if min(votes) < 0:
            yield f"«{one.question}»: số phiếu không thể âm."
        if sum(votes) > papers:
            yield f"«{one.question}»: {sum(votes)} phiếu, nhiều hơn {papers} phiếu thu về."


def turnout_faults(turnout: Turnout) -> Iterator[str]:
    """Each figure is at most the one before it."""
    steps = (
        ("số thành viên", turnout.members),
        ("có mặt", turnout.present),
        ("phát ra", turnout.handed_out),
        ("thu về", turnout.collected),
        ("hợp lệ", turnout.valid),
    )
    for (before, more), (name, fewer) in pairwise(steps):
        if fewer > more:
            yield f"Số {name} ({fewer}) nhiều hơn {before} ({more})."
    if turnout.valid < 0:
        yield "Số phiếu hợp lệ không thể âm."
