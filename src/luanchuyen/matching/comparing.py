"""Two sets of moves beside each other: the aims of both, and what was added, dropped, changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from luanchuyen.matching.instance import Move
from luanchuyen.matching.solve import Reached
from luanchuyen.matching.words import AIMS

TIE = "tie"
GREATEST = frozenset({"merit"})  # more is better; of every other aim, less


class Weighed(Protocol):
    """A solution, or a proposal that holds one."""

    @property
    def moves(self) -> Sequence[Move]: ...
    @property
    def aims(self) -> Sequence[Reached]: ...


@dataclass(frozen=True)
class AimPair:
    """What one aim comes to in both; `bound` is what the search for the other could not pass."""

    id: str
    one: int
    other: int
    bound: int

    @property
    def lost(self) -> int:
        """By how much the other is worse; below zero where it is better."""
        return self._lost(self.other)

    @property
    def surely_lost(self) -> int:
        """By how much anything like the other is worse at the least."""
        return self._lost(self.bound)

    def _lost(self, value: int) -> int:
        return self.one - value if self.id in GREATEST else value - self.one

    @property
    def sentence(self) -> str:
        if self.id == TIE:
            return "Mọi mục tiêu bằng nhau; chỉ quy tắc phân định theo mã chọn giữa hai phương án."
        word = "kém đi" if self.lost > 0 else "tốt lên"
        told = f"{word} {abs(self.lost)} ({self.one} → {self.other})"
        return f"Mục tiêu «{AIMS[self.id].lower()}» {told}."


@dataclass(frozen=True)
class Difference:
    """Lines only in the other (thêm), only in the one (bớt), and to another post (đổi)."""

    added: tuple[Move, ...]
    dropped: tuple[Move, ...]
    changed: tuple[tuple[Move, Move], ...]

    @property
    def lines(self) -> int:
        return len(self.added) + len(self.dropped) + len(self.changed)


@dataclass(frozen=True)
class Comparison:
    """The aims side by side, in their order, and the lines that differ."""

    aims: tuple[AimPair, ...]
    difference: Difference

    @property
    def decisive(self) -> AimPair | None:
        """The first aim in which they differ: no later one counts against it."""
        return next((pair for pair in self.aims if pair.lost), None)

    @property
    def proved(self) -> bool:
        """Whether nothing like the other can be better than the one, by the bounds of its search."""
        for pair in self.aims:
            if pair.surely_lost > 0:
                return True
            if pair.surely_lost < 0 or pair.lost:
                return False
        return True


def compare(one: Weighed, other: Weighed) -> Comparison:
    """From one to the other; aims only one of them has are left out."""
    reached = {aim.id: aim for aim in other.aims}
    pairs = tuple(
        AimPair(aim.id, aim.value, reached[aim.id].value, reached[aim.id].bound)
        for aim in one.aims
        if aim.id in reached
    )
    return Comparison(pairs, difference(one.moves, other.moves))


def difference(before: Collection[Move], after: Collection[Move]) -> Difference:
    """Line by line; a line is an official and the post moved to."""
    old = {move.official: move for move in before}
    new = {move.official: move for move in after}
    return Difference(
        added=tuple(new[code] for code in sorted(new.keys() - old.keys())),
        dropped=tuple(old[code] for code in sorted(old.keys() - new.keys())),
        changed=tuple(
            (old[code], new[code])
            for code in sorted(old.keys() & new.keys())
            if old[code].target != new[code].target
        ),
    )
