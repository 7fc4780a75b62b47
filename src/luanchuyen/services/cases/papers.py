"""Papers of the dossier: handed in with their files, reused from another case, opened again."""

from dataclasses import dataclass
from datetime import date
from typing import IO

from django.db import transaction

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import Case, CaseAct, DossierItem, EventType
from luanchuyen.rules import dossier
from luanchuyen.services import access, files, sessions
from luanchuyen.services.access import Actor, NotThere, Permission, User
from luanchuyen.services.cases.acts import (
    Done,
    append,
    locked,
    require_not_ahead,
    require_words,
    tell,
)
from luanchuyen.services.cases.conditions import (
    dossier_of,
    missing_papers,
    nothing_new,
    papers_of,
    standing_of,
    target_of,
)
from luanchuyen.services.cases.errors import RefusedError


@dataclass(frozen=True)
class Line:
    """One item the list asks for: the newest paper, if there is one, and what is wrong with it.

    `nothing_new` is the act that says no paper is needed, kept where the text lets it count now.
    """

    key: str
    title: str
    cites: tuple[str, ...]
    paper: DossierItem | None
    lack: dossier.Lack | None
    nothing_new: CaseAct | None = None
    may_be_spared: bool = False


def contents(case: Case, *, on: date) -> list[Line]:
    """The dossier item by item, as the list the case follows asks for it."""
    asked = dossier_of(case)
    if asked is None:
        return []
    papers = papers_of(case)
    lacking = {one.item: one for one in missing_papers(case, on=on)}
    told, target = nothing_new(case), target_of(case)
    spared = {one.key for one in asked.items if dossier.may_be_spared(one, target)}
    return [
        Line(
            item.key,
            item.title,
            tuple(item.cites),
            papers.get(item.key),
            lacking.get(item.key),
            told.get(item.key) if item.key in spared else None,
            item.key in spared,
        )
        for item in asked.items
    ]


def add_paper(
    *,
    case: Case,
    item: str,
    content: IO[bytes],
    name: str,
    by: Actor,
    on: date,
    day: date | None = None,
) -> DossierItem:
    """Hand in one paper: known by its content, kept with its fingerprint."""
    if day is not None and day > on:
        raise RefusedError(f"Ngày ghi trên giấy {day:%d/%m/%Y} chưa đến.")
    access.get_case(by, case.pk, Permission.CASES_PREPARE)
    title = _title(case, item)
    try:
        with files.keeping(content, name) as kept, transaction.atomic():
            case = _to_add(case, by, on)
            act = append(case, Done(CaseActKind.PAPERS_ADDED, item=item), by=by, on=on)
            paper = DossierItem.objects.create(
                case=case,
                act=act,
                item=item,
                day=day,
                file_name=kept.name,
                kind=kept.kind,
                size=kept.size,
                sha256=kept.sha256,
                stored=kept.stored,
                first_submitted=on,
            )
            tell(EventType.CASE_PAPERS_ADDED, case, by=by, on=on, what=f"«{title}»")
    except files.RefusedError as error:
        raise RefusedError(str(error)) from error
    return paper


def note_nothing_new(
    *,
    case: Case,
    item: str,
    said_by: str,
    by: Actor,
    on: date,
    day: date | None = None,
    note: str = "",
) -> CaseAct:
    """Record who said, and when, that nothing arose since a paper the text then does not ask for again.

    The text says so of some papers, for an equal or lower post (NĐ 300/2026/NĐ-CP, Article 15); of no other.
    """
    require_not_ahead(day or on, on=on)
    with transaction.atomic():
        case = _to_add(case, by, on)
        title = _title(case, item)
        who = require_words(
            said_by, "người hoặc cơ quan xác nhận không có nội dung mới"
        )
        _require_may_be_spared(case, item, title)
        done = Done(
            CaseActKind.NOTHING_NEW,
            day=day,
            item=item,
            note=note,
            payload={"said_by": who},
        )
        act = append(case, done, by=by, on=on)
        what = f"«{title}» ({who})"
        tell(
            EventType.CASE_NOTHING_NEW,
            case,
            by=by,
            on=on,
            what=what,
            note=note,
            day=day,
        )
    return act


