"""Papers that go out: a number of the issuer's register, a text that stays, and no doubt about either."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connections
from docx import Document
from pytest_django import Settings

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.filling import template
from luanchuyen.documents.form import forms
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    Account,
    AuditEvent,
    Case,
    IssuedPaper,
    Person,
    RegisterEntry,
    RegisterType,
    Role,
    Unit,
)
from luanchuyen.services import access, audit, case_papers, cases, files, issued_papers
from luanchuyen.services.case_papers import SHEETS, Wording
from luanchuyen.services.cases import RefusedError
from tests import casework, people
from tests.casework import NEXT, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db
MORE = {
    "to": "Ban Thường vụ CU",
    "questions": "Đồng ý hay không.",
    "due": date(2026, 12, 20),
    "checked": "Đủ điều kiện.",
    "proposal": "Xem xét, quyết định.",
    "proposed_by": "Ban Tổ chức CU",
    "carried_out_by": "U1\nU3",
    "said": "Nội dung quyết định.",
    "tasks": "Phụ trách công tác nội vụ.",
    "months": "36",
}


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    settings.DATA = folder
    return folder


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()


def words(case: Case, key: str) -> Wording:
    first = case_papers.wording(case, SHEETS[key], on=DAY)
    more = {asked: MORE[asked] for asked in SHEETS[key].asks}
    return replace(first, signer="Phạm Ký", more=more)


def issued(
    case: Case, key: str, by: Account, said: Wording | None = None, on: date = DAY
) -> IssuedPaper:
    return issued_papers.issue(
        case=case,
        sheet=SHEETS[key],
        said=said or words(case, key),
        by=by,
        on=on,
        term=TERM,
    )


def text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def kept(data: Path) -> Sequence[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def test_every_register_of_the_forms_is_one_of_ours() -> None:
    named = {
        register
        for line in forms().values()
        for form in line.versions
        for register in form.layout.registers.values()
    }

    assert named == set(RegisterType.values)


@pytest.mark.clause("DH-V")
def test_letters_count_together_and_each_other_type_by_itself(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)

    made = [
        issued(case, key, cast.officer)
        for key in ("xin-y-kien", "de-nghi-tham-dinh", "bao-cao-tham-dinh")
    ]

    assert [one.symbol for one in made] == [
        "Số 01-CV/BTCC",
        "Số 02-CV/BTCC",
        "Số 01-BC/BTCC",
    ]
    assert audit.sentence(AuditEvent.objects.latest("pk")).endswith(
        "ban hành báo cáo thẩm định, tổng hợp ý kiến số 01-BC/BTCC của hồ sơ"
        " «Luân chuyển Nguyễn Văn Mẫu»."
    )


def test_the_body_and_who_advises_it_have_registers_of_their_own(cast: Cast) -> None:
    case = casework.carried(cast)
    own = replace(words(case, "thong-bao"), body=case.committee.name, code="CU")

    made = [
        issued(case, "thong-bao", cast.officer),
        issued(case, "thong-bao", cast.secretary, own),
    ]

    assert [one.symbol for one in made] == ["Số 01-TB/BTCC", "Số 01-TB/CU"]
    assert {one.entry.register.organ for one in made} == {"", "advisory_body"}


@pytest.mark.clause("DH-V")
def test_what_is_issued_is_no_draft_and_stays_as_it_is(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    paper = issued(case, "xin-y-kien", cast.officer)
    _, before = issued_papers.opened(cast.inspector, case, paper.pk, on=DAY)

    Person.objects.filter(pk="A").update(name="Tên Khác")
    people.settle(casework.with_post("P3", name="Chức danh khác"))

    _, after = issued_papers.opened(cast.inspector, case, paper.pk, on=DAY)
    assert after == before
    said = text(after)
    assert "DỰ THẢO" not in said
    assert "Số 01-CV/BTCC" in said
    assert "Nguyễn Văn Mẫu" in said
    assert "ngày 01 tháng 12 năm 2026" in said
    _, as_pdf = issued_papers.opened(
        cast.inspector, case, paper.pk, on=DAY, as_pdf=True
    )
    assert as_pdf.startswith(b"%PDF")


def test_the_log_has_the_fingerprint_of_what_went_out(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)

    paper = issued(case, "xin-y-kien", cast.officer)

    assert AuditEvent.objects.latest("pk").after["sha256"] == paper.sha256


def test_a_submission_that_is_issued_submits_the_case(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)
    for item in casework.PAPERS:
        casework.added(cast, case, item)

    paper = issued(case, "to-trinh", cast.officer)

    assert (paper.act.kind, paper.act.item) == (CaseActKind.ISSUED, "submission")
    assert paper.act.payload["number"] == "1 (2025-2030)"
    casework.decided(cast, case)
    assert case.decisions.standing().exists()


def test_a_submission_already_recorded_is_numbered_and_not_submitted_twice(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.submitted)

    paper = issued(case, "to-trinh", cast.officer)

    assert paper.act.kind == CaseActKind.NUMBERED
    assert case.acts.filter(item="submission", step="decision").count() == 1


def test_a_submission_is_not_issued_before_its_step(cast: Cast, data: Path) -> None:
    case = casework.carried(cast, casework.prepared)

    with pytest.raises(RefusedError, match="chưa đến bước trình"):
        issued(case, "to-trinh", cast.officer)

    assert not RegisterEntry.objects.exists()
    assert kept(data) == []


def test_the_paper_of_a_decision_has_the_number_it_was_decided_under(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.decided)

    paper = issued(case, "quyet-dinh", cast.secretary)

    decision = case.decisions.get()
    assert paper.entry == decision.entry
    assert RegisterEntry.objects.filter(register__paper="decision").count() == 1
    with pytest.raises(RefusedError, match="đã phát hành: Số 01-QĐ/"):
        issued(case, "quyet-dinh", cast.secretary)


def test_a_decision_that_was_not_taken_is_not_issued(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    with pytest.raises(RefusedError, match="Chưa có quyết định"):
        issued(case, "quyet-dinh", cast.secretary)


def test_the_same_text_is_issued_once(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    issued(case, "xin-y-kien", cast.officer)

    with pytest.raises(RefusedError, match="đã phát hành: Số 01-CV/BTCC"):
        issued(case, "xin-y-kien", cast.officer)

    other = words(case, "xin-y-kien")
    other = replace(other, more={**other.more, "to": "Đảng ủy U2"})
    assert issued(case, "xin-y-kien", cast.officer, other).symbol == "Số 02-CV/BTCC"


@pytest.mark.parametrize(
    "key", ["phieu-ra-soat", "nhan-xet", "bien-ban-gap-go", "bien-ban-kiem-phieu"]
)
def test_sheets_and_minutes_take_no_number(cast: Cast, key: str) -> None:
    case = casework.carried(cast)

    with pytest.raises(RefusedError, match="không lấy số"):
        issued_papers.issue(
            case=case,
            sheet=SHEETS[key],
            said=case_papers.wording(case, SHEETS[key], on=DAY),
            by=cast.officer,
            on=DAY,
            term=TERM,
        )


def test_a_paper_without_a_signer_takes_no_number(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    said = replace(words(case, "xin-y-kien"), signer="")

    with pytest.raises(PaperError, match="phải có họ tên người ký"):
        issued(case, "xin-y-kien", cast.officer, said)

    assert not RegisterEntry.objects.exists()


def test_a_paper_that_says_otherwise_than_the_record_is_refused(
    cast: Cast, data: Path, settings: Settings, tmp_path: Path
) -> None:
    case = casework.carried(cast, casework.prepared)
    settings.PAPER_TEMPLATES = tmp_path
    own = Document(BytesIO(template("opinion_request.docx", None)))
    for line in own.paragraphs:
        if "{{ one.name }}" in line.text or "due" in line.text:
            line.text = "Hạn trả lời: ngày 31/12/2026."
    own.save(str(tmp_path / "opinion_request.docx"))

    with pytest.raises(PaperError) as refused:
        issued(case, "xin-y-kien", cast.officer)

    assert refused.value.faults[0] == (
        "Văn bản khác với điều đã ghi nên chưa phát hành."
    )
    assert "Văn bản không ghi «20/12/2026»." in refused.value.faults
    assert not RegisterEntry.objects.exists()
    assert kept(data) == []


def test_another_official_typed_into_the_template_is_refused(
    cast: Cast, data: Path, settings: Settings, tmp_path: Path
) -> None:
    case = casework.carried(cast, casework.prepared)
    settings.PAPER_TEMPLATES = tmp_path
    own = Document(BytesIO(template("opinion_request.docx", None)))
    own.tables[-1]._tbl.addprevious(own.add_paragraph("Liên hệ đồng chí Trần T1.")._p)
    own.save(str(tmp_path / "opinion_request.docx"))

    with pytest.raises(PaperError) as refused:
        issued(case, "xin-y-kien", cast.officer)

    assert refused.value.faults[1:] == (
        "Mẫu «opinion_request.docx» gõ sẵn tên cán bộ «Trần T1» mà điều đã ghi của văn bản này không có:"
        " «liên hệ đồng chí trần t1.».",
    )
    assert not RegisterEntry.objects.exists()
    assert kept(data) == []


def test_a_paper_of_the_deciding_body_bears_its_name(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)
    said = replace(words(case, "quyet-dinh"), body="Thị ủy Khác")

    with pytest.raises(RefusedError, match="không phải của «Thị ủy Khác»"):
        issued(case, "quyet-dinh", cast.secretary, said)


@pytest.mark.parametrize(
    "role",
    ["secretary", "inspector", "departure", "stranger", "official", "administrator"],
)
def test_only_who_prepares_the_case_issues_papers_of_the_adviser(
    cast: Cast, role: str
) -> None:
    case = casework.carried(cast, casework.prepared)

    with pytest.raises((access.NotAllowed, access.NotThere)):
        issued(case, "xin-y-kien", getattr(cast, role), words(case, "xin-y-kien"))

    assert not RegisterEntry.objects.exists()


def test_only_the_secretary_issues_papers_of_the_body(cast: Cast) -> None:
    case = casework.carried(cast)
    own = replace(words(case, "thong-bao"), body=case.committee.name)

    with pytest.raises(access.NotAllowed):
        issued(case, "thong-bao", cast.officer, own)


def test_a_cancelled_number_stays_with_its_text(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    paper = issued(case, "xin-y-kien", cast.officer)

    issued_papers.cancel(
        case=case, paper=paper, reason="Ghi nhầm nơi nhận.", by=cast.officer, on=NEXT
    )

    (shown,) = issued_papers.issued(case)
    assert shown.entry.is_cancelled
    assert issued_papers.opened(cast.officer, case, paper.pk, on=DAY)[1]
    assert issued(case, "xin-y-kien", cast.officer).symbol == "Số 02-CV/BTCC"
    with pytest.raises(RefusedError, match="đã được hủy"):
        issued_papers.cancel(
            case=case, paper=paper, reason="Nữa.", by=cast.officer, on=NEXT
        )


def test_a_number_a_step_rests_on_is_not_cancelled(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)
    paper = issued(case, "to-trinh", cast.officer)

    def cancel() -> None:
        issued_papers.cancel(
            case=case, paper=paper, reason="Sai số liệu.", by=cast.officer, on=DAY
        )

    with pytest.raises(RefusedError, match="hãy trả lại hồ sơ về bước đó"):
        cancel()
    cases.send_back(
        case=case, to_step="decision", reason="Sai.", by=cast.secretary, on=DAY
    )
    cancel()

    assert RegisterEntry.objects.get(pk=paper.entry_id).is_cancelled


def test_the_state_numbers_by_year_in_its_own_form(cast: Cast) -> None:
    case = casework.carried(cast)
    Unit.objects.filter(pk=case.committee_id).update(bloc="Nhà nước")
    case = Case.objects.get(pk=case.pk)

    paper = issued(case, "thong-bao", cast.officer)

    assert paper.symbol.startswith("Số: 01/TB-")
    assert paper.entry.register.series == "2026"


def test_a_file_changed_behind_our_back_is_not_shown_as_issued(
    cast: Cast, data: Path
) -> None:
    case = casework.carried(cast, casework.prepared)
    paper = issued(case, "xin-y-kien", cast.officer)
    (path,) = kept(data)
    path.write_bytes(path.read_bytes() + b"\x00")

    with pytest.raises(files.DamagedError, match="đã bị thay đổi"):
        issued_papers.opened(cast.officer, case, paper.pk, on=DAY)


@pytest.mark.parametrize("role", ["stranger", "departure", "official", "administrator"])
def test_a_paper_is_not_for_others(cast: Cast, role: str) -> None:
    case = casework.carried(cast, casework.prepared)
    paper = issued(case, "xin-y-kien", cast.officer)

    with pytest.raises((access.NotAllowed, access.NotThere)):
        issued_papers.opened(getattr(cast, role), case, paper.pk, on=DAY)


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
def test_papers_of_two_cases_issued_at_once_get_consecutive_numbers() -> None:
    cast = casework.settle()
    first = casework.carried(cast, casework.prepared)
    other = people.account("mai", Role.OFFICER, committee="CU")
    second = cases.open_transfer(
        committee=first.committee,
        rulebook="lam-dong-2017",
        wish=casework.wish("B", "P3"),
        by=cast.officer,
        on=DAY,
    )

    def issue(turn: int) -> int:
        case = (first, second)[turn % 2]
        by = (cast.officer, other)[turn % 2]
        said = words(case, "xin-y-kien")
        said = replace(said, more={**said.more, "to": f"Nơi {turn}"})
        try:
            return issued(case, "xin-y-kien", by, said).entry.number
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(6) as threads:
        given = sorted(threads.map(issue, range(6)))

    assert given == list(range(1, 7))
