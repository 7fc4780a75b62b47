"""What a plan was opened with holds in every version, until somebody releases it with a reason."""

import pytest

from luanchuyen.matching.plan import Forbid, Pin
from luanchuyen.records.models import (
    AuditEvent,
    Maker,
    PlanRelease,
    PlanVersion,
    RotationPlan,
)
from luanchuyen.services import access, audit, plan_lines, plan_versions, plans
from luanchuyen.services.plan_acts import RefusedError
from tests import planning
from tests.planning import DAY, TEXT, Cast

pytestmark = pytest.mark.django_db

# The machine by itself sends A to P3.
PINNED = TEXT + "pin: [{official: A, post: P2}]\nforbid: [{official: B, post: P3}]\n"


@pytest.fixture
def cast() -> Cast:
    return planning.settle()


@pytest.fixture
def plan(cast: Cast) -> RotationPlan:
    return planning.frozen(cast, PINNED)


def release(
    cast: Cast, plan: RotationPlan, number: int, reason: str = "Xin ở lại."
) -> PlanRelease:
    return plan_lines.release(
        plan=plan, number=number, reason=reason, by=cast.officer, on=DAY
    )


def proposed(cast: Cast, plan: RotationPlan) -> PlanVersion:
    """What the button “Để máy đề xuất” makes."""
    return plan_versions.save_version(
        plan=plan,
        text=plan_lines.standing_text(plan),
        label="Máy",
        by=cast.officer,
        on=DAY,
    )


def moves(version: PlanVersion) -> list[tuple[str, str]]:
    return [(move["official"], move["to"]) for move in plan_versions.moves(version)]


def test_the_machine_keeps_what_the_plan_was_opened_with(
    cast: Cast, plan: RotationPlan
) -> None:
    version = proposed(cast, plan)

    assert version.maker == Maker.MACHINE
    assert moves(version) == [("A", "P2"), ("B", "P1")]
    assert plan_versions.counterpart(version) == version


def test_what_is_released_the_machine_no_longer_keeps(
    cast: Cast, plan: RotationPlan
) -> None:
    release(cast, plan, 1)
    version = proposed(cast, plan)

    assert (version.maker, moves(version)) == (Maker.MACHINE, [("A", "P3")])
    assert plan_lines.standing(plan).pin == ()
    assert plan_lines.standing(plan).forbid == (Forbid("B", "P3"),)
    event = AuditEvent.objects.filter(type="plan_line_released").get()
    assert audit.sentence(event) == (
        "Ngày 01/12/2026, Hoa bỏ một điều đã ấn định khỏi kế hoạch «Đợt một»:"
        " dòng ấn định Nguyễn Văn Mẫu vào P2, U2: Xin ở lại."
    )


def test_a_ban_is_released_like_a_pin(cast: Cast, plan: RotationPlan) -> None:
    release(cast, plan, 2)

    assert plan_lines.standing(plan).pin == (Pin("A", "P2"),)
    assert plan_lines.standing(plan).forbid == ()


def test_a_version_made_before_is_no_longer_the_machines_answer(
    cast: Cast, plan: RotationPlan
) -> None:
    before = proposed(cast, plan)
    plans.choose(version=before, by=cast.officer, on=DAY)
    release(cast, plan, 1)

    assert plan_versions.counterpart(before) is None
    with pytest.raises(RefusedError, match="Chưa có phương án máy"):
        plans.submit(plan=plan, by=cast.officer, on=DAY)

    assert plan_versions.counterpart(before) is None
    after = proposed(cast, plan)
    assert plan_versions.counterpart(before) == after


def test_lines_in_another_order_ask_the_same(cast: Cast) -> None:
    pins = ["{official: A, post: P2}", "{official: B, post: P1}"]
    texts = [f"{TEXT}pin: [{', '.join(some)}]\n" for some in (pins, pins[::-1])]
    plan = planning.frozen(cast, texts[0])

    version = plan_versions.save_version(
        plan=plan, text=texts[1], label="Máy", by=cast.officer, on=DAY
    )

    assert version.maker == Maker.MACHINE


def test_refusals_leave_what_the_plan_pins(cast: Cast, plan: RotationPlan) -> None:
    version = proposed(cast, plan)

    assert plan_versions.unsettled(version).pin == (Pin("A", "P2"),)


@pytest.mark.parametrize("reason", ["", "  ", "a\0", "x" * 2001])
def test_without_a_reason_that_can_be_kept_nothing_is_released(
    cast: Cast, plan: RotationPlan, reason: str
) -> None:
    with pytest.raises(RefusedError, match="lý do bỏ"):
        release(cast, plan, 1, reason)

    assert not PlanRelease.objects.exists()


def test_a_line_is_released_once(cast: Cast, plan: RotationPlan) -> None:
    release(cast, plan, 1)

    with pytest.raises(RefusedError, match="không cần bỏ lần nữa"):
        release(cast, plan, 1)


@pytest.mark.parametrize("number", [0, 3])
def test_a_line_that_is_not_there_is_not_found(
    cast: Cast, plan: RotationPlan, number: int
) -> None:
    with pytest.raises(access.NotThere):
        release(cast, plan, number)


def test_once_submitted_nothing_is_released(cast: Cast, plan: RotationPlan) -> None:
    plans.choose(version=proposed(cast, plan), by=cast.officer, on=DAY)
    plans.submit(plan=plan, by=cast.officer, on=DAY)

    with pytest.raises(RefusedError, match="«Đã trình»"):
        release(cast, plan, 1)


@pytest.mark.parametrize(
    ("name", "error"),
    [("secretary", access.NotAllowed), ("stranger", access.NotThere)],
)
def test_only_who_prepares_the_plan_releases(
    name: str, error: type[Exception], cast: Cast, plan: RotationPlan
) -> None:
    with pytest.raises(error):
        plan_lines.release(
            plan=plan, number=1, reason="…", by=getattr(cast, name), on=DAY
        )
