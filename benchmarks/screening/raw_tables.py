"""From raw tables to verdicts in a process of its own, and one official's sheet and window there."""

import json
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.measuring import Method, joined, once, peak_memory
from benchmarks.screening.countries import kept
from luanchuyen.rules import rulebook, screening, windows
from luanchuyen.rules.verdicts import verdicts
from luanchuyen.snapshot.snapshot import Snapshot

DAY = date(2026, 12, 1)
SHEETS, WINDOWS, YEARS = 50, 15, 10


def measure(folder: Path) -> dict[str, object]:
    """Seconds of a first and a second screening, of sheets and windows; GiB at the most."""
    begun = time.perf_counter(), time.process_time()
    book = rulebook.load("qd-65-2022")
    loaded = time.perf_counter() - begun[0], time.process_time() - begun[1]
    snapshot = kept(folder)

    def everybody() -> None:
        screening.screen(snapshot, book, DAY)

    first, second = once(everybody), once(everybody)
    memory = peak_memory()
    sheets, ten_years = one_by_one(snapshot, book)
    return {
        "people": snapshot.people.height,
        "tenures": snapshot.tenures.height,
        "rulebook": [[loaded[0]], [loaded[1]]],
        "first": [first.wall, first.cpu],
        "second": [second.wall, second.cpu],
        "sheet": [sheets.wall, sheets.cpu],
        "window": [ten_years.wall, ten_years.cpu],
        "memory": memory,
    }


def one_by_one(snapshot: Snapshot, book: rulebook.Rulebook):
    """Sheets and windows of officials spread over the snapshot, after one of each to warm up."""
    codes = snapshot.people["code"]
    step = max(codes.len() // SHEETS, 1)
    asked = codes.gather_every(step).head(SHEETS).to_list()

    def sheet(code: str) -> Method:
        return lambda: verdicts(screening.screen(snapshot, book, DAY, officials=[code]))

    def window(code: str) -> Method:
        return lambda: windows.windows(snapshot, book, DAY, YEARS, [code])

    once(sheet(asked[0]))
    once(window(asked[0]))
    return (
        joined([once(sheet(code)) for code in asked]),
        joined([once(window(code)) for code in asked[:WINDOWS]]),
    )


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
