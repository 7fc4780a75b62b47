"""Who is local to which unit, on the map of the day."""

from datetime import date

from tests.independent.records import LEVELS, Records, Row, in_force

UNKNOWN = None
Place = str | None


def local_to(records: Records, home: Place, unit: Row, day: date) -> bool | None:
    if home is None:
        return None
    if unit["level"] == LEVELS[0]:
        return False
    seats = _on_the_day(records, unit["locality"], unit["level"], day)
    homes = _on_the_day(records, home, unit["level"], day)
    answers = {_same(records, place, seats, unit["level"], day) for place in homes}
    return answers.pop() if len(answers) == 1 else None


def _same(
    records: Records, place: Place, seats: set[Place], level: str, day: date
) -> bool | None:
    if place is UNKNOWN or UNKNOWN in seats:
        return None
    depth = LEVELS.index(records.find("localities", place)["level"])
    if depth == LEVELS.index(level):
        return place in seats
    around = _up(
        records, seats, LEVELS[depth], day
    )  # home is known only above that level
    return None if place in around else False


def _on_the_day(records: Records, code: str, level: str, day: date) -> set[Place]:
    return _up(records, _carry(records, code, day, frozenset()), level, day)


def _carry(records: Records, code: str, day: date, seen: frozenset[str]) -> set[Place]:
    """The localities in force on the day that stand for this one."""
    place = records.find("localities", code)
    if in_force(place, day):
        return {code}
    if code in seen:
        return {UNKNOWN}
    following = _replacements(records, place, day)
    if not following:
        return {code}
    return {
        end for other in following for end in _carry(records, other, day, seen | {code})
    }


def _replacements(records: Records, place: Row, day: date) -> list[str]:
    early = place["valid_from"] is not None and day < place["valid_from"]
    rows = records.tables["localities"]
    later = [row["code"] for row in rows if place["code"] in row["succeeds"]]
    chosen: list[str] = place["succeeds"] if early else later
    return chosen or ([place["parent"]] if place["parent"] else [])


def _up(records: Records, places: set[Place], level: str, day: date) -> set[Place]:
    """Go up to the level; a parent no longer in force is carried to the day as well."""
    found: set[Place] = set()
    seen: set[Place] = set()
    waiting = list(places)
    while waiting:
        code = waiting.pop()
        if code is UNKNOWN:
            found.add(UNKNOWN)
            continue
        place = records.find("localities", code)
        if LEVELS.index(place["level"]) <= LEVELS.index(level):
            found.add(code)
        elif place["parent"] is None or code in seen:
            found.add(UNKNOWN)
        else:
            seen.add(code)
            waiting += _carry(records, place["parent"], day, frozenset())
    return found
