"""A career as a time line: rows and bars in per cent of the width, drawn as SVG by the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from luanchuyen.rules.windows import Window
from luanchuyen.rules.words import at_unit
from luanchuyen.web.shared import formats

_MOST_TICKS = 6
_THINNEST = 0.6  # per cent; a short tenure must still be seen
_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True)
class Tick:
    at: str
    year: int


@dataclass(frozen=True)
class Bar:
    """From `x` for `width`, both in per cent."""

    x: str
    width: str


@dataclass(frozen=True)
class Row:
    """One tenure: its words and its bar."""

    post: str
    period: str
    form: str
    concurrent: bool
    colour: str
    bar: Bar


@dataclass(frozen=True)
class Career:
    rows: Sequence[Row]
    ticks: Sequence[Tick]
    today: str
    retirement: str
    retirement_month: str
    window: Bar | None


def career(
    tenures: Sequence[dict[str, Any]],
    on: date,
    retirement: date | None = None,
    window: Window | None = None,
) -> Career | None:
    """Draw tenures, oldest first, up to the retirement month; None where there are none.

    Each tenure has `post_name`, `unit_name`, `held_from`, `held_until`, `form` and `concurrent`.
    """
    if not tenures:
        return None
    rows = sorted(
        tenures, key=lambda row: (row["held_from"], row["held_until"] or date.max)
    )
    first = date(min(rows[0]["held_from"], on).year, 1, 1)
    last = max(on, retirement or on, *(row["held_until"] or on for row in rows))
    scale = _Scale(first, date(last.year + 1, 1, 1))
    return Career(
        rows=[_row(row, on, scale) for row in rows],
        ticks=[Tick(scale.at(date(year, 1, 1)), year) for year in _ticks(scale)],
        today=scale.at(on),
        retirement=scale.at(retirement) if retirement else "",
        retirement_month=formats.month(retirement),
        window=_window(window, scale),
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    end: date

    def share(self, day: date) -> float:
        whole = (self.end - self.first).days
        return min(max((day - self.first).days / whole, 0), 1) * 100

    def at(self, day: date) -> str:
        return f"{self.share(day):.2f}%"

    def bar(self, first: date, until: date) -> Bar:
        width = max(self.share(until) - self.share(first), _THINNEST)
        return Bar(self.at(first), f"{width:.2f}%")


def _window(window: Window | None, scale: _Scale) -> Bar | None:
    if window is None or window.eligible_from is None:
        return None
    return scale.bar(window.eligible_from, window.eligible_until or scale.end)


def _ticks(scale: _Scale) -> list[int]:
    years = scale.end.year - scale.first.year
    step = next((step for step in _STEPS if years / step <= _MOST_TICKS), _STEPS[-1])
    first = -(-scale.first.year // step) * step
    return list(range(first, scale.end.year, step))


def _row(row: dict[str, Any], on: date, scale: _Scale) -> Row:
    until = row["held_until"]
    return Row(
        post=at_unit(row["post_name"] or "Công tác", row["unit_name"] or ""),
        period=formats.period(row["held_from"], until),
        form=row["form"],
        concurrent=row["concurrent"],
        colour=_colour(row),
        bar=scale.bar(row["held_from"], until or max(on, row["held_from"])),
    )


def _colour(row: dict[str, Any]) -> str:
    if row["concurrent"]:
        return "concurrent"
    if row["form"] == "Luân chuyển":
        return "rotation"
    return "post" if row["post_name"] else "work"
