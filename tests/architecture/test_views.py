"""Every page says who may open it and which methods it answers."""

import ast
import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

METHODS = {"require_GET", "require_POST", "require_safe", "require_http_methods"}
# Django's own views of the door, which look after themselves.
DOOR = {"ChangePassword", "Login", "Logout"}


def views(patterns: list[Any]) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", pattern.callback)
            if view.__module__.startswith("luanchuyen."):
                yield f"{view.__module__}.{view.__qualname__}", view


def decorators(view: Any) -> set[str]:
    """The names of the decorators a function stands under in its file."""
    module = ast.parse(inspect.getsource(inspect.getmodule(view)))  # type: ignore[arg-type]
    function = next(
        node
        for node in module.body
        if isinstance(node, ast.FunctionDef) and node.name == view.__name__
    )
    called = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return {ast.unparse(name).rpartition(".")[2] for name in called}


def missing(view: Any) -> list[str]:
    """What a view does not say: who may open it, and by which methods."""
    if inspect.isclass(view):
        declared = "http_method_names" in vars(view)
        return ["allowed"] * (view.__name__ not in DOOR) + ["http_method_names"] * (
            not declared
        )
    above = decorators(view)
    return ["allowed"] * ("allowed" not in above) + ["require_…"] * (
        not above & METHODS
    )


def test_every_view_is_in_the_permission_table() -> None:
    found = {
        name: gaps
        for name, view in views(get_resolver().url_patterns)
        if (gaps := missing(view))
    }

    assert found == {}


def bare(request: Any) -> None:
    """A view that says nothing."""


def test_a_bare_view_is_seen() -> None:
    assert missing(bare) == ["allowed", "require_…"]


@pytest.mark.parametrize("name", sorted(DOOR))
def test_a_view_of_the_door_is_still_there(name: str) -> None:
    assert any(
        key.endswith(f".{name}") for key, _ in views(get_resolver().url_patterns)
    )
