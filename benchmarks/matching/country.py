"""A country: 34 committees, each a problem of its own, on two processes; one JSON line out."""

import json
import multiprocessing
import time
from typing import Any

import numpy as np

from benchmarks.matching.judging import judge
from benchmarks.matching.made_up import OF_COUNTRY, committee
from benchmarks.matching.ours import answer, solver, timed
from benchmarks.matching.whole_models import with_all
from benchmarks.measuring import peak_memory
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.matrix import NOWHERE
from luanchuyen.matching.sifting import Box, Sieve

COMMITTEES = 34
PROCESSES = 2


def one(seed: int) -> dict[str, Any]:
    """A committee made up, solved and judged."""
    given = committee(OF_COUNTRY, seed)
    taken, found = timed(solver(given))
    judged = judge(given, found.moves)
    return answer(taken, found) | {
        "broken": len(judged.broken),
        "stay": judged.stay,
        "judged": judged.value,
        "memory": peak_memory(),
    }


def relaxed(seed: int) -> float:
    """No plan of the committee costs less, even if moves could be made in part."""
    given = committee(OF_COUNTRY, seed)
    model = with_all(given, constraints(given))
    everyone = np.ones(model.width, dtype=bool)
    sieve = Sieve(model, NOWHERE)
    found = sieve.sift(model.costs(0), Box.of_all(model), everyone, np.inf)
    return model.aims[0].constant + found.bound


def main() -> None:
    """Nobody may go from one committee to another: the whole country's bounds are the sums of theirs."""
    seeds = range(1, COMMITTEES + 1)
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        begun = time.perf_counter()
        found = pool.map(one, seeds, chunksize=1)
        seconds = time.perf_counter() - begun
        in_part = sum(pool.map(relaxed, seeds, chunksize=1))
    assert all(told["judged"] == told["value"] for told in found), "values disagree"
    memory = sorted(told["memory"] for told in found)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": sum(told["processor"] for told in found),
                "value": sum(told["value"] for told in found),
                "bound": sum(told["bound"] for told in found),
                "relaxed": in_part,
                "proved": sum(told["value"] == told["bound"] for told in found),
                "broken": sum(told["broken"] for told in found),
                "stay": sum(told["stay"] for told in found),
                "memory": PROCESSES * memory[-1],
            }
        )
    )


if __name__ == "__main__":
    main()
