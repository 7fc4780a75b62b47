"""The envy list: who with more merit did not get a post that one with less merit got, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from luanchuyen.matching import asked
from luanchuyen.matching.answers import Answer, Ground
from luanchuyen.matching.comparing import Weighed
from luanchuyen.matching.explain import forced
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.names import Names
from luanchuyen.matching.problem import Question

# What may stand against somebody with more merit.
_REASONS = (Ground.AIM, Ground.CONFLICT)


@dataclass(frozen=True)
class Envy:
    """One passed over for another with less merit for that very post, with the reason found.

    `placed` is where the plan moves the one passed over, if anywhere.
    """

    passed_over: Move
    chosen: Move
    answer: Answer
    placed: Move | None = None

    @property
    def has_reason(self) -> bool:
        """That all aims are equal is no reason to take the one with less merit.

        It is where the other goes to a post that is worth as much: then nobody is worse off. Elsewhere
        people have to choose, by a pin.
        """
        if self.answer.ground in _REASONS:
            return True
        return self.answer.ground is Ground.EQUAL and self.placed_as_well

    @property
    def placed_as_well(self) -> bool:
        return self.placed is not None and self.placed.merit >= self.passed_over.merit


def envy_list(question: Question, best: Weighed, most: int | None = None) -> list[Envy]:
    """Every case, or the first so many, in order of post and official.

    Each is asked by solving with the two exchanged.
    """
    cases = islice(passed_over(question.instance, best), most)
    return [envy_of(question, best, *case) for case in cases]


def envy_of(question: Question, best: Weighed, passed: Move, chosen: Move) -> Envy:
    """One case of `passed_over` with its reason, found by solving."""
    going = {move.official: move for move in best.moves}
    why = _why(question, best, passed, chosen)
    envy = Envy(passed, chosen, why, going.get(passed.official))
    return _told(question.instance.names, envy)


def _told(names: Names, envy: Envy) -> Envy:
    """The line, its reason in words where that is the other post and not the tie-break."""
    if (
        envy.placed is None
        or envy.answer.ground is not Ground.EQUAL
        or not envy.placed_as_well
    ):
        return envy
    sentence = (
        f"{names.person(envy.placed.official)} cũng được bố trí, vào {names.post(envy.placed.target)}: "
        f"điểm ưu tiên {envy.placed.merit}, không thấp hơn {envy.passed_over.merit}."
    )
    return replace(envy, answer=replace(envy.answer, sentences=(sentence,)))


def can_be_submitted(envies: Iterable[Envy]) -> bool:
    """Whether no line is without its reason."""
    return all(envy.has_reason for envy in envies)


def passed_over(instance: Instance, best: Weighed) -> Iterator[tuple[Move, Move]]:
    """Moves that were met and worth more than one chosen to the same post."""
    going = {(move.official, move.target) for move in best.moves}
    for chosen in sorted(best.moves, key=lambda move: (move.target, move.official)):
        for other in instance.moves:
            if (
                other.target == chosen.target
                and other.met
                and other.merit > chosen.merit
                and (other.official, other.target) not in going
            ):
                yield other, chosen


def _why(question: Question, best: Weighed, passed: Move, chosen: Move) -> Answer:
    """What the plan comes to with the one in the place of the other."""
    exchanged = [
        lambda given: asked.made(given, passed.official, passed.target),
        lambda given: asked.not_made(given, chosen.official, chosen.target),
    ]
    return forced(question, best, exchanged)
