"""Special cases (trường hợp đặc biệt) as papers show them: a criterion that is not met stays so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.documents.form import PaperForm


@dataclass(frozen=True)
class WaiverLine:
    """Whose criterion is waived, why, by whom, in which document of which day."""

    name: str
    criterion: str
    reason: str
    authority: str
    document: str
    day: date


def waiver_lines(lines: Sequence[WaiverLine], form: PaperForm) -> list[str]:
    return [
        f"- {line.name}: không đạt «{line.criterion}». Lý do xem xét: {line.reason}. "
        f"Cấp quyết định: {line.authority}, {line.document}, {form.short_day(line.day)}."
        for line in lines
    ]
