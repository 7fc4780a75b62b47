"""The audit log takes new events; the database refuses to change or remove one."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase

SQLITE = """
    CREATE TRIGGER audit_is_append_only_{when} BEFORE {event} ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit_is_append_only'); END
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0002_no_two_main_tenures")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    """
                    CREATE FUNCTION audit_is_append_only() RETURNS trigger
                    LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'audit_is_append_only'
                        USING ERRCODE = 'integrity_constraint_violation';
                    END $$
                    """,
                    """
                    CREATE TRIGGER audit_is_append_only
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
                    """,
                ],
                "sqlite": [
                    SQLITE.format(when="update", event="UPDATE"),
                    SQLITE.format(when="delete", event="DELETE"),
                ],
            },
            backwards={
                "postgresql": [
                    "DROP TRIGGER audit_is_append_only ON audit_events",
                    "DROP FUNCTION audit_is_append_only",
                ],
                "sqlite": [
                    "DROP TRIGGER audit_is_append_only_update",
                    "DROP TRIGGER audit_is_append_only_delete",
                ],
            },
        ),
    ]
