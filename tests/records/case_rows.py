"""Rows of a case as the database takes them, to be spoilt one at a time."""

from datetime import date
from typing import Any

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    AccessSession,
    AccessSessionEnd,
    Case,
    CaseAct,
    CaseProposal,
    CaseSession,
    CaseVote,
    CaseWaiver,
    Decision,
    DossierItem,
    Effect,
    IssuedPaper,
    KeptRulebook,
    Register,
    RegisterCancellation,
    RegisterEntry,
)
from tests import people

SIGNED: dict[str, Any] = {"by_key": "hoa", "by_name": "Hoa", "on": people.TODAY}
DAY = people.TODAY


def case(**changes: object) -> Case:
    told: dict[str, Any] = {
        "kind": "transfer",
        "ground": "transfer",
        "committee_id": "TU",
        "begun_on": DAY,
        "procedure": {},
    }
    return Case.objects.create(**told | SIGNED | changes)


def act(of: Case | None = None, **changes: object) -> CaseAct:
    of = of or case()
    told: dict[str, Any] = {
        "case": of,
        "number": of.acts.count() + 1,
        "kind": CaseActKind.OPENED,
        "day": DAY,
    }
    return CaseAct.objects.create(**told | SIGNED | changes)


def proposal(**changes: object) -> CaseProposal:
    done = act()
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "number": 1,
        "official_id": "CB2",
        "from_post_id": "P3",
        "to_post_id": "P2",
    }
    return CaseProposal.objects.create(**told | changes)


def vote(**changes: object) -> CaseVote:
    done = act(kind=CaseActKind.VOTED)
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "body_id": "TU",
        "day": DAY,
        "members": 3,
        "present": 3,
        "in_favour": 2,
        "against": 1,
        "blank": 0,
        "presided_by": "Bí thư",
    }
    return CaseVote.objects.create(**told | changes)


def minutes(**changes: object) -> CaseSession:
    told: dict[str, Any] = {
        "place": "Phòng họp",
        "began": "08 giờ",
        "ended": "09 giờ",
        "secretary": "Ghi",
        "agenda": "Tờ trình.",
        "conclusion": "Đồng ý.",
    }
    if "vote" not in changes:
        changes["vote"] = vote()
    return CaseSession.objects.create(**told | changes)


def waiver(**changes: object) -> CaseWaiver:
    done = act(kind=CaseActKind.WAIVED)
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "criterion": "planned",
        "reason": "Thiếu nguồn.",
        "document": "12-TB/TU",
        "day": DAY,
    }
    return CaseWaiver.objects.create(**told | changes)


def register(**changes: object) -> Register:
    told = {"body_id": "TU", "paper": "decision", "series": "2025-2030"} | changes
    return Register.objects.create(**told)


def entry(of: Register | None = None, **changes: object) -> RegisterEntry:
    told: dict[str, Any] = {"register": of or register(), "number": 1}
    return RegisterEntry.objects.create(**told | SIGNED | changes)


def cancellation(**changes: object) -> RegisterCancellation:
    told = {"entry": changes.get("entry") or entry(), "reason": "Ghi nhầm."}
    return RegisterCancellation.objects.create(**told | SIGNED | changes)


def decision(**changes: object) -> Decision:
    done = act(kind=CaseActKind.ISSUED)
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "body_id": "TU",
        "entry": changes.get("entry") or entry(),
        "day": DAY,
        "effective_on": DAY,
    }
    return Decision.objects.create(**told | changes)


def effect(of: Decision | None = None, **changes: object) -> Effect:
    of = of or decision()
    done = act(of.case, kind=CaseActKind.TOOK_EFFECT)
    told: dict[str, Any] = {"decision": of, "act": done, "after_import": 1}
    return Effect.objects.create(**told | changes)


