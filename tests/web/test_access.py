"""Every address of the product against every role, here, elsewhere, in a reading session and without a login.

Each address has its row here or, for plans, in `tests.web.plans.test_rights`; one that has none fails.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from pytest_django import Settings

from luanchuyen.records.models import Account, AuditEvent, Case, Role
from luanchuyen.services import cases, sessions
from luanchuyen.services.access import ROLES
from luanchuyen.web.cases.deeds import DEEDS
from luanchuyen.web.shared import days
from tests import casework, people
from tests.casework import Cast
from tests.planning import DAY
from tests.web.cases.test_every_page import ABOUT, ASKED
from tests.web.plans import test_rights as plans

Enter = Callable[[Account], Client]
Roles = frozenset[Role]

EVERYBODY: Roles = frozenset(Role)
READ: Roles = frozenset({Role.OFFICER, Role.SECRETARY, Role.INSPECTOR})
PREPARE: Roles = frozenset({Role.OFFICER})
DECIDE: Roles = frozenset({Role.SECRETARY})
UNIT: Roles = frozenset({Role.UNIT_OFFICER})
OWN: Roles = frozenset({Role.OFFICIAL})
IMPORT: Roles = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
KEEPER: Roles = frozenset({Role.ADMINISTRATOR})
AUDIT: Roles = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Row:
    """How an address is asked, and which roles come in.

    `of_somebody`: it is about a record, which for the same roles elsewhere is not there. `in_session`: an
    administrator comes in while a reading session lasts. `door`: it asks for no login. `leads`: how far who
    comes in gets.
    """

    method: str
    path: str
    roles: Roles
    of_somebody: bool = False
    in_session: bool = False
    door: bool = False
    leads: str = "in"


def of(address: str, roles: Roles, method: str = "get") -> Row:
    """A page about one record."""
    return Row(method, address, roles, of_somebody=True)


def read(address: str, roles: Roles = READ) -> Row:
    """A page of cases that a reading session opens."""
    return Row("get", address, roles, "{" in address, in_session=True)


def can_do(key: str) -> Roles:
    """The roles with a permission of the act."""
    needed = set(DEEDS[key].permissions)
    return frozenset(role for role in Role if needed & ROLES[role].permissions)


def deed(key: str) -> Row:
    about = ABOUT.get(key, ASKED if DEEDS[key].of_ask else "")
    return of(f"/ho-so/{{case}}/viec/{key}/{about}", can_do(key))


TABLE: Mapping[str, Row] = {
    "login": Row("get", "/dang-nhap/", EVERYBODY, door=True),
    "logout": Row("post", "/dang-xuat/", EVERYBODY, door=True, leads="login"),
    "password": Row("get", "/doi-mat-khau/", EVERYBODY),
    "desk:desk": Row("get", "/", EVERYBODY),
    "officials:list": Row("get", "/can-bo/", READ | UNIT),
    "officials:download": Row("get", "/can-bo/tai-ve/", READ | UNIT),
    "officials:screened": Row("get", "/can-bo/sang-loc/", READ),
    "officials:screened_download": Row("get", "/can-bo/sang-loc/tai-ve/", READ),
    "officials:official": of("/can-bo/ho-so/A/", READ | UNIT | OWN),
    "officials:sheet_download": of("/can-bo/ho-so/A/phieu/", READ | UNIT | OWN),
    "units:list": Row("get", "/don-vi/", READ | UNIT),
    "units:download": Row("get", "/don-vi/tai-ve/", READ | UNIT),
    "units:unit": of("/don-vi/xem/U1/", READ | UNIT),
    "units:posts_download": of("/don-vi/xem/U1/chuc-danh/", READ | UNIT),
    "candidates:post": of("/ung-vien/P1/", READ),
    "candidates:download": of("/ung-vien/P1/tai-ve/", READ),
    "demand:overview": Row("get", "/nhu-cau/", READ),
    "demand:download": Row("get", "/nhu-cau/tai-ve/", READ),
    "demand:kind": Row("get", "/nhu-cau/vacancy/", READ),
    "demand:kind_download": Row("get", "/nhu-cau/vacancy/tai-ve/", READ),
    "cases:inbox": read("/ho-so/", READ | UNIT),
    "cases:list": read("/ho-so/danh-sach/"),
    "cases:calendar": read("/ho-so/lich/"),
    "cases:registers": read("/ho-so/so-van-ban/"),
    "cases:begin_register": Row("get", "/ho-so/so-van-ban/so-cuoi/", PREPARE | DECIDE),
    "cases:registers_download": read("/ho-so/so-van-ban/tai-ve/"),
    "cases:own": Row("get", "/ho-so/cua-toi/", OWN),
    "cases:session": Row("get", "/ho-so/phien-doc/", KEEPER),
    "cases:end_session": Row("post", "/ho-so/phien-doc/ket-thuc/", KEEPER),
    "cases:transfer": Row("get", "/ho-so/mo-dieu-dong/", PREPARE),
    "cases:from_plan": of("/ho-so/mo-tu-ke-hoach/{plan}/", PREPARE),
    "cases:case": read("/ho-so/{case}/", READ | UNIT),
    "cases:history": read("/ho-so/{case}/nhat-ky/"),
    **{f"cases:deed {key}": deed(key) for key in DEEDS},
    "cases:papers": read("/ho-so/{case}/van-ban/"),
    "cases:beside": read("/ho-so/{case}/van-ban/song-song/"),
    "cases:page": read("/ho-so/{case}/van-ban/song-song/vb-{issued}/1/"),
    "cases:written": read("/ho-so/{case}/van-ban/to-trinh/"),
    "cases:issued": read("/ho-so/{case}/van-ban/da-phat-hanh/{issued}/docx/"),
    "cases:cancel_number": of(
        "/ho-so/{case}/van-ban/da-phat-hanh/{issued}/", PREPARE | DECIDE
    ),
    "cases:dossier": read("/ho-so/{case}/giay-to/"),
    "cases:reuse": of("/ho-so/{case}/giay-to/dung-lai/", PREPARE, "post"),
    "cases:whole": read("/ho-so/{case}/giay-to/tron-bo/"),
    "cases:paper": read("/ho-so/{case}/giay-to/{paper}/"),
    "rulebooks:list": Row("get", "/quy-dinh/", EVERYBODY),
    "rulebooks:instruments": Row("get", "/quy-dinh/van-ban/", EVERYBODY),
    "rulebooks:instruments_download": Row(
        "get", "/quy-dinh/van-ban/tai-ve/", EVERYBODY
    ),
    "rulebooks:rulebook": Row("get", "/quy-dinh/bo/qd-65-2022/", EVERYBODY),
    "rulebooks:procedures": Row("get", "/quy-dinh/bo/qd-65-2022/quy-trinh/", EVERYBODY),
    "rulebooks:comparison": Row("get", "/quy-dinh/bo/qd-65-2022/so-sanh/", EVERYBODY),
    "rulebooks:download": Row("get", "/quy-dinh/bo/qd-65-2022/tai-ve/", EVERYBODY),
    "audit:log": Row("get", "/nhat-ky/", AUDIT),
    "audit:check": Row("post", "/nhat-ky/kiem-tra/", AUDIT),
    # Nobody here reaches every record; who does is in tests/web/audit.
    "audit:download": Row("get", "/nhat-ky/tai-ve/", frozenset()),
    "imports:upload": Row("get", "/nhap-du-lieu/", IMPORT),
    "imports:preview": Row("get", "/nhap-du-lieu/xem-truoc/", IMPORT),
    "imports:faults": Row("get", "/nhap-du-lieu/xem-truoc/loi/", IMPORT),
    "imports:confirm": Row("post", "/nhap-du-lieu/xac-nhan/", IMPORT),
}
ENDING_ALL = {"cases:end_session"}  # what is asked after it is asked without a session
KEPT = ("Đinh Thị Kín", "Đợt một")  # one of ours, and our plan


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Every address of a URL conf as pages link to it; one without a name by its route."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, space + inner)
        else:
            yield space + (pattern.name or str(pattern.pattern))


def told() -> set[str]:
    """The addresses in a table; behind a blank or a colon stands which act of one it is."""
    of_plans = {f"plans:{name.partition(':')[0]}" for name in plans.TABLE}
    return {name.partition(" ")[0] for name in TABLE} | of_plans


def test_every_address_of_the_product_is_in_a_table() -> None:
    assert told() == set(names(get_resolver().url_patterns))


def test_an_address_nobody_told_of_is_seen() -> None:
    def page(request: object) -> HttpResponse:
        return HttpResponse()

    assert set(names([path("moi/", page), path("la/", page, name="new")])) - told() == {
        "moi/",
        "new",
    }


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: DAY)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return casework.settle(casework.committee_town(people={"A": {"name": KEPT[0]}}))


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case in which the unit of departure was asked, with a file in its dossier and a notice that went out."""
    case = casework.opened(cast)
    cases.request_opinion(
        case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
    )
    casework.added(cast, case, "health")
    casework.notified(cast, case)
    return case


