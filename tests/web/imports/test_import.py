"""The import: upload, look at what would change, confirm."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from luanchuyen.services import snapshots
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.snapshot import Snapshot
from tests import people
from tests.web.reading import cells, words


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "uploads"


def book(snapshot: Snapshot, folder: Path) -> SimpleUploadedFile:
    path = folder / "so.xlsx"
    workbook.write(snapshot, path)
    return SimpleUploadedFile("so-moi.xlsx", path.read_bytes())


def changed() -> Snapshot:
    persons = people.rows("people")
    persons[0]["degree"] = "Tiến sĩ"
    return people.town(people=persons)


def send(client: Client, file: SimpleUploadedFile) -> None:
    client.post("/nhap-du-lieu/", {"workbook": file})


def test_it_shows_what_would_change_before_it_does(
    administrator: Client, tmp_path: Path
) -> None:
    before = snapshots.take().fingerprint

    send(administrator, book(changed(), tmp_path))
    page = words(administrator.get("/nhap-du-lieu/xem-truoc/"))

    assert "Cán bộ 5 0 1 0" in page
    assert snapshots.take().fingerprint == before


def test_confirming_brings_it_into_the_records(
    administrator: Client, tmp_path: Path, uploads: Path
) -> None:
    send(administrator, book(changed(), tmp_path))

    response = administrator.post("/nhap-du-lieu/xac-nhan/", follow=True)

    assert "Đã nhập so-moi.xlsx: 5 cán bộ." in words(response)
    assert snapshots.take().fingerprint == changed().fingerprint
    assert list(uploads.iterdir()) == []


def test_it_refuses_when_the_records_moved_on_after_the_look(
    administrator: Client, tmp_path: Path
) -> None:
    send(administrator, book(changed(), tmp_path))

    response = administrator.post(
        "/nhap-du-lieu/xac-nhan/", {"revision": "9999999"}, follow=True
    )

    assert "Dữ liệu đã thay đổi sau khi bạn xem trước" in words(response)


def test_it_reports_every_error_and_offers_no_confirmation(
    administrator: Client,
) -> None:
    send(administrator, SimpleUploadedFile("hong.xlsx", b"khong phai so"))

    response = administrator.get("/nhap-du-lieu/xem-truoc/")

    assert "lỗi nên không được nhập" in words(response)
    assert "Xác nhận nhập" not in words(response)
    assert len(cells(administrator.get("/nhap-du-lieu/xem-truoc/loi/"))) == 1


def test_the_file_is_private_and_only_the_last_is_kept(
    administrator: Client, uploads: Path
) -> None:
    send(administrator, SimpleUploadedFile("mot.xlsx", b"1"))
    send(administrator, SimpleUploadedFile("hai.xlsx", b"2"))

    [file] = uploads.iterdir()
    assert file.read_bytes() == b"2"
    assert file.stat().st_mode & 0o777 == 0o600


def test_another_session_cannot_see_the_file(
    administrator: Client, officer: Client
) -> None:
    send(administrator, SimpleUploadedFile("mot.xlsx", b"1"))

    response = officer.get("/nhap-du-lieu/xem-truoc/", follow=True)

    assert "Chưa có sổ dữ liệu nào được tải lên" in words(response)


def test_it_asks_for_a_file(administrator: Client) -> None:
    assert "Chưa chọn tệp" in words(administrator.post("/nhap-du-lieu/"))


def test_there_is_nothing_to_confirm_without_a_file(administrator: Client) -> None:
    response = administrator.post("/nhap-du-lieu/xac-nhan/", follow=True)

    assert "Sổ dữ liệu không còn được giữ" in words(response)


def test_who_may_not_import_cannot_open_it(official: Client) -> None:
    assert official.get("/nhap-du-lieu/").status_code == 403
    assert official.post("/nhap-du-lieu/xac-nhan/").status_code == 403


def test_confirming_is_never_a_mere_look(administrator: Client) -> None:
    assert administrator.get("/nhap-du-lieu/xac-nhan/").status_code == 405
