"""The screening of a committee as lines: who may move, who may not, of whom it is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.rules import words as law
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Force
from luanchuyen.rules.screening import Screening
from luanchuyen.services import names
from luanchuyen.web.shared import excel, reading, words
from luanchuyen.web.shared.screening import outcome as outcome_key


@dataclass(frozen=True)
class Line:
    """One official with the outcome and the criteria it hangs on."""

    code: str
    name: str
    post: str
    mark: words.Mark
    why: Sequence[str]


def rows(screening: Screening, outcome: str = "") -> list[reading.Line]:
    """The rows of one outcome, or all, in Vietnamese order of names."""
    snapshot = screening.snapshot
    named = reading.names(snapshot.people, screening.facts["official"].to_list())
    found = [
        row | {"name": named[row["official"]]}
        for row in screening.facts.iter_rows(named=True)
        if not outcome or outcome_key(row["outcome"]) == outcome
    ]
    return sorted(found, key=lambda row: (names.sort_key(row["name"]), row["official"]))


def lines(screening: Screening, chosen: Sequence[reading.Line]) -> list[Line]:
    """Rows in words."""
    posts = reading.names(
        screening.snapshot.posts, [row["held_post"] for row in chosen]
    )
    return [
        Line(
            code=row["official"],
            name=row["name"],
            post=posts.get(row["held_post"], ""),
            mark=words.OUTCOMES[outcome_key(row["outcome"])],
            why=_why(screening, row),
        )
        for row in chosen
    ]


def _why(screening: Screening, row: reading.Line) -> list[str]:
    """Titles of the criteria that stop the official, those not met before those not known."""
    stopping = [
        rule
        for rule in screening.rules
        if rule.entry.force is not Force.ADVISORY
        and criteria()[rule.id].about == "official"
    ]
    unmet = [rule.id for rule in stopping if row[rule.column] is False]
    unknown = [rule.id for rule in stopping if row[rule.column] is None]
    return [
        *(criteria()[id_].title for id_ in dict.fromkeys(unmet)),
        *(f"{criteria()[id_].title} (chưa rõ)" for id_ in dict.fromkeys(unknown)),
    ]


HEADINGS = ("Mã", "Họ và tên", "Chức danh", "Kết quả", "Vướng ở")


def cells(line: Line) -> Sequence[excel.Cell]:
    return line.code, line.name, line.post, line.mark.word, "; ".join(line.why)


def case(asked: str) -> str:
    return asked if asked in law.CASES else next(iter(law.CASES))
