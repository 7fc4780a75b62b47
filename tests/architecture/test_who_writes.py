"""Only services write, and pages ask services: what import contracts cannot see."""

import ast

import pytest

from tests.architecture.source import python

WRITES = {
    "save", "create", "update", "delete", "add_to_class", "bulk_create", "bulk_update",
    "get_or_create", "update_or_create", "select_for_update", "raw", "asave", "acreate",
    "aupdate", "adelete", "abulk_create", "abulk_update", "aget_or_create",
    "aupdate_or_create",
}  # fmt: skip
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def writes(tree: ast.AST) -> list[int]:
    """Lines that call a method by which Django writes (two dicts are joined with `|`)."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


def managers(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


def test_pages_and_commands_never_write() -> None:
    found = [
        f"{path}:{line}" for path, tree in python("web", "cli") for line in writes(tree)
    ]

    assert found == [], "a service writes; call one"


def test_pages_never_touch_the_managers_of_models() -> None:
    found = [
        f"{path}:{line}" for path, tree in python("web") for line in managers(tree)
    ]

    assert found == [], "a service reads; call one"


@pytest.mark.parametrize("line", ["person.save()", "rows.filter(a=1).update(b=2)"])
def test_a_write_is_seen(line: str) -> None:
    assert writes(ast.parse(line)) == [1]


def test_a_manager_is_seen() -> None:
    assert managers(ast.parse("Person.objects.all()")) == [1]
