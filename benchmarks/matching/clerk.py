"""A clerk: fills one seat after the other with the best there is, and never looks back."""

from collections import Counter, defaultdict

from luanchuyen.matching.instance import Instance, Move


def plan(given: Instance) -> list[Move]:
    """Whoever has to leave first, then by merit; the seat each leaves is filled next."""
    leaving = {one.official for one in given.people if one.must_leave}
    coming: dict[str, list[Move]] = defaultdict(list)
    for move in given.moves:
        coming[move.target].append(move)
    for moves in coming.values():
        moves.sort(key=lambda m: (m.official not in leaving, -m.merit, m.official))
    free = Counter({code: max(0, seat.open) for code, seat in given.seats.items()})
    waiting = [code for code in given.seats for _ in range(free[code])]
    made: dict[str, Move] = {}
    while waiting:
        post = waiting.pop()
        best = next((m for m in coming[post] if m.official not in made), None)
        if best is not None:
            made[best.official] = best
            if best.origin not in given.may_stay_open:
                waiting.append(best.origin)
    return list(made.values())
