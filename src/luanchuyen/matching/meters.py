"""Meters of a plan: how far each quota is met and each team keeps its share, once the moves are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luanchuyen.matching.instance import Move, Quota, TeamShare


@dataclass(frozen=True)
class QuotaMeter:
    """A quota with the moves of the plan that count, and how many are still missing."""

    quota: Quota
    planned: int
    short: int


@dataclass(frozen=True)
class TeamMeter:
    """A team after the round: its members, those with the mark, those of whom nobody knows."""

    share: TeamShare
    members: int
    marked: int
    unknown: tuple[str, ...]
    short: int


def quota_meters(quotas: Iterable[Quota], moves: Sequence[Move]) -> list[QuotaMeter]:
    return [
        QuotaMeter(quota, quota.planned(moves), quota.short(moves)) for quota in quotas
    ]


def team_meters(shares: Iterable[TeamShare], moves: Sequence[Move]) -> list[TeamMeter]:
    found = []
    for share in shares:
        team = share.after(moves)
        found.append(
            TeamMeter(
                share=share,
                members=len(team),
                marked=len(team & share.marked),
                unknown=tuple(sorted(team & share.unknown)),
                short=share.short(moves),
            )
        )
    return found
