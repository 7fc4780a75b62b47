"""A PDF read by poppler, for tests that look at what readers see."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: Sequence[str]


def pages(file: bytes) -> list[Page]:
    """The pages with their sizes in points and their lines, gaps made single."""
    sizes = re.findall(
        r"size:\s+([\d.]+) x ([\d.]+)", _run("pdfinfo", "-l", "999", file)
    )
    texts = _run("pdftotext", "-layout", file, "-").split("\f")
    return [
        Page(float(width), float(height), _lines(text))
        for (width, height), text in zip(sizes, texts, strict=False)
    ]


WHITE = 255


def grey(file: bytes, *, page: int) -> list[bytes]:
    """The rows of dots of a page as it is shown, a point to a dot."""
    made = _bytes(
        "pdftoppm", "-gray", "-r", "72", "-f", str(page), "-l", str(page), file
    )
    head, dots = made.split(b"\n255\n", 1)
    width = int(head.split()[1])
    return [dots[at : at + width] for at in range(0, len(dots), width)]


def words(file: bytes) -> set[str]:
    """Every word, cut at what is no letter: lines may break there."""
    return words_of(_run("pdftotext", "-layout", file, "-"))


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _run(program: str, *arguments: str | bytes) -> str:
    return _bytes(program, *arguments).decode()


def _bytes(program: str, *arguments: str | bytes) -> bytes:
    if not shutil.which(program):
        pytest.skip("poppler-utils is not here")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        told = [
            str(path) if isinstance(one, bytes) and path.write_bytes(one) else str(one)
            for one in arguments
        ]
        return subprocess.run([program, *told], capture_output=True, check=True).stdout
