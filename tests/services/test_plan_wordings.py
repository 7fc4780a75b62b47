"""Words of a plan's paper are kept with it, told in the log, and never changed: later ones count."""

from dataclasses import fields, replace

import pytest

from luanchuyen.records.models import AuditEvent, EventType, PlanVersion, PlanWording
from luanchuyen.records.plan_states import ActKind
from luanchuyen.services import audit, plan_papers, plan_wordings, plans
from luanchuyen.services.access import NotAllowed, NotThere
from luanchuyen.services.plan_acts import RefusedError, signed
from luanchuyen.services.plan_papers import Wording
from tests import planning
from tests.planning import DAY, Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return planning.settle()


@pytest.fixture
def version(cast: Cast) -> PlanVersion:
    return planning.saved(cast, planning.frozen(cast))


def said(version: PlanVersion, **words: object) -> Wording:
    """All a paper must say, and some words of it."""
    told = {
        "policy": "Giữ phụ cấp chức vụ.",
        "placement": "Theo nhu cầu.",
        "start": "Từ ngày 05/01/2027.",
        "organisation": "Ban Tổ chức chủ trì.",
    }
    return replace(plan_wordings.kept(version), **told | words)  # type: ignore[arg-type]  # by name


def keep(cast: Cast, version: PlanVersion, **words: object) -> PlanWording | None:
    return plan_wordings.keep(
        version=version, said=said(version, **words), by=cast.officer, on=DAY
    )


def test_every_part_has_its_name() -> None:
    assert set(plan_wordings.PARTS) == {one.name for one in fields(Wording)}


def test_it_begins_with_what_records_say(version: PlanVersion) -> None:
    assert plan_wordings.kept(version) == plan_papers.wording(version)
    assert plan_wordings.last(version) is None


def test_what_was_given_last_counts(cast: Cast, version: PlanVersion) -> None:
    keep(cast, version, recipients="Các đảng ủy phường", signer_post="Bí thư")
    keep(cast, version, signer_post="Phó Bí thư")

    kept = plan_wordings.kept(version)

    assert (kept.recipients, kept.signer_post) == ("Các đảng ủy phường", "Phó Bí thư")
    assert PlanWording.objects.count() == 2


def test_it_is_an_act_of_the_plan_that_tells_what_changed(
    cast: Cast, version: PlanVersion
) -> None:
    keep(cast, version)
    keep(cast, version, recipients="Các đảng ủy phường", kept_by="Văn phòng")

    act = version.plan.acts.filter(kind=ActKind.WORDED).last()
    event = AuditEvent.objects.filter(type=EventType.PLAN_PAPER_WORDED).last()
    assert act is not None
    assert event is not None
    assert (act.version, act.by_name) == (version, cast.officer.name)
    assert act.note == "Sửa: Nơi nhận để thực hiện; Nơi lưu."
    assert audit.sentence(event).endswith(
        "ghi lời văn bản theo phương án 1 «Đợt một» của kế hoạch «Đợt một»: "
        "Sửa: Nơi nhận để thực hiện; Nơi lưu."
    )


def test_words_said_again_are_no_act(cast: Cast, version: PlanVersion) -> None:
    keep(cast, version, organisation="Một.\nHai.")

    again = keep(cast, version, organisation="Một.\r\nHai.\r\n")

    assert again is None
    assert version.plan.acts.filter(kind=ActKind.WORDED).count() == 1


def test_another_version_begins_with_them_but_for_what_is_its_own(
    cast: Cast, version: PlanVersion
) -> None:
    keep(cast, version, recipients="Các đảng ủy phường", purpose="Chỉ một người đi.")
    other = planning.saved(cast, version.plan, planning.PEOPLES)

    kept = plan_wordings.kept(other)

    assert kept.recipients == "Các đảng ủy phường"
    assert kept.purpose == plan_papers.wording(other).purpose


def test_a_number_typed_before_there_was_a_register_is_left_where_it_is(
    cast: Cast, version: PlanVersion
) -> None:
    given = keep(cast, version, start="Quý I/2027.")
    assert given is not None
    words = {**given.words, "number": 7, "signed_on": "2026-12-20"}
    PlanWording.objects.create(
        version=version, words=words, **signed(cast.officer, DAY)
    )

    assert plan_wordings.kept(version).start == "Quý I/2027."


REFUSED = {
    "dài quá": ({"start": "a" * 2_001}, "«Thời gian bắt đầu» dài 2001 ký tự"),
    "ký tự không đọc được": ({"place": "Lạc\0Giang"}, "«Địa danh» có ký tự"),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_stand_is_refused_and_nothing_kept(
    words: dict[str, object], told: str, cast: Cast, version: PlanVersion
) -> None:
    with pytest.raises(RefusedError, match=told):
        keep(cast, version, **words)

    assert not PlanWording.objects.exists()
    assert not version.plan.acts.filter(kind=ActKind.WORDED).exists()


def test_what_was_submitted_keeps_its_words(cast: Cast) -> None:
    plan = planning.submitted(cast)
    assert plan.chosen is not None

    assert not plan_wordings.may_keep(cast.officer, plan)
    with pytest.raises(RefusedError, match="trạng thái «Đã trình»"):
        keep(cast, plan.chosen)

    plans.send_back(plan=plan, note="Xem lại.", by=cast.secretary, on=DAY)
    assert keep(cast, plan.chosen) is not None


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("secretary", NotAllowed),
        ("inspector", NotAllowed),
        ("unit_officer", NotAllowed),
        ("stranger", NotThere),
    ],
)
def test_only_who_prepares_the_plan_gives_its_words(
    name: str, error: type[Exception], cast: Cast, version: PlanVersion
) -> None:
    account = getattr(cast, name)

    with pytest.raises(error):
        plan_wordings.keep(version=version, said=said(version), by=account, on=DAY)

    assert not plan_wordings.may_keep(account, version.plan)
