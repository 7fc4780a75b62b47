"""A decision in force moves the official in the facts; cancelled, everything is as it was."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from luanchuyen.cli.main import cli
from luanchuyen.records.models import (
    AuditEvent,
    Case,
    Decision,
    Effect,
    Person,
    RegisterEntry,
    Tenure,
)
from luanchuyen.rules.waivers import Waiver
from luanchuyen.services import audit, cases, effects, imports, snapshots
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import BY_NAME
from tests import casework, people
from tests.casework import FIRST, NEXT, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db


def tenures() -> list[tuple[object, ...]]:
    return sorted(
        Tenure.objects.filter(official="A").values_list(
            *("post", "held_from", "held_until", "form", "concurrent", "decision")
        ),
        key=str,
    )


def test_the_old_post_ends_on_the_day_the_new_one_begins(cast: Cast) -> None:
    casework.in_force(cast)

    assert tenures() == [
        ("P1", date(2022, 1, 1), FIRST, "Bổ nhiệm", False, ""),
        ("P3", FIRST, None, "Điều động", False, "1 (2025-2030)"),
    ]


def test_cancelling_restores_every_field(cast: Cast) -> None:
    before = tenures()
    state = snapshots.take().fingerprint
    case = casework.in_force(cast)

    cases.cancel_decision(
        case=case, reason="Căn cứ không còn.", by=cast.secretary, on=FIRST
    )

    assert tenures() == before
    assert snapshots.take().fingerprint == state
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/01/2027, Binh hủy quyết định số 1 (2025-2030) bằng quyết định số 2 (2025-2030)"
        " về hồ sơ «Điều động Nguyễn Văn Mẫu»: Căn cứ không còn."
    )


def test_the_number_of_a_cancelled_decision_stays_marked(cast: Cast) -> None:
    case = casework.in_force(cast)

    cases.cancel_decision(case=case, reason="Sai.", by=cast.secretary, on=FIRST)

    first, second = RegisterEntry.objects.order_by("number")
    assert (first.is_cancelled, second.is_cancelled) == (True, False)
    assert not Decision.objects.standing().exists()


def test_a_decision_in_a_wrong_term_is_cancelled_in_the_right_one(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.submitted)
    cases.vote(case=case, ballot=casework.PASSED, by=cast.secretary, on=DAY)
    cases.decide(case=case, term="2025-2031", by=cast.secretary, on=DAY)

    made = cases.cancel_decision(
        case=case, reason="Sai nhiệm kỳ.", term=TERM, by=cast.secretary, on=DAY
    )

    assert str(made) == "1 (2025-2030)"


def test_a_cancelled_decision_does_not_take_effect(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast))
    cases.cancel_decision(case=case, reason="Sai.", by=cast.secretary, on=NEXT)

    assert cases.carry_out_due(by=people.OPERATOR, on=FIRST) == []
    with pytest.raises(cases.RefusedError, match="chưa có quyết định"):
        cases.take_effect(case=case, by=cast.officer, on=FIRST)


def test_a_decision_cancelled_before_it_is_announced_is_taken_anew(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)
    cases.cancel_decision(case=case, reason="Ghi nhầm.", by=cast.secretary, on=DAY)

    with pytest.raises(cases.RefusedError, match="Chưa có quyết định"):
        cases.announce(case=case, by=cast.officer, on=DAY)
    cases.submit(case=case, by=cast.officer, on=DAY)
    casework.decided(cast, case)
    casework.announced(cast, case)

    assert cases.standing_of(case, on=DAY).may_take_effect


def test_the_snapshot_sees_it_at_once(cast: Cast) -> None:
    before = snapshots.revision()
    casework.in_force(cast)

    after = snapshots.revision()
    assert before is not None
    assert after is not None
    assert after.number > before.number
    assert after.fingerprint == snapshots.read().fingerprint
    assert snapshots.take().fingerprint == after.fingerprint


def test_it_waits_for_the_seat_and_says_so(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast, to="P3"))
    Tenure.objects.create(
        official_id="T1", post_id="P3", held_from=DAY, form="Khác", concurrent=True
    )

    with pytest.raises(cases.RefusedError, match="không còn chỗ trống"):
        cases.take_effect(case=case, by=cast.officer, on=FIRST)

    assert not Effect.objects.exists()


def test_two_who_change_places_are_moved_in_any_order(cast: Cast) -> None:
    first = casework.transfer(cast, to="P2")
    second = cases.open_transfer(
        committee=first.committee,
        rulebook="lam-dong-2017",
        wish=casework.wish("B", "P1"),
        by=cast.officer,
        on=DAY,
    )
    waive_open_seat(cast, first)
    waive_open_seat(cast, second)
    for case in (first, second):
        casework.transfer_decided(cast, case)

    done = cases.carry_out_due(by=people.OPERATOR, on=FIRST)

    assert [one.why for one in done] == ["", ""]
    held = Tenure.objects.current(FIRST).main()
    assert held.get(official="A").post_id == "P2"
    assert held.get(official="B").post_id == "P1"


def waive_open_seat(cast: Cast, case: Case) -> None:
    for book, authority in (
        ("lam-dong-2017", "provincial_standing_committee"),
        ("qd-65-2022", "politburo"),
    ):
        why = "Hai người đổi chỗ cùng ngày."
        waiver = Waiver("open_seat", book, why, authority, "3-TB", DAY)
        cases.grant_waiver(case=case, waiver=waiver, by=cast.secretary, on=DAY)


def test_who_left_in_the_meantime_is_not_moved(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast))
    Tenure.objects.filter(official="A").update(held_until=NEXT)

    (done,) = cases.carry_out_due(by=people.OPERATOR, on=FIRST)

    assert "không còn giữ chức danh P1" in done.why
    assert not Effect.objects.filter(decision__case=case).exists()


def test_what_changed_since_is_not_undone_over_it(cast: Cast) -> None:
    case = casework.in_force(cast)
    Tenure.objects.filter(official="A", post="P3").update(held_until=date(2027, 6, 1))

    with pytest.raises(cases.RefusedError, match="đã thay đổi sau khi thực hiện"):
        cases.cancel_decision(case=case, reason="Sai.", by=cast.secretary, on=FIRST)

    assert Decision.objects.standing().count() == 1
    assert RegisterEntry.objects.count() == 1


def test_carrying_out_twice_does_nothing_more(cast: Cast) -> None:
    casework.transfer_decided(cast, casework.transfer(cast))

    first = cases.carry_out_due(by=people.OPERATOR, on=FIRST)
    second = cases.carry_out_due(by=people.OPERATOR, on=FIRST)

    assert (len(first), second) == (1, [])
    assert Effect.objects.count() == 1


def test_the_command_tells_what_it_did(cast: Cast) -> None:
    case = casework.transfer_decided(cast, casework.transfer(cast))

    def run() -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["carry-out", "--on", "2027-01-01"])
        return result.exit_code, result.output

    assert run() == (
        0,
        f"Quyết định số 1 (2025-2030), hồ sơ số {case.pk}: đã thực hiện.\n",
    )
    assert run() == (0, "Không có quyết định nào đến ngày có hiệu lực.\n")


def test_a_decision_ahead_locks_nothing_else(cast: Cast) -> None:
    casework.transfer_decided(cast, casework.transfer(cast))

    people.settle(casework.committee_town())
    Person.objects.filter(pk="A").update(theory="Cao cấp")

    (done,) = cases.carry_out_due(by=people.OPERATOR, on=FIRST)
    assert done.why == ""


Change = Callable[[list[people.Row]], list[people.Row]]


def imported_after(changed: Change) -> imports.Preview:
    now = snapshots.take()
    rows = changed(now.tenures.to_dicts())
    frames = {name: now.frame(name) for name in BY_NAME}
    frames["tenures"] = pl.DataFrame(rows, schema=BY_NAME["tenures"].schema)
    return imports.of_reading(
        people.reading(Snapshot.of(frames)), by=people.OPERATOR, file_name="so.xlsx"
    )


def as_before(rows: list[people.Row]) -> list[people.Row]:
    kept = [row for row in rows if row["form"] != "Điều động"]
    return [
        row | ({"held_until": None} if row["official"] == "A" else {}) for row in kept
    ]


def without_the_new(rows: list[people.Row]) -> list[people.Row]:
    return [row for row in rows if row["form"] != "Điều động"]


@pytest.mark.parametrize("changed", [as_before, without_the_new])
def test_a_workbook_does_not_silently_undo_an_effect(
    cast: Cast, changed: Change
) -> None:
    casework.in_force(cast)

    shown = imported_after(changed)

    assert not shown.ok
    assert "quyết định số 1 (2025-2030) đã có hiệu lực" in shown.refusals[0]
    with pytest.raises(imports.RefusedError, match="đã có hiệu lực"):
        imports.carry_out(shown.reading, by=people.OPERATOR, on=FIRST)


def later(rows: list[people.Row]) -> list[people.Row]:
    return [
        row | ({"held_until": date(2028, 1, 1)} if row["form"] == "Điều động" else {})
        for row in rows
    ]


def test_a_workbook_that_goes_on_from_it_is_taken(cast: Cast) -> None:
    casework.in_force(cast)
    shown = imported_after(later)

    imports.carry_out(shown.reading, by=people.OPERATOR, on=FIRST)

    after = snapshots.revision()
    assert after is not None
    assert after.fingerprint == snapshots.read().fingerprint


def test_after_a_cancellation_the_old_workbook_is_taken_again(cast: Cast) -> None:
    case = casework.in_force(cast)
    cases.cancel_decision(case=case, reason="Sai.", by=cast.secretary, on=FIRST)

    people.settle(casework.committee_town())

    assert list(effects.undone_by(casework.committee_town())) == []
