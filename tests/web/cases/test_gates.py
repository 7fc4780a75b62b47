"""Every form of every act, posted by hand in every state of a case: only what its turn has come for does anything."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from luanchuyen.records.models import Account, Case, Role
from luanchuyen.services import cases
from luanchuyen.services.access import ROLES
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.services.cases import reading
from luanchuyen.web.cases.deeds import DEEDS
from luanchuyen.web.shared import days
from tests import casework, databases, people
from tests.casework import FIRST, PDF, TERM, Cast
from tests.planning import DAY
from tests.web.cases.test_deeds import CHAIR, MINUTES, PARTS, TALKED, VOTE
from tests.web.cases.test_every_page import ABOUT
from tests.web.cases.test_papers import given as written

Enter = Callable[[Account], Client]
Stage = Callable[[Cast, Case], object]
# Which acts do something, of the officer and of the secretary.
Turns = Mapping[str, tuple[str, str]]
Post = tuple[str, str, str]  # what it is called here, the act, what stands behind `?`
Did = Callable[[Client, Account, Case, Post], bool]

WHY = {"reason": "Vì…"}
GIVEN: Mapping[str, Mapping[str, object]] = {
    "bieu-quyet": VOTE,
    "bien-ban-hop": MINUTES | {"absent": ""},
    "quyet-dinh": {"answer": "agree", "term": TERM},
    "ban-hanh-quyet-dinh": {"term": TERM},
    "bau-cu": {"result": "dat", "document": "1-BB"},
    "gap-go": TALKED,
    "ban-hanh": {"paper": "appraisal_summary"},
    "uy-quyen": {**WHY, "whom": "advisory_body"},
    "tra-lai": {**WHY, "step": "proposal"},
    "doi-du-kien": {**WHY, "official": "A", "post": "P2"},
    "quy-trinh-moi": WHY,
    "khong-dong-y": {**WHY, "handling": "Giữ nguyên."},
    "rut": WHY,
    "huy-quyet-dinh": WHY,
    "hoi": {"unit": "U2"},
    "tra-loi": {
        "answer": "refuse",
        "note": "Vì…",
        "document": "9-CV",
        **PARTS,
        **CHAIR,
    },
    "giai-quyet": WHY,
    "thoi-hoi": WHY,
    "khong-co-noi-dung-moi": {"said_by": "Ban Tổ chức"},
}


def done(
    cast: Cast, case: Case, enter: Enter, posts: Sequence[Post], did: Did | None = None
) -> list[set[str]]:
    """What did something, posted by the officer and by the secretary; each undone before the next.

    What did nothing shows its page again or was not found.
    """
    clients = [(by, enter(by)) for by in (cast.officer, cast.secretary)]
    before = databases.content()
    found = [
        {post[0] for post in posts if (did or _did)(client, by, case, post)}
        for by, client in clients
    ]
    assert databases.content() == before
    return found


def _did(client: Client, by: Account, case: Case, post: Post) -> bool:
    _, deed, about = post
    if not ROLES[Role(by.role)].permissions & set(DEEDS[deed].permissions):
        return False
    file = {"file": SimpleUploadedFile("kham.pdf", PDF)}
    given = file if deed == "them-giay-to" else GIVEN.get(deed, {})
    return _posted(client, case, f"viec/{deed}/{about}", given)


def _went_out(client: Client, by: Account, case: Case, post: Post) -> bool:
    _, key, _ = post
    given = written(case, key) | {"dang": "phat-hanh", "term": TERM}
    return _posted(client, case, f"van-ban/{key}/", given)


def _posted(
    client: Client, case: Case, place: str, given: Mapping[str, object]
) -> bool:
    with transaction.atomic():
        acts = case.acts.count()
        response = client.post(f"/ho-so/{case.pk}/{place}", given)
        told = case.acts.count() > acts
        transaction.set_rollback(told)
    assert response.status_code == 302 if told else response.status_code in {200, 404}
    return told


def acts() -> list[Post]:
    """Acts that are not about one question."""
    return [
        (key, key, ABOUT[key] if deed.of_dossier else "")
        for key, deed in DEEDS.items()
        if not deed.of_ask
    ]


def questions(case: Case) -> Iterator[Post]:
    """Every act about a question, of every question to everybody it is put to."""
    for _, ask in reading.procedure(case).asks.values():
        for role in ask.of:
            whom = f"{role}:U2" if ask.each else role
            for key, deed in DEEDS.items():
                if deed.of_ask:
                    to = role if key == "hoi" else whom
                    yield f"{key} {ask.key}", key, f"?muc={ask.key}&noi={to}"


def walked(
    cast: Cast,
    case: Case,
    enter: Enter,
    stages: Mapping[str, Stage],
    monkeypatch: pytest.MonkeyPatch,
    posts: Sequence[Post] = (),
    did: Did | None = None,
) -> dict[str, tuple[str, str]]:
    found = {}
    for name, stage in stages.items():
        stage(cast, case)
        on = FIRST if cases.standing_of(case, on=DAY).may_take_effect else DAY
        monkeypatch.setattr(days, "today", lambda on=on: on)
        officer, secretary = done(cast, case, enter, posts or acts(), did)
        found[name] = " ".join(sorted(officer)), " ".join(sorted(secretary))
    return found


def begun(cast: Cast, case: Case) -> None:
    """Nothing was done yet."""


def finished(cast: Cast, case: Case) -> None:
    cases.finish(case=case, by=cast.officer, on=DAY)


def voted(cast: Cast, case: Case) -> None:
    cases.vote(case=case, ballot=casework.PASSED, by=cast.secretary, on=DAY)


def decided(cast: Cast, case: Case) -> None:
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)


def announced(cast: Cast, case: Case) -> None:
    cases.announce(case=case, by=cast.officer, on=DAY)


def elected(cast: Cast, case: Case) -> None:
    for _ in range(3):
        cases.elect(case=case, agreed=True, document="1-BB", by=cast.officer, on=DAY)


def in_force(cast: Cast, case: Case) -> None:
    cases.take_effect(case=case, by=cast.officer, on=FIRST)


ROTATION: Mapping[str, Stage] = {
    "mới mở": begun,
    "nơi đi đã đề xuất": casework.heard,
    "đến bước chuẩn bị": finished,
    "đến bước thẩm định": casework.prepared,
    "đến bước trình": casework.appraised,
    "đã trình": casework.submitted,
    "đã biểu quyết": voted,
    "đã quyết định": decided,
    "đã công bố": announced,
    "đến bước bầu cử": finished,
    "đã bầu": elected,
    "đã có hiệu lực": in_force,
}
# The meeting may be written down at any time after its vote.
MINUTED = "bien-ban-hop huy-quyet-dinh"
ROTATION_TURNS: Turns = {
    "mới mở": (
        "doi-du-kien khong-co-noi-dung-moi rut them-giay-to tra-lai",
        "khong-dong-y tra-lai",
    ),
    "nơi đi đã đề xuất": (
        "doi-du-kien hoan-thanh khong-co-noi-dung-moi rut them-giay-to tra-lai",
        "khong-dong-y tra-lai",
    ),
    "đến bước chuẩn bị": (
        "doi-du-kien khong-co-noi-dung-moi rut them-giay-to tra-lai",
        "khong-dong-y tra-lai",
    ),
    "đến bước thẩm định": (
        "ban-hanh doi-du-kien gap-go khong-co-noi-dung-moi rut them-giay-to tra-lai",
        "khong-dong-y tra-lai",
    ),
    "đến bước trình": (
        "ban-hanh doi-du-kien khong-co-noi-dung-moi rut them-giay-to tra-lai trinh",
        "khong-dong-y tra-lai",
    ),
    "đã trình": (
        "ban-hanh doi-du-kien khong-co-noi-dung-moi rut them-giay-to tra-lai trinh",
        "bieu-quyet khong-dong-y tra-lai",
    ),
    "đã biểu quyết": (
        "ban-hanh doi-du-kien khong-co-noi-dung-moi rut them-giay-to tra-lai trinh",
        "bien-ban-hop bieu-quyet khong-dong-y quyet-dinh tra-lai",
    ),
    "đã quyết định": ("ban-hanh cong-bo khong-co-noi-dung-moi them-giay-to", MINUTED),
    "đã công bố": (
        "ban-hanh cong-bo hoan-thanh khong-co-noi-dung-moi them-giay-to",
        MINUTED,
    ),
    "đến bước bầu cử": ("ban-hanh bau-cu khong-co-noi-dung-moi them-giay-to", MINUTED),
    "đã bầu": ("thuc-hien", MINUTED),
    "đã có hiệu lực": ("", MINUTED),
}


@pytest.mark.clause("QD-7.2")
def test_a_rotation_does_each_act_only_in_its_turn(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.settle(casework.with_post("P3", elected=True))
    case = casework.opened(cast)

    assert walked(cast, case, enter, ROTATION, monkeypatch) == ROTATION_TURNS


# Papers a step waits for, or a decision; the others go out at any time.
IN_TURN = [key for key, one in SHEETS.items() if one.step_paper or one.of_decision]
APPRAISED = "bao-cao-tham-dinh de-nghi-tham-dinh"
RECORDED = "bao-cao-tham-dinh to-trinh"  # they take their number late, and nothing else changes
PAPERS_IN_TURN: Turns = {
    **dict.fromkeys(("mới mở", "nơi đi đã đề xuất", "đến bước chuẩn bị"), ("", "")),
    "đến bước thẩm định": (APPRAISED, ""),
    **dict.fromkeys(
        ("đến bước trình", "đã trình", "đã biểu quyết"), (f"{APPRAISED} to-trinh", "")
    ),
    **dict.fromkeys(
        ("đã quyết định", "đã công bố", "đến bước bầu cử"),
        (f"{APPRAISED} to-trinh", "quyet-dinh"),
    ),
    **dict.fromkeys(("đã bầu", "đã có hiệu lực"), (RECORDED, "quyet-dinh")),
}


def test_a_paper_goes_out_only_in_its_turn(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.settle(casework.with_post("P3", elected=True))
    case = casework.opened(cast)
    posts = [(key, key, "") for key in IN_TURN]

    found = walked(cast, case, enter, ROTATION, monkeypatch, posts, _went_out)

    assert found == PAPERS_IN_TURN


TRANSFER: Mapping[str, Stage] = {
    "mới mở": begun,
    "hai nơi đồng ý, đã gặp": casework.agreed,
    "đã trình": casework.at_the_decision,
    "đã quyết định": casework.transfer_agreed,
    "xong mọi bước": casework.transfer_done,
    "đã có hiệu lực": in_force,
}
TRANSFER_TURNS: Turns = {
    "mới mở": ("doi-du-kien gap-go rut them-giay-to", "khong-dong-y"),
    "hai nơi đồng ý, đã gặp": (
        "doi-du-kien gap-go hoan-thanh rut them-giay-to",
        "khong-dong-y",
    ),
    "đã trình": (
        "doi-du-kien rut them-giay-to trinh",
        "bieu-quyet khong-dong-y quyet-dinh",
    ),
    "đã quyết định": ("them-giay-to", "hoan-thanh huy-quyet-dinh"),
    "xong mọi bước": ("thuc-hien", "huy-quyet-dinh"),
    "đã có hiệu lực": ("", "huy-quyet-dinh"),
}


def test_a_transfer_does_each_act_only_in_its_turn(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = casework.transfer(cast)

    assert walked(cast, case, enter, TRANSFER, monkeypatch) == TRANSFER_TURNS


def to_the_appraisal(cast: Cast, case: Case) -> None:
    casework.proposed(cast, case)
    casework.prepared(cast, case)


def to_the_submission(cast: Cast, case: Case) -> None:
    casework.appraised(cast, case)
    casework.submitted(cast, case)


WRITTEN = ("principle", "proposal", "assessment", "appraisal", "units")
UNDECIDED = {"hoi", "tra-loi"}
# What was done, how many of the questions are reached, and which acts about them do something.
REACHED: Sequence[tuple[Stage, int, set[str]]] = (
    (begun, 2, UNDECIDED),
    (to_the_appraisal, 5, UNDECIDED),
    (to_the_submission, 5, UNDECIDED | {"da-nhan"}),
    (casework.decided, 5, {"tra-loi", "da-nhan"}),
)


def test_only_what_is_asked_up_to_the_open_step_is_asked_and_answered(
    cast: Cast, enter: Enter
) -> None:
    case = casework.opened(cast)
    for stage, reached, may in REACHED:
        stage(cast, case)

        officer, secretary = done(cast, case, enter, list(questions(case)))

        delivered = ("appraisal", "units")  # the rest came without being asked
        assert officer | secretary == {
            f"{key} {item}"
            for key in may
            for item in (delivered if key == "da-nhan" else WRITTEN[:reached])
        }
        assert secretary == {"tra-loi principle"}
        assert "tra-loi principle" not in officer


def withdrawn(cast: Cast, case: Case) -> None:
    cases.withdraw(case=case, reason="Vì…", by=cast.officer, on=DAY)


def refused(cast: Cast, case: Case) -> None:
    cases.refuse(
        case=case, reason="Vì…", handling="Giữ nguyên.", by=cast.secretary, on=DAY
    )


def test_nothing_is_done_in_a_case_that_has_ended(cast: Cast, enter: Enter) -> None:
    case = casework.carried(cast, casework.submitted)
    posts = [*acts(), *questions(case)]
    for end in (withdrawn, refused):
        with transaction.atomic():
            end(cast, case)

            assert done(cast, case, enter, posts) == [set(), set()]

            transaction.set_rollback(True)
