"""Events written before the chain get their numbers and hashes, in the order they were written."""

from django.db import migrations

from luanchuyen.records.seal_verify import BEGINNING, Noted, digest
from luanchuyen.records.sealing import canonical
from luanchuyen.records.vendors import PerDatabase

# What an event said then; the model's own list may grow.
FIELDS = (
    "type",
    "actor_key",
    "actor_name",
    "on",
    "at",
    "subject_key",
    "subject_label",
    "before",
    "after",
    "request_id",
)
SQLITE = """
    CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit_is_append_only'); END
"""


def join(apps, schema_editor):
    events = apps.get_model("records", "AuditEvent").objects
    last = BEGINNING
    for pk, *values in events.order_by("pk").values_list("pk", *FIELDS):
        link = {"number": last.number + 1, "previous": last.hash}
        hash = digest(canonical(dict(zip(FIELDS, values, strict=True)) | link))
        events.filter(pk=pk).update(**link, hash=hash)
        last = Noted(link["number"], hash)


class Migration(migrations.Migration):
    dependencies = [("records", "0006_audit_events_get_numbers")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    "ALTER TABLE audit_events DISABLE TRIGGER audit_is_append_only"
                ],
                "sqlite": ["DROP TRIGGER audit_is_append_only_update"],
            },
            backwards={},
        ),
        migrations.RunPython(join, migrations.RunPython.noop),
        PerDatabase(
            forwards={
                "postgresql": [
                    "ALTER TABLE audit_events ENABLE TRIGGER audit_is_append_only"
                ],
                "sqlite": [SQLITE],
            },
            backwards={},
        ),
    ]
