"""A step of a migration that is said differently to PostgreSQL and to SQLite."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation


def append_only(*tables: str, refusal: str) -> "PerDatabase":
    """Refuse to change or remove rows of the tables; PostgreSQL has the function `refusal` already."""
    sqlite = [
        (f"{table}_are_append_only_{event.lower()}", event, table)
        for table in tables
        for event in ("UPDATE", "DELETE")
    ]
    return PerDatabase(
        forwards={
            "postgresql": [
                f"""
                CREATE TRIGGER {refusal}
                BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION {refusal}()
                """
                for table in tables
            ],
            "sqlite": [
                f"""
                CREATE TRIGGER {name} BEFORE {event} ON {table}
                BEGIN SELECT RAISE(ABORT, '{refusal}'); END
                """
                for name, event, table in sqlite
            ],
        },
        backwards={
            "postgresql": [f"DROP TRIGGER {refusal} ON {table}" for table in tables],
            "sqlite": [f"DROP TRIGGER {name}" for name, *_ in sqlite],
        },
    )


class PerDatabase(Operation):
    """Run the statements written for the database at hand; none written: do nothing."""

    reduces_to_sql = True
    reversible = True

    def __init__(
        self, forwards: dict[str, Sequence[str]], backwards: dict[str, Sequence[str]]
    ) -> None:
        self.forwards = forwards
        self.backwards = backwards

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any
    ) -> None:
        _run(schema_editor, self.forwards)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any
    ) -> None:
        _run(schema_editor, self.backwards)

    def describe(self) -> str:
        return f"Statements for {' and '.join(self.forwards)}"


def _run(
    schema_editor: BaseDatabaseSchemaEditor, statements: dict[str, Sequence[str]]
) -> None:
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)
