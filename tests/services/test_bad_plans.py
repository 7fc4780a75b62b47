"""A plan nobody can be asked is neither opened nor answered: a sentence, and nothing stored."""

import pytest

from luanchuyen.records.models import AuditEvent, PlanAct, PlanVersion, RotationPlan
from luanchuyen.services import plan_versions, plans
from luanchuyen.services.plan_acts import RefusedError
from tests import planning
from tests.bad_plans import BAD_PLANS, facts
from tests.matching.town import HEAD
from tests.planning import DAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return planning.settle(facts())


@pytest.mark.parametrize(("text", "words"), BAD_PLANS.values(), ids=BAD_PLANS)
def test_it_is_not_opened(text: str, words: str, cast: Cast) -> None:
    before = AuditEvent.objects.count()

    with pytest.raises(RefusedError) as refused:
        plans.open_(text=text, by=cast.officer, on=DAY)

    assert words in str(refused.value)
    assert "dòng" not in str(refused.value)  # nobody here sees a file
    assert not RotationPlan.objects.exists()
    assert not PlanAct.objects.exists()
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(("text", "words"), BAD_PLANS.values(), ids=BAD_PLANS)
def test_it_is_not_answered(text: str, words: str, cast: Cast) -> None:
    plan = planning.frozen(cast, HEAD)
    acts, before = plan.acts.count(), AuditEvent.objects.count()

    with pytest.raises(RefusedError) as refused:
        plan_versions.save_version(
            plan=plan, text=text, label="Sai", why="Thử.", by=cast.officer, on=DAY
        )

    # The committee, the day and the term are those the plan was opened with.
    told = str(refused.value)
    assert words in told or "kế hoạch này mở với" in told
    assert not PlanVersion.objects.exists()
    assert (plan.acts.count(), AuditEvent.objects.count()) == (acts, before)
