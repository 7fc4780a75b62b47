"""What is asked once a plan is there: the aims in turn, why not X, and the plan after refusals."""

import json
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.matching.made_up import SIZES, committee
from benchmarks.matching.ours import solver, timed
from benchmarks.matching.weighing import parts, weighed
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.rows import Row, every
from luanchuyen.matching.solve import Solver

ASKED = 40
REFUSALS = 3
KEPT = 15  # what an agreed move kept is worth, in points of merit


def why_not(
    given: Instance, asked: Solver, made: Sequence[Move], seed: int
) -> list[float]:
    """Processor seconds of each of forty moves forced, every one solved to the end."""
    draw = random.Random(seed)
    others = [at for at, move in enumerate(given.moves) if move not in set(made)]
    seconds = []
    for column in draw.sample(others, ASKED):
        forced = Row("forced", every([column]), "Hỏi: vì sao không?", low=1)
        begun = time.process_time()
        found = asked.best([forced])
        seconds.append(time.process_time() - begun)
        assert found is None or found.optimal
    return seconds


def replanned(given: Instance, asked: Solver, made: Sequence[Move], seed: int) -> dict:
    """Three movers refuse: how many of the other moves stand, and what the new plan costs beside the best."""
    refusing = {
        move.official for move in random.Random(seed).sample(list(made), REFUSALS)
    }
    refused = [at for at, move in enumerate(given.moves) if move.official in refusing]
    row = Row("refused", every(refused), "Ba người từ chối.", high=0)
    agreed = {move for move in made if move.official not in refusing}
    aim = weighed(parts(given))
    terms = dict(aim.terms)
    for column, move in enumerate(given.moves):
        if move in agreed:
            terms[column] = terms.get(column, 0) - KEPT
    begun = time.process_time()
    stable = Solver(
        given, [*constraints(given), row], [replace(aim, terms=terms)]
    ).best()
    seconds = time.process_time() - begun
    free = asked.best([row])
    assert stable is not None
    assert free is not None
    cost = aim.value(stable.moves) - aim.value(free.moves)
    return {
        "seconds": seconds,
        "kept": len(agreed & set(stable.moves)) / len(agreed),
        "kept_freely": len(agreed & set(free.moves)) / len(agreed),
        "dearer": cost / _moving(aim.value(free.moves)),
    }


def _moving(value: int) -> int:
    """The value without what must-movers who cannot be placed count."""
    return max(1, value % 200_000)


def main(size: str, seed: str) -> None:
    """Print processor seconds of the first plan, of the aims in turn and of the questions."""
    given = committee(SIZES[size], int(seed))
    asked = solver(given)
    (_, first), found = timed(asked)
    (_, turn), in_turn = timed(Solver(given, constraints(given)))
    print(
        json.dumps(
            {
                "first": first,
                "in_turn": turn,
                "optimal": in_turn.optimal,
                "why_not": statistics.median(why_not(given, asked, found.moves, 1)),
                "replanned": replanned(given, asked, found.moves, 1),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
