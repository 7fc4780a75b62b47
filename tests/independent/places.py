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
    homes = _carry(records, home, day, frozenset())
    answers = {_inside(records, place, unit, day) for place in homes}
    return answers.pop() if len(answers) == 1 else None


def _inside(records: Records, home: Place, unit: Row, day: date) -> bool | None:
    """Whether one carried home lies in the unit's locality; above it, only the unit may."""
    if home is UNKNOWN:
        return None
    level = records.find("localities", home)["level"]
    if LEVELS.index(level) < LEVELS.index(unit["level"]):
        around = _on_the_day(records, unit["locality"], level, day)
        return None if home in around else False
    seats = _on_the_day(records, unit["locality"], unit["level"], day)
    ends = _at_level(records, _up(records, {home}, unit["level"], day), unit["level"])
    matches = {None if end is UNKNOWN else end in seats for end in ends}
    return matches.pop() if len(matches) == 1 else (None if matches else False)


def _at_level(records: Records, places: set[Place], level: str) -> set[Place]:
    return {
        place
        for place in places
        if place is UNKNOWN or records.find("localities", place)["level"] == level
    }


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
