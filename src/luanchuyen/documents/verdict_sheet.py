"""Phiếu rà soát: every criterion of one official and one post, with its sentence and its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.comparing import Together
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words
from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.citing import cited
from luanchuyen.rules.verdicts import CriterionVerdict, Verdict
from luanchuyen.rules.words import FORCES, OUTCOMES


@dataclass(frozen=True, kw_only=True)
class VerdictSheet(Paper):
    """The verdict of the pair that moves, as screening gave it on the day."""

    kind: ClassVar[str] = "verdict_sheet"
    name: ClassVar[str] = "Phiếu rà soát tiêu chuẩn, điều kiện"

    move: MoveLine
    verdict: Verdict

    def words(self, form: PaperForm) -> Words:
        return {
            "move": move_words.words(self.move, form),
            "reviewed_on": form.short_day(self.day),
            "outcome": OUTCOMES[self.verdict.outcome],
            "criteria": [
                {"number": number, **_row(one)}
                for number, one in enumerate(self.verdict.criteria, 1)
            ],
            "unverified": any(one.unverified for one in self.verdict.criteria),
            "issuer": self.issuer,
        }

    def told(self) -> Iterator[object]:
        yield self.move
        for one in self.verdict.criteria:
            title = criteria()[one.id].title
            yield Together(title, OUTCOMES[one.outcome], one.sentence, cited(one.cites))

    def faults(self) -> Iterator[str]:
        if self.verdict.official != self.move.official:
            yield (
                f"Kết luận là của cán bộ {self.verdict.official}, "
                f"phiếu là của {self.move.official}."
            )


def force(one: CriterionVerdict) -> str:
    """How binding it is, and who may allow an exception."""
    if one.by:
        return f"{AUTHORITIES.get(one.by, one.by)} có thể xem xét trường hợp đặc biệt"
    return FORCES[one.force]


def _row(one: CriterionVerdict) -> dict[str, object]:
    return {
        "title": criteria()[one.id].title,
        "outcome": OUTCOMES[one.outcome],
        "sentence": one.sentence,
        "force": force(one),
        "cites": f"{cited(one.cites)}{' (*)' if one.unverified else ''}",
    }
