"""Adjusting a version: lines pinned and forbidden, posts, limits, and planning again after refusals."""

from datetime import date
from fractions import Fraction

import pytest
from django.test import Client

from luanchuyen.matching.plan import Forbid, MustLeave, Pin, Plan
from luanchuyen.matching.plan_file import read
from luanchuyen.records.models import Maker, PlanVersion, RotationPlan
from tests import planning
from tests.planning import TEXT, Cast
from tests.web.reading import words

SAVE = {"viec": "luu", "label": "Theo ý kiến", "why": "A hợp với P2 hơn."}


def at(plan: RotationPlan, number: int = 1, page: str = "dieu-chinh") -> str:
    return f"/ke-hoach/{plan.pk}/phuong-an/{number}/{page}/"


def newest(plan: RotationPlan) -> PlanVersion:
    found = plan.versions.last()
    assert found is not None
    return found


def text_of(plan: RotationPlan) -> Plan:
    return read(newest(plan).text, "ke-hoach.yaml").plan


def test_a_line_is_pinned_and_solved_again(plan: RotationPlan, officer: Client) -> None:
    response = officer.post(at(plan), SAVE | {"dong-0": "an-dinh"})

    assert response["Location"] == f"/ke-hoach/{plan.pk}/phuong-an/2/"
    assert newest(plan).maker == Maker.PEOPLE
    assert text_of(plan).pin == (Pin("A", "P3"),)


WAITS = TEXT + "pin: [{official: A, post: P2, waiver: Nghị quyết riêng}]\n"


@pytest.mark.clause("DH-IV.2")
def test_what_waits_from_the_last_plan_holds_beside_what_the_page_pins(
    cast: Cast, officer: Client
) -> None:
    plan = planning.frozen(cast, WAITS)
    planning.saved(cast, plan, WAITS)

    officer.post(at(plan), SAVE | {"pin_who": "B", "pin_where": "P3"})

    assert text_of(plan).pin == (Pin("A", "P2", "Nghị quyết riêng"), Pin("B", "P3"))
    assert newest(plan).maker == Maker.PEOPLE


def test_a_line_of_the_plan_that_people_left_out_is_shown_and_stays_out(
    cast: Cast, officer: Client
) -> None:
    plan = planning.frozen(cast, WAITS)
    planning.saved(cast, plan, TEXT + "max_moves: 1\n")

    page = words(officer.get(at(plan)))
    officer.post(at(plan), SAVE)

    assert "kế hoạch ghi: ấn định" in page
    assert text_of(plan).pin == ()


def test_a_line_is_forbidden_here_or_everywhere(
    plan: RotationPlan, officer: Client
) -> None:
    officer.post(at(plan), SAVE | {"dong-0": "khong-vao"})
    here = text_of(plan).forbid
    officer.post(at(plan), SAVE | {"dong-0": "o-lai"})

    assert here == (Forbid("A", "P3"),)
    assert text_of(plan).forbid == (Forbid("A"),)


def test_a_post_must_be_filled_or_may_stay_open(
    plan: RotationPlan, officer: Client
) -> None:
    # In order of code: P1, which A leaves, and P3, where A goes.
    officer.post(at(plan), SAVE | {"cho-0": "theo-ra-soat", "cho-1": "phai-co"})

    assert text_of(plan).may_stay_open == ()
    assert text_of(plan).must_fill == ("P3",)


def test_somebody_else_is_pinned_by_name(plan: RotationPlan, officer: Client) -> None:
    officer.post(at(plan), SAVE | {"pin_who": "B", "pin_where": "p3"})

    assert text_of(plan).pin == (Pin("B", "P3"),)


def test_limits_stand_in_the_text(plan: RotationPlan, officer: Client) -> None:
    officer.post(at(plan), SAVE | {"max_moves": "1", "share": "33.5", "max_chain": ""})

    assert text_of(plan).max_moves == 1
    assert text_of(plan).max_share_leaving is not None
    assert "33.5" in officer.get(at(plan, 2)).content.decode()


def test_what_else_a_plan_asks_stands_in_the_text(
    plan: RotationPlan, officer: Client
) -> None:
    asks = {
        "must_leave": "Nguyễn Văn Mẫu (B)",
        "transfers": "A",
        "term_begins": "01/06/2025",
    }

    officer.post(at(plan), SAVE | asks)

    asked = text_of(plan)
    assert asked.must_leave == (MustLeave("B"),)
    assert (asked.transfers, asked.term_begins) == (("A",), date(2025, 6, 1))
    assert "Nguyễn Văn Mẫu (B)" in officer.get(at(plan, 2)).content.decode()


