"""Several plans solved together on a page: chosen, looked at, and taken over into each."""

import pytest
from django.test import Client

from luanchuyen.records.models import PlanVersion, RotationPlan
from tests import planning
from tests.matching.town import HEAD
from tests.planning import Cast
from tests.web.reading import words

PAGE = "/ke-hoach/xet-chung/"


@pytest.fixture
def both(cast: Cast) -> list[RotationPlan]:
    """A leaves by one plan, B by the other; each can only take the other's post without a new vacancy."""
    return [
        planning.frozen(cast, HEAD.replace("Đợt một", title) + f"must_leave: [{who}]\n")
        for title, who in (("Kế hoạch chung", "A"), ("Ngành kiểm tra", "B"))
    ]


def keys(both: list[RotationPlan]) -> dict[str, list[int]]:
    return {"ke_hoach": [plan.pk for plan in both]}


def test_the_list_leads_there_where_plans_go_together(
    both: list[RotationPlan], officer: Client, stranger: Client
) -> None:
    assert PAGE in officer.get("/ke-hoach/").content.decode()
    assert PAGE not in stranger.get("/ke-hoach/").content.decode()


def test_plans_to_choose_from_are_those_of_one_committee_and_day(
    both: list[RotationPlan], officer: Client
) -> None:
    page = words(officer.get(PAGE))

    assert "Kế hoạch chung" in page
    assert "xét tại ngày 01/12/2026" in page
    assert "kế hoạch của hai cấp ủy không có người hay chỗ nào chung" in page


def test_where_none_go_together_it_says_what_it_takes(
    plan: RotationPlan, officer: Client
) -> None:
    page = words(officer.get(PAGE))

    assert "Chưa có hai kế hoạch nào xét chung được" in page


def test_a_chain_across_plans_is_drawn_with_whose_each_move_is(
    both: list[RotationPlan], officer: Client
) -> None:
    page = words(officer.post(PAGE, keys(both)))

    assert "Phương án chung, chưa ghi" in page
    assert "đã chứng minh là tốt nhất cho mọi kế hoạch đã chọn" in page
    assert "Đổi chỗ cho nhau" in page
    assert "kế hoạch 1" in page
    assert "kế hoạch 2" in page
    assert not PlanVersion.objects.exists()


def test_looking_solves_nothing(both: list[RotationPlan], officer: Client) -> None:
    page = words(officer.get(PAGE, keys(both)))

    assert "Phương án chung" not in page


def test_it_is_taken_over_into_each_plan(
    both: list[RotationPlan], officer: Client
) -> None:
    response = officer.post(f"{PAGE}ghi/", keys(both), follow=True)

    page = words(response)
    assert "Đã ghi phương án 1 vào kế hoạch «Kế hoạch chung»." in page
    assert "Đã ghi phương án 1 vào kế hoạch «Ngành kiểm tra»." in page
    assert "phương án 1 của kế hoạch «Ngành kiểm tra»" in page
    assert "theo kế hoạch xét chung" in page
    assert [plan.versions.count() for plan in both] == [1, 1]


@pytest.mark.parametrize("page", ["vi-sao/", "hon-diem/", "them-duoc-gi/", "neu-rut/"])
def test_questions_about_it_are_answered(
    page: str, both: list[RotationPlan], officer: Client
) -> None:
    officer.post(f"{PAGE}ghi/", keys(both))

    response = officer.get(f"/ke-hoach/{both[0].pk}/phuong-an/1/{page}")

    assert response.status_code == 200
    assert "không giải thích được" not in words(response)


def test_a_value_of_the_law_is_not_supposed_of_it(
    both: list[RotationPlan], officer: Client
) -> None:
    officer.post(f"{PAGE}ghi/", keys(both))
    address = f"/ke-hoach/{both[0].pk}/phuong-an/1/neu-doi/"

    asked = {"gia_tri": "qd-65-2022:minimum_stay.months", "moi": "12"}

    assert "lập chung với kế hoạch khác" in words(officer.get(address, asked))


