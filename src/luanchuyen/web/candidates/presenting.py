"""Candidates as lines of a page and rows of a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from luanchuyen.rules.entries import Force
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.posts import open_seats
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.rules.verdicts import CriterionVerdict, Outcome, Verdict, verdicts
from luanchuyen.rules.words import at_unit
from luanchuyen.web.candidates.beside import Beside, beside
from luanchuyen.web.candidates.finding import Found
from luanchuyen.web.shared import excel, reading, words
from luanchuyen.web.shared.looking import Looking


@dataclass(frozen=True)
class Line:
    """One candidate: the post held, the outcome with its reasons, and what speaks for the person."""

    code: str
    name: str
    held: str
    mark: words.Mark
    why: Sequence[str]
    beside: Beside


def lines(found: Found, rows: Sequence[reading.Line]) -> list[Line]:
    """Rows of the screening in words."""
    if found.screening is None:
        return []
    codes = [row["official"] for row in rows]
    snapshot, on = found.screening.snapshot, found.screening.on
    told = {one.official: one for one in _verdicts(found, codes)}
    posts = reading.names(snapshot.posts, [row["held_post"] for row in rows])
    units = reading.names(snapshot.units, [row["held_unit"] for row in rows])
    speaking = beside(snapshot, on, found.post, codes)
    return [
        Line(
            code=row["official"],
            name=row["name"],
            held=at_unit(posts[row["held_post"]], units[row["held_unit"]]),
            mark=words.OUTCOMES[told[row["official"]].outcome],
            why=_why(told[row["official"]]),
            beside=speaking[row["official"]],
        )
        for row in rows
    ]


def _verdicts(found: Found, codes: Sequence[str]) -> list[Verdict]:
    """Sentences for the rows people look at alone."""
    assert found.screening is not None  # noqa: S101 - `lines` has looked
    shown = found.screening.facts.filter(pl.col("official").is_in(codes))
    return verdicts(replace(found.screening, facts=shown))


def _why(verdict: Verdict) -> list[str]:
    """What is not known; of who meets everything that, and advice that is not followed."""
    open_ = [one for one in verdict.criteria if one.outcome is not Outcome.MET]
    stopping = [one.sentence for one in open_ if one.force is not Force.ADVISORY]
    advice = [_advice(one) for one in open_ if one.force is Force.ADVISORY]
    met = f"Đạt cả {len(verdict.criteria) - len(advice)} tiêu chí."
    return list(dict.fromkeys([*(stopping or [met]), *advice]))


def _advice(one: CriterionVerdict) -> str:
    """The paper worth having, or the advice that is not followed."""
    papers = dict.fromkeys(words.paper(name) for name in one.missing)
    return (
        f"Nên bổ sung: {'; '.join(papers)}." if papers else f"Nên xem: {one.sentence}"
    )


def standard(post: reading.Line) -> str:
    """The least a post asks for: "Đại học, Cao cấp"."""
    least = ("min_degree", "min_theory", "min_state_management")
    return ", ".join(post[key] for key in least if post[key])


def seats(look: Looking, post: reading.Line) -> int:
    """Open seats of the post on the day; a negative number is a surplus."""
    day = pl.DataFrame({"post": [post["code"]], "on": [look.day.value]})
    found: int = collect(open_seats(day, prepare(look.snapshot)))["open_seats"].item()
    return found


HEADINGS = (
    *("Mã", "Họ và tên", "Chức danh đang giữ", "Kết quả", "Lý do"),
    *("Đánh giá", "Quy hoạch", "Đào tạo", "Còn thiếu so với chức danh"),
)


def cells(line: Line) -> Sequence[excel.Cell]:
    training = line.beside.training
    gaps = (f"{one.label}: {one.gap}" for one in training if one.gap)
    return (
        *(line.code, line.name, line.held, line.mark.word, "\n".join(line.why)),
        "\n".join(line.beside.evaluation),
        "\n".join(line.beside.succession),
        "\n".join(f"{one.label}: {one.value}" for one in training),
        "\n".join(gaps),
    )
