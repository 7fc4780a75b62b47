"""One of each paper of the procedure, made up, in the form of the Party or of the State."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from luanchuyen.documents.appraisal import AppraisalReport
from luanchuyen.documents.asking import AppraisalRequest, OpinionRequest
from luanchuyen.documents.assessment import AssessmentForm, Part
from luanchuyen.documents.bases import InstrumentBasis
from luanchuyen.documents.contents import DossierContents, Item
from luanchuyen.documents.decision import RotationDecision, TransferDecision
from luanchuyen.documents.form import FormKind
from luanchuyen.documents.frame import TO_REPORT, Heading, Recipients, on_behalf_of
from luanchuyen.documents.interview import InterviewMinutes
from luanchuyen.documents.lines import MoveLine, Trace
from luanchuyen.documents.notice import Notice
from luanchuyen.documents.opinions import OpinionLine
from luanchuyen.documents.paper import Paper
from luanchuyen.documents.pay import Kept, Pay
from luanchuyen.documents.session import Absent, BallotCount, SessionMinutes
from luanchuyen.documents.submission import Submission
from luanchuyen.documents.verdict_sheet import VerdictSheet
from luanchuyen.documents.votes import Count, Turnout
from luanchuyen.documents.waivers import WaiverLine
from tests.documents.papers import DAY, MOVES
from tests.documents.verdicts import screened

MOVE = replace(MOVES[0], born=date(1980, 5, 5), sex="Nữ")
OTHER = replace(MOVES[1], born=1975, sex="Nam")
TRANSFER: MoveLine = replace(MOVE, case="transfer")
_BODIES = {
    FormKind.PARTY: ("Thị ủy Lạc Giang", "TU", "Tỉnh ủy Vân Hải"),
    FormKind.STATE: ("Ủy ban nhân dân thị xã Lạc Giang", "UBND", ""),
}


def frame(form: FormKind, *, numbered: bool = True) -> dict[str, Any]:
    """What every paper has."""
    body, code, superior = _BODIES[form]
    heading = Heading(
        body=body,
        code=code,
        place="Lạc Giang",
        superior=superior,
        number=12 if numbered else None,
        signed_on=date(2026, 12, 7),
        form=form,
    )
    is_party = form is FormKind.PARTY
    return {
        "heading": heading,
        "issuer": f"Ban Thường vụ {body}" if is_party else body,
        "subject": "luân chuyển cán bộ lãnh đạo, quản lý",
        "day": DAY,
        "trace": Trace("KH-2026-1/3", "5f0c9a1b2c3d4e5f6071", "qd-65-2022", "1f2e3d"),
        "signature": on_behalf_of("Ban Thường vụ", "Bí thư", "Vi Thị Hạ")
        if is_party
        else on_behalf_of("Ủy ban nhân dân", "Chủ tịch", "Lò Văn Đông"),
        "recipients": (
            Recipients(("Các đơn vị có liên quan",)),
            Recipients(("Thường trực Tỉnh ủy",), TO_REPORT),
        ),
        "kept_by": "Văn phòng" if is_party else "VT, NV",
        "bases": (InstrumentBasis("QD-65-2022"), InstrumentBasis("ND-170-2025")),
    }


def submission(form: FormKind) -> Submission:
    return Submission(
        **frame(form),
        to=("Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy"),
        moves=(MOVE, OTHER),
        steps=("1. Đã rà soát tiêu chuẩn, điều kiện.", "2. Đã gặp gỡ cán bộ."),
        asked=("Xem xét, quyết định luân chuyển 02 đồng chí có tên trên.",),
        opinions=_opinions(),
        waivers=_waivers(),
        enclosed=("Phiếu rà soát", "Biên bản gặp gỡ"),
    )


def _opinions() -> tuple[OpinionLine, ...]:
    return (
        OpinionLine("Phòng Nội vụ", MOVE.name, "đồng ý", date(2026, 11, 20)),
        OpinionLine("Xã Bình Sa", MOVE.name, "đồng ý, đề nghị sớm", date(2026, 11, 21)),
        OpinionLine("Ủy ban Kiểm tra", OTHER.name),
    )


def _waivers() -> tuple[WaiverLine, ...]:
    return (
        WaiverLine(
            name=OTHER.name,
            criterion="Trong quy hoạch",
            reason="đã công bố thôi giữ chức vụ",
            authority="Ban Thường vụ Tỉnh ủy",
            document="Thông báo số 41-TB/TU",
            day=date(2026, 11, 25),
        ),
    )


def _letter(kind: type[Any], form: FormKind) -> Any:
    return kind(
        **frame(form),
        to=("Đảng ủy xã Bình Sa",),
        moves=(MOVE,),
        questions=("1. Sự cần thiết tiếp nhận.", "2. Nhân sự dự kiến."),
        answer_to="Ban Tổ chức Thị ủy",
        due=date(2026, 12, 21),
        enclosed=("Sơ yếu lý lịch",),
    )


def opinion_request(form: FormKind) -> OpinionRequest:
    return _letter(OpinionRequest, form)  # type: ignore[no-any-return]


def appraisal_request(form: FormKind) -> AppraisalRequest:
    return _letter(AppraisalRequest, form)  # type: ignore[no-any-return]


def assessment(form: FormKind) -> AssessmentForm:
    headings = (
        *("phẩm chất đạo đức", "lối sống", "năng lực công tác", "uy tín"),
        *("tiêu chuẩn chính trị", "các vấn đề khác có liên quan"),
    )
    return AssessmentForm(
        **frame(form, numbered=False),
        move=MOVE,
        parts=[Part(one, f"Nhận xét về {one}.") for one in headings],
        conclusion="Đủ tiêu chuẩn, điều kiện để luân chuyển.",
    )


def interview(form: FormKind) -> InterviewMinutes:
    return InterviewMinutes(
        **frame(form, numbered=False),
        move=MOVE,
        at="trụ sở Thị ủy",
        began="14 giờ 00",
        ended="15 giờ 30",
        present=("Đồng chí Vi Thị Hạ, Bí thư", "Đồng chí Lò Văn Đông, Trưởng ban"),
        secretary="Sầm Văn Ghi",
        purpose=("Đào tạo, rèn luyện qua thực tiễn.",),
        wishes=("Mong được bố trí nhà công vụ.",),
        responsibility=("Giữ đoàn kết nội bộ nơi đến.",),
        tasks=("Hoàn thành quy hoạch xã trong năm 2027.",),
        briefing=("Xã có 02 thôn đặc biệt khó khăn.",),
    )


def _counts() -> tuple[Count, ...]:
    return (
        Count(f"Luân chuyển {MOVE.name}", 12, 1, 0, "được thông qua"),
        Count(f"Luân chuyển {OTHER.name}", 6, 4, 3, "không được thông qua"),
    )


def session(form: FormKind) -> SessionMinutes:
    return SessionMinutes(
        **frame(form, numbered=False),
        at="phòng họp số 1",
        began="08 giờ 00",
        ended="10 giờ 00",
        members=15,
        present=14,
        chair="Vi Thị Hạ",
        secretary="Sầm Văn Ghi",
        agenda=("Xét Tờ trình về luân chuyển cán bộ.",),
        conclusion=("Luân chuyển 01 đồng chí.",),
        absent=(Absent("Hoàng Văn Vắng", "đi công tác"),),
        guests=("Đại diện Phòng Nội vụ",),
        discussion=("01 ý kiến đề nghị lùi thời gian.",),
        counts=_counts(),
    )


def ballot(form: FormKind) -> BallotCount:
    return BallotCount(
        **frame(form, numbered=False),
        tellers=("Lò Văn Đông, tổ trưởng", "Sầm Văn Ghi, thư ký"),
        secretary="Sầm Văn Ghi",
        turnout=Turnout(members=17, present=15, handed_out=15, collected=14, valid=13),
        counts=_counts(),
    )


def appraisal(form: FormKind) -> AppraisalReport:
    return AppraisalReport(
        **frame(form),
        to=("Ban Thường vụ Thị ủy",),
        moves=(MOVE, OTHER),
        opinions=_opinions(),
        checked=("01 đồng chí đạt, 01 đồng chí cần xem xét trường hợp đặc biệt.",),
        proposal=("Trình cấp có thẩm quyền quyết định.",),
        differing=("Xã Bình Sa đề nghị thời gian sớm hơn.",),
        waivers=_waivers(),
    )


def _decision(kind: type[Any], form: FormKind, move: MoveLine, **more: Any) -> Any:
    return kind(
        **frame(form),
        move=move,
        effective_on=date(2027, 1, 5),
        proposed_by="Ban Tổ chức Thị ủy",
        carried_out_by=("Văn phòng", "Phòng Nội vụ", "Đảng ủy xã Bình Sa"),
        pay=Pay(
            moves=("tiền lương", "phụ cấp chức vụ"),
            kept=(
                Kept("phụ cấp công tác Đảng, đoàn thể"),
                Kept("phụ cấp trách nhiệm", date(2029, 12, 31)),
            ),
        ),
        **more,
    )


def rotation(form: FormKind) -> RotationDecision:
    linked = "Quyết định điều động cùng ngày"
    tasks = ("- Xây dựng đội ngũ cán bộ xã.",)
    more = {"months": 36, "tasks": tasks, "linked_to": linked}
    return _decision(RotationDecision, form, MOVE, **more)  # type: ignore[no-any-return]


def transfer(form: FormKind) -> TransferDecision:
    return _decision(TransferDecision, form, TRANSFER)  # type: ignore[no-any-return]


def notice(form: FormKind) -> Notice:
    return Notice(
        **frame(form),
        said=("1. Đã quyết định luân chuyển đồng chí có tên dưới đây.",),
        moves=(MOVE,),
        pay=Pay(("tiền lương",), (Kept("phụ cấp trách nhiệm", date(2029, 12, 31)),)),
    )


def verdict_sheet(form: FormKind) -> VerdictSheet:
    return VerdictSheet(**frame(form, numbered=False), move=MOVE, verdict=screened())


def contents(form: FormKind) -> DossierContents:
    return DossierContents(
        **frame(form, numbered=False),
        move=MOVE,
        items=(
            Item(
                "Tờ trình",
                date(2026, 11, 2),
                2,
                "9f86d081884c7d659a2f",
                ("ND-170-2025/35",),
            ),
            Item("Sơ yếu lý lịch", date(2026, 10, 1), 5, "60303ae22b998861bce3"),
            Item("Giấy chứng nhận sức khỏe", cites=("ND-170-2025/43",)),
        ),
    )


SAMPLES: dict[str, Callable[[FormKind], Paper]] = {
    one.__name__: one
    for one in (
        *(verdict_sheet, opinion_request, assessment, appraisal_request, interview),
        *(appraisal, submission, session, ballot, rotation, transfer, notice, contents),
    )
}
