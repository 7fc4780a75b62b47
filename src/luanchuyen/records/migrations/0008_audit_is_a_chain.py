"""An event takes the next number and names the hash of the last event, or the database refuses it."""

from django.db import migrations, models

from luanchuyen.records.vendors import PerDatabase

LAST = "SELECT {column} FROM audit_events ORDER BY number DESC LIMIT 1"
NUMBER = f"coalesce(({LAST.format(column='number')}), 0) + 1"
PREVIOUS = f"coalesce(({LAST.format(column='hash')}), '{'0' * 64}')"

# Changing a column makes SQLite build the table anew, without its triggers.
SQLITE_APPEND_ONLY = [
    f"""
    CREATE TRIGGER audit_is_append_only_{event.lower()} BEFORE {event} ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit_is_append_only'); END
    """
    for event in ("UPDATE", "DELETE")
]


class Migration(migrations.Migration):
    dependencies = [("records", "0007_old_events_join_the_chain")]

    operations = [
        PerDatabase(forwards={}, backwards={"sqlite": SQLITE_APPEND_ONLY}),
        migrations.AlterField(
            "auditevent",
            "number",
            models.PositiveBigIntegerField(unique=True, verbose_name="Số thứ tự"),
        ),
        migrations.AlterField(
            "auditevent",
            "previous",
            models.CharField(max_length=64, verbose_name="Mã của sự kiện trước"),
        ),
        migrations.AlterField(
            "auditevent",
            "hash",
            models.CharField(max_length=64, verbose_name="Mã của sự kiện"),
        ),
        # The moment is sealed, so it is known before the row is.
        migrations.AlterField(
            "auditevent", "at", models.DateTimeField(verbose_name="Thời điểm ghi")
        ),
        PerDatabase(
            forwards={
                "postgresql": [
                    f"""
                    CREATE FUNCTION audit_continues_the_chain() RETURNS trigger
                    LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NEW.number IS DISTINCT FROM {NUMBER}
                        OR NEW.previous IS DISTINCT FROM {PREVIOUS} THEN
                            RAISE EXCEPTION 'audit_continues_the_chain'
                            USING ERRCODE = 'integrity_constraint_violation';
                        END IF;
                        RETURN NEW;
                    END $$
                    """,
                    """
                    CREATE TRIGGER audit_continues_the_chain
                    BEFORE INSERT ON audit_events
                    FOR EACH ROW EXECUTE FUNCTION audit_continues_the_chain()
                    """,
                ],
                "sqlite": [
                    *SQLITE_APPEND_ONLY,
                    # A row that takes the key of another (INSERT OR REPLACE) would remove it unseen.
                    f"""
                    CREATE TRIGGER audit_continues_the_chain BEFORE INSERT ON audit_events
                    WHEN NEW.number IS NOT {NUMBER} OR NEW.previous IS NOT {PREVIOUS}
                    OR EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.id)
                    BEGIN SELECT RAISE(ABORT, 'audit_continues_the_chain'); END
                    """,  # noqa: S608 - our own words
                ],
            },
            backwards={
                "postgresql": [
                    "DROP TRIGGER audit_continues_the_chain ON audit_events",
                    "DROP FUNCTION audit_continues_the_chain",
                ],
                "sqlite": ["DROP TRIGGER audit_continues_the_chain"],
            },
        ),
    ]
