"""`luanchuyen review`: who must move, and where somebody is needed."""

from datetime import date
from pathlib import Path

import click

from luanchuyen.cli.asking import (
    asking_options,
    refusals,
    snapshot_from,
    spelled_unit,
)
from luanchuyen.cli.shared import print_json, print_table
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.rules.citing import cited
from luanchuyen.rules.demand import Demand, Kind, Review, review
from luanchuyen.rules.demand.document import document
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.words import KINDS
from luanchuyen.snapshot.snapshot import Snapshot


@click.command("review", cls=Spoken)
@asking_options
def command(
    file: Path | None,
    rulebook: Rulebook,
    on: date,
    committee: str | None,
    as_json: bool,
) -> None:
    """Rà soát nhu cầu trong FILE (hoặc cơ sở dữ liệu): ai phải chuyển, nơi nào cần người."""
    snapshot = snapshot_from(file, as_json=as_json)
    with refusals():
        found = review(
            snapshot, rulebook, on, committee=spelled_unit(snapshot, committee)
        )
    if as_json:
        print_json(document(found, snapshot, rulebook, on))
    else:
        _print(found, snapshot, f"{rulebook.title}, rà soát ngày {on:%d/%m/%Y}")


def _print(found: Review, snapshot: Snapshot, title: str) -> None:
    people, units, posts = (
        dict(frame.select("code", "name").iter_rows())
        for frame in (snapshot.people, snapshot.units, snapshot.posts)
    )
    rows = [
        [
            KINDS[demand.kind],
            units.get(demand.unit or "", ""),
            posts.get(demand.post or "", ""),
            people.get(demand.official or "", ""),
            f"{demand.since:%d/%m/%Y}" if demand.since else "",
            "" if demand.months is None else str(demand.months),
            cited(demand.cites),
        ]
        for demand in found.demands
    ]
    headings = (
        "Nhu cầu",
        "Đơn vị",
        "Chức danh",
        "Cán bộ",
        "Từ ngày",
        "Số tháng",
        "Căn cứ",
    )
    print_table(title, headings, rows)
    click.echo(_summary(found.demands))
    if found.unknown:
        names = ", ".join(people[unknown.official] for unknown in found.unknown)
        click.echo(
            f"Chưa rõ có là người địa phương hay không (thiếu quê quán): {names}."
        )


def _summary(demands: tuple[Demand, ...]) -> str:
    counts = [
        f"{KINDS[kind].lower()} {number}"
        for kind in Kind
        if (number := sum(demand.kind is kind for demand in demands))
    ]
    return (
        f"{len(demands)} nhu cầu: {', '.join(counts)}."
        if counts
        else "Không có nhu cầu nào."
    )
