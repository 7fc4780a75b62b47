"""A town in which each of the acts that are killed can be done, one after the other."""

import time
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from luanchuyen.records.case_acts import CaseKind
from luanchuyen.records.models import Account, Case
from luanchuyen.services import cases, file_store, imports, issued_papers
from tests import casework, people
from tests.casework import FIRST, PASSED, PDF, TERM
from tests.people import OPERATOR
from tests.planning import DAY

RULEBOOKS = ("qd-65-2022", "lam-dong-2017")


def settle() -> None:
    """The rotation of A is submitted, the transfer of B decided."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    cast = casework.settle()
    casework.carried(cast, casework.submitted)
    casework.transfer_decided(cast, casework.transfer(cast, official="B"))


def _rotation(username: str) -> dict[str, Any]:
    return _common(CaseKind.ROTATION, username)


def _transfer(username: str) -> dict[str, Any]:
    return _common(CaseKind.TRANSFER, username)


def _common(kind: CaseKind, username: str) -> dict[str, Any]:
    case = Case.objects.get(kind=kind)
    return {"case": case, "by": Account.objects.get(username=username), "on": DAY}


def add_paper() -> None:
    cases.add_paper(
        **_rotation("hoa"),
        item="health",
        content=BytesIO(PDF),
        name="kham.pdf",
        day=DAY,
    )


def issue() -> None:
    rotation = _rotation("hoa")
    issued_papers.issue(**rotation, **casework.notice(rotation["case"]))


def vote() -> None:
    cases.vote(**_rotation("binh"), ballot=PASSED)


def decide() -> None:
    cases.decide(**_rotation("binh"), term=TERM)


def import_workbook() -> None:
    """Rows of two tables differ."""
    changed = {"A": {"name": "Lê Đổi Tên"}, "B": {"name": "Lê Cũng Đổi"}}
    now = casework.committee_town(changed, titles={"P3": "pho_phong"})
    imports.carry_out(people.reading(now), by=OPERATOR, on=DAY, file_name="moi.xlsx")


def take_effect() -> None:
    cases.take_effect(**_transfer("hoa") | {"on": FIRST})


def cancel() -> None:
    cases.cancel_decision(**_transfer("binh") | {"on": FIRST}, reason="Sai.")


ACTS: Mapping[str, Callable[[], None]] = {
    "thêm giấy tờ": add_paper,
    "phát hành": issue,
    "biểu quyết": vote,
    "quyết định": decide,
    "nhập sổ": import_workbook,
    "có hiệu lực": take_effect,
    "hủy": cancel,
}


def swept() -> None:
    """What `luanchuyen files --remove-unnamed` does a day later."""
    file_store.remove(file_store.inspect(before=time.time() + 1))
