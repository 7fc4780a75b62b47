"""A review as the JSON document of contract, section 4: printed by commands, frozen by services."""

from dataclasses import asdict
from datetime import date

from luanchuyen.rules.demand.reviewing import Review
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot


def document(
    found: Review, snapshot: Snapshot, rulebook: Rulebook, on: date
) -> dict[str, object]:
    """The review with what it rests on; days stay days."""
    return {
        "rulebook": rulebook.id,
        "version": rulebook.version,
        "on": on,
        "snapshot": snapshot.fingerprint,
        "demands": [asdict(demand) for demand in found.demands],
        "unknown": [asdict(unknown) for unknown in found.unknown],
    }
