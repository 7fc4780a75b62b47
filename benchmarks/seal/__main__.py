"""Time the verification of the audit log: ./run bench seal [--events N] [--parts file database]."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.core.management import call_command

from benchmarks.measuring import in_own_process, machine, module_command
from luanchuyen.records.seal_verify import BEGINNING, Noted, digest, line
from luanchuyen.records.sealing import canonical

AT_ONCE = 5_000


def events(many: int) -> Iterator[dict[str, Any]]:
    """A made-up log as busy offices would leave it, sealed."""
    last, begun = BEGINNING, datetime(2026, 12, 1, 1, tzinfo=UTC)
    for number in range(1, many + 1):
        event = {
            "number": number,
            "previous": last.hash,
            "type": "account_opened",
            "actor_key": f"can-bo-{number % 97}",
            "actor_name": "Nguyễn Thị Thanh Hương",
            "on": date(2026, 12, 1),
            "at": begun + timedelta(seconds=number),
            "subject_key": f"CB{number:06}",
            "subject_label": "Trần Đặng Quốc Bình, Phó Bí thư Thường trực Thành ủy",
            "before": {"state": "cho_y_kien", "post": None},
            "after": {"state": "da_cho_y_kien", "post": f"P{number % 5000:04}"},
            "request_id": f"{number:032x}",
        }
        last = Noted(number, digest(canonical(event)))
        yield event | {"hash": last.hash}


def a_file(many: int, folder: Path) -> list[str]:
    """Write an export; gives what the verifying process is called with."""
    path = folder / "events.jsonl"
    with path.open("wb") as out:
        for event in events(many):
            hash = event.pop("hash")
            out.write(line(canonical(event), hash) + b"\n")
    return [str(path)]


def a_database(many: int, folder: Path) -> list[str]:
    """Fill a new SQLite file past the services, which seal one event at a time."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "luanchuyen.settings"
    os.environ["LUANCHUYEN_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    from luanchuyen.records.models import AuditEvent

    call_command("migrate", verbosity=0)
    made = (AuditEvent(**event) for event in events(many))
    AuditEvent.objects.bulk_create(made, AT_ONCE)
    return []


PARTS = {"file": a_file, "database": a_database}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench seal", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    asked = parser.parse_args()
    print(machine())
    for part in asked.parts:
        with TemporaryDirectory(prefix="seal-") as folder:
            given = PARTS[part](asked.events, Path(folder))
            told = in_own_process(module_command("benchmarks.seal.verifying", *given))
        print(
            f"{asked.events:,} events of a {part}: {told['wall']:.1f} s, "
            f"processor {told['cpu']:.1f} s, {told['memory']:.2f} GiB (target ≤ 60 s)"
        )
    print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
