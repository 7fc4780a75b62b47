"""A workbook is imported as one act: shown before, all or nothing, and told in the log."""

from pathlib import Path

import pytest
from django.db import connection

from luanchuyen.records.models import AuditEvent, Person, WorkbookImport
from luanchuyen.services import access, audit, bulk, imports, officials, snapshots
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.workbook import Fault, Reading
from tests import people
from tests.people import OPERATOR, TODAY

pytestmark = pytest.mark.django_db


def without(table: str, key: str, code: str) -> list[people.Row]:
    return [row for row in people.rows(table) if row.get(key) != code]


def renamed() -> list[people.Row]:
    return [
        row | ({"name": "Đặng Thị Ánh Tuyết"} if row["code"] == "CB1" else {})
        for row in people.rows("people")
    ]


def without_the_stranger() -> dict[str, list[people.Row]]:
    return {
        "people": without("people", "code", "CB9"),
        "tenures": without("tenures", "official", "CB9"),
    }


def test_a_file_goes_all_the_way(tmp_path: Path) -> None:
    path = tmp_path / "so-can-bo.xlsx"
    workbook.write(people.town(), path)

    shown = imports.preview(path, by=OPERATOR, on=TODAY)
    done = imports.carry_out(
        shown.reading, by=OPERATOR, on=TODAY, file_name=shown.file_name
    )

    assert shown.ok
    assert done.file_name == "so-can-bo.xlsx"
    assert snapshots.take().fingerprint == people.town().fingerprint == done.fingerprint


def test_the_preview_says_what_would_change_and_changes_nothing() -> None:
    people.settle()
    new = people.town(people=renamed(), ratings=people.rows("ratings")[:1])

    shown = imports.of_reading(people.reading(new), by=OPERATOR, file_name="so.xlsx")

    counts = {change.table.name: change.counts for change in shown.changes if change}
    assert counts == {
        "people": {"added": 0, "changed": 1, "removed": 0},
        "ratings": {"added": 0, "changed": 0, "removed": 1},
    }
    example = next(c for c in shown.changes if c.table.name == "people").examples[0]
    assert (example.code, example.heading) == ("CB1", "Họ và tên")
    assert (example.before, example.after) == ("Đặng Thị Ánh", "Đặng Thị Ánh Tuyết")
    assert snapshots.take().fingerprint == people.town().fingerprint


def test_an_import_over_another_leaves_exactly_the_new_workbook() -> None:
    people.settle()
    new = people.town(
        people=renamed(),
        ratings=people.rows("ratings")[:1],
        discipline=[],
        units=[row | {"succeeds": []} for row in people.rows("units")],
        tenures=[row | {"form": "Bầu cử"} for row in people.rows("tenures")],
    )

    people.settle(new)

    assert snapshots.read().fingerprint == new.fingerprint


def test_rows_that_stay_the_same_keep_their_place() -> None:
    people.settle()
    held = dict(Person.objects.get(pk="CB2").tenures.values_list("pk", "held_from"))

    people.settle(people.town(people=renamed()))

    assert (
        dict(Person.objects.get(pk="CB2").tenures.values_list("pk", "held_from"))
        == held
    )


def test_a_new_name_is_found_and_sorted_at_once() -> None:
    people.settle()

    people.settle(people.town(people=renamed()))

    found = officials.search(OPERATOR, on=TODAY, text="dang thi anh tuyet")
    assert [line.person.pk for line in found.lines] == ["CB1"]


def test_a_reading_with_errors_is_refused() -> None:
    fault = Fault("Cán bộ", 5, "Ngày sinh", "31/02/1980", "Ngày này không có.")

    with pytest.raises(imports.RefusedError, match="còn lỗi"):
        imports.carry_out(Reading(None, [fault], []), by=OPERATOR, on=TODAY)

    assert not WorkbookImport.objects.exists()


def test_it_refuses_to_remove_whom_an_account_belongs_to() -> None:
    people.settle()
    people.cast()
    new = people.town(
        **{
            table: [row for row in people.rows(table) if "CB2" not in row.values()]
            for table in ("people", "tenures", "succession", "kinship")
        }
    )

    with pytest.raises(imports.RefusedError, match="không còn CB2, nhưng Tài khoản"):
        imports.carry_out(people.reading(new), by=OPERATOR, on=TODAY)

    assert Person.objects.filter(pk="CB2").exists()


