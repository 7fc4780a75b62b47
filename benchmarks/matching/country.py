"""A country: 34 committees, each a problem of its own, on two processes; one JSON line out."""

import json
import multiprocessing
import time
from typing import Any

from benchmarks.matching.judging import judge
from benchmarks.matching.made_up import OF_COUNTRY, committee
from benchmarks.matching.ours import answer, solver, timed
from benchmarks.measuring import peak_memory

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


def main() -> None:
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        found = pool.map(one, range(1, COMMITTEES + 1), chunksize=1)
    assert all(told["judged"] == told["value"] for told in found), "values disagree"
    memory = sorted(told["memory"] for told in found)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - begun,
                "processor": sum(told["processor"] for told in found),
                "value": sum(told["value"] for told in found),
                "bound": sum(told["bound"] for told in found),
                "proved": sum(told["value"] == told["bound"] for told in found),
                "broken": sum(told["broken"] for told in found),
                "stay": sum(told["stay"] for told in found),
                "memory": PROCESSES * memory[-1],
            }
        )
    )


if __name__ == "__main__":
    main()
