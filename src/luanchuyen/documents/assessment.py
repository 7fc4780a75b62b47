"""Phiếu nhận xét, đánh giá: what the unit says of an official, under each part the law names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words


@dataclass(frozen=True)
class Part:
    """One part an assessment must have, as the rulebook calls it, and what is said under it."""

    heading: str
    said: str


@dataclass(frozen=True, kw_only=True)
class AssessmentForm(Paper):
    """`parts` in the order of the rulebook; `conclusion` is what the collective stands for."""

    kind: ClassVar[str] = "assessment"
    name: ClassVar[str] = "Phiếu nhận xét, đánh giá cán bộ"

    move: MoveLine
    parts: Sequence[Part]
    conclusion: str

    def words(self, form: PaperForm) -> Words:
        return {
            "move": move_words.words(self.move, form),
            "parts": [
                {"heading": f"{number}. {_capital(part.heading)}", "said": part.said}
                for number, part in enumerate(self.parts, 1)
            ],
            "conclusion": self.conclusion,
            "issuer": self.issuer,
        }

    def faults(self) -> Iterator[str]:
        if not self.parts:
            yield "Thiếu các phần nhận xét, đánh giá."
        for part in self.parts:
            if not part.said.strip():
                yield f"Chưa nhận xét phần «{part.heading}»."
        if not self.conclusion.strip():
            yield "Thiếu kết luận của nơi nhận xét."


def _capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]
