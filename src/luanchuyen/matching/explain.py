"""Why this person here, why not that one, why a post stays empty: asked by solving again."""

from collections.abc import Sequence
from dataclasses import replace

from luanchuyen.matching import asked, building
from luanchuyen.matching.answers import (
    Answer,
    Ground,
    Obstacle,
    from_rows,
    from_verdict,
    ground_of,
)
from luanchuyen.matching.candidates import nearest, verdicts_of
from luanchuyen.matching.comparing import Comparison, Weighed, compare
from luanchuyen.matching.instance import Move, open_after
from luanchuyen.matching.plan import Pin
from luanchuyen.matching.problem import Problem, Question
from luanchuyen.matching.rows import Ask
from luanchuyen.rules.entries import Case, Force
from luanchuyen.rules.verdicts import Outcome, Verdict
from luanchuyen.rules.words import CASES

_SUPPOSED = "giả định để trả lời câu hỏi"  # the waiver of a pin that nobody decided
_IMPOSSIBLE = "Không phương án nào làm được như vậy mà vẫn giữ các điều sau."


def why(problem: Problem, best: Weighed, official: str) -> Answer:
    """Why the official is moved where the plan says: what the best plan without that line loses."""
    move = _of(best, official)
    if move is None:
        return why_not(problem, best, official)
    found = forced(
        problem,
        best,
        [lambda given: asked.not_made(given, official, move.target)],
    )
    return replace(
        found,
        official=official,
        post=move.target,
        sentences=(*_served(problem, move), *_without(found)),
        cites=problem.instance.cites[move.case],
    )


def why_not(
    problem: Problem, best: Weighed, official: str, post: str | None = None
) -> Answer:
    """Why the official is not moved, or not to the post."""
    answer = (
        _as_proposed(problem, best, official, post)
        or _outside(problem, official, post)
        or _not_allowed(problem, best, official, post)
    )
    if answer is None:
        ask = [lambda given: asked.made(given, official, post)]
        answer = forced(problem, best, ask)
    return replace(answer, official=official, post=post)


def why_empty(problem: Problem, best: Weighed, post: str) -> Answer:
    """Why a seat of the post stands open once the plan is carried out."""
    instance = problem.instance
    if post not in instance.seats:
        return replace(_not_managed(problem, post), post=post)
    if not open_after(instance, best.moves)[post]:
        told = f"{instance.names.post(post)} không còn chỗ trống sau đợt này."
        return Answer(Ground.PROPOSED, (told,), post=post)
    others = set(instance.moves) - set(best.moves)
    if not any(move.target == post for move in others):
        return _nobody(problem, post)
    ask = [lambda given: asked.one_seat_less(given, best.moves, post)]
    return replace(forced(problem, best, ask), post=post)


def forced(question: Question, best: Weighed, asks: Sequence[Ask]) -> Answer:
    """What it takes to keep what is asked: rules in the way, or aims lost beside the best plan."""
    other = question.best([ask(question.instance) for ask in asks])
    if other is None:
        obstacles = from_rows(asked.without(question.conflict(asks)))
        told = (_IMPOSSIBLE, *(one.sentence for one in obstacles))
        return Answer(Ground.CONFLICT, told, obstacles=obstacles)
    comparison = compare(best, other)
    ground = ground_of(comparison)
    return Answer(ground, _told(ground, comparison), comparison=comparison)


def _told(ground: Ground, comparison: Comparison) -> tuple[str, ...]:
    decisive = comparison.decisive
    if decisive is None:
        first = (
            "Hai phương án bằng nhau hoàn toàn; phương án được chọn đứng trước theo mã."
        )
    else:
        first = decisive.sentence
    lines = comparison.difference.lines
    told = [first, f"So với phương án đề xuất có {lines} dòng khác."]
    if ground is Ground.NOT_PROVED:
        told.append("Chưa chứng minh được phương án nào tốt hơn.")
    return tuple(told)


def _served(problem: Problem, move: Move) -> list[str]:
    """What the plan asks that the move answers by itself."""
    instance, told = problem.instance, []
    place = instance.names.post(move.target)
    if instance.pin(move):
        who = instance.names.person(move.official)
        told.append(f"Kế hoạch ấn định {who} vào {place}.")
    if any(one.official == move.official for one in instance.must_leave):
        told.append(f"Phải chuyển theo trường hợp «{CASES[move.case]}».")
    if move.target in instance.must_fill:
        told.append(f"{place} là nơi phải có người.")
    told += [
        f"Tính vào chỉ tiêu: {quota.label}."
        for quota in instance.quotas
        if quota.counts(move)
    ]
    if move.merit:
        told.append(f"Điểm ưu tiên của dòng này: {move.merit}.")
    return told


def _without(found: Answer) -> tuple[str, ...]:
    first, *rest = found.sentences
    return (f"Nếu bỏ dòng này: {first}", *rest)


def _as_proposed(
    problem: Problem, best: Weighed, official: str, post: str | None
) -> Answer | None:
    move = _of(best, official)
    if move is None or post not in (None, move.target):
        return None
    names = problem.instance.names
    who, place = names.person(official), names.post(move.target)
    told = f"Phương án đang đề xuất chuyển {who} vào {place}."
    return Answer(Ground.PROPOSED, (told,))


