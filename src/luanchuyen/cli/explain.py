"""`luanchuyen explain`: questions about the best plan, each answered by solving again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import polars as pl

from luanchuyen.cli import explain_document, explain_print
from luanchuyen.cli.asking import snapshot_from, spelled
from luanchuyen.cli.explain_told import Told
from luanchuyen.cli.plans import tell_plan_error
from luanchuyen.cli.shared import WorkbookFile, json_option, print_json, progress
from luanchuyen.cli.vietnamese import Spoken
from luanchuyen.matching.alternatives import curve
from luanchuyen.matching.envy import envy_list
from luanchuyen.matching.explain import why, why_empty, why_not
from luanchuyen.matching.plan import Forbid
from luanchuyen.matching.plan_file import PlanError, WrittenPlan, load
from luanchuyen.matching.problem import problem_of
from luanchuyen.matching.replan import replan
from luanchuyen.matching.robustness import withdrawals
from luanchuyen.matching.what_if import what_if
from luanchuyen.rules.screening import UnknownCodeError, require_known
from luanchuyen.rules.supposing import SupposingError, Supposition, read
from luanchuyen.snapshot.snapshot import Snapshot

_EPILOG = """\b
JSON: title, rulebook, version, committee, on, snapshot, status, aims, conflict;
và với mỗi câu hỏi một khóa:
  why, why_not, empty: [{official, post, ground, sentences, cites, obstacles, comparison}]
  curve: [{most, status, moves, aims, bought}]
  robustness: [{official, post, falls, remain, stays, open}]
  replan: {refused, most_changes, changes, fallen, status, moves, aims, comparison, conflict}
  what_if: {change, version, status, moves, aims, eligible, no_longer, gained, lost, comparison}
  envy: {can_be_submitted, lines: [{post, passed_over, chosen, placed, has_reason, answer}]}
