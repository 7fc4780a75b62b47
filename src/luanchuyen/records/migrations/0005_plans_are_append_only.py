"""What belongs to a plan is written once; the database refuses to change or remove it."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase

TABLES = (
    "rotation_plans",
    "plan_reviews",
    "plan_acts",
    "plan_versions",
    "plan_reasons",
    "unit_proposals",
)
EVENTS = ("UPDATE", "DELETE")


class Migration(migrations.Migration):
    dependencies = [("records", "0004_plans")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    """
                    CREATE FUNCTION plans_are_append_only() RETURNS trigger
                    LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'plans_are_append_only'
                        USING ERRCODE = 'integrity_constraint_violation';
                    END $$
                    """,
                    *(
                        f"""
                        CREATE TRIGGER plans_are_append_only
                        BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                        FOR EACH STATEMENT EXECUTE FUNCTION plans_are_append_only()
                        """
                        for table in TABLES
                    ),
                ],
                "sqlite": [
                    f"""
                    CREATE TRIGGER {table}_are_append_only_{event.lower()}
                    BEFORE {event} ON {table}
                    BEGIN SELECT RAISE(ABORT, 'plans_are_append_only'); END
                    """
                    for table in TABLES
                    for event in EVENTS
                ],
            },
            backwards={
                "postgresql": [
                    *(
                        f"DROP TRIGGER plans_are_append_only ON {table}"
                        for table in TABLES
                    ),
                    "DROP FUNCTION plans_are_append_only",
                ],
                "sqlite": [
                    f"DROP TRIGGER {table}_are_append_only_{event.lower()}"
                    for table in TABLES
                    for event in EVENTS
                ],
            },
        ),
    ]
