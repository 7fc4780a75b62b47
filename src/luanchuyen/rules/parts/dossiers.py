"""The dossier in a rulebook: its items, how old each may be, when one dossier serves twice."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault, twice
from luanchuyen.rules.periods import Months

DOSSIERS = ("rotation", "transfer")


class Item(BaseModel):
    """One paper of the dossier; `months`: how old it may be on the day the list is measured on.

    `spared`: not asked for an equal or lower post when nothing is new.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    key: str
    title: str
    months: Months | None = None
    spared: bool = False
    cites: list[str] = Field(min_length=1)
    note: str = ""


class DossierEntry(Entry):
    """The list of one kind of case; age is measured on the day of submission or of consideration."""

    items: list[Item] = Field(min_length=1)
    measured_on: Literal["submission", "consideration"]
    reuse_months: Months | None = None

    def faults(self, line: str) -> Iterator[Fault]:
        """An item that stands in the list twice."""
        yield from twice(("items",), [item.key for item in self.items])
