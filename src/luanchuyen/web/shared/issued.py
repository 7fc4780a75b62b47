"""Papers that went out, as lines: number, day, whether it still stands; and a number cancelled."""

from dataclasses import dataclass
from datetime import date

from django import forms

from luanchuyen.records.models import IssuedPaper, IssuedPlan
from luanchuyen.web.shared.fields import text, words
from luanchuyen.web.shared.words import Mark

_STANDS = Mark("met", "Đã phát hành", "met")
_CANCELLED = Mark("not_met", "Số đã hủy", "not_met")


@dataclass(frozen=True)
class IssuedLine:
    """One paper with the addresses of its file as Word and PDF; `cancel` is blank for who may not."""

    name: str
    symbol: str
    sha256: str
    on: date
    mark: Mark
    why: str
    word: str
    pdf: str
    cancel: str


def line(
    one: IssuedPaper | IssuedPlan, name: str, *, word: str, pdf: str, cancel: str
) -> IssuedLine:
    cancelled = one.entry.is_cancelled
    return IssuedLine(
        name=name,
        symbol=one.symbol,
        sha256=one.sha256,
        on=one.on,
        mark=_CANCELLED if cancelled else _STANDS,
        why=one.entry.cancellation.reason if cancelled else "",
        word=word,
        pdf=pdf,
        cancel="" if cancelled else cancel,
    )


def series() -> forms.CharField:
    """In which term a register of the Party counts."""
    return text(
        "Nhiệm kỳ của sổ văn bản",
        required=False,
        help_text="Dạng 2025-2030; để trống: theo kế hoạch, hoặc đánh số theo năm.",
    )


class NumberForm(forms.Form):
    """Why a number is cancelled."""

    reason = words("Lý do hủy số")
