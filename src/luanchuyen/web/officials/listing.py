"""The list of officials as lines of a page and rows of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from luanchuyen.services.officials import Listed
from luanchuyen.snapshot.titles import TITLES, by_code
from luanchuyen.web.shared import excel, formats


@dataclass(frozen=True)
class Line:
    code: str
    name: str
    sex: str
    born: str
    post: str
    unit: str
    unit_code: str
    since: date | None
    rotation: bool


def line(listed: Listed) -> Line:
    """An official with the main post held that day; blanks where there is none."""
    person, tenure = listed.person, listed.tenure
    post = tenure.post if tenure else None
    unit = post.unit if post else (tenure.unit if tenure else None)
    return Line(
        code=person.code,
        name=person.name,
        sex=person.sex,
        born=formats.born(person.born, person.born_precision),
        post=post.name if post else "",
        unit=unit.name if unit else "",
        unit_code=unit.code if unit else "",
        since=tenure.held_from if tenure else None,
        rotation=tenure is not None and tenure.form == "Luân chuyển",
    )


HEADINGS = (
    *("Mã", "Họ và tên", "Giới tính", "Ngày sinh"),
    *("Chức danh", "Đơn vị", "Từ ngày", "Đang luân chuyển"),
)


def cells(shown: Line) -> Sequence[excel.Cell]:
    return (
        *(shown.code, shown.name, shown.sex, shown.born),
        *(shown.post, shown.unit, shown.since, "x" if shown.rotation else ""),
    )


def filters(request: HttpRequest) -> dict[str, str]:
    """What `tim`, `don_vi` and `loai` ask, under the names of the service."""
    title = request.GET.get("loai", "")
    return {
        "text": request.GET.get("tim", "").strip(),
        "unit": request.GET.get("don_vi", ""),
        "title": title if title in by_code() else "",
    }


def titles() -> Mapping[str, str]:
    return {title.code: title.name for title in TITLES}
