"""What cannot be right, posted in a form: a sentence on the page, and nothing stored, neither row nor file."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from luanchuyen.records.models import Account, Case
from luanchuyen.web.shared import days
from tests import casework, databases, people
from tests.casework import NEXT, PDF, TERM, Cast
from tests.web.cases.conftest import ask
from tests.web.cases.test_deeds import CHAIR, LETTER, PARTS, TALKED, VOTE, answered
from tests.web.reading import words

Enter = Callable[[Account], Client]
Given = Mapping[str, object]
HEALTH = "them-giay-to/?muc=health"
MEGABYTE = 1024**2


def address(case: Case, deed: str) -> str:
    return f"/ho-so/{case.pk}/viec/{deed}"


def refused(client: Client, case: Case, deed: str, given: Given, told: str) -> None:
    """The page is shown again with the sentence, and the database is as it was."""
    before = databases.content()

    response = client.post(address(case, deed), given)

    assert response.status_code == 200
    assert told in words(response)
    assert databases.content() == before


class Upload(io.RawIOBase):
    """The body of a form with a file, written by hand and nowhere whole."""

    kind = "multipart/form-data; boundary=het"

    def __init__(self, name: str, content: Iterable[bytes]) -> None:
        head = (
            '--het\r\nContent-Disposition: form-data; name="day"\r\n\r\n01/12/2026\r\n'
            f'--het\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        )
        self.pieces = chain([head.encode()], content, [b"\r\n--het--\r\n"])
        self.left = b""

    def read(self, size: int = -1, /) -> bytes:
        self.left = self.left or next(self.pieces, b"")
        piece, self.left = self.left[:size], self.left[size:]
        return piece


def uploaded(client: Client, case: Case, name: str, content: Iterable[bytes]) -> str:
    """What the page says to a file sent by hand; blank where it was taken."""
    sent = {
        "wsgi.input": Upload(name, content),
        "CONTENT_TYPE": Upload.kind,
        "CONTENT_LENGTH": 200 * MEGABYTE,
    }
    response = client.generic("POST", address(case, HEALTH), **sent)  # type: ignore[arg-type]
    return words(response)


def zipped(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("a", content)
    return made.getvalue()


FILES: dict[str, tuple[str, bytes, str]] = {
    "chương trình": ("kham.exe", b"MZ\x90\0", "không thuộc loại được nhận"),
    "trang web": ("kham.html", b"<html>", "không thuộc loại được nhận"),
    "đường dẫn, không có đuôi": ("../../x", PDF, "không thuộc loại được nhận"),
    "chương trình mang tên PDF": ("kham.pdf", b"MZ\x90\0", "không phải PDF"),
    "PDF mang tên ảnh": ("kham.png", PDF, "không phải"),
    "zip mang tên Word": ("kham.docx", zipped(b"x"), "không phải Word"),
    "không phải zip, mang tên Word": ("kham.docx", b"{\\rtf1}", "không phải Word"),
    "mã lệnh trong tên": ("<script>alert(1)</script>.pdf", PDF, "hãy đổi tên tệp"),
    "mã lệnh viết kín trong tên": ("&lt;script&gt;.pdf", PDF, "hãy đổi tên tệp"),
    "trống": ("kham.pdf", b"", "Tệp trống"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_kept(
    name: str, case: Case, officer: Client, data: Path
) -> None:
    file_name, content, told = FILES[name]
    before = databases.content()

    assert told in uploaded(officer, case, file_name, [content])

    assert databases.content() == before
    assert [path for path in data.rglob("*") if path.is_file()] == []


def test_a_hundred_megabytes_are_refused_and_leave_nothing(
    case: Case, officer: Client, data: Path, settings: Settings
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = data
    before = databases.content()

    shown = uploaded(
        officer, case, "kham.pdf", chain([PDF], repeat(b" " * MEGABYTE, 100))
    )

    assert "lớn hơn 20 MB; hãy giảm dung lượng" in shown
    assert databases.content() == before
    assert [path for path in data.rglob("*") if path.is_file()] == []


def test_a_path_in_a_name_leads_nowhere(
    case: Case, officer: Client, data: Path
) -> None:
    assert uploaded(officer, case, "../../../x.pdf", [PDF]) == ""

    assert case.papers.get().file_name == "x.pdf"
    assert [one.parent.parent for one in data.rglob("*") if one.is_file()] == [
        data / "dossiers"
    ]


VOTES: dict[str, tuple[Given, str]] = {
    "cộng lại thừa": ({"blank": 1}, "cộng lại là 4, không bằng số người dự 3"),
    "cộng lại thiếu": ({"in_favour": 1}, "cộng lại là 2, không bằng số người dự 3"),
    "dự nhiều hơn thành viên": ({"present": 4, "blank": 1}, "chỉ có 3 thành viên"),
    "số âm": ({"against": -1, "blank": 2}, "Hãy ghi một số nguyên từ 0 đến 99999."),
    "số lẻ": ({"in_favour": "1,5"}, "Hãy ghi một số nguyên từ 0 đến 99999."),
    "số quá lớn": ({"present": 10**9}, "Hãy ghi một số nguyên từ 0 đến 99999."),
    "không ghi số": ({"blank": ""}, "bắt buộc"),
    "không ai chủ trì": ({"presided_by": " "}, "bắt buộc"),
    "người ngoài chủ trì": ({"presided_by": "LA"}, "phải là thành viên"),
    "phiếu kín ghi tên": ({"secret": "on", "names": "T1"}, "Phiếu kín không ghi tên"),
    "ngày trước khi trình": ({"day": "30/11/2026"}, "Ngày biểu quyết phải từ"),
    "ngày chưa đến": ({"day": "02/12/2026"}, "Ngày biểu quyết phải từ"),
    "ngày không có": ({"day": "31/11/2026"}, "Hãy ghi ngày dạng dd/mm/yyyy"),
}


def test_only_a_number_that_may_be_left_out_says_so(
    cast: Cast, secretary: Client
) -> None:
    case = casework.carried(cast, casework.submitted)
    wrong = {**VOTE, "present": "ba", "members": "ba"}

    page = secretary.post(address(case, "bieu-quyet/"), wrong).content.decode()

    assert page.count("Hãy ghi một số nguyên từ 0 đến 99999.") == 1
    assert page.count("Hãy ghi một số nguyên từ 1 đến 99999, hoặc để trống.") == 1


@pytest.mark.parametrize("name", VOTES)
def test_a_vote_that_cannot_be(name: str, cast: Cast, secretary: Client) -> None:
    case = casework.carried(cast, casework.submitted)
    change, told = VOTES[name]

    refused(secretary, case, "bieu-quyet/", {**VOTE, **change}, told)


def opened(cast: Cast) -> Case:
    return casework.opened(cast)


def asked(cast: Cast) -> Case:
    case = casework.opened(cast)
    ask(cast, case)
    return case


def to_elect(cast: Cast) -> Case:
    people.settle(casework.with_post("P3", elected=True))
    return casework.carried(cast)


def before(stage: Callable[[Cast, Case], None]) -> Callable[[Cast], Case]:
    return lambda cast: casework.carried(cast, stage)


def agreed(cast: Cast) -> Case:
    """The unit of departure has proposed the official: the step may be finished."""
    case = casework.opened(cast)
    casework.heard(cast, case)
    return case


WHY = {"reason": "Vì…"}
ELECTED = {"result": "dat", "document": "1-BB"}
AGREED = {"answer": "agree", "term": TERM}
# Who posts which act of which case, with which day, and what is said.
Posted = tuple[Callable[[Cast], Case], str, str, Given, str]
DAYS: dict[str, Posted] = {
    "trả lời trước hồ sơ": (
        opened,
        "officer",
        answered("proposal", "departure_unit"),
        LETTER | {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ 01/12/2026",
    ),
    "trả lời chưa đến ngày": (
        opened,
        "officer",
        answered("proposal", "departure_unit"),
        LETTER | {"day": "03/12/2026"},
        "Ngày 03/12/2026 chưa đến",
    ),
    "nhận trước khi hỏi": (
        asked,
        "departure",
        "da-nhan/?muc=proposal&noi=departure_unit",
        {"day": "30/11/2026"},
        "trước ngày hỏi 01/12/2026",
    ),
    "hạn trả lời đã qua": (
        opened,
        "officer",
        "hoi/?muc=proposal&noi=departure_unit",
        {"due": "02/12/2026"},
        "phải sau ngày hỏi",
    ),
    "nhận xét ngày không có": (
        before(casework.proposed),
        "officer",
        answered("assessment", "departure_unit"),
        LETTER | PARTS | CHAIR | {"day": "hôm qua"},
        "Hãy ghi ngày dạng dd/mm/yyyy",
    ),
    "nhận xét trước hồ sơ": (
        before(casework.proposed),
        "officer",
        answered("assessment", "departure_unit"),
        LETTER | PARTS | CHAIR | {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "gặp gỡ trước hồ sơ": (
        before(casework.prepared),
        "officer",
        "gap-go/",
        TALKED | {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "quyết định lùi ngày": (
        casework.voted,
        "secretary",
        "quyet-dinh/",
        AGREED | {"effective_on": "01/12/2026"},
        "trước ngày ban hành",
    ),
    "công bố trước quyết định": (
        before(casework.decided),
        "officer",
        "cong-bo/",
        {"day": "30/11/2026"},
        "trước ngày quyết định 01/12/2026",
    ),
    "hoàn thành chưa đến ngày": (
        agreed,
        "officer",
        "hoan-thanh/",
        {"day": "03/12/2026"},
        "Ngày 03/12/2026 chưa đến",
    ),
    "hoàn thành trước hồ sơ": (
        agreed,
        "officer",
        "hoan-thanh/",
        {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "hoàn thành ngày không có": (
        agreed,
        "officer",
        "hoan-thanh/",
        {"day": "31/02/2026"},
        "Hãy ghi ngày dạng dd/mm/yyyy",
    ),
    "trình trước hồ sơ": (
        before(casework.appraised),
        "officer",
        "trinh/",
        {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "kết luận trước khi trình": (
        casework.voted,
        "secretary",
        "quyet-dinh/",
        AGREED | {"day": "30/11/2026"},
        "trước ngày trình 01/12/2026",
    ),
    "trả lại trước hồ sơ": (
        opened,
        "officer",
        "tra-lai/",
        WHY | {"step": "principle", "day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "rút chưa đến ngày": (
        opened,
        "officer",
        "rut/",
        WHY | {"day": "03/12/2026"},
        "Ngày 03/12/2026 chưa đến",
    ),
    "không đồng ý trước hồ sơ": (
        opened,
        "secretary",
        "khong-dong-y/",
        WHY | {"handling": "Giữ nguyên.", "day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
    "hỏi chưa đến ngày": (
        opened,
        "officer",
        "hoi/?muc=proposal&noi=departure_unit",
        {"day": "03/12/2026"},
        "Ngày 03/12/2026 chưa đến",
    ),
    "đổi dự kiến chưa đến ngày": (
        opened,
        "officer",
        "doi-du-kien/",
        WHY | {"official": "A", "post": "P2", "day": "03/12/2026"},
        "Ngày 03/12/2026 chưa đến",
    ),
    "bầu chưa đến ngày": (
        to_elect,
        "officer",
        "bau-cu/",
        ELECTED | {"day": "03/12/2026"},
        "chưa đến",
    ),
    "bầu trước hồ sơ": (
        to_elect,
        "officer",
        "bau-cu/",
        ELECTED | {"day": "30/11/2026"},
        "trước ngày bắt đầu hồ sơ",
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_day_that_cannot_be(
    name: str, cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, who, deed, given, told = DAYS[name]
    case = prepare(cast)
    monkeypatch.setattr(days, "today", lambda: NEXT)

    refused(enter(getattr(cast, who)), case, deed, given, told)


WORDS: dict[str, tuple[str, str, Given, str]] = {
    "câu trả lời lạ": (
        "officer",
        answered("proposal", "departure_unit"),
        LETTER | {"answer": "co"},
        "Hãy chọn một mục trong danh sách.",
    ),
    "nơi khác trả lời thay": (
        "officer",
        answered("proposal", "departure_unit:U2"),
        LETTER,
        "không nêu nơi khác",
    ),
    "bước lạ": (
        "officer",
        "tra-lai/",
        {"step": "decision", "reason": "Vì…"},
        "Hãy chọn một mục trong danh sách.",
    ),
    "giấy tờ lạ": (
        "officer",
        "ban-hanh/",
        {"paper": "decision"},
        "Hãy chọn một mục trong danh sách.",
    ),
    "ủy quyền không được phép": (
        "officer",
        "uy-quyen/",
        {"whom": "official", "reason": "Vì…"},
        "Hãy chọn một mục trong danh sách.",
    ),
    "lý do quá dài": ("officer", "rut/", {"reason": "a" * 2001}, "tối đa 2000"),
    "ký tự không đọc được": ("officer", "rut/", {"reason": "a\0"}, "không đọc được"),
    "chức danh không có": (
        "officer",
        "doi-du-kien/",
        {"official": "A", "post": "KHONG-CO", "reason": "Vì…"},
        "Không có chức danh nào khớp",
    ),
    "trường hợp đặc biệt cho điều không cản": (
        "secretary",
        "truong-hop-dac-biet/",
        {"criterion": "qd-65-2022/x", "authority": "managing_authority"},
        "Hãy chọn một mục trong danh sách.",
    ),
    "nhiệm kỳ lạ": (
        "secretary",
        "huy-quyet-dinh/",
        {"reason": "Sai.", "term": "2025"},
        "không có quyết định nào để hủy",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_that_cannot_be(name: str, cast: Cast, case: Case, enter: Enter) -> None:
    who, deed, given, told = WORDS[name]

    refused(enter(getattr(cast, who)), case, deed, given, told)


@pytest.mark.parametrize(
    "deed",
    [
        "them-giay-to/?muc=khong-co",
        "them-giay-to/",
        "khong-co-noi-dung-moi/",
        "khong-co-noi-dung-moi/?muc=health",
        "hoi/?muc=appraisal&noi=related_bodies:KHONG-CO",
        "tra-loi/?muc=appraisal&noi=related_bodies:KHONG-CO",
        "tra-loi/?muc=appraisal&noi=related_bodies",
        "da-nhan/?muc=proposal&noi=departure_unit:KHONG-CO",
        "thoi-hoi/?muc=proposal&noi=departure_unit:",
    ],
)
def test_an_address_changed_by_hand_stores_nothing(
    deed: str, case: Case, officer: Client
) -> None:
    given = LETTER | {"reason": "Vì…", "file": io.BytesIO(PDF), "said_by": "Ban"}
    before = databases.content()

    assert officer.get(address(case, deed)).status_code in {200, 404}
    assert officer.post(address(case, deed), given).status_code in {200, 404}

    assert databases.content() == before
