"""What must never be false is refused by the database itself, with a sentence for the user."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.db.models.functions import Now

from luanchuyen.records import refusals
from luanchuyen.records.models import (
    AccessSession,
    AccessSessionEnd,
    Account,
    AuditEvent,
    Case,
    CaseAct,
    CaseProposal,
    CaseSession,
    CaseVote,
    CaseWaiver,
    ConfidenceVote,
    Decision,
    DossierItem,
    Effect,
    IssuedPaper,
    IssuedPlan,
    KeptRulebook,
    LineKind,
    Locality,
    Maker,
    Person,
    PlanAct,
    PlanAnswer,
    PlanQuestion,
    PlanReason,
    PlanRelease,
    PlanReview,
    PlanVersion,
    PlanWording,
    Post,
    Register,
    RegisterCancellation,
    RegisterEntry,
    Role,
    RotationPlan,
    SuccessionEntry,
    Tenure,
    Unit,
    UnitProposal,
)
from luanchuyen.records.plan_states import ActKind
from tests import people
from tests.records import case_rows

pytestmark = pytest.mark.django_db

EARLY, LATE = date(2020, 1, 1), date(2024, 1, 1)


@pytest.fixture(autouse=True)
def town() -> None:
    people.settle()


def locality_until_after_from() -> None:
    Locality.objects.filter(pk="T92").update(valid_from=LATE, valid_until=LATE)


def unit_until_after_from() -> None:
    Unit.objects.filter(pk="TU").update(valid_from=LATE, valid_until=EARLY)


def unit_approved_leaders_not_negative() -> None:
    Unit.objects.filter(pk="TU").update(approved_leaders=-1)


def post_has_a_seat() -> None:
    Post.objects.filter(pk="P1").update(seats=0)


def tenure_until_after_from() -> None:
    Tenure.objects.filter(official="CB1").update(held_until=F("held_from"))


def term_ends_after_it_begins() -> None:
    SuccessionEntry.objects.update(term="2030-2025")


def low_share_from_0_to_1() -> None:
    ConfidenceVote.objects.update(low_share=1.01)


def account_scope_fits_role() -> None:
    people.account("lạc", Role.ADMINISTRATOR, committee="TU")


def no_two_main_tenures() -> None:
    Tenure.objects.create(
        official_id="CB1", post_id="P1", held_from=LATE, form="Bầu cử"
    )


def audit_is_append_only() -> None:
    AuditEvent.objects.update(actor_name="Người khác")


SIGNED = {"by_key": "hoa", "by_name": "Hoa", "on": people.TODAY}


def opened(**changes: object) -> PlanAct:
    """A plan of the town as it is opened; `changes` are of its first act."""
    plan = RotationPlan.objects.create(
        committee_id="TU", title="Đợt một", day=people.TODAY, **SIGNED
    )
    told = {"plan": plan, "number": 1, "kind": ActKind.OPENED} | SIGNED | changes
    return PlanAct.objects.create(**told)


def version(**changes: object) -> PlanVersion:
    told = {"plan": opened().plan, "number": 1, "maker": Maker.MACHINE, "document": {}}
    return PlanVersion.objects.create(**told | SIGNED | changes)


def released(**fields: Any) -> None:
    line = {"plan": fields.pop("plan", None) or opened().plan, "kind": LineKind.PIN}
    PlanRelease.objects.create(
        **line | {"official": "A", "post": "P2", "reason": "Xin rút."} | fields,
        **SIGNED,
    )


def one_of_each() -> None:
    """A row in every table of a plan."""
    given = version()
    UnitProposal.objects.create(
        plan=given.plan, unit_id="DU", official_id="CB2", **SIGNED
    )
    PlanReview.objects.create(plan=given.plan, document={}, **SIGNED)
    PlanReason.objects.create(
        version=given, machine_post="P2", reason="Sức khỏe.", **SIGNED
    )
    PlanWording.objects.create(version=given, words={}, **SIGNED)
    released(plan=given.plan)
    answer(version=given)
    issued_plan(given)


def issued_plan(given: PlanVersion, **changes: object) -> IssuedPlan:
    told: dict[str, Any] = {
        "version": given,
        "act": opened(plan=given.plan, number=2, kind=ActKind.ISSUED, version=given),
        "entry": case_rows.entry(case_rows.register(paper="plan")),
        "symbol": "Số 01-KH/TU",
        "size": 10,
        "sha256": "0f",
    }
    return IssuedPlan.objects.create(**told | SIGNED | changes)


def issued_plan_is_whole() -> None:
    issued_plan(version(), sha256="")


def plan_acts_follow_one_another() -> None:
    opened(plan=opened().plan)


def plan_act_names_its_subject() -> None:
    opened(kind=ActKind.CHOSEN)


def proposal_withdrawn_once() -> None:
    plan = opened().plan
    proposal = UnitProposal.objects.create(
        plan=plan, unit_id="DU", official_id="CB2", **SIGNED
    )
    for number in (2, 3):
        opened(plan=plan, number=number, kind=ActKind.WITHDRAWN, proposal=proposal)


def plan_version_number_stands_once() -> None:
    version(plan=version().plan)


def people_version_says_why() -> None:
    version(maker=Maker.PEOPLE)


def reason_is_of_a_difference() -> None:
    PlanReason.objects.create(
        version=version(), machine_post="P2", people_post="P2", reason="Vì…", **SIGNED
    )


def reason_is_given() -> None:
    PlanReason.objects.create(version=version(), machine_post="P2", **SIGNED)


def plan_line_released_once() -> None:
    plan = opened().plan
    for _ in range(2):
        released(plan=plan)


def release_says_why() -> None:
    released(reason="")


def answer(**fields: Any) -> None:
    given = fields.pop("version", None) or version()
    PlanAnswer.objects.create(
        version=given, question=PlanQuestion.ENVY, number=0, document={}, **SIGNED
    )


def plan_question_answered_once() -> None:
    given = version()
    for _ in range(2):
        answer(version=given)


def plans_are_append_only() -> None:
    opened()
    RotationPlan.objects.update(title="Đợt khác")


def audit_continues_the_chain() -> None:
    AuditEvent.objects.create(number=7, on=EARLY, at=Now())


BREACHES: dict[str, Callable[[], None]] = {
    breach.__name__: breach
    for breach in (
        locality_until_after_from,
        unit_until_after_from,
        unit_approved_leaders_not_negative,
        post_has_a_seat,
        tenure_until_after_from,
        term_ends_after_it_begins,
        low_share_from_0_to_1,
        account_scope_fits_role,
        no_two_main_tenures,
        audit_is_append_only,
        plan_acts_follow_one_another,
        plan_act_names_its_subject,
        proposal_withdrawn_once,
        plan_version_number_stands_once,
        people_version_says_why,
        reason_is_of_a_difference,
        reason_is_given,
        plan_line_released_once,
        release_says_why,
        plan_question_answered_once,
        plans_are_append_only,
        audit_continues_the_chain,
        issued_plan_is_whole,
        *case_rows.BREACHES,
    )
}


def test_every_named_constraint_has_a_breach_here() -> None:
    assert set(BREACHES) == set(refusals.sentences())


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BREACHES[name]()

    assert refusals.sentence(refused.value) == refusals.sentences()[name]


@pytest.mark.parametrize("name", sorted(BREACHES))
def test_a_refusal_has_a_sentence_in_vietnamese(name: str) -> None:
    assert re.search(r"[ạảấầệộợủứừịọốểđ]", refusals.sentences()[name])


@pytest.mark.parametrize(
    "change",
    [
        {"held_from": date(2027, 1, 1)},
        {"held_from": date(2020, 6, 1), "held_until": date(2021, 1, 2)},
        {"held_from": date(1990, 1, 1)},
    ],
)
def test_it_refuses_a_main_tenure_that_overlaps(change: dict[str, date]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.create(official_id="CB2", unit_id="KT", form="Khác", **change)


def test_it_refuses_to_move_a_tenure_over_another() -> None:
    earlier = Tenure.objects.create(
        official_id="CB2",
        unit_id="KT",
        form="Khác",
        held_from=EARLY,
        held_until=date(2021, 1, 1),
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.filter(pk=earlier.pk).update(held_until=None)


def test_it_takes_tenures_that_touch_and_concurrent_ones() -> None:
    held = Tenure.objects.create
    held(
        official_id="CB2",
        unit_id="KT",
        form="Khác",
        held_from=EARLY,
        held_until=date(2021, 1, 1),
    )
    held(official_id="CB2", post_id="P2", form="Khác", held_from=LATE, concurrent=True)

    assert Tenure.objects.filter(official="CB2").count() == 3


@pytest.mark.parametrize("model", [Locality, Unit, Post, Person])
def test_a_code_stands_once(model: type[models.Model]) -> None:
    row = model._default_manager.first()
    assert row is not None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_who_is_referred_to_cannot_be_deleted() -> None:
    with pytest.raises(models.ProtectedError):
        Person.objects.get(pk="CB1").delete()


def test_an_event_of_the_log_cannot_be_deleted() -> None:
    with (
        pytest.raises(IntegrityError, match="audit_is_append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_events")


@pytest.mark.parametrize(
    "model",
    [
        *(RotationPlan, PlanAct, PlanReason, PlanReview, PlanVersion, PlanWording),
        *(PlanAnswer, PlanRelease, UnitProposal, IssuedPlan),
    ],
)
@pytest.mark.parametrize("event", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_nothing_of_a_plan_is_edited_or_removed(
    model: type[models.Model], event: str
) -> None:
    one_of_each()

    with (
        pytest.raises(IntegrityError, match="plans_are_append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(event.format(model._meta.db_table))


@pytest.mark.parametrize(
    "model",
    [
        *(Case, CaseAct, CaseProposal, CaseVote, CaseWaiver, Decision, Effect),
        *(DossierItem, Register, RegisterEntry, RegisterCancellation, AccessSession),
        *(AccessSessionEnd, IssuedPaper, CaseSession, KeptRulebook),
    ],
)
@pytest.mark.parametrize("event", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_nothing_of_a_case_is_edited_or_removed(
    model: type[models.Model], event: str
) -> None:
    case_rows.one_of_each()

    with (
        pytest.raises(IntegrityError, match="cases_are_append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(event.format(model._meta.db_table))


def test_an_account_of_a_committee_may_say_whose_it_is() -> None:
    made = people.account("hoa", Role.OFFICER, committee="TU", official="CB4")

    assert made.official_id == "CB4"


def test_who_logs_in_has_a_name_of_its_own() -> None:
    people.account("hoa", Role.ADMINISTRATOR)

    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="hoa", name="Hoa", role=Role.ADMINISTRATOR)
