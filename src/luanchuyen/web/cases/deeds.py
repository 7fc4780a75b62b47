"""The acts on a case that a page of its own stands for, one line of a table each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from luanchuyen.rules.parts.procedures import AskKind
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.waivers import Waiver
from luanchuyen.services import cases
from luanchuyen.services.access import Permission
from luanchuyen.web.cases import finding, forms
from luanchuyen.web.cases.forms import CaseForm, Target
from luanchuyen.web.cases.situation import Situation

PREPARE = (Permission.CASES_PREPARE,)
DECIDE = (Permission.CASES_DECIDE,)
BOTH = (Permission.CASES_PREPARE, Permission.CASES_DECIDE)
ASKED = (Permission.CASES_PREPARE, Permission.CASES_ANSWER)
ANY = (*BOTH, Permission.CASES_ANSWER)


@dataclass(frozen=True)
class Deed:
    """`warning` is what the page says before; `of_ask`: it is about one question of the case,
    `of_dossier`: about one item of the dossier.
    """

    key: str
    name: str
    icon: str
    done: str
    permissions: tuple[Permission, ...]
    form: type[CaseForm]
    do: Callable[[Situation, Target, Any], object]
    warning: str = ""
    of_ask: bool = False
    of_dossier: bool = False


def _who(here: Situation) -> dict[str, Any]:
    """Which case, who acts and on which day; every act wants these."""
    return {"case": here.case, "by": here.by, "on": here.on}


def _answer(here: Situation, target: Target, form: forms.AnswerForm) -> object:
    given = form.cleaned_data
    said: dict[str, Any] = {
        "item": target.item,
        "answer": Answer(given["answer"]),
        "day": given["day"],
        "note": given["note"],
        "document": given.get("document", ""),
    }
    if form.ask.kind is AskKind.ASSESSMENT:
        chair = given["presided_by"]
        return cases.assess(**_who(here), **said, parts=form.parts, presided_by=chair)
    if form.ask.kind is AskKind.APPRAISAL:
        return cases.appraise(**_who(here), **said, whom=target.whom)
    return cases.answer(**_who(here), **said, whom=target.whom, parts=form.parts)


def _vote(here: Situation, target: Target, form: forms.VoteForm) -> object:
    return cases.vote(
        **_who(here),
        ballot=form.ballot,
        day=form.cleaned_data["day"],
        told=form.minutes,
    )


def _minutes(here: Situation, target: Target, form: forms.MinutesForm) -> object:
    return cases.write_minutes(
        **_who(here),
        vote=form.vote,
        told=form.told,
        reason=form.cleaned_data["reason"],
    )


def _waive(here: Situation, target: Target, form: forms.WaiverForm) -> object:
    given = form.cleaned_data
    verdict = form.found[given["criterion"]]
    waiver = Waiver(
        criterion=verdict.id,
        book=verdict.book,
        reason=given["reason"],
        by=given["authority"],
        document=given["document"],
        day=given["day"],
        grounds=form.parts,
    )
    return cases.grant_waiver(**_who(here), waiver=waiver)


def _change(here: Situation, target: Target, form: forms.ChangeForm) -> object:
    given = form.cleaned_data
    wish = finding.wish(given, by=here.by, committee=here.case.committee, on=here.on)
    told = {name: given[name] for name in ("reason", "day")}
    return cases.change_proposal(**_who(here), wish=wish, **told)


def _elect(here: Situation, target: Target, form: CaseForm) -> object:
    given = dict(form.cleaned_data)
    return cases.elect(**_who(here), agreed=given.pop("result") == "dat", **given)


def _upload(here: Situation, target: Target, form: CaseForm) -> object:
    file = form.cleaned_data["file"]
    return cases.add_paper(
        **_who(here),
        item=target.item,
        content=file,
        name=file.name,
        day=form.cleaned_data["day"],
    )


_DEEDS: tuple[Deed, ...] = (
    Deed(
        "hoan-thanh",
        "Hoàn thành bước",
        "met",
        "Đã hoàn thành bước.",
        BOTH,
        forms.DoneForm,
        lambda here, target, form: cases.finish(**_who(here), **form.cleaned_data),
        "Mọi điều kiện của bước được kiểm tra lại; đạt đủ thì hồ sơ chuyển sang bước sau.",
    ),
    Deed(
        "trinh",
        "Trình hồ sơ",
        "right",
        "Đã trình hồ sơ.",
        PREPARE,
        forms.NoteForm,
        lambda here, target, form: cases.submit(**_who(here), **form.cleaned_data),
        "Kết luận từng tiêu chuẩn và trường hợp đặc biệt được lưu kèm tờ trình.",
    ),
    Deed(
        "bieu-quyet",
        "Ghi biểu quyết",
        "people",
        "Đã ghi biểu quyết.",
        DECIDE,
        forms.VoteForm,
        _vote,
        "Đồng ý, không đồng ý và không có ý kiến cộng lại phải bằng số người dự.",
    ),
    Deed(
        "bien-ban-hop",
        "Ghi biên bản họp",
        "people",
        "Đã ghi biên bản họp.",
        DECIDE,
        forms.MinutesForm,
        _minutes,
        "Ghi sau biểu quyết cũng được; bản ghi sau thay bản trước, bản trước vẫn được giữ.",
    ),
    Deed(
        "quyet-dinh",
        "Quyết định",
        "met",
        "Đã ghi kết luận của cấp có thẩm quyền.",
        DECIDE,
        forms.DecideForm,
        lambda here, target, form: cases.decide(
            **_who(here),
            **form.cleaned_data | {"answer": Answer(form.cleaned_data["answer"])},
        ),
        "Đồng ý thì quyết định được lấy số ngay trong sổ văn bản; số đã cấp không dùng lại.",
    ),
    Deed(
        "ban-hanh-quyet-dinh",
        "Ban hành quyết định",
        "right",
        "Đã ban hành quyết định.",
        DECIDE,
        forms.IssueForm,
        lambda here, target, form: cases.issue_decision(
            **_who(here), **form.cleaned_data
        ),
        "Quyết định được lấy số ngay trong sổ văn bản; số đã cấp không dùng lại.",
    ),
    Deed(
        "cong-bo",
        "Công bố, triển khai",
        "info",
        "Đã ghi việc công bố, triển khai quyết định.",
        BOTH,
        forms.NoteForm,
        lambda here, target, form: cases.announce(**_who(here), **form.cleaned_data),
    ),
    Deed(
        "bau-cu",
        "Ghi kết quả giới thiệu, bầu cử, phê chuẩn",
        "people",
        "Đã ghi kết quả.",
        PREPARE,
        forms.ElectForm,
        _elect,
        "Không đạt thì hồ sơ vẫn ở bước này; có thể làm lại, đổi nhân sự hoặc rút hồ sơ.",
    ),
    Deed(
        "thuc-hien",
        "Thực hiện quyết định",
        "right",
        "Đã thực hiện: chức danh cũ kết thúc, chức danh mới bắt đầu.",
        PREPARE,
        forms.PlainForm,
        lambda here, target, form: cases.take_effect(**_who(here)),
        "Thời gian giữ chức danh cũ khép lại và chức danh mới mở ra cùng một lúc.",
    ),
    Deed(
        "gap-go",
        "Ghi biên bản gặp gỡ cán bộ",
        "people",
        "Đã ghi biên bản gặp gỡ.",
        PREPARE,
        forms.MeetForm,
        lambda here, target, form: cases.meet(
            **_who(here),
            parts=form.parts,
            day=form.cleaned_data["day"],
            note=form.cleaned_data["note"],
        ),
        "Bước chỉ qua khi mọi nội dung dưới đây đã được ghi; ghi nhiều lần thì cộng lại.",
    ),
    Deed(
        "ban-hanh",
        "Ghi giấy tờ đã ban hành",
        "download",
        "Đã ghi giấy tờ.",
        BOTH,
        forms.PaperForm,
        lambda here, target, form: cases.issue_paper(**_who(here), **form.cleaned_data),
    ),
    Deed(
        "truong-hop-dac-biet",
        "Cho trường hợp đặc biệt",
        "alert",
        "Đã ghi trường hợp đặc biệt; kết luận chưa đạt vẫn giữ nguyên.",
        DECIDE,
        forms.WaiverForm,
        _waive,
        "Tiêu chuẩn chưa đạt vẫn được ghi là chưa đạt, kèm quyết định này trong tờ trình.",
    ),
    Deed(
        "uy-quyen",
        "Ủy quyền bước",
        "right",
        "Đã ghi ủy quyền.",
        BOTH,
        forms.DelegateForm,
        lambda here, target, form: cases.delegate(**_who(here), **form.cleaned_data),
    ),
    Deed(
        "tra-lai",
        "Trả lại",
        "alert",
        "Đã trả lại; mọi ý kiến đã có vẫn được giữ.",
        BOTH,
        forms.SendBackForm,
        lambda here, target, form: cases.send_back(
            **_who(here),
            to_step=form.cleaned_data["step"],
            reason=form.cleaned_data["reason"],
            day=form.cleaned_data["day"],
        ),
        "Ý kiến còn đúng với nội dung dự kiến được giữ; chỉ hỏi lại điều không còn đúng.",
    ),
    Deed(
        "doi-du-kien",
        "Đổi nội dung dự kiến",
        "swap",
        "Đã đổi nội dung dự kiến; xem việc nào phải hỏi lại.",
        PREPARE,
        forms.ChangeForm,
        _change,
        "Ý kiến đã có được giữ; ý kiến về điều bị đổi phải hỏi lại.",
    ),
    Deed(
        "quy-trinh-moi",
        "Chuyển sang quy trình mới",
        "book",
        "Đã chuyển hồ sơ sang quy trình đang có hiệu lực.",
        PREPARE,
        forms.DoneReasonForm,
        lambda here, target, form: cases.move_to_newer_procedure(
            **_who(here), **form.cleaned_data
        ),
        "Hồ sơ mở trước khi đổi luật được làm tiếp theo quy trình cũ, trừ khi chuyển ở đây.",
    ),
    Deed(
        "khong-dong-y",
        "Không đồng ý, kết thúc hồ sơ",
        "not_met",
        "Đã ghi không đồng ý; hồ sơ kết thúc.",
        DECIDE,
        forms.RefuseForm,
        lambda here, target, form: cases.refuse(**_who(here), **form.cleaned_data),
        "Hồ sơ kết thúc và không mở lại được.",
    ),
    Deed(
        "rut",
        "Rút hồ sơ",
        "lock",
        "Đã rút hồ sơ.",
        PREPARE,
        forms.DoneReasonForm,
        lambda here, target, form: cases.withdraw(**_who(here), **form.cleaned_data),
        "Hồ sơ kết thúc và không mở lại được.",
    ),
    Deed(
        "huy-quyet-dinh",
        "Hủy quyết định",
        "not_met",
        "Đã hủy quyết định; mọi điều nó thay đổi đã trở về như trước.",
        DECIDE,
        forms.CancelForm,
        lambda here, target, form: cases.cancel_decision(
            **_who(here), **form.cleaned_data
        ),
        "Số quyết định cũ vẫn ở trong sổ, ghi là đã hủy; quyết định hủy có số riêng.",
    ),
    Deed(
        "hoi",
        "Hỏi ý kiến",
        "right",
        "Đã ghi việc hỏi.",
        PREPARE,
        forms.AskForm,
        lambda here, target, form: cases.request_opinion(
            **_who(here),
            item=target.item,
            whom=form.whom,
            **{name: form.cleaned_data[name] for name in ("day", "due", "note")},
        ),
        of_ask=True,
    ),
    Deed(
        "da-nhan",
        "Ghi đã nhận văn bản hỏi",
        "met",
        "Đã ghi nhận văn bản hỏi; thời hạn trả lời tính từ ngày này.",
        ASKED,
        forms.DayForm,
        lambda here, target, form: cases.deliver(
            **_who(here), **vars(target), **form.cleaned_data
        ),
        of_ask=True,
    ),
    Deed(
        "tra-loi",
        "Ghi trả lời",
        "info",
        "Đã ghi trả lời.",
        ANY,
        forms.AnswerForm,
        _answer,
        of_ask=True,
    ),
    Deed(
        "khong-tra-loi",
        "Ghi nhận không trả lời",
        "clock",
        "Đã ghi nhận quá hạn không trả lời.",
        PREPARE,
        forms.DoneForm,
        lambda here, target, form: cases.note_silence(
            **_who(here), **vars(target), **form.cleaned_data
        ),
        "Không trả lời có nghĩa gì là theo quy định của bước.",
        of_ask=True,
    ),
    Deed(
        "giai-quyet",
        "Giải quyết ý kiến không đồng ý",
        "swap",
        "Đã ghi cách giải quyết.",
        PREPARE,
        forms.DoneReasonForm,
        lambda here, target, form: cases.settle(
            **_who(here), **vars(target), **form.cleaned_data
        ),
        of_ask=True,
    ),
    Deed(
        "thoi-hoi",
        "Thôi hỏi",
        "closed",
        "Đã thôi hỏi nơi này.",
        PREPARE,
        forms.DoneReasonForm,
        lambda here, target, form: cases.drop(
            **_who(here), **vars(target), **form.cleaned_data
        ),
        of_ask=True,
    ),
    Deed(
        "them-giay-to",
        "Thêm giấy tờ",
        "upload",
        "Đã thêm giấy tờ vào hồ sơ.",
        PREPARE,
        forms.UploadForm,
        _upload,
        of_dossier=True,
    ),
    Deed(
        "khong-co-noi-dung-moi",
        "Ghi không có nội dung mới",
        "info",
        "Đã ghi không có nội dung mới; thành phần này không phải nộp lại.",
        PREPARE,
        forms.NothingNewForm,
        lambda here, target, form: cases.note_nothing_new(
            **_who(here), item=target.item, **form.cleaned_data
        ),
        "Chỉ dùng khi chức danh dự kiến ngang hoặc thấp hơn chức danh đang giữ.",
        of_dossier=True,
    ),
)
DEEDS: Mapping[str, Deed] = {deed.key: deed for deed in _DEEDS}
