"""The dossier of a case: which papers are missing or too old on the day, and by which clause."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luanchuyen.rules.parts.dossiers import DossierEntry, Item
from luanchuyen.rules.periods import months_later
from luanchuyen.rules.rulebook import Rulebook


class Why(StrEnum):
    """Why a paper does not serve."""

    ABSENT = "absent"
    UNDATED = "undated"
    TOO_OLD = "too_old"
    NOT_YET = "not_yet"


class Target(StrEnum):
    """The post looked at beside the one held."""

    HIGHER = "higher"
    EQUAL = "equal"
    LOWER = "lower"


@dataclass(frozen=True)
class Lack:
    """One paper that is wanting, with the last day it would have served if it is too old."""

    item: str
    title: str
    why: Why
    sentence: str
    cites: tuple[str, ...]
    fresh_until: date | None = None


@dataclass(frozen=True)
class Reuse:
    """Whether a dossier serves another case too; None: not known."""

    allowed: bool | None
    sentence: str
    cites: tuple[str, ...]


def dossier_for(rulebook: Rulebook, kind: str, begun_on: date) -> DossierEntry | None:
    """The list of a case that began on the day; None where no text gives one."""
    found = rulebook.lines_of("dossiers", DossierEntry, kind, begun_on)
    return found[-1][2] if found else None


def missing(
    papers: Mapping[str, date | None],
    on: date,
    dossier: DossierEntry | None,
    *,
    target: Target | None = None,
    nothing_new: Collection[str] = (),
) -> tuple[Lack, ...]:
    """What is wanting on the day of submission or of consideration, whichever the list measures on.

    `papers`: the day of each paper by item, None where it bears none. `nothing_new`: items of which
    it is on record that nothing arose since they were last handed in; it serves only where the text says so.
    """
    if dossier is None:
        return ()
    wanted = [
        item
        for item in dossier.items
        if not (item.key in nothing_new and may_be_spared(item, target))
    ]
    return tuple(lack for item in wanted for lack in _lacks(item, papers, on))


def reusable(
    dossier: DossierEntry,
    *,
    first_submitted: date,
    on: date,
    same_authority: bool | None,
    anything_new: bool | None,
) -> Reuse:
    """Whether one dossier serves again: within the months, the same authority, nothing new."""
    cites = tuple(dossier.cites)
    if dossier.reuse_months is None:
        return Reuse(False, "Quy định không cho dùng lại hồ sơ đã nộp.", cites)
    last = months_later(first_submitted, dossier.reuse_months)
    if on > last:
        told = f"Hồ sơ nộp lần đầu ngày {first_submitted:%d/%m/%Y} chỉ dùng lại được đến hết ngày {last:%d/%m/%Y}."
        return Reuse(False, told, cites)
    if same_authority is False:
        return Reuse(False, "Cấp quyết định khác với lần nộp trước.", cites)
    if anything_new:
        return Reuse(False, "Có nội dung mới phát sinh so với lần nộp trước.", cites)
    if same_authority is None or anything_new is None:
        told = "Chưa rõ cấp quyết định có như lần trước, có nội dung mới phát sinh hay không."
        return Reuse(None, told, cites)
    return Reuse(True, f"Dùng lại được đến hết ngày {last:%d/%m/%Y}.", cites)


def may_be_spared(item: Item, target: Target | None) -> bool:
    """Whether the text asks for nothing where nothing is new: for an equal or lower post, never an unknown one."""
    return item.spared and target in (Target.EQUAL, Target.LOWER)


def _lacks(item: Item, papers: Mapping[str, date | None], on: date) -> Iterator[Lack]:
    if item.key not in papers:
        yield _lack(item, Why.ABSENT, "chưa có")
        return
    day = papers[item.key]
    if day is not None and day > on:
        told = f"ghi ngày {day:%d/%m/%Y}, sau ngày xét {on:%d/%m/%Y}"
        yield _lack(item, Why.NOT_YET, told)
    elif item.months is not None and day is None:
        yield _lack(item, Why.UNDATED, "không ghi ngày, chưa rõ còn thời hạn")
    elif item.months is not None and day is not None:
        last = months_later(day, item.months)
        if on > last:
            told = f"ngày {day:%d/%m/%Y} quá {item.months} tháng tính đến ngày {on:%d/%m/%Y}"
            yield _lack(item, Why.TOO_OLD, told, last)


def _lack(item: Item, why: Why, told: str, last: date | None = None) -> Lack:
    sentence = f"{item.title}: {told}."
    return Lack(item.key, item.title, why, sentence, tuple(item.cites), last)
