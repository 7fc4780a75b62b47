"""A unit proposes its own people for a plan, and takes a proposal back without undoing it."""

import pytest

from luanchuyen.records.models import AuditEvent, Person, Post, Role, Unit, UnitProposal
from luanchuyen.services import access, audit, imports, unit_proposals
from luanchuyen.services.access import Actor
from luanchuyen.services.plan_acts import RefusedError
from tests import people, planning
from tests.matching.town import town
from tests.planning import DAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return planning.settle()


def proposed(
    cast: Cast,
    official: str = "A",
    *,
    unit: str = "U1",
    post: str | None = "P3",
    by: Actor | None = None,
) -> UnitProposal:
    return unit_proposals.propose_unit(
        plan=planning.frozen(cast),
        unit=Unit.objects.get(pk=unit),
        official=Person.objects.get(pk=official),
        post=Post.objects.get(pk=post) if post else None,
        reason="Cần rèn luyện ở cơ sở.",
        by=by or cast.unit_officer,
        on=DAY,
    )


@pytest.mark.clause("QD-7.2")
def test_a_unit_proposes_one_of_its_people(cast: Cast) -> None:
    proposal = proposed(cast)

    assert proposal.plan.state == "proposals"
    assert list(unit_proposals.of_plan(proposal.plan, by=cast.officer)) == [proposal]
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/12/2026, Duyen đề xuất Nguyễn Văn Mẫu (A) vào P3 cho"
        " kế hoạch «Đợt một»: Cần rèn luyện ở cơ sở."
    )


def test_a_post_may_be_left_to_the_plan(cast: Cast) -> None:
    assert proposed(cast, post=None).post is None


def test_a_unit_proposes_neither_for_another_nor_whom_it_does_not_see(
    cast: Cast,
) -> None:
    with pytest.raises(access.NotThere):
        proposed(cast, unit="U2")
    with pytest.raises(access.NotThere):
        proposed(cast, "B")


def test_to_a_unit_elsewhere_the_plan_is_not_there(cast: Cast) -> None:
    stranger = people.account("khac", Role.UNIT_OFFICER, committee="KHAC")

    assert unit_proposals.awaiting(stranger) == []
    with pytest.raises(access.NotThere):
        proposed(cast, "LA", unit="KHAC", by=stranger)


@pytest.mark.parametrize(
    ("official", "post", "words"),
    [
        ("LA", None, "không giữ chức danh do CU quản lý"),
        ("A", "NGOAI", "Chức danh NGOAI không do CU quản lý"),
        ("A", "P1", "đang giữ chính chức danh P1"),
    ],
)
def test_it_refuses_who_and_what_is_not_of_the_plan(
    cast: Cast, official: str, post: str | None, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        proposed(cast, official, post=post, by=people.OPERATOR)


def test_nobody_is_proposed_twice_by_one_unit(cast: Cast) -> None:
    proposal = proposed(cast)

    with pytest.raises(RefusedError, match="rút đề xuất cũ"):
        unit_proposals.propose_unit(
            plan=proposal.plan,
            unit=proposal.unit,
            official=proposal.official,
            reason="Nhắc lại.",
            by=cast.unit_officer,
            on=DAY,
        )


def test_a_proposal_withdrawn_stays_on_record(cast: Cast) -> None:
    proposal = proposed(cast)

    unit_proposals.withdraw_proposal(proposal=proposal, by=cast.unit_officer, on=DAY)

    assert not unit_proposals.of_plan(proposal.plan, by=cast.officer).exists()
    assert UnitProposal.objects.get() == proposal
    with pytest.raises(RefusedError, match="đã được rút"):
        unit_proposals.withdraw_proposal(
            proposal=proposal, by=cast.unit_officer, on=DAY
        )


def test_only_the_unit_withdraws_what_it_proposed(cast: Cast) -> None:
    proposal = proposed(cast, "B", unit="U2", by=people.OPERATOR)

    with pytest.raises(access.NotThere):
        unit_proposals.withdraw_proposal(
            proposal=proposal, by=cast.unit_officer, on=DAY
        )


def test_a_unit_sees_its_own_proposals_and_no_other_part_of_the_plan(
    cast: Cast,
) -> None:
    proposal = proposed(cast, "B", unit="U2", by=people.OPERATOR)

    assert unit_proposals.awaiting(cast.unit_officer) == [proposal.plan]
    assert not unit_proposals.of_plan(proposal.plan, by=cast.unit_officer).exists()
    with pytest.raises(access.NotAllowed):
        access.get_plan(
            cast.unit_officer, proposal.plan_id, access.Permission.PLANS_READ
        )


@pytest.mark.parametrize("role", ["officer", "secretary", "inspector"])
def test_only_a_unit_proposes(cast: Cast, role: str) -> None:
    with pytest.raises(access.NotAllowed):
        proposed(cast, by=getattr(cast, role))


def test_an_import_that_would_remove_who_is_proposed_is_refused(cast: Cast) -> None:
    proposed(cast)

    with pytest.raises(imports.RefusedError, match="Đề xuất nhân sự của đơn vị vẫn"):
        people.settle(town(holders={"B": "P2"}))
