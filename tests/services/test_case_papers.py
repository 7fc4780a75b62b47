"""Papers of a case as they begin: who issues and signs, in which form, under whom, about what, to whom."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from luanchuyen.documents.appraisal import AppraisalReport
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.session import BallotCount
from luanchuyen.documents.submission import Submission
from luanchuyen.records.models import Case, Unit
from luanchuyen.services import case_papers, cases
from luanchuyen.services.case_papers import SHEETS, Wording
from luanchuyen.services.issuers import superior
from tests import casework
from tests.casework import Cast
from tests.documents.pdf import pages
from tests.planning import DAY

CENTRE = Unit(code="TW", name="Ban Chấp hành Trung ương", bloc="Đảng")
PROVINCE = Unit(code="TU", name="Tỉnh ủy Quảng Mẫu", bloc="Đảng", parent=CENTRE)


@pytest.mark.parametrize(
    ("name", "bloc", "parent", "above"),
    [
        ("Tỉnh ủy Quảng Mẫu", "Đảng", CENTRE, ""),
        ("Thành ủy Đông Mẫu", "Đảng", PROVINCE, "Đảng bộ tỉnh Quảng Mẫu"),
        ("Văn phòng Tỉnh ủy Quảng Mẫu", "Đảng", PROVINCE, "Tỉnh ủy Quảng Mẫu"),
        ("Sở Nội vụ", "Nhà nước", PROVINCE, ""),
        ("Đảng ủy xã Mẫu", "Đảng", None, ""),
    ],
)
def test_the_heading_names_the_party_above_a_committee(
    name: str, bloc: str, parent: Unit | None, above: str
) -> None:
    unit = Unit(code="X", name=name, bloc=bloc, parent=parent)

    assert superior(unit) == above


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle()


@pytest.fixture
def decided(cast: Cast) -> Case:
    return casework.carried(cast, casework.decided)


def said(case: Case, key: str, **more: object) -> Wording:
    found = case_papers.wording(case, SHEETS[key], on=DAY)
    return replace(found, signer="Phạm Ký", more={**found.more, **more})


def printed(case: Case, key: str, **more: object) -> str:
    sheet = SHEETS[key]
    file = case_papers.document(
        case, sheet, said(case, key, **more), on=DAY, as_pdf=True
    )
    return " ".join(line for page in pages(file) for line in page.lines)


@pytest.mark.parametrize(
    ("bloc", "name", "form", "signed"),
    [
        ("Nhà nước", "Sở Nội vụ", FormKind.STATE, ("", "Thủ trưởng")),
        ("Đảng", "Văn phòng Tỉnh ủy", FormKind.PARTY, ("", "Thủ trưởng")),
        ("Đảng", "Đảng ủy xã Mẫu", FormKind.PARTY, ("Ban Thường vụ", "Bí thư")),
    ],
)
def test_an_assessment_is_a_paper_of_the_unit_of_departure(
    cast: Cast, bloc: str, name: str, form: FormKind, signed: tuple[str, str]
) -> None:
    pk = casework.carried(cast, casework.prepared).pk
    Unit.objects.filter(pk="U1").update(bloc=bloc, name=name)
    case, sheet = Case.objects.get(pk=pk), SHEETS["nhan-xet"]

    found = case_papers.wording(case, sheet, on=DAY)

    assert case_papers.form_kind(case, sheet) is form
    assert found.body == name
    assert (found.principal, found.signer_post) == signed
    assert found.signer == casework.CHAIR


def test_a_decision_names_the_official_once_among_those_who_carry_it_out(
    decided: Case,
) -> None:
    shown = printed(decided, "quyet-dinh")

    article = shown.partition("Điều 3.")[2].partition("chịu trách nhiệm")[0]
    assert article.split() == ["U1;", "U3", "và", "đồng", "chí", "Nguyễn", "Văn", "Mẫu"]


def test_a_decision_names_who_asked_for_it(decided: Case) -> None:
    assert "Xét đề nghị của Ban Tổ chức CU," in printed(decided, "quyet-dinh")


def test_a_peoples_committee_decides_in_its_own_letters_and_its_chair_signs_for_it(
    decided: Case,
) -> None:
    name = "Ủy ban nhân dân tỉnh Mẫu"
    Unit.objects.filter(pk=decided.committee_id).update(bloc="Nhà nước", name=name)

    found = said(Case.objects.get(pk=decided.pk), "quyet-dinh")

    assert (found.body, found.issuer, found.code) == (name, name, "UBND")
    assert (found.principal, found.signer_post) == ("Ủy ban nhân dân", "Chủ tịch")
    assert found.kept_by == "VT"


def test_that_a_decision_was_announced_is_no_opinion(cast: Cast) -> None:
    case = casework.carried(cast)

    paper = case_papers.paper(
        case, SHEETS["bao-cao-tham-dinh"], said(case, "bao-cao-tham-dinh"), on=DAY
    )

    assert isinstance(paper, AppraisalReport)
    assert paper.opinions
    assert not [one for one in paper.opinions if "Công bố" in one.body]


def test_an_adviser_stands_under_its_committee_which_is_not_named_twice(
    decided: Case,
) -> None:
    paper = case_papers.paper(
        decided, SHEETS["thong-bao"], said(decided, "thong-bao"), on=DAY
    )

    assert (paper.heading.superior, paper.heading.body) == ("CU", "Ban Tổ chức")


@pytest.mark.parametrize(
    ("key", "subject"),
    [
        ("bien-ban-hop", "họp xem xét luân chuyển Nguyễn Văn Mẫu"),
        ("bien-ban-gap-go", "gặp gỡ cán bộ về việc luân chuyển Nguyễn Văn Mẫu"),
        ("to-trinh", "luân chuyển Nguyễn Văn Mẫu"),
    ],
)
def test_minutes_say_of_what_they_are(decided: Case, key: str, subject: str) -> None:
    paper = case_papers.paper(decided, SHEETS[key], said(decided, key), on=DAY)

    assert paper.subject == subject


def test_an_appraisal_is_asked_of_those_who_were_asked(cast: Cast) -> None:
    case = casework.carried(cast, casework.prepared)
    assert said(case, "de-nghi-tham-dinh").more["to"] == ""
    cases.request_opinion(
        case=case, item="appraisal", whom="related_bodies:U2", by=cast.officer, on=DAY
    )

    assert said(case, "de-nghi-tham-dinh").more["to"] == "U2"


def test_the_count_of_ballots_says_how_they_came_out(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    secretly = replace(casework.PASSED, secret=True)
    cases.vote(case=case, ballot=secretly, by=cast.secretary, on=DAY)

    words = said(case, "bien-ban-kiem-phieu", tellers="Lê Kiểm", secretary="Sầm")
    paper = case_papers.paper(case, SHEETS["bien-ban-kiem-phieu"], words, on=DAY)

    assert isinstance(paper, BallotCount)
    assert [one.result for one in paper.counts] == ["Thông qua"]


def test_a_submission_before_any_step_says_that_none_is_done(cast: Cast) -> None:
    case = casework.transfer(cast)
    paper = case_papers.paper(case, SHEETS["to-trinh"], said(case, "to-trinh"), on=DAY)

    assert isinstance(paper, Submission)
    assert paper.steps == ["Chưa có bước nào hoàn thành."]
