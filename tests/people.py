"""The cast of the tests and the place they work in, all made up.

The town of Bình Yên: its committee `TU` manages the posts of the town and of the ward Sông Trăng. `CU` is the
committee that became `TU`. The province of Hải Vân, with its committee `HV`, is somewhere else.

`officer` prepares, `secretary` decides, `inspector` supervises, `unit_officer` answers for a ward, `stranger` is
from the other province and must see nothing, `official` is the one whose case it is, `administrator`
keeps accounts and reads no dossier.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.records.models import Account, Person, Role, Unit
from luanchuyen.services import imports
from luanchuyen.services.access import Operator
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.workbook import Reading

TODAY = date(2026, 12, 1)
OPERATOR = Operator("thu-nghiem")
PASSWORD = "mat-khau-thu-nghiem"

Row = dict[str, object]

_UNIT: Row = {"level": "Tỉnh", "bloc": "Đảng", "locality": "T91"}
_POST: Row = {"seats": 1, "key": True, "rank": 3}
_PERSON: Row = {
    "sex": "Nữ",
    "born": date(1980, 5, 1),
    "born_precision": "ngày",
    "home": "T91",
}
_HELD: Row = {"held_from": date(2021, 1, 1), "form": "Bổ nhiệm"}

_ROWS: dict[str, list[Row]] = {
    "localities": [
        {
            "code": "T90",
            "name": "Tỉnh Bình Nguyên",
            "level": "Tỉnh",
            "valid_until": date(2025, 7, 1),
        },
        {
            "code": "T91",
            "name": "Thành phố Bình Yên",
            "level": "Tỉnh",
            "valid_from": date(2025, 7, 1),
            "succeeds": ["T90"],
        },
        {"code": "X91", "name": "Phường Sông Trăng", "level": "Xã", "parent": "T91"},
        {"code": "T92", "name": "Tỉnh Hải Vân", "level": "Tỉnh"},
    ],
    "units": [
        _UNIT
        | {"code": "TW", "name": "Trung ương", "level": "Trung ương", "locality": None},
        _UNIT
        | {
            "code": "CU",
            "name": "Thị ủy Bình Nguyên",
            "parent": "TW",
            "valid_until": date(2025, 7, 1),
        },
        _UNIT
        | {
            "code": "TU",
            "name": "Thành ủy Bình Yên",
            "parent": "TW",
            "valid_from": date(2025, 7, 1),
            "succeeds": ["CU"],
        },
        _UNIT
        | {
            "code": "KT",
            "name": "Ủy ban Kiểm tra",
            "parent": "TU",
            "sector": "Kiểm tra",
        },
        _UNIT
        | {
            "code": "DU",
            "name": "Đảng ủy phường Sông Trăng",
            "level": "Xã",
            "locality": "X91",
            "parent": "TU",
            "short": True,
        },
        _UNIT
        | {"code": "HV", "name": "Tỉnh ủy Hải Vân", "parent": "TW", "locality": "T92"},
    ],
    "posts": [
        _POST
        | {
            "code": "P1",
            "unit": "TU",
            "name": "Bí thư",
            "title": "bi_thu",
            "managed_by": "TW",
        },
        _POST
        | {
            "code": "P2",
            "unit": "KT",
            "name": "Chủ nhiệm",
            "title": "chu_nhiem_ubkt",
            "managed_by": "TU",
        },
        _POST
        | {
            "code": "P3",
            "unit": "DU",
            "name": "Bí thư",
            "title": "bi_thu",
            "managed_by": "CU",
        },
        _POST
        | {
            "code": "P4",
            "unit": "DU",
            "name": "Phó",
            "title": "pho_truong_phong",
            "managed_by": "DU",
        },
        _POST
        | {
            "code": "P9",
            "unit": "HV",
            "name": "Bí thư",
            "title": "bi_thu",
            "managed_by": "HV",
        },
    ],
    "people": [
        _PERSON | {"code": "CB1", "name": "Đặng Thị Ánh", "degree": "Thạc sĩ"},
        _PERSON
        | {"code": "CB2", "name": "Lê Văn An", "sex": "Nam", "theory": "Cao cấp"},
        _PERSON
        | {
            "code": "CB3",
            "name": "Nguyễn Hữu Ân",
            "sex": "Nam",
            "born": date(1976, 1, 1),
            "born_precision": "năm",
        },
        _PERSON | {"code": "CB4", "name": "Trần Bình", "sex": "Nam", "home": None},
        _PERSON
        | {"code": "CB9", "name": "Phạm Đức Dũng", "sex": "Nam", "languages_it": True},
    ],
    "tenures": [
        _HELD | {"official": "CB1", "post": "P2"},
        _HELD | {"official": "CB1", "post": "P4", "concurrent": True},
        _HELD | {"official": "CB2", "post": "P3", "decision": "12-QĐ/TU"},
        _HELD | {"official": "CB3", "post": "P4"},
        _HELD
        | {
            "official": "CB4",
            "unit": "KT",
            "held_from": date(2010, 1, 1),
            "held_until": date(2020, 1, 1),
        },
        _HELD | {"official": "CB9", "post": "P9"},
    ],
    "succession": [
        {
            "official": "CB2",
            "post": "P2",
            "term": "2025-2030",
            "approved_on": date(2025, 1, 1),
        },
    ],
    "discipline": [
        {"official": "CB4", "form": "Khiển trách", "decided_on": date(2019, 1, 1)},
    ],
    "ratings": [
        {"official": "CB1", "year": 2025, "rating": "Hoàn thành tốt"},
        {"official": "CB1", "year": 2025, "rating": "Hoàn thành tốt"},
    ],
    "kinship": [{"official": "CB1", "relative": "CB2", "relation": "Anh chị em"}],
    "confidence": [{"official": "CB1", "on": date(2025, 6, 1), "low_share": 1 / 3}],
    "assessments": [
        {"official": "CB1", "kind": "triển vọng", "on": date(2025, 6, 1), "body": "KT"},
    ],
    "ranks": [{"post": "P2", "from": date(2025, 1, 1), "rank": 4}],
    "certificates": [
        {
            "official": "CB1",
            "kind": 'Tin học, "nâng cao"',
            "issued_on": date(2015, 1, 1),
        }
    ],
}


def town(**rows: list[Row]) -> Snapshot:
    """The town and its neighbour; a table given by name takes the place of the usual one."""
    return Snapshot.of(
        {
            name: pl.DataFrame(given, infer_schema_length=None)
            for name, given in (_ROWS | rows).items()
            if given
        }
    )


def rows(table: str) -> list[Row]:
    """The usual rows of a table, to be changed in a test."""
    return [dict(row) for row in _ROWS[table]]


def reading(snapshot: Snapshot) -> Reading:
    return Reading(snapshot=snapshot, errors=(), warnings=())


def settle(snapshot: Snapshot | None = None) -> None:
    """Bring the records into the database as an operator would."""
    imports.carry_out(
        reading(snapshot or town()), by=OPERATOR, on=TODAY, file_name="so.xlsx"
    )


@dataclass(frozen=True)
class Cast:
    officer: Account
    secretary: Account
    inspector: Account
    unit_officer: Account
    stranger: Account
    official: Account
    administrator: Account


def cast() -> Cast:
    """The accounts; the town must be settled."""
    return Cast(
        officer=account("hoa", Role.OFFICER, committee="TU"),
        secretary=account("binh", Role.SECRETARY, committee="TU"),
        inspector=account("chien", Role.INSPECTOR, committee="TU"),
        unit_officer=account("duyen", Role.UNIT_OFFICER, committee="DU"),
        stranger=account("giang", Role.OFFICER, committee="HV"),
        official=account("an", Role.OFFICIAL, official="CB2"),
        administrator=account("quan-tri", Role.ADMINISTRATOR),
    )


def account(
    username: str,
    role: Role,
    *,
    committee: str | None = None,
    official: str | None = None,
) -> Account:
    made = Account(
        username=username,
        name=username.capitalize(),
        role=role,
        committee=Unit.objects.filter(pk=committee).first(),
        official=Person.objects.filter(pk=official).first(),
    )
    made.set_password(PASSWORD)
    made.save()
    return made
