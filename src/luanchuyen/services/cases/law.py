"""The law of a case: the rulebook as it stood when the case began, until an act moves it to a newer one."""

from dataclasses import dataclass
from datetime import date

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, CaseAct
from luanchuyen.rules.rulebook import Rulebook, load
from luanchuyen.services import rulebooks


@dataclass(frozen=True, eq=False)
class Law:
    """A rulebook in one version, and the day whose entries of it hold."""

    book: Rulebook
    on: date

    def is_that_of(self, other: "Law") -> bool:
        """Whether not a word differs between the two days."""
        first, last = sorted((self.on, other.on))
        changed = any(first < day <= last for day in self.book.change_days)
        return self.book.version == other.book.version and not changed


def law_of(case: Case) -> Law:
    """What everything about the case is judged by now."""
    return _law(case, moved(case))


def newest_law(case: Case, *, on: date) -> Law:
    """What the case would be judged by if it were moved on the day."""
    return Law(load(case.rulebook), on)


def law_under(case: Case, act: CaseAct) -> Law:
    """What the act was done under: a later move changes nothing of it."""
    before = [one for one in _moves(case) if one.number < act.number]
    return _law(case, before[-1] if before else None)


def moved(case: Case) -> CaseAct | None:
    """The act that moved the case to newer texts last, if one did."""
    found = _moves(case)
    return found[-1] if found else None


def _law(case: Case, move: CaseAct | None) -> Law:
    if move is None:
        version, day = case.rulebook_version, case.begun_on
    else:
        version, day = move.payload["rulebook_version"], move.day
    return Law(rulebooks.as_of(case.rulebook, version), day)


def _moves(case: Case) -> list[CaseAct]:
    found = [act for act in case.acts.all() if act.kind == CaseActKind.PROCEDURE_MOVED]
    return sorted(found, key=lambda one: one.number)
