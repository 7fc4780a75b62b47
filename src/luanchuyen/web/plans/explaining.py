"""Answers about a version in names: why here, why not, why empty, who was passed over, what falls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.matching.answers import Answer, Ground, Obstacle
from luanchuyen.matching.comparing import TIE
from luanchuyen.matching.instance import Move
from luanchuyen.matching.robustness import Withdrawal
from luanchuyen.matching.words import AIMS
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.rules.words import FORCES
from luanchuyen.services import plan_findings
from luanchuyen.services.naming import Names, Place
from luanchuyen.services.plan_findings import Piece
from luanchuyen.web.plans.comparing import Beside, beside
from luanchuyen.web.shared import words

_GROUNDS: Mapping[Ground, words.Mark] = {
    Ground.PROPOSED: words.Mark("met", "Phương án đang đề xuất", "met"),
    Ground.OUTSIDE: words.Mark("plain", "Ngoài kế hoạch này", "closed"),
    Ground.VERDICT: words.Mark("not_met", "Vướng quy định", "book"),
    Ground.CONFLICT: words.Mark("not_met", "Trái với điều phải giữ", "lock"),
    Ground.AIM: words.Mark("not_known", "Mục tiêu kém đi", "alert"),
    Ground.EQUAL: words.Mark("plain", "Hai cách như nhau", "swap"),
    Ground.NOT_PROVED: words.Mark("not_known", "Chưa chứng minh", "not_known"),
}


@dataclass(frozen=True)
class ObstacleLine:
    """One rule in the way; `force` says who may decide otherwise."""

    sentence: str
    force: str
    cites: Sequence[Citation]


@dataclass(frozen=True)
class Told:
    """An answer as a page shows it."""

    title: str
    mark: words.Mark
    sentences: Sequence[str]
    cites: Sequence[Citation]
    obstacles: Sequence[ObstacleLine]
    beside: Beside | None


def told(answer: Answer, names: Names) -> Told:
    comparison = answer.comparison
    return Told(
        title=_title(answer, names),
        mark=_GROUNDS[answer.ground],
        sentences=list(dict.fromkeys(answer.sentences)),
        cites=citations(answer.cites),
        obstacles=[_obstacle(one) for one in answer.obstacles],
        beside=beside(comparison, names, "Phương án này", "Nếu làm khác")
        if comparison
        else None,
    )


def _title(answer: Answer, names: Names) -> str:
    place = names.place(answer.post) if answer.post else None
    if not answer.official:
        return f"{place}"
    name = names.person(answer.official)
    return f"{name} → {place}" if place else name


def _obstacle(one: Obstacle) -> ObstacleLine:
    force = f"{one.by} có thể xem xét trường hợp đặc biệt" if one.by else ""
    if one.force and not force:
        force = FORCES[one.force]
    return ObstacleLine(one.sentence, force, citations(one.cites))


@dataclass(frozen=True)
class EnvyLine:
    """Somebody with more points for a post than the one chosen, and why."""

    place: Place
    passed_over: str
    name: str
    points: int
    chosen: str
    chosen_points: int
    placed: Place | None
    mark: words.Mark
    sentences: Sequence[str]


_REASONED = words.Mark("met", "Có lý do", "met")
_UNREASONED = words.Mark("not_met", "Chưa có lý do", "alert")


def envies(found: Sequence[Piece], names: Names) -> list[EnvyLine]:
    """Those without a reason first: while there is one, the plan cannot stand."""
    lines = [
        EnvyLine(
            place=names.place(one["post"]),
            passed_over=one["passed_over"],
            name=names.person(one["passed_over"]),
            points=one["points"],
            chosen=names.person(one["chosen"]),
            chosen_points=one["chosen_points"],
            placed=names.place(one["placed"]) if one["placed"] else None,
            mark=_REASONED if one["has_reason"] else _UNREASONED,
            sentences=one["sentences"],
        )
        for one in found
    ]
    return sorted(lines, key=lambda line: line.mark is _REASONED)


@dataclass(frozen=True)
class FallLine:
    """What becomes of the plan if one official is withdrawn."""

    official: str
    name: str
    target: Place
    falls: Sequence[str]
    remain: int
    stays: Sequence[str]
    open: Sequence[str]


def falls(found: Sequence[Withdrawal], names: Names) -> list[FallLine]:
    """Withdrawals that break most first."""
    ordered = sorted(found, key=lambda one: (-len(one.falls), one.move.official))
    return [
        FallLine(
            official=one.move.official,
            name=names.person(one.move.official),
            target=names.place(one.move.target),
            falls=_others(one.move, one.falls, names),
            remain=one.remain,
            stays=[names.person(code) for code in one.stays],
            open=[str(names.place(code)) for code in one.open],
        )
        for one in ordered
    ]


def _others(move: Move, falls: Sequence[Move], names: Names) -> list[str]:
    return [names.person(one.official) for one in falls if one != move]


@dataclass(frozen=True)
class StepLine:
    """The best plan of at most so many moves, and what the last of them bought."""

    most: int
    possible: bool
    bought: str
    aims: Mapping[str, int]

    @property
    def told(self) -> list[tuple[str, int]]:
        """The aims with what they are called."""
        return [
            (words.sentence_case(AIMS[key]), value) for key, value in self.aims.items()
        ]


def steps(found: Sequence[Piece]) -> list[StepLine]:
    """From the fewest moves found so far upwards."""
    ordered = sorted(found, key=lambda step: step["most"])
    return [
        StepLine(
            most=step["most"],
            possible=step["moves"] is not None,
            bought=plan_findings.bought(before, step) if before else "",
            aims={aim["id"]: aim["value"] for aim in step["aims"] if aim["id"] != TIE},
        )
        for before, step in zip([None, *ordered], ordered, strict=False)
    ]


_DRAWN = ("must_leave", "must_fill", "quota")


def curve_chart(lines: Sequence[StepLine]) -> Mapping[str, Any]:
    """What the review and the quotas still ask for after so many moves: the first aims, stacked."""
    shown = [line for line in lines if line.possible]
    drawn = [key for key in _DRAWN if any(line.aims.get(key) for line in shown)]
    return {
        "categories": [f"{line.most} người" for line in shown],
        "series": [
            {
                "name": words.sentence_case(AIMS[key]),
                "values": [line.aims.get(key, 0) for line in shown],
            }
            for key in drawn
        ],
        "lying": False,
        "unit": "",
    }
