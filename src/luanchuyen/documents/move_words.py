"""How papers speak of one move: the official, the two posts, the ground and its texts."""

from collections.abc import Iterable, Sequence
from datetime import date

from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Words
from luanchuyen.rules.entries import Case
from luanchuyen.rules.instruments import library
from luanchuyen.rules.words import CASES, DIRECTIONS


def rows(moves: Sequence[MoveLine], form: PaperForm) -> list[Words]:
    """A row each of a table of moves."""
    return [
        {"number": number, **words(line, form)} for number, line in enumerate(moves, 1)
    ]


def words(line: MoveLine, form: PaperForm) -> dict[str, object]:
    """One move by the names templates print it under."""
    return {
        "name": line.name,
        "born": _written(line.born, form),
        "origin": str(line.origin),
        "origin_unit": line.origin.unit,
        "target": str(line.target),
        "target_unit": line.target.unit,
        "ground": ground(line),
        "called": called(line, form),
        "of": f"{title(line, form)} {line.name}",
    }


def title(line: MoveLine, form: PaperForm) -> str:
    """đồng chí; ông or bà in a paper of the State."""
    known = form.layout.titles
    return {"nam": known.nam, "nữ": known.nữ}.get(line.sex.casefold(), known.unknown)


def called(line: MoveLine, form: PaperForm) -> str:
    """đồng chí Vi Thị Hạ, sinh ngày 05/5/1980, Trưởng phòng, Phòng Nội vụ."""
    born = f"sinh {'ngày' if isinstance(line.born, date) else 'năm'} {_written(line.born, form)}"
    parts = [f"{title(line, form)} {line.name}", born if line.born else ""]
    return ", ".join(part for part in (*parts, str(line.origin)) if part)


def _written(born: date | int | None, form: PaperForm) -> str:
    if born is None:
        return ""
    return form.short_day(born) if isinstance(born, date) else str(born)


def ground(line: MoveLine) -> str:
    """The case, the direction, and why a special case is one."""
    parts = [CASES[line.case], DIRECTIONS.get(line.direction or "", "")]
    said = "; ".join(part for part in parts if part)
    return f"{said}. Trường hợp đặc biệt: {line.special}" if line.special else said


def texts_by_case(moves: Sequence[MoveLine]) -> list[str]:
    """A line for each case with the texts it rests on, once each; their places are in the list of moves."""
    cites: dict[str, list[str]] = {}
    for line in moves:
        cites.setdefault(line.case, []).extend(line.cites)
    return [
        f"Căn cứ đối với trường hợp «{CASES[case]}»: {said}."
        for case, keys in cites.items()
        if (said := texts(keys))
    ]


def texts(cites: Iterable[str]) -> str:
    """Quy định 65-QĐ/TW; Nghị định 170/2025/NĐ-CP: each text once."""
    keys = dict.fromkeys(key.partition("/")[0] for key in cites)
    found = [library()[key] for key in keys if key in library()]
    return "; ".join(
        dict.fromkeys(f"{one.kind} {one.number or one.title}" for one in found)
    )


def is_transfer(line: MoveLine) -> bool:
    return line.case == Case.TRANSFER
