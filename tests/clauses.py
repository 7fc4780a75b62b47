"""Which test shows which clause of the sources: `./run clauses`, or `python -m tests.clauses`."""

import contextlib
import io
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import fill

import pytest
import yaml

SOURCE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True)
class Clause:
    """One clause of a source; `text` is the source's own words, shortened."""

    id: str
    area: str
    kind: str
    text: str


@cache
def all_clauses() -> tuple[Clause, ...]:
    return tuple(Clause(**entry) for entry in yaml.safe_load(SOURCE.read_text("utf-8")))


def named_by(item: pytest.Item) -> set[str]:
    return {id for mark in item.iter_markers("clause") for id in mark.args}


class Collector:
    """A pytest plugin that notes, without running it, which test names which clause."""

    def __init__(self) -> None:
        self.tests: dict[str, Counter[str]] = defaultdict(Counter)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            for clause in named_by(item):
                # The cases of a parametrised test count under its one name.
                self.tests[clause][item.nodeid.split("[")[0]] += 1


def collect() -> dict[str, Counter[str]]:
    collector = Collector()
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        status = pytest.main(["--collect-only", "-q"], plugins=[collector])
    if status:
        raise SystemExit(output.getvalue())
    return collector.tests


def report(tests: dict[str, Counter[str]]) -> str:
    """Every clause with its tests, then, by area, the clauses that have none."""
    lines = []
    without: dict[str, list[str]] = defaultdict(list)
    for clause in all_clauses():
        if clause.id not in tests:
            without[clause.area].append(clause.id)
            continue
        lines.append(f"{clause.id}  {clause.text}")
        for name, cases in sorted(tests[clause.id].items()):
            lines.append(f"    {name}" + (f"  ({cases} cases)" if cases > 1 else ""))
    lines.append("\nClauses that no test names:")
    lines += [
        indented(f"{area}: {', '.join(ids)}") for area, ids in sorted(without.items())
    ]
    shown, total = (
        len(all_clauses()) - sum(map(len, without.values())),
        len(all_clauses()),
    )
    lines.append(f"\n{shown} of {total} clauses are named by a test.")
    return "\n".join(lines)


def indented(text: str) -> str:
    deep = "        "
    return fill(
        text, 100, initial_indent="    ", subsequent_indent=deep, break_on_hyphens=False
    )


if __name__ == "__main__":
    print(report(collect()))  # noqa: T201 - this module is a command