@pytest.fixture
def here(cast: Cast) -> dict[Role, Account]:
    return {
        Role.OFFICER: cast.officer,
        Role.SECRETARY: cast.secretary,
        Role.INSPECTOR: cast.inspector,
        Role.UNIT_OFFICER: cast.departure,
        Role.OFFICIAL: cast.official,
        Role.ADMINISTRATOR: cast.administrator,
    }


@pytest.fixture
def elsewhere(cast: Cast) -> dict[Role, Account]:
    """The same roles at another committee, and another official; an administrator is nowhere."""
    made = {
        role: people.account(f"khac-{role}", role, committee="KHAC")
        for role in READ | UNIT
    }
    return made | {Role.OFFICIAL: people.account("khac-b", Role.OFFICIAL, official="B")}


def address(name: str, case: Case) -> str:
    return TABLE[name].path.format(
        case=case.pk,
        plan=case.plan_id,
        paper=case.papers.get().pk,
        issued=case.issued.get().pk,
    )


def asked(client: Client, name: str, case: Case) -> HttpResponse:
    answer: HttpResponse = getattr(client, TABLE[name].method)(address(name, case))
    return answer


@pytest.mark.parametrize("role", Role)
def test_each_role_comes_as_far_as_it_may(
    role: Role, case: Case, here: dict[Role, Account], enter: Enter
) -> None:
    found = {
        name: plans.reached(asked(enter(here[role]), name, case)) for name in TABLE
    }

    assert found == {
        name: row.leads if role in row.roles else "refused"
        for name, row in TABLE.items()
    }


