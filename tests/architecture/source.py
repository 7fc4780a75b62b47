"""The project's own files, as the tests of the house rules read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "luanchuyen"
FONTS = PACKAGE / "documents" / "fonts"
VENDOR = PACKAGE / "web" / "static" / "vendor"


def python(*parts: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file under these parts of the package, parsed."""
    for part in parts:
        for path in sorted((PACKAGE / part).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


@cache
def texts() -> dict[Path, str]:
    """Every file of the checkout that is text and not ignored, by its path from the root."""
    found = {}
    for path in files(ROOT):
        try:
            found[path.relative_to(ROOT)] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, a table of columns
    return found


def files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in ignored() or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from files(path)
        elif not path.is_symlink():
            yield path


@cache
def ignored() -> frozenset[str]:
    """The names .gitignore leaves out, and git's own folder."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    return frozenset({".git", *(line.strip("/") for line in lines)})
