"""Long answers come piece by piece, and are the same as the whole found at once."""

from itertools import pairwise

import pytest

from luanchuyen.matching.alternatives import curve
from luanchuyen.matching.envy import envy_list
from luanchuyen.records.models import (
    Account,
    PlanAnswer,
    PlanQuestion,
    PlanVersion,
    Role,
)
from luanchuyen.services import (
    access,
    plan_answers,
    plan_findings,
    plan_objections,
    plan_versions,
    plans,
)
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.services.plan_findings import Finding
from luanchuyen.snapshot import demo
from tests import people
from tests.matching.town import HEAD
from tests.planning import DAY

pytestmark = pytest.mark.django_db

ENVY, CURVE = PlanQuestion.ENVY, PlanQuestion.CURVE


@pytest.fixture
def version() -> PlanVersion:
    """Of the made-up town, in which somebody is passed over and more than one moves."""
    people.settle(demo.make("town", seed=1, on=people.TODAY))
    officer = people.account("lan", Role.OFFICER, committee="TU")
    text = HEAD.replace(": CU", ": TU")
    plan = plans.open_(text=text, by=officer, on=DAY)
    plans.freeze_review(plan=plan, by=officer, on=DAY)
    return plan_versions.save_version(
        plan=plan, text=text, label="Máy", by=officer, on=DAY
    )


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page has time for one piece."""
    monkeypatch.setattr(plan_findings, "_AT_ONCE", 0)


def preparing() -> Account:
    return Account.objects.get(username="lan")


def all_of(version: PlanVersion, question: PlanQuestion) -> Finding:
    """What it comes to when every piece is asked for by itself."""
    finding = plan_findings.found(version, question)
    while not finding.is_whole:
        before = len(finding.pieces)
        finding = plan_findings.go_on(
            version=version, question=question, by=preparing(), on=DAY
        )
        assert len(finding.pieces) == before + 1
    return finding


def test_a_small_committee_is_answered_at_once(version: PlanVersion) -> None:
    for question in PlanQuestion:
        assert plan_findings.found(version, question).is_whole
    assert not PlanAnswer.objects.exists()


@pytest.mark.parametrize("question", PlanQuestion)
def test_pieces_kept_are_those_found_at_once(
    question: PlanQuestion, version: PlanVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = plan_findings.found(version, question)
    monkeypatch.setattr(plan_findings, "_AT_ONCE", 0)

    kept = all_of(version, question)

    assert kept.count > 0
    assert list(kept.pieces) == list(whole.pieces)
    assert PlanAnswer.objects.count() == kept.count


def test_they_are_those_of_the_matching(version: PlanVersion) -> None:
    solved = plan_answers.of(version)
    assert solved is not None

    envies = plan_findings.found(version, ENVY).pieces
    steps = plan_findings.found(version, CURVE).pieces

    listed = envy_list(solved.problem, solved.best)
    assert [(one["passed_over"], one["post"], one["has_reason"]) for one in envies] == [
        (one.passed_over.official, one.chosen.target, one.has_reason) for one in listed
    ]
    assert len(envies) > 0
    drawn = curve(solved.problem, solved.best)
    assert [(one["most"], [aim["value"] for aim in one["aims"]]) for one in steps] == [
        (step.most, [aim.value for aim in step.solution.aims])
        for step in reversed(drawn)
        if step.solution
    ]
    ordered = list(reversed(steps))
    assert [plan_findings.bought(*pair) for pair in pairwise(ordered)] == [
        step.bought.sentence if step.bought else "" for step in drawn[1:]
    ]


@pytest.mark.usefixtures("slow")
def test_nothing_is_submitted_before_every_case_was_looked_at(
    version: PlanVersion,
) -> None:
    (told,) = plan_objections.passed_over(version)
    assert told.startswith("Mới xét 0 trong ")

    all_of(version, ENVY)

    assert list(plan_objections.passed_over(version)) == []


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.INSPECTOR])
def test_only_who_prepares_the_plan_keeps_answers(
    role: Role, version: PlanVersion
) -> None:
    reading = people.account("mai", role, committee="TU")

    with pytest.raises(access.NotAllowed):
        plan_findings.go_on(version=version, question=CURVE, by=reading, on=DAY)

    assert not PlanAnswer.objects.exists()


@pytest.mark.usefixtures("slow")
def test_of_a_stale_version_nothing_more_is_found(version: PlanVersion) -> None:
    people.settle(demo.make("town", seed=2, on=people.TODAY))

    with pytest.raises(RefusedError, match="hãy lập lại phương án"):
        plan_findings.go_on(version=version, question=CURVE, by=preparing(), on=DAY)


@pytest.mark.usefixtures("slow")
def test_what_somebody_else_found_meanwhile_is_not_kept_twice(
    version: PlanVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_findings.go_on(version=version, question=CURVE, by=preparing(), on=DAY)
    nothing_yet = Finding([], plan_findings.found(version, CURVE).count)
    after = plan_findings.found
    answers = iter([nothing_yet])
    monkeypatch.setattr(
        plan_findings, "found", lambda *asked: next(answers, None) or after(*asked)
    )

    finding = plan_findings.go_on(
        version=version, question=CURVE, by=preparing(), on=DAY
    )

    assert len(finding.pieces) == 1
