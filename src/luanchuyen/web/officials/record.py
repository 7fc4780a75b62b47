"""What is recorded of an official, apart from any rule: person, post held, plans, papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from luanchuyen.rules.words import at_unit
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.web.shared import formats, reading


@dataclass(frozen=True)
class RecordLine:
    label: str
    value: str


def lines(snapshot: Snapshot, person: reading.Line) -> list[RecordLine]:
    """What the personal record holds, blank fields told as such."""
    places = [person[key] for key in ("home", "birthplace", "council")]
    named = reading.names(snapshot.localities, places)
    home, birthplace, council = (named.get(place or "", "") for place in places)
    lines = (
        ("Giới tính", person["sex"]),
        ("Ngày sinh", formats.born(person["born"], person["born_precision"])),
        ("Dân tộc", person["ethnicity"]),
        ("Quê quán", home),
        ("Nơi sinh", birthplace),
        ("Ngày vào Đảng", formats.day(person["joined_party"])),
        ("Chuyên môn", person["degree"]),
        ("Lý luận chính trị", person["theory"]),
        ("Quản lý nhà nước", person["state_management"]),
        (
            "Ngoại ngữ, tin học",
            "đạt chuẩn" if person["languages_it"] else "chưa ghi đạt chuẩn",
        ),
        ("Đại biểu HĐND", council or "không"),
        ("Giấy chứng nhận sức khỏe", formats.day(person["health_on"])),
    )
    return [RecordLine(label, value or formats.NOT_TOLD) for label, value in lines]


@dataclass(frozen=True)
class Held:
    """The main post held on the day, with its unit."""

    post: str
    unit_code: str
    since: str
    form: str


def held(snapshot: Snapshot, code: str, on: date) -> Held | None:
    main = reading.holders(snapshot, on).filter(
        (pl.col("official") == code) & ~pl.col("concurrent")
    )
    row: Mapping[str, Any] | None = next(main.iter_rows(named=True), None)
    if row is None:
        return None
    return Held(
        post=at_unit(row["post_name"], row["unit_name"]),
        unit_code=row["unit"],
        since=formats.day(row["held_from"]),
        form=row["form"].lower(),
    )


@dataclass(frozen=True)
class Note:
    """A line of the record beside the career: succession, discipline, rating."""

    what: str
    detail: str


def notes(snapshot: Snapshot, code: str) -> list[Note]:
    """Succession entries, disciplinary actions, ratings and certificates, the newest first."""
    return [
        *_succession(snapshot, code),
        *_discipline(snapshot, code),
        *_ratings(snapshot, code),
        *_certificates(snapshot, code),
    ]


def _of(frame: pl.DataFrame, code: str, newest_by: str) -> list[reading.Line]:
    rows = frame.filter(pl.col("official") == code).sort(newest_by, descending=True)
    return list(rows.iter_rows(named=True))


def _succession(snapshot: Snapshot, code: str) -> list[Note]:
    rows = _of(snapshot.succession, code, "approved_on")
    posts = reading.names(snapshot.posts, [row["post"] for row in rows])
    return [
        Note(
            f"Quy hoạch {posts[row['post']]}, nhiệm kỳ {row['term']}",
            f"phê duyệt {formats.day(row['approved_on'])}"
            + (
                f", đưa ra {formats.day(row['removed_on'])}"
                if row["removed_on"]
                else ""
            ),
        )
        for row in rows
    ]


def _discipline(snapshot: Snapshot, code: str) -> list[Note]:
    return [
        Note(
            f"Kỷ luật: {row['form'].lower()}",
            f"từ {formats.day(row['decided_on'])} "
            + formats.until(row["lapses_on"], "chưa hết hiệu lực"),
        )
        for row in _of(snapshot.discipline, code, "decided_on")
    ]


def _ratings(snapshot: Snapshot, code: str) -> list[Note]:
    rows = _of(snapshot.ratings, code, "year")
    return [
        Note(f"Xếp loại năm {row['year']}", row["rating"].lower()) for row in rows[:5]
    ]


def _certificates(snapshot: Snapshot, code: str) -> list[Note]:
    return [
        Note(
            " ".join(part for part in (row["kind"], row["grade"]) if part),
            _certificate_days(row),
        )
        for row in _of(snapshot.certificates, code, "issued_on")
    ]


def _certificate_days(row: reading.Line) -> str:
    issued = f"cấp {formats.day(row['issued_on'])}" if row["issued_on"] else ""
    expires = formats.until(row["expires_on"], "") if row["expires_on"] else ""
    return ", ".join(part for part in (issued, expires) if part)
