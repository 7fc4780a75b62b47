"""What the entries that speak of plans must say together, beside each value being of its kind."""

from collections.abc import Iterator, Mapping

from luanchuyen.rules.entries import (
    Body,
    Entry,
    QuotaEntry,
    TeamShareEntry,
    TimingEntry,
)

# Kinds of timing, and which values each asks.
TIMINGS: Mapping[str, set[str]] = {
    "terms": {"first_term"},
    "mid_term": {"body", "tolerance_months"},
    "in_follows_out": {"body"},
    "window": {"opens"},
}
# What the plan itself caps or keeps for the sake of stability.
STABILITY = ("leaving", "approved_leaders")


def faults(key: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """Code and sentence of everything that does not go together in one entry."""
    if isinstance(entry, QuotaEntry):
        yield from _of_quota(key, entry)
    if isinstance(entry, TimingEntry):
        yield from _of_timing(key, entry)
    for body in _bodies(entry):
        if not (body.titles or body.levels or body.sectors):
            yield (
                "rules.E010",
                f"«{key}» cần nêu chức danh, cấp hoặc ngành của mỗi nơi",
            )


def _of_quota(key: str, entry: QuotaEntry) -> Iterator[tuple[str, str]]:
    least, most = entry.at_least, entry.at_most
    if least is not None and most is not None and least > most:
        message = f"«{key}» có mức thấp {least} lớn hơn mức cao {most}"
        yield "rules.E004", message
    if entry.at_least_share is not None and not entry.groups:
        yield "rules.E010", f"«{key}» cần khóa «groups»: tỷ lệ tính trên ai"
    if entry.at_least_share is not None and least is not None:
        message = f"«{key}» chỉ có một trong «at_least» và «at_least_share»"
        yield "rules.E010", message
    if entry.both_ways and not (entry.out_of and entry.into):
        message = f"«{key}» hai chiều thì cần cả «out_of» và «into»"
        yield "rules.E010", message


def _of_timing(key: str, entry: TimingEntry) -> Iterator[tuple[str, str]]:
    wanted = TIMINGS[key]
    given = {
        name
        for name in ("body", "tolerance_months", "opens", "first_term")
        if getattr(entry, name) is not None
    }
    if given != wanted:
        listed = ", ".join(sorted(wanted))
        yield "rules.E010", f"«{key}» cần đúng các giá trị: {listed}"


def _bodies(entry: Entry) -> list[Body]:
    if isinstance(entry, QuotaEntry):
        named = [entry.out_of, entry.into]
    elif isinstance(entry, TeamShareEntry):
        named = [entry.team]
    else:
        named = [entry.body] if isinstance(entry, TimingEntry) else []
    return [body for body in named if body is not None]
