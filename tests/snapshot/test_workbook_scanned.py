"""A sheet that is scanned gives what the foreign parser gives; every other is left to it."""

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
import python_calamine as calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from luanchuyen.snapshot import demo
from luanchuyen.snapshot.workbook import Reading, read, write
from luanchuyen.snapshot.workbook.archive import Archive
from luanchuyen.snapshot.workbook.cells import Cell
from luanchuyen.snapshot.workbook.scanned import ScannedSheet
from tests.snapshot.damaged import cells, excel, files, sound
from tests.snapshot.damaged.cells import Damage
from tests.snapshot.damaged.odd import ODD

NOT_SCANNED = {"mười nghìn cột lạ", "cột lạ có lỗi", "trang phụ để trống"}
NOT_LARGE = (
    "thực thể XML",
    "ô ở góc xa",
    "ô ở cuối hai mươi sáu cột",
    "quá nhiều phần",
)
SHEET = "Cán bộ"
_STYLES = """<styleSheet>
<numFmts><numFmt numFmtId="164" formatCode="@"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="166" formatCode="[$-1010000]d/m/yyyy;@"/><numFmt numFmtId="167" formatCode="[h]:mm"/>
<numFmt numFmtId="168" formatCode="#,##0.00"/><numFmt numFmtId="14" formatCode="0.00"/></numFmts>
<cellStyleXfs><xf numFmtId="165"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="165"/>
<xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="14"/><xf numFmtId="15"/>
<xf numFmtId="22"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="d"/></dxf></dxfs>
</styleSheet>"""
_TEXTS = (
    "<si><t>Mã</t></si>",
    "<si><t>R&amp;D &lt;b&gt; &amp;lt;</t></si>",
    '<si><t xml:space="preserve">  hai \n dòng </t></si>',
    "<si><t></t></si>",
    "<si><t>  thừa dấu cách</t></si>",
    "<si><r><t>đậm</t></r><r><t> nhạt</t></r></si>",
    "<si><t>a_x000D_b</t></si>",
    "<si><t>&#65;</t></si>",
    "<si/>",
    "<si><t>cuối</t></si>",
)


def _file(path: Path, rows: str, tail: str = "</sheetData></worksheet>") -> Path:
    parts = {
        files.SHEET: f"<worksheet><sheetData>{rows}{tail}",
        files.STRINGS: f"<sst>{''.join(_TEXTS)}</sst>",
        "xl/styles.xml": _STYLES,
    }
    return files.rewritten(path, {name: xml.encode() for name, xml in parts.items()})


def _scanned(path: Path) -> ScannedSheet | None:
    with Archive(path) as archive:
        return archive.scan(SHEET)


def _row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}" spans="1:3">{"".join(cells)}</row>'


def _as_lists(sheet: ScannedSheet) -> list[list[Cell]]:
    (block,) = sheet.blocks(1, [])
    columns = []
    for index in range(26):
        column = block.column(index)
        assert column.which is not None
        columns.append([column.different[place] for place in column.which])
    return [list(row) for row in zip(*columns, strict=True)]


def _foreign(path: Path) -> list[list[Cell]]:
    sheet = calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET)
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(False)]
    return [row + [""] * (26 - len(row)) for row in rows]


