"""Every link between our pages leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, texts

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = sorted(path for path in texts() if path.suffix == ".md")


def broken(page: Path, text: str) -> list[str]:
    """The links of a page, relative to it, behind which there is no file."""
    links = [link for link in LINK.findall(text) if "://" not in link]
    return [link for link in links if not (ROOT / page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert broken(page, texts()[page]) == []


def test_a_broken_link_is_seen() -> None:
    assert broken(Path("README.md"), "[a](LICENSE) [b](nowhere.md#x)") == ["nowhere.md"]
