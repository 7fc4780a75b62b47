"""Fills a Word template: the shipped one, or the office's own of the same name."""

import io
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from docx.document import Document
from docx.text.paragraph import Paragraph
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
        without_empty_end(document.docx)
        keep_signature(document.docx)
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


def without_empty_end(document: Document) -> None:
    """Take out a last section that says nothing: an annex of no rows would leave a blank sheet."""
    body = document.element.body
    breaks = body.xpath("./w:p[w:pPr/w:sectPr]")
    rest = list(breaks[-1].itersiblings()) if breaks else []
    if not rest or any(one.xpath("string()").strip() for one in rest):
        return
    section = breaks[-1].pPr.sectPr
    for one in (*rest, breaks[-1]):
        body.remove(one)
    body.append(section)


def keep_signature(document: Document) -> None:
    """Let the last lines go along with the signature: it never stands on a sheet alone."""
    for signature in document.element.body.xpath("./w:tbl")[1:]:
        before = signature.xpath("preceding-sibling::*[position() < 3][self::w:p]")
        if "w:tblBorders" in signature.xml or signature.tblPr.style == "TableGrid":
            continue
        for line in before:
            Paragraph(line, document).paragraph_format.keep_with_next = True


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
