"""Every rulebook loads and screens on every day; every wrong text is refused in one sentence."""

from datetime import date, timedelta
from textwrap import dedent

import pytest

from luanchuyen.rules import instruments
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Case, Entry, Force
from luanchuyen.rules.instruments import library
from luanchuyen.rules.located_yaml import RulebookError
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


@pytest.mark.parametrize("id_", [id_ for id_ in ids() if id_ != "qd-65-2022"])
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


def wrong(text: str) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        build("sai", parse(dedent(text).lstrip("\n"), "sai.yaml", library()))
    return caught.value


ENTRY = "from: 2023-01-01, cites: [QD-65-2022/4]"
WAIVED = f"{ENTRY}, force: waivable, by: competent_authority"
FAULTS = {
    "không phải YAML": ("title: [", "rules.E001", 1, "không đọc được YAML"),
    "không phải bảng": ("- một", "rules.E004", 1, "cần một bảng khóa – giá trị"),
    "khóa viết hai lần": (
        "title: A\ntitle: B",
        "rules.E002",
        2,
        "khóa «title» viết hai lần",
    ),
    "tiêu chí viết hai lần": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}}}\n  planned:\n    - {{{WAIVED}}}",
        "rules.E002",
        5,
        "khóa «planned» viết hai lần",
    ),
    "khóa lạ ở đầu": ("title: A\nrules: {}", "rules.E003", 2, "khóa lạ «rules»"),
    "thiếu tên": ("criteria: {}", "rules.E010", 1, "thiếu khóa bắt buộc «title»"),
    "khóa lạ trong mục": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}, month: 3}}",
        "rules.E003",
        4,
        "khóa lạ «month»",
    ),
    "có ngày cuối": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}, until: 2024-01-01}}",
        "rules.E003",
        4,
        "khóa lạ «until»",
    ),
    "giá trị sai kiểu": (
        f"title: A\ncriteria:\n  service_left:\n    - {{{WAIVED}, months: mười năm}}",
        "rules.E004",
        4,
        "cần một số nguyên",
    ),
    "thiếu giá trị của tiêu chí": (
        f"title: A\ncriteria:\n  service_left:\n    - {{{WAIVED}}}",
        "rules.E010",
        4,
        "thiếu khóa bắt buộc «months»",
    ),
    "chức danh lạ": (
        f"title: A\ncriteria:\n  special_case_only:\n    - {{{WAIVED}, titles: [thu_truong], levels: [Xã]}}",
        "rules.E004",
        4,
        "«thu_truong» không phải một trong",
    ),
    "cấp lạ": (
        f"title: A\ncriteria:\n  special_case_only:\n    - {{{WAIVED}, titles: [bi_thu], levels: [Phường]}}",
        "rules.E004",
        4,
        "«Phường» không phải một trong",
    ),
    "cấp lạ trong giới hạn hai nhiệm kỳ": (
        f"title: A\ntwo_terms:\n  heads:\n    - {{{ENTRY}, months: 96, levels: [Thôn]}}",
        "rules.E004",
        4,
        "«Thôn» không phải một trong",
    ),
    "chức danh lạ trong cặp tương đương": (
        f"title: A\nequivalences:\n  cap:\n    - {ENTRY.replace(', ', chr(10) + '      ')}\n"
        "      post: {titles: [ong_trum], levels: [Huyện]}\n      with: []",
        "rules.E004",
        6,
        "«ong_trum» không phải một trong",
    ),
    "không có ngày đầu": (
        "title: A\ncriteria:\n  planned:\n    - {cites: [QD-65-2022/4], force: absolute}",
        "rules.E005",
        4,
        "thiếu ngày đầu tiên",
    ),
    "ngày viết bằng chữ": (
        "title: A\ncriteria:\n  planned:\n    - {from: ngày mai, cites: [QD-65-2022/4], force: absolute}",
        "rules.E004",
        4,
        "cần một ngày yyyy-mm-dd",
    ),
    "trích dẫn lạ": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-01-01, cites: [QD-0/1], force: absolute}",
        "rules.E006",
        4,
        "«QD-0/1» không có trong danh mục văn bản",
    ),
    "tiêu chí lạ": (
        f"title: A\ncriteria:\n  handsome:\n    - {{{WAIVED}}}",
        "rules.E007",
        3,
        "không có tiêu chí «handsome»",
    ),
    "ngày không theo thứ tự": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}}}\n    - {{{WAIVED}}}",
        "rules.E008",
        5,
        "phải sau ngày của mục trước",
    ),
    "được miễn nhưng không nói ai cho": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: waivable}}",
        "rules.E010",
        4,
        "phải đi cùng nhau",
    ),
    "tuyệt đối nhưng lại nói ai cho miễn": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: absolute, by: politburo}}",
        "rules.E010",
        4,
        "phải đi cùng nhau",
    ),
    "cấp có thẩm quyền lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: waivable, by: nobody}}",
        "rules.E004",
        4,
        "«nobody» không phải một trong",
    ),
    "không nói mức bắt buộc": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "thiếu khóa bắt buộc «force»",
    ),
    "mức bắt buộc lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: strong}}",
        "rules.E004",
        4,
        "cần một trong các từ đã định",
    ),
    "mục không phải danh sách": (
        "title: A\ncriteria:\n  planned: {}",
        "rules.E004",
        3,
        "«planned» cần một danh sách",
    ),
    "phần không phải bảng": (
        "title: A\ncriteria: []",
        "rules.E004",
        2,
        "«criteria» cần một bảng",
    ),
    "loại nhu cầu lạ": (
        f"title: A\ndemands:\n  wishes:\n    - {{{ENTRY}}}",
        "rules.E003",
        3,
        "khóa lạ «wishes»",
    ),
    "nhu cầu thiếu giá trị": (
        f"title: A\ndemands:\n  retiring:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "«retiring» cần đúng các giá trị: months",
    ),
    "mục bãi bỏ có khóa lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, repealed: true, until: 2024-01-01}}",
        "rules.E003",
        4,
        "khóa lạ «until»",
    ),
    "bãi bỏ một tiêu chí không có": (
        f"title: A\ncriteria:\n  handsome:\n    - {{{ENTRY}, repealed: true}}",
        "rules.E007",
        3,
        "không có tiêu chí «handsome»",
    ),
    "bãi bỏ một loại nhu cầu không có": (
        f"title: A\ndemands:\n  wishes:\n    - {{{ENTRY}, repealed: true}}",
        "rules.E003",
        3,
        "khóa lạ «wishes»",
    ),
    "ngày không có thật": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-02-30, cites: [QD-65-2022/4]}",
        "rules.E004",
        4,
        "«2023-02-30» không phải một ngày",
    ),
    "không có trích dẫn nào": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-01-01, cites: []}",
        "rules.E004",
        4,
        "cần ít nhất một mục",
    ),
    "khóa là một danh sách": (
        "title: A\n? [a]\n: b",
        "rules.E001",
        1,
        "khóa phải là một từ",
    ),
    "ký tự không in được": (
        "title: A\ncriteria: \x01",
        "rules.E001",
        2,
        "có ký tự không in được",
    ),
    "lộ trình nghỉ hưu thiếu một giới": (
        f"title: A\nretirement:\n  roadmap:\n    - {{{ENTRY}, ages: {{Nam: {{2020: 720}}}}}}",
        "rules.E004",
        4,
        "cần đủ Nam và Nữ",
    ),
}


