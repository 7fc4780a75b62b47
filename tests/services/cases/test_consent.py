"""The prior written consent of the Thường trực: asked in one branch of Lâm Đồng's table, before the decision."""

import polars as pl
import pytest

from luanchuyen.records.models import Account, Case, Person, Post, Role, Unit
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.opinions import State
from luanchuyen.services import access, cases
from luanchuyen.services.cases import RefusedError, Wish
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import BY_NAME
from tests import casework, people
from tests.casework import FIRST, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db


def branch(bloc: str = "Đảng", manager: str = "U1") -> Snapshot:
    """A leaves its sector for P3; `manager` of all posts is under the committee, or the committee."""
    sectors = {"U1": "Kiểm tra", "U2": "Dân vận", "U3": "Tuyên giáo"}
    units = {code: {"bloc": bloc, "sector": sectors[code]} for code in sectors}
    units["U1"]["parent"] = "CU"
    now = casework.committee_town(units=units)
    posts = [
        row | ({"managed_by": manager} if row["unit"] in ("U1", "U2", "U3") else {})
        for row in now.posts.to_dicts()
    ]
    frames = {name: now.frame(name) for name in BY_NAME}
    frame = pl.DataFrame(posts, schema=BY_NAME["posts"].schema)
    return Snapshot.of(frames | {"posts": frame})


def opened(cast: Cast, facts: Snapshot) -> Case:
    """The transfer; the table names an authority that is no unit here, so the case names one."""
    people.settle(facts)
    return cases.open_transfer(
        committee=Unit.objects.get(pk="CU"),
        rulebook="lam-dong-2017",
        wish=Wish(
            Person.objects.get(pk="A"),
            Post.objects.get(pk="P3"),
            FIRST,
            Unit.objects.get(pk="U2"),
            "Phân công của Ban Thường vụ, 9-QĐ/CU",
        ),
        by=cast.officer,
        on=DAY,
    )


@pytest.fixture
def deciding(cast: Cast) -> Account:
    return people.account("lan", Role.SECRETARY, committee="U2")


def before_the_decision(cast: Cast, case: Case) -> Case:
    casework.agreed(cast, case)
    casework.at_the_decision(cast, case)
    return case


def decided(case: Case, by: Account) -> None:
    cases.decide(case=case, term=TERM, by=by, on=DAY)


def consented(case: Case, by: Account, document: str = "12-CV/CU", **more: str) -> None:
    cases.answer(
        case=case,
        item="consent",
        whom="standing_body",
        answer=Answer.REFUSE if more else Answer.AGREE,
        document=document,
        by=by,
        on=DAY,
        **more,  # type: ignore[arg-type]  # the note alone
    )


@pytest.mark.clause("LD-III.3.4", "LD-III.2.4")
def test_the_decision_waits_for_the_consent(cast: Cast, deciding: Account) -> None:
    case = before_the_decision(cast, opened(cast, branch()))

    with pytest.raises(RefusedError, match="Sự thống nhất bằng văn bản"):
        decided(case, deciding)
    assert not case.decisions.exists()
    consented(case, cast.secretary)
    decided(case, deciding)

    assert case.decisions.standing().get().body_id == "U2"
    act = case.acts.get(item="consent")
    assert (act.whom, act.unit_id) == ("standing_body", "CU")
    assert act.payload["document"] == "12-CV/CU"


@pytest.mark.clause("LD-III.3.4")
@pytest.mark.parametrize("document", ["", "  "])
def test_a_consent_is_a_paper(cast: Cast, document: str) -> None:
    case = before_the_decision(cast, opened(cast, branch()))

    with pytest.raises(RefusedError, match="Hãy ghi số, ngày của văn bản"):
        consented(case, cast.secretary, document)

    assert not case.acts.filter(item="consent").exists()


@pytest.mark.clause("LD-III.3.4")
def test_a_consent_that_was_refused_keeps_the_case_from_its_decision(
    cast: Cast, deciding: Account
) -> None:
    case = before_the_decision(cast, opened(cast, branch()))
    consented(case, cast.secretary, note="Để sau đại hội.")

    with pytest.raises(RefusedError, match="Sự thống nhất bằng văn bản"):
        decided(case, deciding)


@pytest.mark.clause("LD-III.3.4")
@pytest.mark.parametrize("role", ["officer", "departure", "arrival", "inspector"])
def test_only_the_standing_body_consents(cast: Cast, role: str) -> None:
    case = before_the_decision(cast, opened(cast, branch()))

    with pytest.raises((access.NotAllowed, access.NotThere)):
        consented(case, getattr(cast, role))


@pytest.mark.clause("LD-III.3.4")
def test_who_decides_does_not_consent_to_itself(cast: Cast, deciding: Account) -> None:
    case = before_the_decision(cast, opened(cast, branch()))

    with pytest.raises(access.NotAllowed):
        consented(case, deciding)


@pytest.mark.clause("LD-III.3.4")
def test_the_states_branch_asks_for_no_consent(cast: Cast, deciding: Account) -> None:
    case = before_the_decision(cast, opened(cast, branch(bloc="Nhà nước")))

    asked = {one.ask.key for one in cases.standing_of(case, on=DAY).opinions}
    decided(case, deciding)

    assert "consent" not in asked
    assert case.decisions.standing().exists()


@pytest.mark.clause("LD-III.2.4", "LD-III.3.4")
def test_posts_the_committee_manages_are_decided_by_its_standing_committee(
    cast: Cast,
) -> None:
    people.settle(branch(manager="CU"))
    case = before_the_decision(cast, casework.transfer(cast))

    asked = {one.ask.key for one in cases.standing_of(case, on=DAY).opinions}
    decided(case, cast.secretary)

    assert "consent" not in asked
    assert case.decisions.standing().get().body_id == "CU"


@pytest.mark.clause("LD-III.2.4")
def test_no_other_body_is_named_in_the_place_of_the_competent_one(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="Không thể nêu cấp khác"):
        opened(cast, branch(manager="CU"))


@pytest.mark.clause("LD-III.3.4")
def test_where_it_is_not_known_whether_the_sector_is_left_the_consent_is_asked(
    cast: Cast, deciding: Account
) -> None:
    case = opened(cast, branch())
    Unit.objects.filter(pk="U3").update(sector="")
    case = before_the_decision(cast, Case.objects.get(pk=case.pk))

    with pytest.raises(RefusedError, match="Sự thống nhất bằng văn bản"):
        decided(case, deciding)


@pytest.mark.clause("LD-III.3.4")
def test_a_consent_to_another_post_is_asked_again(cast: Cast) -> None:
    case = before_the_decision(cast, opened(cast, branch()))
    consented(case, cast.secretary)

    cases.change_proposal(
        case=case,
        wish=Wish(
            Person.objects.get(pk="A"),
            Post.objects.get(pk="P2"),
            FIRST,
            Unit.objects.get(pk="U2"),
            "9-QĐ/CU",
        ),
        reason="P3 đã có người.",
        by=cast.officer,
        on=DAY,
    )
    states = {
        one.ask.key: one.state for one in cases.standing_of(case, on=DAY).opinions
    }
    assert states["consent"] is State.OUTDATED
