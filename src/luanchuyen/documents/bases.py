"""Legal bases (căn cứ) of a paper, each as a paper names it."""

from dataclasses import dataclass
from datetime import date

from luanchuyen.documents.form import PaperForm
from luanchuyen.rules.instruments import library


@dataclass(frozen=True)
class InstrumentBasis:
    """A text of the library of instruments, by its key."""

    key: str

    @property
    def day(self) -> date | None:
        return library()[self.key].issued_on if self.is_known else None

    @property
    def name(self) -> str:
        return library()[self.key].name if self.is_known else self.key

    @property
    def is_known(self) -> bool:
        return self.key in library()

    @property
    def unverified(self) -> bool:
        return library()[self.key].unverified

    def said(self, form: PaperForm) -> str:
        """Quy định số 65-QĐ/TW ngày 28/4/2022 của Bộ Chính trị về luân chuyển cán bộ."""
        text = library()[self.key]
        # A law carries its kind in its title and is named by it.
        own_name = text.title.startswith(text.kind)
        parts = [
            text.title if own_name else text.kind,
            f"số {text.number}" if text.number else "",
            f"ngày {form.short_day(text.issued_on)}" if text.issued_on else "",
            f"của {text.issuer}",
            "" if own_name else text.title,
        ]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class DatedBasis:
    """A survey of needs or a review of succession plans, with the day of its result."""

    title: str
    day: date

    @property
    def name(self) -> str:
        return self.title

    is_known = True
    unverified = False

    def said(self, form: PaperForm) -> str:
        return f"{self.title} ngày {form.short_day(self.day)}"


Basis = InstrumentBasis | DatedBasis
