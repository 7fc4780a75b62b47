"""Choices by seed, made from plain uniform numbers so that a seed gives the same people everywhere."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Words = npt.NDArray[np.object_]


class Dice:
    """One stream of chance for one part of the work: a change in another part leaves it alone."""

    def __init__(self, seed: int, part: str) -> None:
        self._stream = np.random.Generator(
            np.random.PCG64([seed, crc32(part.encode())])
        )

    def uniform(self, count: int) -> Floats:
        return self._stream.random(count)

    def order(self, count: int) -> Ints:
        """The numbers below `count`, shuffled."""
        return np.argsort(self.uniform(count), kind="stable").astype(np.int64)

    def spread(self, count: int) -> Floats:
        """Numbers that cover [0, 1) evenly, shuffled: shares come out exact in a small crowd too."""
        return (self.order(count) + self.uniform(count)) / max(count, 1)

    def below(self, limits: Ints) -> Ints:
        """For each limit a whole number from 0 to one less than it."""
        return np.floor(self.uniform(len(limits)) * limits).astype(np.int64)

    def chosen(self, count: int, share: float) -> Flags:
        return self.spread(count) < share

    def weighted(self, count: int, weights: Sequence[float]) -> Ints:
        """Positions in `weights`, each as often as it weighs."""
        edges = np.cumsum(weights) / np.sum(weights)
        return np.searchsorted(edges[:-1], self.spread(count), side="right").astype(
            np.int64
        )

    def curve(self, count: int, points: Sequence[tuple[float, float]]) -> Floats:
        """Values of a distribution given by (share of the crowd, value at that share)."""
        shares, values = zip(*points, strict=True)
        drawn: Floats = np.interp(self.spread(count), shares, values)
        return drawn


class Pools:
    """Members of numbered groups, to draw one at random from the group asked for."""

    def __init__(self, groups: Ints, members: Ints) -> None:
        order = np.argsort(groups, kind="stable")
        self._members = members[order]
        size = int(groups.max(initial=-1)) + 1
        self._counts = np.bincount(groups, minlength=size).astype(np.int64)
        self._starts = np.cumsum(self._counts) - self._counts

    def draw(self, groups: Ints, dice: Dice) -> Ints:
        """A member of each group; -1 where the group is empty or unknown."""
        known = (groups >= 0) & (groups < len(self._counts))
        safe = np.where(known, groups, 0)
        counts = np.where(known, self._counts[safe], 0)
        at = np.minimum(self._starts[safe] + dice.below(counts), len(self._members) - 1)
        return np.where(counts > 0, self._members[at], -1)