ground: proposed, outside, verdict, conflict, aim, equal, not_proved
comparison: {aims: [{id, plan, other, lost}], decisive, proved, added, dropped, changed}
"""


class Supposed(click.ParamType[Supposition]):
    """A value of the law as it might become."""

    name = "TIÊU_CHÍ.GIÁ_TRỊ=SỐ"

    def convert(
        self,
        value: str | Supposition,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Supposition:
        if isinstance(value, Supposition):
            return value
        try:
            return read(value)
        except SupposingError as error:
            self.fail(str(error), param, ctx)


@dataclass(frozen=True)
class Questions:
    """What is asked in one call; officials and posts as their sheets spell them."""

    why: Sequence[str]
    why_not: Sequence[tuple[str, str | None]]
    empty: Sequence[str]
    refused: Sequence[str]
    most_changes: int | None
    change: Supposition | None
    curve: bool
    envy: bool
    robustness: bool


@click.command("explain", cls=Spoken, epilog=_EPILOG)
@click.argument("file", type=WorkbookFile(), required=False)
@click.option(
    "--plan",
    "plan_path",
    type=WorkbookFile(),
    metavar="PLAN.yaml",
    required=True,
    help="Kế hoạch, như của lệnh propose.",
)
@click.option(
    "--why",
    metavar="OFFICIAL",
    multiple=True,
    help="Vì sao chuyển cán bộ này; lặp lại được.",
)
@click.option(
    "--why-not",
    metavar="OFFICIAL[:POST]",
    multiple=True,
    help="Vì sao không chuyển cán bộ này, hoặc không vào chức danh này; lặp lại được.",
)
@click.option(
    "--empty",
    metavar="POST",
    multiple=True,
    help="Vì sao chức danh này còn trống; lặp lại được.",
)
@click.option("--curve", is_flag=True, help="Mỗi người chuyển thêm được gì.")
@click.option(
    "--robustness", is_flag=True, help="Nếu rút từng người thì còn đứng được bao nhiêu."
)
@click.option(
    "--if-refused",
    "refused",
    metavar="OFFICIAL",
    multiple=True,
    help="Lập lại phương án khi rút cán bộ này; lặp lại được.",
)
@click.option(
    "--most-changes",
    type=click.IntRange(min=0),
    metavar="N",
    help="Khi lập lại, đổi tối đa N dòng ngoài các dòng bị rút.",
)
@click.option(
    "--what-if",
    "change",
    type=Supposed(),
    metavar="CRITERION.VALUE=NUMBER",
    help="Nếu quy định đổi giá trị này từ ngày của kế hoạch, như age_limit.men=50.",
)
@click.option(
    "--envy", is_flag=True, help="Ai hơn điểm ưu tiên mà không được chọn, và vì sao."
)
@json_option
def command(
    file: Path | None,
    plan_path: Path,
    why: tuple[str, ...],
    why_not: tuple[str, ...],
    empty: tuple[str, ...],
    curve: bool,
    robustness: bool,
    refused: tuple[str, ...],
    most_changes: int | None,
    change: Supposition | None,
    envy: bool,
    as_json: bool,
) -> None:
    """Hỏi về phương án tốt nhất của kế hoạch, từ FILE (hoặc cơ sở dữ liệu)."""
    if not any((why, why_not, empty, curve, robustness, refused, change, envy)):
        raise click.UsageError(
            "Chưa hỏi gì; chọn ít nhất một câu hỏi, như --why hoặc --curve."
        )
    if most_changes is not None and not refused:
        raise click.UsageError("--most-changes chỉ dùng cùng --if-refused.")
    try:
        written = load(plan_path)
        snapshot = snapshot_from(file, as_json=as_json)
        questions = Questions(
            why=spelled(snapshot.people, why),
            why_not=[_pair(snapshot, text) for text in dict.fromkeys(why_not)],
            empty=spelled(snapshot.posts, empty),
            refused=spelled(snapshot.people, refused),
            most_changes=most_changes,
            change=change,
            curve=curve,
            envy=envy,
            robustness=robustness,
        )
        _require_known(snapshot, questions)
        with progress("Đang tìm câu trả lời …"):
            told = _told(written, snapshot, questions)
    except PlanError as error:
        tell_plan_error(error, as_json=as_json)
        raise click.exceptions.Exit(1) from error
    except (SupposingError, UnknownCodeError) as error:
        raise click.UsageError(str(error.args[0])) from error
    if as_json:
        print_json(explain_document.document(told))
    else:
        explain_print.show(told)


def _pair(snapshot: Snapshot, text: str) -> tuple[str, str | None]:
    """An official, or an official and a post; a code that has the colon in it stays whole."""
    whole = spelled(snapshot.people, [text])[0]
    official, colon, post = text.partition(":")
    if not colon or snapshot.people.filter(pl.col("code") == whole).height:
        return whole, None
    return spelled(snapshot.people, [official])[0], spelled(snapshot.posts, [post])[0]


def _require_known(snapshot: Snapshot, questions: Questions) -> None:
    """Raise UnknownCodeError for a code that stands nowhere in the snapshot."""
    asked = [official for official, _ in questions.why_not]
    places = [post for _, post in questions.why_not if post is not None]
    require_known(
        snapshot,
        officials=[*questions.why, *asked, *questions.refused],
        posts=[*questions.empty, *places],
    )


def _told(written: WrittenPlan, snapshot: Snapshot, questions: Questions) -> Told:
    problem = problem_of(written, snapshot)
    best = problem.best()
    if best is None:
        return Told(problem, None, conflict=problem.conflict())
    again = None
    if questions.refused:
        again = replan(
            problem,
            best.moves,
            refused=[Forbid(official) for official in questions.refused],
            most_changes=questions.most_changes,
        )
    return Told(
        problem,
        best,
        why=[why(problem, best, official) for official in questions.why],
        why_not=[why_not(problem, best, *pair) for pair in questions.why_not],
        empty=[why_empty(problem, best, post) for post in questions.empty],
        curve=curve(problem, best) if questions.curve else None,
        withdrawals=(
            withdrawals(problem.instance, best.moves) if questions.robustness else None
        ),
        refused=questions.refused,
        most_changes=questions.most_changes,
        replanned=again,
        change=questions.change,
        what_if=(
            what_if(written, problem, best, questions.change)
            if questions.change
            else None
        ),
        envies=envy_list(problem, best) if questions.envy else None,
    )
