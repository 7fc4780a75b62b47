"""What stands against choosing a version or submitting a plan, each a sentence that says what to do."""

from collections.abc import Callable, Iterator, Sequence

from luanchuyen.matching.envy import envy_list
from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import problem_of
from luanchuyen.matching.proposal import Status
from luanchuyen.records.models import PlanAct, PlanVersion
from luanchuyen.records.plan_states import ActKind
from luanchuyen.services import snapshots
from luanchuyen.services.plan_versions import (
    FILE,
    counterpart,
    explained,
    moves,
    stale,
)

Objection = Callable[[PlanVersion], Iterator[str] | Sequence[str]]
_MOST_NAMED = 5


def no_solution(version: PlanVersion) -> Iterator[str]:
    """A version that has no moves because its rules cannot hold together."""
    if version.document["status"] == Status.INFEASIBLE:
        yield (
            f"Phương án {version.number} không thực hiện được vì các yêu cầu mâu thuẫn;"
            " hãy chọn phương án khác."
        )


def lifted_out(version: PlanVersion) -> Iterator[str]:
    """Nobody leaves a post without another to go to."""
    if nowhere := [move["official"] for move in moves(version) if not move["to"]]:
        yield f"Chưa có nơi bố trí cho {_named(nowhere)}; không để ai rời chức danh mà chưa có chỗ."


def in_another_plan(version: PlanVersion) -> Iterator[str]:
    """Nobody and no post stands in the chosen versions of two open plans at once."""
    people, posts = _touched(version)
    for other in _chosen_elsewhere(version):
        theirs = _touched(other)
        for what, ours in (
            ("Cán bộ", people & theirs[0]),
            ("Chức danh", posts & theirs[1]),
        ):
            if ours:
                yield (
                    f"{what} {_named(sorted(ours))} đã có trong kế hoạch «{other.plan.title}»"
                    " chưa kết thúc; hãy bỏ ra hoặc kết thúc kế hoạch đó trước."
                )


def _chosen_elsewhere(version: PlanVersion) -> list[PlanVersion]:
    """The version chosen last of every other plan that is not closed."""
    acts = (
        PlanAct.objects.filter(kind=ActKind.CHOSEN)
        .exclude(plan=version.plan_id)
        .exclude(plan__acts__kind=ActKind.CLOSED)
        .select_related("version__plan")
    )
    newest = {act.plan_id: act.version for act in acts}
    return [one for one in newest.values() if one is not None]


def _touched(version: PlanVersion) -> tuple[set[str], set[str]]:
    made = moves(version)
    posts = {move[end] for move in made for end in ("from", "to")}
    return {move["official"] for move in made}, posts


def without_the_machine(version: PlanVersion) -> Iterator[str]:
    """People's version is submitted beside the machine's, over the same facts and law."""
    if counterpart(version) is None:
        yield (
            f"Chưa có phương án máy lập trên cùng dữ liệu với phương án {version.number};"
            " hãy để máy lập một phương án để đối chiếu."
        )


def without_reason(version: PlanVersion) -> Iterator[str]:
    """Each difference from the machine's version has its reason."""
    found = explained(version)
    if bare := [one.difference.official for one in found if one.reason is None]:
        yield f"Chưa nêu lý do khác với phương án máy đối với {_named(bare)}."


def passed_over(version: PlanVersion) -> Iterator[str]:
    """Nobody with more merit is passed over for a post without a reason that solving again finds."""
    if version.document["status"] == Status.INFEASIBLE or stale(version):
        return  # said by others
    problem = problem_of(read(version.text, FILE), snapshots.take())
    made = {(move["official"], move["to"]) for move in moves(version)}
    chosen = [
        move for move in problem.instance.moves if (move.official, move.target) in made
    ]
    for one in envy_list(problem, problem.weighed(chosen)):
        if not one.has_reason:
            yield (
                f"Chưa có lý do để {one.passed_over.official} ({one.passed_over.merit} điểm ưu tiên)"
                f" không được chọn vào {one.chosen.target} mà chọn {one.chosen.official}"
                f" ({one.chosen.merit} điểm); hãy ấn định người được chọn và nêu lý do."
            )


AGAINST_CHOOSING: tuple[Objection, ...] = (no_solution, lifted_out, in_another_plan)
# Further checks of what is submitted are added to this table.
AGAINST_SUBMITTING: tuple[Objection, ...] = (
    stale,
    *AGAINST_CHOOSING,
    without_the_machine,
    without_reason,
    passed_over,
)


def against(version: PlanVersion, table: Sequence[Objection]) -> list[str]:
    """Every sentence of a table against a version."""
    return [sentence for objection in table for sentence in objection(version)]


def _named(codes: Sequence[str]) -> str:
    rest = len(codes) - _MOST_NAMED
    return ", ".join(codes[:_MOST_NAMED]) + (f" và {rest} mã nữa" if rest > 0 else "")
