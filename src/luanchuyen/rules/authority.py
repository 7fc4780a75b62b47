"""Who decides a case: derived from who manages the two posts, the kind of move and where it leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.parts.authorities import AuthorityEntry, Branch
from luanchuyen.rules.rulebook import Rulebook

MANAGER = "managing_authority"


@dataclass(frozen=True)
class MoveFacts:
    """What the table asks of a move; None: not known.

    `committee`: the unit whose book it is; `bloc`: of the unit the official comes from.
    """

    kind: str
    committee: str | None = None
    from_managed_by: str | None = None
    to_managed_by: str | None = None
    leaves_sector: bool | None = None
    leaves_locality: bool | None = None
    bloc: str | None = None


@dataclass(frozen=True)
class Competence:
    """Who decides. `authority` None: not known, and `missing` names what would settle it.

    `body`: the unit, where the table means the one that manages the posts; `consent`: whose written
    consent has to come first, also where that is not known but may be so: it is asked for then.
    """

    authority: str | None
    body: str | None
    consent: str | None
    sentence: str
    cites: tuple[str, ...]
    missing: tuple[str, ...]
    unverified: bool


def competence(rulebook: Rulebook, move: MoveFacts, on: date) -> Competence:
    """The competent authority of the move on the day, by the book and then those it extends."""
    open_branches: list[Branch] = []
    missing: list[str] = []
    for branch in _branches(rulebook, move.kind, on):
        answers = dict(_answers(branch, move))
        if False in answers.values():
            continue
        open_branches.append(branch)
        unknown = [name for name, answer in answers.items() if answer is None]
        if not unknown:
            return _settled(open_branches, move, missing)
        missing += unknown
    return _not_known(open_branches, missing)


def _branches(rulebook: Rulebook, kind: str, on: date) -> Iterator[Branch]:
    found = rulebook.lines_of("authorities", AuthorityEntry, kind, on)
    for *_, entry in reversed(found):
        yield from entry.branches


def _answers(branch: Branch, move: MoveFacts) -> Iterator[tuple[str, bool | None]]:
    """Each fact the branch asks: true, false, or None where the record does not tell."""
    when = branch.when
    if when.managed is not None:
        yield "managed_by", _managed(when.managed, move)
    if when.same_manager is not None:
        yield "managed_by", _same_manager(move, wanted=when.same_manager)
    if when.leaves_sector_or_locality is not None:
        leaves = _either(move.leaves_sector, move.leaves_locality)
        wanted = when.leaves_sector_or_locality
        yield "sector_locality", None if leaves is None else leaves is wanted
    if when.blocs:
        yield "bloc", None if move.bloc is None else move.bloc in when.blocs


def _managed(wanted: str, move: MoveFacts) -> bool | None:
    by_committee = [
        None if None in (unit, move.committee) else unit == move.committee
        for unit in (move.from_managed_by, move.to_managed_by)
    ]
    either = _either(*by_committee)
    if wanted == "either":
        return either
    if wanted == "none":
        return None if either is None else not either
    return (
        None
        if None in by_committee and False not in by_committee
        else all(by_committee)
    )


def _same_manager(move: MoveFacts, *, wanted: bool) -> bool | None:
    if move.from_managed_by is None or move.to_managed_by is None:
        return None
    return (move.from_managed_by == move.to_managed_by) is wanted


def _either(*answers: bool | None) -> bool | None:
    """True if any is, false if all are, else not known."""
    if True in answers:
        return True
    return None if None in answers else False


def _settled(
    branches: Sequence[Branch], move: MoveFacts, missing: Sequence[str]
) -> Competence:
    """Known where every branch that may apply says the same."""
    if len({(one.decides, one.consent) for one in branches}) > 1:
        return _not_known(branches, missing)
    first = branches[-1]
    body = move.to_managed_by if first.decides == MANAGER else None
    consent = (
        f", sau khi {AUTHORITIES[first.consent]} thống nhất bằng văn bản"
        if first.consent
        else ""
    )
    return Competence(
        authority=first.decides,
        body=body,
        consent=first.consent,
        sentence=f"Thẩm quyền quyết định: {AUTHORITIES[first.decides]}{consent}.",
        cites=tuple(first.cites),
        missing=(),
        unverified=first.unverified,
    )


def _not_known(branches: Sequence[Branch], missing: Sequence[str]) -> Competence:
    names = tuple(dict.fromkeys(missing))
    if names:
        told = "; ".join(_MISSING[name] for name in names)
        sentence = f"Chưa rõ cấp có thẩm quyền: chưa rõ {told}."
    else:
        sentence = (
            "Chưa rõ cấp có thẩm quyền: không quy định nào trong bộ áp dụng cho trường hợp này; "
            "hồ sơ phải nêu rõ cấp quyết định và căn cứ."
        )
    cites = dict.fromkeys(cite for branch in branches for cite in branch.cites)
    consent = next((one.consent for one in branches if one.consent), None)
    return Competence(None, None, consent, sentence, tuple(cites), names, False)


_MISSING: Mapping[str, str] = {
    "managed_by": "cấp quản lý hai chức danh",
    "sector_locality": "có ra ngoài ngành, ngoài địa phương không",
    "bloc": "khối của nơi đi",
}
