"""The tables as lists of rows, and the few look-ups everything else needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from luanchuyen.snapshot.titles import by_code

Row = dict[str, Any]
LEVELS = ["Trung ương", "Tỉnh", "Huyện", "Xã"]


def in_force(row: Row, day: date) -> bool:
    return (row["valid_from"] is None or row["valid_from"] <= day) and (
        row["valid_until"] is None or day < row["valid_until"]
    )


def held_on(tenure: Row, day: date) -> bool:
    until = tenure["held_until"]
    return tenure["held_from"] <= day and (until is None or day < until)


@dataclass
class Records:
    """Rows by table; a code finds its row."""

    tables: dict[str, list[Row]]

    def find(self, table: str, code: str) -> Row:
        return next(row for row in self.tables[table] if row["code"] == code)

    def of(self, table: str, official: str) -> list[Row]:
        return [row for row in self.tables[table] if row["official"] == official]

    def post(self, code: str) -> Row:
        return self.find("posts", code)

    def unit_of(self, post: str) -> Row:
        return self.find("units", self.post(post)["unit"])

    def role(self, post: str) -> str:
        return by_code()[self.post(post)["title"]].role

    def main_tenure(self, official: str, day: date) -> Row | None:
        current = (t for t in self.of("tenures", official) if held_on(t, day))
        return next((t for t in current if not t["concurrent"]), None)

    def post_held(self, official: str, day: date) -> str | None:
        tenure = self.main_tenure(official, day)
        return tenure["post"] if tenure else None

    def unit_worked_in(self, official: str, day: date) -> str | None:
        """The unit of the main tenure, be it a leading post or not."""
        tenure = self.main_tenure(official, day)
        if tenure is None or tenure["post"] is None:
            return tenure["unit"] if tenure else None
        unit: str = self.post(tenure["post"])["unit"]
        return unit

    def holders(self, post: str, day: date) -> set[str]:
        """Who holds the post, as main or as concurrent post."""
        rows = self.tables["tenures"]
        return {t["official"] for t in rows if t["post"] == post and held_on(t, day)}

    def succeeded_by(self, unit: str) -> set[str]:
        """The unit and all it succeeds, directly or through others."""
        found: set[str] = set()
        waiting = [unit]
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting += self.find("units", code)["succeeds"]
        return found

    def rank(self, post: str, day: date) -> int | None:
        """Bậc of the list in force on the day; without one, that of the post itself."""
        lists = self.tables["ranks"]
        rows = [row for row in lists if row["post"] == post and row["from"] <= day]
        if rows:
            newest: int = max(rows, key=lambda row: row["from"])["rank"]
            return newest
        rank: int | None = self.post(post)["rank"]
        return rank


def all_of(values: Iterable[bool | None]) -> bool | None:
    """False if any is false, else unknown if any is unknown, else true."""
    seen = set(values)
    if False in seen:
        return False
    return None if None in seen else True