def paper(**changes: object) -> DossierItem:
    done = act(kind=CaseActKind.PAPERS_ADDED)
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "item": "health",
        "file_name": "giay.pdf",
        "kind": "pdf",
        "size": 10,
        "first_submitted": DAY,
    }
    return DossierItem.objects.create(**told | changes)


def issued(**changes: object) -> IssuedPaper:
    done = act(kind=CaseActKind.NUMBERED)
    told: dict[str, Any] = {
        "case": done.case,
        "act": done,
        "entry": entry(register(paper="letter")),
        "kind": "opinion_request",
        "symbol": "Số 01-CV/TU",
        "size": 10,
        "sha256": "0f",
    }
    return IssuedPaper.objects.create(**told | SIGNED | changes)


def session(**changes: object) -> AccessSession:
    told: dict[str, Any] = {"reason": "Khôi phục dữ liệu.", "minutes": 30}
    return AccessSession.objects.create(**told | SIGNED | changes)


def one_of_each() -> None:
    """A row in every table of a case."""
    proposal()
    minutes()
    waiver()
    effect()
    paper()
    AccessSessionEnd.objects.create(session=session(), **SIGNED)
    cancellation(entry=entry(Register.objects.get(), number=2))
    issued()
    KeptRulebook.objects.create(version="abc", rulebook="qd-65-2022", texts=[])


def rotation_is_of_a_plan() -> None:
    case(kind="rotation")


def case_acts_follow_one_another() -> None:
    act(act().case, number=1)


def case_act_names_what_was_asked() -> None:
    act(kind=CaseActKind.ASKED, item="units")


def case_answer_is_of_answering() -> None:
    act(kind=CaseActKind.ANSWERED, item="units", whom="departure_unit")


def case_act_says_why() -> None:
    act(kind=CaseActKind.WITHDRAWN)


def case_proposal_number_stands_once() -> None:
    first = proposal()
    proposal(case=first.case)


def case_leads_to_another_post() -> None:
    proposal(to_post_id="P3")


def vote_adds_up() -> None:
    vote(blank=1)


def vote_within_the_members() -> None:
    vote(members=2)


def secret_vote_names_nobody() -> None:
    vote(secret=True, names="Bí thư: đồng ý")


def vote_has_a_chair() -> None:
    vote(presided_by="")


def session_is_told_in_full() -> None:
    minutes(conclusion="")


def waiver_is_given_in_due_form() -> None:
    waiver(document="")


def decision_looks_ahead() -> None:
    decision(effective_on=date(2026, 11, 30))


def decision_takes_effect_once() -> None:
    effect(effect().decision)


def register_stands_once() -> None:
    register()
    register()


def register_number_stands_once() -> None:
    entry(entry().register)


def register_counts_from_one() -> None:
    entry(number=0)


def cancelled_number_says_why() -> None:
    cancellation(reason="")


def paper_has_content() -> None:
    paper(size=0)


def session_is_told_with_the_vote_once() -> None:
    told = minutes()
    minutes(vote=told.vote)


def issued_paper_is_whole() -> None:
    issued(symbol="")


def reading_session_says_why() -> None:
    session(reason="")


def cases_are_append_only() -> None:
    act()
    CaseAct.objects.update(note="Khác.")


BREACHES = (
    rotation_is_of_a_plan,
    case_acts_follow_one_another,
    case_act_names_what_was_asked,
    case_answer_is_of_answering,
    case_act_says_why,
    case_proposal_number_stands_once,
    case_leads_to_another_post,
    vote_adds_up,
    vote_within_the_members,
    secret_vote_names_nobody,
    vote_has_a_chair,
    session_is_told_in_full,
    waiver_is_given_in_due_form,
    decision_looks_ahead,
    decision_takes_effect_once,
    register_stands_once,
    register_number_stands_once,
    register_counts_from_one,
    cancelled_number_says_why,
    paper_has_content,
    session_is_told_with_the_vote_once,
    issued_paper_is_whole,
    reading_session_says_why,
    cases_are_append_only,
)
