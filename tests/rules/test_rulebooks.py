"""Every rulebook loads and screens on every day, and says on which day what begins."""

from datetime import date, timedelta
from textwrap import dedent

import pytest

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Case, Entry, Force
from luanchuyen.rules.instruments import library
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import (
    NotInForceError,
    Rulebook,
    UnknownRulebookError,
    build,
    ids,
    load,
)
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import verdicts
from tests.rules import world

LAST_DAY = date(2035, 12, 31)
ONE_DAY = timedelta(days=1)
FIRST_DAYS = {
    "qd-65-2022": date(2022, 4, 28),
    "my-hao-2023": date(2023, 3, 17),
    "can-tho-2022": date(2022, 7, 13),
    "lam-dong-2017": date(2017, 10, 1),
    "dong-ha-2021": date(2021, 5, 1),
}
NO_DAY_IN_THE_SOURCE = ("my-hao-2023", "can-tho-2022", "lam-dong-2017", "dong-ha-2021")


def days_that_matter(id_: str) -> list[date]:
    """First day, each day of change and the day before, and the last day asked."""
    rulebook = load(id_)
    changes = [day for day in rulebook.change_days if day > rulebook.first_day]
    before = [day - ONE_DAY for day in changes]
    return sorted({rulebook.first_day, *changes, *before, LAST_DAY})


DAYS = [(id_, day) for id_ in FIRST_DAYS for day in days_that_matter(id_)]


def test_the_rulebooks_are_those_of_the_contract() -> None:
    assert set(ids()) == set(FIRST_DAYS)
    assert ids()[0] == "qd-65-2022"


@pytest.mark.clause("CT-0", "MH-III.2.1")
@pytest.mark.parametrize("id_", [id_ for id_ in ids() if id_ != "qd-65-2022"])
def test_a_local_rulebook_extends_the_national_one(id_: str) -> None:
    assert [book.id for book in load(id_).chain] == ["qd-65-2022", id_]


@pytest.mark.parametrize(("id_", "first"), FIRST_DAYS.items())
def test_it_begins_to_speak_on_its_first_day(id_: str, first: date) -> None:
    rulebook = load(id_)

    rulebook.require_in_force(first)
    with pytest.raises(NotInForceError, match=f"{first:%d/%m/%Y}"):
        rulebook.require_in_force(first - ONE_DAY)


def test_an_unknown_rulebook_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownRulebookError, match=r"«qd-1».*qd-65-2022"):
        load("qd-1")


@pytest.mark.parametrize("case", Case)
@pytest.mark.parametrize(("id_", "day"), DAYS)
def test_it_screens_on_every_day_that_matters(id_: str, day: date, case: Case) -> None:
    snapshot = world.snapshot_of({}, day)

    screening = screen(snapshot, load(id_), day, posts=[world.TARGET_POST], case=case)

    alone, moved = verdicts(screening)
    assert (alone.post, moved.post) == (None, world.TARGET_POST)
    for verdict in moved.criteria:
        assert verdict.cites
        assert "{" not in verdict.sentence
        assert "None" not in verdict.sentence


@pytest.mark.parametrize("id_", ids())
def test_every_entry_has_a_first_day_and_a_known_citation(id_: str) -> None:
    parts = load(id_).parts
    entries: list[Entry] = [
        *(entry for line in parts.dated() for entry in line.versions),
        *(entry for line in parts.retirement for entry in line.versions),
    ]

    assert entries
    for entry in entries:
        assert isinstance(entry.since, date)
        assert {cite.partition("/")[0] for cite in entry.cites} <= set(library())


@pytest.mark.parametrize("id_", ids())
def test_no_entry_can_say_a_last_day(id_: str) -> None:
    for line in load(id_).parts.dated():
        for entry in line.versions:
            assert not {"until", "to", "last"} & set(type(entry).model_fields)
            assert not {"until", "to", "last"} & set(entry.model_extra or {})


@pytest.mark.parametrize("id_", NO_DAY_IN_THE_SOURCE)
def test_every_day_no_source_gives_is_marked_unverified(id_: str) -> None:
    for line in load(id_).parts.dated():
        assert line.versions[0].unverified, line.key


