"""Báo cáo thẩm định, tổng hợp ý kiến: every opinion side by side, and what the advisory body proposes."""

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
class AppraisalReport(Paper):
    """`checked` tells what the appraisal found, `differing` the opinions that do not agree, `proposal` what follows."""

    kind: ClassVar[str] = "appraisal"
    name: ClassVar[str] = "Báo cáo thẩm định, tổng hợp ý kiến"

    to: Sequence[str]
    moves: Sequence[MoveLine]
    opinions: Sequence[OpinionLine]
    checked: Sequence[str]
    proposal: Sequence[str]
    differing: Sequence[str] = ()
    waivers: Sequence[WaiverLine] = ()

    def words(self, form: PaperForm) -> Words:
        return {
            "to": self.to,
            "moves": move_words.rows(self.moves, form),
            "born": any(line.born for line in self.moves),
            "opinions": opinion_rows(self.opinions, form),
            "checked": self.checked,
            "differing": self.differing,
            "waivers": waiver_lines(self.waivers, form),
            "proposal": self.proposal,
            "issuer": self.issuer,
        }

    def faults(self) -> Iterator[str]:
        if not self.moves:
            yield "Thiếu cán bộ được thẩm định."
        if not self.checked:
            yield "Thiếu kết quả thẩm định."
        if not self.proposal:
            yield "Thiếu đề xuất của cơ quan thẩm định."
        names = {line.name for line in self.moves}
        for line in self.opinions:
            if line.about and line.about not in names:
                yield f"Ý kiến của {line.body} nói về {line.about}, không có trong danh sách."
