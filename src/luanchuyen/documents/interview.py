"""Biên bản gặp gỡ: what the official was told, what the official wishes, and what is asked of the official."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words


@dataclass(frozen=True, kw_only=True)
class InterviewMinutes(Paper):
    """The three parts, and the tasks and the briefing on the place where they were given.

    `began` and `ended` are hours as minutes write them; `present` are those who speak for the body.
    """

    kind: ClassVar[str] = "interview"
    name: ClassVar[str] = "Biên bản gặp gỡ cán bộ"

    move: MoveLine
    at: str
    began: str
    ended: str
    present: Sequence[str]
    secretary: str
    purpose: Sequence[str]
    wishes: Sequence[str]
    responsibility: Sequence[str]
    tasks: Sequence[str] = ()
    briefing: Sequence[str] = ()

    def words(self, form: PaperForm) -> Words:
        return {
            "move": move_words.words(self.move, form),
            "at": self.at,
            "began": self.began,
            "ended": self.ended,
            "met_on": form.long_day(self.day),
            "present": self.present,
            "purpose": self.purpose,
            "wishes": self.wishes,
            "responsibility": self.responsibility,
            "tasks": self.tasks,
            "briefing": self.briefing,
            "secretary_post": "NGƯỜI GHI BIÊN BẢN",
            "secretary": self.secretary,
        }

    def faults(self) -> Iterator[str]:
        parts = {
            "quán triệt mục đích, yêu cầu": self.purpose,
            "tâm tư, nguyện vọng": self.wishes,
            "trách nhiệm của cán bộ": self.responsibility,
        }
        for name, said in parts.items():
            if not any(line.strip() for line in said):
                yield f"Biên bản gặp gỡ thiếu phần «{name}»."
        if not self.present:
            yield "Thiếu người gặp gỡ cán bộ."
