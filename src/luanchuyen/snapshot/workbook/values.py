"""Turns the cells of a column into typed values, whole columns at a time.

A sound column never meets a loop in Python; only odd cells are looked at one by one.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from luanchuyen.snapshot.tables import BIRTH_PRECISIONS, Column, Kind
from luanchuyen.snapshot.titles import codes_by_plain_name, plain
from luanchuyen.snapshot.workbook.cells import Cell, Cells
from luanchuyen.snapshot.workbook.faults import quoted, shown

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
_DAY, _MONTH, _YEAR = BIRTH_PRECISIONS
_EXACT = 2**53  # whole numbers up to here stand in a cell without loss
_TERM = re.compile(r"([0-9]{4})\s*[-\u2010-\u2015]\s*([0-9]{4})\Z")
_DAY_LIKE = re.compile(r"\s*([0-9]{1,2}\s*/\s*){0,2}[0-9]{4}\s*\Z")
# Every other letter, the precomposed Vietnamese ones included, is the same in NFC.
_MAYBE_NOT_NFC = r"[^\x00-\x{2FF}\x{1EA0}-\x{1EFF}]"
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?(e[+-]?[0-9]{1,3})?\s*%?\Z")


@dataclass(frozen=True, slots=True)
class Remark:
    """An error or a notice about the cell at `index` of its block."""

    index: int
    value: Cell
    message: str


@dataclass
class Converted:
    """The values of a column; a blank and a wrong cell are null."""

    series: dict[str, pl.Series]
    wrong: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def at(self, which: pl.Series) -> "Converted":
        """For each index the value, and the remarks, of the cell at that index."""
        return Converted(
            {name: series.gather(which) for name, series in self.series.items()},
            _at(which, self.wrong),
            _at(which, self.notes),
        )


def _at(which: pl.Series, remarks: list[Remark]) -> list[Remark]:
    about: dict[int, list[Remark]] = {}
    for remark in remarks:
        about.setdefault(remark.index, []).append(remark)
    if not about:
        return []
    return [
        Remark(place, remark.value, remark.message)
        for place in which.is_in(list(about)).arg_true()
        for remark in about[which[place]]
    ]


def convert(column: Column, cells: Cells) -> Converted:
    """The values of the cells of one column, row by row."""
    different = cells.different
    converted = _CONVERTERS[column.kind](column, different, set(map(type, different)))
    return converted if cells.which is None else converted.at(cells.which)


def _one(column: Column, series: pl.Series, wrong: list[Remark]) -> Converted:
    return Converted({column.name: series}, wrong)


def _texts(
    cells: list[Cell], types: set[type], wrong: list[Remark], *, fractions: bool = False
) -> pl.Series:
    """Cells as tidy texts in NFC: a whole number is its digits, a blank is null."""
    series = _as_written(cells, types, wrong, fractions).str.strip_chars()
    if series.str.contains(_MAYBE_NOT_NFC).any():
        series = series.str.normalize("NFC")
    return series.set(series == "", None)


def _as_written(
    cells: list[Cell], types: set[type], wrong: list[Remark], fractions: bool = False
) -> pl.Series:
    if not types <= {str}:
        cells = [
            cell if type(cell) is str else _digits(i, cell, wrong, fractions)
            for i, cell in enumerate(cells)
        ]
    return pl.Series(cells, dtype=pl.String)


def _digits(index: int, cell: Cell, wrong: list[Remark], fractions: bool) -> str | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if float(cell).is_integer() and abs(cell) < _EXACT:
            return str(int(cell))
        if fractions:
            return str(cell).replace(".", ",")
    wrong.append(
        Remark(index, cell, f"{quoted(cell)} là {_kind_of(cell)}; ở đây cần văn bản.")
    )
    return None


def _kind_of(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "giá trị TRUE/FALSE"
    if isinstance(cell, dt.date):
        return "ngày tháng"
    if isinstance(cell, dt.time | dt.timedelta):
        return "giờ hoặc khoảng thời gian"
    return "số" if isinstance(cell, float | int) else "văn bản"


def _text(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    wrong: list[Remark] = []
    return _one(column, _texts(cells, types, wrong, fractions=True), wrong)


def _code(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    wrong: list[Remark] = []
    return _one(column, _texts(cells, types, wrong), wrong)


def _codes(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    wrong: list[Remark] = []
    parts = (
        _texts(cells, types, wrong)
        .str.split(";")
        .list.eval(pl.element().str.strip_chars())
    )
    filled = parts.list.eval(pl.element().filter(pl.element() != ""))
    return _one(column, filled.set(filled.list.len() == 0, None), wrong)


def _by_words(
    column: Column,
    cells: list[Cell],
    types: set[type],
    meaning: Callable[[str], object],
    dtype: pl.DataType,
    expected: str,
) -> Converted:
    """Each different text is understood once; `meaning` gives None for a wrong one."""
    wrong: list[Remark] = []
    texts = _as_written(cells, types, wrong)
    wrong = [Remark(w.index, w.value, f"{_unfit(w.value)} {expected}") for w in wrong]
    different = texts.drop_nulls().unique()
    different = different.filter(different.str.strip_chars() != "")
    meanings = [meaning(text) for text in different]
    series = texts.replace_strict(
        different, pl.Series(meanings, dtype=dtype), default=None
    )
    for index in (texts.is_in(different.implode()) & series.is_null()).arg_true():
        wrong.append(Remark(index, cells[index], f"{_unfit(cells[index])} {expected}"))
    return _one(column, series, wrong)


def _unfit(cell: Cell) -> str:
    return f"Giá trị {quoted(cell)} không đúng:"


def _choice(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    by_plain = {plain(choice): choice for choice in column.choices}
    expected = f"cần một trong các giá trị {', '.join(column.choices)}."
    return _by_words(
        column, cells, types, lambda t: by_plain.get(plain(t)), column.dtype, expected
    )


def _title(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    names = codes_by_plain_name()
    expected = (
        "cần mã hoặc tên trong bảng loại chức danh (xem trang Hướng dẫn của tệp mẫu), "
        "ví dụ bi_thu hoặc Bí thư."
    )
    return _by_words(
        column, cells, types, lambda t: names.get(plain(t)), pl.String(), expected
    )


def _mark(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    yes = {plain("x"), plain("có")}
    expected = "ghi x (hoặc có) nếu đúng, bỏ trống nếu không."
    return _by_words(
        column, cells, types, lambda t: plain(t) in yes or None, pl.Boolean(), expected
    )


def _term(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    expected = "nhiệm kỳ ghi năm đầu và năm cuối (1900–2100, năm cuối không trước năm đầu), ví dụ 2020-2025."
    return _by_words(column, cells, types, _term_of, pl.String(), expected)


def _term_of(text: str) -> str | None:
    match = _TERM.match(text.strip())
    if match is None or not 1900 <= int(match[1]) <= int(match[2]) <= 2100:
        return None
    return f"{match[1]}-{match[2]}"


def _whole(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    least = "" if column.least is None else f" từ {column.least}"
    most = "" if column.most is None else f" đến {column.most}"
    expected = f"cần số nguyên{least}{most}."

    def accept(numbers: pl.Series) -> pl.Series:
        low = 1 - _EXACT if column.least is None else column.least
        high = _EXACT - 1 if column.most is None else column.most
        return numbers.is_between(low, high) & (numbers == numbers.floor())

    return _numbers(column, cells, types, accept, expected)


def _share(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    expected = "cần tỷ lệ từ 0 đến 1, ví dụ 0,25 (hoặc 25%)."
    return _numbers(column, cells, types, lambda n: n.is_between(0, 1), expected)


def _numbers(
    column: Column,
    cells: list[Cell],
    types: set[type],
    accept: Callable[[pl.Series], pl.Series],
    expected: str,
) -> Converted:
    found = Converted({})
    numbers = pl.Series(map(_number, cells), dtype=pl.Float64)
    accepted = numbers.set(~accept(numbers), None)
    for index in _filled(cells, accepted.is_null()):
        message = f"{_unfit(cells[index])} {expected}"
        found.wrong.append(Remark(index, cells[index], message))
    if types - {float, int, bool}:
        found.notes += _numbers_in_texts(cells, accepted)
    found.series[column.name] = accepted.cast(column.dtype)
    return found


def _filled(cells: list[Cell], odd: pl.Series) -> list[int]:
    """Which of the odd cells have more than spaces in them."""
    if odd.sum() == cells.count(""):
        return []
    indexes = odd.arg_true().to_list()
    return [i for i in indexes if type(c := cells[i]) is not str or c.strip()]


def _numbers_in_texts(cells: list[Cell], numbers: pl.Series) -> list[Remark]:
    return [
        Remark(i, c, f"Số {quoted(c)} được lưu dưới dạng văn bản; đã đọc là số.")
        for i, c in enumerate(cells)
        if type(c) is str and c and numbers[i] is not None
    ]


def _number(cell: Cell) -> float | None:
    if type(cell) is float or type(cell) is int:
        return cell
    if type(cell) is str and _NUMBER.match(cell.strip()):
        text = cell.strip().replace(",", ".")
        return float(text.rstrip("% ")) / 100 if text.endswith("%") else float(text)
    return None


def _date(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    found = Converted({})
    days = _days(cells, types, found)
    _explain(cells, days, found, "cần ngày của Excel hoặc văn bản dd/mm/yyyy")
    found.series[column.name] = days
    return found


def _birth(column: Column, cells: list[Cell], types: set[type]) -> Converted:
    found, given = Converted({}), cells
    years = [_birth_year(cell) for cell in cells] if types & {float, int} else []
    if years:
        cells = [
            cell if year is None else year
            for cell, year in zip(cells, years, strict=True)
        ]
        types = set(map(type, cells))
    days = _days(cells, types, found)
    parts = _month_or_year(cells) if str in types else None
    precision = pl.select(pl.when(days.is_not_null()).then(pl.lit(_DAY))).to_series()
    if parts is not None:
        precision = precision.zip_with(days.is_not_null(), parts["precision"])
        days = days.zip_with(days.is_not_null(), parts["day"])
        days = days.set(~_in_range(days), None)
        precision = precision.set(days.is_null(), None)
    _explain(
        given, days, found, "cần ngày của Excel hoặc văn bản dd/mm/yyyy, mm/yyyy, yyyy"
    )
    found.notes += _looks_like_a_year(days, precision)
    found.series[column.name] = days
    found.series[f"{column.name}_precision"] = precision.cast(pl.Enum(BIRTH_PRECISIONS))
    return found


def _birth_year(cell: Cell) -> str | None:
    """A whole number where a birth stands is a year."""
    if type(cell) in (float, int) and float(cell).is_integer() and 0 <= cell <= 9999:  # type: ignore[arg-type, operator]
        return f"{int(cell):04d}"  # type: ignore[call-overload]
    return None


def _month_or_year(cells: list[Cell]) -> pl.DataFrame:
    texts = pl.Series([c if type(c) is str else None for c in cells], dtype=pl.String)
    parts = texts.str.strip_chars().str.extract_groups(
        r"^(?:(?<month>[0-9]{1,2})\s*/\s*)?(?<year>[0-9]{4})$"
    )
    month, year = pl.col("month"), pl.col("year")
    written = pl.lit("01/") + month.fill_null("01").str.zfill(2) + "/" + year
    return (
        parts.struct.unnest()
        .select(
            day=written.str.to_date("%d/%m/%Y", strict=False),
            precision=pl.when(month.is_null())
            .then(pl.lit(_YEAR))
            .otherwise(pl.lit(_MONTH)),
        )
        .with_columns(precision=pl.when(pl.col("day").is_not_null()).then("precision"))
    )


def _days(cells: list[Cell], types: set[type], found: Converted) -> pl.Series:
    """Excel dates and texts dd/mm/yyyy as days within 1900–2100; the rest is null."""
    if dt.datetime in types:
        cells = [_day_of(i, cell, found) for i, cell in enumerate(cells)]
    days = pl.Series([c if type(c) is dt.date else None for c in cells], dtype=pl.Date)
    if str in types:
        texts = [c if type(c) is str and c else None for c in cells]
        if any(texts):
            days = days.zip_with(days.is_not_null(), _written_days(texts))
    return days.set(~_in_range(days), None)


def _written_days(texts: list[str | None]) -> pl.Series:
    series = pl.Series(texts, dtype=pl.String).str.strip_chars()
    proper = series.str.contains(r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$")
    return series.set(~proper, None).str.to_date("%d/%m/%Y", strict=False)


def _day_of(index: int, cell: Cell, found: Converted) -> Cell:
    if not isinstance(cell, dt.datetime):
        return cell
    if cell.time() != dt.time():
        note = f"{quoted(cell)} có cả giờ; chỉ lấy ngày."
        found.notes.append(Remark(index, cell, note))
    return cell.date()


def _in_range(days: pl.Series) -> pl.Series:
    return days.is_between(FIRST_DAY, LAST_DAY).fill_null(True)


def _explain(
    cells: list[Cell], days: pl.Series, found: Converted, expected: str
) -> None:
    """One remark for each filled cell that gave no day."""
    for index in _filled(cells, days.is_null()):
        message = _why_no_day(cells[index], expected)
        found.wrong.append(Remark(index, cells[index], message))


def _why_no_day(cell: Cell, expected: str) -> str:
    if isinstance(cell, dt.date) or _DAY_LIKE.match(str(shown(cell))):
        return (
            f"Ngày {quoted(cell)} không có trong lịch, thiếu phần hoặc nằm ngoài "
            f"1900–2100; {expected}."
        )
    return f"{quoted(cell)} không phải ngày; {expected}, trong khoảng 1900–2100."


def _looks_like_a_year(days: pl.Series, precision: pl.Series) -> list[Remark]:
    """A year typed into a cell formatted as a date becomes a day of 1905: say so."""
    suspicious = days.is_between(dt.date(1905, 3, 14), dt.date(1905, 9, 30))
    return [
        Remark(
            i, days[i], f"{quoted(days[i])} có lẽ là một năm ghi vào ô định dạng ngày."
        )
        for i in (suspicious & (precision == _DAY)).fill_null(False).arg_true()
    ]


_CONVERTERS: dict[Kind, Callable[[Column, list[Cell], set[type]], Converted]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.REFERENCE: _code,
    Kind.REFERENCES: _codes,
    Kind.TITLE: _title,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.BIRTH: _birth,
    Kind.WHOLE: _whole,
    Kind.SHARE: _share,
    Kind.MARK: _mark,
    Kind.TERM: _term,
}
