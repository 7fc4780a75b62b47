"""Where nothing is new, two papers need not be handed in again for an equal or lower post (NĐ 300/2026, Điều 15)."""

from datetime import date

import pytest

from luanchuyen.records.models import AuditEvent, Case, Post
from luanchuyen.services import audit, cases
from luanchuyen.services.access import NotAllowed, NotThere
from tests import casework
from tests.casework import Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

SPARED = ("political_conclusion", "certificates")
SAID = date(2026, 12, 1)
LATE = date(2026, 12, 10)


def said(
    cast: Cast, case: Case, item: str = "certificates", day: date | None = None
) -> None:
    cases.note_nothing_new(
        case=case, item=item, said_by="Đảng ủy phường", day=day, by=cast.officer, on=DAY
    )


def wanting(case: Case) -> set[str]:
    lines = cases.contents(Case.objects.get(pk=case.pk), on=DAY)
    return {one.key for one in lines if one.lack}


def ranked(post: str, rank: int | None) -> None:
    Post.objects.filter(pk=post).update(rank=rank)


def test_each_of_the_two_is_there_once_it_is_said(cast: Cast) -> None:
    case = casework.opened(cast)
    before = wanting(case)
    assert before >= set(SPARED)

    for item in SPARED:
        said(cast, case, item)

    assert wanting(case) == before - set(SPARED)
    line = next(one for one in cases.contents(case, on=DAY) if one.key == SPARED[1])
    assert line.nothing_new is not None
    assert line.nothing_new.payload == {"said_by": "Đảng ủy phường"}
    assert line.nothing_new.by_key == cast.officer.username
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/12/2026, Hoa ghi không có nội dung mới: «Bản sao văn bằng, chứng chỉ có xác nhận»"
        f" (Đảng ủy phường), hồ sơ «{case.title}»."
    )


def test_the_gate_of_the_dossier_counts_it(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    gate = cases.conditions.conditions(case, on=DAY, keys=["dossier"])["dossier"]
    lacking = gate.sentence
    said(cast, case)

    case = Case.objects.get(pk=case.pk)
    gate = cases.conditions.conditions(case, on=DAY, keys=["dossier"])["dossier"]

    assert "Bản sao văn bằng" in lacking
    assert "Bản sao văn bằng" not in gate.sentence


@pytest.mark.parametrize("item", ["health", "submission", "assets"])
def test_no_other_paper_is_left_out(cast: Cast, item: str) -> None:
    case = casework.opened(cast)

    with pytest.raises(cases.RefusedError, match="Quy định không cho bỏ"):
        said(cast, case, item)

    assert not case.acts.filter(kind="nothing_new").exists()


@pytest.mark.parametrize(("held", "proposed"), [(5, 4), (None, 4), (5, None)])
def test_nor_for_a_higher_post_or_one_that_is_not_known(
    cast: Cast, held: int | None, proposed: int | None
) -> None:
    case = casework.opened(cast)
    ranked("P1", held)
    ranked("P3", proposed)

    with pytest.raises(cases.RefusedError, match="ngang hoặc thấp hơn"):
        said(cast, Case.objects.get(pk=case.pk))


def test_what_was_said_counts_no_longer_once_a_higher_post_is_proposed(
    cast: Cast,
) -> None:
    case = casework.opened(cast)
    said(cast, case)
    assert "certificates" not in wanting(case)

    ranked("P3", 1)

    assert "certificates" in wanting(case)


def test_what_was_said_of_another_official_does_not_count(cast: Cast) -> None:
    case = casework.opened(cast)
    said(cast, case)

    cases.change_proposal(
        case=case, wish=casework.wish("B"), reason="Vì…", by=cast.officer, on=DAY
    )

    assert "certificates" in wanting(case)


def test_before_the_list_that_says_so_nothing_is_left_out(cast: Cast) -> None:
    """The list of 1 July 2025 asks for both whatever is new."""
    case = casework.opened(cast)
    old = casework.like(case, begun_on=date(2026, 7, 31))

    with pytest.raises(cases.RefusedError, match="Quy định không cho bỏ"):
        said(cast, old)


def test_it_bears_the_day_on_which_it_was_said(cast: Cast) -> None:
    case = casework.opened(cast)

    with pytest.raises(cases.RefusedError, match="10/12/2026 chưa đến"):
        said(cast, case, day=LATE)
    said(cast, case, day=date(2026, 11, 20))

    act = case.acts.get(kind="nothing_new")
    assert (act.day, act.on) == (date(2026, 11, 20), DAY)
    assert "certificates" not in wanting(case)


def test_it_says_by_whom(cast: Cast) -> None:
    case = casework.opened(cast)

    with pytest.raises(cases.RefusedError, match="người hoặc cơ quan xác nhận"):
        cases.note_nothing_new(
            case=case, item="certificates", said_by=" ", by=cast.officer, on=DAY
        )


def test_only_who_prepares_the_case_records_it(cast: Cast) -> None:
    case = casework.opened(cast)
    for by in (cast.secretary, cast.departure, cast.stranger):
        with pytest.raises((NotAllowed, NotThere)):
            cases.note_nothing_new(
                case=case, item="certificates", said_by="Ban", by=by, on=DAY
            )


def test_a_paper_handed_in_afterwards_takes_its_place(cast: Cast) -> None:
    case = casework.opened(cast)
    said(cast, case)
    casework.added(cast, case, "certificates")

    line = next(
        one for one in cases.contents(case, on=DAY) if one.key == "certificates"
    )

    assert line.paper is not None
    assert line.lack is None
