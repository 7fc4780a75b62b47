"""Papers of a case beside each other: the files under their fingerprints, and where they do not say the same."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfWriter

from luanchuyen.records.models import (
    AuditEvent,
    Case,
    DossierItem,
    EventType,
    IssuedPaper,
    Person,
)
from luanchuyen.services import case_papers, files, issued_papers, sessions
from luanchuyen.services.case_papers import SHEETS
from tests import casework, people
from tests.casework import TERM, Cast
from tests.planning import DAY
from tests.web.cases.conftest import Enter
from tests.web.reading import words

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"


def issue(cast: Cast, case: Case, key: str, **more: object) -> IssuedPaper:
    said = case_papers.wording(case, SHEETS[key], on=DAY)
    return issued_papers.issue(
        case=case,
        sheet=SHEETS[key],
        said=replace(said, signer="Phạm Ký", more=more),
        by=cast.secretary if key == "quyet-dinh" else cast.officer,
        on=DAY,
        term=TERM,
    )


@pytest.fixture
def papers(cast: Cast) -> tuple[Case, IssuedPaper, IssuedPaper]:
    """A decided case whose letter and decision went out."""
    case = casework.carried(cast, casework.decided)
    letter = issue(
        cast, case, "xin-y-kien", to="U1", questions="Đồng ý?", due=date(2026, 12, 20)
    )
    decision = issue(cast, case, "quyet-dinh", carried_out_by="U1", months="36")
    return case, letter, decision


def handed_in(cast: Cast, case: Case) -> DossierItem:
    writer, file = PdfWriter(), BytesIO()
    writer.add_blank_page(300, 400)
    writer.write(file)
    casework.added(cast, case, "health", file.getvalue())
    return DossierItem.objects.latest("pk")


def address(case: Case, *asked: str) -> str:
    query = "&".join(f"xem={one}" for one in asked)
    return f"/ho-so/{case.pk}/van-ban/song-song/?{query}"


def table(page: str) -> str:
    return page.partition('id="van-ban-ghi"')[2].partition("</table>")[0]


def cells(page: str, label: str) -> list[str]:
    """The row of the table, its cells' words."""
    rows = re.findall(r"<tr>(.*?)</tr>", table(page), re.S)
    row = next(one for one in rows if f">{label}<" in one)
    found = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
    return [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in found[1:]]


def test_the_two_that_went_out_last_stand_beside_each_other(
    papers: tuple[Case, IssuedPaper, IssuedPaper], officer: Client
) -> None:
    case, letter, decision = papers

    shown = officer.get(address(case)).content.decode()

    assert letter.sha256[:12] in shown
    assert decision.sha256[:12] in shown
    assert f"/song-song/vb-{letter.pk}/1/" in shown
    assert f"/song-song/vb-{decision.pk}/1/" in shown


def test_each_page_is_a_picture_of_the_file_that_was_kept(
    papers: tuple[Case, IssuedPaper, IssuedPaper], officer: Client
) -> None:
    case, letter, decision = papers

    first, other = (
        officer.get(f"/ho-so/{case.pk}/van-ban/song-song/vb-{one.pk}/1/")
        for one in (letter, decision)
    )

    assert first["Content-Type"] == "image/png"
    assert first.content.startswith(PNG)
    assert first.content != other.content


def test_what_agrees_with_the_record_is_not_marked(
    papers: tuple[Case, IssuedPaper, IssuedPaper], officer: Client
) -> None:
    shown = officer.get(address(papers[0])).content.decode()

    assert cells(shown, "Cán bộ") == ["Nguyễn Văn Mẫu"] * 3
    assert cells(shown, "Chức danh") == ["P1, U1 P3, U3"] * 3
    assert cells(shown, "Ngày có hiệu lực")[::2] == ["01/01/2027"] * 2
    assert cells(shown, "Thời hạn") == ["không ghi", "không ghi", "36 tháng"]
    assert "Khác hồ sơ" not in table(shown)


