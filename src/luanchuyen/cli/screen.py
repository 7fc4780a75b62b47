"""`luanchuyen screen`: who may move, where to, under which article, from which day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from luanchuyen.cli.asking import (
    asking_options,
    refusals,
    snapshot_from,
    spelled,
    spelled_unit,
)
from luanchuyen.cli.shared import print_json, print_table, tracked
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.rules.citing import cited
from luanchuyen.rules.entries import Case
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import Screening, screen
from luanchuyen.rules.verdicts import Verdict, verdicts
from luanchuyen.rules.windows import Windows, parts, windows
from luanchuyen.rules.words import OUTCOMES
from luanchuyen.snapshot.snapshot import Snapshot


@click.command("screen", cls=Spoken)
@asking_options
@click.option(
    "--official",
    "officials",
    metavar="CODE",
    multiple=True,
    help="Chỉ xét cán bộ này; lặp lại được.",
)
@click.option(
    "--post",
    "posts",
    metavar="CODE",
    multiple=True,
    help="Xét cả khả năng giữ chức danh này; lặp lại được.",
)
@click.option(
    "--case",
    type=click.Choice([case.value for case in Case]),
    default="training",
    help="Căn cứ luân chuyển.",
)
@click.option(
    "--window",
    "years",
    type=click.IntRange(1, 50),
    metavar="YEARS",
    help="Tìm ngày bắt đầu và hết đủ điều kiện trong số năm này.",
)
def command(
    file: Path | None,
    rulebook: Rulebook,
    on: date,
    committee: str | None,
    as_json: bool,
    officials: tuple[str, ...],
    posts: tuple[str, ...],
    case: str,
    years: int | None,
) -> None:
    """Xét điều kiện từng cán bộ trong FILE (hoặc cơ sở dữ liệu) theo bộ quy định, ngày xét."""
    snapshot = snapshot_from(file, as_json=as_json)
    posts = tuple(spelled(snapshot.posts, posts))
    officials = tuple(spelled(snapshot.people, officials))
    committee = spelled_unit(snapshot, committee)
    with refusals():
        screening = screen(
            snapshot,
            rulebook,
            on,
            committee=committee,
            officials=officials or None,
            posts=posts,
            case=case,
        )
        found = verdicts(screening)
        if years is not None:
            found = _with_windows(found, screening, committee, posts, years)
    if as_json:
        print_json(_document(screening, found, with_windows=years is not None))
    else:
        _print(found, snapshot, screening, with_windows=years is not None)


def _with_windows(
    found: list[Verdict],
    screening: Screening,
    committee: str | None,
    posts: tuple[str, ...],
    years: int,
) -> list[Verdict]:
    officials = list(dict.fromkeys(verdict.official for verdict in found))
    told: Windows = {}
    for part in tracked(parts(officials), "Đang tìm thời gian đủ điều kiện"):
        told |= windows(
            screening.snapshot,
            screening.rulebook,
            screening.on,
            years,
            part,
            committee=committee,
            posts=posts,
            case=screening.case,
        )
    return [
        replace(
            verdict,
            eligible_from=told[verdict.official, verdict.post].eligible_from,
            eligible_until=told[verdict.official, verdict.post].eligible_until,
        )
        for verdict in found
    ]


def _document(
    screening: Screening, found: Iterable[Verdict], *, with_windows: bool
) -> dict[str, object]:
    return {
        "rulebook": screening.rulebook.id,
        "version": screening.rulebook.version,
        "on": screening.on,
        "snapshot": screening.snapshot.fingerprint,
        "verdicts": [_row(verdict, with_windows=with_windows) for verdict in found],
    }


def _row(verdict: Verdict, *, with_windows: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "official": verdict.official,
        "post": verdict.post,
        "case": verdict.case,
        "outcome": verdict.outcome,
        "facts": verdict.facts,
        "criteria": [
            {
                "id": one.id,
                "outcome": one.outcome,
                "force": one.force,
                "by": one.by,
                "cites": one.cites,
                "facts": one.facts,
                "sentence": one.sentence,
                "unverified": one.unverified,
            }
            for one in verdict.criteria
        ],
    }
    if with_windows:
        row |= {
            "eligible_from": verdict.eligible_from,
            "eligible_until": verdict.eligible_until,
        }
    return row


def _print(
    found: list[Verdict],
    snapshot: Snapshot,
    screening: Screening,
    *,
    with_windows: bool,
) -> None:
    names = dict(snapshot.people.select("code", "name").iter_rows())
    headings = ["Cán bộ", "Họ và tên", "Chức danh", "Kết luận", "Vướng ở"]
    if with_windows:
        headings.append("Đủ điều kiện")
    rows = [
        [
            verdict.official,
            names[verdict.official],
            verdict.post or "",
            OUTCOMES[verdict.outcome],
            _reasons(verdict),
            *([_window(verdict)] if with_windows else []),
        ]
        for verdict in found
    ]
    print_table(
        f"{screening.rulebook.title}, xét ngày {screening.on:%d/%m/%Y}", headings, rows
    )
    click.echo(_summary(found))


def _reasons(verdict: Verdict) -> str:
    stopped = [
        one
        for one in verdict.criteria
        if one.outcome != "met" and one.force != "advisory"
    ]
    told: Mapping[str, str] = {
        one.sentence: cited(one.cites)
        for one in sorted(stopped, key=lambda one: one.outcome)
    }
    return "\n".join(f"{sentence} [{places}]" for sentence, places in told.items())


def _window(verdict: Verdict) -> str:
    if verdict.eligible_from is None:
        return "không có trong thời gian này"
    until = (
        f" đến trước {verdict.eligible_until:%d/%m/%Y}"
        if verdict.eligible_until
        else ""
    )
    return f"từ {verdict.eligible_from:%d/%m/%Y}{until}"


def _summary(found: list[Verdict]) -> str:
    counts = [
        f"{word.lower()} {sum(verdict.outcome == key for verdict in found)}"
        for key, word in OUTCOMES.items()
    ]
    return f"{len(found)} kết luận: {', '.join(counts)}."
