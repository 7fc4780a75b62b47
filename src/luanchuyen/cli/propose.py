"""`luanchuyen propose`: the best set of moves for a plan."""

from pathlib import Path

import click
import polars as pl

from luanchuyen.cli.asking import snapshot_from
from luanchuyen.cli.plans import print_conflict, tell_plan_error
from luanchuyen.cli.shared import (
    WorkbookFile,
    json_option,
    print_json,
    print_table,
    progress,
)
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.matching.document import document, document_together, shapes
from luanchuyen.matching.plan_file import PlanError, WrittenPlan, load
from luanchuyen.matching.proposal import Proposal, Status, propose, propose_together
from luanchuyen.matching.words import AIMS, SHAPES
from luanchuyen.rules.words import DIRECTIONS
from luanchuyen.snapshot.snapshot import Snapshot


@click.command("propose", cls=Spoken)
@click.argument("file", type=WorkbookFile(), required=False)
@click.option(
    "--plan",
    "plan_paths",
    type=WorkbookFile(),
    metavar="PLAN.yaml",
    required=True,
    multiple=True,
    help="Kế hoạch: cấp ủy, ngày, ai phải đi, nơi phải có người; ghi nhiều lần để xét chung.",
)
@json_option
def command(file: Path | None, plan_paths: tuple[Path, ...], as_json: bool) -> None:
    """Đề xuất phương án tốt nhất cho kế hoạch, từ FILE (hoặc cơ sở dữ liệu)."""
    try:
        written = [load(path) for path in plan_paths]
        snapshot = snapshot_from(file, as_json=as_json)
        with progress("Đang tìm phương án …"):
            proposals = _proposed(written, snapshot)
    except PlanError as error:
        tell_plan_error(error, as_json=as_json)
        raise click.exceptions.Exit(1) from error
    if not as_json:
        _print(proposals)
    elif len(proposals) == 1:
        print_json(document(proposals[0]))
    else:
        print_json(document_together(proposals))


def _proposed(written: list[WrittenPlan], snapshot: Snapshot) -> list[Proposal]:
    if len(written) == 1:
        return [propose(written[0], snapshot)]
    return propose_together(written, snapshot)


def _print(proposals: list[Proposal]) -> None:
    if proposals[0].status is Status.INFEASIBLE:
        print_conflict(proposals[0].conflict)
        return
    for proposal in proposals:
        _print_one(proposal)
    click.echo(_summary(proposals[0]))


def _print_one(proposal: Proposal) -> None:
    plan = proposal.plan
    _print_moves(proposal, f"{plan.title}, ngày {plan.day:%d/%m/%Y}")
    _print_meters(proposal)
    for person in proposal.stayed:
        click.echo(f"{_named(proposal, person.official)} ở lại: {' '.join(person.why)}")
    for post in proposal.left_open:
        click.echo(f"{post.post} còn trống {post.seats} chỗ: {' '.join(post.why)}")


def _print_moves(proposal: Proposal, title: str) -> None:
    kinds = shapes(proposal)
    posts = dict(proposal.snapshot.posts.select("code", "name").iter_rows())
    rows = [
        [
            move.official,
            _named(proposal, move.official),
            f"{posts[move.origin]} ({move.origin})",
            f"{posts[move.target]} ({move.target})",
            DIRECTIONS.get(move.direction or "", ""),
            SHAPES[kinds[move.official]],
        ]
        for move in proposal.moves
    ]
    headings = ("Cán bộ", "Họ và tên", "Đang giữ", "Đến", "Hướng", "Cách xếp")
    print_table(title, headings, rows)


def _print_meters(proposal: Proposal) -> None:
    quotas = [
        [
            meter.quota.label,
            _asked(meter.quota.at_least, meter.quota.at_most),
            f"{meter.quota.done} + {meter.planned}",
            str(meter.short),
            _bar(meter.quota.done + meter.planned, meter.quota.at_least),
        ]
        for meter in proposal.quotas
    ]
    if quotas:
        headings = ("Chỉ tiêu", "Mức", "Đã có + đợt này", "Còn thiếu", "")
        print_table("Chỉ tiêu", headings, quotas)
    for team in proposal.teams:
        share = f"{float(team.share.at_least) * 100:g} %".replace(".", ",")
        unknown = f", chưa rõ {', '.join(team.unknown)}" if team.unknown else ""
        click.echo(
            f"{team.share.label}: {team.marked}/{team.members} người "
            f"(cần từ {share}, còn thiếu {team.short}{unknown})"
        )


def _asked(least: int | None, most: int | None) -> str:
    if least is None:
        return "chưa đặt số" if most is None else f"nhiều nhất {most}"
    return f"ít nhất {least}" if most is None else f"{least}–{most}"


def _bar(reached: int, wanted: int | None) -> str:
    """How far a number is reached, in ten parts; nothing where none is asked."""
    if not wanted:
        return ""
    full = min(_PARTS, reached * _PARTS // wanted)
    return "█" * full + "░" * (_PARTS - full)


_PARTS = 10


def _named(proposal: Proposal, official: str) -> str:
    people = proposal.snapshot.people
    return str(people.filter(pl.col("code") == official)["name"].item())


def _summary(proposal: Proposal) -> str:
    told = [
        f"{AIMS[aim.id]} {aim.value}"
        if aim.value == aim.bound
        else f"{AIMS[aim.id]} {aim.value} (giới hạn {aim.bound})"
        for aim in proposal.aims
        if aim.id != "tie"
    ]
    proved = (
        "đã chứng minh là tốt nhất"
        if proposal.status is Status.OPTIMAL
        else "chưa chứng minh là tốt nhất"
    )
    return f"{'; '.join(told)}: {proved}."
