"""Waivers: granted in due form by another than who prepares; the verdict not met stays so."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.records.models import AuditEvent, Case, CaseWaiver, Post
from luanchuyen.rules.verdicts import Outcome
from luanchuyen.rules.waivers import Waiver
from luanchuyen.services import audit, cases
from luanchuyen.services.access import NotAllowed
from tests import casework, people
from tests.casework import Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

WAIVER = Waiver(
    criterion="post_standard",
    book="qd-65-2022",
    reason="Địa bàn khó khăn, không có nguồn khác.",
    by="managing_authority",
    document="12-TB/CU",
    day=DAY,
)
SPECIAL = Waiver(
    criterion="special_case_only",
    book="dong-ha-2021",
    reason="Không có nguồn tại chỗ.",
    by="municipal_standing_committee",
    document="9-TB/TU",
    day=DAY,
    grounds={
        "special_case": "Thiếu phó chủ tịch phụ trách đô thị.",
        "local_shortage": "3-BC/ĐU",
        "unit_request": "5-TTr/ĐU",
    },
)


def demanding(cast: Cast) -> Case:
    """A case whose post wants a degree that the official has not."""
    case = casework.carried(cast, casework.submitted)
    people.settle(casework.with_post("P3", min_degree="Thạc sĩ"))
    return case


def grant(cast: Cast, case: Case, waiver: Waiver = WAIVER) -> CaseWaiver:
    return cases.grant_waiver(case=case, waiver=waiver, by=cast.secretary, on=DAY)


def test_it_bears_the_day_of_its_paper_beside_that_of_its_record(cast: Cast) -> None:
    case, day = demanding(cast), date(2026, 11, 20)

    found = grant(cast, case, replace(WAIVER, day=day))

    assert (found.act.day, found.act.on) == (day, DAY)
    assert ", việc ngày 20/11/2026" in audit.sentence(AuditEvent.objects.latest("pk"))


@pytest.mark.clause("MH-III.1.2e")
def test_a_waiver_opens_the_gate_and_leaves_the_verdict(cast: Cast) -> None:
    case = demanding(cast)
    assert [one.verdict.id for one in cases.blocked(case, on=DAY)] == ["post_standard"]

    grant(cast, case)

    assert cases.blocked(case, on=DAY) == ()
    (found,) = [
        one for one in cases.verdict(case, on=DAY).criteria if one.id == "post_standard"
    ]
    assert found.outcome is Outcome.NOT_MET
    assert cases.waivers_of(case)[0].document == "12-TB/CU"
    assert audit.sentence(AuditEvent.objects.latest("pk")).endswith(
        "Địa bàn khó khăn, không có nguồn khác."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "Phải ghi lý do"),
        ({"document": ""}, "Phải ghi văn bản"),
        ({"day": None}, "Phải ghi ngày"),
        ({"by": "town_standing_committee"}, "Phải do cấp có thẩm quyền"),
        ({"criterion": "planned"}, "đã đạt"),
        ({"criterion": "age_limit"}, "không xét tiêu chí"),
    ],
)
def test_it_refuses_a_waiver_that_lacks_something(
    cast: Cast, change: dict[str, object], words: str
) -> None:
    case = demanding(cast)

    with pytest.raises(cases.RefusedError, match=words):
        grant(cast, case, replace(WAIVER, **change))  # type: ignore[arg-type]

    assert not CaseWaiver.objects.exists()


@pytest.mark.parametrize("role", ["officer", "inspector", "departure", "stranger"])
def test_only_the_secretary_grants_it(cast: Cast, role: str) -> None:
    case = casework.opened(cast)

    with pytest.raises(NotAllowed):
        cases.grant_waiver(case=case, waiver=WAIVER, by=getattr(cast, role), on=DAY)


def test_who_opened_the_case_does_not_grant_it(cast: Cast) -> None:
    case = cases.open_transfer(
        committee=Post.objects.get(pk="P1").managed_by,
        rulebook="lam-dong-2017",
        wish=casework.wish(),
        by=people.OPERATOR,
        on=DAY,
    )

    with pytest.raises(cases.RefusedError, match="không tự cho"):
        cases.grant_waiver(case=case, waiver=WAIVER, by=people.OPERATOR, on=DAY)


@pytest.mark.clause("DH-III.3b")
def test_a_special_case_wants_all_four(cast: Cast) -> None:
    case = special(cast)
    for ground in SPECIAL.grounds:
        grounds = {key: told for key, told in SPECIAL.grounds.items() if key != ground}
        with pytest.raises(cases.RefusedError, match="Còn thiếu"):
            grant(cast, case, replace(SPECIAL, grounds=grounds))
    with pytest.raises(cases.RefusedError, match="Phải ghi văn bản"):
        grant(cast, case, replace(SPECIAL, document=""))

    grant(cast, case, SPECIAL)

    blocked = {one.verdict.id for one in cases.blocked(case, on=DAY)}
    assert "special_case_only" not in blocked


def special(cast: Cast) -> Case:
    """A case of A under the book of Đông Hà, to be deputy chairman of a ward."""
    ward = {"level": "Xã", "locality": "X-NAM1"}
    people.settle(
        casework.committee_town(units={"U3": ward}, titles={"P3": "pct_ubnd"})
    )
    given = casework.opened(cast)
    return casework.like(
        given,
        kind="rotation",
        ground="training",
        rulebook="dong-ha-2021",
        rulebook_version="",
    )


@pytest.mark.parametrize(("official", "to"), [("B", "P3"), ("A", "P2")])
def test_it_waives_nothing_for_another_move(cast: Cast, official: str, to: str) -> None:
    case = demanding(cast)
    people.settle(casework.with_post("P2", "P3", min_degree="Thạc sĩ"))
    grant(cast, case)

    change(cast, case, official, to)

    assert "post_standard" in {one.verdict.id for one in cases.blocked(case, on=DAY)}
    assert cases.waivers_of(case) == []
    assert case.waivers.count() == 1


def test_it_stands_again_when_the_move_is_proposed_again(cast: Cast) -> None:
    case = demanding(cast)
    grant(cast, case)

    change(cast, case, "B", "P3")
    change(cast, case, "A", "P3")

    assert cases.blocked(case, on=DAY) == ()
    assert len(cases.waivers_of(case)) == 1


def change(cast: Cast, case: Case, official: str, to: str) -> None:
    cases.change_proposal(
        case=case,
        wish=casework.wish(official, to),
        reason="Xem lại.",
        by=cast.officer,
        on=DAY,
    )
