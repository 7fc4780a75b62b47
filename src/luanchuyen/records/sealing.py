"""The canonical text of an audit event, over which its hash is computed."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

# Members in the order of their names, no blanks, Vietnamese as it is, no NaN.
_encode = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    default=lambda value: _written(value),
).encode


def canonical(fields: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8; a day as YYYY-MM-DD, a moment in UTC to the microsecond."""
    return _encode(fields).encode()


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an event")


def plain(value: Any) -> Any:
    """The value as every database gives it back: composed letters, text keys, 1 for 1.0.

    Two spellings of one name are one sequence of bytes then, and PostgreSQL, which writes 1e16 out in
    full, changes nothing.
    """
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case float() if value.is_integer():
            return int(value)
        case Mapping():
            return {plain(str(key)): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
    return value
