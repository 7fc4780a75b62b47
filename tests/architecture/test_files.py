"""No file of the checkout names a place on the network or a number of a real person."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.source import FONTS, ROOT, VENDOR, texts

# This machine, and names of XML vocabularies, which nobody fetches.
HARMLESS = ("127.0.0.1", "localhost", "www.w3.org", "schemas.openxmlformats.org")
ADDRESS = re.compile(r"\b(?:https?|ftp|wss?)://([\w-]+(?:\.[\w-]+)+|localhost)")
STORE = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|jsdelivr\.net|unpkg\.com"
    r"|cdnjs\.|googleapis\.com|gstatic\.com|bootstrapcdn\.com"
)
# A citizen's number: province 001 to 096, century and sex 0 to 3, year of birth, six digits.
CITIZEN = re.compile(r"(?<![\w.])0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}(?![\w.])")
OLD_CARD = re.compile(r"(?<![\w.,/+-])\d{9}(?![\w.,/+-])")


def addresses(text: str) -> list[str]:
    return [host for host in ADDRESS.findall(text) if host not in HARMLESS]


def numbers(text: str) -> list[str]:
    return CITIZEN.findall(text) + OLD_CARD.findall(text)


def own() -> Iterable[tuple[Path, str]]:
    others = [folder.relative_to(ROOT) for folder in (VENDOR, FONTS)]
    return (
        (path, text)
        for path, text in texts().items()
        if not any(path.is_relative_to(folder) for folder in others)
    )


def test_no_file_names_a_store_of_packages() -> None:
    found = {
        str(path): names
        for path, text in texts().items()
        if (names := STORE.findall(text))
    }

    assert found == {}


def test_no_file_of_ours_names_a_remote_address() -> None:
    found = {str(path): hosts for path, text in own() if (hosts := addresses(text))}

    assert found == {}


def test_vendored_files_load_nothing_from_elsewhere() -> None:
    loads = re.compile(r"(?:url\(|@import|\bsrc=|fetch\()\s*[\"']?(?:https?:)?//")
    found = [
        path
        for path in VENDOR.rglob("*.[cj]s*")
        if loads.search(path.read_text("utf-8"))
    ]

    assert found == []


def test_no_file_holds_an_identity_number() -> None:
    found = {str(path): hits for path, text in own() if (hits := numbers(text))}

    assert found == {}


def test_an_address_is_seen() -> None:
    assert addresses("see " + "https:" + "//example.com/x") == ["example.com"]


@pytest.mark.parametrize("number", ["0010" + "85012345", "0121" + "23456"])
def test_an_identity_number_is_seen(number: str) -> None:
    assert numbers(f"số {number};") == [number]
