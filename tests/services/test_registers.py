"""Numbers of papers: whole, consecutive, by term or year, and never given twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections, transaction

from luanchuyen.records.models import (
    AuditEvent,
    EventType,
    Organ,
    RegisterBeginning,
    RegisterEntry,
    RegisterType,
    Unit,
)
from luanchuyen.services import access, audit, registers
from tests import people
from tests.people import OPERATOR, TODAY

TERM = "2025-2030"


def number(
    body: str = "TU",
    paper: RegisterType = RegisterType.DECISION,
    on: date = TODAY,
    term: str = TERM,
) -> RegisterEntry:
    return registers.next_number(
        body=Unit.objects.get(pk=body),
        paper=paper,
        subject="Điều động",
        by=OPERATOR,
        on=on,
        term=term,
    )


@pytest.mark.django_db
def test_each_body_and_type_counts_by_itself() -> None:
    people.settle()

    given = [
        number(),
        number(),
        number("HV"),
        number(paper=RegisterType.SUBMISSION),
        number(on=date(2030, 1, 1)),
    ]

    assert [one.number for one in given] == [1, 2, 1, 1, 3]


def begun(last: int, paper: RegisterType = RegisterType.DECISION) -> None:
    registers.begin(
        body=Unit.objects.get(pk="TU"),
        organ=Organ.BODY,
        paper=paper,
        last=last,
        by=OPERATOR,
        on=TODAY,
        term=TERM,
    )


@pytest.mark.django_db
def test_numbers_follow_those_given_before_the_register_was_kept_here() -> None:
    people.settle()
    begun(1500)
    begun(150)  # the first was a slip

    given = [number(), number(), number(paper=RegisterType.SUBMISSION)]

    assert [one.number for one in given] == [151, 152, 1]
    told = AuditEvent.objects.filter(type=EventType.REGISTER_BEGUN).last()
    assert told is not None
    assert audit.deed(told) == (
        "ghi số cuối đã cấp ngoài phần mềm của sổ"
        " Quyết định, Thành ủy Bình Yên, nhiệm kỳ 2025-2030: 150"
    )


@pytest.mark.django_db
def test_a_register_that_has_given_a_number_is_not_begun_again() -> None:
    people.settle()
    number()

    with pytest.raises(registers.RefusedError, match="trước số đầu tiên"):
        begun(20)
    with pytest.raises(registers.RefusedError, match="phải từ 1"):
        begun(0, RegisterType.NOTICE)

    assert not RegisterBeginning.objects.exists()
    assert number().number == 2


@pytest.mark.django_db
def test_the_state_counts_by_year() -> None:
    people.settle()
    Unit.objects.filter(pk="TU").update(bloc="Nhà nước")

    given = [number(), number(), number(on=date(2027, 1, 4))]

    assert [(one.number, one.register.series) for one in given] == [
        (1, "2026"),
        (2, "2026"),
        (1, "2027"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("", "hãy ghi nhiệm kỳ"),
        ("năm 2025", "hãy ghi nhiệm kỳ"),
        ("2020-2025", "không thuộc nhiệm kỳ"),
    ],
)
def test_the_party_wants_the_term_of_the_day(term: str, words: str) -> None:
    people.settle()

    with pytest.raises(registers.RefusedError, match=words):
        number(term=term)


@pytest.mark.django_db
@pytest.mark.parametrize("term", ["2025-2031", "2026-2030", "2020-2026"])
def test_a_term_written_otherwise_begins_no_second_register(term: str) -> None:
    people.settle()
    number()

    with pytest.raises(registers.RefusedError, match="theo nhiệm kỳ 2025-2030; nhiệm"):
        number(paper=RegisterType.SUBMISSION, term=term)

    assert number().number == 2


@pytest.mark.django_db
def test_a_first_number_in_a_wrong_term_is_cancelled_and_taken_anew() -> None:
    people.settle()
    wrong = number(term="2025-2031")

    registers.cancel_number(entry=wrong, reason="Nhầm.", by=OPERATOR, on=TODAY)

    assert number().number == 1


@pytest.mark.django_db
def test_in_the_last_year_of_a_term_the_next_may_begin() -> None:
    people.settle()
    number()

    next_ = number(on=date(2030, 11, 1), term="2030-2035")

    assert (next_.number, next_.register.series) == (1, "2030-2035")


@pytest.mark.django_db
def test_a_number_of_an_act_that_failed_is_given_to_the_next() -> None:
    people.settle()
    number()

    @transaction.atomic
    def fail() -> None:
        number()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert number().number == 2


@pytest.mark.django_db
def test_a_cancelled_number_stays_and_is_not_given_again() -> None:
    people.settle()
    entry = number()

    registers.cancel_number(entry=entry, reason="Ghi nhầm.", by=OPERATOR, on=TODAY)

    assert RegisterEntry.objects.get(pk=entry.pk).is_cancelled
    assert number().number == 2
    assert audit.sentence(AuditEvent.objects.latest("pk")).endswith(
        "hủy số văn bản 1 (2025-2030): Ghi nhầm."
    )
    with pytest.raises(registers.RefusedError, match="đã được hủy"):
        registers.cancel_number(entry=entry, reason="Nữa.", by=OPERATOR, on=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["officer", "inspector", "administrator", "stranger"])
def test_only_the_bodys_secretary_cancels_a_number(role: str) -> None:
    people.settle()
    cast = people.cast()
    entry = number()

    with pytest.raises(access.NotAllowed):
        registers.cancel_number(
            entry=entry, reason="Sai.", by=getattr(cast, role), on=TODAY
        )


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
def test_fifty_at_once_get_fifty_consecutive_numbers() -> None:
    people.settle()

    def issue(_: int) -> int:
        try:
            return number().number
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(50) as threads:
        given = sorted(threads.map(issue, range(50)))

    assert connection.vendor == "postgresql"
    assert given == list(range(1, 51))
