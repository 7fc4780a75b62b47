"""What the sheet of one official is asked for, and the answer for page and Excel."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse

from luanchuyen.rules import words as law
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import verdicts
from luanchuyen.rules.windows import windows
from luanchuyen.rules.words import at_unit
from luanchuyen.services import names
from luanchuyen.web.officials import presenting, record
from luanchuyen.web.officials.career import Career, career
from luanchuyen.web.shared import excel, formats, reading
from luanchuyen.web.shared.looking import Looking

YEARS = 10
_MOST_OFFERED = 300  # posts the form offers before anything is typed
_MOST_CHOICES = 8
_CODE_AT_END = re.compile(r"\[([^\[\]]+)\]\s*$")


@dataclass(frozen=True)
class Asked:
    """One official, a case and perhaps a post; `fault` says why the post was not found."""

    official: str
    case: str
    post: reading.Line | None
    post_text: str
    fault: str
    choices: Sequence[str]


def asked(request: HttpRequest, look: Looking, official: str) -> Asked:
    """Read `truong_hop` and `chuc_danh` from the address."""
    case = request.GET.get("truong_hop", "")
    text = request.GET.get("chuc_danh", "").strip()
    found = _matching(look, text) if text else []
    one = found[0] if len(found) == 1 else None
    return Asked(
        official=official,
        case=case if case in law.CASES else next(iter(law.CASES)),
        post=one,
        post_text=offered(one) if one else text,
        fault="" if one or not text else _not_one(text, len(found)),
        choices=[offered(row) for row in found[:_MOST_CHOICES]] if not one else [],
    )


def _posts(look: Looking) -> pl.DataFrame:
    units = look.snapshot.units.select(pl.col("code").alias("unit"), unit_name="name")
    return look.scope.posts.join(units, on="unit", how="left", maintain_order="left")


def _matching(look: Looking, text: str) -> list[reading.Line]:
    """The post of this code, otherwise those whose name and unit hold every word."""
    posts = _posts(look)
    code = found[1] if (found := _CODE_AT_END.search(text)) else text
    exact = posts.filter(pl.col("code") == code)
    if exact.height:
        return list(exact.iter_rows(named=True))
    wanted = names.fold(text).split()
    return [
        row
        for row in posts.iter_rows(named=True)
        if all(
            word in names.fold(f"{row['name']} {row['unit_name']}") for word in wanted
        )
    ]


def _not_one(text: str, count: int) -> str:
    if not count:
        return f"Không có chức danh nào trong phạm vi khớp với “{text[:80]}”."
    return f"Có {count} chức danh khớp với “{text[:80]}”; hãy chọn một."


def offered(post: reading.Line) -> str:
    """A post as the form offers it, its code at the end."""
    return f"{at_unit(post['name'], post['unit_name'])} [{post['code']}]"


def sheet(look: Looking, question: Asked) -> presenting.Sheet | None:
    """The verdict in words; None where the rulebook cannot be asked that day."""
    if look.fault:
        return None
    posts = [question.post["code"]] if question.post else []
    target = posts[0] if posts else None
    screening = screen(
        look.snapshot,
        look.rulebook,
        look.day.value,
        committee=look.scope.committee,
        officials=[question.official],
        posts=posts,
        case=question.case,
    )
    verdict = next(one for one in verdicts(screening) if one.post == target)
    found = windows(
        look.snapshot,
        look.rulebook,
        look.day.value,
        YEARS,
        [question.official],
        committee=look.scope.committee,
        posts=posts,
        case=question.case,
    )
    return presenting.sheet(verdict, found[question.official, target], YEARS)


def page(look: Looking, question: Asked) -> dict[str, Any]:
    """Everything the page of one official shows."""
    code = question.official
    person = reading.row(look.snapshot.people, code)
    assert person is not None  # noqa: S101 - the view has checked that the official is there
    found = sheet(look, question)
    return {
        "looking": look,
        "question": question,
        "person": person,
        "held": record.held(look.snapshot, code, look.day.value),
        "sheet": found,
        "cases": law.CASES.items(),
        "offers": [
            offered(row)
            for row in _posts(look).head(_MOST_OFFERED).iter_rows(named=True)
        ],
        "career": _career(look, code, found),
        "record": record.lines(look.snapshot, person),
        "notes": record.notes(look.snapshot, code),
    }


def _career(look: Looking, code: str, found: presenting.Sheet | None) -> Career | None:
    rows = reading.tenures(look.snapshot).filter(pl.col("official") == code)
    return career(
        list(rows.iter_rows(named=True)),
        look.day.value,
        found.retirement if found else None,
        found.eligible if found else None,
    )


def workbook(look: Looking, question: Asked) -> HttpResponse:
    """The sheet as Excel, one criterion a row."""
    found = sheet(look, question)
    person = reading.row(look.snapshot.people, question.official) or {}
    title = (
        f"Phiếu rà soát: {person.get('name')} ({question.official}), "
        f"ngày {look.day.shown}, {look.rulebook.title}"
    )
    headings = (
        "Tiêu chí",
        "Kết quả",
        "Nhận định",
        "Tính chất",
        "Căn cứ",
        "Dữ kiện",
        "Đối chiếu",
    )
    return excel.download(
        f"phieu-{formats.file_name(question.official)}",
        title,
        headings,
        [] if found is None else presenting.rows(found),
    )
