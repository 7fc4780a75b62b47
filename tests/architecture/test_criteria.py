"""Criteria keep the third outcome, and each is in force in some rulebook."""

import ast

from luanchuyen.rules import rulebook
from tests.architecture.source import PACKAGE, python

FILLERS = {"fill_null", "fill_nan", "coalesce"}


def fillers(tree: ast.AST) -> list[int]:
    """Lines that turn *not known* into something else."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in FILLERS
    ]


def test_no_criterion_fills_what_is_not_known() -> None:
    found = [
        f"{p}:{line}" for p, tree in python("rules/criteria") for line in fillers(tree)
    ]

    assert found == []


def test_every_criterion_stands_in_a_rulebook() -> None:
    books = [rulebook.load(id_) for id_ in rulebook.ids()]
    used = {line.id for book in books for line in book.parts.criteria}
    files = {path.stem for path in (PACKAGE / "rules/criteria").glob("[!_]*.py")}

    assert files - used == set()


def test_filling_is_seen() -> None:
    assert fillers(ast.parse("fact.home.fill_null(False)")) == [1]
