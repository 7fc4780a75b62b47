"""The door: log in, log out, change of password."""

import pytest
from django.test import Client
from pytest_django import Settings

from luanchuyen.records.models import AuditEvent, EventType
from tests.people import PASSWORD, Cast
from tests.web.reading import words


def log_in(client: Client, password: str) -> object:
    return client.post("/dang-nhap/", {"username": "hoa", "password": password})


def test_it_lets_in_who_knows_the_password(cast: Cast, client: Client) -> None:
    response = client.post("/dang-nhap/", {"username": "hoa", "password": PASSWORD})

    assert response["Location"] == "/"


def test_it_says_in_vietnamese_that_the_password_is_wrong(
    cast: Cast, client: Client
) -> None:
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in words(log_in(client, "sai"))


def test_it_closes_after_too_many_wrong_passwords(
    cast: Cast, client: Client, settings: Settings
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = log_in(client, "sai")

    assert "Tạm khóa đăng nhập" in words(response)
    assert log_in(client, PASSWORD).status_code == 429  # type: ignore[attr-defined]  # the test client's answer


def test_it_never_sends_to_another_site(cast: Cast, client: Client) -> None:
    asked = {"username": "hoa", "password": PASSWORD, "next": "//noi-khac.example/"}

    assert client.post("/dang-nhap/", asked)["Location"] == "/"


def test_logging_out_takes_a_button_not_a_link(officer: Client) -> None:
    assert officer.get("/dang-xuat/").status_code == 405
    assert officer.post("/dang-xuat/").status_code == 302
    assert officer.get("/").status_code == 302


def test_the_password_can_be_changed(officer: Client) -> None:
    asked = {
        "old_password": PASSWORD,
        "new_password1": "con-duong-moi-2026",
        "new_password2": "con-duong-moi-2026",
    }

    response = officer.post("/doi-mat-khau/", asked, follow=True)

    assert "Đã đổi mật khẩu." in words(response)
    assert AuditEvent.objects.latest("pk").type == EventType.PASSWORD_CHANGED


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        (
            "sai",
            "con-duong-moi-2026",
            "con-duong-moi-2026",
            "Mật khẩu hiện tại không đúng",
        ),
        (PASSWORD, "con-duong-moi-2026", "khac", "không giống nhau"),
        (PASSWORD, "123", "123", "quá ngắn"),
    ],
)
def test_it_says_why_a_password_is_not_taken(
    old: str, new: str, again: str, said: str, officer: Client
) -> None:
    asked = {"old_password": old, "new_password1": new, "new_password2": again}

    assert said in words(officer.post("/doi-mat-khau/", asked))
