"""One case as somebody looks at it on a day: where it stands, and what its bodies are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from luanchuyen.records.models import Account, Case
from luanchuyen.rules.procedure.choosing import Procedure
from luanchuyen.rules.procedure.standing import Standing
from luanchuyen.services import access, snapshots
from luanchuyen.services.access import Permission
from luanchuyen.services.cases import bodies, reading
from luanchuyen.services.cases.conditions import standing_of
from luanchuyen.services.cases.steps import speaks_for
from luanchuyen.services.naming import Names, names


@dataclass(frozen=True, eq=False)
class Situation:
    """The case, who looks, and the day; the rest is found out once.

    A list hands in the `names` that all its lines have in common.
    """

    case: Case
    by: Account
    on: date
    named: Names | None = None

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.case, on=self.on)

    @cached_property
    def procedure(self) -> Procedure:
        return reading.procedure(self.case)

    @cached_property
    def names(self) -> Names:
        return self.named or names(snapshots.take())

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The units there are on the day, by code."""
        given = self.names.snapshot.units
        rows = given.select("code", "name", "valid_from", "valid_until").iter_rows()
        return {
            code: name
            for code, name, since, until in rows
            if (since is None or since <= self.on)
            and (until is None or until > self.on)
        }

    @cached_property
    def prepares(self) -> bool:
        """Whether `by` prepares this case."""
        return speaks_for(self.case, "advisory_body", by=self.by)

    @cached_property
    def decides(self) -> bool:
        """Whether `by` speaks for the body that decides it."""
        return speaks_for(self.case, "competent_authority", by=self.by)

    @cached_property
    def answers(self) -> bool:
        """Whether `by` answers for a unit."""
        return access.allows(self.by, Permission.CASES_ANSWER)

    @property
    def at(self) -> int:
        """The place of the open step; behind all where the case has ended."""
        now = self.standing.open_step
        places = self.procedure.places
        return places[now.step.key] if now else len(places)

    def unit_code(self, whom: str) -> str:
        """The unit behind an actor's key, blank where it is none of ours."""
        return bodies.unit_code(self.case, whom)

    def called(self, whom: str) -> str:
        """Whom, as people call them: the role with the unit, where it is known."""
        return bodies.called(self.case, whom, self.names)
