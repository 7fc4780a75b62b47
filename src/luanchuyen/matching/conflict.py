"""A minimal conflict: rows that cannot hold together, and could if any one of them gave way."""

from collections.abc import Callable, Sequence

from luanchuyen.matching.rows import Row


def minimal_conflict(
    rows: Sequence[Row], possible: Callable[[Sequence[Row]], bool]
) -> list[Row]:
    """Take rows away, halves before single ones, as long as what is left is still impossible.

    A row is kept because without it the rest was possible; what is left in the end is part of that
    rest, so each row kept is needed. `rows` themselves must be impossible.
    """
    needed: list[int] = []
    waiting = [range(len(rows))]
    while waiting:
        part = waiting.pop()
        rest = sorted([*needed, *(one for other in waiting for one in other)])
        if not possible([rows[one] for one in rest]):
            continue
        if len(part) == 1:
            needed.append(part[0])
        else:
            half = len(part) // 2
            waiting += [part[half:], part[:half]]
    return [rows[one] for one in sorted(needed)]