def _outside(problem: Problem, official: str, post: str | None) -> Answer | None:
    """Officials and posts others manage, and posts the official already holds."""
    field, names = problem.field, problem.instance.names
    who, place = names.person(official), names.post(post or "")
    if official not in field.people:
        (verdict,) = verdicts_of(problem, official)
        told = (
            f"{who} không giữ chức danh nào do {names.unit(problem.plan.committee)} "
            "quản lý, nên không thuộc kế hoạch này."
        )
        return Answer(Ground.OUTSIDE, (told,), obstacles=from_verdict(verdict))
    if post is not None and post not in field.seats:
        return _not_managed(problem, post)
    if post is not None and field.seats[post].closed:
        told = (
            f"{place} thuộc đơn vị không còn hiệu lực ngày {problem.plan.day:%d/%m/%Y}."
        )
        return Answer(Ground.OUTSIDE, (told,))
    if post is not None and field.people[official].post == post:
        return Answer(Ground.OUTSIDE, (f"{who} đang giữ chính chức danh {place}.",))
    if post is not None and (official, post) in field.concurrent:
        return Answer(
            Ground.OUTSIDE, (f"{who} đang kiêm nhiệm chính chức danh {place}.",)
        )
    return None


def _not_managed(problem: Problem, post: str) -> Answer:
    names = problem.instance.names
    told = (
        f"Chức danh {names.post(post)} không do {names.unit(problem.plan.committee)} "
        "quản lý, nên không thuộc kế hoạch này."
    )
    return Answer(Ground.OUTSIDE, (told,))


def _not_allowed(
    problem: Problem, best: Weighed, official: str, post: str | None
) -> Answer | None:
    """The law's answer where the pair is no move of the instance; None where it is one."""
    ways = [move for move in problem.instance.moves if move.official == official]
    if any(post in (None, move.target) for move in ways):
        return None
    found = verdicts_of(problem, official, post)
    obstacles = tuple(one for verdict in found for one in from_verdict(verdict))
    if not all(verdict.stopping for verdict in found):
        case = problem.field.people[official].case
        return Answer(Ground.VERDICT, (_nowhere(problem, post, case),))
    told = [one for verdict in found for one in _stops(verdict, found)]
    if post is None or _nobody_may_waive(found[0]):
        return Answer(Ground.VERDICT, tuple(told), obstacles=obstacles)
    supposed = _if_let_pass(problem, best, official, post)
    first, *rest = supposed.sentences
    return Answer(
        Ground.VERDICT,
        (*told, f"Nếu được chấp thuận, bổ sung đủ hồ sơ: {first}", *rest),
        obstacles=(*obstacles, *supposed.obstacles),
        comparison=supposed.comparison,
    )


def _stops(verdict: Verdict, among: Sequence[Verdict]) -> list[str]:
    """What stops, under which case if several were asked."""
    under = "" if len(among) == 1 else f"{CASES[verdict.case]}: "
    return [f"{under}{_hindrance(one)}" for one in from_verdict(verdict)]


def _nobody_may_waive(verdict: Verdict) -> bool:
    return any(
        one.force is Force.ABSOLUTE and one.outcome is Outcome.NOT_MET
        for one in verdict.stopping
    )


def _hindrance(one: Obstacle) -> str:
    if one.force is Force.WAIVABLE and one.by:
        return f"{one.sentence} Có thể được {one.by} xem xét trường hợp đặc biệt."
    return one.sentence


def _nowhere(problem: Problem, post: str | None, case: Case) -> str:
    """Why a pair is no move though no criterion of the official or the pair stops it."""
    if post is None:
        return (
            f"Không có chức danh nào đạt đủ điều kiện theo trường hợp «{CASES[case]}»."
        )
    return f"{problem.instance.names.post(post)} không có chỗ trống để điều động đến."


def _if_let_pass(problem: Problem, best: Weighed, official: str, post: str) -> Answer:
    """What the plan would be if who may decide so let the official go to the post."""
    plan = problem.plan
    pins = [pin for pin in plan.pin if (pin.official, pin.post) != (official, post)]
    supposed = replace(plan, pin=(*pins, Pin(official, post, _SUPPOSED)))
    instance = building.build(
        supposed, problem.snapshot, problem.rulebook, problem.field
    )
    question = replace(problem, instance=instance, plan=supposed)
    return forced(question, best, [lambda given: asked.made(given, official, post)])


def _nobody(problem: Problem, post: str) -> Answer:
    """No official meets every criterion; the nearest are named with what stops them."""
    names = problem.instance.names
    told = f"Không có ai đạt đủ điều kiện để vào {names.post(post)}."
    near = nearest(problem, post)
    obstacles = tuple(one for verdict in near for one in from_verdict(verdict))
    lines = [
        f"{names.person(one.official or '')}: {_hindrance(one)}" for one in obstacles
    ]
    return Answer(Ground.VERDICT, (told, *lines), post=post, obstacles=obstacles)


def _of(best: Weighed, official: str) -> Move | None:
    return next((move for move in best.moves if move.official == official), None)
