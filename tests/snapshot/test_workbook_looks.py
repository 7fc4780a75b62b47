"""The look at a sheet: regular ones are measured exactly, the others walked through."""

from collections.abc import Iterator

import polars as pl
import pytest

from luanchuyen.snapshot.workbook.faults import UnreadableError
from luanchuyen.snapshot.workbook.looks import Look, look

_HEAD = "<worksheet>{}<sheetData>"
_TAIL = (
    "</sheetData><dataValidations><dataValidation><formula1>1</formula1>"
    "</dataValidation></dataValidations></worksheet>"
)
_LARGE = 200 << 20  # a size at which the texts are measured exactly


def _look(cells: str, lengths: list[int], dimension: str = "", cut: int = 50) -> Look:
    xml = f"{_HEAD.format(dimension)}{cells}{_TAIL}".encode()

    def pieces() -> Iterator[bytes]:
        return (xml[i : i + cut] for i in range(0, len(xml), cut))

    return look(pieces, _LARGE, pl.Series(lengths, dtype=pl.Int64))


def _shared(row: int, text: int) -> str:
    return f'<row r="{row}"><c r="A{row}" s="1" t="s"><v>{text}</v></c></row>'


def _dimension(reference: str) -> str:
    return f'<dimension ref="{reference}"/>'


@pytest.mark.parametrize("cut", [7, 50, 1000])
def test_a_sheet_with_a_drop_down_list_is_regular(cut: int) -> None:
    assert _look(_shared(1, 0), [3], cut=cut).inspection is None


@pytest.mark.parametrize("cut", [7, 50, 1000])
def test_each_use_of_a_text_counts_its_own_length(cut: int) -> None:
    cells = "".join(_shared(row, row % 2) for row in range(1, 101))
    extent = _dimension("A1:A100")

    short = _look(cells, [0, 0, 1000], extent, cut)
    long = _look(cells, [10, 30, 1000], extent, cut)

    assert long.memory - short.memory == 50 * 10 + 50 * 30


def test_one_long_text_does_not_make_a_large_sheet_irregular() -> None:
    cells = "".join(_shared(row, 0) for row in range(1, 11))

    assert _look(cells, [5, 200 << 20]).inspection is None


def test_a_long_text_used_often_is_refused() -> None:
    with pytest.raises(UnreadableError, match="văn bản rất dài"):
        _look(_shared(1, 0) + _shared(2, 0), [200 << 20])


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1"><f/></c>',
        "<c r='A1'><v>1</v></c>",
        "<c><v>1</v></c>",
        "<c r=\"A1\" t='s'><v>0</v></c>",
        '<c r="A1" t = "s"><v>0</v></c>',
        '<c r="A1" t="&#115;"><v>0</v></c>',
        '<c r="A1" t="s"><v> 0 </v></c>',
        '<c r="A1" t="s"><v>&#48;</v></c>',
        '<x:c r="A1"><v>1</v></x:c>',
        '<c r="C1"><v>1</v></c>',
        '<c r="AA1"><v>1</v></c>',
        '<c r="A124"><v>1</v></c>',
        '<c r="B1230"><v>1</v></c>',
    ],
)
def test_it_walks_through_a_sheet_with(cell: str) -> None:
    xml = f'<row r="1">{cell}</row>'
    if cell.startswith("<x:"):
        xml = xml.replace("<row", '<row xmlns:x="x"')

    assert _look(xml, [1 << 20], _dimension("A1:B123")).inspection is not None


@pytest.mark.parametrize("address", ["A1", "B123", "A99", "B119", "A100"])
def test_it_believes_a_declared_extent_that_holds(address: str) -> None:
    cell = f'<row><c r="{address}"><v>1</v></c></row>'

    assert _look(cell, [1], _dimension("A1:B123")).inspection is None
