"""Mục lục hồ sơ: what lies in a dossier, why it is asked for, and on which pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.comparing import Together
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words
from luanchuyen.rules.citing import cited

_SHOWN = 12  # letters of a fingerprint: enough to find the file, short enough to read


@dataclass(frozen=True)
class Item:
    """One thing in the dossier; without a file it is still wanting, unless `spared` says why none is needed.

    `cites` are the clauses that ask for it, `fingerprint` is that of the stored file.
    """

    title: str
    dated_on: date | None = None
    pages: int | None = None
    fingerprint: str = ""
    cites: Sequence[str] = ()
    spared: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierContents(Paper):
    """The items in the order of the rulebook, counted on from the page the first begins on."""

    kind: ClassVar[str] = "contents"
    name: ClassVar[str] = "Mục lục hồ sơ"

    move: MoveLine
    items: Sequence[Item]
    first_page: int = 1

    def words(self, form: PaperForm) -> Words:
        return {
            "move": move_words.words(self.move, form),
            "items": self._rows(form),
            "pages": f"{sum(one.pages or 0 for one in self.items):02d}",
            "wanting": [
                one.title for one in self.items if one.pages is None and not one.spared
            ],
            "issuer": self.issuer,
        }

    def told(self) -> Iterator[object]:
        yield self.move
        for one in self.items:
            shown = one.fingerprint[:_SHOWN]
            yield Together(one.title, one.dated_on, shown, cited(one.cites))

    def _rows(self, form: PaperForm) -> list[Words]:
        rows: list[Words] = []
        page = self.first_page
        for number, one in enumerate(self.items, 1):
            rows.append(
                {
                    "number": number,
                    "title": one.title,
                    "on": form.short_day(one.dated_on) if one.dated_on else "",
                    "pages": one.spared or _pages(page, one.pages),
                    "fingerprint": one.fingerprint[:_SHOWN],
                    "cites": cited(one.cites),
                }
            )
            page += one.pages or 0
        return rows

    def faults(self) -> Iterator[str]:
        if not self.items:
            yield "Hồ sơ chưa có tài liệu nào."
        for one in self.items:
            if one.pages is not None and one.pages < 1:
                yield f"«{one.title}» có {one.pages} trang."
            if one.dated_on and one.dated_on > self.written_on:
                yield f"«{one.title}» có ngày {one.dated_on:%d/%m/%Y}, sau ngày của mục lục."


def _pages(first: int, pages: int | None) -> str:
    if pages is None:
        return "còn thiếu"
    return f"{first}" if pages == 1 else f"{first}–{first + pages - 1}"
