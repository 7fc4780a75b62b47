"""What commands about a plan share: its faults, and the conflict where it has no solution."""

from collections.abc import Iterable

import click

from luanchuyen.cli.shared import print_json
from luanchuyen.matching.plan_file import Fault, PlanError
from luanchuyen.matching.rows import Row
from luanchuyen.rules.citing import cited


def tell_plan_error(error: PlanError, *, as_json: bool) -> None:
    if as_json:
        faults = [_fault(fault) for fault in error.faults]
        print_json({"ok": False, "errors": faults, "warnings": [], "counts": {}})
    else:
        click.echo(str(error), err=True)


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "sheet": None,
        "row": fault.line,
        "column": fault.key or None,
        "value": fault.value,
        "message": fault.message,
    }


def print_conflict(rows: Iterable[Row]) -> None:
    click.echo("Không có phương án nào: các điều sau không thể cùng giữ.")
    for row in rows:
        places = f" [{cited(row.cites)}]" if row.cites else ""
        click.echo(f"- {row.sentence}{places}")
