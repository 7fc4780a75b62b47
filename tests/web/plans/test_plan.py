"""One plan: its steps, its best version drawn, listed and counted, and the acts on it."""

import pytest
from django.test import Client

from luanchuyen.records.models import RotationPlan
from luanchuyen.records.plan_states import State
from tests import people, planning
from tests.matching.town import town
from tests.planning import Cast
from tests.web.reading import words


def test_it_shows_aims_moves_and_what_stays_open(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(f"/ke-hoach/{plan.pk}/"))

    assert "Phải chuyển mà ở lại 0 đã chứng minh" in page
    assert "Vào chỗ trống" in page
    assert "Danh sách chuyển 1 người" in page
    assert "Dòng chuyển giữa các đơn vị" in page


def test_a_swap_is_drawn_with_its_way_back(cast: Cast, officer: Client) -> None:
    people.settle(town({"P1": "U1", "P2": "U2"}))
    text = planning.TEXT.replace("[A]", "[A, B]")
    plan = planning.frozen(cast, text)
    planning.saved(cast, plan, text)

    page = officer.get(f"/ke-hoach/{plan.pk}/").content.decode()

    assert 'class="picture picture-swap' in page
    assert 'class="arrow-back"' in page


def test_the_machine_proposes_at_a_click(cast: Cast, officer: Client) -> None:
    plan = planning.frozen(cast)

    response = officer.post(
        f"/ke-hoach/{plan.pk}/may-de-xuat/", {"label": "Máy đề xuất"}, follow=True
    )

    assert "Máy đã lập phương án 1." in words(response)
    assert plan.versions.count() == 1


def test_a_plan_that_cannot_be_says_what_stands_against_it(
    cast: Cast, officer: Client
) -> None:
    text = planning.TEXT + (
        "pin: [{official: A, post: P2}, {official: B, post: P3}]\nmax_moves: 1\n"
    )
    plan = planning.frozen(cast, text)
    planning.saved(cast, plan, text)

    page = words(officer.get(f"/ke-hoach/{plan.pk}/"))

    assert "Không có phương án nào: các điều sau không thể cùng giữ" in page


def test_a_stranger_cannot_see_it(plan: RotationPlan, stranger: Client) -> None:
    assert stranger.get(f"/ke-hoach/{plan.pk}/").status_code == 404
    assert stranger.post(f"/ke-hoach/{plan.pk}/may-de-xuat/").status_code == 404


def test_a_unit_does_not_read_it(plan: RotationPlan, unit_officer: Client) -> None:
    assert unit_officer.get(f"/ke-hoach/{plan.pk}/").status_code == 403


def test_each_sees_only_the_acts_that_are_theirs(
    cast: Cast, officer: Client, secretary: Client
) -> None:
    plan = planning.submitted(cast)

    prepares = words(officer.get(f"/ke-hoach/{plan.pk}/"))
    decides = words(secretary.get(f"/ke-hoach/{plan.pk}/"))

    assert "Trả lại" not in prepares
    assert "Trả lại" in decides
    assert "Kết thúc" in prepares


def test_an_act_is_done_and_told(cast: Cast, officer: Client) -> None:
    plan = planning.opened(cast)

    response = officer.post(f"/ke-hoach/{plan.pk}/viec/chot-ra-soat/", follow=True)

    assert "Đã chốt kết quả rà soát" in words(response)
    assert plan.state is State.REVIEW_FROZEN


def test_it_goes_from_submission_to_approval(
    cast: Cast, officer: Client, secretary: Client
) -> None:
    plan = planning.chosen(cast)

    officer.post(f"/ke-hoach/{plan.pk}/viec/trinh/", {"note": "Kính trình."})
    secretary.post(f"/ke-hoach/{plan.pk}/viec/cho-chu-truong/", {"note": ""})

    assert plan.state is State.APPROVED
    assert "Kính trình." in words(officer.get(f"/ke-hoach/{plan.pk}/nhat-ky/"))


def test_sending_back_needs_its_reason(cast: Cast, secretary: Client) -> None:
    plan = planning.submitted(cast)

    response = secretary.post(f"/ke-hoach/{plan.pk}/viec/tra-lai/", {"note": " "})

    assert response.status_code == 200
    assert "bắt buộc" in words(response)
    assert plan.state is State.SUBMITTED


def test_what_stands_against_submitting_is_told_beforehand(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(f"/ke-hoach/{plan.pk}/viec/trinh/"))

    assert "Chưa chọn phương án nào để trình." in page


def test_an_act_out_of_turn_is_refused_in_words(
    plan: RotationPlan, secretary: Client
) -> None:
    response = secretary.post(f"/ke-hoach/{plan.pk}/viec/cho-chu-truong/", {"note": ""})

    assert "đang ở trạng thái «Đang đề xuất»" in words(response)


@pytest.mark.parametrize("key", ["trinh", "cho-chu-truong", "khong-co"])
def test_an_act_of_others_is_not_offered(
    key: str, plan: RotationPlan, stranger: Client
) -> None:
    response = stranger.post(f"/ke-hoach/{plan.pk}/viec/{key}/", {"note": ""})

    assert response.status_code in {403, 404}


def test_a_unit_that_loses_its_head_is_warned_of(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(f"/ke-hoach/{plan.pk}/"))

    assert "Đơn vị mất người đứng đầu sau đợt này 1 đơn vị U1" in page
    assert "Nguyễn Văn Mẫu đi, chưa có ai đến thay." in page


@pytest.mark.parametrize("page", ["", "phuong-an/", "nhat-ky/", "phuong-an/so-sanh/"])
def test_the_tabs_name_the_version_they_are_of(
    page: str, plan: RotationPlan, officer: Client
) -> None:
    shown = words(officer.get(f"/ke-hoach/{plan.pk}/{page}"))

    assert "Nhật ký Phương án 1: Điều chỉnh Vì sao Đội ngũ Chờ bố trí" in shown
