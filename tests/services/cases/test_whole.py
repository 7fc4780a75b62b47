"""An act is whole or nothing: whatever fails in the middle of it, nothing of it stays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from luanchuyen.records.models import Case
from luanchuyen.services import audit, case_papers, cases, issued_papers
from luanchuyen.services.case_papers import SHEETS
from tests import casework, databases
from tests.casework import ASSESSED, CHAIR, FIRST, MINUTES, PASSED, TALKED, TERM, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db

Act = Callable[[Cast, Case], object]


def _issued(cast: Cast, case: Case) -> object:
    sheet = SHEETS["to-trinh"]
    said = case_papers.wording(case, sheet, on=DAY)
    said = replace(said, signer="Phạm Ký", more={"to": "CU", "proposal": "Xét."})
    return issued_papers.issue(
        case=case, sheet=sheet, said=said, by=cast.officer, on=DAY, term=TERM
    )


# What is done, after which stage; each records several rows.
ACTS: dict[str, tuple[Callable[[Cast], Case], Act]] = {
    "mở": (
        casework.withdrawn,
        lambda cast, case: casework.opened(cast, case.plan),
    ),
    "hỏi": (
        casework.opened,
        lambda cast, case: cases.request_opinion(
            case=case, item="proposal", whom="departure_unit", by=cast.officer, on=DAY
        ),
    ),
    "đổi dự kiến": (
        casework.opened,
        lambda cast, case: cases.change_proposal(
            case=case,
            wish=casework.wish(to="P2"),
            reason="Vì…",
            by=cast.officer,
            on=DAY,
        ),
    ),
    "nhận xét": (
        lambda cast: casework.carried(cast, casework.proposed),
        lambda cast, case: cases.assess(
            case=case,
            parts=ASSESSED,
            presided_by=CHAIR,
            document="6-NX",
            by=cast.officer,
            on=DAY,
        ),
    ),
    "gặp": (
        lambda cast: casework.carried(cast, casework.prepared),
        lambda cast, case: cases.meet(case=case, parts=TALKED, by=cast.officer, on=DAY),
    ),
    "thêm giấy tờ": (
        casework.opened,
        lambda cast, case: casework.added(cast, case, "health"),
    ),
    "biểu quyết": (
        lambda cast: casework.carried(cast, casework.submitted),
        lambda cast, case: cases.vote(
            case=case, ballot=PASSED, told=MINUTES, by=cast.secretary, on=DAY
        ),
    ),
    "quyết định": (
        casework.voted,
        lambda cast, case: cases.decide(
            case=case, term=TERM, by=cast.secretary, on=DAY
        ),
    ),
    "công bố": (
        lambda cast: casework.carried(cast, casework.decided),
        lambda cast, case: cases.announce(case=case, by=cast.officer, on=DAY),
    ),
    "phát hành": (
        lambda cast: casework.carried(cast, casework.appraised),
        _issued,
    ),
    "có hiệu lực": (
        casework.carried,
        lambda cast, case: cases.take_effect(case=case, by=cast.officer, on=FIRST),
    ),
    "hủy": (
        casework.in_force,
        lambda cast, case: cases.cancel_decision(
            case=case, reason="Sai.", by=cast.secretary, on=FIRST
        ),
    ),
}


def files(data: Path) -> list[Path]:
    return sorted(path for path in data.rglob("*") if path.is_file())


class Killed(Exception):
    """What happens in the last moment of an act."""


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_fails_in_the_end_leaves_nothing(
    cast: Cast, data: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, act = ACTS[name]
    case = prepare(cast)
    before = databases.content(), files(data)

    def killed(*given: object, **more: object) -> None:
        raise Killed

    monkeypatch.setattr(audit, "record", killed)
    with pytest.raises(Killed):
        act(cast, case)

    assert (databases.content(), files(data)) == before
