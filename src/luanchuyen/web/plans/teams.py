"""Teams before and after a version, figure by figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.matching.makeup import Makeup, Team
from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_answers, plan_versions
from luanchuyen.services.naming import Names
from luanchuyen.web.shared import words

_COUNTED = (
    ("women", "Nữ"),
    ("minorities", "Dân tộc thiểu số"),
    ("postgraduates", "Sau đại học"),
    ("higher_theory", "Lý luận cao cấp trở lên"),
    ("locals", "Người địa phương"),
)
_UP = words.Mark("up", "tăng", "up")
_DOWN = words.Mark("down", "giảm", "down")
_SAME = words.Mark("same", "giữ nguyên", "right")


@dataclass(frozen=True)
class Figure:
    """One figure of a team before and after; the mark says which way it goes, not whether that is good."""

    label: str
    before: str
    after: str
    mark: words.Mark


@dataclass(frozen=True)
class TeamLine:
    name: str
    figures: Sequence[Figure]


def lines(version: PlanVersion, names: Names) -> list[TeamLine] | None:
    """The whole team first; None where facts or law have moved on."""
    if plan_versions.stale(version):
        return None
    found = plan_answers.teams_of(version)
    return [_line(team, names, version.plan.committee.name) for team in found]


def _line(team: Team, names: Names, whole: str) -> TeamLine:
    before, after = team.before, team.after
    return TeamLine(
        name=f"Toàn đội ngũ do {whole} quản lý"
        if team.unit is None
        else names.unit(team.unit),
        figures=[
            _figure("Lãnh đạo", before.leaders, after.leaders),
            Figure(
                "Tuổi bình quân",
                _age(before),
                _age(after),
                _mark(before.age or 0, after.age or 0)
                if before.age and after.age
                else _SAME,
            ),
            *(
                _figure(label, getattr(before, key), getattr(after, key))
                for key, label in _COUNTED
            ),
        ],
    )


def _figure(label: str, before: int, after: int) -> Figure:
    return Figure(label, str(before), str(after), _mark(before, after))


def _age(makeup: Makeup) -> str:
    return "–" if makeup.age is None else f"{makeup.age:.1f}".replace(".", ",")


def _mark(before: float, after: float) -> words.Mark:
    if before == after:
        return _SAME
    return _UP if after > before else _DOWN
