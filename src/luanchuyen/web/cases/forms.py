"""The forms of the acts on a case: each asks what its act needs, and knows the case it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from luanchuyen.records.models import Account, RegisterType
from luanchuyen.rules import rulebook
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.entries import Force
from luanchuyen.rules.parts.keys import ACTORS, PAPERS
from luanchuyen.rules.parts.procedures import Ask, AskKind
from luanchuyen.rules.parts.waivers import GROUNDS
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import cases
from luanchuyen.services.case_papers import LONG, MORE, Sheet, Wording
from luanchuyen.web.cases.situation import Situation
from luanchuyen.web.shared import formats
from luanchuyen.web.shared.fields import DayField, choice, offer, text, whole, words
from luanchuyen.web.shared.issued import series
from luanchuyen.web.shared.words import sentence_case

ANSWERS: Mapping[Answer, str] = {
    Answer.AGREE: "Đồng ý",
    Answer.REFUSE: "Không đồng ý",
    Answer.NO_OPINION: "Không có ý kiến",
}
# Papers that an act of their own issues.
OWN_ACT = frozenset(
    {"decision", "submission", "vote_minutes", "meeting_minutes", "announcement"}
    | {"task_assignment", "election_result", "ratification"}
)
PART = "noi_dung_"
_TODAY = "Để trống: hôm nay."
_MINUTES_HELP = "Từ đây là biên bản họp: ghi đủ, hoặc để trống tất cả."


@dataclass(frozen=True)
class Target:
    """What an act is about, where it is about one question: the ask and the body asked."""

    item: str = ""
    whom: str = ""


class CaseForm(forms.Form):
    """A form of one case; `build` adds the fields that depend on it."""

    def __init__(
        self, *args: Any, here: Situation, target: Target, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.here, self.target = here, target
        self.build()

    def build(self) -> None:
        """Nothing depends on the case by default."""

    @property
    def ask(self) -> Ask:
        found = self.here.procedure.ask(self.target.item)
        if found is None:
            raise LookupError(self.target.item)
        return found

    def add_parts(self, parts: Mapping[str, str]) -> None:
        """One field for each named part; none is required, and what is told on several days adds up."""
        for key, name in parts.items():
            self.fields[f"{PART}{key}"] = words(sentence_case(name), required=False)

    @property
    def parts(self) -> dict[str, str]:
        """What was told, by the key of its part."""
        return {
            name.removeprefix(PART): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PART) and value
        }


class PlainForm(CaseForm):
    """Nothing to fill in."""


class DoneForm(CaseForm):
    """An act that may be recorded later than it was done; the procedure says which days can be."""

    day = DayField(label="Ngày thực hiện", required=False, help_text=_TODAY)


class NoteForm(DoneForm):
    note = words("Ghi chú (không bắt buộc)", required=False)


class NothingNewForm(DoneForm):
    """Who said, and when, that nothing arose since a paper that is then not asked for again."""

    day = DayField(label="Ngày xác nhận", required=False, help_text=_TODAY)
    said_by = text("Người hoặc cơ quan xác nhận", longest=200)
    note = words("Ghi chú, số văn bản (không bắt buộc)", required=False)


class DoneReasonForm(DoneForm):
    """What was done, and why."""

    reason = words("Lý do")


class AskForm(DoneForm):
    """To ask a body; of several asked alike, which one."""

    due = DayField(label="Hạn trả lời (không bắt buộc)", required=False)
    note = words("Nội dung gửi kèm (không bắt buộc)", required=False)

    def build(self) -> None:
        if self.ask.each and ":" not in self.target.whom:
            self.fields = {"unit": choice("Hỏi đơn vị")} | self.fields
            codes = sorted(self.here.units.items(), key=lambda one: (one[1], one[0]))
            offer(self, "unit", [("", "Chọn đơn vị"), *codes])

    @property
    def whom(self) -> str:
        unit = self.cleaned_data.get("unit")
        return f"{self.target.whom}:{unit}" if unit else self.target.whom


class DayForm(CaseForm):
    day = DayField(label="Ngày nhận", required=False, help_text=_TODAY)


class AnswerForm(CaseForm):
    """An answer with its parts; who records it for another names the letter it came in."""

    answer = choice("Trả lời")
    note = words("Ý kiến, lý do", required=False)
    day = DayField(label="Ngày trả lời", required=False, help_text=_TODAY)

    def build(self) -> None:
        found = [(one.value, word) for one, word in ANSWERS.items()]
        offer(self, "answer", found)
        if self.ask.kind is AskKind.ASSESSMENT:
            self.fields["answer"].label = "Kết luận của nơi nhận xét"
            self.fields["presided_by"] = text(
                "Người chủ trì nhận xét, đánh giá", longest=200
            )
        self.add_parts(self.ask.parts)
        if self.here.prepares or self.ask.written:
            self.fields["document"] = text("Số, ngày của văn bản trả lời")


class MeetForm(CaseForm):
    """The meeting with the official, part by part."""

    day = DayField(label="Ngày gặp", required=False, help_text=_TODAY)
    note = words("Ghi chú (không bắt buộc)", required=False)

    def build(self) -> None:
        now = self.here.standing.open_step
        for ask in now.step.asks if now else ():
            if ask.kind is AskKind.TALK:
                self.add_parts(ask.parts)
        self.fields["note"] = self.fields.pop("note")  # behind the parts


class PaperForm(NoteForm):
    """A paper of the open step that no act of its own issues."""

    paper = choice("Giấy tờ")

    def build(self) -> None:
        found = [(key, sentence_case(PAPERS[key])) for key in papers(self.here)]
        offer(self, "paper", found)


def papers(here: Situation) -> list[str]:
    """Papers of the open step and those before it that are recorded by hand."""
    steps = here.procedure.steps[: here.at + 1]
    keys = [key for step in reversed(steps) for key in step.papers_out]
    return [key for key in dict.fromkeys(keys) if key not in OWN_ACT]


class MeetingForm(CaseForm):
    """What the minutes of a meeting tell: everything, or nothing."""

    place = text("Địa điểm họp", required=False)
    began = text("Họp từ lúc", required=False, longest=50)
    ended = text("Đến lúc", required=False, longest=50)
    secretary = text("Thư ký cuộc họp", required=False, longest=200)
    absent = words("Vắng mặt (mỗi dòng: họ tên: lý do)", required=False)
    guests = words("Mời dự (mỗi dòng một người)", required=False)
    agenda = words("Nội dung cuộc họp (mỗi dòng một ý)", required=False)
    discussion = words("Ý kiến thảo luận (mỗi dòng một ý)", required=False)
    conclusion = words("Kết luận (mỗi dòng một ý)", required=False)

    def clean_absent(self) -> list[tuple[str, str]]:
        lines = self.cleaned_data["absent"].splitlines()
        return [_absent(line) for line in lines if line.strip()]

    @property
    def minutes(self) -> cases.Minutes | None:
        """What was told of the meeting; None where nothing was."""
        told = self.of(cases.Minutes)
        return cases.Minutes(**told) if any(told.values()) else None

    def of(self, what: type[cases.Ballot | cases.Minutes]) -> dict[str, Any]:
        """What was filled in of the parts this has."""
        names = {one.name for one in fields(what)} & self.cleaned_data.keys()
        return {name: self.cleaned_data[name] for name in names}


class MinutesForm(MeetingForm):
    """The minutes of a vote that was recorded before, as they are so far; of the newest if none is named."""

    reason = words(
        "Lý do sửa, đính chính",
        required=False,
        help_text="Phải ghi khi quyết định đã phát hành.",
    )

    def build(self) -> None:
        case, key = self.here.case, self.target.item
        self.vote = cases.vote_of_case(case, key) if key else case.votes.last()
        for part in fields(cases.Minutes):
            self.fields[part.name].required = part.default is MISSING
        if self.vote and (session := self.vote.session):
            told = {
                one.name: getattr(session, one.name) for one in fields(cases.Minutes)
            }
            lines = [": ".join(one) for one in session.absent]
            self.initial = told | {"absent": "\n".join(lines)}

    @property
    def told(self) -> cases.Minutes:
        return cases.Minutes(**self.of(cases.Minutes))


class VoteForm(MeetingForm):
    """The numbers of a vote; they must add up to those present."""

    members = whole(
        "Số thành viên tập thể",
        1,
        help_text="Để trống: lấy người giữ chức danh của tập thể theo dữ liệu ngày đó;"
        " chỉ ghi khi dữ liệu chưa có đủ thành viên.",
    )
    present = whole("Số người dự (hoặc đã trả lời bằng văn bản)", required=True)
    in_favour = whole("Đồng ý", required=True)
    against = whole("Không đồng ý", required=True)
    blank = whole("Không có ý kiến", required=True)
    presided_by = text(
        "Người chủ trì",
        help_text="Họ tên hoặc mã cán bộ; là thành viên của tập thể theo dữ liệu ngày đó.",
    )
    day = DayField(label="Ngày biểu quyết", required=False, help_text=_TODAY)
    secret = forms.BooleanField(
        label="Bỏ phiếu kín",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    by_circulation = forms.BooleanField(
        label="Lấy ý kiến bằng văn bản, không họp",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    names = words("Ai biểu quyết thế nào (không ghi khi bỏ phiếu kín)", required=False)

    def build(self) -> None:
        # What the minutes tell comes last.
        own = [name for name in self.fields if name not in MeetingForm.base_fields]
        self.order_fields(own)
        self.fields["place"].help_text = _MINUTES_HELP

    @property
    def ballot(self) -> cases.Ballot:
        return cases.Ballot(**self.of(cases.Ballot))


def _absent(line: str) -> tuple[str, str]:
    name, _, why = (part.strip() for part in line.partition(":"))
    if not name or not why:
        raise ValidationError(
            f"«{line.strip()}»: hãy ghi họ tên, dấu hai chấm, rồi lý do vắng mặt."
        )
    return name, why


class DecideForm(CaseForm):
    """The word of the body, with the day its decision begins."""

    answer = choice("Kết luận")
    day = DayField(
        label="Ngày kết luận",
        required=False,
        help_text="Để trống: hôm nay. Quyết định mang ngày được lấy số.",
    )
    effective_on = DayField(
        label="Có hiệu lực từ ngày",
        required=False,
        help_text="Để trống: ngày dự kiến của hồ sơ, hoặc hôm nay.",
    )
    term = series()
    note = words("Ý kiến, lý do", required=False)

    def build(self) -> None:
        found = [(one.value, word) for one, word in ANSWERS.items()]
        offer(self, "answer", found)


class IssueForm(CaseForm):
    effective_on = DayField(
        label="Có hiệu lực từ ngày",
        required=False,
        help_text="Để trống: ngày dự kiến của hồ sơ, hoặc hôm nay.",
    )
    term = series()


class ElectForm(CaseForm):
    """What came of a nomination, an election or a ratification, with its paper."""

    result = choice("Kết quả")
    document = text("Số, ngày của văn bản hoặc biên bản")
    day = DayField(label="Ngày", required=False, help_text=_TODAY)
    note = words("Ghi chú (không bắt buộc)", required=False)

    def build(self) -> None:
        found = [("dat", "Đạt"), ("khong", "Không đạt")]
        offer(self, "result", found)


class SendBackForm(DoneForm):
    step = choice("Trả về bước")
    reason = words("Lý do trả lại, việc cần làm")

    def build(self) -> None:
        found = [
            (step.key, f"{number}. {step.title}")
            for number, step in enumerate(
                self.here.procedure.steps[: self.here.at + 1], 1
            )
        ]
        offer(self, "step", [("", "Chọn bước"), *found])


class RefuseForm(DoneForm):
    reason = words("Lý do không đồng ý")
    handling = words("Hướng xử lý đối với cán bộ và chức danh")


class CancelForm(DoneForm):
    reason = words("Lý do hủy quyết định")
    term = series()


class DelegateForm(DoneForm):
    whom = choice("Ủy quyền cho")
    reason = words("Nội dung ủy quyền")

    def build(self) -> None:
        now = self.here.standing.open_step
        found = [
            (key, sentence_case(ACTORS[key]))
            for key in (now.step.delegable_to if now else ())
        ]
        offer(self, "whom", found)


class WaiverForm(CaseForm):
    """One criterion in the way, waived in due form; the text may want grounds recorded too."""

    criterion = choice("Tiêu chuẩn, điều kiện chưa đạt")
    authority = choice("Cấp quyết định")
    reason = words("Lý do")
    document = text("Số, ký hiệu văn bản quyết định")
    day = DayField(label="Ngày văn bản")

    def build(self) -> None:
        self.found = {
            f"{one.verdict.book}/{one.verdict.id}": one.verdict
            for one in cases.blocked(self.here.case, on=self.here.on)
            if one.verdict.force is not Force.ABSOLUTE
        }
        found = [(key, one.sentence) for key, one in self.found.items()]
        offer(self, "criterion", found)
        found = [(key, sentence_case(word)) for key, word in AUTHORITIES.items()]
        offer(self, "authority", found)
        for key, word in GROUNDS.items():
            label = f"{sentence_case(word)} (nếu quy định đòi hỏi)"
            self.fields[f"{PART}{key}"] = words(label, required=False)


class UploadForm(CaseForm):
    """One paper of the dossier with its file."""

    day = DayField(label="Ngày ghi trên giấy", required=False)
    file = forms.FileField(
        label="Tệp (PDF, Word .docx, JPEG, PNG)",
        error_messages={
            "required": "Chưa chọn tệp.",
            "empty": "Tệp trống; hãy chọn tệp có nội dung.",
        },
        widget=forms.FileInput(
            {"class": "form-control", "accept": ".pdf,.docx,.jpg,.jpeg,.png"}
        ),
    )


_BODIES = (
    ("", "Theo bảng phân cấp"),
    ("committee", "Cấp ủy lập hồ sơ"),
    ("from_manager", "Cấp quản lý chức danh đang giữ"),
    ("to_manager", "Cấp quản lý chức danh dự kiến"),
)


class MoveForm(forms.Form):
    """Who goes where, from which day; who decides only where no table says."""

    official = text("Cán bộ", help_text="Mã, hoặc họ tên không cần dấu.")
    post = text("Chức danh dự kiến", help_text="Mã, hoặc tên chức danh và đơn vị.")
    effective_on = DayField(label="Dự kiến có hiệu lực", required=False)
    body = choice("Cấp quyết định", required=False)
    body_basis = text("Căn cứ, nếu nêu cấp quyết định", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", _BODIES)


class TransferForm(MoveForm):
    """A transfer opened singly, under a rulebook."""

    rulebook = choice("Bộ quy định")
    day = DayField(label="Ngày bắt đầu", required=False, help_text=_TODAY)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = map(rulebook.load, rulebook.ids())
        offer(self, "rulebook", [(book.id, book.title) for book in books])


class PlanLineForm(forms.Form):
    """One move of an approved plan."""

    line = choice("Dòng của kế hoạch")
    effective_on = DayField(label="Dự kiến có hiệu lực", required=False)
    body = choice("Cấp quyết định", required=False)
    body_basis = text("Căn cứ, nếu nêu cấp quyết định", required=False)

    def __init__(self, *args: Any, lines: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "line", lines.items())
        offer(self, "body", _BODIES)


class ChangeForm(MoveForm, DoneForm):
    """What is proposed instead, and why."""

    field_order = [*MoveForm.base_fields, "day"]  # as Django names it
    reason = words("Lý do đổi nội dung dự kiến")

    def __init__(
        self, *args: Any, here: Situation, target: Target, **kwargs: Any
    ) -> None:
        now = here.case.proposal
        kwargs["initial"] = {
            "official": now.official_id,
            "post": now.to_post_id,
            "effective_on": formats.day(now.effective_on),
        }
        super().__init__(*args, here=here, target=target, **kwargs)


class WordingForm(forms.Form):
    """The words of a paper that no record holds; they are kept only in a paper that is issued."""

    body = text("Cơ quan ban hành")
    superior = text("Cơ quan cấp trên", required=False)
    issuer = text("Xưng trong văn bản")
    code = text("Chữ viết tắt")
    place = text("Địa danh")
    principal = text(
        "Ký thay mặt tập thể (để trống: người đứng đầu ký)", required=False
    )
    signer_post = text("Chức vụ người ký")
    signer = text("Họ tên người ký (bắt buộc khi phát hành)", required=False)
    reported_to = words("Nơi nhận để báo cáo (mỗi dòng một nơi)", required=False)
    recipients = words("Nơi nhận để thực hiện (mỗi dòng một nơi)", required=False)
    kept_by = text("Nơi lưu")

    def __init__(self, *args: Any, sheet: Sheet, issues: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in sheet.asks:
            self.fields[f"{PART}{key}"] = _asked(key)
        if issues and not sheet.of_decision:
            self.fields["term"] = series()

    @property
    def wording(self) -> Wording:
        given = self.cleaned_data
        frame = {
            name: one
            for name, one in given.items()
            if PART not in name and name != "term"
        }
        more = {
            name.removeprefix(PART): one for name, one in given.items() if PART in name
        }
        return Wording(**frame, more=more)


def _asked(key: str) -> forms.Field:
    if key == "due":
        return DayField(label=MORE[key], required=False)
    return (words if key in LONG else text)(MORE[key], required=False)


class SessionForm(forms.Form):
    """Why an administrator has to read dossiers."""

    reason = words("Lý do cần đọc hồ sơ")


class BeginningForm(forms.Form):
    """Which number of a register was given last, before it is kept here."""

    organ = choice("Nơi ban hành")
    paper = choice("Loại văn bản")
    term = text(
        "Nhiệm kỳ của sổ văn bản",
        required=False,
        help_text="Dạng 2025-2030; cơ quan nhà nước đánh số theo năm thì để trống.",
    )
    last = whole("Số cuối đã cấp", 1, required=True)

    def __init__(self, *args: Any, organs: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", [(str(at), name) for at, name in enumerate(organs)])
        offer(self, "paper", RegisterType.choices)
