"""Our engine on one committee, in a process of its own: one JSON line out."""

import json
import sys
import time

from benchmarks.matching.made_up import SIZES, Size, committee
from benchmarks.matching.weighing import parts, weighed
from benchmarks.measuring import peak_memory
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance
from luanchuyen.matching.solve import Solution, Solver

WARMING = Size(60, 20, sectors=1)


def solver(given: Instance) -> Solver:
    """Set up for the weighed number."""
    beside = parts(given)
    return Solver(given, constraints(given), [weighed(beside)], beside)


def timed(given: Solver) -> tuple[tuple[float, float], Solution]:
    """Seconds on the clock and of the processor, and the plan."""
    clock, processor = time.perf_counter(), time.process_time()
    found = given.best()
    assert found is not None, "the empty plan keeps every rule"
    return (time.perf_counter() - clock, time.process_time() - processor), found


def answer(taken: tuple[float, float], found: Solution) -> dict[str, object]:
    """What is printed of a plan."""
    (reached,) = found.aims
    return {
        "seconds": taken[0],
        "processor": taken[1],
        "value": reached.value,
        "bound": reached.bound,
        "moves": [(move.official, move.target) for move in found.moves],
        "memory": peak_memory(),
    }


def main(size: str, seed: str) -> None:
    timed(solver(committee(WARMING, 1)))  # what is loaded at first use is no part of it
    given = committee(SIZES[size], int(seed))
    print(json.dumps(answer(*timed(solver(given)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
