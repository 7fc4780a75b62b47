"""Every fact of an official, and of an official and a post, on a day."""

from datetime import date
from typing import Any

from tests.independent import dates, places
from tests.independent.records import LEVELS, Records, Row, in_force

LONGEST_GAP = 31
Facts = dict[str, Any]


def facts(records: Records, official: str, post: str | None, day: date) -> Facts:
    return {
        **_of_person(records, official, day),
        **_of_tenure(records, official, day),
        **_of_pair(records, official, post, day),
    }


def _of_person(records: Records, official: str, day: date) -> Facts:
    person = records.find("people", official)
    born = dates.birth(person)
    retires = dates.retirement_month(person["sex"], born)
    entries = entries_in_force(records, official, day)
    return {
        "age": dates.age(born, day),
        "retirement_month": retires,
        "months_to_retirement": dates.months_until(retires, day),
        "planned": bool(entries),
        "planned_higher": _planned_higher(records, official, entries, day),
        "disciplined": any(
            row["decided_on"] <= day
            and (row["lapses_on"] is None or day < row["lapses_on"])
            for row in records.of("discipline", official)
        ),
        "last_rating": _last_rating(records, official, day),
    }


def _of_tenure(records: Records, official: str, day: date) -> Facts:
    tenure = records.main_tenure(official, day)
    return {
        "months_in_post": dates.full_months(tenure["held_from"], day)
        if tenure
        else None,
        "head_months": head_months(records, official, day),
        "on_rotation": tenure["form"] == "Luân chuyển" if tenure else None,
    }


def _of_pair(records: Records, official: str, post: str | None, day: date) -> Facts:
    if post is None:
        return {"local_to": None, "direction": None, "open_seats": None}
    home = records.find("people", official)["home"]
    return {
        "local_to": places.local_to(records, home, records.unit_of(post), day),
        "direction": direction(records, official, post, day),
        "open_seats": open_seats(records, post, day),
    }


def entries_in_force(records: Records, official: str, day: date) -> list[Row]:
    return [
        entry
        for entry in records.of("succession", official)
        if entry["approved_on"] <= day
        and (entry["removed_on"] is None or day < entry["removed_on"])
        and int(entry["term"].split("-")[1]) >= day.year
    ]


def _planned_higher(
    records: Records, official: str, entries: list[Row], day: date
) -> bool | None:
    held = records.post_held(official, day)
    here = records.rank(held, day) if held else None
    ranks = [records.rank(entry["post"], day) for entry in entries]
    if here is not None and any(rank is not None and rank < here for rank in ranks):
        return True
    return None if ranks and (here is None or None in ranks) else False


def _last_rating(records: Records, official: str, day: date) -> str | None:
    rated = {row["year"]: row["rating"] for row in records.of("ratings", official)}
    rating: str | None = rated.get(day.year - 1) or rated.get(day.year - 2)
    return rating


def head_run_from(records: Records, official: str, day: date) -> date | None:
    """First day of the unbroken run as head of the unit held, or of those it succeeds."""
    held = records.post_held(official, day)
    tenure = records.main_tenure(official, day)
    if tenure is None or held is None or records.role(held) != "head":
        return None
    first: date = tenure["held_from"]
    while earlier := _just_before(records, official, held, first):
        first = earlier
    return first


def _just_before(
    records: Records, official: str, held: str, first: date
) -> date | None:
    units = records.succeeded_by(records.post(held)["unit"])
    for tenure in records.of("tenures", official):
        if (
            tenure["concurrent"]
            or tenure["post"] is None
            or tenure["held_from"] >= first
        ):
            continue
        post = records.post(tenure["post"])
        same = post["title"] == records.post(held)["title"] and post["unit"] in units
        if same and (first - tenure["held_until"]).days <= LONGEST_GAP:
            start: date = tenure["held_from"]
            return start
    return None


def head_months(records: Records, official: str, day: date) -> int | None:
    first = head_run_from(records, official, day)
    return None if first is None else dates.full_months(first, day)


def direction(records: Records, official: str, post: str, day: date) -> str | None:
    code = records.unit_worked_in(official, day)
    if code is None:
        return None
    here, there = records.find("units", code), records.unit_of(post)
    step = LEVELS.index(there["level"]) - LEVELS.index(here["level"])
    if step:
        return "down" if step > 0 else "up"
    return "lateral" if here["locality"] == there["locality"] else "locality"


def open_seats(records: Records, post: str, day: date) -> int:
    if not in_force(records.unit_of(post), day):
        return 0
    seats: int = records.post(post)["seats"]
    return seats - len(records.holders(post, day))