def test_it_refuses_a_code_that_is_too_long() -> None:
    long = people.rows("people")
    long[3]["code"] = "CB" * 101
    new = people.town(
        people=long, tenures=without("tenures", "official", "CB4"), discipline=[]
    )

    shown = imports.of_reading(people.reading(new), by=OPERATOR, file_name="so.xlsx")

    assert "dài quá 200 ký tự" in shown.refusals[0]


def test_records_that_moved_on_since_the_preview_are_shown_again() -> None:
    people.settle()
    shown = imports.of_reading(
        people.reading(people.town()), by=OPERATOR, file_name="so.xlsx"
    )
    people.settle(people.town(ratings=[]))

    with pytest.raises(imports.RefusedError, match="xem lại"):
        imports.carry_out(shown.reading, by=OPERATOR, on=TODAY, seen=shown.revision)


def test_an_import_that_breaks_half_way_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people.settle()
    before = snapshots.take().fingerprint
    untouched = bulk.analyze

    def broken(table: str) -> None:
        if table == "tenures":
            raise ConnectionError("the machine went down")
        untouched(table)

    monkeypatch.setattr(bulk, "analyze", broken)
    new = people.town(people=renamed(), tenures=people.rows("tenures")[:2])
    with pytest.raises(ConnectionError):
        imports.carry_out(people.reading(new), by=OPERATOR, on=TODAY)

    assert snapshots.read().fingerprint == before
    assert WorkbookImport.objects.count() == AuditEvent.objects.count() == 1


def test_what_the_database_refuses_is_told_in_a_sentence() -> None:
    twice = [*people.rows("tenures"), people.rows("tenures")[0] | {"post": "P1"}]

    with pytest.raises(imports.RefusedError, match="hai chức danh chính"):
        imports.carry_out(
            people.reading(people.town(tenures=twice)), by=OPERATOR, on=TODAY
        )

    assert not Person.objects.exists()


def test_the_log_tells_counts_and_fingerprints() -> None:
    people.settle()

    event = AuditEvent.objects.get()

    assert event.after["counts"]["people"] == 5
    assert event.after["changes"]["people"] == {"added": 5, "changed": 0, "removed": 0}
    assert event.after["fingerprint"] == people.town().fingerprint
    assert audit.sentence(event) == (
        "Ngày 01/12/2026, Người vận hành máy chủ (thu-nghiem) nhập sổ dữ liệu so.xlsx: 5 cán bộ."
    )


def test_an_administrator_sees_numbers_without_examples() -> None:
    people.settle()
    administrator = people.cast().administrator

    shown = imports.of_reading(
        people.reading(people.town(people=renamed())),
        by=administrator,
        file_name="so.xlsx",
    )

    assert [c.counts["changed"] for c in shown.changes if c] == [1]
    assert not any(change.examples for change in shown.changes)


def test_an_officer_must_not_replace_records_out_of_scope() -> None:
    people.settle()
    officer = people.cast().officer

    shown = imports.of_reading(
        people.reading(people.town()), by=officer, file_name="so.xlsx"
    )

    assert "ngoài phạm vi" in shown.refusals[0]


@pytest.mark.parametrize("role", ["secretary", "inspector", "unit_officer", "official"])
def test_other_roles_must_not_import(role: str) -> None:
    people.settle()
    account = getattr(people.cast(), role)

    with pytest.raises(access.NotAllowed):
        imports.of_reading(
            people.reading(people.town()), by=account, file_name="so.xlsx"
        )


def test_progress_counts_every_row_written() -> None:
    written: dict[str, int] = {}

    def told(sheet: str, rows: int) -> None:
        written[sheet] = written.get(sheet, 0) + rows

    imports.carry_out(
        people.reading(people.town()), by=OPERATOR, on=TODAY, progress=told
    )

    assert written["Cán bộ"] == 5
    assert written["Quá trình"] == 6


def test_references_hold_when_the_act_is_done() -> None:
    people.settle()
    people.settle(people.town(**without_the_stranger()))

    connection.check_constraints()
