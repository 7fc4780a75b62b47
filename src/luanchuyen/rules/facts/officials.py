"""Facts of an official on a day: person, post held, succession plan, record (contract, section 2).

Each builder takes the cases (columns official and on) and gives them back with its columns added, in the
same order. A builder runs only when one of its columns is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

import polars as pl

from luanchuyen.rules.facts.days import holds_on_the_day, still_planned
from luanchuyen.rules.facts.places import is_local
from luanchuyen.rules.facts.prepared import LONGEST_GAP, Prepared
from luanchuyen.rules.facts.ranks import with_rank
from luanchuyen.rules.periods import full_months, month_number
from luanchuyen.rules.retirement import Roadmap, retirement_months

CASE = "case"  # number of the row in the cases: joins on it are cheap


@dataclass(frozen=True, eq=False)
class Question:
    """What the facts are asked of: the tables, the roadmap of retirement, the committee if any.

    `cases` has case (its number), official and on. Builders look records up from these columns, not
    from the growing frame of facts, or each would make the one before be computed twice.
    """

    tables: Prepared
    roadmaps: tuple[Roadmap, ...]
    cases: pl.DataFrame
    committee: str | None

    @cached_property
    def first(self) -> date | None:
        """The earliest day asked about."""
        return cast("date | None", self.cases["on"].min())

    @cached_property
    def last(self) -> date | None:
        """The latest day asked about."""
        return cast("date | None", self.cases["on"].max())


def ask(
    tables: Prepared,
    roadmaps: tuple[Roadmap, ...],
    cases: pl.DataFrame,
    committee: str | None = None,
) -> Question:
    """Ask about officials on days: `cases` has the columns official and on."""
    return Question(tables, roadmaps, cases.with_row_index(CASE), committee)


def everyone(tables: Prepared, on: date) -> pl.DataFrame:
    """Cases of all officials of the tables on one day."""
    return tables.snapshot.people.select(
        pl.col("code").alias("official"), pl.lit(on).alias("on")
    )


def person(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Age, retirement and what the personal record holds."""
    record = asked.tables.snapshot.people.lazy().select(
        pl.col("code").alias("official"),
        "born",
        *("sex", "home", "degree", "theory", "state_management"),
        *("council", "health_on", "under_proceedings"),
        pl.col("born").dt.truncate("1mo").alias("birth_month"),
    )
    told = facts.join(record, on="official", how="left", maintain_order="left")
    retiring = retirement_months(asked.roadmaps).lazy()
    return told.join(
        retiring, on=["sex", "birth_month"], how="left", maintain_order="left"
    ).with_columns(
        age=full_months(pl.col("born"), pl.col("on")) // 12,
        months_to_retirement=month_number(pl.col("retirement_month"))
        - month_number(pl.col("on")),
        health_months=_months_begun(pl.col("health_on"), pl.col("on")),
    )


def _months_begun(issued: pl.Expr, on: pl.Expr) -> pl.Expr:
    """Months since a paper was issued, a month begun counting whole: 6 on the day it is six months old.

    Null for a paper issued after the day.
    """
    begun = full_months(issued, on.dt.offset_by("-1d")) + 1
    return pl.when(issued <= on).then(begun)


