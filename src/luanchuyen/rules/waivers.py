"""Waivers (trường hợp đặc biệt): what one must record; a verdict not met stays so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.entries import Force
from luanchuyen.rules.parts.waivers import GROUNDS, WaiverEntry
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.verdicts import CriterionVerdict, Outcome


@dataclass(frozen=True)
class Waiver:
    """One decision to waive one criterion of one book; `grounds`: what else is recorded, by its key."""

    criterion: str
    book: str
    reason: str
    by: str
    document: str
    day: date | None
    grounds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Blocked:
    """A criterion that stands in the way: its verdict, and what its waiver lacks, if there is one."""

    verdict: CriterionVerdict
    sentences: tuple[str, ...]
    cites: tuple[str, ...]


def blocked(
    verdicts: Sequence[CriterionVerdict],
    waivers: Sequence[Waiver],
    rulebook: Rulebook,
    on: date,
    *,
    competent: str | None = None,
    ruled_on: date | None = None,
) -> tuple[Blocked, ...]:
    """Criteria not met, or not known, that nobody has waived in due form.

    `competent`: the authority the case resolved, which may act where the book says only "competent".
    `ruled_on`: the day whose entries of the book hold, where that is not the day asked about.
    """
    found = []
    for verdict in verdicts:
        if verdict.outcome is Outcome.MET or verdict.force is Force.ADVISORY:
            continue
        own = [
            w for w in waivers if (w.criterion, w.book) == (verdict.id, verdict.book)
        ]
        tries = [
            tuple(
                objections(
                    w, verdict, rulebook, on, competent=competent, ruled_on=ruled_on
                )
            )
            for w in own
        ]
        if () not in tries:
            sentences = (verdict.sentence, *(tries[-1] if tries else _wanted(verdict)))
            cites = dict.fromkeys(
                (*verdict.cites, *_texts(verdict, rulebook, ruled_on or on))
            )
            found.append(Blocked(verdict, sentences, tuple(cites)))
    return tuple(found)


def objections(
    waiver: Waiver,
    verdict: CriterionVerdict,
    rulebook: Rulebook,
    on: date,
    *,
    competent: str | None = None,
    ruled_on: date | None = None,
) -> Iterator[str]:
    """Everything the waiver lacks to stand."""
    if verdict.force is Force.ABSOLUTE:
        yield "Điều kiện bắt buộc, không cấp nào được xem xét trường hợp đặc biệt."
        return
    if waiver.by != verdict.by and not (
        verdict.by == "competent_authority" and waiver.by == competent
    ):
        yield f"Phải do {AUTHORITIES[verdict.by or '']} quyết định."
    if not waiver.reason.strip():
        yield "Phải ghi lý do."
    if not waiver.document.strip():
        yield "Phải ghi văn bản quyết định."
    if waiver.day is None:
        yield "Phải ghi ngày quyết định."
    elif waiver.day > on:
        yield f"Quyết định ngày {waiver.day:%d/%m/%Y} chưa đến ngày."
    for ground in _grounds(verdict, rulebook, ruled_on or on):
        if not waiver.grounds.get(ground, "").strip():
            yield f"Còn thiếu: {GROUNDS[ground]}."


def _wanted(verdict: CriterionVerdict) -> Iterator[str]:
    if verdict.force is Force.ABSOLUTE:
        yield "Điều kiện bắt buộc, không cấp nào được xem xét trường hợp đặc biệt."
    else:
        yield f"Cần {AUTHORITIES[verdict.by or '']} xem xét trường hợp đặc biệt."


def _grounds(verdict: CriterionVerdict, rulebook: Rulebook, on: date) -> list[str]:
    found = rulebook.lines_of("waivers", WaiverEntry, verdict.id, on)
    return [ground for *_, entry in found for ground in entry.grounds]


def _texts(verdict: CriterionVerdict, rulebook: Rulebook, on: date) -> list[str]:
    found = rulebook.lines_of("waivers", WaiverEntry, verdict.id, on)
    return [cite for *_, entry in found for cite in entry.cites]
