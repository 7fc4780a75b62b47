"""What a workbook says of itself: where each sheet is, how days count, which styles it has."""

import zipfile
from dataclasses import dataclass
from posixpath import join, normpath
from xml.parsers import expat

from luanchuyen.snapshot.workbook.faults import UnreadableError
from luanchuyen.snapshot.workbook.unpacking import pieces

Elements = list[tuple[str, dict[str, str]]]


@dataclass(frozen=True)
class Directory:
    """Name of each sheet → name of its part.

    `usual` where no two sheets have one name, and days are counted from 1900.
    """

    parts: dict[str, str]
    usual: bool


def read_directory(archive: zipfile.ZipFile) -> Directory:
    names = _names(archive)
    if "xl/workbook.xml" not in names:
        raise UnreadableError(
            "Tệp nén này không phải bảng tính Excel; cần tệp .xlsx lưu từ Excel."
        )
    targets = {
        attributes["Id"]: normpath(join("/xl", attributes["Target"])).lstrip("/")
        for tag, attributes in _elements(
            archive, names.get("xl/_rels/workbook.xml.rels")
        )
        if tag == "Relationship" and {"Id", "Target"} <= attributes.keys()
    }
    parts, usual = {}, True
    for tag, attributes in _elements(archive, names["xl/workbook.xml"]):
        if tag == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            part, name = targets.get(link, ""), attributes.get("name", "")
            usual = usual and name not in parts
            parts[name] = names.get(part.lower(), part)
        elif attributes.get("date1904", "0") not in ("0", "false"):
            usual = False
    return Directory(parts, usual)


def styles(archive: zipfile.ZipFile) -> Elements:
    """What the workbook says of its styles; nothing where that cannot be read."""
    try:
        return _elements(archive, _names(archive).get("xl/styles.xml"))
    except expat.ExpatError:
        return []


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    return {name.lower(): name for name in archive.namelist()}


def _elements(archive: zipfile.ZipFile, name: str | None) -> Elements:
    if name is None:
        return []
    found: Elements = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append(
        (tag.rpartition(":")[2], attributes)
    )
    for piece in pieces(archive, archive.getinfo(name)):
        parser.Parse(piece)
    parser.Parse(b"", True)
    return found