def held(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """The main post held on the day, since when, and for how long at the head."""
    main = (
        asked.tables.tenures.lazy()
        .filter(~pl.col("concurrent"))
        .select(
            "official",
            pl.col("post").alias("held_post"),
            *(pl.col(name).alias(f"held_{name}") for name in _OF_POST),
            *("held_from", "held_until", "head_from", "managed_by"),
            (pl.col("form") == "Luân chuyển").alias("on_rotation"),
        )
    )
    current = (
        on_the_day(asked, main, "held_from", "held_until")
        .unique(CASE, keep="last")
        .drop("official", "on")
    )
    told = facts.join(current, on=CASE, how="left", maintain_order="left")
    told = with_rank(told, asked.tables, "held_post", "held_rank")
    return told.with_columns(
        months_in_post=full_months(pl.col("held_from"), pl.col("on")),
        head_months=full_months(pl.col("head_from"), pl.col("on")),
        in_committee=_in_committee(asked),
    )


_OF_POST = ("unit", "title", "role", "level", "sector", "locality", "key")


def _in_committee(asked: Question) -> pl.Expr:
    held_post = pl.col("held_post").is_not_null()
    if asked.committee is None:
        return held_post
    managing = asked.tables.succeeded_by(asked.committee)
    return held_post & pl.col("managed_by").is_in(managing).fill_null(False)


def at_home(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Whether the official is a local where he or she now works."""
    return facts.with_columns(
        held_local=is_local(asked.tables.map, "held_locality", "held_level")
    )


def planned(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Entries of the succession plan in force on the day."""
    entries = asked.tables.snapshot.succession.lazy()
    active = asked.cases.lazy().join(entries, on="official")
    active = active.filter(still_planned(pl.col("on")))
    posts = asked.tables.posts.lazy().select(
        "post", pl.col("title", "level").cast(pl.String)
    )
    named = with_rank(
        active.join(posts, on="post", how="left"), asked.tables, "post", "rank"
    )
    plans = named.group_by(CASE).agg(
        pl.concat_str("title", "level", "term", separator="/").alias("planned_for"),
        pl.col("rank").min().alias("highest_planned"),
        pl.col("rank").is_null().any().alias("planned_unranked"),
    )
    return facts.join(plans, on=CASE, how="left", maintain_order="left").with_columns(
        planned=pl.col("planned_for").is_not_null(),
        planned_higher=_planned_higher(),
        planned_for=pl.col("planned_for").fill_null([]),
    )


def _planned_higher() -> pl.Expr:
    """One higher post makes it true; without one, a rank that is missing leaves it unknown."""
    missing = pl.col("planned_unranked") | pl.col("held_rank").is_null()
    return (
        pl.when(pl.col("planned_for").is_null())
        .then(False)
        .when(pl.col("highest_planned") < pl.col("held_rank"))
        .then(True)
        .when(~missing)
        .then(False)
    )


def discipline(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Whether a disciplinary action is in force on the day."""
    return _marked(
        facts,
        asked,
        asked.tables.snapshot.discipline.lazy(),
        "decided_on",
        "lapses_on",
        "disciplined",
    )


def rating(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """The rating of the latest rated year among the two before the year of the day."""
    ratings = asked.tables.snapshot.ratings.lazy()
    year = pl.col("on").dt.year()
    latest = (
        asked.cases.lazy()
        .join(ratings, on="official")
        .filter((pl.col("year") < year) & (pl.col("year") >= year - 2))
        .sort("year", "rating", descending=[False, True])
        .group_by(CASE)
        .agg(pl.col("rating").last().alias("last_rating"))
    )
    return facts.join(latest, on=CASE, how="left", maintain_order="left")


def top_ratings(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """How many years ago each top rating was; null where no earlier year was rated at all."""
    earlier = (
        asked.cases.lazy()
        .join(asked.tables.snapshot.ratings.lazy(), on="official")
        .with_columns(ago=pl.col("on").dt.year() - pl.col("year"))
        .filter(pl.col("ago") >= 1)
    )
    top = pl.col("rating") == "Hoàn thành xuất sắc"
    told = earlier.group_by(CASE).agg(
        pl.col("ago").filter(top).sort().alias("top_rated_ago")
    )
    return facts.join(told, on=CASE, how="left", maintain_order="left")


def confidence(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Whether a confidence vote was ever held, and the share of low votes in the latest."""
    votes = asked.tables.snapshot.confidence.lazy().rename({"on": "voted_on"})
    latest = (
        asked.cases.lazy()
        .join(votes, on="official")
        .filter(pl.col("voted_on") <= pl.col("on"))
        .sort("voted_on", "low_share")
        .group_by(CASE)
        .agg(pl.col("low_share").last().alias("low_confidence"))
    )
    return facts.join(latest, on=CASE, how="left", maintain_order="left").with_columns(
        confidence_voted=pl.col("low_confidence").is_not_null()
    )


def assessments(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """What the signed assessments up to the day say; the latest one that fails a person undoes the rest."""
    signed = asked.tables.snapshot.assessments.lazy().rename({"on": "signed_on"})
    told = (
        asked.cases.lazy()
        .join(signed, on="official")
        .filter(pl.col("signed_on") <= pl.col("on"))
        .sort("signed_on", "kind")
        .group_by(CASE)
        .agg(
            pl.col("kind").last().alias("last_kind"),
        )
    )
    failed = pl.col("last_kind") == "không đạt"
    return facts.join(told, on=CASE, how="left", maintain_order="left").with_columns(
        promising=~failed,
        found_wanting=failed.fill_null(False),  # a failing needs a record that says so
    )


def kinship(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """True where a relative is declared; otherwise nobody knows whether there is none."""
    declared = (
        asked.tables.kin.lazy()
        .select("official", relatives_declared=pl.lit(True))
        .unique()
    )
    return facts.join(declared, on="official", how="left", maintain_order="left")


def history(facts: pl.LazyFrame, asked: Question) -> pl.LazyFrame:
    """Levels worked at and rotated to, and whether the career is told without a hole."""
    begun = asked.tables.tenures.lazy().select(
        "official",
        pl.col("held_from").alias("began_on"),
        pl.col("level").cast(pl.String).alias("worked_level"),
        (pl.col("form") == "Luân chuyển").alias("rotation"),
        _follows_a_hole().alias("hole"),
    )
    rotated = pl.col("worked_level").filter(pl.col("rotation"))
    told = (
        asked.cases.lazy()
        .join(begun, on="official")
        .filter(pl.col("began_on") <= pl.col("on"))
        .group_by(CASE)
        .agg(
            pl.col("worked_level").unique().sort().alias("worked_at"),
            rotated.unique().sort().alias("rotated_to"),
            (~pl.col("hole").any() & (pl.len() > 1)).alias("history_told"),
        )
    )
    return facts.join(told, on=CASE, how="left", maintain_order="left").with_columns(
        pl.col("worked_at", "rotated_to").fill_null([]),
        pl.col("history_told").fill_null(False),
    )


def _follows_a_hole() -> pl.Expr:
    """Whether a tenure began more than 31 days after all earlier ones had ended."""
    ended = pl.col("held_until").fill_null(pl.date(9999, 12, 31))
    latest_end = ended.cum_max().shift(1).over("official", order_by="held_from")
    return (pl.col("held_from") - latest_end > LONGEST_GAP).fill_null(False)


def on_the_day(
    asked: Question, rows: pl.LazyFrame, starts: str, ends: str
) -> pl.LazyFrame:
    """Pairs of a case and a row of the official that holds on its day: the end is no longer in."""
    near = rows.filter(
        (pl.col(starts) <= pl.lit(asked.last, dtype=pl.Date))
        & (pl.col(ends).is_null() | (pl.col(ends) > pl.lit(asked.first, dtype=pl.Date)))
    )
    return (
        asked.cases.lazy()
        .join(near, on="official")
        .filter(holds_on_the_day(starts, ends))
    )


def _marked(
    facts: pl.LazyFrame,
    asked: Question,
    rows: pl.LazyFrame,
    starts: str,
    ends: str,
    name: str,
) -> pl.LazyFrame:
    found = (
        on_the_day(asked, rows, starts, ends)
        .select(CASE, pl.lit(True).alias(name))
        .unique()
    )
    return facts.join(found, on=CASE, how="left", maintain_order="left").with_columns(
        pl.col(name).fill_null(False)
    )


Builder = Callable[[pl.LazyFrame, Question], pl.LazyFrame]

# In the order they build on each other: which columns come from which builder.
BUILDERS: tuple[tuple[Builder, frozenset[str]], ...] = (
    (person, frozenset({"age", "retirement_month", "months_to_retirement", "sex", "home", "degree",
                        "theory", "state_management", "council", "health_months", "under_proceedings"})),
    (held, frozenset({"held_post", "held_unit", "held_title", "held_role", "held_level",
                      "held_sector", "held_locality", "held_key", "held_rank", "held_from",
                      "months_in_post", "head_from", "head_months", "on_rotation", "in_committee"})),
    (at_home, frozenset({"held_local"})),
    (planned, frozenset({"planned", "planned_for", "planned_higher"})),
    (discipline, frozenset({"disciplined"})),
    (rating, frozenset({"last_rating"})),
    (top_ratings, frozenset({"top_rated_ago"})),
    (confidence, frozenset({"confidence_voted", "low_confidence"})),
    (assessments, frozenset({"promising", "found_wanting"})),
    (kinship, frozenset({"relatives_declared"})),
    (history, frozenset({"worked_at", "rotated_to", "history_told"})),
)  # fmt: skip
