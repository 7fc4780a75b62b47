"""Papers of a case: each made from its record, with the words people give that no record holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

from luanchuyen.documents import writing
from luanchuyen.documents.appraisal import AppraisalReport
from luanchuyen.documents.asking import AppraisalRequest, OpinionRequest
from luanchuyen.documents.assessment import AssessmentForm, Part
from luanchuyen.documents.bases import InstrumentBasis
from luanchuyen.documents.contents import DossierContents, Item
from luanchuyen.documents.decision import RotationDecision, TransferDecision
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import FormKind, governing
from luanchuyen.documents.frame import (
    TO_REPORT,
    Heading,
    Recipients,
    Signature,
    on_behalf_of,
)
from luanchuyen.documents.interview import InterviewMinutes
from luanchuyen.documents.lines import MoveLine, Seat, Trace
from luanchuyen.documents.notice import Notice
from luanchuyen.documents.opinions import OpinionLine
from luanchuyen.documents.paper import Paper
from luanchuyen.documents.session import Absent, BallotCount, SessionMinutes
from luanchuyen.documents.submission import Submission
from luanchuyen.documents.verdict_sheet import VerdictSheet
from luanchuyen.documents.votes import Count, Turnout
from luanchuyen.documents.waivers import WaiverLine
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    Case,
    CaseAct,
    CaseVote,
    Decision,
    RegisterEntry,
    Unit,
)
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.instruments import library
from luanchuyen.rules.parts.procedures import AskKind
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.rules.procedure.standing import Status
from luanchuyen.rules.rulebook import NotInForceError
from luanchuyen.rules.screening import UnknownCodeError
from luanchuyen.services import cases, plan_versions, registers, snapshots
from luanchuyen.services.cases import bodies, reading
from luanchuyen.services.issuers import (
    STATE,
    is_committee,
    letters,
    place,
    superior,
)
from luanchuyen.services.naming import names

_DONE = (AskKind.DECISION, AskKind.ACT)  # what is done is no opinion
_ANSWERS = {
    Answer.AGREE: "Đồng ý",
    Answer.REFUSE: "Không đồng ý",
    Answer.NO_OPINION: "Không có ý kiến",
}


_STANDING = "Ban Thường vụ"


@dataclass(frozen=True)
class Wording:
    """What a paper says that no record holds; `more` by the keys its sheet asks for.

    `principal`: the collective signed for, blank where a head signs for himself.
    """

    body: str
    superior: str
    issuer: str
    code: str
    place: str
    principal: str
    signer_post: str
    signer: str
    reported_to: str = ""
    recipients: str = ""
    kept_by: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


class _Record:
    """The case in the lines of papers, names in the place of codes."""

    def __init__(self, case: Case, on: date) -> None:
        self.case, self.on = case, on
        self.snapshot = snapshots.take()
        self.names = names(self.snapshot)
        self.now = case.proposal
        self.standing = cases.standing_of(case, on=on)
        self.procedure = reading.procedure(case)

    @property
    def waivers(self) -> list[WaiverLine]:
        sentences = {one.id: one.sentence.rstrip(".") for one in self._criteria()}
        return [
            WaiverLine(
                name=self.now.official.name,
                criterion=sentences.get(one.criterion, one.criterion),
                reason=one.reason.rstrip("."),
                authority=AUTHORITIES.get(one.authority, one.authority),
                document=one.document,
                day=one.day,
            )
            for one in cases.waivers_of(self.case)
        ]

    def _criteria(self) -> Sequence[Any]:
        try:
            return cases.verdict(self.case, on=self.on).criteria
        except (NotInForceError, UnknownCodeError):
            return ()

    @property
    def move(self) -> MoveLine:
        who = self.now.official
        waivers = self.waivers
        return MoveLine(
            official=who.pk,
            name=who.name,
            origin=self._seat(self.now.from_post_id),
            target=self._seat(self.now.to_post_id),
            direction=self._direction(),
            case=self.case.ground,
            cites=self.procedure.cites,
            special=waivers[0].reason if waivers else "",
            born=who.born.year,
            sex=who.sex or "",
        )

    def _direction(self) -> str | None:
        version = self.case.version
        moves = plan_versions.moves(version) if version else []
        found = (
            one["direction"] for one in moves if one["official"] == self.now.official_id
        )
        return next(found, None)

    def _seat(self, code: str) -> Seat:
        found = self.names.place(code)
        return Seat(found.post, found.unit)

    @property
    def opinions(self) -> list[OpinionLine]:
        """Everything that was asked and answered, as it fits what is proposed."""
        return [
            OpinionLine(
                body=f"{bodies.called(self.case, one.whom, self.names)} ({one.ask.title})",
                about=self.now.official.name,
                answer=_ANSWERS[one.answer],
                answered_on=one.day,
            )
            for one in self.standing.opinions
            if one.answer is not None and one.ask.kind not in _DONE
        ]

    @property
    def steps(self) -> list[str]:
        return [
            f"{one.step.title}: hoàn thành ngày {one.finished_on:%d/%m/%Y}."
            for one in self.standing.steps
            if one.status is Status.DONE and one.finished_on
        ]

    def answers(self, kind: AskKind) -> list[CaseAct]:
        """Answers to what is asked of the kind, the oldest first."""
        items = [
            key for key, (_, ask) in self.procedure.asks.items() if ask.kind is kind
        ]
        found = self.case.acts.filter(kind=CaseActKind.ANSWERED, item__in=items)
        return list(found.order_by("number"))

    def told(self, kind: AskKind) -> dict[str, str]:
        """Every part told, by its key; the last word on each counts."""
        parts: dict[str, str] = {}
        for act in self.answers(kind):
            parts |= act.payload.get("parts", {})
        return parts

    @property
    def decision(self) -> Decision | None:
        found = self.case.decisions.standing()
        return found.select_related("entry__register", "body").first()


Make = Callable[[_Record, Wording, dict[str, Any]], Paper]


@dataclass(frozen=True)
class Sheet:
    """One kind of paper a case can give; `asks` are keys of `MORE` its form asks for.

    `kind` is the paper's, blank where it is that of the case; `step_paper` the paper of the procedure
    that issuing it gives; `subject` what its title says before what the case is about.
    """

    key: str
    title: str
    make: Make
    kind: str
    of: str = "advisory"
    asks: Sequence[str] = ()
    step_paper: str = ""
    subject: str = ""

    @property
    def of_decision(self) -> bool:
        """Whether its number is that of the decision, taken when it was decided."""
        return not self.kind

    def kind_for(self, case: Case) -> str:
        return self.kind or case.kind


# What a paper may need beside its frame; each line of the long ones is an item.
MORE: Mapping[str, str] = {
    "to": "Nơi nhận trực tiếp (mỗi dòng một nơi)",
    "questions": "Nội dung cần hỏi (mỗi dòng một ý)",
    "due": "Hạn trả lời",
    "at": "Địa điểm",
    "began": "Bắt đầu lúc",
    "ended": "Kết thúc lúc",
    "present": "Người gặp cán bộ (mỗi dòng một người)",
    "secretary": "Người ghi biên bản",
    "tellers": "Tổ kiểm phiếu (mỗi dòng một người)",
    "checked": "Kết quả thẩm định (mỗi dòng một ý)",
    "proposal": "Đề xuất (mỗi dòng một ý)",
    "proposed_by": "Nơi đề nghị, ghi trong căn cứ",
    "conclusion": "Kết luận của nơi nhận xét",
    "carried_out_by": "Nơi chịu trách nhiệm thi hành (mỗi dòng một nơi)",
    "said": "Nội dung thông báo (mỗi dòng một ý)",
    "purpose": "Mục đích, yêu cầu đã quán triệt, nếu việc gặp gỡ chưa ghi (mỗi dòng một ý)",
    "wishes": "Tâm tư, nguyện vọng, nếu việc gặp gỡ chưa ghi (mỗi dòng một ý)",
    "responsibility": "Trách nhiệm của cán bộ, nếu việc gặp gỡ chưa ghi (mỗi dòng một ý)",
    "tasks": "Nhiệm vụ giao cho cán bộ (mỗi dòng một ý)",
    "briefing": "Tình hình nơi đến đã thông báo (mỗi dòng một ý)",
    "months": "Thời hạn luân chuyển, số tháng (không bắt buộc)",
}
LONG = frozenset(
    {"to", "questions", "present", "tellers", "checked", "proposal", "conclusion"}
    | {"carried_out_by", "said", "purpose", "wishes", "responsibility"}
    | {"tasks", "briefing"}
)


def _lines(said: Wording, key: str) -> list[str]:
    text = str(said.more.get(key, ""))
    return [line.strip() for line in text.splitlines() if line.strip()]


def _sheet(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    try:
        verdict = cases.verdict(record.case, on=record.on)
    except (NotInForceError, UnknownCodeError) as error:
        raise PaperError(str(error)) from error
    return VerdictSheet(**frame, move=record.move, verdict=verdict)


def _letter(kind: type[OpinionRequest | AppraisalRequest]) -> Make:
    def make(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
        due = said.more.get("due")
        if due is None:
            raise PaperError("Chưa ghi hạn trả lời.")
        return kind(
            **frame,
            to=_lines(said, "to"),
            moves=[record.move],
            questions=_lines(said, "questions"),
            answer_to=said.issuer,
            due=due,
        )

    return make


def _assessment(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    told = record.told(AskKind.ASSESSMENT)
    asked = next(
        ask
        for _, ask in record.procedure.asks.values()
        if ask.kind is AskKind.ASSESSMENT
    )
    acts = record.answers(AskKind.ASSESSMENT)
    return AssessmentForm(
        **frame | {"day": acts[-1].day if acts else record.on},
        move=record.move,
        parts=[Part(name, told.get(key, "")) for key, name in asked.parts.items()],
        conclusion=str(said.more.get("conclusion", "")),
    )


def _interview(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    told = record.told(AskKind.TALK)
    more = said.more
    acts = record.answers(AskKind.TALK)
    return InterviewMinutes(
        **frame | {"day": acts[-1].day if acts else record.on},
        move=record.move,
        at=str(more.get("at", "")),
        began=str(more.get("began", "")),
        ended=str(more.get("ended", "")),
        present=_lines(said, "present"),
        secretary=str(more.get("secretary", "")),
        purpose=_recorded(told, "purpose", "ideology") or _lines(said, "purpose"),
        wishes=_recorded(told, "wishes") or _lines(said, "wishes"),
        responsibility=_recorded(told, "responsibility")
        or _lines(said, "responsibility"),
        tasks=_lines(said, "tasks"),
        briefing=_lines(said, "briefing"),
    )


def _recorded(told: Mapping[str, str], *keys: str) -> list[str]:
    """What was told under the first of the keys it was told under."""
    return [told[key] for key in keys if told.get(key)][:1]


def _appraisal(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    against = [
        f"{one.body}: {one.answer.lower()}."
        for one in record.opinions
        if one.answer != _ANSWERS[Answer.AGREE]
    ]
    return AppraisalReport(
        **frame,
        to=_lines(said, "to"),
        moves=[record.move],
        opinions=record.opinions,
        checked=_lines(said, "checked"),
        differing=against,
        waivers=record.waivers,
        proposal=_lines(said, "proposal"),
    )


def _submission(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    return Submission(
        **frame,
        to=_lines(said, "to"),
        moves=[record.move],
        steps=record.steps or ["Chưa có bước nào hoàn thành."],
        asked=_lines(said, "proposal"),
        opinions=record.opinions,
        waivers=record.waivers,
        enclosed=[
            one.title
            for one in cases.contents(record.case, on=record.on)
            if one.paper is not None
        ],
    )


def _ballot(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    vote = _last_vote(record.case)
    if vote is None:
        raise PaperError("Chưa có biểu quyết nào để lập biên bản.")
    if not vote.secret:
        raise PaperError(
            f"Biểu quyết ngày {vote.day:%d/%m/%Y} không bỏ phiếu kín nên không có kiểm phiếu;"
            " kết quả ghi trong biên bản họp."
        )
    return BallotCount(
        **frame | {"day": vote.day},
        tellers=_lines(said, "tellers"),
        secretary=str(said.more.get("secretary", "")),
        turnout=Turnout(vote.members, vote.present, *[vote.present] * 3),
        counts=[_count(record.case, vote, _result(record.case, vote))],
    )


def _session(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    vote = _last_vote(record.case)
    told = vote.session if vote else None
    if vote is None or told is None:
        raise PaperError(
            "Chưa ghi cuộc họp nào; nội dung cuộc họp được ghi cùng biểu quyết, hoặc sau đó."
        )
    return SessionMinutes(
        **frame | {"day": vote.day},
        at=told.place,
        began=told.began,
        ended=told.ended,
        members=vote.members,
        present=vote.present,
        chair=vote.presided_by,
        secretary=told.secretary,
        agenda=_split(told.agenda),
        conclusion=_split(told.conclusion),
        absent=[Absent(name, why) for name, why in told.absent],
        guests=_split(told.guests),
        discussion=_split(told.discussion),
        counts=[_count(record.case, vote, _result(record.case, vote))],
    )


_PASSED = {True: "Thông qua", False: "Không thông qua", None: ""}


def _result(case: Case, vote: CaseVote) -> str:
    return _PASSED[cases.counted_of(case, vote).passed]


def _count(case: Case, vote: CaseVote, result: str = "") -> Count:
    return Count(case.title, vote.in_favour, vote.against, vote.blank, result)


def _decision(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    made, move = record.decision, record.move
    begins = made.effective_on if made else record.now.effective_on
    if begins is None:
        raise PaperError("Hồ sơ chưa ghi ngày dự kiến có hiệu lực.")
    told: dict[str, Any] = frame | {
        "move": move,
        "effective_on": begins,
        "proposed_by": str(said.more.get("proposed_by", "")),
        "carried_out_by": _lines(said, "carried_out_by"),
        "tasks": _lines(said, "tasks"),
        "elected": record.now.to_post.elected,
    }
    months = _months(said)
    if record.case.kind != "transfer":
        return RotationDecision(**told, months=months)
    if months is not None:
        raise PaperError("Quyết định điều động không ghi thời hạn luân chuyển.")
    return TransferDecision(**told)


def _months(said: Wording) -> int | None:
    text = str(said.more.get("months", "")).strip()
    if text and not text.isdecimal():
        raise PaperError(f"Thời hạn «{text}» không phải số tháng; ghi ví dụ 36.")
    return int(text) if text else None


def _notice(record: _Record, said: Wording, frame: dict[str, Any]) -> Paper:
    return Notice(**frame, said=_lines(said, "said"), moves=[record.move])


_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "phieu-ra-soat", "Phiếu rà soát tiêu chuẩn, điều kiện", _sheet, "verdict_sheet"
    ),
    Sheet(
        "xin-y-kien",
        "Công văn xin ý kiến",
        _letter(OpinionRequest),
        "opinion_request",
        asks=("to", "questions", "due"),
    ),
    Sheet(
        "nhan-xet",
        "Phiếu nhận xét, đánh giá",
        _assessment,
        "assessment",
        of="departure",
        asks=("conclusion",),
    ),
    Sheet(
        "de-nghi-tham-dinh",
        "Công văn đề nghị thẩm định",
        _letter(AppraisalRequest),
        "appraisal_request",
        asks=("to", "questions", "due"),
        step_paper="appraisal_request",
    ),
    Sheet(
        "bien-ban-gap-go",
        "Biên bản gặp gỡ cán bộ",
        _interview,
        "interview",
        asks=(
            *("at", "began", "ended", "present", "secretary"),
            *("purpose", "wishes", "responsibility", "tasks", "briefing"),
        ),
        subject="gặp gỡ cán bộ về việc ",
    ),
    Sheet(
        "bao-cao-tham-dinh",
        "Báo cáo thẩm định, tổng hợp ý kiến",
        _appraisal,
        "appraisal",
        asks=("to", "checked", "proposal"),
        step_paper="appraisal_summary",
    ),
    Sheet(
        "to-trinh",
        "Tờ trình",
        _submission,
        "submission",
        asks=("to", "proposal"),
        step_paper="submission",
    ),
    Sheet(
        "bien-ban-hop",
        "Biên bản họp",
        _session,
        "session",
        of="deciding",
        subject="họp xem xét ",
    ),
    Sheet(
        "bien-ban-kiem-phieu",
        "Biên bản kiểm phiếu",
        _ballot,
        "ballot",
        of="deciding",
        asks=("tellers", "secretary"),
    ),
    Sheet(
        "quyet-dinh",
        "Quyết định",
        _decision,
        "",
        of="deciding",
        asks=("proposed_by", "carried_out_by", "tasks", "months"),
    ),
    Sheet("thong-bao", "Thông báo", _notice, "notice", asks=("said",)),
)
SHEETS: Mapping[str, Sheet] = {sheet.key: sheet for sheet in _SHEETS}


def wording(case: Case, sheet: Sheet, *, on: date) -> Wording:
    """What to begin with, out of the record; people write the rest."""
    now, committee = case.proposal, case.committee
    decides = deciding_body(case)
    body = {"departure": now.from_post.unit, "deciding": decides}.get(sheet.of)
    name = body.name if body else registers.advisory_name(committee)
    deciding = sheet.of == "deciding"
    collective = _collective(body, deciding=deciding, on=on) if body else ""
    return Wording(
        body=name,
        superior=superior(body) if body else committee.name,
        issuer=name if name.startswith(collective) else f"{collective} {name}",
        code=letters(name) if body else f"BTC{letters(committee.name)}",
        place=place(committee.name),
        principal=collective,
        signer_post=_head(collective) if body else "Trưởng ban",
        signer=_signer(case, sheet),
        reported_to="" if sheet.of == "deciding" else decides.name,
        kept_by=_archive(name, body, form_kind(case, sheet)),
        more=_begun(case, sheet, on),
    )


def _signer(case: Case, sheet: Sheet) -> str:
    """Who signs as the record has it: who presided over the meeting, or over the assessment."""
    if sheet.kind == "session":
        vote = _last_vote(case)
        return vote.presided_by if vote else ""
    if sheet.kind == "assessment":
        said = case.acts.filter(
            kind=CaseActKind.ANSWERED, payload__has_key="presided_by"
        )
        last = said.order_by("number").last()
        return last.payload["presided_by"] if last else ""
    return ""


def _last_vote(case: Case) -> CaseVote | None:
    return case.votes.prefetch_related("sessions").order_by("-pk").first()


def _archive(name: str, body: Unit | None, form: FormKind) -> str:
    if form is FormKind.STATE:
        return "VT"
    return f"Văn phòng {name}" if body else name


def _collective(unit: Unit, *, deciding: bool, on: date) -> str:
    """For whom the head of a committee signs; the head of an office signs for himself."""
    if unit.bloc == STATE:
        known = governing(on, FormKind.STATE).layout.collectives
        return next((one for one in known if unit.name.startswith(one)), "")
    return _STANDING if is_committee(unit) or deciding else ""


def _head(collective: str) -> str:
    if not collective:
        return "Thủ trưởng"
    return "Bí thư" if collective == _STANDING else "Chủ tịch"


def _begun(case: Case, sheet: Sheet, on: date) -> dict[str, Any]:
    """The first words of what the sheet asks for."""
    now = case.proposal
    units = [now.from_post.unit.name, now.to_post.unit.name]
    to = {
        "xin-y-kien": lambda: units,
        "de-nghi-tham-dinh": lambda: _asked_to_appraise(case),
    }.get(sheet.key, lambda: [deciding_body(case).name])()
    asked = case.acts.filter(kind=CaseActKind.ASKED).exclude(due=None).last()
    vote = _last_vote(case)
    session = vote.session if vote else None
    about = f"{case.title} từ {now.from_post.name} vào {now.to_post.name}"
    known = {
        "to": "\n".join(to),
        "questions": f"{about}: đồng ý hay không, vì sao.",
        "due": asked.due if asked else None,
        "proposal": f"Xem xét, quyết định {about[:1].lower()}{about[1:]}.",
        "proposed_by": registers.advisory_name(case.committee),
        "carried_out_by": "\n".join(units),  # the official is named by the paper itself
        "said": f"{about}.",
        "secretary": session.secretary if session and sheet.kind == "ballot" else "",
    }
    return {key: known.get(key, "") for key in sheet.asks}


def _asked_to_appraise(case: Case) -> list[str]:
    """The bodies whose appraisal was asked for, by name."""
    asks = reading.procedure(case).asks.items()
    items = [key for key, (_, ask) in asks if ask.kind is AskKind.APPRAISAL]
    asked = case.acts.filter(kind=CaseActKind.ASKED, item__in=items).exclude(unit=None)
    return list(
        dict.fromkeys(asked.order_by("number").values_list("unit__name", flat=True))
    )


def document(
    case: Case, sheet: Sheet, said: Wording, *, on: date, as_pdf: bool = False
) -> bytes:
    """The paper as .docx or PDF. Raises PaperError with everything that keeps it from being one.

    Only a decision that was issued has its number, from the register; anything else is a draft.
    """
    write = writing.pdf if as_pdf else writing.word
    return write(paper(case, sheet, said, on=on), settings.PAPER_TEMPLATES)


def paper(
    case: Case,
    sheet: Sheet,
    said: Wording,
    *,
    on: date,
    entry: RegisterEntry | None = None,
) -> Paper:
    """What the record says on the day, with the words people gave and the number, if it has one."""
    record = _Record(case, on)
    if sheet.of_decision and entry is None and record.decision:
        entry = record.decision.entry
    return sheet.make(record, said, _frame(record, sheet, said, entry))


_CONTENTS = Sheet("muc-luc", "Mục lục hồ sơ", _sheet, "contents")


def contents(
    case: Case, items: Sequence[Item], *, on: date, first_page: int
) -> DossierContents:
    """The contents page of the dossier, its pages counted from the one the first item begins on."""
    record = _Record(case, on)
    said = wording(case, _CONTENTS, on=on)
    return DossierContents(
        **_frame(record, _CONTENTS, said, None),
        move=record.move,
        items=items,
        first_page=first_page,
    )


def form_kind(case: Case, sheet: Sheet) -> FormKind:
    """Whether the paper is one of the Party or of the State: that of who issues it."""
    body = {
        "deciding": deciding_body(case),
        "departure": case.proposal.from_post.unit,
    }.get(sheet.of, case.committee)
    return FormKind.STATE if body.bloc == STATE else FormKind.PARTY


def deciding_body(case: Case) -> Unit:
    return case.proposal.body or case.committee


def _frame(
    record: _Record, sheet: Sheet, said: Wording, entry: RegisterEntry | None
) -> dict[str, Any]:
    book = cases.law_of(record.case).book
    kinds = {key.partition("/")[0] for key in record.procedure.cites}
    found = snapshots.revision()
    return {
        "heading": Heading(
            body=_within(said.body, said.superior),
            code=said.code,
            place=said.place,
            superior=said.superior,
            number=entry.number if entry else None,
            signed_on=entry.on if entry else None,
            form=form_kind(record.case, sheet),
        ),
        "issuer": said.issuer,
        "subject": f"{sheet.subject}{_subject(record.case)}",
        "day": entry.on if entry else record.on,
        "trace": Trace(
            record.case.key, found.fingerprint if found else "", book.id, book.version
        ),
        "signature": _signature(said),
        "recipients": _recipients(said),
        "kept_by": said.kept_by,
        "bases": [InstrumentBasis(key) for key in sorted(kinds & library().keys())],
    }


def _within(body: str, superior: str) -> str:
    """Ban Tổ chức under Tỉnh ủy Lạc Giang: a heading does not name the body above twice."""
    own = body.removesuffix(superior).strip() if superior else body
    return own or body


def _subject(case: Case) -> str:
    title = case.title
    return f"{title[:1].lower()}{title[1:]}"


def _signature(said: Wording) -> Signature:
    if said.principal:
        return on_behalf_of(said.principal, said.signer_post, said.signer)
    return Signature(said.signer_post.upper(), said.signer)


def _recipients(said: Wording) -> list[Recipients]:
    groups = (
        Recipients(_split(said.reported_to), TO_REPORT),
        Recipients(_split(said.recipients)),
    )
    return [group for group in groups if group.names]


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