def _typed(rows: list[list[Cell]]) -> list[list[tuple[type, Cell]]]:
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return [[(type(cell), cell) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "Mã"),
        ('<c r="A1" s="2" t="s"><v>1</v></c>', "R&D <b> &lt;"),
        ('<c r="A1" s="4" t="s"><v>2</v></c>', "  hai \n dòng "),
        ('<c r="A1"><v>2025</v></c>', 2025.0),
        ('<c r="A1" t="n"><v>12345678</v></c>', 12345678.0),
        ('<c r="A1" s="0" t="n"><v>2000000000</v></c>', 2000000000.0),
        ('<c r="A1" s="5"><v>-0.25</v></c>', -0.25),
        ('<c r="A1" s="1"><v>8.5E-2</v></c>', 0.085),
        ('<c r="A1" s="6"><v>45839</v></c>', 45839.0),
        ('<c r="A1" s="2"><v>45839</v></c>', dt.date(2025, 7, 1)),
        ('<c r="A1" s="3"><v>61</v></c>', dt.date(1900, 3, 1)),
        ('<c r="A1" s="7"><v>2958465</v></c>', dt.date(9999, 12, 31)),
    ],
)
def test_it_scans(cell: str, value: Cell, tmp_path: Path) -> None:
    path = _file(tmp_path / "a.xlsx", _row(cell, '<c r="B1" s="1"/>'))

    sheet = _scanned(path)

    assert sheet is not None
    assert sheet.top() == [{0: value}]
    assert _typed(_as_lists(sheet)) == _typed(_foreign(path))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="A1" t="b"><v>1</v></c>',
        '<c r="A1" t="d"><v>2025-07-01</v></c>',
        '<c r="A1" t="str"><v>a</v></c>',
        '<c r="A1" t="inlineStr"><is><t>a</t></is></c>',
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1"><f/><v>2</v></c>',
        '<c r="A1"><v>2</v><f>1+1</f></c>',
        '<c r="A1"></c>',
        '<c r="A1"><v/></c>',
        '<c r="A1"><v></v></c>',
        '<c r="A1"> <v>1</v></c>',
        '<c r="A1"><v> 1</v></c>',
        '<c r="A1"><v>1_000</v></c>',
        '<c r="A1"><v>nan</v></c>',
        '<c r="A1"><v>&#49;</v></c>',
        '<c r="A1"><v><![CDATA[1]]></v></c>',
        "<c r='A1'><v>1</v></c>",
        "<c><v>1</v></c>",
        '<c s="1" r="A1"><v>1</v></c>',
        '<c r="A1" t="s" s="1"><v>0</v></c>',
        '<c r="A1" s="1000"><v>1</v></c>',
        '<c r="A1" s=""><v>1</v></c>',
        '<c r="A1" s="x"><v>1</v></c>',
        '<c r="A1" cm="1"><v>1</v></c>',
        "<c r=\"A1\" t='s'><v>0</v></c>",
        '<c r="A1" t="s"><v>0.0</v></c>',
        '<c r="A1" t="s"><v>10</v></c>',
        '<c r="A1" t="s"><v>4</v></c>',
        '<c r="A1" t="s"><v>5</v></c>',
        '<c r="A1" t="s"><v>6</v></c>',
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>8</v></c>',
        '<c r="A1" s="2"><v>60</v></c>',
        '<c r="A1" s="2"><v>45839.5</v></c>',
        '<c r="A1" s="2"><v>2958466</v></c>',
        '<c r="A1" s="4"><v>1</v></c>',
        '<c r="A1" s="8"><v>45839</v></c>',
        '<c r="A1" s="9"><v>1</v></c>',
        '<c r="A2"><v>1</v></c>',
        '<c r="A11"><v>1</v></c>',
        '<c r="AA1"><v>1</v></c>',
        '<c r="a1"><v>1</v></c>',
        '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
        '<x:c r="A1"><v>1</v></x:c>',
        '<c r="A1"><v>1</v></c><!-- lạ -->',
        '<c r="A1"><v>1</v></c><row r="2">',
        '<c r="A1"><v>1</v></c></row></row><row r="2">',
        '<c r="A1"><v>1</v></c></row><c r="B1"><v>1</v></c><row r="2">',
    ],
)
def test_it_leaves_to_the_foreign_parser(cell: str, tmp_path: Path) -> None:
    assert _scanned(_file(tmp_path / "a.xlsx", _row(cell))) is None


@pytest.mark.parametrize(
    ("rows", "tail"),
    [
        ("", "</sheetData></worksheet>"),
        ("<row>{}</row>", "</sheetData></worksheet>"),
        ('<row r="1" />{}', "</sheetData></worksheet>"),
        ('<row r="0">{}</row>', "</sheetData></worksheet>"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "</sheetData></worksheet>"),
        ('<row r="12345678"><c r="A12345678"><v>1</v></c></row>', "</sheetData></worksheet>"),
        ('<row r="1">{}</row>', "</worksheet>"),
        ('<row r="1">{}</row>', "</sheetData>"),
        ('<row r="1">{}</row>', "</sheetData><sheetViews>"),
        ('<row r="1">{}', "</sheetData></worksheet>"),
    ],
)  # fmt: skip
def test_it_leaves_odd_rows_to_the_foreign_parser(
    rows: str, tail: str, tmp_path: Path
) -> None:
    xml = rows.format('<c r="A1"><v>1</v></c>')

    assert _scanned(_file(tmp_path / "a.xlsx", xml, tail)) is None


