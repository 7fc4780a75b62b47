"""No two main tenures of one person at a time, refused by the database itself."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase

OVERLAP = """
    CREATE TRIGGER no_two_main_tenures_{when}
    BEFORE {event} ON tenures
    WHEN NOT NEW.concurrent AND EXISTS (
        SELECT 1 FROM tenures AS other
        WHERE other.official = NEW.official
          AND NOT other.concurrent
          AND other.id IS NOT NEW.id
          AND other.held_from < coalesce(NEW.held_until, '9999-12-31')
          AND NEW.held_from < coalesce(other.held_until, '9999-12-31')
    )
    BEGIN SELECT RAISE(ABORT, 'no_two_main_tenures'); END
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_tables")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    "CREATE EXTENSION IF NOT EXISTS btree_gist",
                    # The hash, a number, keeps the index quick to fill; the code keeps it exact.
                    """
                    ALTER TABLE tenures ADD CONSTRAINT no_two_main_tenures
                    EXCLUDE USING gist (
                        hashtextextended(official, 0) WITH =,
                        daterange(held_from, held_until) WITH &&,
                        official WITH =
                    ) WHERE (NOT concurrent)
                    """,
                ],
                "sqlite": [
                    OVERLAP.format(when="insert", event="INSERT"),
                    OVERLAP.format(when="update", event="UPDATE"),
                ],
            },
            backwards={
                "postgresql": [
                    "ALTER TABLE tenures DROP CONSTRAINT no_two_main_tenures"
                ],
                "sqlite": [
                    "DROP TRIGGER no_two_main_tenures_insert",
                    "DROP TRIGGER no_two_main_tenures_update",
                ],
            },
        ),
    ]
