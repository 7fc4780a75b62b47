"""Who reaches which page and which act of a plan: every address, every role, here and elsewhere."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from luanchuyen.records.models import (
    Account,
    IssuedPlan,
    Person,
    Register,
    RegisterEntry,
    RegisterType,
    Role,
    RotationPlan,
    UnitProposal,
)
from luanchuyen.services import unit_proposals
from luanchuyen.web.plans.urls import urlpatterns
from tests import people, planning
from tests.planning import DAY, TEXT, Cast

Enter = Callable[[Account], Client]

READ = frozenset({Role.OFFICER, Role.SECRETARY, Role.INSPECTOR})
PREPARE = frozenset({Role.OFFICER})
DECIDE = frozenset({Role.SECRETARY})
PROPOSE = frozenset({Role.UNIT_OFFICER})

# By the name of the address: how it is asked, and for whom.
_OF_PLANS: Mapping[str, tuple[str, str, frozenset[Role]]] = {
    "list": ("get", "", READ | PROPOSE),
    "open": ("get", "mo/", PREPARE),
    "together": ("get", "xet-chung/?ke_hoach={plan}", READ),
    "together: solve": ("post", "xet-chung/?ke_hoach={plan}", READ),
    "keep_together": ("post", "xet-chung/ghi/?ke_hoach={plan}", PREPARE),
    "withdraw": ("post", "de-xuat/{proposal}/rut/", PROPOSE),
}
_OF_PLAN: Mapping[str, tuple[str, str, frozenset[Role]]] = {
    "plan": ("get", "", READ),
    "history": ("get", "nhat-ky/", READ),
    "release": ("get", "da-an-dinh/1/bo/", PREPARE),
    "follow": ("get", "noi-tiep/", PREPARE),
    "propose": ("post", "may-de-xuat/", PREPARE),
    "proposals": ("get", "de-xuat/", READ | PROPOSE),
    "versions": ("get", "phuong-an/", READ),
    "compare": ("get", "phuong-an/so-sanh/", READ),
    "issued": ("get", "van-ban/{issued}/docx/", READ),
    "cancel_number": ("post", "van-ban/{issued}/", DECIDE),
    "deed": ("post", "viec/chot-ra-soat/", PREPARE),
    "deed: submit": ("post", "viec/trinh/", PREPARE),
    "deed: approve": ("post", "viec/cho-chu-truong/", DECIDE),
    "deed: send back": ("post", "viec/tra-lai/", DECIDE),
    "deed: close": ("post", "viec/ket-thuc/", PREPARE),
}
_OF_VERSION: Mapping[str, tuple[str, str, frozenset[Role]]] = {
    "version": ("get", "", READ),
    "choose": ("post", "chon/", PREPARE),
    "reasons": ("post", "ly-do/", PREPARE),
    "counterpart": ("post", "doi-chieu/", PREPARE),
    "paper": ("post", "van-ban/", READ),
    "moves_list": ("get", "danh-sach/", READ),
    "adjust": ("post", "dieu-chinh/", PREPARE),
    "refusals": ("post", "tu-choi/", PREPARE),
    "why": ("get", "vi-sao/", READ),
    "envy": ("get", "hon-diem/", READ),
    "envy: go on": ("post", "hon-diem/", PREPARE),
    "curve": ("get", "them-duoc-gi/", READ),
    "curve: go on": ("post", "them-duoc-gi/", PREPARE),
    "suppose": ("get", "neu-doi/", READ),
    "teams": ("get", "doi-ngu/", READ),
    "holding": ("get", "cho-bo-tri/", READ),
    "falls": ("get", "neu-rut/", READ),
}
TABLE = {
    **_OF_PLANS,
    **{
        name: (method, f"{{plan}}/{path}", roles)
        for name, (method, path, roles) in _OF_PLAN.items()
    },
    **{
        name: (method, f"{{plan}}/phuong-an/1/{path}", roles)
        for name, (method, path, roles) in _OF_VERSION.items()
    },
}


@pytest.fixture
def plan(cast: Cast) -> RotationPlan:
    """With a line to release, and a version."""
    text = TEXT + "forbid: [{official: B, post: P1}]\n"
    frozen = planning.frozen(cast, text)
    planning.saved(cast, frozen, text)
    return frozen


@pytest.fixture
def proposal(cast: Cast, plan: RotationPlan) -> UnitProposal:
    assert cast.unit_officer.committee is not None
    return unit_proposals.propose_unit(
        plan=plan,
        unit=cast.unit_officer.committee,
        official=Person.objects.get(pk="A"),
        reason="Hợp chuyên môn.",
        by=cast.unit_officer,
        on=DAY,
    )


@pytest.fixture
def issued(plan: RotationPlan) -> IssuedPlan:
    """A paper of the plan, as its row has it; its file is lost, which is told to who may open it."""
    made: dict[str, Any] = {"by_key": "binh", "by_name": "Binh", "on": DAY}
    register = Register.objects.create(
        body=plan.committee, paper=RegisterType.PLAN, series="2026"
    )
    return IssuedPlan.objects.create(
        version=plan.versions.get(),
        act=plan.acts.earliest("pk"),
        entry=RegisterEntry.objects.create(register=register, number=1, **made),
        symbol="Số 01-KH/C",
        size=1,
        sha256="0" * 64,
        stored="0" * 32,
        **made,
    )


def place(path: str, proposal: UnitProposal, issued: IssuedPlan) -> str:
    return "/ke-hoach/" + path.format(
        plan=proposal.plan_id, proposal=proposal.pk, issued=issued.pk
    )


@pytest.fixture
def here(cast: Cast) -> dict[Role, Account]:
    return {
        Role.OFFICER: cast.officer,
        Role.SECRETARY: cast.secretary,
        Role.INSPECTOR: cast.inspector,
        Role.UNIT_OFFICER: cast.unit_officer,
        Role.OFFICIAL: people.account("an", Role.OFFICIAL, official="A"),
        Role.ADMINISTRATOR: people.account("quan-tri", Role.ADMINISTRATOR),
    }


@pytest.fixture
def elsewhere(cast: Cast) -> dict[Role, Account]:
    """The same roles at another committee."""
    return {
        role: people.account(f"khac-{role}", role, committee="KHAC")
        for role in READ | PROPOSE
    }


def reached(response: HttpResponse) -> str:
    """How far a request came: in, or to the login, refused, or nothing there."""
    if response.get("Location", "").startswith("/dang-nhap/"):
        return "login"
    return {403: "refused", 404: "nothing"}.get(response.status_code, "in")


def test_every_address_of_plans_is_in_the_table() -> None:
    names = {name.partition(":")[0] for name in TABLE}

    assert names == {pattern.name for pattern in urlpatterns}


@pytest.mark.parametrize("name", TABLE)
def test_each_role_comes_as_far_as_it_may(
    name: str,
    proposal: UnitProposal,
    issued: IssuedPlan,
    here: dict[Role, Account],
    enter: Enter,
) -> None:
    method, path, roles = TABLE[name]
    address = place(path, proposal, issued)

    found = {
        role: reached(getattr(enter(account), method)(address))
        for role, account in here.items()
    }

    assert found == {role: "in" if role in roles else "refused" for role in here}
    assert reached(getattr(Client(), method)(address)) == "login"


@pytest.mark.parametrize("name", sorted(TABLE.keys() - {"list", "open"}))
def test_what_is_of_others_is_not_there(
    name: str,
    proposal: UnitProposal,
    issued: IssuedPlan,
    elsewhere: dict[Role, Account],
    enter: Enter,
) -> None:
    method, path, roles = TABLE[name]
    address = place(path, proposal, issued)

    found = {
        role: reached(getattr(enter(elsewhere[role]), method)(address))
        for role in roles
    }

    assert found == dict.fromkeys(roles, "nothing")


@pytest.mark.parametrize("name", _OF_VERSION)
def test_a_version_that_is_not_there_is_not_found(
    name: str, plan: RotationPlan, officer: Client
) -> None:
    method, path, _ = TABLE[name]
    address = path.format(plan=plan.pk).replace("/1/", "/9/")

    assert reached(getattr(officer, method)(f"/ke-hoach/{address}")) == "nothing"