def _require_may_be_spared(case: Case, item: str, title: str) -> None:
    asked = dossier_of(case)
    entry = next(one for one in asked.items if one.key == item) if asked else None
    if entry is None or not entry.spared:
        raise RefusedError(
            f"Quy định không cho bỏ «{title}» khi không có nội dung mới; hãy thêm giấy tờ."
        )
    if not dossier.may_be_spared(entry, target_of(case)):
        raise RefusedError(
            f"«{title}» chỉ được bỏ khi chức danh dự kiến ngang hoặc thấp hơn chức danh đang giữ;"
            " hồ sơ này không phải hoặc chưa rõ bậc, hãy thêm giấy tờ."
        )


def reuse_papers(
    *,
    case: Case,
    earlier: Case,
    anything_new: bool | None,
    by: Actor,
    on: date,
) -> list[DossierItem]:
    """Let the papers of an earlier case of the official serve this one too, where the text allows it."""
    source = access.get_case(by, earlier.pk, Permission.CASES_READ)
    with transaction.atomic():
        case = _to_add(case, by, on)
        if source.pk == case.pk or source.proposal.official != case.proposal.official:
            raise RefusedError("Chỉ dùng lại hồ sơ đã nộp của chính cán bộ này.")
        papers = list(papers_of(source).values())
        if not papers:
            raise RefusedError("Hồ sơ trước không có giấy tờ nào.")
        _require_reusable(case, source, papers, anything_new, on)
        act = append(case, Done(CaseActKind.PAPERS_ADDED), by=by, on=on)
        made = [
            DossierItem.objects.create(
                case=case,
                act=act,
                item=paper.item,
                day=paper.day,
                file_name=paper.file_name,
                kind=paper.kind,
                size=paper.size,
                sha256=paper.sha256,
                stored=paper.stored,
                first_submitted=paper.first_submitted,
                reused_from=paper,
            )
            for paper in papers
        ]
        what = f"{len(made)} giấy tờ dùng lại từ hồ sơ số {source.pk}"
        tell(EventType.CASE_PAPERS_ADDED, case, by=by, on=on, what=what)
    return made


def open_paper(by: User, case: Case, pk: int, *, on: date) -> tuple[DossierItem, bytes]:
    """A paper with its content, as it was handed in; only who reads the case opens it."""
    found = access.get_case(by, case.pk, Permission.CASES_READ)
    paper = found.papers.filter(pk=pk).first()
    if paper is None:
        raise NotThere("Không có giấy tờ này trong phạm vi của bạn.")
    content = files.opened(paper.stored, paper.sha256)
    subject = f"{case.key}/paper/{pk}", f"{paper.file_name}, {found.title}"
    sessions.note_reading("tệp", subject, by=by, on=on)
    return paper, content


def _to_add(case: Case, by: Actor, on: date) -> Case:
    case = locked(case, Permission.CASES_PREPARE, by=by)
    if standing_of(case, on=on).ending:
        raise RefusedError("Hồ sơ đã kết thúc; không ghi thêm được.")
    return case


def _title(case: Case, item: str) -> str:
    asked = dossier_of(case)
    titles = {one.key: one.title for one in asked.items} if asked else {item: item}
    if item not in titles:
        raise RefusedError(f"Danh mục hồ sơ không có thành phần «{item}».")
    return titles[item]


def _require_reusable(
    case: Case,
    source: Case,
    papers: list[DossierItem],
    anything_new: bool | None,
    on: date,
) -> None:
    asked = dossier_of(case)
    if asked is None:
        raise RefusedError("Bộ quy định không có danh mục hồ sơ cho trường hợp này.")
    found = dossier.reusable(
        asked,
        first_submitted=min(paper.first_submitted for paper in papers),
        on=on,
        same_authority=source.proposal.body_id == case.proposal.body_id,
        anything_new=anything_new,
    )
    if not found.allowed:
        raise RefusedError(found.sentence)
