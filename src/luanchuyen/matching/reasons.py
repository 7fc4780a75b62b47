"""Reasons told with a proposal: why somebody who must leave stays, and why a seat stands open."""

from collections.abc import Iterable

from luanchuyen.matching.instance import Instance, Move, Participant, open_after, opened
from luanchuyen.matching.problem import Question
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import Solution
from luanchuyen.rules.verdicts import Verdict
from luanchuyen.rules.words import CASES

_MOST_NAMED = 5


def open_seats(instance: Instance, moves: tuple[Move, ...]) -> dict[str, int]:
    """Seats worth a word after the round: vacated and not filled, or open though they must be filled."""
    after, new = open_after(instance, moves), opened(instance, moves)
    return {
        code: after[code] if code in instance.must_fill else new[code]
        for code in instance.seats
        if new.get(code) or (code in instance.must_fill and after[code])
    }


def why_open(question: Question, solution: Solution, post: str) -> list[str]:
    """Why nobody was found for a seat of the post."""
    instance = question.instance
    if post in instance.may_stay_open and post not in instance.must_fill:
        return ["Kế hoạch cho phép để trống chức danh này."]
    candidates = _allowed(instance, [m for m in instance.moves if m.target == post])
    if not candidates:
        return [_nobody(instance, solution, post)]
    named = _named(instance.names.person(move.official) for move in candidates)
    return [
        f"Người đạt điều kiện: {named}. {_outweighed(solution)}",
        *_limits_in_the_way(question, solution, candidates),
    ]


def _nobody(instance: Instance, solution: Solution, post: str) -> str:
    """That nobody may come, and whose move left the seat, if this very plan does."""
    if not opened(instance, solution.moves).get(post):
        return (
            "Ngoài người đang giữ, đang kiêm nhiệm ở đây, không có ai đạt đủ điều kiện "
            "và được kế hoạch cho chuyển vào."
        )
    gone = [move.official for move in solution.moves if move.origin == post]
    return (
        f"Chỗ này trống ra do chính phương án chuyển {_named(map(instance.names.person, gone))} đi; "
        "ngoài ra không có ai đạt đủ điều kiện và được kế hoạch cho chuyển vào."
    )


def why_stays(
    question: Question, solution: Solution, person: Participant, verdict: Verdict
) -> list[str]:
    """Why somebody who must leave has no place to go; `verdict` is of the person alone."""
    instance = question.instance
    ways = [move for move in instance.moves if move.official == person.official]
    if not ways:
        stopping = [one.sentence for one in verdict.stopping]
        case = CASES[person.case]
        nowhere = (
            "Ngoài chức danh đang giữ, kiêm nhiệm và chức danh của đơn vị không còn hiệu lực, "
            f"không có chức danh nào đạt đủ điều kiện theo trường hợp «{case}»."
        )
        return list(dict.fromkeys(stopping)) or [nowhere]
    allowed = _allowed(instance, ways)
    if not allowed:
        return ["Kế hoạch không cho chuyển vào chức danh nào đạt điều kiện."]
    named = _named(instance.names.post(move.target) for move in allowed)
    return [
        f"Chức danh đạt điều kiện: {named}. {_outweighed(solution)}",
        *_limits_in_the_way(question, solution, allowed),
    ]


# Kinds of rows that limit how many go or when, whoever it is.
_LIMITS = (
    *("quota", "not_yet", "following", "not_together"),
    *("max_share_leaving", "approved_leaders", "max_moves"),
)


def _limits_in_the_way(
    question: Question, solution: Solution, moves: list[Move]
) -> list[str]:
    """Limits the moves would pass, each added to the plan by itself; none if one of them passes none."""
    limits = [row for row in question.rows if row.kind in _LIMITS]
    passed = [_passed(question, solution, move, limits) for move in moves]
    if not all(passed):
        return []
    sentences = dict.fromkeys(row.sentence for rows in passed for row in rows)
    return list(sentences)[:_MOST_NAMED]


def _passed(
    question: Question, solution: Solution, move: Move, limits: list[Row]
) -> list[Row]:
    others = [one for one in solution.moves if one.official != move.official]
    columns = [question.instance.column(one) for one in (move, *others)]
    return [row for row in limits if columns[0] in row.terms and not row.holds(columns)]


def _allowed(instance: Instance, moves: list[Move]) -> list[Move]:
    """Moves whose verdict is met or waived and that the plan does not forbid."""
    return [
        move
        for move in moves
        if (move.met or instance.waived(move))
        and not any(
            forbid.covers(move.official, move.target) for forbid in instance.forbids
        )
    ]


def _outweighed(solution: Solution) -> str:
    if solution.optimal:
        return (
            "Đã chứng minh: không phương án nào chọn thêm ở đây mà tốt hơn phương án này "
            "theo thứ tự các mục tiêu."
        )
    return "Chưa tìm được phương án nào chọn thêm ở đây mà tốt hơn; chưa chứng minh là không có."


def _named(names: Iterable[str]) -> str:
    first, rest = (told := list(names))[:_MOST_NAMED], len(told) - _MOST_NAMED
    shown = "; ".join(first)
    return f"{shown} và {rest} nơi, người nữa" if rest > 0 else shown
