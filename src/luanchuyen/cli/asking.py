"""What `screen` and `review` share: the facts they ask, the rulebook, the day, refusals."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import click
import polars as pl

from luanchuyen.cli.shared import WorkbookFile, json_option, read_or_tell
from luanchuyen.rules.located_yaml import RulebookError
from luanchuyen.rules.rulebook import (
    NotInForceError,
    Rulebook,
    UnknownRulebookError,
    load,
)
from luanchuyen.rules.screening import UnknownCodeError
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.titles import plain

F = TypeVar("F", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "DAY"

    def convert(
        self,
        value: str | date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"“{value}” không phải một ngày YYYY-MM-DD.", param, ctx)


class RulebookId(click.ParamType[Rulebook]):
    """The id of a shipped rulebook."""

    name = "ID"

    def convert(
        self,
        value: str | Rulebook,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Rulebook:
        if isinstance(value, Rulebook):
            return value
        try:
            return load(value)
        except (UnknownRulebookError, RulebookError) as error:
            self.fail(str(error.args[0]), param, ctx)


def asking_options(command: F) -> F:
    """Add FILE, --rulebook, --on, --committee and --json."""
    for option in (
        json_option,
        click.option(
            "--committee", metavar="UNIT", help="Mã cấp ủy quản lý chức danh."
        ),
        click.option("--on", type=Day(), required=True, help="Ngày xét, YYYY-MM-DD."),
        click.option(
            "--rulebook", type=RulebookId(), required=True, help="Bộ quy định áp dụng."
        ),
        click.argument("file", type=WorkbookFile(), required=False),
    ):
        command = option(command)
    return command


def snapshot_from(file: Path | None, *, as_json: bool) -> Snapshot:
    """The facts of a workbook or, without one, of the database."""
    if file is not None:
        return read_or_tell(file, as_json=as_json)
    from luanchuyen.cli.database import taken_snapshot

    return taken_snapshot()


def spelled(frame: pl.DataFrame, codes: Iterable[str]) -> list[str]:
    """Codes as their sheet spells them: they match as headings do; an unknown one stays as it is."""
    known = {plain(code): code for code in frame["code"]}
    exact = set(known.values())
    return [
        code if code in exact else known.get(plain(code), code)
        for code in dict.fromkeys(codes)
    ]


def spelled_unit(snapshot: Snapshot, committee: str | None) -> str | None:
    """The committee's code as the sheet of units spells it."""
    return None if committee is None else spelled(snapshot.units, [committee])[0]


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the rules refuse into errors of the call."""
    try:
        yield
    except (NotInForceError, UnknownCodeError) as error:
        raise click.UsageError(str(error.args[0])) from error
