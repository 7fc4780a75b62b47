"""Fills the database of the settings with a demonstration and opens an officer's account."""

import json
import sys
import time
from datetime import date

import django

DAY = date(2026, 12, 1)
OFFICER, PASSWORD = "bench-officer", "made-up-for-measuring-7"  # gone with the server


def main(size: str) -> None:
    """Print how many were loaded and in how long, and who may log in, as one JSON line."""
    django.setup()
    from luanchuyen.records.models import Role, Unit
    from luanchuyen.services import access, accounts, imports
    from luanchuyen.services.access import Operator
    from luanchuyen.snapshot import demo
    from luanchuyen.snapshot.workbook import Reading

    snapshot = demo.make(size)
    by = Operator("benchmark")
    begun = time.perf_counter()
    imports.carry_out(Reading(snapshot, [], [], {}), by=by, on=DAY)
    seconds = time.perf_counter() - begun
    top = widest(snapshot)
    officer = accounts.open_account(
        username=OFFICER,
        name="Cán bộ đo tốc độ",
        role=Role.OFFICER,
        committee=Unit.objects.get(pk=top),
        by=by,
        on=DAY,
        password=PASSWORD,
    ).account
    answer = {
        "people": snapshot.people.height,
        "seconds": seconds,
        "seen": access.people(officer, on=DAY).count(),
        "username": OFFICER,
        "password": PASSWORD,
        "names": snapshot.people["name"]
        .gather_every(max(snapshot.people.height // 200, 1))
        .to_list(),
        "unit": snapshot.posts["unit"].mode()[0],
    }
    print(json.dumps(answer))


def widest(snapshot) -> str:
    """The unit whose officer sees most: the one above most others."""
    parents = dict(snapshot.units.select("code", "parent").iter_rows())
    below: dict[str, int] = {}
    for code in parents:
        above = parents[code]
        while above:
            below[above] = below.get(above, 0) + 1
            above = parents.get(above)
    return max(sorted(below), key=below.__getitem__)


if __name__ == "__main__":
    main(sys.argv[1])
