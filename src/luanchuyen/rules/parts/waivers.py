"""What a rulebook wants recorded, beside reason and decision, before a criterion is waived."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault, unknown

GROUNDS: Mapping[str, str] = {
    "special_case": "nêu rõ trường hợp đặc biệt",
    "local_shortage": "văn bản ghi nhận khó khăn về nguồn cán bộ tại chỗ",
    "unit_request": "văn bản đề nghị của địa phương, đơn vị",
}


class WaiverEntry(Entry):
    """Grounds that must all be recorded; the line's key is the criterion."""

    grounds: list[str] = Field(min_length=1)

    def faults(self, line: str) -> Iterator[Fault]:
        """Grounds nobody knows."""
        yield from unknown(("grounds",), self.grounds, GROUNDS)
