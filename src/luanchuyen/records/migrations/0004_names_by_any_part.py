"""On PostgreSQL, find a name by any part of it (trigrams); SQLite reads its index through."""

from django.db import migrations

from luanchuyen.records.vendors import PerDatabase


class Migration(migrations.Migration):
    dependencies = [("records", "0003_audit_is_append_only")]

    operations = [
        PerDatabase(
            forwards={
                "postgresql": [
                    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                    """
                    CREATE INDEX person_name_trigrams ON people
                    USING gin (name_folded gin_trgm_ops)
                    """,
                ],
            },
            backwards={"postgresql": ["DROP INDEX person_name_trigrams"]},
        ),
    ]
