"""What waits for whom, until when; and mails that tell of it without naming anybody."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luanchuyen.cli.main import cli
from luanchuyen.records.models import Account, AuditEvent, Case
from luanchuyen.services import access, audit, cases, reminders
from tests import casework, people
from tests.casework import FIRST, NEXT, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 10)


def waiting(by: Account, on: date = DAY) -> list[str]:
    return [one.what for one in cases.inbox(by, on=on)]


def asked(cast: Cast) -> Case:
    case = casework.opened(cast)
    cases.request_opinion(
        case=case,
        item="proposal",
        whom="departure_unit",
        due=DUE,
        by=cast.officer,
        on=DAY,
    )
    return case


def test_it_waits_for_the_officer_until_the_unit_is_asked(cast: Cast) -> None:
    case = casework.opened(cast)
    assert waiting(cast.officer) == ["Đề xuất nhân sự: nơi đi."]
    assert waiting(cast.departure) == []

    cases.request_opinion(
        case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
    )

    assert waiting(cast.officer) == []
    assert waiting(cast.departure) == ["Đề xuất nhân sự: nơi đi."]


@pytest.mark.parametrize("role", ["secretary", "inspector", "arrival", "stranger"])
def test_it_waits_for_nobody_else(cast: Cast, role: str) -> None:
    asked(cast)

    assert waiting(getattr(cast, role)) == []


def test_what_was_submitted_waits_for_the_secretary(cast: Cast) -> None:
    case = casework.carried(cast, casework.appraised)
    assert "Quyết định luân chuyển" not in " ".join(waiting(cast.secretary))

    cases.submit(case=case, by=cast.officer, on=DAY)

    assert waiting(cast.secretary) == ["Quyết định luân chuyển: cấp có thẩm quyền."]
    told = " ".join(waiting(cast.officer))
    assert "Chưa có quyết định" not in told
    assert "Công bố quyết định" not in told


def test_a_decision_is_announced_once_it_is_there(cast: Cast) -> None:
    casework.carried(cast, casework.decided)

    assert waiting(cast.officer) == [
        "Công bố quyết định: cơ quan tham mưu tổ chức - cán bộ."
    ]


def test_a_step_with_nothing_wanting_waits_to_be_finished(cast: Cast) -> None:
    case = asked(cast)
    cases.answer(
        case=case,
        item="proposal",
        whom="departure_unit",
        answer=cases.Answer.AGREE,
        by=cast.departure,
        on=DAY,
    )

    assert waiting(cast.officer) == [
        "Hoàn thành bước «Trao đổi với các địa phương, cơ quan, đơn vị để đề xuất nhân sự»."
    ]


def test_what_is_past_its_day_is_late(cast: Cast) -> None:
    asked(cast)

    (before,) = cases.inbox(cast.departure, on=DUE)
    (after,) = cases.inbox(cast.departure, on=date(2026, 12, 11))

    assert (before.due, before.late, after.late) == (DUE, False, True)


def test_the_calendar_has_what_is_due_and_what_begins(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast))

    found = cases.calendar(cast.inspector, since=DAY, until=date(2027, 2, 1), on=NEXT)

    assert [(one.day, one.case, one.what) for one in found] == [
        (FIRST, case, "Quyết định số 1 (2025-2030) có hiệu lực.")
    ]
    assert cases.calendar(cast.stranger, since=DAY, until=FIRST, on=NEXT) == []


def test_the_calendar_ends_before_its_last_day(cast: Cast) -> None:
    asked(cast)

    assert cases.calendar(cast.officer, since=DAY, until=DUE, on=DAY) == []
    (one,) = cases.calendar(cast.officer, since=DUE, until=date(2026, 12, 11), on=DAY)
    assert one.what == "Hạn trả lời «Đề xuất nhân sự»: nơi đi."


def test_only_who_reads_cases_lists_them(cast: Cast) -> None:
    case = casework.opened(cast)

    assert cases.listed(cast.inspector, on=DAY) == [case]
    assert cases.listed(cast.stranger, on=DAY) == []
    with pytest.raises(access.NotAllowed):
        cases.listed(cast.departure, on=DAY)


def test_the_inbox_takes_as_many_queries_for_many_cases(cast: Cast) -> None:
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            cases.inbox(cast.officer, on=DAY)
        return len(queries)

    asked(cast)
    one = taken()
    cases.open_transfer(
        committee=casework.wish().to_post.managed_by,
        rulebook="lam-dong-2017",
        wish=casework.wish("B", "P3"),
        by=cast.officer,
        on=DAY,
    )

    assert taken() <= one + 2  # a transfer asks the table whether a consent is needed


def addressed(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(email=f"{account.username}@vidu.vn")


@pytest.mark.usefixtures("cast")
def test_who_has_something_due_soon_gets_one_mail(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    asked(cast)
    addressed(cast.departure)
    addressed(cast.officer)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        sent = reminders.send(by=people.OPERATOR, on=date(2026, 12, 8))

    assert [one.account for one in sent] == [cast.departure]
    (message,) = mail.outbox
    assert message.to == ["duyen@vidu.vn"]
    assert "Đề xuất nhân sự: nơi đi. Hạn 10/12/2026" in message.body
    assert "Nguyễn Văn Mẫu" not in message.body
    assert audit.sentence(AuditEvent.objects.latest("pk")).endswith(
        "gửi thư nhắc việc đến 1 tài khoản."
    )


@pytest.mark.parametrize(
    ("day", "subject"),
    [
        (date(2026, 12, 6), None),
        (date(2026, 12, 7), "Luân chuyển: 1 việc đến hạn"),
        (date(2026, 12, 11), "Luân chuyển: 1 việc đến hạn, 1 việc quá hạn"),
    ],
)
def test_it_reminds_from_three_days_before(
    cast: Cast, day: date, subject: str | None
) -> None:
    asked(cast)
    addressed(cast.departure)

    found = reminders.composed(on=day)

    assert [one.subject for one in found] == ([subject] if subject else [])


def test_the_command_shows_what_it_would_send(cast: Cast) -> None:
    asked(cast)
    addressed(cast.departure)

    result = CliRunner().invoke(cli, ["remind", "--on", "2026-12-10", "--dry-run"])

    assert result.exit_code == 0
    assert result.output.startswith("duyen@vidu.vn: Luân chuyển: 1 việc đến hạn")
    assert mail.outbox == []
