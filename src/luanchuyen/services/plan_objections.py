"""What stands against choosing a version or submitting a plan, each a sentence that says what to do."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from luanchuyen.matching.proposal import Status
from luanchuyen.records.models import (
    PlanAct,
    PlanQuestion,
    PlanVersion,
    Post,
    Tenure,
)
from luanchuyen.records.plan_states import ActKind
from luanchuyen.services import plan_findings
from luanchuyen.services.plan_fellows import made_together
from luanchuyen.services.plan_versions import (
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
    """Nobody is moved by the chosen versions of two open plans, and no seat is filled or left by both.

    A post one plan frees may be filled by the other (MH-IV.2b).
    """
    ours = _Ends.of(version)
    for other in _chosen_elsewhere(version):
        theirs = _Ends.of(other)
        for what, shared in (
            ("Cán bộ", ours.people & theirs.people),
            ("Chức danh", _overfull(ours, theirs, version.plan.day)),
        ):
            if shared:
                yield (
                    f"{what} {_named(sorted(shared))} đã có trong kế hoạch «{other.plan.title}»"
                    " chưa kết thúc; hãy bỏ ra hoặc kết thúc kế hoạch đó trước."
                )


@dataclass(frozen=True)
class _Ends:
    """Who leaves which post in a version, and who comes to which."""

    left: frozenset[tuple[str, str]]
    filled: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, version: PlanVersion) -> "_Ends":
        made = moves(version)
        return cls(
            frozenset((move["official"], move["from"]) for move in made),
            frozenset((move["official"], move["to"]) for move in made),
        )

    @property
    def people(self) -> set[str]:
        return {official for official, _ in self.left}


def _overfull(ours: _Ends, theirs: _Ends, on: date) -> set[str]:
    """Posts to which both send more than have a seat, or from which both take more than sit there."""
    left, filled = (
        _by_post(ours.left | theirs.left),
        _by_post(ours.filled | theirs.filled),
    )
    both_fill = _by_post(ours.filled).keys() & _by_post(theirs.filled).keys()
    both_leave = _by_post(ours.left).keys() & _by_post(theirs.left).keys()
    posts = Post.objects.filter(pk__in=both_fill | both_leave)
    seats = dict(posts.values_list("pk", "seats"))
    held = Tenure.objects.current(on).filter(post__in=seats)
    holders = _by_post(held.values_list("official", "post"))
    return {
        post
        for post in both_fill
        if filled[post] > seats.get(post, 0) - holders[post] + left[post]
    } | {post for post in both_leave if left[post] > holders[post]}


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


def _by_post(pairs: Iterable[tuple[str, str | None]]) -> Counter[str]:
    """How many officials stand with each post."""
    return Counter(post for _, post in set(pairs) if post)


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
    finding = plan_findings.found(version, PlanQuestion.ENVY)
    if not finding.is_whole:
        yield (
            f"Mới xét {len(finding.pieces)} trong {finding.count} trường hợp hơn điểm ưu tiên mà không"
            f" được chọn của phương án {version.number}; hãy xét hết ở trang «Vì sao», mục «Hơn điểm mà"
            " không được chọn», rồi trình."
        )
    for one in finding.pieces:
        if not one["has_reason"]:
            yield (
                f"Chưa có lý do để «{one['passed_over']}» ({one['points']} điểm ưu tiên)"
                f" không được chọn vào «{one['post']}» mà chọn «{one['chosen']}»"
                f" ({one['chosen_points']} điểm); hãy ấn định người được chọn và nêu lý do."
            )


def without_the_others(version: PlanVersion) -> Iterator[str]:
    """What was solved together with other plans goes on with them: one fills what another frees."""
    for other in made_together(version):
        if other.plan_id != version.plan_id and not _goes_on_with(
            other.plan.chosen, version, other
        ):
            yield (
                f"Phương án {version.number} được lập chung với phương án {other.number} của kế hoạch"
                f" «{other.plan.title}», nhưng kế hoạch đó chưa chọn phương án ấy; hãy chọn ở cả hai"
                " kế hoạch, hoặc chọn một phương án lập riêng."
            )


def _goes_on_with(
    chosen: PlanVersion | None, version: PlanVersion, other: PlanVersion
) -> bool:
    """Whether what the other plan chose is what the version was solved with, or was solved beside it."""
    return chosen is not None and (chosen == other or version in made_together(chosen))


AGAINST_CHOOSING: tuple[Objection, ...] = (no_solution, lifted_out, in_another_plan)
# Further checks of what is submitted are added to this table.
AGAINST_SUBMITTING: tuple[Objection, ...] = (
    stale,
    *AGAINST_CHOOSING,
    without_the_others,
    without_the_machine,
    without_reason,
    passed_over,
)


def against(version: PlanVersion, table: Sequence[Objection]) -> list[str]:
    """Every sentence of a table against a version."""
    return [sentence for objection in table for sentence in objection(version)]


def _named(codes: Sequence[str]) -> str:
    """Codes as `naming` finds them, to put names in their place."""
    rest = len(codes) - _MOST_NAMED
    named = ", ".join(f"«{code}»" for code in codes[:_MOST_NAMED])
    return named + (f" và {rest} mã nữa" if rest > 0 else "")
