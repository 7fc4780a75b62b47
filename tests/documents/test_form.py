"""The form of Party papers: which text on which day, number, day, authority, recipients."""

from datetime import date
from importlib.resources import files

import pytest

from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import FormKind, forms, governing, parse
from luanchuyen.documents.frame import (
    TO_REPORT,
    Heading,
    Recipients,
    Signature,
    by_delegation_of,
    by_deputy,
    by_order_of,
    on_behalf_of,
    place_and_day,
    recipient_lines,
    symbol,
)
from luanchuyen.documents.letters import folded
from luanchuyen.rules.located_yaml import RulebookError
from tests.documents.papers import DRAFT, NUMBERED

FORM = governing(date(2026, 12, 1))
STATE = governing(date(2026, 12, 1), FormKind.STATE)


@pytest.mark.parametrize(
    ("day", "guide"),
    [
        (date(2018, 4, 3), "HD-36-2018"),
        (date(2026, 1, 9), "HD-36-2018"),
        (date(2026, 5, 26), "HD-36-2018"),
        (date(2026, 5, 27), "HD-05-2026"),
    ],
)
def test_the_guide_of_the_day_governs(day: date, guide: str) -> None:
    assert guide in governing(day).cites


def test_the_regulation_governs_before_its_guide_does() -> None:
    assert "QD-66-2017" in governing(date(2026, 1, 8)).cites
    assert "QD-399-2026" in governing(date(2026, 1, 9)).cites


def test_a_day_before_the_first_known_form_is_told() -> None:
    with pytest.raises(PaperError, match="02/04/2018"):
        governing(date(2018, 4, 2))


@pytest.mark.parametrize("kind", FormKind)
def test_no_form_was_compared_with_its_text(kind: FormKind) -> None:
    assert all(form.unverified for form in forms()[kind].versions)


def test_letters_and_register_go_together() -> None:
    shipped = (files("luanchuyen.documents") / "forms.yaml").read_text("utf-8")

    with pytest.raises(RulebookError, match=r"khác nhau ở notice"):
        parse(shipped.replace(", notice: TB}", "}"), "forms.yaml")


def test_a_form_that_cites_an_unknown_text_does_not_load() -> None:
    text = "party:\n  - {from: 2018-04-03, cites: [HD-0], layout: {}}"

    with pytest.raises(RulebookError, match="dòng 2"):
        parse(text, "forms.yaml")


@pytest.mark.clause("DH-V")
@pytest.mark.parametrize(
    ("heading", "written"),
    [(NUMBERED, "Số 12-KH/TU"), (DRAFT, "Số      -KH/TU")],
)
def test_a_number_has_no_colon_and_a_draft_has_none(
    heading: Heading, written: str
) -> None:
    assert symbol(heading, FORM, "plan") == written


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2021, 5, 5), "ngày 05 tháng 5 năm 2021", "05/5/2021"),
        (date(2021, 2, 10), "ngày 10 tháng 02 năm 2021", "10/02/2021"),
        (date(2021, 12, 31), "ngày 31 tháng 12 năm 2021", "31/12/2021"),
    ],
)
def test_small_days_and_the_first_two_months_are_padded(
    day: date, long: str, short: str
) -> None:
    assert (FORM.long_day(day), FORM.short_day(day)) == (long, short)


def test_a_draft_leaves_day_and_month_blank() -> None:
    assert place_and_day(DRAFT, FORM, 2026) == (
        "Lạc Giang, ngày      tháng      năm 2026"
    )


@pytest.mark.clause("MH-V", "LD-V")
@pytest.mark.parametrize("post", ["Bí thư", "Phó Bí thư"])
def test_a_member_signs_for_the_collective(post: str) -> None:
    signed = on_behalf_of("Ban Thường vụ", post, "Vi Thị Hạ")

    assert (signed.authority(FORM), signed.post) == ("T/M BAN THƯỜNG VỤ", post.upper())


