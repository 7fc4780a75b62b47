"""Plans of one committee solved together: a post freed in one may be filled in the other.

A move belongs to one plan alone, so nobody and no seat is in both. Quotas, teams and timing of each
plan's rulebook are laid over all moves, whichever plan makes them.

They are plans of one committee: a post is managed by one, so those of two share no seat and nobody who
holds one, and solving them together would find what each finds by itself. No text asks for it; KH-MH-2023
IV.2 speaks of the plans of one level, and that nobody stands in two open plans is seen to where one is chosen.

A plan may be held: it makes exactly the moves it is said to make, and the others go around them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from luanchuyen.matching.building import places_of
from luanchuyen.matching.instance import (
    Following,
    Instance,
    Move,
    NotYet,
    Participant,
    Quota,
)
from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import Fault, PlanError, WrittenPlan
from luanchuyen.matching.problem import Problem, Question, problem_of
from luanchuyen.matching.quotas import quotas
from luanchuyen.matching.rows import Ask, Row, every
from luanchuyen.matching.timing import WINDOW, following, not_yet
from luanchuyen.rules.entries import Case
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.rules.located_yaml import Path
from luanchuyen.snapshot.snapshot import Snapshot

T = TypeVar("T")
Pair = tuple[str, str]
# By the place of a plan, the moves (official, post) it is held to.
Held = Mapping[int, Collection[Pair]]
NOTHING_HELD: Held = {}


@dataclass(frozen=True, eq=False)
class Joint(Question):
    """One question made of several plans: whose each move is, and the quotas each plan has to meet.

    `held` are the plans that make exactly the moves named.
    """

    problems: tuple[Problem, ...]
    owners: Mapping[Pair, int]
    quotas: tuple[tuple[Quota, ...], ...]
    held: Held

    def owner(self, move: Move) -> int:
        """The place of the plan the move belongs to."""
        return self.owners[move.official, move.target]

    def with_closed_units(self) -> Instance:
        opened = [
            replace(problem, instance=problem.with_closed_units())
            for problem in self.problems
        ]
        return join(opened, self.held).instance

    @property
    def parts(self) -> list["Part"]:
        """Each plan with the question of all, to be asked about as a plan by itself is."""
        return [
            Part(
                self.instance,
                problem.plan,
                problem.rulebook,
                problem.snapshot,
                problem.field,
                joint=self,
                index=index,
                further=self.further,
            )
            for index, problem in enumerate(self.problems)
        ]


@dataclass(frozen=True, eq=False)
class Part(Problem):
    """One of several plans solved together: its own law and people, in the instance of all."""

    joint: Joint
    index: int

    def owns(self, move: Move) -> bool:
        return self.joint.owners.get((move.official, move.target)) == self.index

    def with_closed_units(self) -> Instance:
        """With what was refused or agreed since the plans were put together."""
        now = self.instance
        return replace(
            self.joint.with_closed_units(),
            pins=now.pins,
            forbids=now.forbids,
            agreed=now.agreed,
        )


def joint_of(
    written: Sequence[WrittenPlan], snapshot: Snapshot, held: Held = NOTHING_HELD
) -> Joint:
    """Check plans by themselves and beside each other, and build their one question.

    Raises PlanError with everything wrong in all of them. What a plan claims for itself says nothing
    beside one that is held: its moves are settled.
    """
    problems: list[Problem] = []
    faults: list[Fault] = []
    for one in written:
        try:
            problems.append(problem_of(one, snapshot))
        except PlanError as error:
            faults += error.faults
    faults = faults or list(_beside(written, held))
    if faults:
        raise PlanError(faults)
    return join(problems, held)


def join(problems: Sequence[Problem], held: Held = NOTHING_HELD) -> Joint:
    """The question of several problems of one committee and day."""
    if held:
        problems = _bound(problems, held)
    found = _moves(problems, held)
    moves = tuple(move for _, move in found)
    owners = {(move.official, move.target): owner for owner, move in found}
    asked = tuple(_quotas(problems, moves))
    instance = _instance(problems, moves, owners, asked)
    stays = [
        _stays(problems[index], pair) for index, pairs in held.items() for pair in pairs
    ]
    return Joint(instance, tuple(problems), owners, asked, held, further=stays)


def _stays(problem: Problem, pair: Pair) -> Ask:
    """A move of a held plan is made, whatever the others ask."""
    official, post = pair
    title = problem.plan.title

    def asked(instance: Instance) -> Row:
        names = instance.names
        made = [instance.columns[pair]] if pair in instance.columns else []
        told = f"{names.person(official)} vào {names.post(post)}"
        return Row(
            kind="held",
            terms=every(made),
            low=1,
            official=official,
            post=post,
            sentence=f"Kế hoạch «{title}» giữ nguyên: {told}."
            if made
            else f"Kế hoạch «{title}» giữ nguyên {told}, nhưng nay không còn chuyển được như vậy.",
        )

    return asked


def _bound(problems: Sequence[Problem], held: Held) -> list[Problem]:
    """Plans with the moves left to them: held, those it is held to; else none of whom a held plan names.

    What people pin stays possible, so that the conflict can be told.
    """
    claimed = {
        code for index in held for _, code in _named_people(problems[index].plan)
    }
    bound = []
    for index, problem in enumerate(problems):
        given = problem.instance
        if index in held:
            kept = set(held[index])
        else:
            kept = {(pin.official, pin.post) for pin in given.pins}
            kept |= {pair for pair in given.columns if pair[0] not in claimed}
        instance = replace(
            given,
            moves=tuple(
                move for move in given.moves if (move.official, move.target) in kept
            ),
            pins=tuple(pin for pin in given.pins if (pin.official, pin.post) in kept),
        )
        bound.append(replace(problem, instance=instance))
    return bound


def _moves(problems: Sequence[Problem], held: Held) -> list[tuple[int, Move]]:
    """Each pair once: for the plan that finds it met, then that names the official, then the first.

    What a plan is held to is its own before all others.
    """
    found: dict[Pair, tuple[tuple[bool, bool, bool, int], Move]] = {}
    for index, problem in enumerate(problems):
        asked_for = {
            *(one.official for one in problem.instance.must_leave),
            *(pin.official for pin in problem.plan.pin),
            *problem.plan.transfers,
        }
        for move in problem.instance.moves:
            pair = move.official, move.target
            named = move.official in asked_for
            rank = (index not in held, not move.met, not named, index)
            if pair not in found or rank < found[pair][0]:
                found[pair] = rank, move
    return [(rank[-1], move) for _, (rank, move) in sorted(found.items())]


def _quotas(
    problems: Sequence[Problem], moves: Sequence[Move]
) -> Iterator[tuple[Quota, ...]]:
    """The quotas of each plan over all moves; one that two plans of a rulebook share stands once."""
    seen: set[tuple[str, str, int | None, int | None]] = set()
    for problem in problems:
        places = places_of(prepare(problem.snapshot), problem.field)
        own = []
        for quota in quotas(problem.plan, problem.field.quotas, moves, places):
            key = (problem.rulebook.id, quota.id, quota.at_least, quota.at_most)
            if key not in seen:
                seen.add(key)
                own.append(quota)
        yield tuple(own)


def _instance(
    problems: Sequence[Problem],
    moves: tuple[Move, ...],
    owners: Mapping[Pair, int],
    asked: Sequence[tuple[Quota, ...]],
) -> Instance:
    """What all plans give, put together; a number of moves one plan caps is a quota of its own moves."""
    given = [problem.instance for problem in problems]
    return replace(
        given[0],
        pins=_every(one.pins for one in given),
        forbids=_every(one.forbids for one in given),
        caps=_every(one.caps for one in given),
        shares=_every(one.shares for one in given),
        apart=_every(one.apart for one in given),
        limits=_every(one.limits for one in given),
        kin=_every(one.kin for one in given),
        people=_people(given),
        seats={code: seat for one in given for code, seat in one.seats.items()},
        moves=moves,
        must_fill=tuple(sorted({post for one in given for post in one.must_fill})),
        may_stay_open=frozenset().union(*(one.may_stay_open for one in given)),
        max_moves=None,
        max_chain=_least(one.max_chain for one in given),
        max_cycle=_least(one.max_cycle for one in given),
        quotas=(
            *(quota for own in asked for quota in own),
            *_numbers_of_moves(problems, owners),
        ),
        closed_units=_every(one.closed_units for one in given),
        robust=any(one.robust for one in given),
        not_yet=_every(
            _not_yet(problem, moves, _owned(owners, index))
            for index, problem in enumerate(problems)
        ),
        following=_every(_following(problem, moves) for problem in problems),
        kin_cites=_cites(given, "kin_cites"),
        cites=_cites(given, "cites"),
    )


def _every(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """What any plan gives, each thing once."""
    return tuple(dict.fromkeys(one for part in parts for one in part))


def _following(problem: Problem, moves: Sequence[Move]) -> Iterator[Following]:
    tables = prepare(problem.snapshot)
    places = places_of(tables, problem.field)
    return following(
        problem.plan, tables, problem.rulebook, moves, places, problem.field.since
    )


def _not_yet(
    problem: Problem, moves: Sequence[Move], own: frozenset[Pair]
) -> Iterator[NotYet]:
    """What has to wait by the law of the plan: the window for its own moves, the rest for all.

    Nobody leaves a body early by being moved in the other plan.
    """
    places = places_of(prepare(problem.snapshot), problem.field)
    for wait in not_yet(problem.plan, problem.rulebook, moves, places):
        yield replace(wait, moves=wait.moves & own) if wait.id == WINDOW else wait


def _people(given: Sequence[Instance]) -> tuple[Participant, ...]:
    """Everybody once, as the plan has it that wants the person to leave, else the first."""
    found: dict[str, Participant] = {}
    for one in given:
        for person in one.people:
            known = found.setdefault(person.official, person)
            if person.must_leave and not known.must_leave:
                found[person.official] = person
    return tuple(found[code] for code in sorted(found))


def _owned(owners: Mapping[Pair, int], index: int) -> frozenset[Pair]:
    return frozenset(pair for pair, owner in owners.items() if owner == index)


def _least(numbers: Iterator[int | None]) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def _numbers_of_moves(
    problems: Sequence[Problem], owners: Mapping[Pair, int]
) -> Iterator[Quota]:
    for index, problem in enumerate(problems):
        if problem.plan.max_moves is not None:
            yield Quota(
                id=f"max_moves:{index}",
                label=f"Số người chuyển theo «{problem.plan.title}»",
                counted=_owned(owners, index),
                at_most=problem.plan.max_moves,
            )


def _cites(given: Sequence[Instance], name: str) -> dict[Case, tuple[str, ...]]:
    found: dict[Case, tuple[str, ...]] = {}
    for one in given:
        for case, keys in getattr(one, name).items():
            found[case] = tuple(dict.fromkeys((*found.get(case, ()), *keys)))
    return found


def _beside(written: Sequence[WrittenPlan], held: Held) -> Iterator[Fault]:
    """Plans that cannot be solved together, told at the later one."""
    first = written[0]
    for index, one in enumerate(written[1:], start=1):
        if one.plan.committee != first.plan.committee:
            message = (
                f"kế hoạch xét chung phải cùng cấp ủy «{first.plan.committee}»: mỗi chức danh do một "
                "cấp ủy quản lý, nên kế hoạch của hai cấp ủy không có người hay chỗ nào chung; "
                "hãy lập riêng từng kế hoạch"
            )
            yield one.fault(("committee",), one.plan.committee, message)
        if one.plan.day != first.plan.day:
            message = f"kế hoạch xét chung phải cùng ngày {first.plan.day:%d/%m/%Y}"
            yield one.fault(("day",), f"{one.plan.day}", message)
        open_before = [at for at in range(index) if at not in held]
        for path, code in () if index in held else _named(one.plan):
            for other in (written[at] for at in open_before):
                if code in {named for _, named in _named(other.plan)}:
                    message = f"«{code}» đã có trong kế hoạch «{other.plan.title}»; chỉ để ở một kế hoạch"
                    yield one.fault(path, code, message)


def _named(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Officials and posts a plan claims for itself."""
    yield from _named_people(plan)
    for index, post in enumerate(plan.must_fill or ()):
        yield ("must_fill", index), post
    for index, pin in enumerate(plan.pin):
        yield ("pin", index), pin.post


def _named_people(plan: Plan) -> Iterator[tuple[Path, str]]:
    for index, one in enumerate(plan.must_leave or ()):
        yield ("must_leave", index), one.official
    for index, official in enumerate(plan.transfers):
        yield ("transfers", index), official
    for index, pin in enumerate(plan.pin):
        yield ("pin", index), pin.official
