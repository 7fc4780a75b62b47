"""Papers of a version of a plan: the plan as a Word file, the list of its moves as Excel."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

import polars as pl
from django.conf import settings

from luanchuyen.documents import moves_list, plan_writing
from luanchuyen.documents.bases import Basis, DatedBasis, InstrumentBasis
from luanchuyen.documents.frame import (
    TO_REPORT,
    Heading,
    Recipients,
    Signature,
    on_behalf_of,
)
from luanchuyen.documents.lines import MoveLine, OpenLine, QuotaLine, Seat, StayLine
from luanchuyen.documents.moves_list import MovesList
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.matching import plan_file
from luanchuyen.matching.plan import Survey
from luanchuyen.records.models import PlanReview, PlanVersion, RegisterEntry
from luanchuyen.rules import rulebook
from luanchuyen.rules.citing import cited
from luanchuyen.rules.entries import Case
from luanchuyen.rules.plan_bases import plan_bases
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import screen
from luanchuyen.rules.verdicts import Verdict, verdicts
from luanchuyen.services import naming, plan_fellows, plan_versions, snapshots
from luanchuyen.services.issuers import letters, place, superior
from luanchuyen.services.plan_acts import FILE
from luanchuyen.services.scopes import main_posts
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True)
class Wording:
    """What a plan's paper says that no record holds: each of the long parts a paragraph a line."""

    issuer: str
    code: str
    place: str
    title: str
    purpose: str
    term: str
    policy: str
    placement: str
    start: str
    organisation: str
    recipients: str
    reported_to: str
    kept_by: str
    signer_post: str
    signer: str = ""


def wording(version: PlanVersion) -> Wording:
    """What to begin with, out of the plan and its rulebook; people write the rest."""
    plan = version.plan
    committee = plan.committee
    return Wording(
        issuer=f"Ban Thường vụ {committee.name}",
        code=letters(committee.name),
        place=place(committee.name),
        title=_subject(plan.title),
        purpose=_purpose(version),
        term=_term(rulebook.load(plan.rulebook), plan.day),
        policy="",
        placement="",
        start="",
        organisation="",
        recipients="",
        reported_to=committee.parent.name if committee.parent else "",
        kept_by=f"Văn phòng {committee.name}",
        signer_post="Bí thư",
    )


def _subject(title: str) -> str:
    """The title without the kind of paper, which stands above it."""
    kind = "kế hoạch "
    if not title.casefold().startswith(kind):
        return title
    rest = title[len(kind) :]
    return rest[:1].lower() + rest[1:]


def _purpose(version: PlanVersion) -> str:
    """What the review found and the version does about it."""
    staying, unfilled = _left_undone(version)
    moved = len(plan_versions.moves(version))
    told = [
        "Thực hiện luân chuyển cán bộ lãnh đạo, quản lý theo kết quả rà soát nhu cầu,"
        f" với {moved:02d} đồng chí."
    ]
    if staying:
        told.append(f"Còn {staying:02d} đồng chí phải chuyển mà chưa có nơi bố trí.")
    if unfilled:
        told.append(f"Còn {unfilled:02d} vị trí phải có người mà chưa bố trí được.")
    return "\n".join(told)


def _left_undone(version: PlanVersion) -> tuple[int, int]:
    """Who must leave and stays, and seats that must be filled and are not.

    The aims of plans solved together are those of all: what this plan lists is counted for it alone.
    """
    aims = {aim["id"]: aim["value"] for aim in version.document["aims"]}
    staying, unfilled = aims.get("must_leave", 0), aims.get("must_fill", 0)
    if plan_fellows.made_together(version):
        plan = plan_file.read(version.text, FILE).plan
        staying = len(version.document["stayed"])
        if plan.must_fill is not None:
            unfilled = sum(
                one["seats"]
                for one in version.document["left_open"]
                if one["post"] in plan.must_fill
            )
    return staying, unfilled


def _term(book: Rulebook, on: date) -> str:
    for rule in book.rules(on, Case.TRAINING):
        if rule.id == "minimum_stay":
            months = rule.entry.values["months"]
            return f"Ít nhất {months} tháng đối với một lần luân chuyển ({cited(rule.entry.cites)})."
    return ""


def document(version: PlanVersion, said: Wording, *, as_pdf: bool = False) -> bytes:
    """The draft of a plan as .docx, or as PDF. Raises PaperError with everything that keeps it from being one."""
    write = plan_writing.pdf if as_pdf else plan_writing.write
    return write(paper(version, said), settings.PAPER_TEMPLATES)


