"""The tables of the house are complete: clauses, dependencies, import contracts."""

import re
import tomllib
from typing import Any

import pytest

from tests.architecture.source import PACKAGE, ROOT
from tests.clauses import all_clauses, named_by

CORE = {"snapshot", "rules", "matching", "documents"}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_clause_a_test_names_is_in_the_list(
    request: pytest.FixtureRequest,
) -> None:
    named = set().union(*(named_by(item) for item in request.session.items))

    assert named - {clause.id for clause in all_clauses()} == set()


def test_clauses_are_listed_once() -> None:
    ids = [clause.id for clause in all_clauses()]

    assert len(ids) == len(set(ids))


def test_every_dependency_has_its_reason() -> None:
    table = project()
    wanted = table["project"]["dependencies"] + table["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=]", wish)[0] for wish in wanted}
    page = (ROOT / "docs/explanation/dependencies.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([^`\[]+)", page, flags=re.MULTILINE))

    assert names - explained == set(), "a line in docs/explanation/dependencies.md"
    assert explained - names == {
        "@tabler/core",
        "echarts",
        "@fontsource/be-vietnam-pro",
        "@expo-google-fonts/tinos",
    }


def test_every_core_package_is_kept_from_django() -> None:
    contracts = project()["tool"]["importlinter"]["contracts"]
    kept = next(c["source_modules"] for c in contracts if c["type"] == "forbidden")
    here = {f"luanchuyen.{name}" for name in CORE if (PACKAGE / name).is_dir()}

    assert set(kept) == here
