"""What stands in a rulebook: dated entries, each with a first day and a citation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from luanchuyen.rules.periods import Months
from luanchuyen.rules.subjects import Group
from luanchuyen.snapshot.tables import LEVELS, SEXES


class Case(StrEnum):
    """The ground of a case (contract, section 3)."""

    TRAINING = "training"
    NON_LOCAL = "non_local"
    TWO_TERMS = "two_terms"
    TRANSFER = "transfer"


class Force(StrEnum):
    """What a criterion that is not met does: stops, stops unless waived, or only warns."""

    ABSOLUTE = "absolute"
    WAIVABLE = "waivable"
    ADVISORY = "advisory"


ROTATION_CASES = (Case.TRAINING, Case.NON_LOCAL, Case.TWO_TERMS)


class Entry(BaseModel):
    """One value of one line from its first day on, until the next entry of the line begins.

    `checked_on` is the day somebody last compared it with the source; `unverified` says that no text
    read gives it. A repeal is an entry too.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, populate_by_name=True
    )

    since: date = Field(alias="from")
    cites: list[str] = Field(min_length=1)
    repealed: bool = False
    unverified: bool = False
    checked_on: date | None = None
    note: str = ""


class CriterionEntry(Entry):
    """A criterion's force and its own values, which the reader checks against the criterion."""

    model_config = ConfigDict(extra="allow")

    force: Annotated[Force, Field(strict=False)] | None = None
    by: str | None = None
    cases: list[Annotated[Case, Field(strict=False)]] = list(ROTATION_CASES)

    @property
    def values(self) -> dict[str, object]:
        """The values as written; the criterion's model turns them into what it takes."""
        return dict(self.model_extra or {})


class DemandEntry(Entry):
    """What the demand review measures one kind of line against; each kind asks its own values."""

    months: Months | None = None
    share: float | None = None
    leaders: int | None = None


class TwoTermsEntry(Entry):
    """How long a head may stay; empty lists ask nothing: every title, every level."""

    months: Months
    titles: list[str] = []
    levels: list[str] = []


class Counterparts(BaseModel):
    """Titles at levels on one side of a pair; `delegates_only` asks a seat in that place's council."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    titles: list[str]
    levels: list[str]
    delegates_only: bool = False


class EquivalenceEntry(Entry):
    """A post and the posts equivalent to it, both ways, never among themselves."""

    post: Counterparts
    with_: list[Counterparts] = Field(alias="with")


class MeritEntry(Entry):
    """What a ground of merit adds to a move; `under_age` where the ground is an age."""

    weight: int = Field(ge=1)
    under_age: int | None = Field(default=None, ge=1)


class Body(BaseModel):
    """Posts a quota, a team or a day speaks of; a list left empty asks nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    titles: list[str] = []
    levels: list[str] = []
    sectors: list[str] = []


Share = Annotated[float, Field(gt=0, le=1)]


class QuotaEntry(Entry):
    """How many rotations out of, into or between bodies are asked for, in numbers or as a share.

    The share is of the officials in `groups`, and only they count; without numbers the plan sets them.
    `both_ways` says whether there and back are one sum, or each has the numbers to itself.
    """

    label: str
    out_of: Body | None = None
    into: Body | None = None
    both_ways: Literal["one_sum", "each_way"] | None = None
    groups: list[Group] = []
    at_least: int | None = Field(default=None, ge=0)
    at_most: int | None = Field(default=None, ge=0)
    at_least_share: Share | None = None


class TeamShareEntry(Entry):
    """The share of a team that has worked so many years in a sector, kept after the round.

    Where the text gives no numbers, nothing is asked until a plan gives them.
    """

    label: str
    team: Body
    sector: str
    years: int | None = Field(default=None, ge=1)
    at_least_share: Share | None = None


class NotTogetherEntry(Entry):
    """Holders of these titles in one unit, of whom at most `most` leave in one round."""

    label: str
    titles: list[str]
    most: int = Field(default=1, ge=1)


class TimingEntry(Entry):
    """When moves may take effect; each kind asks its own values."""

    body: Body | None = None
    tolerance_months: int | None = Field(default=None, ge=0)
    opens: date | None = None
    first_term: str | None = Field(default=None, pattern=r"^\d{4}-\d{4}$")


class PlanItemEntry(Entry):
    """Something a plan must say; with `if_any` only where there is something to say."""

    if_any: bool = False


class RetirementEntry(Entry):
    """Age of retirement in months, by sex and year."""

    ages: dict[str, dict[int, int]]


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Line(Generic[E]):
    """The versions of one value, in order of their first days."""

    key: str
    versions: tuple[E, ...]

    @property
    def id(self) -> str:
        """What the line is about: its key before the slash that tells texts apart."""
        return self.key.partition("/")[0]

    def in_force(self, on: date) -> E | None:
        """The version of the day, or None before the first and after a repeal."""
        begun = [entry for entry in self.versions if entry.since <= on]
        return begun[-1] if begun and not begun[-1].repealed else None

    def replaced(self, on: date) -> E | None:
        """The version before the one of the day."""
        begun = [entry for entry in self.versions if entry.since <= on]
        return begun[-2] if len(begun) > 1 else None


@dataclass(frozen=True)
class Parts:
    """A rulebook's text, read and checked; `text` is what its version is computed from."""

    title: str
    extends: str | None
    text: str
    criteria: tuple[Line[CriterionEntry], ...]
    two_terms: tuple[Line[TwoTermsEntry], ...]
    demands: tuple[Line[DemandEntry], ...]
    equivalences: tuple[Line[EquivalenceEntry], ...]
    retirement: tuple[Line[RetirementEntry], ...]
    merit: tuple[Line[MeritEntry], ...]
    plan_items: tuple[Line[PlanItemEntry], ...]
    quotas: tuple[Line[QuotaEntry], ...] = ()
    team_shares: tuple[Line[TeamShareEntry], ...] = ()
    not_together: tuple[Line[NotTogetherEntry], ...] = ()
    stability: tuple[Line[Entry], ...] = ()
    timing: tuple[Line[TimingEntry], ...] = ()
    others: Mapping[str, tuple[Line[Entry], ...]] = field(default_factory=dict)

    def other(self, part: str, kind: type[E]) -> tuple[Line[E], ...]:
        """The lines of a part of `luanchuyen.rules.parts`, whose entries are of the kind."""
        return self.others.get(part, ())  # type: ignore[return-value]  # the table of parts says so

    def dated(self) -> Sequence[Line[Entry]]:
        """Every line whose first day says when the book begins to speak."""
        lines: list[Line[Entry]] = []
        for part in (
            *(self.criteria, self.two_terms, self.demands),
            *(self.equivalences, self.merit, self.plan_items),
            *(self.quotas, self.team_shares, self.not_together),
            *(self.stability, self.timing),
            *self.others.values(),
        ):
            lines.extend(part)  # type: ignore[arg-type]  # a line of a kind of entry is a line of entries
        return lines


KNOWN_LEVELS = frozenset(LEVELS)
KNOWN_SEXES = frozenset(SEXES)