@pytest.mark.parametrize(("text", "code", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_text_is_refused_in_one_sentence(
    text: str, code: str, line: int, words: str
) -> None:
    error = wrong(text)

    assert (error.code, error.file, error.line) == (code, "sai.yaml", line)
    assert words in str(error)
    assert f"sai.yaml, dòng {line}" in str(error)


def test_a_repeal_ends_a_line_on_its_day() -> None:
    text = f"""
    title: A
    criteria:
      planned:
        - {{{WAIVED}}}
        - {{from: 2024-01-01, repealed: true, cites: [QD-65-2022/4]}}
    """

    rulebook = build("mẫu", parse(dedent(text), "mau.yaml", library()))

    assert rulebook.rules(date(2023, 12, 31), Case.TRAINING)
    assert not rulebook.rules(date(2024, 1, 1), Case.TRAINING)


def test_another_text_is_another_version() -> None:
    first = parse("title: A\n", "mau.yaml", library())
    second = parse("title: B\n", "mau.yaml", library())

    assert Rulebook("mẫu", first).version != Rulebook("mẫu", second).version
    assert Rulebook("mẫu", first).version == Rulebook("khác", first).version


LIBRARY_FAULTS = {
    "khóa lạ": (
        "A: {kind: K, issuer: I, title: T, colour: đỏ}",
        "rules.E003",
        "khóa lạ «colour»",
    ),
    "thiếu nơi ban hành": (
        "A: {kind: K, title: T}",
        "rules.E010",
        "thiếu khóa bắt buộc «issuer»",
    ),
    "thay thế văn bản không có": (
        "A: {kind: K, issuer: I, title: T, replaces: [B]}",
        "rules.E006",
        "«B» không có trong danh mục văn bản",
    ),
}


@pytest.mark.clause("MH-0.1")
@pytest.mark.parametrize(
    ("text", "code", "words"), LIBRARY_FAULTS.values(), ids=LIBRARY_FAULTS
)
def test_a_wrong_library_of_instruments_is_refused(
    text: str, code: str, words: str
) -> None:
    with pytest.raises(RulebookError, match=words) as caught:
        instruments.parse(text, "van-ban.yaml")

    assert (caught.value.code, caught.value.line) == (code, 1)
