"""Sentences people read: complete, in Vietnamese, naming what is missing."""

from datetime import date
from string import Formatter
from typing import Any

import pytest

from luanchuyen.rules.catalogue import Criterion, criteria
from luanchuyen.rules.entries import Force
from luanchuyen.rules.facts.vocabulary import vocabulary
from luanchuyen.rules.rulebook import ids, load
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import CriterionVerdict, Outcome, Verdict, verdicts
from tests.rules import cases, world
from tests.rules.cases import SCENARIOS, CriterionScenario

DAY = date(2026, 1, 15)
BLANK: dict[str, Any] = {
    "Cán bộ": {
        "Quê quán": None,
        "Chuyên môn": None,
        "LLCT": None,
        "QLNN": None,
        "Giấy sức khỏe": None,
    },
    "Đang giữ": {"Bậc": None},
    "Xếp loại": [],
    "Dự kiến": {
        "Loại chức danh": "bi_thu",
        "Chuyên môn tối thiểu": "Đại học",
        "LLCT tối thiểu": "Cao cấp",
        "QLNN tối thiểu": "Chuyên viên",
    },
}


def moved(given: world.Given, rulebook: str = "qd-65-2022", day: date = DAY) -> Verdict:
    screening = screen(
        world.snapshot_of(given, day),
        load(rulebook),
        day,
        officials=[world.OFFICIAL],
        posts=[world.TARGET_POST],
    )
    return verdicts(screening)[-1]


def only(verdict: Verdict, criterion: str) -> CriterionVerdict:
    return next(one for one in verdict.criteria if one.id == criterion)


@pytest.mark.parametrize("criterion", criteria().values(), ids=lambda one: one.id)
def test_a_sentence_asks_only_for_facts_and_values_there_are(
    criterion: Criterion,
) -> None:
    known = {*vocabulary(), *criterion.values.model_fields}

    for outcome in ("MET", "NOT_MET"):
        template = getattr(criterion.module, outcome)
        asked = {name for _, name, _, _ in Formatter().parse(template) if name}
        assert asked <= known
        assert template.endswith(".")


@pytest.mark.parametrize("criterion", criteria().values(), ids=lambda one: one.id)
def test_every_criterion_says_its_law_in_a_sentence(criterion: Criterion) -> None:
    assert criterion.title
    assert criterion.law.endswith(".")


@pytest.mark.parametrize("rulebook", ids())
@pytest.mark.parametrize("given", [{}, BLANK, {"Đang giữ": None}], ids=["đủ", "thiếu", "không chức danh"])  # fmt: skip
def test_no_sentence_shows_a_hole(given: dict[str, Any], rulebook: str) -> None:
    for one in moved(given, rulebook).criteria:
        assert not {"{", "}", "None", "null", "True", "False"} & set(
            one.sentence.replace(",", " ").replace(".", " ").split()
        )
        assert "{" not in one.sentence
        assert one.sentence.endswith(".")


def test_no_sentence_of_any_scenario_shows_a_hole() -> None:
    for file in sorted(SCENARIOS.glob("*.yaml"))[::3]:
        for scenario in cases.load(CriterionScenario, file)[::4]:
            verdict = moved(scenario.given, scenario.rulebook, scenario.day)
            for one in verdict.criteria:
                assert "None" not in one.sentence
                assert "{" not in one.sentence


PAPERS = {
    "health_certified": "giấy chứng nhận sức khỏe",
    "not_local": "quê quán",
    "equivalent": "bậc của chức danh đang giữ",
    "post_standard": "bằng lý luận chính trị",
}


@pytest.mark.parametrize(("criterion", "paper"), PAPERS.items())
def test_what_is_not_known_names_the_paper_that_would_settle_it(
    criterion: str, paper: str
) -> None:
    found = only(moved(BLANK), criterion)

    assert found.outcome == Outcome.NOT_KNOWN
    assert found.missing
    assert paper in found.sentence
    assert found.sentence.startswith("Chưa đủ hồ sơ để kết luận: chưa rõ ")


def test_a_rating_that_is_missing_is_named() -> None:
    found = only(moved(BLANK, "my-hao-2023"), "rating_kept")

    assert found.outcome == Outcome.NOT_KNOWN
    assert found.missing == ("last_rating",)
    assert "kết quả xếp loại" in found.sentence


def test_a_fact_asked_for_twice_is_named_once() -> None:
    found = only(moved(BLANK), "health_certified")

    assert found.missing == ("health_months",)
    assert found.sentence.count("tuổi của giấy sức khỏe") == 1


def test_a_fact_called_as_its_own_paper_is_asked_for_once() -> None:
    found = only(moved(BLANK), "equivalent")

    assert found.sentence == (
        "Chưa đủ hồ sơ để kết luận: chưa rõ bậc của chức danh đang giữ."
    )


def test_nothing_is_missing_where_the_outcome_is_known() -> None:
    for one in moved({}).criteria:
        assert bool(one.missing) == (one.outcome == Outcome.NOT_KNOWN)


@pytest.mark.parametrize("rulebook", ids())
def test_whatever_is_not_known_names_something_missing(rulebook: str) -> None:
    for given in (BLANK, {"Đang giữ": None}):
        for one in moved(given, rulebook).criteria:
            if one.outcome == Outcome.NOT_KNOWN:
                assert one.missing, one.id


def test_a_sentence_tells_the_facts_and_the_limit() -> None:
    given = {"Cán bộ": {"Ngày sinh": date(1973, 12, 31)}}

    found = only(moved(given), "service_left")

    assert found.outcome == Outcome.NOT_MET
    assert found.sentence == "Chỉ còn 119 tháng công tác; cần ít nhất 120 tháng."
    assert found.facts == {"months_to_retirement": 119}
    assert (found.force, found.by) == (Force.WAIVABLE, "competent_authority")


@pytest.mark.clause("MH-III.2.1")
def test_a_verdict_that_rests_on_a_text_not_read_says_so() -> None:
    found = {
        (one.book, one.id): one.unverified for one in moved({}, "my-hao-2023").criteria
    }

    assert found["my-hao-2023", "planned"] is True
    assert found["qd-65-2022", "planned"] is False


@pytest.mark.clause("MH-III.2.1")
def test_each_text_speaks_for_itself() -> None:
    plans = [one for one in moved({}, "my-hao-2023").criteria if one.id == "planned"]

    assert [(one.book, one.cites[0]) for one in plans] == [
        ("qd-65-2022", "QD-65-2022/1.2"),
        ("my-hao-2023", "KH-MH-2023/II.4"),
    ]


def test_a_verdict_tells_every_fact_of_the_contract() -> None:
    assert set(moved({}).facts) == {
        *("age", "retirement_month", "months_to_retirement", "months_in_post"),
        *("head_months", "on_rotation", "planned", "planned_higher", "disciplined"),
        *("last_rating", "local_to", "direction", "open_seats"),
    }