def test_quotas_and_teams_of_the_rulebook_are_asked_on_the_page(
    cast: Cast, officer: Client
) -> None:
    head = TEXT.replace("qd-65-2022", "my-hao-2023").replace("2026-12", "2024-12")
    plan = planning.frozen(cast, head)
    planning.saved(cast, plan, head)
    fields = officer.get(at(plan)).context["asks"].fields
    quota = next(one for one in fields if one.startswith("quota-"))
    share = next(one for one in fields if one.endswith("-share"))
    years = share.replace("-share", "-years")
    sent = {"must_leave": "A", quota: "2", share: "30", years: "3"}

    officer.post(at(plan), SAVE | sent)

    assert [one.at_least for one in text_of(plan).quotas] == [2]
    assert [one.at_least_share for one in text_of(plan).team_shares] == [
        Fraction(3, 10)
    ]


def test_trying_saves_nothing(plan: RotationPlan, officer: Client) -> None:
    page = words(officer.post(at(plan), {"viec": "thu", "dong-0": "khong-vao"}))

    assert "Kết quả tính thử, chưa lưu" in page
    assert plan.versions.count() == 1


def test_trying_shows_what_cannot_hold_together(
    plan: RotationPlan, officer: Client
) -> None:
    sent = {"viec": "thu", "pin_who": "B", "pin_where": "P3", "max_moves": "0"}

    page = words(officer.post(at(plan), sent))

    assert "các điều sau không thể cùng giữ" in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"pin_who": "B"}, "Ấn định thêm cần cả cán bộ và chức danh."),
        ({"pin_who": "ai-do", "pin_where": "P3"}, "khớp với “ai-do”"),
        ({"forbid_where": "P3"}, "Không chuyển thêm cần ghi cán bộ."),
        ({"forbid_who": "van mau"}, "“van mau” có thể là"),
        ({"max_moves": "-1"}, "Hãy ghi một số nguyên từ 0"),
        ({"label": "x" * 201}, "tối đa 200 kí tự"),
        ({"why": "a\0"}, "Có ký tự không đọc được"),
        ({"dong-0": "an-dinh", "pin_who": "B", "pin_where": "P3"}, "không thể ấn định"),
    ],
)
def test_what_cannot_be_read_is_told(
    sent: dict[str, str], told: str, plan: RotationPlan, officer: Client
) -> None:
    assert told in words(officer.post(at(plan), SAVE | sent))
    assert plan.versions.count() == 1


def test_saving_a_change_says_why(plan: RotationPlan, officer: Client) -> None:
    response = officer.post(at(plan), SAVE | {"dong-0": "an-dinh", "why": ""})

    assert "Hãy ghi đã đổi gì" in words(response)
    assert plan.versions.count() == 1


def test_a_refusal_is_planned_around(plan: RotationPlan, officer: Client) -> None:
    address, refused = at(plan, page="tu-choi"), {"dong-0": "tu-choi-noi"}

    tried = words(officer.post(address, {"viec": "thu"} | refused))
    officer.post(address, SAVE | refused | {"most_changes": "2"})

    assert "Ngoài các dòng bị từ chối, đổi 2 dòng." in tried
    assert "Nguyễn Văn Mẫu đổi P3, U3 P2, U2" in tried
    assert text_of(plan).forbid == (Forbid("A", "P3"),)


def test_a_budget_too_small_is_told(plan: RotationPlan, officer: Client) -> None:
    sent = {"viec": "thu", "dong-0": "tu-choi-noi", "most_changes": "-1"}

    assert "Hãy ghi một số nguyên từ 0" in words(
        officer.post(at(plan, page="tu-choi"), sent)
    )


def test_a_stranger_adjusts_nothing(plan: RotationPlan, stranger: Client) -> None:
    assert stranger.get(at(plan)).status_code == 404
    assert stranger.post(at(plan, page="tu-choi"), SAVE).status_code == 404


def test_who_decides_does_not_adjust(plan: RotationPlan, secretary: Client) -> None:
    assert secretary.post(at(plan), SAVE).status_code == 403
    assert secretary.get(at(plan, page="tu-choi")).status_code == 403
