"""Fills a Word template: the shipped one, or the office's own of the same name."""

import io
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from luanchuyen.documents.faults import PaperError

_PACKED = (1980, 1, 1, 0, 0, 0)  # the same paper, the same bytes, whenever it is packed


def template(name: str, folder: Path | None) -> bytes:
    """The office's template where its folder has one, otherwise the shipped one."""
    own = folder / name if folder else None
    if own and own.is_file():
        return own.read_bytes()
    return (files(__package__) / "templates" / name).read_bytes()


def filled(name: str, words: Mapping[str, object], folder: Path | None) -> bytes:
    """The paper as a Word file. Raises PaperError, in a sentence, for a template that does not work."""
    # A template may come from outside: it may print what it is given and reach nothing else.
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    paper = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template(name, folder)))
        document.render(dict(words), environment, autoescape=True)
        document.save(paper)
    except (
        TemplateError,
        SyntaxError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
    ) as error:
        raise PaperError(f"Không điền được mẫu «{name}»: {error}.") from error
    return repacked(paper.getvalue())


def repacked(paper: bytes) -> bytes:
    """The same parts in the same order, without the hour at which they were written."""
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(paper)) as given,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for part in given.infolist():
            packed.writestr(
                zipfile.ZipInfo(part.filename, _PACKED),
                given.read(part),
                zipfile.ZIP_DEFLATED,
            )
    return fixed.getvalue()
