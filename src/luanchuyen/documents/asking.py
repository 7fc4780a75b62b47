"""Công văn: asks a unit for its opinion, or a body for its appraisal, by a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words


@dataclass(frozen=True, kw_only=True)
class _Letter(Paper):
    """`questions` are what is asked, `due` the last day to answer, `answer_to` where the answer goes."""

    to: Sequence[str]
    moves: Sequence[MoveLine]
    questions: Sequence[str]
    answer_to: str
    due: date
    enclosed: Sequence[str] = ()

    def words(self, form: PaperForm) -> Words:
        return {
            "to": self.to,
            "moves": move_words.rows(self.moves, form),
            "born": any(line.born for line in self.moves),
            "questions": self.questions,
            "answer_to": self.answer_to,
            "due": form.short_day(self.due),
            "enclosed": self.enclosed,
            "issuer": self.issuer,
        }

    def faults(self) -> Iterator[str]:
        if not self.to:
            yield "Thiếu nơi được hỏi."
        if not self.moves:
            yield "Thiếu cán bộ cần lấy ý kiến."
        if not self.questions:
            yield "Thiếu nội dung cần lấy ý kiến."
        if self.due < self.written_on:
            yield f"Hạn trả lời {self.due:%d/%m/%Y} trước ngày của công văn {self.written_on:%d/%m/%Y}."


@dataclass(frozen=True, kw_only=True)
class OpinionRequest(_Letter):
    """To where the official works, or is to work."""

    kind: ClassVar[str] = "opinion_request"
    name: ClassVar[str] = "Công văn xin ý kiến"


@dataclass(frozen=True, kw_only=True)
class AppraisalRequest(_Letter):
    """To the bodies that appraise what lies in their field."""

    kind: ClassVar[str] = "appraisal_request"
    name: ClassVar[str] = "Công văn đề nghị thẩm định"
