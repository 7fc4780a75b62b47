"""What a plan and its version settle beforehand, line by line: where it was said, and whether it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.models import LineKind, PlanVersion, RotationPlan
from luanchuyen.services import plan_lines, plan_versions
from luanchuyen.services.naming import Names, Place
from luanchuyen.services.plan_lines import Line
from luanchuyen.web.shared import words


@dataclass(frozen=True)
class Released:
    """Why, when and by whom a line of the plan was released."""

    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class SettledLine:
    """One move pinned or forbidden; `number` is its place in the plan's text, 0 where it is of the version."""

    number: int
    word: str
    official: str
    name: str
    place: Place | None
    waiver: str
    mark: words.Mark
    released: Released | None

    @property
    def may_be_released(self) -> bool:
        return self.number > 0 and self.released is None


_WORDS: Mapping[tuple[LineKind, bool], str] = {
    (LineKind.PIN, True): "Ấn định",
    (LineKind.FORBID, True): "Không vào đây",
    (LineKind.FORBID, False): "Không chuyển",
}
_HOLDS = words.Mark("met", "phải giữ", "pin")
_LEFT_OUT = words.Mark("note", "phương án này không giữ", "info")
_RELEASED = words.Mark("plain", "đã bỏ", "not_met")
_RELEASED_LATER = words.Mark("not_known", "đã bỏ sau khi lập phương án này", "alert")


def lines(
    plan: RotationPlan, version: PlanVersion | None, names: Names
) -> list[SettledLine]:
    """What the plan was opened with, then what only the version says; a plan's line may be left out of it."""
    opened = plan_lines.opened(plan)
    if version:
        asked = plan_lines.settled_in(plan_versions.unsettled(version))
    else:  # what one made now would have to keep
        asked = [line for line in opened if not line.release]
    keys, own = {line.key for line in asked}, {line.key for line in opened}
    return [
        *(
            _told(line, number, line.key in keys, names)
            for number, line in enumerate(opened, start=1)
        ),
        *(_told(line, 0, True, names) for line in asked if line.key not in own),
    ]


def one(line: Line, number: int, names: Names) -> SettledLine:
    """A line of the plan by itself."""
    return _told(line, number, True, names)


def _told(line: Line, number: int, asked: bool, names: Names) -> SettledLine:
    release = line.release
    return SettledLine(
        number=number,
        word=_WORDS[line.kind, bool(line.post)],
        official=line.official,
        name=names.person(line.official),
        place=names.place(line.post) if line.post else None,
        waiver=line.waiver,
        mark=_mark(released=release is not None, asked=asked),
        released=Released(release.reason, release.by_name, release.on)
        if release
        else None,
    )


def _mark(*, released: bool, asked: bool) -> words.Mark:
    if released:
        return _RELEASED_LATER if asked else _RELEASED
    return _HOLDS if asked else _LEFT_OUT
