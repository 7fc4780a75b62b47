"""Forms of plans posted by hand: what cannot be asked is a sentence on the page, and nothing is stored."""

import pytest
from django.test import Client

from luanchuyen.records.models import AuditEvent, PlanVersion, RotationPlan
from tests import planning
from tests.bad_plans import facts
from tests.planning import TEXT, Cast
from tests.web.reading import words

OPEN = {
    "title": "Đợt một",
    "rulebook": "qd-65-2022",
    "day": "01/12/2026",
    "term": "",
    "under": "",
}
SAVE = {"viec": "luu", "label": "Theo ý kiến", "why": "Thử."}


@pytest.fixture
def cast(db: None) -> Cast:
    return planning.settle(facts())


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"term": "2015-2020"}, "nhiệm kỳ 2015-2020 đã qua ngày 01/12/2026"),
        ({"term": "2030-2025"}, "«2030-2025» không phải một nhiệm kỳ"),
        ({"term": "mới"}, "«mới» không phải một nhiệm kỳ"),
        ({"day": "01/01/2020"}, "chưa có quy định nào có hiệu lực"),
        ({"day": "31/02/2026"}, "dd/mm/yyyy"),
        ({"rulebook": "qd-0"}, "Hãy chọn một mục trong danh sách"),
        ({"under": "99"}, "Hãy chọn một mục trong danh sách"),
        ({"title": "  "}, "Trường này là bắt buộc"),
        ({"title": "Đ" * 301}, "tối đa 300 kí tự"),
        ({"title": "a\0"}, "ký tự không đọc được"),
    ],
)
def test_no_plan_is_opened(
    sent: dict[str, str], told: str, cast: Cast, officer: Client
) -> None:
    before = AuditEvent.objects.count()

    response = officer.post("/ke-hoach/mo/", OPEN | sent)

    assert response.status_code == 200
    assert told in words(response)
    assert not RotationPlan.objects.exists()
    assert AuditEvent.objects.count() == before


def test_the_committee_is_not_asked_of_the_form(cast: Cast, officer: Client) -> None:
    officer.post("/ke-hoach/mo/", OPEN | {"committee": "KHAC"})

    assert RotationPlan.objects.get().committee_id == "CU"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"pin_who": "ZZ", "pin_where": "P3"}, "khớp với “ZZ”"),
        ({"pin_who": "A", "pin_where": "ZZ"}, "khớp với “ZZ”"),
        ({"pin_who": "A", "pin_where": "NGOAI"}, "khớp với “NGOAI”"),
        ({"must_leave": "ZZ"}, "khớp với “ZZ”"),
        ({"transfers": "ZZ", "must_leave": ""}, "khớp với “ZZ”"),
        (
            {"pin_who": "A", "pin_where": "P4", "waiver": "Cần"},
            "điều kiện bắt buộc, không ai được miễn",
        ),
        (
            {"dong-0": "an-dinh", "pin_who": "A", "pin_where": "P2"},
            "mỗi cán bộ chỉ được ấn định một chức danh",
        ),
        (
            {"dong-0": "an-dinh", "pin_who": "B", "pin_where": "P3"},
            "2 người được ấn định vào chức danh có 1 chỗ",
        ),
        ({"dong-0": "an-dinh", "forbid_who": "A"}, "bỏ một trong hai"),
        ({"must_leave": "", "term_begins": "02/12/2026"}, "sau ngày của kế hoạch"),
        ({"max_moves": "-1"}, "Hãy ghi một số nguyên từ 0"),
        ({"max_leaving": "1.5"}, "Hãy ghi một số nguyên từ 0"),
        ({"max_chain": "0"}, "Hãy ghi một số nguyên từ 1"),
        ({"share": "-1"}, "Hãy ghi một số từ 0 đến 100"),
        ({"share": "nan"}, "Hãy ghi một số từ 0 đến 100"),
        ({"max_cycle": "2"}, "max_chain"),
    ],
)
def test_no_version_is_saved(
    sent: dict[str, str], told: str, plan: RotationPlan, officer: Client
) -> None:
    before = AuditEvent.objects.count()

    response = officer.post(f"/ke-hoach/{plan.pk}/phuong-an/1/dieu-chinh/", SAVE | sent)

    assert response.status_code == 200
    assert told in words(response)
    assert plan.versions.count() == 1
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("field", "number"), [("least", "-1"), ("most", "-2"), ("least", "một")]
)
def test_a_quota_below_zero_is_refused(
    field: str, number: str, cast: Cast, officer: Client
) -> None:
    text = TEXT.replace("qd-65-2022", "my-hao-2023") + "term: 2025-2029\n"
    plan = planning.frozen(cast, text)
    planning.saved(cast, plan, text)
    sent = {"must_leave": "A", f"quota-inspectors_out-{field}": number}

    response = officer.post(f"/ke-hoach/{plan.pk}/phuong-an/1/dieu-chinh/", SAVE | sent)

    assert "Hãy ghi một số nguyên từ 0" in words(response)
    assert plan.versions.count() == 1


def test_a_choice_nobody_offers_changes_nothing(
    plan: RotationPlan, officer: Client
) -> None:
    """The line stays as it was, so the text is still the machine's own question."""
    officer.post(
        f"/ke-hoach/{plan.pk}/phuong-an/1/dieu-chinh/",
        SAVE | {"dong-0": "xoa-het", "dong-99": "an-dinh"},
    )

    assert plan.versions.count() == 2
    assert {one.maker for one in PlanVersion.objects.all()} == {"machine"}


@pytest.mark.parametrize("number", ["-1", "mười", "1.5", "9" * 400])
def test_a_budget_of_lines_that_is_no_number_is_refused(
    number: str, plan: RotationPlan, officer: Client
) -> None:
    sent = SAVE | {"dong-0": "tu-choi-noi", "most_changes": number}

    response = officer.post(f"/ke-hoach/{plan.pk}/phuong-an/1/tu-choi/", sent)

    assert response.status_code == 200
    assert "Hãy ghi một số nguyên từ 0" in words(response)
    assert plan.versions.count() == 1
