"""Plans of one committee solved together, taken over into each, and carried on beside each other."""

from dataclasses import replace

import pytest

from luanchuyen.matching.answers import Ground
from luanchuyen.matching.plan import Forbid
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.proposal import Status
from luanchuyen.records.models import Maker, PlanVersion, RotationPlan
from luanchuyen.rules import supposing
from luanchuyen.rules.supposing import SupposingError
from luanchuyen.services import (
    joint_plans,
    plan_answers,
    plan_fellows,
    plan_lines,
    plan_losses,
    plan_objections,
    plan_papers,
    plan_trials,
    plan_versions,
    plans,
)
from luanchuyen.services.access import NotAllowed, NotThere, Permission
from luanchuyen.services.plan_acts import RefusedError
from tests import people, planning
from tests.matching.inspection import POSTS, TERM, commission
from tests.matching.town import HEAD, town
from tests.planning import DAY, Cast

# A leaves the inspection commission; only D, of the general plan, is asked to come in the place.
INSPECTION = (
    HEAD.replace("qd-65-2022", "my-hao-2023").replace("Đợt một", "Kiểm tra")
    + TERM
    + "must_leave: [A]\nmust_fill: []\n"
)
GENERAL = HEAD.replace("Đợt một", "Kế hoạch chung") + (
    "must_leave: [D]\nmust_fill: [K1]\nforbid: []\n"
)


@pytest.fixture
def cast(db: None) -> Cast:
    return planning.settle(commission())


@pytest.fixture
def both(cast: Cast) -> list[RotationPlan]:
    return [planning.frozen(cast, text) for text in (INSPECTION, GENERAL)]


@pytest.fixture
def kept(cast: Cast, both: list[RotationPlan]) -> list[PlanVersion]:
    return joint_plans.keep(found=both, by=cast.officer, on=DAY)


def moved(version: PlanVersion) -> list[tuple[str, str]]:
    return [(one["official"], one["to"]) for one in plan_versions.moves(version)]


@pytest.mark.clause("MH-IV.2b")
def test_what_one_frees_the_other_fills(both: list[RotationPlan]) -> None:
    inspection, general = joint_plans.propose(both)

    assert [one.official for one in inspection.moves] == ["A"]
    assert ("D", "K1") in [(one.official, one.target) for one in general.moves]
    assert {one.official for one in general.chains[0].moves} == {"A", "D"}


def test_nothing_is_written_by_proposing(both: list[RotationPlan]) -> None:
    joint_plans.propose(both)

    assert not PlanVersion.objects.exists()


def test_each_plan_gets_the_machines_version_of_its_own_moves(
    both: list[RotationPlan], kept: list[PlanVersion]
) -> None:
    inspection, general = kept

    assert [one.plan for one in kept] == both
    assert {one.maker for one in kept} == {Maker.MACHINE}
    assert {official for official, _ in moved(inspection)} == {"A"}
    assert ("D", "K1") in moved(general)
    assert [plan_fellows.made_together(one) for one in kept] == [kept, kept]
    assert [plan.acts.last().version for plan in both] == kept  # type: ignore[union-attr]  # frozen before


def test_it_is_answered_for_in_the_question_of_all(kept: list[PlanVersion]) -> None:
    solved = plan_answers.of(kept[1])

    assert solved is not None
    assert plan_answers.why_not(kept[1]) == []
    assert {one.official for one in solved.own} == {one for one, _ in moved(kept[1])}
    why = plan_answers.ask(solved, "D", "")
    assert why.ground is Ground.AIM
    assert plan_answers.ask(solved, "A", "").ground is Ground.AIM


def test_it_is_not_taken_for_the_answer_to_the_text_by_itself(
    cast: Cast, both: list[RotationPlan], kept: list[PlanVersion]
) -> None:
    alone = planning.saved(cast, both[1], GENERAL)

    first, second = map(plan_answers.of, (kept[1], alone))

    assert first is not None
    assert second is not None
    assert "A" in {one.official for one in first.best.moves}
    assert "A" not in {one.official for one in second.best.moves}
    assert plan_fellows.made_together(alone) == []


def test_a_value_of_the_law_cannot_be_supposed_of_it(kept: list[PlanVersion]) -> None:
    solved = plan_answers.of(kept[1])
    assert solved is not None

    with pytest.raises(SupposingError, match="lập chung với kế hoạch khác"):
        plan_answers.suppose(
            solved, supposing.read("qd-65-2022:minimum_stay.months=12")
        )


