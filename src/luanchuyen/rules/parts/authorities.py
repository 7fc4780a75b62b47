"""The table of authorities in a rulebook: branches in order, the first that applies decides."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault, unknown
from luanchuyen.snapshot.tables import BLOCS

MOVES = ("rotation", "transfer")


class When(BaseModel):
    """Facts of a move that must all hold; what is left out is not asked.

    `managed`: the committee of the book manages either post, both, or none. `same_manager`: one unit
    manages both posts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    managed: Literal["either", "both", "none"] | None = None
    same_manager: bool | None = None
    leaves_sector_or_locality: bool | None = None
    blocs: list[str] = []


class Branch(BaseModel):
    """Who decides where it applies; `manager` is the unit that manages the posts.

    `consent`: whose written consent has to come first.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    when: When = When()
    decides: str
    consent: str | None = None
    cites: list[str] = Field(min_length=1)
    unverified: bool = False
    note: str = ""


class AuthorityEntry(Entry):
    """Branches for one kind of move, in the order in which they are asked."""

    branches: list[Branch] = Field(min_length=1)

    def faults(self, line: str) -> Iterator[Fault]:
        """Authorities and blocs nobody knows."""
        for index, branch in enumerate(self.branches):
            path = ("branches", index)
            yield from unknown((*path, "decides"), [branch.decides], AUTHORITIES)
            if branch.consent is not None:
                yield from unknown((*path, "consent"), [branch.consent], AUTHORITIES)
            yield from unknown((*path, "when", "blocs"), branch.when.blocs, BLOCS)
