"""Assessments before the decision: a collective answers for each, and none is changed once it is given."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from luanchuyen.records.models import Case, CaseAct
from luanchuyen.services import case_papers, cases
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.services.cases import RefusedError
from tests import casework
from tests.casework import ASSESSED, CHAIR, Cast
from tests.planning import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("QD-9.4")]


@pytest.fixture
def case(cast: Cast) -> Case:
    case = casework.opened(cast)
    casework.proposed(cast, case)
    cases.request_opinion(
        case=case, item="assessment", whom="departure_unit", by=cast.officer, on=DAY
    )
    return case


def assessed(cast: Cast, case: Case, chair: str = CHAIR, **changes: str) -> CaseAct:
    return cases.assess(
        case=case,
        parts=ASSESSED | changes,
        presided_by=chair,
        by=cast.departure,
        on=DAY,
    )


def test_it_tells_the_body_who_presided_and_when(cast: Cast, case: Case) -> None:
    act = assessed(cast, case)

    assert act.unit_id == "U1"
    assert act.payload["presided_by"] == CHAIR
    assert act.day == DAY


@pytest.mark.parametrize("chair", ["", "  "])
def test_without_who_presided_there_is_no_assessment(
    cast: Cast, case: Case, chair: str
) -> None:
    with pytest.raises(RefusedError, match="Hãy ghi người chủ trì"):
        assessed(cast, case, chair)
    with pytest.raises(RefusedError, match="Hãy ghi người chủ trì"):
        cases.answer(
            case=case,
            item="assessment",
            whom="departure_unit",
            answer=cases.Answer.AGREE,
            parts=ASSESSED,
            by=cast.departure,
            on=DAY,
        )

    assert not case.acts.filter(item="assessment", kind="answered").exists()


def test_given_it_is_not_changed(cast: Cast, case: Case) -> None:
    act = assessed(cast, case)

    for change in (
        lambda: CaseAct.objects.filter(pk=act.pk).update(note="Khác."),
        lambda: CaseAct.objects.filter(pk=act.pk).delete(),
    ):
        with (
            pytest.raises(IntegrityError, match="cases_are_append_only"),
            transaction.atomic(),
        ):
            change()


def test_a_later_one_takes_its_place_and_the_first_is_kept(
    cast: Cast, case: Case
) -> None:
    first = assessed(cast, case)
    assessed(cast, case, "Lê Chủ Trì", capacity="Rất vững.")

    kept = CaseAct.objects.get(pk=first.pk)
    assert kept.payload["parts"]["capacity"] == "Vững."
    assert kept.payload["presided_by"] == CHAIR
    sheet = SHEETS["nhan-xet"]
    said = case_papers.wording(case, sheet, on=DAY)
    assert said.signer == "Lê Chủ Trì"
    said = replace(said, more={"conclusion": "Đủ tiêu chuẩn."})
    file = case_papers.document(case, sheet, said, on=DAY)
    lines = [one.text for one in Document(BytesIO(file)).paragraphs]
    assert "Rất vững." in lines
    assert "Vững." not in lines
