"""A rulebook with one value as it might become: for asking what a rule would do before it is made."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from luanchuyen.rules import located_yaml
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.instruments import library
from luanchuyen.rules.located_yaml import RulebookError
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import Rulebook

_PLACE = re.compile(r"[0-9]{1,4}")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}\.[0-9]{1,9}")
_NOTE = "Giá trị giả định, chưa ban hành."


class SupposingError(ValueError):
    """A value that cannot be supposed: what is wrong, and what would be right."""


@dataclass(frozen=True)
class Supposition:
    """One value of one criterion's line; `book` is blank where only one book has the line.

    `path` leads from the version to the value: a name, or names and places in lists.
    """

    line: str
    path: tuple[str | int, ...]
    value: int | float | str
    book: str | None = None


def read(text: str) -> Supposition:
    """Read `age_limit.men=50`, or with the book before it, `dong-ha-2021:age_limit.men=50`.

    Raises SupposingError.
    """
    where, _, value = text.partition("=")
    book, colon, rest = where.strip().rpartition(":")
    line, *path = rest.split(".")
    if not all((line, path, *path, value.strip())):
        message = f"«{text}» cần có dạng TIÊU_CHÍ.GIÁ_TRỊ=SỐ, như age_limit.men=50."
        raise SupposingError(message)
    places = tuple(int(part) if _PLACE.fullmatch(part) else part for part in path)
    return Supposition(line, places, _value(value.strip()), book if colon else None)


def _value(text: str) -> int | float | str:
    """A number, or a word as it is; whether one is wanted there is for the reader to say."""
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def supposed(rulebook: Rulebook, change: Supposition, since: date) -> Rulebook:
    """The rulebook with the value in force from the day on; its version is another.

    Raises SupposingError, with the reader's own words where the value is wrong.
    """
    changed = _book_of(rulebook, change)
    text = _text(changed, change, since)
    try:
        parts = parse(text, f"{changed.id}.yaml", library())
    except RulebookError as error:
        message = f"{change.line}: {error.message} ({error.code})."
        raise SupposingError(message) from error
    return _joined(rulebook, Rulebook(changed.id, parts, changed.extends))


def _joined(rulebook: Rulebook, changed: Rulebook) -> Rulebook:
    """The chain with the changed book in the place of the one of its id."""
    if rulebook.id == changed.id:
        return changed
    extends = rulebook.extends and _joined(rulebook.extends, changed)
    return Rulebook(rulebook.id, rulebook.parts, extends)


def _book_of(rulebook: Rulebook, change: Supposition) -> Rulebook:
    """The one book of the chain whose line is meant."""
    having = [
        book
        for book in rulebook.chain
        if any(line.key == change.line for line in book.parts.criteria)
        and change.book in (None, book.id)
    ]
    if len(having) == 1:
        return having[0]
    if having:
        named = ", ".join(book.id for book in having)
        message = (
            f"«{change.line}» có trong nhiều bộ quy định: {named}; "
            f"ghi rõ bộ, như {having[-1].id}:{change.line}."
        )
        raise SupposingError(message)
    lines = dict.fromkeys(
        line.key for book in rulebook.chain for line in book.parts.criteria
    )
    message = (
        f"Bộ quy định {change.book or rulebook.id} không có dòng «{change.line}»; "
        f"các dòng: {', '.join(lines)}."
    )
    raise SupposingError(message)


def _text(book: Rulebook, change: Supposition, since: date) -> str:
    """The text of the book, written anew, with one more version of the line."""
    document: Any = located_yaml.read(book.parts.text, f"{book.id}.yaml").value
    versions: list[dict[str, Any]] = document["criteria"][change.line]
    begun = [at for at, one in enumerate(versions) if one["from"] <= since]
    if not begun or versions[begun[-1]].get("repealed"):
        message = f"Dòng «{change.line}» của {book.id} không có hiệu lực ngày {since:%d/%m/%Y}."
        raise SupposingError(message)
    version = deepcopy(versions[begun[-1]])
    _put(version, change)
    version |= {"from": since, "unverified": True, "note": _NOTE}
    version.pop("checked_on", None)
    kept = versions[: begun[-1] + 1]
    if kept[-1]["from"] == since:
        kept = kept[:-1]
    document["criteria"][change.line] = [*kept, version, *versions[begun[-1] + 1 :]]
    written: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return written


def _put(version: dict[str, Any], change: Supposition) -> None:
    """Replace the value; whether it is of the right kind is for the reader to say."""
    names = criteria()[change.line.partition("/")[0]].values.model_fields
    if change.path[0] not in names:
        told = ", ".join(names) or "không có giá trị nào"
        message = f"Chỉ thử được các giá trị của «{change.line}»: {told}."
        raise SupposingError(message)
    holder: Any = version
    for part in change.path[:-1]:
        holder = _inside(holder, part, change)
    _inside(holder, change.path[-1], change)
    holder[change.path[-1]] = change.value


def _inside(holder: object, part: str | int, change: Supposition) -> object:
    if isinstance(holder, Mapping) and part in holder:
        inside: object = holder[part]
        return inside
    if isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        return holder[part]
    path = ".".join(str(part) for part in change.path)
    raise SupposingError(f"Dòng «{change.line}» không có giá trị «{path}».")
