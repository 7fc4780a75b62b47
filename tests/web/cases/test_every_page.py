"""What holds for every page of a case: a login first, no writing by GET, nothing for a stranger."""

import pytest
from django.test import Client

from luanchuyen.records.models import Case
from luanchuyen.web.cases.deeds import DEEDS

LOOKED_AT = ("", "nhat-ky/", "giay-to/")
ABOUT = {
    "them-giay-to": "?muc=health",
    "khong-co-noi-dung-moi": "?muc=certificates",
    "hoi": "?muc=appraisal&noi=related_bodies",
}
ASKED = "?muc=assessment&noi=departure_unit"


def address(case: Case, key: str) -> str:
    about = ABOUT.get(key, ASKED if DEEDS[key].of_ask else "")
    return f"/ho-so/{case.pk}/viec/{key}/{about}"


@pytest.mark.parametrize("page", [*LOOKED_AT, "viec/rut/"])
def test_it_asks_for_a_login(page: str, case: Case, client: Client) -> None:
    response = client.get(f"/ho-so/{case.pk}/{page}")

    assert response["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("page", LOOKED_AT)
def test_an_inspector_reads_it(page: str, case: Case, inspector: Client) -> None:
    assert inspector.get(f"/ho-so/{case.pk}/{page}").status_code == 200


@pytest.mark.parametrize("page", LOOKED_AT)
def test_it_refuses_to_be_written_to(page: str, case: Case, officer: Client) -> None:
    assert officer.post(f"/ho-so/{case.pk}/{page}").status_code == 405


@pytest.mark.parametrize("page", [*LOOKED_AT, "viec/rut/"])
def test_a_stranger_finds_nothing(page: str, case: Case, stranger: Client) -> None:
    assert stranger.get(f"/ho-so/{case.pk}/{page}").status_code == 404


@pytest.mark.parametrize("key", sorted(DEEDS))
def test_who_may_do_an_act_sees_its_page(
    key: str, case: Case, officer: Client, secretary: Client
) -> None:
    seen = {
        client.get(address(case, key)).status_code for client in (officer, secretary)
    }

    assert 200 in seen
    assert seen <= {200, 403}


@pytest.mark.parametrize("key", sorted(DEEDS))
def test_an_act_is_not_done_by_a_stranger(
    key: str, case: Case, stranger: Client
) -> None:
    before = case.acts.count()

    assert stranger.post(address(case, key), {}).status_code in {403, 404}
    assert case.acts.count() == before


@pytest.mark.parametrize("key", sorted(DEEDS))
def test_an_inspector_only_reads(key: str, case: Case, inspector: Client) -> None:
    assert inspector.post(address(case, key), {}).status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        *("viec/khong-co/", "viec/hoi/", "viec/hoi/?muc=la&noi=ai", "giay-to/99/"),
        *("van-ban/da-phat-hanh/99/", "van-ban/da-phat-hanh/99/pdf/"),
        "van-ban/da-phat-hanh/99/exe/",
    ],
)
def test_what_is_not_there_is_not_found(page: str, case: Case, officer: Client) -> None:
    assert officer.get(f"/ho-so/{case.pk}/{page}").status_code == 404


def test_an_unknown_case_is_not_found(case: Case, officer: Client) -> None:
    assert officer.get(f"/ho-so/{case.pk + 1}/").status_code == 404
