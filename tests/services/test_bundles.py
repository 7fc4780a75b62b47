"""The dossier as one PDF: every file behind the contents, and what is wanting or cannot be printed is told."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pytest_django import Settings

from luanchuyen.documents.faults import PaperError
from luanchuyen.records.models import Account, Case
from luanchuyen.services import access, bundles, case_papers, cases, issued_papers
from luanchuyen.services.case_papers import SHEETS
from tests import casework
from tests.casework import TERM, Cast
from tests.documents.pdf import pages
from tests.planning import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()


def blank(sheets: int) -> bytes:
    writer, file = PdfWriter(), BytesIO()
    for _ in range(sheets):
        writer.add_blank_page(595, 842)
    writer.write(file)
    return file.getvalue()


def printed(by: Account, case: Case) -> tuple[str, list[str]]:
    """What the contents say, and each page behind them."""
    said = [" ".join(page.lines) for page in pages(bundles.bound(by, case, on=DAY))]
    last = next(place for place, page in enumerate(said) if "Tổng số" in page)
    return " ".join(said[: last + 1]), said[last + 1 :]


def wanting(contents: str) -> list[str]:
    told = contents.partition("Còn thiếu: ")[2].partition(". ")[0]
    return told.split("; ")


def test_the_contents_say_where_each_file_lies_and_what_is_wanting(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "curriculum", blank(3))
    casework.added(cast, case, "health", blank(2))

    front, behind = printed(cast.inspector, case)

    assert "MỤC LỤC HỒ SƠ" in front
    assert "01/12/2026 3–5 " in front
    assert "01/12/2026 6–7 " in front
    assert len(wanting(front)) == 8
    assert "Tổng số: 05 trang." in front
    assert len(behind) == 5


def test_where_nothing_is_new_nothing_is_wanting(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health", blank(2))
    cases.note_nothing_new(
        case=case, item="certificates", said_by="Ban", by=cast.officer, on=DAY
    )

    front, behind = printed(cast.officer, case)

    assert "01/12/2026 không" in front  # có nội dung mới, in a narrow column
    assert not any("văn bằng" in one for one in wanting(front))
    assert len(wanting(front)) == 8
    assert len(behind) == 2


def test_the_newest_file_of_an_item_counts(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health", blank(3))
    casework.added(cast, case, "health", blank(1))

    _, behind = printed(cast.officer, case)

    assert len(behind) == 1


def test_a_file_that_cannot_be_read_has_a_sheet_in_its_place(
    cast: Cast, data: Path
) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "assets")  # its PDF holds nothing
    casework.added(cast, case, "health", blank(2))
    stored = case.papers.get(item="health").stored
    next(data.rglob(stored)).write_bytes(b"%PDF-1.7")

    _, behind = printed(cast.officer, case)

    assert len(behind) == 2
    assert any("Tệp PDF bị hỏng nên không ghép được." in one for one in behind)
    assert any("đã bị thay đổi sau khi nộp" in one for one in behind)


def test_the_submission_is_bound_as_it_went_out(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)
    sheet = SHEETS["to-trinh"]
    first = case_papers.wording(case, sheet, on=DAY)
    words = vars(first) | {"signer": "Phạm Ký", "more": {"to": "CU", "proposal": "Xét"}}
    issued_papers.issue(
        case=case,
        sheet=sheet,
        said=case_papers.Wording(**words),
        by=cast.officer,
        on=DAY,
        term=TERM,
    )

    front, behind = printed(cast.officer, case)

    assert any("Số 01-TTr/BTCC" in one for one in behind)
    assert len(wanting(front)) == 9


def test_its_parts_are_marked_by_their_titles(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health", blank(1))

    file = bundles.bound(cast.officer, case, on=DAY)

    (mark,) = PdfReader(BytesIO(file)).outline
    assert mark.title == "Giấy chứng nhận sức khỏe"  # type: ignore[union-attr]


def test_where_no_text_asks_for_a_dossier_there_is_none(cast: Cast) -> None:
    case = casework.transfer(cast)
    assert cases.contents(case, on=DAY) == []

    with pytest.raises(PaperError, match="Hồ sơ chưa có tài liệu nào"):
        bundles.bound(cast.officer, case, on=DAY)


@pytest.mark.parametrize("role", ["stranger", "departure", "official", "administrator"])
def test_a_dossier_is_not_for_others(cast: Cast, role: str) -> None:
    case = casework.opened(cast)

    with pytest.raises((access.NotAllowed, access.NotThere)):
        bundles.bound(getattr(cast, role), case, on=DAY)