def test_a_name_that_the_record_no_longer_says_is_marked(
    papers: tuple[Case, IssuedPaper, IssuedPaper], cast: Cast, officer: Client
) -> None:
    case = papers[0]
    Person.objects.filter(pk=case.proposal.official_id).update(name="Nguyễn Văn Mới")

    shown = officer.get(address(case)).content.decode()

    assert "Nguyễn Văn Mới" in cells(shown, "Cán bộ")[0]
    assert all("Khác hồ sơ" in one for one in cells(shown, "Cán bộ")[1:])


def test_a_post_that_has_another_name_by_now_is_marked_in_every_paper(
    papers: tuple[Case, IssuedPaper, IssuedPaper], officer: Client
) -> None:
    case = papers[0]
    people.settle(casework.with_post("P1", "P3", name="Phó Chủ tịch"))

    shown = officer.get(address(case)).content.decode()

    assert cells(shown, "Chức danh") == [
        "Phó Chủ tịch, U1 Phó Chủ tịch, U3",
        *["không ghi Khác hồ sơ"] * 2,
    ]


def test_papers_that_say_otherwise_than_each_other_are_marked(
    papers: tuple[Case, IssuedPaper, IssuedPaper], cast: Cast, officer: Client
) -> None:
    case, _, decision = papers
    notice = issue(cast, case, "thong-bao", said="Thời hạn luân chuyển: 48 tháng.")

    shown = officer.get(
        address(case, f"vb-{decision.pk}", f"vb-{notice.pk}")
    ).content.decode()

    assert cells(shown, "Thời hạn")[1:] == [
        "36 tháng Các văn bản ghi khác nhau",
        "48 tháng Các văn bản ghi khác nhau",
    ]


def test_a_paper_that_was_handed_in_is_seen_beside_one_that_went_out(
    papers: tuple[Case, IssuedPaper, IssuedPaper], cast: Cast, officer: Client
) -> None:
    case, letter, _ = papers
    item = handed_in(cast, case)

    page = officer.get(address(case, f"vb-{letter.pk}", f"gt-{item.pk}"))
    picture = officer.get(f"/ho-so/{case.pk}/van-ban/song-song/gt-{item.pk}/1/")

    assert "chỉ đọc bằng mắt" in words(page)
    assert picture.content.startswith(PNG)


@pytest.mark.parametrize("page", ["vb-0/1", "gt-0/1", "la/1", "vb-{}/0", "vb-{}/99"])
def test_what_is_not_there_is_not_found(
    page: str, papers: tuple[Case, IssuedPaper, IssuedPaper], officer: Client
) -> None:
    case, letter, _ = papers
    asked = page.format(letter.pk)

    assert (
        officer.get(f"/ho-so/{case.pk}/van-ban/song-song/{asked}/").status_code == 404
    )


def test_a_damaged_file_is_told_in_its_place(
    papers: tuple[Case, IssuedPaper, IssuedPaper],
    officer: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged(stored: str, sha256: str) -> bytes:
        raise files.DamagedError("Tệp không còn nguyên vẹn.")

    monkeypatch.setattr(files, "opened", damaged)

    response = officer.get(address(papers[0]))

    assert response.status_code == 200
    assert "Mỗi văn bản ghi gì" not in words(response)


def test_a_case_without_papers_says_so(case: Case, officer: Client) -> None:
    assert "Chưa có văn bản nào được phát hành" in words(officer.get(address(case)))


def test_the_page_of_the_case_leads_here(case: Case, officer: Client) -> None:
    shown = officer.get(f"/ho-so/{case.pk}/").content.decode()

    assert f'href="/ho-so/{case.pk}/van-ban/song-song/"' in shown


def test_the_log_tells_what_was_read_in_a_session(
    papers: tuple[Case, IssuedPaper, IssuedPaper], cast: Cast, enter: Enter
) -> None:
    case, letter, _ = papers
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)

    enter(cast.administrator).get(address(case, f"vb-{letter.pk}"))

    read = AuditEvent.objects.filter(type=EventType.DOSSIER_READ)
    assert f"{case.key}/issued/{letter.pk}" in read.values_list(
        "subject_key", flat=True
    )