def test_both_are_chosen_before_either_is_submitted(
    cast: Cast, both: list[RotationPlan], kept: list[PlanVersion]
) -> None:
    inspection, general = both
    plans.choose(version=kept[0], by=cast.officer, on=DAY)

    with pytest.raises(RefusedError, match="«Kế hoạch chung», nhưng kế hoạch đó chưa"):
        plans.submit(plan=inspection, by=cast.officer, on=DAY)

    plans.choose(version=kept[1], by=cast.officer, on=DAY)
    plans.submit(plan=inspection, by=cast.officer, on=DAY)
    plans.submit(plan=general, by=cast.officer, on=DAY)
    assert plan_objections.against(kept[0], plan_objections.AGAINST_SUBMITTING) == []


def test_who_comes_by_the_other_plan_is_no_loss_of_this_one(
    cast: Cast, both: list[RotationPlan]
) -> None:
    people.settle(town())  # heads of three offices, one post open
    swapping = [
        planning.frozen(cast, HEAD.replace("Đợt một", title) + f"must_leave: [{who}]\n")
        for title, who in (("Một", "A"), ("Hai", "B"))
    ]

    first, second = joint_plans.keep(found=swapping, by=cast.officer, on=DAY)

    assert (moved(first), moved(second)) == ([("A", "P2")], [("B", "P1")])
    assert plan_losses.losses(first) == plan_losses.losses(second) == []
    assert plan_versions.held(first) == []
    del first.document["together"]
    assert [one.unit for one in plan_losses.losses(first)] == ["U1"]


def test_its_paper_counts_what_is_left_undone_by_this_plan_alone(
    cast: Cast, both: list[RotationPlan]
) -> None:
    people.settle(town(people={"B": {"health_on": None}}))
    staying = [
        planning.frozen(cast, HEAD.replace("Đợt một", title) + f"must_leave: [{who}]\n")
        for title, who in (("Một", "A"), ("Hai", "B"))
    ]

    first, second = joint_plans.keep(found=staying, by=cast.officer, on=DAY)

    assert "phải chuyển mà chưa có nơi" not in plan_papers.wording(first).purpose
    assert "Còn 01 đồng chí phải chuyển" in plan_papers.wording(second).purpose


def test_people_compare_theirs_with_what_the_machine_says_of_the_plan_alone(
    cast: Cast, both: list[RotationPlan]
) -> None:
    alone = planning.saved(cast, both[1], GENERAL)
    joint_plans.keep(found=both, by=cast.officer, on=DAY)
    theirs = planning.saved(
        cast, both[1], GENERAL.replace("forbid: []", "forbid: [{official: E}]")
    )

    assert plan_versions.counterpart(theirs) == alone


@pytest.fixture
def swapping(cast: Cast) -> list[PlanVersion]:
    """A goes to P2 by the first plan, B to P1 by the second; P3 is open."""
    people.settle(town())
    both = [
        planning.frozen(cast, HEAD.replace("Đợt một", title) + f"must_leave: [{who}]\n")
        for title, who in (("Một", "A"), ("Hai", "B"))
    ]
    return joint_plans.keep(found=both, by=cast.officer, on=DAY)


def changed(cast: Cast, version: PlanVersion, more: str) -> PlanVersion:
    """The version with more asked in its text, as the page that adjusts it saves."""
    return plan_versions.save_version(
        plan=version.plan,
        text=version.text + more,
        label="Điều chỉnh",
        why="Theo ý kiến cấp ủy.",
        beside=plan_fellows.fellows(version),
        by=cast.officer,
        on=DAY,
    )


NOT_TO_P2 = "forbid: [{official: A, post: P2}]\n"


