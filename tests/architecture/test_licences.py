"""What the product runs on may be passed on with it: nothing under the GPL or the AGPL."""

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

import pytest

from tests.architecture.source import ROOT

STRICT = re.compile(r"\bA?GPL|(?:Affero )?(?<!Lesser )General Public", re.IGNORECASE)


def licence(package: PackageMetadata) -> str:
    """What a package says of its licence, in the old fields and the new one."""
    said = package.json
    classifiers = [line for line in said.get("classifier", []) if "License ::" in line]
    given = [str(said.get(name, ""))[:80] for name in ("license_expression", "license")]
    return "; ".join([*given, *classifiers])


def runtime() -> list[str]:
    lock = (ROOT / "requirements/runtime.txt").read_text("utf-8")
    return re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE)


@pytest.mark.parametrize("name", runtime())
def test_a_package_may_be_passed_on(name: str) -> None:
    try:
        said = licence(metadata(name))
    except PackageNotFoundError:
        return  # of another platform

    assert not STRICT.search(said), said


@pytest.mark.parametrize("text", ["AGPL-3.0-only", "GNU General Public License v3"])
def test_a_strict_licence_is_seen(text: str) -> None:
    assert STRICT.search(text)


def test_the_lesser_licence_is_fine() -> None:
    assert not STRICT.search("LGPL-3.0-only; GNU Lesser General Public License v3")
