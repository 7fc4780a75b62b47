"""That a session was ended is written once, as everything of cases is."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase

TABLE = "access_session_ends"
EVENTS = ("UPDATE", "DELETE")


class Migration(migrations.Migration):
    dependencies = [("records", "0015_sessions_end_early")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    f"""
                    CREATE TRIGGER cases_are_append_only
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
                    FOR EACH STATEMENT EXECUTE FUNCTION cases_are_append_only()
                    """,
                ],
                "sqlite": [
                    f"""
                    CREATE TRIGGER {TABLE}_are_append_only_{event.lower()}
                    BEFORE {event} ON {TABLE}
                    BEGIN SELECT RAISE(ABORT, 'cases_are_append_only'); END
                    """
                    for event in EVENTS
                ],
            },
            backwards={
                "postgresql": [f"DROP TRIGGER cases_are_append_only ON {TABLE}"],
                "sqlite": [
                    f"DROP TRIGGER {TABLE}_are_append_only_{event.lower()}"
                    for event in EVENTS
                ],
            },
        ),
    ]
