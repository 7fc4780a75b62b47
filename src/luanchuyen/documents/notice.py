"""Thông báo: tells units and officials what was decided, and what becomes of the pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words
from luanchuyen.documents.pay import NO_PAY, Pay, pay_lines


@dataclass(frozen=True, kw_only=True)
class Notice(Paper):
    """`said` is what is made known, paragraph by paragraph; moves and pay where it is about them."""

    kind: ClassVar[str] = "notice"
    name: ClassVar[str] = "Thông báo"

    said: Sequence[str]
    moves: Sequence[MoveLine] = ()
    pay: Pay = NO_PAY

    def words(self, form: PaperForm) -> Words:
        return {
            "issuer": self.issuer,
            "said": self.said,
            "moves": move_words.rows(self.moves, form),
            "born": any(line.born for line in self.moves),
            "pay": pay_lines(self.pay, form),
        }

    def faults(self) -> Iterator[str]:
        if not self.said:
            yield "Thiếu nội dung thông báo."
