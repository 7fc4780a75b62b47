"""What belongs to a case is written once; the database refuses to change or remove it."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase

TABLES = (
    "cases",
    "case_acts",
    "case_proposals",
    "case_votes",
    "case_waivers",
    "decisions",
    "effects",
    "registers",
    "register_entries",
    "register_cancellations",
    "dossier_items",
    "access_sessions",
)
EVENTS = ("UPDATE", "DELETE")


class Migration(migrations.Migration):
    dependencies = [("records", "0010_cases")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    """
                    CREATE FUNCTION cases_are_append_only() RETURNS trigger
                    LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'cases_are_append_only'
                        USING ERRCODE = 'integrity_constraint_violation';
                    END $$
                    """,
                    *(
                        f"""
                        CREATE TRIGGER cases_are_append_only
                        BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                        FOR EACH STATEMENT EXECUTE FUNCTION cases_are_append_only()
                        """
                        for table in TABLES
                    ),
                ],
                "sqlite": [
                    f"""
                    CREATE TRIGGER {table}_are_append_only_{event.lower()}
                    BEFORE {event} ON {table}
                    BEGIN SELECT RAISE(ABORT, 'cases_are_append_only'); END
                    """
                    for table in TABLES
                    for event in EVENTS
                ],
            },
            backwards={
                "postgresql": [
                    *(
                        f"DROP TRIGGER cases_are_append_only ON {table}"
                        for table in TABLES
                    ),
                    "DROP FUNCTION cases_are_append_only",
                ],
                "sqlite": [
                    f"DROP TRIGGER {table}_are_append_only_{event.lower()}"
                    for table in TABLES
                    for event in EVENTS
                ],
            },
        ),
    ]
