"""What codes are called: people, units, and posts with their units, also inside sentences."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from luanchuyen.documents.mentions import Known
from luanchuyen.rules.words import at_unit
from luanchuyen.snapshot.snapshot import Snapshot

# Sentences put codes between these; a number or a word elsewhere is what it says, whoever has it as code.
_CODE = re.compile(r"«([^«»]*)»")


@dataclass(frozen=True)
class Place:
    """A post with its unit; of a code the records no longer have, the code."""

    code: str
    post: str
    unit: str
    unit_code: str

    def __str__(self) -> str:
        return at_unit(self.post, self.unit) if self.unit else self.post


@dataclass(frozen=True, eq=False)
class Names:
    """What people, posts and units of a snapshot are called."""

    snapshot: Snapshot

    @cached_property
    def people(self) -> Mapping[str, str]:
        return dict(self.snapshot.people.select("code", "name").iter_rows())

    @cached_property
    def units(self) -> Mapping[str, str]:
        return dict(self.snapshot.units.select("code", "name").iter_rows())

    @cached_property
    def places(self) -> Mapping[str, Place]:
        rows = self.snapshot.posts.select("code", "name", "unit").iter_rows()
        return {
            code: Place(code, name, self.unit(unit), unit) for code, name, unit in rows
        }

    @cached_property
    def known(self) -> Known:
        """By which the checker of papers knows whom a paper mentions."""
        return Known.of(self.people.values(), map(str, self.places.values()))

    def person(self, code: str) -> str:
        return self.people.get(code, code)

    def unit(self, code: str) -> str:
        return self.units.get(code, code)

    def place(self, code: str) -> Place:
        return self.places.get(code) or Place(code, code, "", "")

    def told(self, sentence: str) -> str:
        """The sentence with names where it has codes in « », as those about the text of a plan do."""
        return _CODE.sub(lambda found: self._called(found[1]) or found[0], sentence)

    def _called(self, code: str) -> str:
        """What the code is of; blank where it is none."""
        if code in self.places:
            return f"«{self.places[code]}»"
        return self.people.get(code) or self.units.get(code, "")


@lru_cache(maxsize=2)  # a snapshot may be large; old ones are let go
def names(snapshot: Snapshot) -> Names:
    """The names, gathered once for a state of the data."""
    return Names(snapshot)
