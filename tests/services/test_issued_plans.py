"""A plan that goes out: a number of the committee's register, a text that stays, and nothing else approved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from docx import Document
from pytest_django import Settings

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.filling import template
from luanchuyen.records.models import (
    Account,
    AuditEvent,
    IssuedPlan,
    Person,
    PlanVersion,
    RegisterEntry,
    RotationPlan,
    Unit,
)
from luanchuyen.services import access, audit, file_store, files, issued_plans, plans
from luanchuyen.services.plan_acts import RefusedError
from luanchuyen.services.plan_papers import Wording
from tests import databases, planning
from tests.casework import TERM
from tests.documents.papers import printed
from tests.planning import DAY, LATER, Cast
from tests.services.test_plan_papers import said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def cast(db: None) -> Cast:
    found = planning.settle()
    Unit.objects.filter(pk="CU").update(bloc="Đảng")
    return found


@pytest.fixture
def plan(cast: Cast) -> RotationPlan:
    return planning.approved(cast)


def chosen(plan: RotationPlan) -> PlanVersion:
    assert plan.chosen is not None
    return plan.chosen


def words(version: PlanVersion) -> Wording:
    return replace(said(version), signer="Vi Thị Hạ")


def issued(
    plan: RotationPlan, by: Account, told: Wording | None = None, on: date = DAY
) -> IssuedPlan:
    version = chosen(plan)
    return issued_plans.issue(
        version=version, said=told or words(version), by=by, on=on, term=TERM
    )


def kept(data: Path) -> Sequence[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


@pytest.mark.clause("DH-V")
def test_it_takes_the_next_number_of_the_committee_and_its_day(
    cast: Cast, plan: RotationPlan
) -> None:
    made = issued(plan, cast.secretary, on=LATER)

    assert made.symbol == "Số 01-KH/C"
    register = made.entry.register
    assert (register.body_id, register.organ) == ("CU", "")
    assert (register.paper, register.series) == ("plan", TERM)
    _, content = issued_plans.opened(cast.inspector, plan, made.pk)
    told = printed(content)
    assert any("Số 01-KH/C" in line for line in told)
    assert any("ngày 15 tháng 12 năm 2026" in line for line in told)
    assert not any("DỰ THẢO" in line.upper() for line in told)


@pytest.mark.clause("DH-V")
def test_its_text_stays_whatever_the_record_says_since(
    cast: Cast, plan: RotationPlan
) -> None:
    made = issued(plan, cast.secretary)
    _, before = issued_plans.opened(cast.officer, plan, made.pk)

    Person.objects.filter(pk="A").update(name="Tên Khác")

    _, after = issued_plans.opened(cast.officer, plan, made.pk)
    assert after == before
    _, as_pdf = issued_plans.opened(cast.officer, plan, made.pk, as_pdf=True)
    assert as_pdf.startswith(b"%PDF")


def test_the_log_has_its_number_and_fingerprint(cast: Cast, plan: RotationPlan) -> None:
    made = issued(plan, cast.secretary)

    event = AuditEvent.objects.latest("pk")
    assert event.after["sha256"] == made.sha256
    assert audit.sentence(event) == (
        "Ngày 01/12/2026, Binh ban hành văn bản số 01-KH/C của kế hoạch «Đợt một»."
    )


def test_a_plan_has_one_number_that_stands(cast: Cast, plan: RotationPlan) -> None:
    first = issued(plan, cast.secretary)
    before = databases.content()

    with pytest.raises(RefusedError, match="đã phát hành: Số 01-KH/C"):
        issued(plan, cast.secretary)

    assert databases.content() == before
    issued_plans.cancel(
        plan=plan, paper=first, reason="Sai tên.", by=cast.secretary, on=DAY
    )
    assert issued(plan, cast.secretary).symbol == "Số 02-KH/C"
    assert [one.entry.is_cancelled for one in issued_plans.issued(plan)] == [
        True,
        False,
    ]
    assert issued_plans.opened(cast.officer, plan, first.pk)[1]


@pytest.mark.parametrize("stage", [planning.chosen, planning.submitted])
def test_without_chu_truong_there_is_no_number(
    cast: Cast, data: Path, stage: Callable[[Cast], RotationPlan]
) -> None:
    plan = stage(cast)

    with pytest.raises(RefusedError, match="không thể «Ban hành văn bản kế hoạch»"):
        issued(plan, cast.secretary)

    assert not RegisterEntry.objects.exists()
    assert kept(data) == []


def test_only_the_version_that_was_approved_is_issued(cast: Cast) -> None:
    plan = planning.frozen(cast)
    other = planning.saved(cast, plan, planning.PEOPLES)
    plans.choose(version=planning.saved(cast, plan), by=cast.officer, on=DAY)
    plans.submit(plan=plan, by=cast.officer, on=DAY)
    plans.approve(plan=plan, by=cast.secretary, on=DAY)

    with pytest.raises(RefusedError, match="chỉ phương án được duyệt mới lấy số"):
        issued_plans.issue(
            version=other, said=words(other), by=cast.secretary, on=DAY, term=TERM
        )

    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("officer", access.NotAllowed),
        ("inspector", access.NotAllowed),
        ("unit_officer", access.NotAllowed),
        ("stranger", access.NotThere),
    ],
)
def test_only_who_speaks_for_the_committee_gives_and_cancels_its_number(
    cast: Cast, plan: RotationPlan, name: str, error: type[Exception]
) -> None:
    by = getattr(cast, name)
    made = issued(plan, cast.secretary)

    assert not issued_plans.may_issue(chosen(plan), by=by)
    with pytest.raises((error, access.NotAllowed)):
        issued(plan, by)
    with pytest.raises((error, access.NotAllowed)):
        issued_plans.cancel(plan=plan, paper=made, reason="Sai.", by=by, on=DAY)

    assert RegisterEntry.objects.count() == 1
    assert not made.entry.is_cancelled


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"signer": ""}, "phải có họ tên người ký"),
        ({"policy": ""}, "Thiếu nội dung bắt buộc «Chế độ, chính sách»"),
    ],
)
def test_what_is_not_yet_a_paper_takes_no_number(
    cast: Cast, plan: RotationPlan, data: Path, changes: dict[str, str], told: str
) -> None:
    half = replace(words(chosen(plan)), **changes)
    before = databases.content()

    with pytest.raises(PaperError, match=told):
        issued(plan, cast.secretary, half)

    assert databases.content() == before
    assert kept(data) == []


def test_a_term_that_is_none_is_refused_in_a_sentence(
    cast: Cast, plan: RotationPlan
) -> None:
    version = chosen(plan)

    with pytest.raises(RefusedError, match="hãy ghi nhiệm kỳ, ví dụ 2025-2030"):
        issued_plans.issue(
            version=version, said=words(version), by=cast.secretary, on=DAY, term="2025"
        )


def test_a_paper_that_says_otherwise_than_the_plan_is_refused(
    cast: Cast, plan: RotationPlan, data: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    own = Document(BytesIO(template("plan.docx", None)))
    for line in own.paragraphs:
        if line.text == "{{ line }}":
            line.text = "Như đã bàn."
    own.save(str(tmp_path / "plan.docx"))

    with pytest.raises(PaperError) as refused:
        issued(plan, cast.secretary)

    assert refused.value.faults[0] == "Văn bản khác với điều đã ghi nên chưa phát hành."
    assert len(refused.value.faults) > 1
    assert not RegisterEntry.objects.exists()
    assert kept(data) == []


def test_a_file_changed_behind_our_back_is_told(
    cast: Cast, plan: RotationPlan, data: Path
) -> None:
    made = issued(plan, cast.secretary)
    (path,) = kept(data)
    path.write_bytes(path.read_bytes() + b"\x00")

    with pytest.raises(files.DamagedError, match="đã bị thay đổi"):
        issued_plans.opened(cast.officer, plan, made.pk)
    (told,) = file_store.inspect(before=0).faults
    assert told.startswith(f"Kế hoạch số {plan.pk}, «Số 01-KH/C» phát hành ngày")


@pytest.mark.parametrize("event", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
@pytest.mark.parametrize("table", ["issued_plans", "plan_acts"])
def test_nothing_of_it_is_edited_or_removed(
    cast: Cast, plan: RotationPlan, event: str, table: str
) -> None:
    issued(plan, cast.secretary)

    with (
        pytest.raises(IntegrityError, match="plans_are_append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(event.format(table))
