"""Votes in a rulebook: how many must be present, how many must be for."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from luanchuyen.rules.entries import Entry
from luanchuyen.rules.parts.faults import Fault

VOTES = ("collective",)


class Fraction(BaseModel):
    """A share as the law says it, two of three: exact, unlike 0.667."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    parts: int = Field(ge=1)
    of: int = Field(ge=1)


class VoteEntry(Entry):
    """`quorum`: at least so many of all members present; `majority`: more than so many for.

    `by_circulation`: members may be asked in writing instead of meeting.
    """

    quorum: Fraction
    majority: Fraction
    by_circulation: bool

    def faults(self, line: str) -> Iterator[Fault]:
        """A share that is more than all, or a majority nobody can exceed."""
        if self.quorum.parts > self.quorum.of:
            yield Fault(("quorum",), "rules.E004", "«quorum» không thể quá toàn bộ")
        if self.majority.parts >= self.majority.of:
            words = (
                "«majority» phải nhỏ hơn toàn bộ: số phiếu đồng ý phải quá tỷ lệ này"
            )
            yield Fault(("majority",), "rules.E004", words)
