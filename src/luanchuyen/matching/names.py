"""What sentences call officials, posts and units: by their names where facts give them, else by codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from luanchuyen.rules.words import at_unit
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True)
class Names:
    """Names by code. A person's brings the code along, since two people may be called the same."""

    people: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def person(self, code: str) -> str:
        return f"{self.people[code]} ({code})" if code in self.people else code

    def post(self, code: str) -> str:
        return self.posts.get(code, code)

    def unit(self, code: str) -> str:
        return self.units.get(code, code)


def names_in(snapshot: Snapshot) -> Names:
    """The names of a snapshot; a post is called with its unit."""
    units = _by_code(snapshot.units)
    posts = snapshot.posts.select("code", "name", "unit").iter_rows()
    return Names(
        people=_by_code(snapshot.people),
        posts={code: at_unit(name, units[unit]) for code, name, unit in posts},
        units=units,
    )


def _by_code(frame: pl.DataFrame) -> dict[str, str]:
    return dict(frame.select("code", "name").iter_rows())
