"""Every paper of the procedure in both forms: its text, its form, its PDF, and what keeps it from being written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from luanchuyen.documents.assessment import Part
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import FormKind, governing
from luanchuyen.documents.form_checks import departures
from luanchuyen.documents.lines import Seat
from luanchuyen.documents.paper import Paper
from luanchuyen.documents.paper_reading_back import differences
from luanchuyen.documents.papers import PAPERS
from luanchuyen.documents.pay import Kept, Pay
from luanchuyen.documents.votes import Count, Turnout
from luanchuyen.documents.writing import faults, pdf, word
from tests.documents.keep import kept
from tests.documents.papers import DAY, printed
from tests.documents.pdf import words, words_of
from tests.documents.samples import MOVE, SAMPLES, TRANSFER

PARTY, STATE = FormKind.PARTY, FormKind.STATE
EACH = [(name, form) for name in SAMPLES for form in FormKind]


def text(paper: Paper) -> str:
    return "\n".join(printed(word(paper)))


def test_there_is_a_sample_of_every_paper() -> None:
    assert {type(one(PARTY)) for one in SAMPLES.values()} == set(PAPERS)
    assert len({paper.kind for paper in PAPERS}) == len(PAPERS)


@pytest.mark.parametrize(("name", "form"), EACH)
def test_a_paper_reads_as_kept(name: str, form: FormKind) -> None:
    wanted = kept(name, form).read_text("utf-8").splitlines()

    assert printed(word(SAMPLES[name](form))) == wanted


@pytest.mark.parametrize(("name", "form"), EACH)
def test_a_paper_keeps_to_its_form_and_agrees_with_its_data(
    name: str, form: FormKind
) -> None:
    paper = SAMPLES[name](form)

    file = word(paper)

    assert departures(file, governing(DAY, form)) == []
    assert differences(file, paper) == []


@pytest.mark.parametrize(("name", "form"), EACH)
def test_the_pdf_of_a_paper_says_the_same(name: str, form: FormKind) -> None:
    paper = SAMPLES[name](form)

    assert words_of(text(paper)) - words(pdf(paper)) == set()


@pytest.mark.clause("DH-V")
@pytest.mark.parametrize("name", SAMPLES)
def test_a_draft_is_marked_where_a_paper_has_a_number(name: str) -> None:
    paper = SAMPLES[name](PARTY)
    draft = replace(paper, heading=replace(paper.heading, number=None, signed_on=None))

    said = text(draft)

    numbered = governing(paper.written_on).numbers(paper.kind)
    assert ("DỰ THẢO" in said) == numbered
    assert ("chưa đối chiếu nguyên văn" in said) >= numbered
    assert differences(word(draft), draft) == []


@pytest.mark.clause("MH-V", "LD-V")
def test_one_decision_has_two_faces() -> None:
    party, state = (text(SAMPLES["rotation"](form)) for form in FormKind)

    for line in ("Số 12-QĐ/TU", "T/M BAN THƯỜNG VỤ", "đồng chí Đặng Thị Mai Sương"):
        assert line in party
    for line in ("Số: 12/QĐ-UBND", "TM. ỦY BAN NHÂN DÂN", "bà Đặng Thị Mai Sương"):
        assert line in state
    assert "Độc lập - Tự do - Hạnh phúc" in state


@pytest.mark.clause("DH-III.1")
def test_a_decision_says_what_moves_and_what_is_kept_until_when() -> None:
    said = text(SAMPLES["rotation"](PARTY))

    assert "- Chuyển về đơn vị mới: tiền lương." in said
    assert "- Bảo lưu: phụ cấp trách nhiệm, đến hết ngày 31/12/2029." in said
    assert "thực hiện theo Quyết định điều động cùng ngày." in said


@pytest.mark.clause("DH-II.2.3")
def test_tasks_are_an_article_and_the_briefing_is_in_the_minutes() -> None:
    assert "Điều 3. Nhiệm vụ của đồng chí" in text(SAMPLES["rotation"](PARTY))
    assert "Tình hình nơi đến đã thông báo" in text(SAMPLES["interview"](PARTY))


@pytest.mark.clause("QD-7.5")
def test_an_elected_post_is_stood_for() -> None:
    said = text(changed("rotation", elected=True))

    assert "công tác tại Xã Bình Sa; giới thiệu để bầu giữ chức vụ Bí thư" in said


def test_articles_are_numbered_without_a_gap() -> None:
    said = text(changed("transfer", tasks=()))

    assert [f"Điều {number}." in said for number in (1, 2, 3, 4)] == [True] * 3 + [
        False
    ]


@pytest.mark.clause("QD-7.4c")
def test_the_meeting_has_its_three_parts() -> None:
    said = text(SAMPLES["interview"](PARTY))

    for part in ("MỤC ĐÍCH, YÊU CẦU", "TÂM TƯ, NGUYỆN VỌNG", "TRÁCH NHIỆM"):
        assert part in said


@pytest.mark.clause("QD-9.1")
def test_an_assessment_has_every_named_part() -> None:
    said = text(SAMPLES["assessment"](PARTY))

    assert "1. Phẩm chất đạo đức\nNhận xét về phẩm chất đạo đức." in said
    assert "5. Tiêu chuẩn chính trị" in said


def changed(name: str, **changes: Any) -> Paper:
    return replace(SAMPLES[name](PARTY), **changes)


FAULTS: list[tuple[str, Mapping[str, Any], str]] = [
    ("rotation", {"subject": ""}, "Thiếu trích yếu"),
    ("rotation", {"bases": ()}, "Thiếu căn cứ"),
    ("rotation", {"carried_out_by": ()}, "Thiếu nơi chịu trách nhiệm"),
    ("rotation", {"effective_on": DAY}, "trước ngày ký"),
    ("rotation", {"move": replace(MOVE, target=MOVE.origin)}, "là một"),
    ("rotation", {"move": TRANSFER}, "dùng quyết định điều động"),
    ("rotation", {"months": 0}, "0 tháng không dùng được"),
    ("rotation", {"pay": Pay((), (Kept("phụ cấp", DAY),))}, "hết trước ngày"),
    ("submission", {"to": ()}, "Thiếu nơi được trình"),
    ("submission", {"asked": ()}, "Thiếu nội dung đề nghị"),
    ("submission", {"moves": ()}, "Thiếu danh sách"),
    ("submission", {"waivers": ()}, "chưa có căn cứ và người quyết định"),
    ("opinion_request", {"to": ()}, "Thiếu nơi được hỏi"),
    ("opinion_request", {"moves": ()}, "Thiếu cán bộ"),
    ("opinion_request", {"questions": ()}, "Thiếu nội dung"),
    ("opinion_request", {"due": DAY}, "Hạn trả lời"),
    ("assessment", {"parts": ()}, "Thiếu các phần"),
    ("assessment", {"parts": [Part("uy tín", " ")]}, "Chưa nhận xét phần «uy tín»"),
    ("assessment", {"conclusion": ""}, "Thiếu kết luận"),
    ("interview", {"purpose": ()}, "mục đích, yêu cầu"),
    ("interview", {"wishes": ("",)}, "tâm tư, nguyện vọng"),
    ("interview", {"responsibility": ()}, "trách nhiệm"),
    ("interview", {"present": ()}, "Thiếu người gặp gỡ"),
    ("session", {"present": 13}, "không bằng số thành viên"),
    ("session", {"conclusion": ()}, "Thiếu kết luận"),
    ("session", {"counts": [Count("A", 15, 0, 0)]}, "nhiều hơn 14 phiếu"),
    ("ballot", {"tellers": ()}, "Thiếu tổ kiểm phiếu"),
    ("ballot", {"counts": ()}, "Thiếu nội dung lấy phiếu"),
    ("ballot", {"counts": [Count("A", -1, 0, 0)]}, "không thể âm"),
    ("ballot", {"turnout": Turnout(17, 18, 14, 14, 13)}, "có mặt (18) nhiều hơn"),
    ("ballot", {"turnout": Turnout(17, 15, 15, 14, 15)}, "hợp lệ (15) nhiều hơn"),
    ("appraisal", {"checked": ()}, "Thiếu kết quả"),
    ("appraisal", {"proposal": ()}, "Thiếu đề xuất"),
    ("appraisal", {"moves": (MOVE,)}, "không có trong danh sách"),
    ("notice", {"said": ()}, "Thiếu nội dung"),
    ("contents", {"items": ()}, "chưa có tài liệu"),
    ("verdict_sheet", {"move": replace(MOVE, official="CB99")}, "CB99"),
]


@pytest.mark.parametrize(("name", "changes", "told"), FAULTS)
def test_a_fault_of_a_paper_is_a_sentence(
    name: str, changes: Mapping[str, Any], told: str
) -> None:
    paper = changed(name, **changes)

    assert any(told in found for found in faults(paper))
    with pytest.raises(PaperError):
        word(paper)


@pytest.mark.parametrize(
    "name",
    ["verdict_sheet", "assessment", "contents", "interview", "session", "ballot"],
)
def test_what_has_no_number_is_given_none(name: str) -> None:
    paper = SAMPLES[name](PARTY)
    numbered = replace(paper, heading=replace(paper.heading, number=3))

    assert "không đánh số; bỏ số 3" in faults(numbered)[0]


def test_a_day_before_every_form_is_told() -> None:
    paper = changed("notice", day=date(2018, 1, 1), bases=())
    early = replace(paper, heading=replace(paper.heading, signed_on=date(2018, 1, 2)))

    with pytest.raises(PaperError, match="Không có thể thức"):
        word(early)


@pytest.mark.parametrize(
    ("name", "empty", "said"),
    [
        ("submission", "opinions", "Chưa ghi nhận ý kiến nào."),
        ("appraisal", "differing", "IV. Ý KIẾN KHÁC NHAU\nKhông có."),
        ("appraisal", "waivers", "V. TRƯỜNG HỢP ĐẶC BIỆT\nKhông có."),
        ("session", "discussion", "Không có ý kiến khác."),
        ("session", "counts", "IV. KẾT LUẬN"),
    ],
)
def test_a_list_with_nothing_in_it_says_so(name: str, empty: str, said: str) -> None:
    paper = changed(name, **{empty: ()})

    assert said in text(paper)
    assert differences(word(paper), paper) == []


# An underscore between braces is how docxtpl writes braces, so none is in here.
ODD = st.text("aĂđẠữ &<>{}%\"'\\#*$[]~/=", min_size=1, max_size=120)


@given(name=ODD.filter(str.strip), post=ODD.filter(str.strip))
@settings(max_examples=30, deadline=None)
def test_odd_names_are_printed_as_they_are(name: str, post: str) -> None:
    move = replace(MOVE, name=name, target=Seat(post, "Xã Bình Sa"))
    paper = changed("rotation", move=move)

    file = word(paper)

    assert differences(file, paper) == []
    assert "Bình" in words(pdf(paper))


def test_an_office_brings_its_own_template(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Mẫu riêng: {{ move.called }} đến {{ move.target }}")
    own.save(str(tmp_path / "rotation-state.docx"))

    (line,) = printed(word(SAMPLES["rotation"](STATE), tmp_path))

    assert line.startswith("Mẫu riêng: bà Đặng Thị Mai Sương")
    assert "Điều 1." in "\n".join(printed(word(SAMPLES["rotation"](PARTY), tmp_path)))
