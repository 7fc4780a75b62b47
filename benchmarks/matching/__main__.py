"""The choice of moves measured in one run: ./run bench matching [--sizes town province committee country]."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.environments import environment_with
from benchmarks.matching import clerk, cp_sat, whole_models
from benchmarks.matching.judging import judge
from benchmarks.matching.made_up import SIZES, committee
from benchmarks.measuring import in_own_process, machine, module_command
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move

SMALL = ("town", "province")


@dataclass(frozen=True)
class Line:
    """One line of the printed table."""

    what: str
    seconds: float | None = None
    processor: float | None = None
    value: float | None = None
    bound: float | None = None
    memory: float | None = None
    broken: int | None = None
    stay: int | None = None
    note: str = ""

    def cells(self) -> list[str]:
        numbers = (self.value, self.bound)
        return [
            self.what,
            *("" if t is None else _said(t) for t in (self.seconds, self.processor)),
            *("" if one is None else f"{one:,.0f}" for one in numbers),
            _gap(self.value, self.bound),
            "" if self.memory is None else f"{self.memory:.2f}",
            *("" if one is None else f"{one}" for one in (self.broken, self.stay)),
            self.note,
        ]


def _gap(value: float | None, bound: float | None) -> str:
    if value is None or bound is None or value == 0:
        return ""
    return "proved" if value - bound < 1 else f"{(value - bound) / abs(value):.3%}"


def _said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def of_plan(what: str, given: Instance, told: dict[str, Any], note: str = "") -> Line:
    """A line for a plan, judged by the judge; a value that is not what the judge counts stops the run."""
    pairs = {tuple(pair) for pair in told["moves"]}
    moves = [move for move in given.moves if (move.official, move.target) in pairs]
    return _judged(what, given, moves, told, note)


def _judged(
    what: str, given: Instance, moves: Sequence[Move], told: dict[str, Any], note: str
) -> Line:
    judged = judge(given, moves)
    if told["value"] is not None and what.startswith(("ours", "HiGHS", "CP-SAT")):
        # Who was stopped early may count more as short than is.
        ended = told["value"] - told["bound"] < 1
        over = round(told["value"]) - judged.value
        assert over == 0 or (over > 0 and not ended), (what, told["value"], judged)
    return Line(
        what,
        told["seconds"],
        told.get("processor"),
        judged.value if told["value"] is not None else None,
        told.get("bound"),
        told.get("memory"),
        len(judged.broken),
        judged.stay,
        note,
    )


def of_committee(
    size: str, seed: int, limit: int, python: str | None, folder: Path
) -> Iterator[Line]:
    """Every method on one committee; peers on the whole model only where they can end."""
    given = committee(SIZES[size], seed)
    rows = constraints(given)
    name = f"{size} {seed}"
    ours = in_own_process(module_command("benchmarks.matching.ours", size, str(seed)))
    yield of_plan(f"ours, {name}", given, ours)
    if python is not None:
        model = whole_models.with_all(given, rows)
        whole_models.write(model, folder / "whole.npz")
        told = in_own_process(_highs(folder / "whole.npz", limit))
        yield _of_peer(f"HiGHS, whole, {name}", given, model, told, ours)
        told = in_own_process(
            [python, str(cp_sat.PEER), str(folder / "whole.npz"), str(limit)]
        )
        yield _of_peer(f"CP-SAT, whole, {name}", given, model, told, ours)
    flow = whole_models.with_seats_alone(given, rows)
    whole_models.write(flow, folder / "flow.npz")
    told = in_own_process(_highs(folder / "flow.npz", limit, relaxed="yes"))
    yield Line(
        f"seats alone, {name}",
        told["seconds"],
        told["processor"],
        told["value"],
        memory=told["memory"],
    )
    begun = time.perf_counter()
    moves = clerk.plan(given)
    told = {"seconds": time.perf_counter() - begun, "value": 0}
    yield _judged(f"clerk, {name}", given, moves, told, "")


def _highs(path: Path, limit: int, relaxed: str = "no") -> list[str]:
    return module_command(
        "benchmarks.matching.highs_peer", str(path), str(limit), relaxed
    )


def _of_peer(
    what: str,
    given: Instance,
    model: whole_models.Model,
    told: dict[str, Any],
    ours: dict[str, Any],
) -> Line:
    moves = whole_models.moves_of(model, told["chosen"])
    times = f"{told['processor'] / ours['processor']:.1f} × ours"
    ended = told["value"] is not None and told["value"] - told["bound"] < 1
    return _judged(
        what, given, moves, told, times if ended else f"> {times}, not proved"
    )


def of_questions(size: str, seed: int) -> Iterator[Line]:
    """What is asked once a plan is there."""
    told = in_own_process(
        module_command("benchmarks.matching.questions", size, str(seed))
    )
    name, first = f"{size} {seed}", told["first"]
    turn, asked, again = told["in_turn"], told["why_not"], told["replanned"]
    yield Line(f"first plan, {name}", processor=first)
    proved = "proved" if told["optimal"] else "not proved"
    yield Line(
        f"seven aims in turn, {name}",
        processor=turn,
        note=f"{turn / first:.1f} ×, {proved}",
    )
    yield Line(
        f"why not, median of 40, {name}", processor=asked, note=f"{asked / first:.2f} ×"
    )
    yield Line(
        f"three refuse, {name}",
        processor=again["seconds"],
        note=f"keeps {again['kept']:.1%} (freely {again['kept_freely']:.1%}), "
        f"{again['dearer']:+.2%}",
    )


def of_country() -> Iterator[Line]:
    """34 committees on two processes."""
    told = in_own_process(module_command("benchmarks.matching.country"))
    over = told["value"] / told["relaxed"] - 1
    yield Line(
        "ours, country, 34 committees",
        told["seconds"],
        told["processor"],
        told["value"],
        told["bound"],
        told["memory"],
        told["broken"],
        told["stay"],
        f"{told['proved']} proved, {over:.3%} above the whole relaxed",
    )


def lines(sizes: Sequence[str], seeds: int, limit: int) -> Iterator[Line]:
    """Every line asked for, as it is measured."""
    small = set(sizes) & set(SMALL)
    beside = environment_with(cp_sat.VERSION) if small else nullcontext(None)
    with beside as python, TemporaryDirectory(prefix="bench-") as place:
        for size in sizes:
            if size == "country":
                yield from of_country()
            elif size == "committee":
                yield from of_committee(size, 1, limit, None, Path(place))
            else:
                for seed in range(1, seeds + 1):
                    yield from of_committee(size, seed, limit, python, Path(place))
                    yield from of_questions(size, seed)


def show(found: list[Line], console: Console) -> None:
    """Print the table."""
    table = Table(
        "what",
        "clock",
        "processor",
        "value",
        "bound",
        "gap",
        "GiB",
        "broken",
        "stay",
        "note",
    )
    for line in found:
        table.add_row(*line.cells())
    console.print(table)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench matching", description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--seeds", type=int, default=3, help="of town and province")
    parser.add_argument("--limit", type=int, default=120, help="seconds of a peer")
    asked = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 170)
    console.print(machine())
    found = []
    for line in lines(asked.sizes, asked.seeds, asked.limit):
        console.print(f"[dim]{' | '.join(cell for cell in line.cells() if cell)}[/dim]")
        found.append(line)
    show(found, console)
    console.print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
