"""Time the verification of the audit log: ./run bench seal [--events N] [--parts file sqlite postgresql]."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import in_own_process, machine, module_command
from benchmarks.seal.filling import events
from luanchuyen.records.seal_verify import line
from luanchuyen.records.sealing import canonical
from scripts.with_postgres import find_binaries, server

_NAMES = {
    "file": "an export",
    "sqlite": "a SQLite database",
    "postgresql": "a PostgreSQL database",
}


@contextmanager
def a_file(many: int, folder: Path) -> Iterator[list[str]]:
    """Write an export; gives what the verifying process is called with."""
    path = folder / "events.jsonl"
    with path.open("wb") as out:
        for event in events(many):
            hash = event.pop("hash")
            out.write(line(canonical(event), hash) + b"\n")
    yield [str(path)]


@contextmanager
def on_sqlite(many: int, folder: Path) -> Iterator[list[str]]:
    """A new file."""
    _fill(many, LUANCHUYEN_DATA=str(folder), DATABASE_URL="")
    yield []


@contextmanager
def on_postgresql(many: int, folder: Path) -> Iterator[list[str]]:
    """A throw-away server, as the tests have one; it ends with the part."""
    binaries = find_binaries()
    if binaries is None:
        sys.exit("PostgreSQL's server (initdb) is not on this machine.")
    with server(binaries, folder) as url:
        _fill(many, DATABASE_URL=url)
        yield []


def _fill(many: int, **environment: str) -> None:
    """Fill the database that the processes from now on find in their environment."""
    os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "luanchuyen.settings"}
    in_own_process(module_command("benchmarks.seal.filling", str(many)))


PARTS = {"file": a_file, "sqlite": on_sqlite, "postgresql": on_postgresql}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench seal", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    asked = parser.parse_args()
    print(machine())
    for part in asked.parts:
        with (
            TemporaryDirectory(prefix="seal-") as folder,
            PARTS[part](asked.events, Path(folder)) as given,
        ):
            told = in_own_process(module_command("benchmarks.seal.verifying", *given))
        print(
            f"{asked.events:,} events of {_NAMES[part]}: {told['wall']:.1f} s, "
            f"processor {told['cpu']:.1f} s, {told['memory']:.2f} GiB (target ≤ 60 s)"
        )
    print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