def test_who_is_not_logged_in_comes_to_the_door(case: Case) -> None:
    found = {name: plans.reached(asked(Client(), name, case)) for name in TABLE}

    assert found == {
        name: row.leads if row.door else "login" for name, row in TABLE.items()
    }


@pytest.mark.parametrize("role", sorted(READ | UNIT | OWN))
def test_what_is_of_others_is_not_there(
    role: Role, case: Case, elsewhere: dict[Role, Account], enter: Enter
) -> None:
    client = enter(elsewhere[role])

    found = {
        name: plans.reached(asked(client, name, case))
        for name, row in TABLE.items()
        if row.of_somebody and role in row.roles
    }

    assert found
    assert set(found.values()) == {"nothing"}, found


@pytest.mark.parametrize("role", sorted(READ | UNIT))
def test_of_the_own_case_only_the_own_sheet_is_there(
    role: Role, case: Case, here: dict[Role, Account], enter: Enter
) -> None:
    Account.objects.filter(pk=here[role].pk).update(official=case.proposal.official_id)
    client = enter(here[role])
    of_the_case = {name: row for name, row in TABLE.items() if "{case}" in row.path}

    found = {
        plans.reached(asked(client, name, case))
        for name, row in of_the_case.items()
        if role in row.roles
    }

    assert found == {"nothing"}
    assert "Hồ sơ số" in client.get("/ho-so/cua-toi/").content.decode()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("role", sorted(READ | UNIT))
def test_no_list_names_ours_to_others(
    role: Role, case: Case, elsewhere: dict[Role, Account], enter: Enter
) -> None:
    assert case.plan is not None
    assert (case.proposal.official.name, case.plan.title) == KEPT
    client = enter(elsewhere[role])
    lists = [
        name
        for name, row in TABLE.items()
        if role in row.roles and not row.of_somebody and not row.door
    ]

    found = {
        (name, word)
        for name in lists
        for word in KEPT
        if word in everything(asked(client, name, case))
    }

    assert found == set()


def test_our_own_lists_name_them(
    case: Case, here: dict[Role, Account], enter: Enter
) -> None:
    """Else the test above would hold of pages that name nobody at all."""
    client = enter(here[Role.OFFICER])

    lists = (
        *("officials:list", "officials:download", "cases:list"),
        *("cases:registers", "cases:registers_download"),
    )
    for name in lists:
        assert KEPT[0] in everything(asked(client, name, case)), name
    assert KEPT[1] in everything(asked(client, "desk:desk", case))


def test_a_session_opens_cases_to_an_administrator_and_nothing_else(
    case: Case, cast: Cast, enter: Enter
) -> None:
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)
    client = enter(cast.administrator)
    rows = {
        name: row
        for name, row in TABLE.items()
        if name not in ENDING_ALL and not row.door
    }

    found = {name: plans.reached(asked(client, name, case)) for name in rows}

    assert found == {
        name: "in" if row.in_session or Role.ADMINISTRATOR in row.roles else "refused"
        for name, row in rows.items()
    }


def test_a_session_opens_no_plan(case: Case, cast: Cast, enter: Enter) -> None:
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)
    client = enter(cast.administrator)

    found = {
        name: plans.reached(
            getattr(client, method)(
                f"/ke-hoach/{place.format(plan=case.plan_id, proposal=1, issued=1)}"
            )
        )
        for name, (method, place, _) in plans.TABLE.items()
    }

    assert found == dict.fromkeys(plans.TABLE, "refused")


@pytest.mark.parametrize(
    "name", [name for name, row in TABLE.items() if row.in_session and row.of_somebody]
)
def test_what_a_session_opens_is_told_in_the_log(
    name: str, case: Case, cast: Cast, enter: Enter
) -> None:
    sessions.open_session(reason="Sửa lỗi.", by=cast.administrator, on=DAY)

    asked(enter(cast.administrator), name, case)

    told_of = AuditEvent.objects.filter(type="dossier_read")
    assert {one.subject_key.startswith(case.key) for one in told_of} == {True}


def everything(answer: HttpResponse) -> str:
    """All text of a page, or of the file it gives."""
    content = answer.content
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return " ".join(
            file.read(one).decode("utf-8", "replace") for one in file.namelist()
        )
