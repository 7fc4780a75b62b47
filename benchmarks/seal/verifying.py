"""Verify a file, or without one the database, and print what it took as JSON."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import once, peak_memory
from luanchuyen.records.seal_verify import verify


def of_the_file(path: str) -> Iterator[bytes]:
    with Path(path).open("rb") as lines:
        yield from lines


def of_the_database() -> Iterator[bytes]:
    import django

    django.setup()
    from luanchuyen.services import seals
    from luanchuyen.services.access import Operator

    return seals.lines(by=Operator("benchmark"))


def main(file: str | None = None) -> int:
    lines = of_the_file(file) if file else of_the_database()
    reports = []
    timing = once(lambda: reports.append(verify(lines)))
    assert not reports[0].fault, reports[0].fault
    print(
        json.dumps(
            {"wall": timing.median, "cpu": timing.cpu_median, "memory": peak_memory()}
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
