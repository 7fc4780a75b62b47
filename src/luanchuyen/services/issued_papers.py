"""Papers as they go out: each takes its number from the register, and its text stays as issued."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.conf import settings
from django.db import transaction

from luanchuyen.documents import setting, writing
from luanchuyen.documents.faults import PaperError
from luanchuyen.documents.form import PaperForm, governing
from luanchuyen.documents.frame import symbol
from luanchuyen.documents.letters import folded
from luanchuyen.documents.paper import Paper
from luanchuyen.documents.paper_reading_back import differences
from luanchuyen.documents.papers import PAPERS
from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    Case,
    CaseAct,
    EventType,
    IssuedPaper,
    Organ,
    RegisterCancellation,
    RegisterEntry,
    RegisterType,
    Unit,
)
from luanchuyen.services import (
    access,
    case_papers,
    cases,
    files,
    registers,
    sessions,
    snapshots,
)
from luanchuyen.services.access import Actor, NotAllowed, NotThere, Permission, User
from luanchuyen.services.case_papers import Sheet, Wording
from luanchuyen.services.cases import RefusedError, reading, steps
from luanchuyen.services.cases.acts import Done, append, locked, tell
from luanchuyen.services.cases.deciding import number
from luanchuyen.services.naming import names

_BOTH = (Permission.CASES_PREPARE, Permission.CASES_DECIDE)
_NAMES = {one.kind: one.name for one in PAPERS}


@dataclass(frozen=True)
class Issuer:
    """Whose register a paper is numbered in."""

    body: Unit
    organ: Organ

    def may(self, by: Actor) -> bool:
        try:
            registers.require(self.body, self.organ, by=by)
        except NotAllowed:
            return False
        return True


def issuer_of(case: Case, sheet: Sheet, named: str) -> Issuer:
    """The body the paper names above its number, or who advises the committee on cadres.

    A paper of the body that decides names no other.
    """
    bodies = (case_papers.deciding_body(case), case.committee)
    for body in bodies:
        if folded(body.name) == folded(named):
            return Issuer(body, Organ.BODY)
    if sheet.of == "deciding":
        raise RefusedError(
            f"{sheet.title} là văn bản của {bodies[0].name}, không phải của «{named}»."
        )
    return Issuer(case.committee, Organ.ADVISORY)


def register_of(case: Case, sheet: Sheet, *, on: date) -> RegisterType | None:
    """The register its form of the day names for the paper; None: it takes no number."""
    form = governing(on, case_papers.form_kind(case, sheet))
    found = form.layout.registers.get(sheet.kind_for(case))
    return RegisterType(found) if found else None


def may_issue(case: Case, sheet: Sheet, *, by: User, on: date) -> bool:
    """Whether the page offers to issue the paper under the name it begins with."""
    if not isinstance(by, Actor) or register_of(case, sheet, on=on) is None:
        return False
    named = case_papers.wording(case, sheet, on=on).body
    return issuer_of(case, sheet, named).may(by)


def issue(
    *, case: Case, sheet: Sheet, said: Wording, by: Actor, on: date, term: str = ""
) -> IssuedPaper:
    """Give the paper its number and keep its text as it is now; what is issued is never changed.

    Raises PaperError with what keeps it from being a paper, and with whatever its file says otherwise
    than the record; RefusedError with why it is not issued now.
    """
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        type_ = register_of(case, sheet, on=on)
        if type_ is None:
            raise RefusedError(f"{sheet.title} không lấy số, không phát hành.")
        issuer = issuer_of(case, sheet, said.body)
        registers.require(issuer.body, issuer.organ, by=by)
        draft = _fingerprint(_file(case_papers.paper(case, sheet, said, on=on)))
        _require_new(case, draft)
        entry = _number(case, sheet, issuer, type_, term, by=by, on=on)
        paper = case_papers.paper(case, sheet, said, on=on, entry=entry)
        content = _file(paper)
        _require_as_recorded(content, paper)
        with files.keeping(BytesIO(content), f"{sheet.key}.docx") as kept:
            made = IssuedPaper.objects.create(
                case=case,
                act=_act(case, sheet, entry, by=by, on=on),
                entry=entry,
                kind=paper.kind,
                symbol=symbol(paper.heading, _form(paper), paper.kind),
                size=kept.size,
                sha256=kept.sha256,
                stored=kept.stored,
                draft=draft,
                by_key=by.username,
                by_name=by.name,
                on=on,
            )
            tell(
                EventType.CASE_PAPER_ISSUED,
                case,
                by=by,
                on=on,
                what=called(made),
                sha256=made.sha256,
            )
    return made


def _file(paper: Paper) -> bytes:
    return writing.word(paper, settings.PAPER_TEMPLATES)


def _form(paper: Paper) -> PaperForm:
    return governing(paper.written_on, paper.heading.form)


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _require_new(case: Case, draft: str) -> None:
    """The same text is issued once: a button pressed twice takes one number."""
    same = case.issued.filter(draft=draft, entry__cancellation=None).first()
    if same is not None:
        raise RefusedError(f"Văn bản này đã phát hành: {same}.")


def _number(
    case: Case,
    sheet: Sheet,
    issuer: Issuer,
    type_: RegisterType,
    term: str,
    *,
    by: Actor,
    on: date,
) -> RegisterEntry:
    if not sheet.of_decision:
        return number(
            case, issuer.body, term, by=by, on=on, paper=type_, organ=issuer.organ
        )
    made = case.decisions.standing().select_related("entry__register").first()
    if made is None:
        raise RefusedError("Chưa có quyết định; số được lấy khi quyết định.")
    if (given := IssuedPaper.objects.filter(entry=made.entry).first()) is not None:
        raise RefusedError(f"Văn bản này đã phát hành: {given}.")
    return made.entry


def _require_as_recorded(content: bytes, paper: Paper) -> None:
    if found := differences(
        content, paper, settings.PAPER_TEMPLATES, names(snapshots.take()).known
    ):
        raise PaperError("Văn bản khác với điều đã ghi nên chưa phát hành.", *found)


def _act(
    case: Case, sheet: Sheet, entry: RegisterEntry, *, by: Actor, on: date
) -> CaseAct:
    """The procedure's own act where it waits for the paper; otherwise that it went out."""
    if _awaited(case, sheet, on):
        if sheet.step_paper == "submission":
            return cases.submit(case=case, by=by, on=on, number=entry)
        return steps.paper_of_step(case, sheet.step_paper, by=by, on=on, number=entry)
    done = steps.numbered(Done(CaseActKind.NUMBERED, item=sheet.kind_for(case)), entry)
    return append(case, done, by=by, on=on)


