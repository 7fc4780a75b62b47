"""Random acts posted in forms, from what a page offers or by hand: what a case promises holds for pages too.

The model and the promises are those of the services (`tests.casemachine`); `test_gates` has every form in
every state once.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from luanchuyen.records.models import Account
from luanchuyen.web.cases.deeds import DEEDS
from luanchuyen.web.cases.forms import PART
from luanchuyen.web.shared import days
from tests import casemachine, casework, people
from tests.casemachine import Doing, Drawing
from tests.casework import PDF, Cast
from tests.web.cases.test_deeds import VOTE

pytestmark = pytest.mark.django_db
Enter = Callable[[Account], Client]
Given = dict[str, object]
OFFER = re.compile(r'href="([^"]*/viec/[^"]*)"')

# Which form each act has.
FORMS: Mapping[str, str] = {
    "answer": "tra-loi",
    "finish": "hoan-thanh",
    "decide": "quyet-dinh",
    "meet": "gap-go",
    "take_effect": "thuc-hien",
    "submit": "trinh",
    "vote": "bieu-quyet",
    "write_minutes": "bien-ban-hop",
    "request": "hoi",
    "deliver": "da-nhan",
    "settle": "giai-quyet",
    "drop": "thoi-hoi",
    "note_silence": "khong-tra-loi",
    "issue": "ban-hanh",
    "announce": "cong-bo",
    "elect": "bau-cu",
    "delegate": "uy-quyen",
    "send_back": "tra-lai",
    "change": "doi-du-kien",
    "move_on": "quy-trinh-moi",
    "withdraw": "rut",
    "refuse": "khong-dong-y",
    "cancel": "huy-quyet-dinh",
    "hand_in": "them-giay-to",
    "nothing_new": "khong-co-noi-dung-moi",
}
ACTS = {form: act for act, form in FORMS.items()}
# Not drawn: of procedures that issue the decision in a step of its own, and of criteria nobody fails here.
UNDRAWN = {"ban-hanh-quyet-dinh", "truong-hop-dac-biet"}


def filled(said: Mapping[str, Any]) -> Given:
    """What is told, as the fields of a form."""
    given: Given = {}
    for name, value in said.items():
        given |= _FIELDS.get(name, lambda value, name=name: {name: value})(value)
    return given


_FIELDS: Mapping[str, Callable[[Any], Given]] = {
    "day": lambda day: {"day": f"{day:%d/%m/%Y}" if day else ""},
    "parts": lambda parts: {f"{PART}{key}": text for key, text in parts.items()},
    "ballot": lambda ballot: VOTE | {"against": ballot.against},
    "vote": lambda vote: {},
    "told": lambda told: vars(told) | {"absent": ""},
    "to_step": lambda step: {"step": step},
    "to": lambda post: {"official": "A", "post": post},
    "agreed": lambda agreed: {"result": "dat" if agreed else "khong"},
    "item": lambda item: {},
    "whom": lambda whom: {"whom": whom, "unit": whom.partition(":")[2]},
}


def asked(act: str, said: Mapping[str, Any]) -> str:
    """What stands behind `?`: which question, put to whom; of several bodies a form lets choose."""
    if vote := said.get("vote"):
        return f"muc={vote.pk}"
    about = {
        "muc": said.get("item"),
        "noi": said.get("whom") if "item" in said else None,
    }
    if act == "request" and about["noi"]:
        about["noi"] = about["noi"].partition(":")[0]
    return urlencode({name: one for name, one in about.items() if one})


class Pages:
    """Browsers of everybody in the case; each act is the form of a page, opened or not."""

    def __init__(
        self, cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.clients = {who: enter(getattr(cast, who)) for who in casemachine.PEOPLE}
        self.today = date.min
        monkeypatch.setattr(days, "today", lambda: self.today)

    def __call__(self, d: Drawing, one: Doing) -> tuple[str, bool]:
        self.today = d.day
        if d.choice((True, False)) and (offers := self.offers(d, one.by)):
            return self.offered(d, one.by, d.choice(offers))
        place = f"/ho-so/{d.case.pk}/viec/{FORMS[one.act]}/?{asked(one.act, one.said)}"
        return one.act, self.posted(one.by, place, one.act, one.said)

    def offers(self, d: Drawing, by: str) -> list[str]:
        """The acts the page of the case offers; looking changes nothing."""
        rows = casemachine.said(d.case)
        page = self.clients[by].get(f"/ho-so/{d.case.pk}/")
        assert page.status_code in {200, 403, 404}
        assert casemachine.said(d.case) == rows
        found = OFFER.findall(page.content.decode()) if page.status_code == 200 else []
        links = [link.replace("&amp;", "&") for link in found]
        return [link for link in links if deed(link) not in UNDRAWN]

    def offered(self, d: Drawing, by: str, link: str) -> tuple[str, bool]:
        """An act the page offers: its form is there, and what can be told at once is done."""
        act = ACTS[deed(link)]
        assert self.clients[by].get(link).status_code == 200
        said = casemachine.TOLD[act](d)
        if "item" in said:
            said |= target(link)
        done = self.posted(by, link, act, said)
        if act == "finish" and said["day"] is None:
            assert done, "a finish is offered only where it counts"
        return act, done

    def posted(self, by: str, place: str, act: str, said: Mapping[str, Any]) -> bool:
        given = filled(said)
        if act == "hand_in":
            given["file"] = SimpleUploadedFile("kham.pdf", PDF)
        answer = self.clients[by].post(place, given)
        assert answer.status_code in {200, 302, 403, 404}
        return answer.status_code == 302


def deed(link: str) -> str:
    return urlsplit(link).path.rstrip("/").rpartition("/")[2]


def target(link: str) -> dict[str, str]:
    """Which question the address names, and to whom; a unit is chosen in the form."""
    query = parse_qs(urlsplit(link).query)
    (item,), whom = query.get("muc", [""]), query.get("noi", [""])[0]
    return {"item": item, "whom": f"{whom}:U2" if whom == "related_bodies" else whom}


def test_every_form_is_posted() -> None:
    assert FORMS.keys() == casemachine.TOLD.keys()
    assert set(FORMS.values()) | UNDRAWN == DEEDS.keys()


@pytest.mark.clause("QD-2.2")
def test_no_sequence_of_forms_breaks_what_a_transfer_promises(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, count = casemachine.transfer(cast), casemachine.sequences(15)
    hand = Pages(cast, enter, monkeypatch)

    casemachine.run(cast, start, casework.TRANSFER_STAGES, hand, count)


@pytest.mark.clause("QD-7.2")
def test_no_sequence_of_forms_breaks_what_a_rotation_promises(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.settle(casework.with_post("P3", elected=True))
    start, count = casework.opened(cast), casemachine.sequences(21)
    hand = Pages(cast, enter, monkeypatch)

    casemachine.run(cast, start, (casework.begun, *casework.STAGES), hand, count)
