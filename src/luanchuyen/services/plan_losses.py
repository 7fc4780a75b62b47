"""Units that a version leaves without a head, or without any leader."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.facts.days import holds
from luanchuyen.services import plan_fellows, plan_versions, snapshots
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.titles import DEPUTY, HEAD, TITLES

_ROLES = {title.code: title.role for title in TITLES}


@dataclass(frozen=True)
class Loss:
    """A unit whose head leaves, or all whose leaders leave, while nobody comes in their place."""

    unit: str
    leaving: tuple[str, ...]
    all_leaders: bool


def losses(version: PlanVersion) -> list[Loss]:
    """By unit; as the records have heads and deputies now."""
    snapshot = snapshots.take()
    posts = list(snapshot.posts.select("code", "unit", "title").iter_rows())
    unit_of = {code: unit for code, unit, _ in posts}
    heads = {code: code for code, _, title in posts if _ROLES.get(title) == HEAD}
    leaders = {
        code: unit for code, unit, title in posts if _ROLES.get(title) in (HEAD, DEPUTY)
    }
    held = _held(snapshot, version)
    bare = _emptied(version, held, leaders)
    leaving = bare | {
        unit_of[post]: who
        for post, who in _emptied(version, held, heads).items()
        if unit_of[post] not in bare
    }
    return [Loss(unit, leaving[unit], unit in bare) for unit in sorted(leaving)]


def _held(snapshot: Snapshot, version: PlanVersion) -> list[str]:
    """The post of each tenure that runs on the day of the plan, one a holder."""
    running = snapshot.tenures.filter(
        holds("held_from", "held_until", version.plan.day)
    ).select("post", "official")
    return [post for post, _ in running.unique().iter_rows() if post]


def _emptied(
    version: PlanVersion, held: Iterable[str], place_of: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Places (of the posts that have one) that somebody leaves and nobody is left in, with who leaves.

    Who comes by a plan solved together with this one is counted too.
    """
    remain = Counter(place_of[post] for post in held if post in place_of)
    left: dict[str, list[str]] = {}
    for one in plan_fellows.made_together(version) or [version]:
        for move in plan_versions.moves(one):
            if origin := place_of.get(move["from"]):
                remain[origin] -= 1
                if one == version:
                    left.setdefault(origin, []).append(move["official"])
            if target := place_of.get(move["to"]):
                remain[target] += 1
    return {place: tuple(who) for place, who in left.items() if remain[place] <= 0}
