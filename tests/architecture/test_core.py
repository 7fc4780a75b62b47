"""The core is pure: no Django, no settings, no clock, no chance, no network."""

import ast

import pytest

from tests.architecture.source import python

CORE = ("snapshot", "rules", "matching", "documents")
OUTSIDE = {
    "django",
    "http",
    "random",
    "requests",
    "secrets",
    "socket",
    "time",
    "urllib",
}
CLOCKS = {"today", "now", "utcnow"}


def imports(tree: ast.AST) -> set[str]:
    """The top-level packages a file imports, and the settings if it does."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {
        name if name == "luanchuyen.settings" else name.split(".")[0] for name in names
    }


def clocks(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]


def may_import(path: str) -> set[str]:
    return {"random"} if path.startswith("src/luanchuyen/snapshot/demo") else set()


def test_the_core_imports_nothing_from_outside() -> None:
    forbidden = OUTSIDE | {"luanchuyen.settings"}
    found = {
        str(path): names
        for path, tree in python(*CORE)
        if (names := (imports(tree) & forbidden) - may_import(str(path)))
    }

    assert found == {}


def test_the_core_asks_no_clock() -> None:
    found = [f"{path}:{line}" for path, tree in python(*CORE) for line in clocks(tree)]

    assert found == [], "pass the day in"


@pytest.mark.parametrize(
    "line", ["import django.db", "from django.conf import settings"]
)
def test_django_is_seen(line: str) -> None:
    assert "django" in imports(ast.parse(line))


def test_a_clock_is_seen() -> None:
    assert clocks(ast.parse("date.today()")) == [1]
