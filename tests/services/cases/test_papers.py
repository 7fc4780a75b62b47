"""The dossier: handed in with files, whole and fresh at its gate, used again where a text allows it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from luanchuyen.records.models import AuditEvent, Case, DossierItem
from luanchuyen.rules.dossier import Why
from luanchuyen.services import access, audit, cases
from luanchuyen.services.access import NotThere
from tests import casework
from tests.casework import PDF, Cast
from tests.planning import DAY

pytestmark = pytest.mark.django_db


def stored(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def test_a_paper_is_kept_with_its_fingerprint_and_given_back(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health")

    paper = case.papers.get()
    found, content = cases.open_paper(cast.inspector, case, paper.pk, on=DAY)

    assert (found.item, content) == ("health", PDF)
    assert len(paper.sha256) == 64
    assert "health" not in paper.stored
    assert audit.sentence(AuditEvent.objects.latest("pk")) == (
        "Ngày 01/12/2026, Hoa thêm «Giấy chứng nhận sức khỏe» vào hồ sơ «Luân chuyển Nguyễn Văn Mẫu»."
    )


@pytest.mark.parametrize("role", ["stranger", "departure", "official", "administrator"])
def test_a_paper_is_not_for_others(cast: Cast, role: str) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health")

    with pytest.raises((access.NotAllowed, NotThere)):
        cases.open_paper(getattr(cast, role), case, case.papers.get().pk, on=DAY)


def test_a_paper_of_another_case_is_not_there(cast: Cast) -> None:
    case = casework.opened(cast)

    with pytest.raises(NotThere):
        cases.open_paper(cast.officer, case, 999, on=DAY)


@pytest.mark.parametrize(
    ("item", "name", "content", "day", "words"),
    [
        ("health", "a.pdf", b"MZ", DAY, "không phải PDF"),
        ("health", "a.exe", b"MZ", DAY, "không thuộc loại"),
        ("photo", "a.pdf", PDF, DAY, "không có thành phần «photo»"),
        ("health", "a.pdf", PDF, date(2026, 12, 2), "chưa đến"),
    ],
    ids=["giả", "loại khác", "ngoài danh mục", "ngày sau"],
)
def test_it_refuses_a_wrong_paper_and_keeps_nothing(
    cast: Cast,
    data: Path,
    item: str,
    name: str,
    content: bytes,
    day: date,
    words: str,
) -> None:
    case = casework.opened(cast)

    with pytest.raises(cases.RefusedError, match=words):
        cases.add_paper(
            case=case,
            item=item,
            content=BytesIO(content),
            name=name,
            day=day,
            by=cast.officer,
            on=DAY,
        )

    assert stored(data) == []
    assert not DossierItem.objects.exists()


def test_a_stranger_leaves_no_file(cast: Cast, data: Path) -> None:
    case = casework.opened(cast)

    with pytest.raises(NotThere):
        cases.add_paper(
            case=case,
            item="health",
            content=BytesIO(PDF),
            name="a.pdf",
            by=cast.stranger,
            on=DAY,
        )

    assert stored(data) == []


def test_the_contents_say_what_is_wanting_and_by_which_text(cast: Cast) -> None:
    case = casework.opened(cast)
    casework.added(cast, case, "health")

    lines = {one.key: one for one in cases.contents(case, on=DAY)}

    assert len(lines) == 10
    assert lines["health"].lack is None
    assert lines["assets"].lack is not None
    assert lines["assets"].cites == ("ND-300-2026/15",)


def refused_with_papers(cast: Cast) -> Case:
    case = casework.opened(cast)
    for item in casework.PAPERS:
        casework.added(cast, case, item)
    cases.withdraw(case=case, reason="Để đợt sau.", by=cast.officer, on=DAY)
    return case


def again(cast: Cast, earlier: Case, on: date) -> Case:
    return cases.open_from_plan(
        plan=earlier.plan,  # type: ignore[arg-type]
        official=earlier.proposal.official,
        by=cast.officer,
        on=on,
    )


def test_papers_serve_again_within_six_months(cast: Cast) -> None:
    earlier = refused_with_papers(cast)
    on = date(2027, 6, 1)
    case = again(cast, earlier, on)

    made = cases.reuse_papers(
        case=case, earlier=earlier, anything_new=False, by=cast.officer, on=on
    )

    assert len(made) == len(casework.PAPERS)
    assert {one.stored for one in made} == {one.stored for one in earlier.papers.all()}


@pytest.mark.parametrize(
    ("on", "new", "words"),
    [
        (date(2027, 6, 2), False, "chỉ dùng lại được đến hết ngày 01/06/2027"),
        (date(2027, 6, 1), True, "nội dung mới phát sinh"),
        (date(2027, 6, 1), None, "Chưa rõ"),
    ],
)
def test_papers_do_not_serve_again_otherwise(
    cast: Cast, on: date, new: bool | None, words: str
) -> None:
    earlier = refused_with_papers(cast)
    case = again(cast, earlier, on)

    with pytest.raises(cases.RefusedError, match=words):
        cases.reuse_papers(
            case=case, earlier=earlier, anything_new=new, by=cast.officer, on=on
        )


def test_papers_of_somebody_else_do_not_serve(cast: Cast) -> None:
    earlier = refused_with_papers(cast)
    case = casework.transfer(cast)
    cases.withdraw(case=case, reason="Nhầm.", by=cast.officer, on=DAY)
    other = cases.open_transfer(
        committee=case.committee,
        rulebook="lam-dong-2017",
        wish=casework.wish("B", "P3"),
        by=cast.officer,
        on=DAY,
    )

    with pytest.raises(cases.RefusedError, match="của chính cán bộ này"):
        cases.reuse_papers(
            case=other, earlier=earlier, anything_new=False, by=cast.officer, on=DAY
        )


def test_papers_of_the_official_proposed_before_do_not_serve_another(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.submitted)
    assert [one.key for one in cases.contents(case, on=DAY) if one.lack] == []

    cases.change_proposal(
        case=case,
        wish=casework.wish("B", "P3"),
        reason="Đổi nhân sự.",
        by=cast.officer,
        on=DAY,
    )

    lines = cases.contents(case, on=DAY)
    assert {one.lack.why for one in lines if one.lack} == {Why.ABSENT}
    assert not any(one.paper or one.lack is None for one in lines)
    assert case.papers.count() == len(casework.PAPERS)


def test_papers_of_the_official_serve_for_another_post(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)

    cases.change_proposal(
        case=case,
        wish=casework.wish("A", "P2"),
        reason="Đổi nơi đến.",
        by=cast.officer,
        on=DAY,
    )

    lacking = [one.key for one in cases.contents(case, on=DAY) if one.lack]
    assert lacking == ["submission"]


def test_freshness_is_measured_on_the_day_of_consideration(cast: Cast) -> None:
    case = casework.carried(cast, casework.submitted)
    late = date(2027, 6, 2)  # the papers of 1 December 2026 serve until 1 June

    cases.vote(case=case, ballot=casework.PASSED, by=cast.secretary, on=late)
    with pytest.raises(cases.RefusedError, match="quá 6 tháng"):
        cases.decide(case=case, term=casework.TERM, by=cast.secretary, on=late)


def test_freshness_is_that_of_the_day_of_the_word_whenever_it_is_recorded(
    cast: Cast,
) -> None:
    case = casework.carried(cast, casework.submitted)
    last, late = date(2027, 6, 1), date(2027, 7, 1)
    by: dict[str, Any] = {"by": cast.secretary, "on": late}

    cases.vote(case=case, ballot=casework.PASSED, day=last, **by)
    cases.decide(case=case, term=casework.TERM, effective_on=late, day=last, **by)
    cases.announce(case=case, by=cast.officer, on=late)
    cases.finish(case=case, by=cast.officer, on=late)

    assert cases.standing_of(case, on=late).may_take_effect
    finished = case.acts.filter(kind="finished").latest("pk")
    assert finished.payload["day"] == str(last)


def test_papers_that_age_after_the_decision_do_not_stop_the_case(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)
    late = date(2027, 7, 1)

    cases.announce(case=case, by=cast.officer, on=late)
    cases.finish(case=case, by=cast.officer, on=late)

    assert cases.standing_of(case, on=late).may_take_effect
    assert not any(one.lack for one in cases.contents(case, on=late))
    finished = case.acts.filter(kind="finished").latest("pk")
    assert finished.payload["day"] == str(DAY)


def test_a_case_sent_back_is_considered_anew(cast: Cast) -> None:
    case = casework.carried(cast, casework.decided)
    late = date(2027, 7, 1)

    cases.cancel_decision(case=case, reason="Sai tên.", by=cast.secretary, on=late)

    lacking = {one.lack.why for one in cases.contents(case, on=late) if one.lack}
    assert lacking == {Why.TOO_OLD}