@pytest.mark.clause("MH-IV.2b")
def test_changing_one_leaves_the_moves_of_the_other(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    first, second = swapping

    theirs = changed(cast, first, NOT_TO_P2)

    assert (theirs.maker, moved(theirs)) == (Maker.PEOPLE, [("A", "P3")])
    assert plan_fellows.held_in(theirs) == [second]
    assert plan_fellows.made_together(theirs) == [theirs, second]
    assert plan_losses.losses(theirs) == []  # B comes to P1 by the other plan
    assert plan_versions.counterpart(theirs) == first


def test_what_the_other_plan_needs_is_told_where_it_cannot_be(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    plan = read(swapping[0].text + "forbid: [{official: A}]\n", "t").plan

    trial = plan_trials.solve(swapping[0], plan)

    assert {row.kind for row in trial.conflict} == {"held", "forbid", "seats"}


def test_trying_compares_the_moves_of_the_plan_alone(
    swapping: list[PlanVersion],
) -> None:
    plan = read(swapping[0].text + NOT_TO_P2, "t").plan

    trial = plan_trials.solve(swapping[0], plan)

    assert trial.comparison is not None
    (change,) = trial.comparison.difference.changed
    assert (change[0].target, change[1].target) == ("P2", "P3")
    assert trial.comparison.difference.added == ()


def test_refusals_are_planned_around_the_other_plan(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    first, second = swapping

    again = plan_trials.plan_again(first, [Forbid("A", "P2")], most_changes=1)
    saved = plan_versions.save_version(
        plan=first.plan,
        text=again.text,
        label="Lập lại",
        why="A từ chối P2.",
        beside=plan_fellows.fellows(first),
        by=cast.officer,
        on=DAY,
    )

    assert again.changes == 1
    assert moved(saved) == [("A", "P3")]
    assert plan_fellows.held_in(saved) == [second]


def test_a_refusal_the_other_plan_cannot_bear_is_told(
    swapping: list[PlanVersion],
) -> None:
    again = plan_trials.plan_again(swapping[0], [Forbid("A")], most_changes=None)

    assert again.text == ""
    assert {row.kind for row in again.trial.conflict} == {"held", "forbid", "seats"}


def test_what_was_changed_is_answered_for_beside_the_other(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    theirs = changed(cast, swapping[0], NOT_TO_P2)
    solved = plan_answers.of(theirs)

    assert plan_answers.why_not(theirs) == []
    assert solved is not None
    assert [move.official for move in solved.own] == ["A"]
    assert plan_answers.ask(solved, "A", "P2").ground is Ground.CONFLICT


def test_it_is_submitted_with_the_version_it_was_made_beside(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    theirs = changed(cast, swapping[0], NOT_TO_P2)
    plans.choose(version=theirs, by=cast.officer, on=DAY)
    plan_versions.give_reason(
        version=theirs, official="A", reason="Hợp hơn.", by=cast.officer, on=DAY
    )
    with pytest.raises(RefusedError, match="«Hai», nhưng kế hoạch đó chưa"):
        plans.submit(plan=theirs.plan, by=cast.officer, on=DAY)

    plans.choose(version=swapping[1], by=cast.officer, on=DAY)

    for version in (theirs, swapping[1]):
        found = plan_objections.against(version, plan_objections.AGAINST_SUBMITTING)
        assert found == [], version


def test_the_other_is_changed_beside_what_was_chosen_since(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    theirs = changed(cast, swapping[0], NOT_TO_P2)
    assert plan_fellows.fellows(swapping[1]) == [swapping[0]]
    plans.choose(version=theirs, by=cast.officer, on=DAY)

    assert plan_fellows.fellows(swapping[1]) == [theirs]
    later = changed(cast, swapping[1], "max_moves: 1\n")
    plans.choose(version=later, by=cast.officer, on=DAY)

    assert moved(later) == [("B", "P1")]
    assert plan_objections.against(theirs, (plan_objections.without_the_others,)) == []


def test_a_plan_that_is_closed_holds_nothing(
    cast: Cast, swapping: list[PlanVersion]
) -> None:
    plans.close(plan=swapping[1].plan, note="Thôi.", by=cast.officer, on=DAY)

    theirs = changed(cast, swapping[0], NOT_TO_P2)

    assert plan_fellows.made_together(theirs) == []


def refused(found: list[RotationPlan], told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        joint_plans.propose(found)


@pytest.mark.clause("MH-IV.2b")
def test_what_does_not_go_together_is_told(
    cast: Cast, both: list[RotationPlan]
) -> None:
    other_day = GENERAL.replace("day: 2026-12-01", "day: 2026-12-02")
    claiming = GENERAL.replace("must_leave: [D]", "must_leave: [A]")

    refused(both[:1], "từ hai kế hoạch")
    refused([both[0], planning.frozen(cast, other_day)], "cùng ngày 01/12/2026")
    refused(
        [both[0], planning.frozen(cast, claiming)],
        "«A» đã có trong kế hoạch «Kiểm tra»",
    )
    refused([both[0], planning.opened(cast, GENERAL)], "đang ở trạng thái «Dự thảo»")


def test_a_fault_of_one_plan_keeps_all_as_they_were(
    cast: Cast, both: list[RotationPlan]
) -> None:
    wrong = planning.frozen(cast, GENERAL.replace("[K1]", "[P6]"))
    people.settle(
        commission(posts={code: unit for code, unit in POSTS.items() if code != "P6"})
    )

    with pytest.raises(RefusedError, match=r"Không xét chung được: .*«P6»"):
        joint_plans.keep(found=[both[0], wrong], by=cast.officer, on=DAY)

    assert not PlanVersion.objects.exists()


PINNED = INSPECTION + "pin: [{official: B, post: P4, waiver: Nghị quyết riêng}]\n"


def test_what_a_plan_was_opened_with_holds_in_it(cast: Cast) -> None:
    both = [planning.frozen(cast, text) for text in (PINNED, GENERAL)]

    inspection, _ = joint_plans.propose(both)
    made, _ = joint_plans.keep(found=both, by=cast.officer, on=DAY)

    assert ("B", "P4") in [(move.official, move.target) for move in inspection.moves]
    assert (made.maker, moved(made).count(("B", "P4"))) == (Maker.MACHINE, 1)


def test_what_was_released_is_no_part_of_it(cast: Cast) -> None:
    both = [planning.frozen(cast, text) for text in (PINNED, GENERAL)]
    plan_lines.release(
        plan=both[0], number=1, reason="Xin ở lại.", by=cast.officer, on=DAY
    )

    found = joint_plans.propose(both)

    assert {one.status for one in found} == {Status.OPTIMAL}
    assert "B" not in {move.official for one in found for move in one.moves}


def test_what_cannot_be_together_is_told_of_both(cast: Cast) -> None:
    texts = (PINNED, GENERAL + "max_moves: 0\npin: [{official: D, post: K1}]\n")

    found = joint_plans.propose([planning.frozen(cast, text) for text in texts])

    assert {one.status for one in found} == {Status.INFEASIBLE}
    assert "pin" in {row.kind for row in found[0].conflict}


def test_only_plans_of_one_day_still_to_be_versioned_are_offered(
    cast: Cast, both: list[RotationPlan]
) -> None:
    planning.opened(cast, GENERAL)
    planning.frozen(cast, GENERAL.replace("day: 2026-12-01", "day: 2026-12-02"))

    (group,) = joint_plans.groups(cast.officer)

    assert sorted(plan.pk for plan in group.plans) == [plan.pk for plan in both]
    assert joint_plans.groups(cast.stranger) == []


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("secretary", NotAllowed),
        ("inspector", NotAllowed),
        ("unit_officer", NotAllowed),
        ("stranger", NotThere),
    ],
)
def test_only_who_prepares_every_plan_takes_over(
    name: str, error: type[Exception], cast: Cast, both: list[RotationPlan]
) -> None:
    account = getattr(cast, name)

    with pytest.raises(error):
        joint_plans.keep(found=both, by=account, on=DAY)

    assert not joint_plans.may_keep(account, both)
    assert not PlanVersion.objects.exists()


def test_other_facts_make_it_stale(kept: list[PlanVersion]) -> None:
    people.settle(replace(commission(), ratings=town().ratings))

    assert plan_versions.stale(kept[0])
    assert plan_answers.of(kept[0]) is None


def test_another_text_of_the_other_plans_law_makes_it_stale(
    kept: list[PlanVersion],
) -> None:
    assert plan_versions.stale(kept[0]) == []
    kept[0].document["together"][1]["version"] = "bản cũ"

    assert plan_versions.stale(kept[0]) == [
        "Bộ quy định đã thay đổi sau khi lập phương án 1; hãy lập lại phương án."
    ]


def test_plans_are_found_once_each_and_in_their_order(
    cast: Cast, both: list[RotationPlan]
) -> None:
    first, second = (plan.pk for plan in both)

    found = joint_plans.chosen(
        cast.officer, [second, first, second], Permission.PLANS_READ
    )

    assert [plan.pk for plan in found] == [second, first]