def _awaited(case: Case, sheet: Sheet, on: date) -> bool:
    """Whether the procedure has the paper and has not got it yet; one not reached is refused there."""
    procedure = reading.procedure(case)
    having = [one for one in procedure.steps if sheet.step_paper in one.papers_out]
    if sheet.step_paper == "submission":
        having = [one for one in having if one.decides]
    return bool(having) and not any(
        steps.standing_paper(case, one, sheet.step_paper) for one in having
    )


def name_of(issued: IssuedPaper) -> str:
    return _NAMES[issued.kind]


def called(issued: IssuedPaper) -> str:
    """Tờ trình số 05-TTr/BTCTU, as a sentence goes on with it."""
    return f"{name_of(issued).lower()} {issued.symbol[:1].lower()}{issued.symbol[1:]}"


def issued(case: Case) -> Sequence[IssuedPaper]:
    """What went out, the oldest first, with the numbers and whether they were cancelled."""
    return list(case.issued.select_related("entry__register", "entry__cancellation"))


def get(by: User, case: Case, pk: int, permission: Permission) -> IssuedPaper:
    found = access.get_case(by, case.pk, permission)
    paper = found.issued.select_related("entry__register__body").filter(pk=pk).first()
    if paper is None:
        raise NotThere("Không có văn bản này trong phạm vi của bạn.")
    return paper


def opened(
    by: User, case: Case, pk: int, *, on: date, as_pdf: bool = False
) -> tuple[IssuedPaper, bytes]:
    """A paper word for word as issued. Raises DamagedError where its file is not what went out."""
    paper = get(by, case, pk, Permission.CASES_READ)
    content = files.opened(paper.stored, paper.sha256)
    subject = (
        f"{case.key}/issued/{pk}",
        f"{name_of(paper)} {paper.symbol}, {case.title}",
    )
    sessions.note_reading("văn bản", subject, by=by, on=on)
    return paper, _pdf_of(paper, content) if as_pdf else content


def _pdf_of(paper: IssuedPaper, content: bytes) -> bytes:
    """The same for the archive, set from the text as issued."""
    return setting.pdf(content, f"{name_of(paper)} {paper.symbol}", paper.on)


def cancel(
    *, case: Case, paper: IssuedPaper, reason: str, by: Actor, on: date
) -> RegisterCancellation:
    """Cancel the number of a paper; number and text stay, marked. Not while a step rests on it."""
    with transaction.atomic():
        case = locked(case, *_BOTH, by=by)
        _require_free(case, paper)
        try:
            return registers.cancel_number(
                entry=paper.entry, reason=reason, by=by, on=on
            )
        except registers.RefusedError as error:
            raise RefusedError(str(error)) from error


def _require_free(case: Case, paper: IssuedPaper) -> None:
    act = paper.act
    if act.kind != CaseActKind.ISSUED:
        return
    step = next(
        (one for one in reading.procedure(case).steps if one.key == act.step), None
    )
    if step is not None and act.number > reading.opened_anew(case, step):
        raise RefusedError(
            f"Bước «{step.title}» đang căn cứ vào văn bản này;"
            " hãy trả lại hồ sơ về bước đó trước khi hủy số."
        )
