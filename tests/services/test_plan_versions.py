"""Versions are frozen answers, laid beside the machine's, and know when their facts have moved on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from luanchuyen.matching import plan_file
from luanchuyen.records.models import (
    AuditEvent,
    Maker,
    PlanReason,
    PlanVersion,
    RotationPlan,
)
from luanchuyen.rules import rulebook
from luanchuyen.services import access, audit, plan_versions, plans
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.services.plan_versions import Difference
from tests import people, planning
from tests.matching.town import HEAD, town
from tests.planning import DAY, PEOPLES, TEXT, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return planning.settle()


def moves(version: PlanVersion) -> list[tuple[str, str]]:
    return [(move["official"], move["to"]) for move in plan_versions.moves(version)]


def choose_peoples(cast: Cast) -> PlanVersion:
    """People's version chosen beside the machine's."""
    plan = planning.frozen(cast)
    planning.saved(cast, plan)
    version = planning.saved(cast, plan, PEOPLES)
    plans.choose(version=version, by=cast.officer, on=DAY)
    return version


def give_reasons(cast: Cast, version: PlanVersion, *officials: str) -> None:
    for official in officials:
        plan_versions.give_reason(
            version=version,
            official=official,
            reason="Tập thể thống nhất.",
            by=cast.officer,
            on=DAY,
        )


def test_a_version_keeps_the_answer_and_what_it_rests_on(cast: Cast) -> None:
    version = planning.saved(cast, planning.frozen(cast))

    assert (version.number, version.maker) == (1, Maker.MACHINE)
    assert version.fingerprint == town().fingerprint
    assert version.rulebook_version == rulebook.load("qd-65-2022").version
    assert version.document["status"] == "optimal"
    assert moves(version) == [("A", "P3")]
    event = AuditEvent.objects.latest("pk")
    assert audit.sentence(event) == (
        "Ngày 01/12/2026, Hoa lưu phương án 1 «Đợt một» của kế hoạch «Đợt một»."
    )


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "forbid: [{official: B}]\n",
        PEOPLES,
        TEXT + "max_moves: 0\n",
        TEXT + "must_fill: [P3]\n",
        HEAD + "must_leave: [A]\n",
    ],
)
def test_a_version_that_asks_anything_else_than_the_plan_is_peoples(
    cast: Cast, text: str
) -> None:
    version = planning.saved(cast, planning.frozen(cast), text)

    assert version.maker == Maker.PEOPLE


def test_limits_of_people_are_compared_with_the_plan_as_opened(cast: Cast) -> None:
    plan = planning.frozen(cast)
    machine = planning.saved(cast, plan)

    theirs = planning.saved(cast, plan, TEXT + "max_moves: 0\n")

    assert plan_versions.counterpart(theirs) == machine
    assert plan_versions.differences(machine, theirs) == [Difference("A", "P3", "")]


def test_people_say_what_they_changed_and_why(cast: Cast) -> None:
    plan = planning.frozen(cast)

    with pytest.raises(RefusedError, match="đã đổi gì so với phương án máy"):
        plan_versions.save_version(
            plan=plan, text=PEOPLES, label="Điều chỉnh", by=cast.officer, on=DAY
        )


@pytest.mark.parametrize(
    ("label", "why", "words"),
    [
        ("x" * 201, "", "Phần tên phương án dài 201 ký tự; hãy viết gọn trong 200"),
        ("Đợt\0một", "", "có ký tự không đọc được"),
        ("Đợt một", "\0", "có ký tự không đọc được"),
        ("Đợt một", "x" * 2001, "Phần đã đổi gì, vì sao dài 2001 ký tự"),
    ],
)
def test_it_refuses_words_no_database_takes(
    cast: Cast, label: str, why: str, words: str
) -> None:
    plan = planning.frozen(cast)

    with pytest.raises(RefusedError, match=words):
        plan_versions.save_version(
            plan=plan, text=TEXT, label=label, why=why, by=cast.officer, on=DAY
        )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT + "pin: [{official: KHONG, post: P3}]\n", "không có cán bộ mã «KHONG»"),
        (TEXT + "max_moves: nhiều\n", "cần một số nguyên"),
        (TEXT.replace("2026-12-01", "2026-12-02"), "mở với day: 2026-12-01"),
        (TEXT.replace("qd-65-2022", "can-tho-2022"), "mở với rulebook: qd-65-2022"),
        (TEXT + "term: 2025-2030\n", "Nội dung ghi term: 2025-2030"),
    ],
)
def test_it_refuses_a_text_that_is_wrong_or_of_another_plan(
    cast: Cast, text: str, words: str
) -> None:
    plan = planning.frozen(cast)

    with pytest.raises(RefusedError, match=words):
        planning.saved(cast, plan, text)

    assert not plan.versions.exists()


def test_before_the_review_is_frozen_nothing_is_saved(cast: Cast) -> None:
    plan = planning.opened(cast)

    with pytest.raises(RefusedError, match="«Dự thảo»"):
        planning.saved(cast, plan)


def test_a_version_that_is_saved_is_never_edited(cast: Cast) -> None:
    version = planning.saved(cast, planning.frozen(cast))
    version.text = PEOPLES

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_what_people_settle_is_only_checked(cast: Cast) -> None:
    text = plan_versions.settled(TEXT, [("A", "P2"), ("B", "P1")])

    version = planning.saved(cast, planning.frozen(cast), text)

    assert moves(version) == [("A", "P2"), ("B", "P1")]


def test_a_waiver_stays_with_a_move_that_is_settled() -> None:
    pinned = "pin: [{official: A, post: P2, waiver: Nghị quyết riêng}]\n"

    plan = plan_file.read(plan_versions.settled(HEAD + pinned, [("A", "P2")]), "t").plan

    assert [pin.waiver for pin in plan.pin] == ["Nghị quyết riêng"]


def test_a_version_of_today_is_not_stale(cast: Cast) -> None:
    assert plan_versions.stale(planning.saved(cast, planning.frozen(cast))) == []


def test_a_version_is_stale_when_records_have_changed(cast: Cast) -> None:
    plan = planning.chosen(cast)
    people.settle(town(people={"B": {"name": "Lê Văn Bảy"}}))

    (told,) = plan_versions.stale(plan.versions.get())

    assert told.startswith("Dữ liệu cán bộ đã thay đổi sau khi lập phương án 1")
    with pytest.raises(RefusedError, match="hãy lập lại phương án"):
        plans.submit(plan=plan, by=cast.officer, on=DAY)


@pytest.mark.parametrize(
    ("carry", "words"),
    [
        (planning.submitted, "hãy trả lại kế hoạch để lập lại phương án"),
        (planning.approved, "chủ trương vẫn theo phương án đã trình"),
    ],
)
def test_what_is_with_the_committee_is_not_to_be_made_anew(
    cast: Cast, carry: Callable[[Cast], RotationPlan], words: str
) -> None:
    plan = carry(cast)
    people.settle(town(people={"B": {"name": "Lê Văn Bảy"}}))

    (told,) = plan_versions.stale(plan.versions.get())

    assert words in told
    assert "; hãy lập lại" not in told


def test_of_a_closed_plan_nothing_is_to_be_made_anew(cast: Cast) -> None:
    plan = planning.approved(cast)
    plans.close(plan=plan, note="Xong.", by=cast.officer, on=DAY)
    people.settle(town(people={"B": {"name": "Lê Văn Bảy"}}))

    (told,) = plan_versions.stale(plan.versions.get())

    assert told.endswith("kế hoạch đã kết thúc nên phương án giữ nguyên.")


def test_a_version_is_stale_when_the_law_has_changed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = planning.saved(cast, planning.frozen(cast))
    book = rulebook.load("qd-65-2022")
    other = replace(book, parts=replace(book.parts, text="khác"))
    monkeypatch.setattr(rulebook, "load", lambda _: other)

    assert "Bộ quy định đã thay đổi" in plan_versions.stale(version)[0]


def test_who_must_leave_and_stays_is_on_the_list(cast: Cast) -> None:
    plan = planning.frozen(cast)

    (held,) = plan_versions.held(planning.saved(cast, plan, TEXT + "max_moves: 0\n"))

    assert (held.official, held.grounds) == ("A", ())
    assert held.why[0].startswith("Chức danh đạt điều kiện: P2, U2; P3, U3.")
    assert plan_versions.held(planning.saved(cast, plan)) == []


def test_nobody_drops_off_the_list_by_being_left_out_of_the_text(cast: Cast) -> None:
    people.settle(
        town(
            titles={"P2": "chanh_thanh_tra"},
            since={"B": date(2014, 1, 1)},
        )
    )
    plan = planning.frozen(cast)

    found = plan_versions.held(planning.saved(cast, plan))

    assert [(one.official, one.grounds) for one in found] == [("B", ("two_terms",))]


def test_the_two_versions_are_laid_side_by_side(cast: Cast) -> None:
    plan = planning.frozen(cast)

    machine, theirs = planning.saved(cast, plan), planning.saved(cast, plan, PEOPLES)

    assert plan_versions.differences(machine, theirs) == [
        Difference("A", "P3", "P2"),
        Difference("B", "", "P3"),
    ]


def test_a_difference_without_a_reason_is_not_submitted(cast: Cast) -> None:
    version = choose_peoples(cast)
    give_reasons(cast, version, "A")

    with pytest.raises(RefusedError) as refused:
        plans.submit(plan=version.plan, by=cast.officer, on=DAY)

    assert str(refused.value) == ("Chưa nêu lý do khác với phương án máy đối với «B».")


def test_with_a_reason_for_each_difference_it_is_submitted(cast: Cast) -> None:
    version = choose_peoples(cast)
    give_reasons(cast, version, "A", "B")

    plans.submit(plan=version.plan, by=cast.officer, on=DAY)

    assert version.plan.state == "submitted"
    assert [
        (one.difference.official, one.reason.reason if one.reason else None)
        for one in plan_versions.explained(version)
    ] == [("A", "Tập thể thống nhất."), ("B", "Tập thể thống nhất.")]


def test_a_reason_holds_for_a_later_version_that_differs_alike(cast: Cast) -> None:
    version = choose_peoples(cast)
    give_reasons(cast, version, "A", "B")

    later = planning.saved(cast, version.plan, PEOPLES + "max_moves: 9\n")

    assert all(one.reason for one in plan_versions.explained(later))


def test_peoples_version_is_not_submitted_without_the_machines(cast: Cast) -> None:
    plan = planning.frozen(cast)
    version = planning.saved(cast, plan, PEOPLES)
    plans.choose(version=version, by=cast.officer, on=DAY)

    with pytest.raises(RefusedError, match="Chưa có phương án máy"):
        plans.submit(plan=plan, by=cast.officer, on=DAY)


def test_a_reason_is_given_for_a_difference_only(cast: Cast) -> None:
    version = choose_peoples(cast)

    with pytest.raises(RefusedError, match="không bố trí «LA» khác"):
        give_reasons(cast, version, "LA")

    assert not PlanReason.objects.exists()


def test_a_reason_no_database_takes_is_refused(cast: Cast) -> None:
    version = choose_peoples(cast)

    with pytest.raises(RefusedError, match="lý do đối với «A» có ký tự không đọc được"):
        plan_versions.give_reason(
            version=version, official="A", reason="a\0", by=cast.officer, on=DAY
        )


def test_only_an_officer_gives_reasons(cast: Cast) -> None:
    version = choose_peoples(cast)

    with pytest.raises(access.NotAllowed):
        plan_versions.give_reason(
            version=version, official="A", reason="…", by=cast.secretary, on=DAY
        )


def test_a_stranger_finds_no_version(cast: Cast) -> None:
    version = planning.saved(cast, planning.frozen(cast))

    found = plan_versions.get_version(cast.inspector, version.plan_id, 1)

    assert found == version
    for by, number in ((cast.stranger, 1), (cast.officer, 2)):
        with pytest.raises(access.NotThere):
            plan_versions.get_version(by, version.plan_id, number)
