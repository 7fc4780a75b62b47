"""What becomes of pay and allowances with a move: what goes along, what is kept and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.documents.form import PaperForm


@dataclass(frozen=True)
class Kept:
    """An allowance that is kept, to the end of its `last_day`, or as long as the rotation lasts."""

    what: str
    last_day: date | None = None


@dataclass(frozen=True)
class Pay:
    """`moves` goes to the new unit from a day on; `kept` stays although its ground has gone."""

    moves: Sequence[str] = ()
    kept: Sequence[Kept] = ()


NO_PAY = Pay()


def pay_lines(pay: Pay, form: PaperForm) -> list[str]:
    """A line each: what is transferred, then what is kept."""
    moved = [f"- Chuyển về đơn vị mới: {what}." for what in pay.moves]
    kept = [f"- Bảo lưu: {one.what}, {_until(one, form)}." for one in pay.kept]
    return [*moved, *kept]


def _until(kept: Kept, form: PaperForm) -> str:
    if kept.last_day is None:
        return "trong thời gian luân chuyển"
    return f"đến hết ngày {form.short_day(kept.last_day)}"
