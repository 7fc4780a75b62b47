"""Fills a Word template: the shipped one, or the office's own of the same name."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from luanchuyen.documents.faults import PaperError

_LINE = 80  # letters of a line of the text, less than there ever are
_NOTE = "Ghi chú"  # what a draft says of itself is no text
_KEPT = 2 * _LINE  # how much of the text stands above a signature at least
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
    """Let lines of the text go along with the signature, and it with who receives the paper below it.

    It never stands on a sheet alone, nor with one line, nor a list of recipients without it.
    """
    for signature in document.element.body.xpath("./w:tbl")[1:]:
        if "w:tblBorders" in signature.xml or signature.tblPr.style == "TableGrid":
            continue
        _keep(_before(signature, document), document)
        if _is_followed(signature):
            _keep(
                [*signature.iter(qn("w:p")), *signature.itersiblings(qn("w:p"))],
                document,
            )


def _before(signature: Any, document: Document) -> Iterator[Any]:
    """The paragraphs before it, backwards, until they are long enough."""
    length = 0
    for line in signature.itersiblings(preceding=True):
        if line.tag != qn("w:p") or length >= _KEPT:
            return
        yield line
        text = line.xpath("string()").strip()
        if text and Paragraph(line, document).style.name != _NOTE:  # type: ignore[union-attr]
            length += max(len(text), _LINE)


def _is_followed(signature: Any) -> bool:
    return any(
        one.xpath("string()").strip() for one in signature.itersiblings(qn("w:p"))
    )


def _keep(lines: Iterable[Any], document: Document) -> None:
    for line in lines:
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
