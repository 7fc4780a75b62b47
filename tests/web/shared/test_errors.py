"""The pages for what went wrong."""

from django.test import Client, RequestFactory

from luanchuyen.web.shared import errors
from tests.web.reading import words


def test_a_page_that_is_not_there_says_so_in_vietnamese(officer: Client) -> None:
    response = officer.get("/khong-co/")

    assert response.status_code == 404
    assert "Không tìm thấy trang" in words(response)


def test_a_broken_page_shows_no_technical_word() -> None:
    response = errors.broken(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Phần mềm gặp lỗi" in words(response)


def test_an_old_form_is_told_to_be_sent_again(officer: Client) -> None:
    checking = Client(enforce_csrf_checks=True)

    response = checking.post("/dang-nhap/", {"username": "hoa"})

    assert response.status_code == 403
    assert "Trang đã để quá lâu" in words(response)


def test_every_answer_forbids_what_is_not_ours(officer: Client) -> None:
    policy = officer.get("/quy-dinh/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
