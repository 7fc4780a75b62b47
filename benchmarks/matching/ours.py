"""Our engine on one committee, in a process of its own: one JSON line out."""

import json
import sys
import time

from benchmarks.matching.made_up import SIZES, committee
from benchmarks.matching.weighing import WEIGHTS, weighed
from benchmarks.measuring import peak_memory
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.objective import aims
from luanchuyen.matching.solve import Solution, Solver


def solver(given: Instance) -> Solver:
    """Set up for the weighed number."""
    parts = [aim for aim in aims(given) if aim.id in WEIGHTS]
    return Solver(given, constraints(given), [weighed(given)], beside=parts)


def timed(given: Solver) -> tuple[float, Solution]:
    """Seconds, and the plan."""
    begun = time.perf_counter()
    found = given.best()
    assert found is not None, "the empty plan keeps every rule"
    return time.perf_counter() - begun, found


def answer(seconds: float, found: Solution) -> dict[str, object]:
    """What is printed of a plan."""
    (reached,) = found.aims
    return {
        "seconds": seconds,
        "value": reached.value,
        "bound": reached.bound,
        "moves": [(move.official, move.target) for move in found.moves],
        "memory": peak_memory(),
    }


def main(size: str, seed: str) -> None:
    given = committee(SIZES[size], int(seed))
    print(json.dumps(answer(*timed(solver(given)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
