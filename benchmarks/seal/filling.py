"""Fill the database of the environment with a made-up audit log of so many events."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import django
from django.core.management import call_command

from luanchuyen.records.seal_verify import BEGINNING, Noted, digest
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


def main(many: int) -> int:
    """Past the services, which seal one event at a time."""
    django.setup()
    from luanchuyen.records.models import AuditEvent

    call_command("migrate", verbosity=0)
    made = (AuditEvent(**event) for event in events(many))
    while some := list(islice(made, AT_ONCE)):
        AuditEvent.objects.bulk_create(some)
    print(json.dumps({"events": many}))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
