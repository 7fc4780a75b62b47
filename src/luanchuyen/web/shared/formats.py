"""Days, months and numbers as Vietnamese offices write them."""

import re
from datetime import date, timedelta

NOT_TOLD = "chưa rõ"


def day(value: date | None) -> str:
    """17/04/2026; nothing for no day."""
    return value.strftime("%d/%m/%Y") if value else ""


def until(value: date | None, still: str = "đến nay") -> str:
    """The last day that counts, of a half-open end: 01/07/2025 is "đến hết ngày 30/06/2025"."""
    return f"đến hết ngày {day(value - timedelta(days=1))}" if value else still


def period(first: date | None, end: date | None) -> str:
    """17/04/2026 – đến nay, or to the last day that counts; without a first day only the end."""
    return f"{day(first)} – {until(end)}" if first else until(end, "đang hoạt động")


def month(value: date | None) -> str:
    """04/2026."""
    return value.strftime("%m/%Y") if value else ""


def number(value: int) -> str:
    """1.234.567."""
    return f"{value:,}".replace(",", ".")


def months(value: int) -> str:
    """A count of months with its years: 50 is "50 tháng (4 năm 2 tháng)"."""
    years, rest = divmod(abs(value), 12)
    if not years:
        return f"{value} tháng"
    in_years = f"{years} năm" + (f" {rest} tháng" if rest else "")
    return f"{value} tháng ({in_years})"


def born(value: date | None, precision: str | None) -> str:
    """A birth as precisely as the record tells it: a day, a month or a year."""
    if value is None:
        return NOT_TOLD
    return {"năm": f"{value.year}", "tháng": month(value)}.get(
        precision or "", day(value)
    )


def file_name(text: str) -> str:
    """A code as part of a file's name: letters, digits and dashes of ASCII only."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-") or "tep"