def paper(
    version: PlanVersion, said: Wording, entry: RegisterEntry | None = None
) -> PlanPaper:
    """The facts of the version with the words people gave it; without an entry of a register, a draft."""
    plan, told = version.plan, _Told(version, snapshots.take())
    items = {
        "term": said.term,
        "policy": said.policy,
        "placement": said.placement,
        "start": said.start,
    }
    return PlanPaper(
        heading=Heading(
            body=plan.committee.name,
            code=said.code,
            place=said.place,
            superior=superior(plan.committee),
            number=entry.number if entry else None,
            signed_on=entry.on if entry else None,
        ),
        issuer=said.issuer,
        title=said.title,
        day=plan.day,
        rulebook=rulebook.load(plan.rulebook),
        plan=f"{plan.key}/{version.number}",
        snapshot=version.fingerprint,
        bases=_bases(version),
        purpose=_paragraphs(said.purpose),
        organisation=_paragraphs(said.organisation),
        recipients=_recipients(said),
        kept_by=said.kept_by,
        signature=_signature(said),
        items={
            key: lines for key, text in items.items() if (lines := _paragraphs(text))
        },
        moves=told.moves,
        quotas=told.quotas,
        stayed=told.stayed,
        left_open=told.left_open,
    )


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _recipients(said: Wording) -> list[Recipients]:
    groups = (
        Recipients(_paragraphs(said.reported_to), TO_REPORT),
        Recipients(_paragraphs(said.recipients)),
    )
    return [group for group in groups if group.names]


def _signature(said: Wording) -> Signature:
    return on_behalf_of("Ban Thường vụ", said.signer_post, said.signer)


def _bases(version: PlanVersion) -> list[Basis]:
    """The texts the rulebook lists and those the plan adds, in their order, then the frozen review."""
    plan = version.plan
    listed = plan_bases(rulebook.load(plan.rulebook), plan.day)
    added = plan_file.read(version.text, FILE).plan.bases
    found = [_basis(one) for one in dict.fromkeys((*listed, *added))]
    frozen = PlanReview.objects.filter(plan=plan).last()
    if frozen:
        found.append(DatedBasis("kết quả rà soát nhu cầu, đánh giá đội ngũ", frozen.on))
    return found


def _basis(one: str | Survey) -> Basis:
    return InstrumentBasis(one) if isinstance(one, str) else DatedBasis(**asdict(one))


def workbook(version: PlanVersion) -> bytes:
    """The list of moves as .xlsx; verdicts only while facts and law are those of the version."""
    snapshot = snapshots.take()
    told, plan = _Told(version, snapshot), version.plan
    found = MovesList(
        title=plan.title,
        day=plan.day,
        trace=paper(version, wording(version)).trace,
        moves=told.moves,
        verdicts=[] if plan_versions.stale(version) else _verdicts(version, snapshot),
        stayed=told.stayed,
        left_open=told.left_open,
        quotas=told.quotas,
    )
    return moves_list.write(found)


def _verdicts(version: PlanVersion, snapshot: Snapshot) -> list[Verdict]:
    plan, found = version.plan, []
    by_case: dict[str, dict[str, str]] = {}
    for move in plan_versions.moves(version):
        by_case.setdefault(move["case"], {})[move["official"]] = move["to"]
    for case, goes in sorted(by_case.items()):
        screened = screen(
            snapshot,
            rulebook.load(plan.rulebook),
            plan.day,
            committee=plan.committee_id,
            officials=list(goes),
            posts=sorted(set(goes.values())),
            case=case,
        )
        made = pl.col("post") == pl.col("official").replace_strict(goes)
        pairs = screened.facts.filter(pl.col("post").is_not_null()).filter(made)
        found += verdicts(replace(screened, facts=pairs))
    return found


class _Told:
    """The document of a version in the lines of papers, names in the place of codes."""

    def __init__(self, version: PlanVersion, snapshot: Snapshot) -> None:
        self._version, self._document = version, version.document
        self._moves = plan_versions.moves(version)
        self._plan = plan_file.read(version.text, FILE).plan
        self._held = dict(main_posts(snapshot, version.plan.day).iter_rows())
        self._names = naming.names(snapshot)
        born = snapshot.people.select("code", pl.col("born").dt.year())
        self._born = dict(born.iter_rows())

    @property
    def moves(self) -> list[MoveLine]:
        special = {(pin.official, pin.post): pin.waiver for pin in self._plan.pin}
        return [
            MoveLine(
                official=move["official"],
                name=self._names.person(move["official"]),
                born=self._born.get(move["official"]),
                origin=self._seat(move["from"]),
                target=self._seat(move["to"]),
                direction=move["direction"],
                case=move["case"],
                cites=move["cites"],
                special=special.get((move["official"], move["to"])) or "",
            )
            for move in self._moves
        ]

    @property
    def stayed(self) -> list[StayLine]:
        return [
            StayLine(
                official=one["official"],
                name=self._names.person(one["official"]),
                seat=self._seat(self._held.get(one["official"]) or ""),
                why=self._told(one["why"]),
            )
            for one in self._document["stayed"]
        ]

    @property
    def left_open(self) -> list[OpenLine]:
        return [
            OpenLine(self._seat(one["post"]), one["seats"], self._told(one["why"]))
            for one in plan_versions.open_after(self._version)
        ]

    @property
    def quotas(self) -> list[QuotaLine]:
        return [
            QuotaLine(
                label=one["label"],
                done=one["done"],
                planned=one["planned"],
                at_least=one["at_least"],
                at_most=one["at_most"],
                cites=one["cites"],
            )
            for one in self._document.get("quotas", [])
        ]

    def _seat(self, code: str) -> Seat:
        place = self._names.place(code)
        return Seat(place.post, place.unit)

    def _told(self, why: Iterable[str]) -> Sequence[str]:
        """Reasons with names where they have codes."""
        return [self._names.told(sentence) for sentence in why]
