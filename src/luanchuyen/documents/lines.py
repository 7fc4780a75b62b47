"""What papers tell line by line: moves, who stays, what stands open, quotas, and what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.words import at_unit


@dataclass(frozen=True)
class Seat:
    """A post as a paper names it: its title, and the unit where the title does not say it."""

    post: str
    unit: str

    def __str__(self) -> str:
        return at_unit(self.post, self.unit)


@dataclass(frozen=True)
class MoveLine:
    """One official's move; `direction` and `case` are keys of `rules.words`, `special` a waiver's reason.

    `born` is a day, or the year alone where no more is known; `sex` as the workbook writes it.
    """

    official: str
    name: str
    origin: Seat
    target: Seat
    direction: str | None
    case: str
    cites: Sequence[str] = ()
    special: str = ""
    born: date | int | None = None
    sex: str = ""


@dataclass(frozen=True)
class StayLine:
    """Somebody who had to leave and stays, with the reasons in sentences."""

    official: str
    name: str
    seat: Seat
    why: Sequence[str]


@dataclass(frozen=True)
class OpenLine:
    """Seats of a post that stand open after the round, with the reasons in sentences."""

    seat: Seat
    seats: int
    why: Sequence[str]


@dataclass(frozen=True)
class QuotaLine:
    """What is asked of one quota, what was done earlier in the term and what is planned now."""

    label: str
    done: int
    planned: int
    at_least: int | None = None
    at_most: int | None = None
    cites: Sequence[str] = ()

    @property
    def short(self) -> int:
        return max(0, (self.at_least or 0) - self.done - self.planned)

    @property
    def wanted(self) -> str:
        """từ 01 đến 02; từ 02 trở lên; không quá 02."""
        if self.at_least is not None and self.at_most is not None:
            return f"từ {self.at_least:02d} đến {self.at_most:02d}"
        if self.at_least is not None:
            return f"từ {self.at_least:02d} trở lên"
        return "" if self.at_most is None else f"không quá {self.at_most:02d}"


@dataclass(frozen=True)
class Trace:
    """What ties a paper to its data: the plan, the facts and the text of the law it was made from."""

    plan: str
    snapshot: str
    rulebook: str
    version: str

    @property
    def code(self) -> str:
        """As the foot of each page prints it."""
        return f"{self.plan} · {self.snapshot[:12]} · {self.rulebook}@{self.version}"
