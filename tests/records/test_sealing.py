"""The text that is sealed is one for one event, and the same for ever."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from luanchuyen.records.models import AuditEvent
from luanchuyen.records.seal_verify import NOTHING, digest
from luanchuyen.records.sealing import canonical, plain

FIELDS = {
    "number": 1,
    "previous": NOTHING,
    "type": "account_opened",
    "actor_key": "hoa",
    "actor_name": "Lê Hoa",
    "on": date(2026, 12, 1),
    "at": datetime(2026, 12, 1, 1, 2, 3, tzinfo=UTC),
    "subject_key": "an",
    "subject_label": 'Nguyễn "An"\n',
    "before": {},
    "after": {"role": "officer", "committee": None, "seats": [1, 2.5, True]},
    "request_id": "",
}
TEXT = (
    '{"actor_key":"hoa","actor_name":"Lê Hoa",'
    '"after":{"committee":null,"role":"officer","seats":[1,2.5,true]},'
    '"at":"2026-12-01T01:02:03.000000+00:00","before":{},"number":1,"on":"2026-12-01",'
    f'"previous":"{NOTHING}","request_id":"","subject_key":"an",'
    '"subject_label":"Nguyễn \\"An\\"\\n","type":"account_opened"}'
)


def test_every_hash_ever_written_rests_on_this_form() -> None:
    text = canonical(FIELDS)

    assert text.decode() == TEXT
    assert digest(text) == (
        "c2e6bbe665f18a632949dde79d056814c26bc4008533e106ea9e2a4691122582"
    )


def test_the_order_of_fields_changes_nothing() -> None:
    assert canonical(dict(reversed(FIELDS.items()))) == canonical(FIELDS)


def test_a_moment_is_one_in_every_time_zone() -> None:
    here = datetime(2026, 12, 1, 8, 2, 3, tzinfo=timezone(timedelta(hours=7)))

    assert canonical(FIELDS | {"at": here}) == canonical(FIELDS)


def test_all_that_an_event_says_is_sealed() -> None:
    columns = {field.name for field in AuditEvent._meta.get_fields()}

    assert set(AuditEvent.SEALED) == columns - {"id", "hash"}
    assert set(FIELDS) == set(AuditEvent.SEALED)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Le\u0302 Hoa", "Lê Hoa"),
        ({"Đa\u0301": ["a\u0301"]}, {"Đá": ["á"]}),
        ("\n\u0303", "\n\u0303"),
        (1e22, 10**22),
        (-0.0, 0),
        (0.1, 0.1),
        ({2026: (True, None)}, {"2026": [True, None]}),
    ],
)
def test_a_value_is_kept_as_every_database_gives_it_back(
    given: object, kept: object
) -> None:
    assert repr(plain(given)) == repr(kept)


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in an event"):
        canonical({"after": {1, 2}})