def test_every_criterion_is_used_by_some_rulebook() -> None:
    used = {line.id for id_ in ids() for line in load(id_).parts.criteria}

    assert used == set(criteria())


NATIONAL_FROM = {
    date(2022, 4, 28): {
        "in_scope": Force.ABSOLUTE,
        "changes_unit": Force.ABSOLUTE,
        "subject": Force.WAIVABLE,
        "planned": Force.WAIVABLE,
        "service_left": Force.WAIVABLE,
        "minimum_stay": Force.WAIVABLE,
        "equivalent": Force.WAIVABLE,
        "post_standard": Force.WAIVABLE,
        "not_local": Force.WAIVABLE,
    },
    date(2023, 7, 11): {
        "no_relative": Force.WAIVABLE,
        "kinship_declared": Force.ADVISORY,
    },
    date(2025, 7, 1): {
        "not_under_proceedings": Force.ABSOLUTE,
        "health_certified": Force.ABSOLUTE,
    },
}


@pytest.mark.clause("MH-III.2.1")
@pytest.mark.parametrize(("first", "forces"), NATIONAL_FROM.items())
def test_the_national_criteria_begin_on_their_days(
    first: date, forces: dict[str, Force]
) -> None:
    national = load("qd-65-2022")

    def in_force(day: date) -> dict[str, Force | None]:
        return {
            rule.id: rule.entry.force
            for rule in national.rules(day, Case.TRAINING)
            if rule.id in forces
        }

    assert in_force(first) == forces
    assert in_force(first - ONE_DAY) == {}


LOCAL_ONLY = {
    "not_disciplined",
    "rating_kept",
    "maximum_stay",
    "age_limit",
    "planned_higher",
    "special_case_only",
    "within_field",
}


def test_what_only_local_texts_ask_stands_in_no_national_one() -> None:
    national = {line.id for line in load("qd-65-2022").parts.criteria}

    assert not national & LOCAL_ONLY


@pytest.mark.clause("LD-III.3.1")
@pytest.mark.parametrize("id_", ids())
def test_a_transfer_asks_only_standard_seat_and_locals(id_: str) -> None:
    asked = {rule.id for rule in load(id_).rules(LAST_DAY, Case.TRANSFER)}

    assert asked == {"post_standard", "open_seat", "not_local"}


@pytest.mark.clause("MH-III.2.1b")
@pytest.mark.parametrize("case", [Case.NON_LOCAL, Case.TWO_TERMS])
@pytest.mark.parametrize("id_", ids())
def test_the_other_grounds_ask_for_no_succession_plan(id_: str, case: Case) -> None:
    asked = load(id_).rules(LAST_DAY, case)

    assert "planned" not in {rule.id for rule in asked}
    subjects = [rule for rule in asked if rule.id == "subject"]
    assert [rule.key for rule in subjects] == [f"subject/{case}"]


def test_a_repeal_ends_a_line_on_its_day() -> None:
    text = """
    title: A
    criteria:
      planned:
        - {from: 2023-01-01, cites: [QD-65-2022/4], force: absolute}
        - {from: 2024-01-01, repealed: true, cites: [QD-65-2022/4]}
    """

    rulebook = build("mẫu", parse(dedent(text), "mau.yaml", library()))

    assert rulebook.rules(date(2023, 12, 31), Case.TRAINING)
    assert not rulebook.rules(date(2024, 1, 1), Case.TRAINING)


def test_another_text_is_another_version() -> None:
    first = parse("title: A\n", "mau.yaml", library())
    second = parse("title: B\n", "mau.yaml", library())

    assert Rulebook("mẫu", first).version != Rulebook("mẫu", second).version
    assert Rulebook("mẫu", first).version == Rulebook("khác", first).version


@pytest.mark.parametrize("id_", ids())
def test_every_entry_says_whether_it_was_compared_with_its_source(id_: str) -> None:
    entries = [
        (line.key, entry) for line in load(id_).parts.dated() for entry in line.versions
    ]

    assert [key for key, e in entries if e.unverified == bool(e.checked_on)] == []
