"""One official's sheet: verdict, criteria and facts as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules import words as law
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.catalogue import criteria as catalogue
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.rules.entries import Force
from luanchuyen.rules.facts.vocabulary import TOLD_OF_MOVE, TOLD_OF_OFFICIAL
from luanchuyen.rules.verdicts import CriterionVerdict, Verdict
from luanchuyen.rules.windows import Window
from luanchuyen.web.shared import excel, formats, words

_WORST_FIRST = ("not_met", "not_known", "met")


@dataclass(frozen=True)
class FactLine:
    label: str
    value: str
    known: bool


@dataclass(frozen=True)
class CriterionLine:
    """One criterion of the sheet: what it asks, how it came out, and on what that rests."""

    title: str
    mark: words.Mark
    sentence: str
    force: str
    cites: Sequence[Citation]
    facts: Sequence[FactLine]
    unverified: bool


@dataclass(frozen=True)
class Missing:
    """A fact the record does not tell, and the paper that would settle it."""

    fact: str
    paper: str


@dataclass(frozen=True)
class Sheet:
    mark: words.Mark
    case: str
    window: str
    eligible: Window
    retirement: date | None
    criteria: Sequence[CriterionLine]
    facts: Sequence[FactLine]
    missing: Sequence[Missing]

    @property
    def open_criteria(self) -> Sequence[CriterionLine]:
        """Those not met or not known, which a reader looks for first."""
        return [line for line in self.criteria if line.mark.key != "met"]

    @property
    def met_criteria(self) -> Sequence[CriterionLine]:
        return [line for line in self.criteria if line.mark.key == "met"]

    @property
    def unmet(self) -> Sequence[str]:
        """Titles of the criteria that are not met, each once."""
        unmet = (line.title for line in self.criteria if line.mark.key == "not_met")
        return list(dict.fromkeys(unmet))


def sheet(verdict: Verdict, window: Window, years: int) -> Sheet:
    """A verdict with its window over so many years, in words."""
    lines = sorted(verdict.criteria, key=lambda line: _WORST_FIRST.index(line.outcome))
    told = TOLD_OF_OFFICIAL + (TOLD_OF_MOVE if verdict.post else ())
    return Sheet(
        mark=words.OUTCOMES[verdict.outcome],
        case=law.CASES[verdict.case],
        window=_window(window, years),
        eligible=window,
        retirement=words.month_day(verdict.facts.get("retirement_month")),
        criteria=[_criterion(line) for line in lines],
        facts=[_fact(name, verdict.facts.get(name)) for name in told],
        missing=_missing(lines),
    )


def _window(window: Window, years: int) -> str:
    if window.eligible_from is None:
        return f"Không có ngày nào trong {years} năm tới đủ mọi điều kiện theo hồ sơ hiện có."
    first = formats.day(window.eligible_from)
    until = formats.until(window.eligible_until, f"hết {years} năm tới")
    return f"Đủ điều kiện từ ngày {first} {until}."


def _criterion(line: CriterionVerdict) -> CriterionLine:
    return CriterionLine(
        title=catalogue()[line.id].title,
        mark=words.OUTCOMES[line.outcome],
        sentence=line.sentence,
        force=_force(line),
        cites=citations(line.cites),
        facts=[_fact(name, value) for name, value in line.facts.items()],
        unverified=line.unverified,
    )


def _force(line: CriterionVerdict) -> str:
    if line.by:
        return f"{AUTHORITIES.get(line.by, line.by)} có thể xem xét trường hợp đặc biệt"
    return law.FORCES[line.force]


def _fact(name: str, value: object) -> FactLine:
    return FactLine(
        words.fact_label(name), words.fact_value(name, value), value is not None
    )


def _missing(lines: Sequence[CriterionVerdict]) -> list[Missing]:
    names = dict.fromkeys(
        name
        for line in lines
        if line.force is not Force.ADVISORY
        for name in line.missing
    )
    return [Missing(words.fact_label(name), _paper(name)) for name in names]


def _paper(name: str) -> str:
    """The paper that settles a fact, unless it is called as the fact itself."""
    paper = words.paper(name)
    return "" if words.sentence_case(paper) == words.fact_label(name) else paper


def rows(told: Sheet) -> list[Sequence[excel.Cell]]:
    """The sheet for Excel: the conclusion first, then a row a criterion."""
    conclusion = ("Kết luận", told.mark.word, told.window, told.case, "", "", "")
    return [
        conclusion,
        *(
            (
                line.title,
                line.mark.word,
                line.sentence,
                line.force,
                "; ".join(place.short for place in line.cites),
                "; ".join(f"{fact.label}: {fact.value}" for fact in line.facts),
                "chưa đối chiếu" if line.unverified else "",
            )
            for line in told.criteria
        ),
    ]