def test_who_only_reads_looks_and_takes_nothing_over(
    both: list[RotationPlan], inspector: Client
) -> None:
    page = words(inspector.post(PAGE, keys(both)))

    assert "Phương án chung, chưa ghi" in page
    assert "Ghi vào từng kế hoạch" not in page
    assert inspector.post(f"{PAGE}ghi/", keys(both)).status_code == 403
    assert not PlanVersion.objects.exists()


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}ghi/"])
def test_one_plan_alone_is_told_to_choose_another(
    address: str, both: list[RotationPlan], officer: Client
) -> None:
    response = officer.post(address, keys(both[:1]), follow=True)

    assert "Hãy chọn từ hai kế hoạch trở lên" in words(response)


def test_why_plans_do_not_go_together_is_told_with_names(
    cast: Cast, both: list[RotationPlan], officer: Client
) -> None:
    again = planning.frozen(
        cast, HEAD.replace("Đợt một", "Lặp lại") + "must_leave: [A]\n"
    )

    page = words(officer.post(PAGE, keys([both[0], again])))

    assert "Không xét chung được" in page
    assert "đã có trong kế hoạch «Kế hoạch chung»" in page


def test_changing_it_says_that_the_other_plan_stays_as_it_is(
    both: list[RotationPlan], officer: Client
) -> None:
    officer.post(f"{PAGE}ghi/", keys(both))
    version = f"/ke-hoach/{both[0].pk}/phuong-an/1/"
    sent = {"viec": "thu", "dong-0": "o-lai"}

    page = words(officer.get(f"{version}dieu-chinh/"))
    tried = words(officer.post(f"{version}dieu-chinh/", sent))
    again = words(officer.get(f"{version}tu-choi/"))

    assert (
        "các lượt chuyển của phương án 1 kế hoạch «Ngành kiểm tra» giữ nguyên" in page
    )
    assert "«Ngành kiểm tra» giữ nguyên" in again
    assert "Kế hoạch «Ngành kiểm tra» giữ nguyên: Nguyễn Văn Mẫu (B) vào P1" in tried


def test_what_was_changed_says_beside_what_it_was_solved(
    both: list[RotationPlan], officer: Client
) -> None:
    officer.post(f"{PAGE}ghi/", keys(both))
    sent = {"viec": "luu", "dong-0": "khong-vao", "label": "Khác", "why": "Vì vậy."}

    page = words(
        officer.post(
            f"/ke-hoach/{both[0].pk}/phuong-an/1/dieu-chinh/", sent, follow=True
        )
    )

    assert "Đã lưu phương án 2" in page
    assert (
        "được lập khi các lượt chuyển của phương án 1 của kế hoạch «Ngành kiểm tra» giữ nguyên"
        in page
    )
    assert [one["to"] for one in both[0].versions.get(number=2).document["moves"]] == [
        "P3"
    ]


def test_what_cannot_be_held_together_is_told_and_not_taken_over(
    cast: Cast, officer: Client
) -> None:
    swapping = [
        planning.frozen(cast, HEAD.replace("Đợt một", title) + text)
        for title, text in (
            ("Một", "pin: [{official: A, post: P2}]\n"),
            ("Hai", "forbid: [{official: B}]\n"),
        )
    ]

    page = words(officer.post(PAGE, keys(swapping)))

    assert "các điều sau không thể cùng giữ" in page
    assert "Ghi vào từng kế hoạch" not in page


@pytest.mark.parametrize("key", ["", "x", "-1", "99999999", "1" * 30, "²"])
def test_a_plan_that_is_not_there_is_not_found(key: str, officer: Client) -> None:
    assert officer.get(PAGE, {"ke_hoach": key}).status_code == 404
    assert officer.post(f"{PAGE}ghi/", {"ke_hoach": key}).status_code == 404