def test_it_passes_rows_that_are_only_formatted(tmp_path: Path) -> None:
    rows = '<row r="1" ht="30"/>' + _row('<c r="C2"><v>1</v></c>', number=2)
    path = _file(tmp_path / "a.xlsx", rows + '<row r="3" ht="30"/>')

    sheet = _scanned(path)

    assert sheet is not None
    assert sheet.top() == [{}, {2: 1.0}]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<workbookPr", '<workbookPr date1904="1"'),
        ('<sheet name="Quá trình"', f'<sheet name="{SHEET}"'),
    ],
)
def test_it_scans_no_sheet_of_a_workbook_with(
    old: str, new: str, tmp_path: Path
) -> None:
    path = excel.save(sound.sheets(), tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/workbook.xml"
    parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert _scanned(path) is None


_USUAL_VALUES = st.one_of(
    st.integers(61, 50_000).map(str),
    st.integers(-(10**10), 10**10).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
)
_ODD_VALUES = st.sampled_from(["", " ", "1e5", "007", "+1", "1,5", "abc", "1.", ".5"])
_NUMBERS = st.tuples(
    st.sampled_from([0, 1, 2, 3, 5, 6, 7]), _USUAL_VALUES | _ODD_VALUES
).map(lambda cell: f's="{cell[0]}"><v>{cell[1]}</v></c>')
_SHARED = st.tuples(st.integers(0, 10), st.sampled_from([0, 1, 2, 3, 9])).map(
    lambda cell: f's="{cell[0]}" t="s"><v>{cell[1]}</v></c>'
)
_COLUMNS = st.dictionaries(
    st.sampled_from("ABCZ"), st.just('s="1"/>') | _SHARED | _NUMBERS, max_size=2
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.dictionaries(st.integers(1, 30), _COLUMNS, min_size=1, max_size=6))
def test_both_give_the_same_cells(
    rows: dict[int, dict[str, str]], tmp_path: Path
) -> None:
    xml = [
        _row(
            *(f'<c r="{c}{row}" {rows[row][c]}' for c in sorted(rows[row])), number=row
        )
        for row in sorted(rows)
    ]
    path = _file(tmp_path / "a.xlsx", "".join(xml))

    sheet = _scanned(path)

    assert sheet is None or _typed(_as_lists(sheet)) == _typed(_foreign(path))


def _told(reading: Reading) -> tuple[object, ...]:
    fingerprint = reading.snapshot.fingerprint if reading.snapshot else None
    return fingerprint, reading.counts, list(reading.errors), list(reading.warnings)


@pytest.fixture
def read_both_ways(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Assert that both say the same of a workbook; tells whether all was scanned."""

    def both(path: Path) -> bool:
        scanned: list[bool] = []
        scan = Archive.scan

        def spy(archive: Archive, name: str) -> ScannedSheet | None:
            sheet = scan(archive, name)
            scanned.append(sheet is not None)
            return sheet

        with monkeypatch.context() as patch:
            patch.setattr(Archive, "scan", spy)
            first = read(path)
            patch.setattr(Archive, "scan", lambda archive, name: None)
            second = read(path)
        assert _told(first) == _told(second)
        return all(scanned)

    return both


Both = Callable[[Path], bool]


def _rounds() -> Iterator[list[Damage]]:
    """All damages, in each round no more than one of a column."""
    by_column: dict[tuple[str, str], list[Damage]] = {}
    for damage in [*cells.wrong_values(), *cells.blank_cells()]:
        by_column.setdefault((damage.sheet, damage.heading), []).append(damage)
    for several in zip_longest(*by_column.values()):
        yield [damage for damage in several if damage is not None]


@pytest.mark.parametrize("damages", list(_rounds()), ids=len)
def test_both_tell_the_same_of(
    damages: list[Damage], read_both_ways: Both, tmp_path: Path
) -> None:
    sheets = sound.sheets()
    for damage in damages:
        sound.put(sheets, *damage)

    scanned = read_both_ways(excel.save(sheets, tmp_path / "hỏng.xlsx"))

    assert scanned is not any(isinstance(damage.value, bool) for damage in damages)


@pytest.mark.parametrize("name", ODD)
def test_both_read_the_same_from(
    name: str, read_both_ways: Both, tmp_path: Path
) -> None:
    book = load_workbook(sound.save(sound.sheets(), tmp_path / "tốt.xlsx"))
    ODD[name](book)
    sheets: sound.Sheets = {
        sheet.title: [list[Cell](row) for row in sheet.values] for sheet in book
    }

    scanned = read_both_ways(excel.save(sheets, tmp_path / "lạ.xlsx"))

    assert scanned is (name not in NOT_SCANNED)


@pytest.mark.parametrize("name", [*files.DAMAGED, *NOT_LARGE])
def test_both_refuse(name: str, read_both_ways: Both, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    {**files.DAMAGED, **files.HOSTILE}[name](path)

    read_both_ways(path)


def test_a_value_that_is_wrong_often_is_told_everywhere(
    read_both_ways: Both, tmp_path: Path
) -> None:
    sheets = sound.sheets()
    sheets["Xếp loại"] += [["C1", "ba", "Tốt"], ["KHÔNG CÓ", "2020", None]] * 20_000

    assert read_both_ways(excel.save(sheets, tmp_path / "hỏng.xlsx"))


def test_both_read_a_made_up_town(read_both_ways: Both, tmp_path: Path) -> None:
    write(demo.make("town"), tmp_path / "town.xlsx")

    assert read_both_ways(tmp_path / "town.xlsx")


def test_a_formula_keeps_only_its_own_sheet_from_being_scanned(
    read_both_ways: Both, tmp_path: Path
) -> None:
    path = excel.save(
        sound.sheets(),
        tmp_path / "a.xlsx",
        lambda book: book.get_worksheet_by_name(SHEET).write_formula(
            "B2", '="Lò Văn Bình"', None, "Lò Văn Bình"
        ),
    )

    with Archive(path) as archive:
        assert archive.scan(SHEET) is None
        assert archive.scan("Quá trình") is not None
    assert not read_both_ways(path)
