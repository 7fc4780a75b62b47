"""Possible moves: officials joined to posts on what makes a pair possible, never all with all."""

from collections.abc import Collection, Iterator
from datetime import date

import polars as pl

from luanchuyen.rules.entries import Case, EquivalenceEntry
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.officials import Question, ask, everyone
from luanchuyen.rules.facts.posts import open_seats, posts_in_force
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.rules.facts.ranks import with_rank
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.rules.screening import judged, judged_moves, require_known
from luanchuyen.snapshot.snapshot import Snapshot


def possible_moves(
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    *,
    committee: str | None = None,
    posts: Collection[str] | None = None,
    case: Case | str = Case.TRAINING,
) -> pl.DataFrame:
    """Facts and outcomes of every move that is met, and of those not known for lack of papers.

    A pair is possible where the post is of the rank of the post held, or its title is paired with
    the title held (contract, section 3, `equivalent`); a transfer asks an open seat instead. Pairs
    of which a rank is blank are not listed: nothing can be said for them. Officials who already
    fail, posts the committee does not manage and units not in force are left out before the join.
    Raises as `screening.screen` does.
    """
    rulebook.require_in_force(on)
    require_known(snapshot, committee=committee, posts=posts or ())
    tables = prepare(snapshot)
    asked = ask(tables, rulebook.roadmaps, everyone(tables, on), committee)
    rules = rulebook.rules(on, Case(case))
    officials = judged(asked, rulebook, on, rules, listed=True)
    officials = officials.filter(pl.col("outcome").ne_missing(pl.lit(False)))
    targets = _targets(asked, on, posts)
    pairs = (
        _with_open_seats(officials, targets, asked)
        if case == Case.TRANSFER
        else _equivalent(officials, targets, rulebook, on)
    )
    facts = pairs.join(
        officials.drop("post", "outcome"), on="official", maintain_order="left"
    )
    moves = judged_moves(facts, asked, rulebook, on, rules)
    return moves.filter(pl.col("outcome").ne_missing(pl.lit(False)))


def _targets(asked: Question, on: date, posts: Collection[str] | None) -> pl.DataFrame:
    """Posts of units in force the moves may go to, with title, level and rank of the day."""
    targets = posts_in_force(asked.tables, on, asked.committee)
    if posts is not None:
        targets = targets.filter(pl.col("post").is_in(posts))
    told = targets.lazy().select("post", "title", "level", "on")
    return collect(with_rank(told, asked.tables, "post", "rank"))


def _equivalent(
    officials: pl.DataFrame, targets: pl.DataFrame, rulebook: Rulebook, on: date
) -> pl.DataFrame:
    by_rank = officials.join(targets, left_on="held_rank", right_on="rank").select(
        "official", "post_right"
    )
    titles = pl.DataFrame(
        list(_paired(rulebook.equivalences(on))),
        schema=dict.fromkeys((*_HELD, *_TARGET), pl.String),
        orient="row",
    )
    held = officials.select(
        "official", pl.col("held_title", "held_level").cast(pl.String)
    )
    wanted = targets.select(
        pl.col("post").alias("post_right"),
        pl.col("title").cast(pl.String).alias("target_title"),
        pl.col("level").cast(pl.String).alias("target_level"),
    )
    by_title = held.join(titles, on=_HELD).join(wanted, on=_TARGET)
    pairs = pl.concat([by_rank, by_title.select("official", "post_right")]).unique()
    return pairs.rename({"post_right": "post"}).sort("official", "post")


_HELD = ["held_title", "held_level"]
_TARGET = ["target_title", "target_level"]


def _paired(
    entries: Collection[EquivalenceEntry],
) -> Iterator[tuple[str, str, str, str]]:
    """Titles at levels that are equivalent, both ways."""
    for entry in entries:
        for side in entry.with_:
            one = [
                (title, level)
                for title in entry.post.titles
                for level in entry.post.levels
            ]
            other = [(title, level) for title in side.titles for level in side.levels]
            for here in one:
                for there in other:
                    yield (*here, *there)
                    yield (*there, *here)


def _with_open_seats(
    officials: pl.DataFrame, targets: pl.DataFrame, asked: Question
) -> pl.DataFrame:
    seats = collect(open_seats(targets.select("post", "on"), asked.tables))
    vacant = seats.filter(pl.col("open_seats") > 0).select("post")
    return (
        officials.select("official").join(vacant, how="cross").sort("official", "post")
    )