@pytest.mark.clause("DH-V")
def test_the_authority_follows_the_body_that_decides() -> None:
    signed = on_behalf_of("Thành ủy", "Bí thư", "Vi Thị Hạ")

    assert signed.authority(FORM) == "T/M THÀNH ỦY"


def test_a_deputy_signs_for_a_head() -> None:
    signed = by_deputy("Trưởng ban", "Lò Văn Đông", FORM)

    assert (signed.authority(FORM), signed.post) == ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")


@pytest.mark.parametrize("body", ["Ban Thường vụ", "Thị uỷ Lạc Giang", "đảng ủy"])
def test_nobody_signs_in_place_of_a_collective(body: str) -> None:
    with pytest.raises(PaperError, match="T/M"):
        by_deputy(body, "Lò Văn Đông", FORM)


def test_an_order_is_signed_by_order() -> None:
    signed = by_order_of("Ban Thường vụ", "Chánh Văn phòng", "Lò Văn Đông")

    assert (signed.authority(FORM), signed.post) == (
        "T/L BAN THƯỜNG VỤ",
        "CHÁNH VĂN PHÒNG",
    )


@pytest.mark.clause("MH-V", "LD-V")
def test_who_is_reported_to_comes_first_and_the_archive_last() -> None:
    groups = [Recipients(["Các xã"]), Recipients(["Tỉnh ủy", "Ban Tổ chức"], TO_REPORT)]

    assert recipient_lines(groups, "Văn phòng Thị ủy", FORM) == [
        "- Tỉnh ủy (để báo cáo),",
        "- Ban Tổ chức (để báo cáo),",
        "- Các xã,",
        "- Lưu Văn phòng Thị ủy.",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thị uỷ", "THỊ ỦY"),
        ("hoà", "hòa"),
        ("Thuỷ", "Thủy"),
        ("xã  Bình\nSa", "xã Bình Sa"),
    ],
)
def test_two_spellings_of_one_word_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_marks_are_other_words() -> None:
    assert folded("Hoa") != folded("Hòa")


@pytest.mark.parametrize(
    ("paper", "written"),
    [
        ("rotation", "Số: 12/QĐ-UBND"),
        ("submission", "Số: 12/TTr-UBND"),
        ("opinion_request", "Số: 12/UBND"),
    ],
)
def test_the_state_writes_a_colon_and_letters_have_no_kind(
    paper: str, written: str
) -> None:
    heading = Heading("Ủy ban nhân dân", "UBND", "Lạc Giang", number=12)

    assert symbol(heading, STATE, paper) == written


@pytest.mark.parametrize(
    ("signed", "authority"),
    [
        (
            on_behalf_of("Ủy ban nhân dân", "Chủ tịch", "Vi Thị Hạ"),
            "TM. ỦY BAN NHÂN DÂN",
        ),
        (by_deputy("Chủ tịch", "Vi Thị Hạ", STATE), "KT. CHỦ TỊCH"),
        (by_order_of("Chủ tịch", "Chánh Văn phòng", "Vi Thị Hạ"), "TL. CHỦ TỊCH"),
        (by_delegation_of("Chủ tịch", "Giám đốc", "Vi Thị Hạ"), "TUQ. CHỦ TỊCH"),
    ],
)
def test_the_state_signs_with_a_full_stop(signed: Signature, authority: str) -> None:
    assert signed.authority(STATE) == authority


def test_a_power_is_not_delegated_in_a_paper_of_the_party() -> None:
    with pytest.raises(PaperError, match="Thể thức này không có cách ký"):
        by_delegation_of("Ban", "Trưởng ban", "Vi Thị Hạ").authority(FORM)


def test_the_state_ends_its_recipients_with_semicolons() -> None:
    assert recipient_lines([Recipients(["Như Điều 4"])], "VT, NV", STATE) == [
        "- Như Điều 4;",
        "- Lưu: VT, NV.",
    ]
