"""Acts killed at every point, each in a process of its own; as a command it tells in JSON what they left.

Between two statements that write nothing changes for the database, so a process is killed before each
such statement, before the commit and right after it. The database is that of the environment.
"""

import hashlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from itertools import count
from signal import SIGKILL
from typing import Any

from tests import databases

Look = dict[str, Any]
Tell = Callable[[Look], object]
_READS = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA", "SET", "ANALYZE")


def main() -> None:
    """This process opens no database and computes nothing: it is only ever forked."""
    import django

    django.setup()
    from luanchuyen.rules.rulebook import load
    from tests.services import killed_acts

    for book in killed_acts.RULEBOOKS:
        load(book)  # kept in memory, so that no child has to read it
    forked(lambda _: killed_acts.settle())
    found = {name: tried(act) for name, act in killed_acts.ACTS.items()}
    forked(lambda _: killed_acts.swept())
    json.dump(found | {"dọn tệp": [forked(lambda tell: tell(look()))]}, sys.stdout)


def tried(act: Callable[[], object]) -> list[Look]:
    """What was there before the act, and each time it had been killed, until something else was there."""
    looks: list[Look] = []
    for point in count(1):

        def life(tell: Tell, point: int = point) -> None:
            tell(now := look())
            if not looks or now["content"] == looks[0]["content"]:
                act_until(act, point)

        looks.append(forked(life))
        if looks[-1]["content"] != looks[0]["content"]:
            break
    return looks


def forked(life: Callable[[Tell], object]) -> Any:
    """What a process of its own told before it ended or was killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _live(life, writer)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, -SIGKILL):
        raise SystemExit(f"A child ended with {status}.")
    return json.loads(text) if text else None


def _live(life: Callable[[Tell], object], writer: int) -> None:
    """The life of a child, which never returns into its parent's."""
    from django.db import connection

    status = 1
    try:
        life(lambda told: os.write(writer, json.dumps(told).encode()))
        connection.close()
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def act_until(act: Callable[[], object], point: int) -> None:
    """Do the act and be killed at the point; that it has so many is for the caller to see."""
    from django.db import connection

    left = point

    def reached() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), SIGKILL)

    def executing(execute: Any, sql: str, *given: Any) -> Any:
        if not sql.lstrip().upper().startswith(_READS):
            reached()
        return execute(sql, *given)

    commit = connection._commit  # type: ignore[attr-defined]  # Django's own seam

    def committing() -> None:
        reached()
        commit()
        reached()

    connection._commit = committing  # type: ignore[attr-defined]
    with connection.execute_wrapper(executing):
        act()
    raise AssertionError(f"The act ended before point {point}.")


def look() -> Look:
    """Everything the database holds; whether its facts, its chain and the files beside it are whole."""
    from luanchuyen.records.models import RegisterEntry
    from luanchuyen.records.seal_verify import verify
    from luanchuyen.services import file_store, seals, snapshots
    from tests.people import OPERATOR

    rows = databases.content()
    newest, facts = snapshots.revision(), snapshots.read()
    store = file_store.inspect(before=float("inf"))
    return {
        "content": hashlib.sha256(repr(rows).encode()).hexdigest(),
        "counts": {name: len(lines) for name, lines in rows.items()},
        "numbers": list(
            RegisterEntry.objects.order_by("register", "number").values_list(
                "register", "number"
            )
        ),
        "agree": newest is not None and newest.fingerprint == facts.fingerprint,
        "seal": verify(seals.lines(by=OPERATOR)).fault,
        "files": {"faults": store.faults, "unnamed": len(store.unnamed)},
    }


if __name__ == "__main__":
    main()
