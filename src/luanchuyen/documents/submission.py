"""Tờ trình: what is put to those who decide, with the steps taken, the opinions and the special cases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.opinions import OpinionLine, opinion_rows
from luanchuyen.documents.paper import Paper, Words
from luanchuyen.documents.waivers import WaiverLine, waiver_lines


@dataclass(frozen=True, kw_only=True)
class Submission(Paper):
    """`to` decides; `steps` is what was done, `asked` what it is asked to do, `enclosed` the papers with it."""

    kind: ClassVar[str] = "submission"
    name: ClassVar[str] = "Tờ trình"

    to: Sequence[str]
    moves: Sequence[MoveLine]
    steps: Sequence[str]
    asked: Sequence[str]
    opinions: Sequence[OpinionLine] = ()
    waivers: Sequence[WaiverLine] = ()
    enclosed: Sequence[str] = ()

    def words(self, form: PaperForm) -> Words:
        return {
            "to": self.to,
            "moves": move_words.rows(self.moves, form),
            "born": any(line.born for line in self.moves),
            "texts": move_words.texts_by_case(self.moves),
            "steps": self.steps,
            "opinions": opinion_rows(self.opinions, form),
            "waivers": waiver_lines(self.waivers, form),
            "asked": self.asked,
            "enclosed": self.enclosed,
            "issuer": self.issuer,
        }

    def faults(self) -> Iterator[str]:
        """Somebody to ask, something asked for, somebody it is about, and each special case explained."""
        if not self.to:
            yield "Thiếu nơi được trình."
        if not self.asked:
            yield "Thiếu nội dung đề nghị xem xét, quyết định."
        if not self.moves:
            yield "Thiếu danh sách cán bộ được trình."
        told = {waiver.name for waiver in self.waivers}
        for line in self.moves:
            if line.special and line.name not in told:
                yield f"Trường hợp đặc biệt của {line.name} chưa có căn cứ và người quyết định."
