"""Votes of a collective: whether the quorum was there and more than the majority were for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from luanchuyen.rules.parts.votes import VoteEntry
from luanchuyen.rules.rulebook import NotInForceError, Rulebook


@dataclass(frozen=True)
class Vote:
    """The numbers of one vote; members as the body stood that day.

    `present`: at the meeting, or, by circulation, who answered. `names`: how each voted, never of a
    secret ballot.
    """

    members: int
    present: int
    in_favour: int
    against: int
    blank: int
    presided_by: str
    secret: bool = False
    by_circulation: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """The result. `passed` None: the numbers cannot be right, and `faults` say why."""

    passed: bool | None
    quorate: bool | None
    sentence: str
    faults: tuple[str, ...]
    cites: tuple[str, ...]
    unverified: bool


def count(rulebook: Rulebook, vote: Vote, on: date) -> Count:
    """Count a vote by the rule of the day. Raises NotInForceError where the book has none."""
    found = rulebook.lines_of("votes", VoteEntry, "collective", on)
    if not found:
        raise NotInForceError(
            f"Ngày {on:%d/%m/%Y} chưa có quy định biểu quyết nào có hiệu lực trong bộ quy định."
        )
    rule = found[-1][2]
    cites, unverified = tuple(rule.cites), rule.unverified
    faults = tuple(_faults(rule, vote))
    if faults:
        return Count(None, None, faults[0], faults, cites, unverified)
    quorate = vote.present * rule.quorum.of >= vote.members * rule.quorum.parts
    enough = vote.in_favour * rule.majority.of > vote.members * rule.majority.parts
    sentence = _sentence(rule, vote, quorate=quorate, enough=enough)
    return Count(quorate and enough, quorate, sentence, (), cites, unverified)


def _faults(rule: VoteEntry, vote: Vote) -> Iterator[str]:
    numbers = (vote.members, vote.present, vote.in_favour, vote.against, vote.blank)
    if min(numbers) < 0:
        yield "Số phiếu và số người không thể âm."
    if vote.members < 1:
        yield "Tập thể phải có ít nhất một thành viên."
    if vote.present > vote.members:
        yield f"Có {vote.present} người dự nhưng tập thể chỉ có {vote.members} thành viên."
    cast = vote.in_favour + vote.against + vote.blank
    if cast != vote.present:
        yield (
            f"Đồng ý {vote.in_favour}, không đồng ý {vote.against}, không có ý kiến {vote.blank}: "
            f"cộng lại là {cast}, không bằng số người dự {vote.present}."
        )
    if not vote.presided_by.strip():
        yield "Phải ghi người chủ trì."
    if vote.secret and vote.names:
        yield "Phiếu kín không ghi tên người bỏ phiếu."
    if vote.by_circulation and not rule.by_circulation:
        yield "Quy định không cho lấy ý kiến bằng văn bản thay cuộc họp."


def _sentence(rule: VoteEntry, vote: Vote, *, quorate: bool, enough: bool) -> str:
    share = f"{rule.quorum.parts}/{rule.quorum.of}"
    if not quorate:
        return f"Không đủ người dự: {vote.present}/{vote.members}, cần ít nhất {share} số thành viên."
    more = f"{rule.majority.parts}/{rule.majority.of}"
    told = f"{vote.in_favour}/{vote.members} thành viên đồng ý, cần quá {more}"
    return f"{'Thông qua' if enough else 'Không thông qua'}: {told}."
