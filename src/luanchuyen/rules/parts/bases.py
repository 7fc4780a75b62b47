"""Legal bases (căn cứ) that papers of an office name, in the order its source lists them."""

from collections.abc import Iterator

from pydantic import Field

from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault, twice

BASES = ("plan",)


class BasesEntry(Entry):
    """Keys of the instruments a paper rests on; what several books list adds up."""

    instruments: list[str] = Field(min_length=1)

    def faults(self, line: str) -> Iterator[Fault]:
        yield from twice(("instruments",), self.instruments)
