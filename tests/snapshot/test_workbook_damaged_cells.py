"""Every column refuses what it cannot hold, and says where."""

from pathlib import Path

import pytest

from luanchuyen.snapshot.workbook import Fault, read
from tests.snapshot.damaged import cells, sound
from tests.snapshot.damaged.cells import Damage


def _errors(sheets: sound.Sheets, folder: Path) -> list[Fault]:
    return list(read(sound.save(sheets, folder / "hỏng.xlsx")).errors)


def _places(errors: list[Fault]) -> set[tuple[str | None, int | None, str | None]]:
    return {(fault.sheet, fault.row, fault.column) for fault in errors}


def test_the_workbook_is_sound_before_it_is_damaged(tmp_path: Path) -> None:
    reading = read(sound.save(sound.sheets(), tmp_path / "tốt.xlsx"))

    assert reading.ok
    assert list(reading.warnings) == []


@pytest.mark.parametrize(
    "damage",
    [*cells.wrong_values(), *cells.error_cells(), *cells.blank_cells()],
    ids=str,
)
def test_it_tells_the_place_of(damage: Damage, tmp_path: Path) -> None:
    sheets = sound.put(sound.sheets(), *damage)

    errors = _errors(sheets, tmp_path)

    assert (damage.sheet, damage.row, damage.heading) in _places(errors)
    assert all(fault.message.endswith(".") for fault in errors)


@pytest.mark.parametrize(("sheet", "heading"), list(cells.missing_columns()))
def test_it_tells_a_missing_column(sheet: str, heading: str, tmp_path: Path) -> None:
    sheets = sound.without_column(sound.sheets(), sheet, heading)

    assert (sheet, 1, heading) in _places(_errors(sheets, tmp_path))


@pytest.mark.parametrize("sheet", ["Đơn vị", "Chức danh", "Cán bộ", "Quá trình"])
def test_it_tells_a_missing_sheet(sheet: str, tmp_path: Path) -> None:
    sheets = sound.sheets()
    del sheets[sheet]

    assert sheet in {fault.sheet for fault in _errors(sheets, tmp_path)}


def test_it_tells_everything_at_once(tmp_path: Path) -> None:
    sheets = sound.sheets()
    damages = list(cells.wrong_values())
    for damage in damages:
        sound.put(sheets, *damage)

    errors = _errors(sheets, tmp_path)

    assert {(d.sheet, d.row, d.heading) for d in damages} <= _places(errors)
