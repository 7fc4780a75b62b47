"""A case finishes under the steps it began with, unless an act moves it to newer ones."""

from datetime import date

import pytest

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, RegisterEntry, RegisterType, Unit
from luanchuyen.rules.procedure.choosing import procedure_for
from luanchuyen.rules.rulebook import load
from luanchuyen.services import cases, registers
from luanchuyen.services.cases import reading
from tests import casework
from tests.casework import TERM, Cast
from tests.planning import DAY
from tests.records import case_rows

pytestmark = pytest.mark.django_db

BEGUN = date(2026, 7, 20)  # before Nghị định 300/2026, which sets times


def begun_before(cast: Cast, bloc: str = "Nhà nước") -> Case:
    """A case of the bloc's procedure as it was before 1 August 2026."""
    given = casework.opened(cast)
    kept = procedure_for(load("qd-65-2022"), "rotation", BEGUN, blocs={"to_post": bloc})
    case = Case.objects.create(
        kind="rotation",
        ground="training",
        rulebook="qd-65-2022",
        begun_on=BEGUN,
        procedure=kept.model_dump(mode="json", by_alias=True),
        committee=given.committee,
        plan=given.plan,
        version=given.version,
        **case_rows.SIGNED,
    )
    now = given.proposal
    case.proposals.create(
        number=1,
        act=case_rows.act(case),
        official=now.official,
        from_post=now.from_post,
        to_post=now.to_post,
        body=now.body,
    )
    Unit.objects.filter(pk="U3").update(bloc=bloc)
    return case


def test_it_moves_with_its_acts_and_the_day_it_began(cast: Cast) -> None:
    case = begun_before(cast)
    cases.request_opinion(
        case=case, item="principle", whom="competent_authority", by=cast.officer, on=DAY
    )
    assert reading.whole_procedure(case).times == ()

    cases.move_to_newer_procedure(
        case=case, reason="Để có thời hạn.", by=cast.officer, on=DAY
    )

    case = Case.objects.get(pk=case.pk)
    found = reading.procedure(case)
    assert {time.days for time in found.times} == {15, 30}
    assert found.begun_on == BEGUN
    assert case.acts.filter(kind=CaseActKind.ASKED).count() == 1


@pytest.mark.parametrize("bloc", ["Nhà nước", "Đảng"])
def test_the_dossier_is_by_the_old_list_until_the_case_is_moved(
    cast: Cast, bloc: str
) -> None:
    case = begun_before(cast, bloc)
    assert asked(case)["health"] == ("ND-170-2025/35", "ND-170-2025/43.5")
    assert "minutes" in asked(case)

    cases.move_to_newer_procedure(
        case=case, reason="Theo danh mục mới.", by=cast.officer, on=DAY
    )

    case = Case.objects.get(pk=case.pk)
    assert asked(case)["health"] == ("ND-300-2026/15",)
    assert "minutes" not in asked(case)
    with pytest.raises(cases.RefusedError, match="đã theo quy trình đang có hiệu lực"):
        cases.move_to_newer_procedure(
            case=case, reason="Lần nữa.", by=cast.officer, on=DAY
        )


def asked(case: Case) -> dict[str, tuple[str, ...]]:
    return {one.key: one.cites for one in cases.contents(case, on=DAY)}


def test_a_paper_bears_the_number_of_its_register(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)

    number: RegisterEntry = registers.next_number(
        body=case.committee,
        paper=RegisterType.SUBMISSION,
        subject=case.title,
        by=cast.officer,
        on=DAY,
        term=TERM,
    )
    act = cases.submit(case=case, number=number, by=cast.officer, on=DAY)

    assert act.payload["number"] == "1 (2025-2030)"
    assert act.payload["verdict"]["outcome"] == "met"
    assert len(act.payload["fingerprint"]) == 64
