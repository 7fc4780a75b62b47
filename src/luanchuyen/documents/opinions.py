"""What bodies and officials answered, as papers list it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.paper import Words

NO_ANSWER = "chưa có ý kiến"


@dataclass(frozen=True)
class OpinionLine:
    """Who was asked about whom, what was answered and on which day; blank while nothing came."""

    body: str
    about: str = ""
    answer: str = ""
    answered_on: date | None = None


def opinion_rows(lines: Sequence[OpinionLine], form: PaperForm) -> list[Words]:
    return [
        {
            "number": number,
            "body": line.body,
            "answer": line.answer or NO_ANSWER,
            "on": form.short_day(line.answered_on) if line.answered_on else "",
            "about": line.about,
        }
        for number, line in enumerate(lines, 1)
    ]
