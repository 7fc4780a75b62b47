"""A case is screened and listed by the rulebook it began with, until an act moves it to a newer one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest

from luanchuyen.records.models import Case, KeptRulebook
from luanchuyen.rules.rulebook import Rulebook, load, restored
from luanchuyen.rules.verdicts import Outcome
from luanchuyen.services import cases, rulebooks
from luanchuyen.services.cases import law
from tests import casework
from tests.casework import Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

HEALTH = "title: Giấy chứng nhận sức khỏe, months: 6, cites: [ND-300-2026/15]}"


@dataclass(frozen=True)
class Said:
    """What a case is judged by, as far as the two rulebooks differ."""

    service: Outcome
    health: str


OLD = Said(Outcome.NOT_MET, "Giấy khám sức khỏe")
NEW = Said(Outcome.MET, "Giấy chứng nhận sức khỏe")


def said(case: Case) -> Said:
    case = Case.objects.get(pk=case.pk)
    criteria = cases.verdict(case, on=DAY).criteria
    lines = cases.contents(case, on=DAY)
    return Said(
        next(one.outcome for one in criteria if one.id == "service_left"),
        next(one.title for one in lines if one.key == "health"),
    )


def older() -> Rulebook:
    """The national rulebook before an imagined change of the service left and of one paper."""
    text = load("qd-65-2022").parts.text
    for now, then in (
        ("months: 120", "months: 600"),
        (HEALTH, HEALTH.replace("chứng nhận", "khám")),
    ):
        assert now in text
        text = text.replace(now, then)
    return restored([["qd-65-2022", text]])


@contextmanager
def shipped(book: Rulebook) -> Iterator[None]:
    """The product as it is when this is the rulebook it comes with."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (law, rulebooks):
            patch.setattr(module, "load", lambda id_: book)
        yield


def begun_before(cast: Cast) -> Case:
    with shipped(older()):
        case = casework.opened(cast)
        assert said(case) == OLD
    return case


def test_an_old_case_stays_under_the_old_rulebook(cast: Cast) -> None:
    case = begun_before(cast)

    assert case.rulebook_version != load("qd-65-2022").version
    assert said(case) == OLD
    assert cases.law_of(case).book.version == case.rulebook_version


def test_a_new_case_is_under_the_new_one(cast: Cast) -> None:
    assert said(casework.opened(cast)) == NEW


def test_a_case_that_is_moved_is_under_the_new_one(cast: Cast) -> None:
    case = begun_before(cast)

    cases.move_to_newer_procedure(
        case=case, reason="Theo quy định mới.", by=cast.officer, on=DAY
    )

    assert said(case) == NEW
    case = Case.objects.get(pk=case.pk)
    with pytest.raises(cases.RefusedError, match="đã theo quy trình đang có hiệu lực"):
        cases.move_to_newer_procedure(
            case=case, reason="Lần nữa.", by=cast.officer, on=DAY
        )


def test_what_was_done_before_the_move_stays_under_the_old_one(cast: Cast) -> None:
    case = begun_before(cast)
    opened = case.acts.first()
    assert opened is not None
    cases.move_to_newer_procedure(
        case=case, reason="Theo quy định mới.", by=cast.officer, on=DAY
    )

    case = Case.objects.get(pk=case.pk)
    moved = law.moved(case)
    assert moved is not None
    assert law.law_under(case, opened).book.version == case.rulebook_version
    assert law.law_of(case).book.version == moved.payload["rulebook_version"]


def test_the_day_that_counts_is_the_one_it_began_on(cast: Cast) -> None:
    """Health certificates are asked of whoever is moved since 1 July 2025 (contract, section 3)."""
    case = casework.opened(cast)
    began = casework.like(case, begun_on=date(2025, 6, 30))

    asked = {one.id for one in cases.verdict(case, on=DAY).criteria}
    then = {one.id for one in cases.verdict(began, on=DAY).criteria}

    assert asked - then == {"health_certified", "not_under_proceedings"}
    assert cases.contents(began, on=DAY) == []


def test_a_text_is_kept_once_and_read_as_it_was(cast: Cast) -> None:
    casework.opened(cast)
    rulebooks.keep(load("qd-65-2022"))

    kept = KeptRulebook.objects.get()
    assert restored(kept.texts).version == kept.version
    assert kept.version == load("qd-65-2022").version


def test_where_a_text_was_never_kept_the_shipped_one_serves() -> None:
    book = load("qd-65-2022")

    assert rulebooks.as_of("qd-65-2022", "khong-con") is book


def test_a_submission_tells_the_rulebook_it_rested_on(cast: Cast) -> None:
    case = begun_before(cast)

    found = cases.conditions.evidence(case, on=DAY)

    assert found["rulebook_version"] == case.rulebook_version
    assert found["ruled_on"] == case.begun_on
