"""Screening measured in one run: ./run bench screening [--quick] [--people N] [--parts LETTERS]."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.measuring import (
    Timing,
    in_own_process,
    interleaved,
    machine,
    module_command,
    once,
)
from benchmarks.screening import by_loop, by_numpy, columns, countries, openfisca, ours
from benchmarks.screening.answers import checksum
from luanchuyen.snapshot import workbook

PARTS = ("columns", "openfisca", "tables", "workbook")


@dataclass(frozen=True)
class Options:
    """How much is measured."""

    people: int
    looped: int
    rounds: int
    country: str
    town: str
    written: int


FULL = Options(1_000_000, 20_000, 9, "country", "town", 100_000)
QUICK = Options(50_000, 2_000, 7, "province", "town", 2_000)


@dataclass(frozen=True)
class Line:
    """One line of the printed table; `ratio` compares with the line named in `beside`."""

    what: str
    timing: Timing
    ratio: str = ""
    target: str = ""
    memory: float | None = None


def on_columns(options: Options) -> Iterator[Line]:
    """Twenty-five criteria on prepared columns: ours, NumPy, a plain loop."""
    told = columns.make(options.people)
    rules = ours.rules()
    _same(told, rules, options.looped)
    timings = interleaved(
        {
            "ours": lambda: ours.judge(told.frame, rules),
            "numpy": lambda: by_numpy.judge(told.arrays),
        },
        options.rounds,
    )
    rows = told.frame.head(options.looped).to_dicts()
    loop = once(lambda: by_loop.judge(rows)).scaled(options.people / len(rows))
    size = f"{options.people:,} × {len(rules)}"
    mine, hand = timings["ours"], timings["numpy"]
    yield Line(f"{size}: hand-written NumPy, yes or no", hand)
    yield Line(
        f"{size}: ours, three outcomes", mine, _times(mine, hand), "≤ 2.5 × NumPy"
    )
    yield Line(f"{size}: plain loop ({len(rows):,}, scaled)", loop, _times(loop, hand))


def _same(told: columns.Columns, rules: list, looped: int) -> None:
    """Stop where two methods do not find the same people."""
    by_us = ours.judge(told.frame, rules)
    by_hand = by_numpy.judge(told.arrays)
    assert checksum(by_us) == checksum(by_hand), "NumPy disagrees with us"
    rows = told.frame.head(looped).iter_rows(named=True)
    in_a_loop = by_loop.judge(rows)
    few = [column.fill_null(False).to_list() for column in by_us.head(looped)]
    turned = list(map(list, zip(*in_a_loop, strict=True)))
    assert few == turned, "the plain loop disagrees with us"


def beside_openfisca(options: Options) -> Iterator[Line]:
    """Ten criteria that both can be asked."""
    told = columns.make(options.people)
    found = openfisca.measure(told, options.rounds)
    size = f"{options.people:,} × {len(ours.shared_rules())}"
    for loading, target in (("", "≥ 3"), (" with loading", "≥ 5")):
        theirs, mine = found[f"theirs{loading}"], found[f"ours{loading}"]
        yield Line(f"{size}: ours{loading}", mine)
        yield Line(
            f"{size}: openfisca-core{loading}",
            theirs,
            _times(theirs, mine),
            f"{target} × ours",
        )


def from_raw_tables(options: Options, folder: Path) -> Iterator[Line]:
    """The whole way from raw tables, and one official's sheet and window."""
    for size in (options.country, options.town):
        countries.made(size, folder / size)
        told = in_own_process(
            module_command("benchmarks.screening.raw_tables", str(folder / size))
        )
        people = f"{told['people']:,} officials"
        large = told["people"] >= 300_000
        yield Line(
            f"{people}, {told['tenures']:,} tenures: raw tables to verdicts",
            Timing(*told["first"]),
            target="≤ 5 s, ≤ 4 GiB" if large else "",
            memory=told["memory"],
        )
        yield Line(f"{people}: screened again", Timing(*told["second"]))
        yield Line(f"one sheet of {people}", Timing(*told["sheet"]), target="≤ 10 ms")
        yield Line(
            f"ten-year window of one of {people}",
            Timing(*told["window"]),
            target="≤ 50 ms",
        )


def of_workbooks(options: Options, folder: Path) -> Iterator[Line]:
    """A workbook read and checked by us, and read by openpyxl."""
    whole = countries.made(options.country, folder / options.country)
    few = countries.cut(whole, options.written)
    path = folder / "workbook.xlsx"
    workbook.write(few, path)
    answers = {
        reader: in_own_process(
            module_command("benchmarks.screening.workbooks", reader, str(path))
        )
        for reader in ("openpyxl", "ours")
    }
    theirs, mine = (Timing(*one["seconds"]) for one in answers.values())
    size = f"{few.people.height:,} officials, {path.stat().st_size / 1e6:,.0f} MB"
    yield Line(
        f"workbook of {size}: read and checked by us",
        mine,
        memory=answers["ours"]["memory"],
    )
    yield Line(
        f"workbook of {size}: only read by openpyxl",
        theirs,
        _times(theirs, mine),
        "≥ 8 × ours",
        answers["openpyxl"]["memory"],
    )


def _times(one: Timing, other: Timing) -> str:
    """How many times as long, on the clock and of processor."""
    return (
        f"{one.median / other.median:.2f} × "
        f"({one.cpu_median / other.cpu_median:.2f} × processor)"
    )


def lines(options: Options, parts: list[str]) -> Iterator[Line]:
    """Every line asked for, as it is measured."""
    with TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place)
        if "columns" in parts:
            yield from on_columns(options)
        if "openfisca" in parts:
            yield from beside_openfisca(options)
        if "tables" in parts:
            yield from from_raw_tables(options, folder)
        if "workbook" in parts:
            yield from of_workbooks(options, folder)


def show(found: list[Line], console: Console) -> None:
    """Print the table: medians, least and most, processor time."""
    table = Table(
        "what", "median", "least", "most", "processor", "ratio", "target", "GiB"
    )
    for line in found:
        timing = line.timing
        seconds = (timing.median, min(timing.wall), max(timing.wall), timing.cpu_median)
        memory = "" if line.memory is None else f"{line.memory:.2f}"
        table.add_row(line.what, *map(_said, seconds), line.ratio, line.target, memory)
    console.print(table)


def _said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench screening", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--people", type=int, help="officials on prepared columns")
    parser.add_argument("--written", type=int, help="officials in the workbook")
    parser.add_argument("--rounds", type=int, help="rounds of each method")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    asked = vars(parser.parse_args())
    base = QUICK if asked.pop("quick") else FULL
    parts = asked.pop("parts")
    options = Options(
        **vars(base) | {name: value for name, value in asked.items() if value}
    )
    console = Console(width=None if sys.stdout.isatty() else 170)
    console.print(machine())
    found = []
    for line in lines(options, parts):
        console.print(f"[dim]{line.what}: {_said(line.timing.median)}[/dim]")
        found.append(line)
    show(found, console)
    console.print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
