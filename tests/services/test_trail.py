"""Which events an account sees, and how they are found."""

from datetime import date, timedelta

import pytest

from luanchuyen.records.models import (
    Account,
    AuditEvent,
    Case,
    Organ,
    RegisterType,
    Role,
)
from luanchuyen.services import (
    access,
    accounts,
    cases,
    issued_papers,
    registers,
    seals,
    sessions,
    trail,
)
from luanchuyen.services.trail import Wanted
from tests import casework, people
from tests.casework import Cast
from tests.people import OPERATOR
from tests.planning import DAY, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return casework.settle()


@pytest.fixture
def case(cast: Cast) -> Case:
    return casework.opened(cast)


def kinds(by: Account, **wanted: object) -> set[str]:
    found = trail.search(by, wanted=Wanted(**wanted))  # type: ignore[arg-type]  # the fields of Wanted
    return {event.type for event in found.events}


def subjects(by: Account) -> set[str]:
    found = trail.search(by, wanted=Wanted())
    return {event.subject_key.partition("/")[0] for event in found.events}


def test_an_auditor_sees_what_was_done_in_scope(cast: Cast, case: Case) -> None:
    found = kinds(cast.inspector)

    assert {"plan_opened", "plan_approved", "case_opened"} <= found
    assert "workbook_imported" not in found  # it replaced records out of scope too


def test_an_auditor_sees_where_the_registers_in_scope_began(cast: Cast) -> None:
    other = people.account("khac", Role.INSPECTOR, committee="KHAC")
    body = cast.officer.committee
    assert body is not None
    registers.begin(
        body=body,
        organ=Organ.ADVISORY,
        paper=RegisterType.NOTICE,
        last=41,
        term=casework.TERM,
        by=cast.officer,
        on=DAY,
    )

    assert "register_begun" in kinds(cast.inspector)
    assert "register_begun" not in kinds(other)


def test_an_auditor_elsewhere_sees_nothing_of_it(cast: Cast, case: Case) -> None:
    other = people.account("khac", Role.INSPECTOR, committee="KHAC")

    assert trail.search(other, wanted=Wanted()).count == 0
    assert trail.actors(other) == []


def test_who_reaches_everything_sees_everything(db: None) -> None:
    people.settle()
    above = people.account("dung", Role.INSPECTOR, committee="TW")

    assert kinds(above) == {"workbook_imported"}


def test_an_administrator_sees_the_keeping_and_no_dossier(
    cast: Cast, case: Case
) -> None:
    found = subjects(cast.administrator)

    assert found == {str(AuditEvent.objects.earliest("number").subject_key)}
    assert kinds(cast.administrator) == {"workbook_imported"}


def test_what_an_administrator_read_is_seen_by_the_auditor_of_the_case(
    cast: Cast, case: Case
) -> None:
    casework.added(cast, case, "health")
    notice = casework.notified(cast, case)
    by = cast.administrator
    sessions.open_session(reason="Sửa lỗi.", by=by, on=DAY)
    cases.listed(by, on=DAY)
    cases.open_paper(by, case, case.papers.get().pk, on=DAY)
    issued_papers.opened(by, case, notice.pk, on=DAY)
    other = people.account("khac", Role.INSPECTOR, committee="KHAC")

    assert "dossier_read" in kinds(by)  # for as long as the session lasts
    sessions.end_session(by=by, on=DAY)

    read = trail.search(cast.inspector, wanted=Wanted(type="dossier_read"))
    assert {event.subject_key for event in read.events} == {
        "cases",
        f"{case.key}/paper/{case.papers.get().pk}",
        f"{case.key}/issued/{notice.pk}",
    }
    assert subjects(other) == {"cases", by.username}
    assert f"{case.key}/paper" not in subjects(by)
    assert case.title not in {
        event.subject_label for event in trail.search(by, wanted=Wanted()).events
    }


def test_accounts_of_the_own_committee_are_in_scope(cast: Cast) -> None:
    accounts.reset_password(cast.officer, by=OPERATOR, on=DAY)
    accounts.reset_password(cast.stranger, by=OPERATOR, on=DAY)

    assert subjects(cast.inspector) == {"hoa"}
    assert {"hoa", "giang"} <= subjects(cast.administrator)


@pytest.mark.parametrize("role", ["officer", "secretary", "departure", "official"])
def test_nobody_else_reads_the_log(cast: Cast, role: str) -> None:
    by = getattr(cast, role)

    for ask in (
        lambda: trail.search(by, wanted=Wanted()),
        lambda: trail.actors(by),
        lambda: trail.chain(by),
    ):
        with pytest.raises(access.NotAllowed):
            ask()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (DAY, None, {"case_opened", "case_withdrawn"}),
        (LATER, None, {"case_withdrawn"}),
        (None, LATER - timedelta(days=1), {"case_opened"}),
        (LATER, LATER, {"case_withdrawn"}),
        (LATER + timedelta(days=1), None, set()),
    ],
)
def test_events_are_found_by_day(
    cast: Cast, case: Case, since: date, until: date, expected: set[str]
) -> None:
    cases.withdraw(case=case, reason="Để đợt sau.", by=cast.officer, on=LATER)

    assert kinds(cast.inspector, since=since, until=until, about=case.key) >= expected
    assert (
        kinds(cast.inspector, since=since, until=until, about=case.key)
        & {"case_opened", "case_withdrawn"}
        == expected
    )


def test_events_are_found_by_person_kind_and_object(cast: Cast, case: Case) -> None:
    assert kinds(cast.inspector, actor="binh") == {"plan_approved"}
    assert kinds(cast.inspector, type="case_opened") == {"case_opened"}
    assert "plan_opened" not in kinds(cast.inspector, about=case.key)
    assert "case_opened" in kinds(cast.inspector, about="Văn Mẫu")
    assert kinds(cast.inspector, about="không có ai") == set()
    assert ("binh", "Binh") in trail.actors(cast.inspector)


def test_pages_go_from_the_newest_to_the_oldest(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "PAGE", 2)
    first, last = (
        trail.search(cast.inspector, wanted=Wanted(), page=page) for page in (1, 99)
    )

    numbers = [event.number for event in (*first.events, *last.events)]
    assert numbers == sorted(numbers, reverse=True)
    assert (first.number, last.number) == (1, first.pages)
    assert len(first.events) == 2


def test_the_chain_tells_its_end_and_its_newest_check(cast: Cast) -> None:
    before = trail.chain(cast.inspector)
    seals.check(by=cast.inspector, on=DAY)
    after = trail.chain(cast.inspector)

    assert (before.last.number, before.checked) == (1, None)
    assert after.last.number == 2
    assert after.checked is not None
    assert after.checked.after == before.last._asdict() | {"fault": ""}
