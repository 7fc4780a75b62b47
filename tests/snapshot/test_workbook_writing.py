"""What is written reads back the same, and explains itself."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from luanchuyen.snapshot import localities
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import TABLES
from luanchuyen.snapshot.workbook import read, write, write_template
from tests.snapshot.damaged import sound

_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
_BIRTHS = st.sampled_from(
    [
        (dt.date(1900, 1, 1), "ngày"),
        (dt.date(1975, 2, 28), "ngày"),
        (dt.date(1975, 2, 1), "tháng"),
        (dt.date(1975, 1, 1), "năm"),
    ]
)
_SHARES = st.integers(0, 301).map(lambda votes: votes / 301)  # some need 17 digits
_NAMES = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyÁẾỮ .,'=+-@#0123456789", min_size=1
).filter(lambda text: text == " ".join(text.split()) and text != "")


def _sound(folder: Path) -> Snapshot:
    snapshot = read(sound.save(sound.sheets(), folder / "tốt.xlsx")).snapshot
    assert snapshot is not None
    return snapshot


def _frames(snapshot: Snapshot) -> dict[str, pl.DataFrame]:
    return {table.name: snapshot.frame(table.name) for table in TABLES}


def _assert_same(one: Snapshot, other: Snapshot) -> None:
    for table in TABLES:
        assert one.frame(table.name).equals(other.frame(table.name)), table.name


def test_it_reads_what_it_wrote(tmp_path: Path) -> None:
    snapshot = _sound(tmp_path)

    write(snapshot, tmp_path / "bản.xlsx")
    reading = read(tmp_path / "bản.xlsx")

    assert reading.snapshot is not None, reading.errors
    assert list(reading.warnings) == []
    _assert_same(reading.snapshot, snapshot)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    births=st.lists(_BIRTHS, min_size=2, max_size=2),
    name=_NAMES,
    held=_DAYS,
    share=_SHARES,
)
def test_it_reads_whatever_it_wrote(
    births: list[tuple[dt.date, str]],
    name: str,
    held: dt.date,
    share: float,
    tmp_path: Path,
) -> None:
    frames = _frames(_sound(tmp_path))
    days, precisions = zip(*births, strict=True)
    frames["people"] = frames["people"].with_columns(
        born=pl.Series(days), born_precision=pl.Series(precisions), name=pl.lit(name)
    )
    frames["confidence"] = frames["confidence"].with_columns(
        on=pl.lit(held), low_share=pl.lit(share)
    )
    frames["certificates"] = frames["certificates"].with_columns(issued_on=pl.lit(None))
    frames["tenures"] = frames["tenures"].filter(pl.col("official") == "C2")
    snapshot = Snapshot.of(frames)

    write(snapshot, tmp_path / "bản.xlsx")
    reading = read(tmp_path / "bản.xlsx")

    assert reading.snapshot is not None, reading.errors
    _assert_same(reading.snapshot, snapshot)


def test_the_national_map_is_not_written(tmp_path: Path) -> None:
    frames = {"localities": localities.national()}

    write(Snapshot.of(frames), tmp_path / "bản.xlsx")

    assert "Địa phương" not in load_workbook(tmp_path / "bản.xlsx").sheetnames


def test_the_same_snapshot_gives_the_same_file(tmp_path: Path) -> None:
    snapshot = _sound(tmp_path)

    write(snapshot, tmp_path / "một.xlsx")
    write(snapshot, tmp_path / "hai.xlsx")

    assert (tmp_path / "một.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.xlsx"
    write_template(path)
    return path


def test_the_template_is_sound_and_empty(template: Path) -> None:
    reading = read(template)

    assert reading.ok
    assert list(reading.warnings) == []
    assert set(reading.counts.values()) == {0}


def test_the_template_explains_every_column(template: Path) -> None:
    guide = load_workbook(template).worksheets[0]

    lines = {(row[0], row[1]) for row in guide.iter_rows(min_row=6, values_only=True)}

    assert guide.title == "Hướng dẫn"
    assert {(t.sheet, c.heading) for t in TABLES for c in t.columns} <= lines


def test_choices_are_lists_to_pick_from(template: Path) -> None:
    people = load_workbook(template)["Cán bộ"]

    lists = {str(v.sqref): v.formula1 for v in people.data_validations.dataValidation}

    assert lists["C2:C1048576"] == '"Nam,Nữ"'


def test_every_heading_has_a_note(template: Path) -> None:
    book = load_workbook(template)

    assert all(cell.comment for sheet in book.worksheets[1:] for cell in sheet[1])
