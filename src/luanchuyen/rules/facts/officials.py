"""Facts of an official on a day: person, post held, succession plan, record (contract, section 2).

Each builder takes the cases (columns official and on) and gives them back with its columns added, in the
same order. A builder runs only when one of its columns is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from luanchuyen.rules.facts.places import is_local
from luanchuyen.rules.facts.prepared import Prepared
from luanchuyen.rules.facts.ranks import with_rank
from luanchuyen.rules.periods import full_months, month_number
from luanchuyen.rules.retirement import Roadmap, retirement_months

CASE = ["official", "on"]


@dataclass(frozen=True, eq=False)
class Question:
    """What the facts are asked of: the tables, the roadmap of retirement, the committee if any."""

    tables: Prepared
    roadmaps: tuple[Roadmap, ...]
    committee: str | None = None


def person(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Age, retirement and what the personal record holds."""
    record = asked.tables.snapshot.people.select(
        pl.col("code").alias("official"),
        "born",
        *("sex", "home", "degree", "theory", "state_management"),
        *("council", "health_on", "under_proceedings"),
        pl.col("born").dt.truncate("1mo").alias("birth_month"),
    )
    told = cases.join(record, on="official", how="left", maintain_order="left")
    retiring = retirement_months(asked.roadmaps).with_columns(
        pl.col("sex").cast(told.schema["sex"])
    )
    return told.join(
        retiring, on=["sex", "birth_month"], how="left", maintain_order="left"
    ).with_columns(
        age=full_months(pl.col("born"), pl.col("on")) // 12,
        months_to_retirement=(
            month_number(pl.col("retirement_month")) - month_number(pl.col("on"))
        ).cast(pl.Int64),
    )


def held(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """The main post held on the day, since when, and for how long at the head."""
    main = asked.tables.tenures.filter(~pl.col("concurrent")).select(
        "official",
        pl.col("post").alias("held_post"),
        *(pl.col(name).alias(f"held_{name}") for name in _OF_POST),
        *("held_from", "held_until", "head_from", "managed_by"),
        (pl.col("form") == "Luân chuyển").alias("on_rotation"),
    )
    current = on_the_day(cases, main, "held_from", "held_until").unique(CASE, keep="last")
    told = cases.join(current, on=CASE, how="left", maintain_order="left")
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


def at_home(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Whether the official is a local where he or she now works."""
    return cases.with_columns(
        held_local=is_local(cases, asked.tables.map, "held_locality", "held_level")
    )


def planned(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Entries of the succession plan in force on the day."""
    entries = asked.tables.snapshot.succession.with_columns(
        last_year=pl.col("term").str.slice(-4).cast(pl.Int32)
    )
    active = on_the_day(cases, entries, "approved_on", "removed_on").filter(
        pl.col("last_year") >= pl.col("on").dt.year()
    )
    posts = asked.tables.posts.select("post", "title", "level")
    named = with_rank(
        active.join(posts, on="post", how="left"), asked.tables, "post", "planned_rank"
    ).join(cases.select(*CASE, "held_rank"), on=CASE, how="left")
    grouped = named.group_by(CASE).agg(
        # Any true makes it true, else a missing rank makes it unknown.
        (pl.col("planned_rank") < pl.col("held_rank")).any(ignore_nulls=False).alias("planned_higher"),
        pl.concat_str(pl.col("title"), pl.col("level").cast(pl.String), "term", separator="/").alias(
            "planned_for"
        ),
    )
    return cases.join(grouped, on=CASE, how="left", maintain_order="left").with_columns(
        planned=pl.col("planned_for").is_not_null(),
        planned_higher=pl.when(pl.col("planned_for").is_not_null())
        .then("planned_higher")
        .otherwise(False),
        planned_for=pl.col("planned_for").fill_null([]),
    )


def discipline(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Whether a disciplinary action is in force on the day."""
    return _marked(cases, asked.tables.snapshot.discipline, "decided_on", "lapses_on", "disciplined")


def rating(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """The rating of the latest rated year among the two before the year of the day."""
    ratings = asked.tables.snapshot.ratings
    year = pl.col("on").dt.year()
    latest = (
        cases.select(CASE)
        .join(ratings, on="official")
        .filter((pl.col("year") < year) & (pl.col("year") >= year - 2))
        .sort("year", "rating", descending=[False, True])
        .group_by(CASE)
        .agg(pl.col("rating").last().alias("last_rating"))
    )
    return cases.join(latest, on=CASE, how="left", maintain_order="left")


def confidence(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Share of low votes in the latest confidence vote: a list, empty where there was none."""
    votes = asked.tables.snapshot.confidence.rename({"on": "voted_on"})
    latest = (
        cases.select(CASE)
        .join(votes, on="official")
        .filter(pl.col("voted_on") <= pl.col("on"))
        .sort("voted_on", "low_share")
        .group_by(CASE)
        .agg(pl.col("low_share").tail(1).alias("low_confidence"))
    )
    return cases.join(latest, on=CASE, how="left", maintain_order="left").with_columns(
        pl.col("low_confidence").fill_null([])
    )


def assessments(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """What the signed assessments up to the day say; the latest one that fails a person undoes the rest."""
    signed = asked.tables.snapshot.assessments.rename({"on": "signed_on"})
    told = (
        cases.select(CASE)
        .join(signed, on="official")
        .filter(pl.col("signed_on") <= pl.col("on"))
        .sort("signed_on", "kind")
        .group_by(CASE)
        .agg(
            pl.col("kind").last().alias("last_kind"),
            (pl.col("kind") == "năng lực nổi trội").any().alias("outstanding"),
        )
    )
    failed = pl.col("last_kind") == "không đạt"
    return cases.join(told, on=CASE, how="left", maintain_order="left").with_columns(
        promising=~failed,
        outstanding=pl.col("outstanding") & ~failed,
        found_wanting=failed.fill_null(False),  # a failing needs a record that says so
    )


def kinship(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """True where a relative is declared; otherwise nobody knows whether there is none."""
    declared = asked.tables.kin.select("official", relatives_declared=pl.lit(True)).unique()
    return cases.join(declared, on="official", how="left", maintain_order="left")


def history(cases: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """Levels worked at and rotated to, and whether the career is told without a hole."""
    begun = (
        asked.tables.tenures.select(
            "official",
            pl.col("held_from").alias("began_on"),
            pl.col("level").cast(pl.String).alias("worked_level"),
            (pl.col("form") == "Luân chuyển").alias("rotation"),
            _follows_a_hole().alias("hole"),
        )
    )
    rotated = pl.col("worked_level").filter(pl.col("rotation"))
    told = (
        cases.select(CASE)
        .join(begun, on="official")
        .filter(pl.col("began_on") <= pl.col("on"))
        .group_by(CASE)
        .agg(
            pl.col("worked_level").unique().sort().alias("worked_at"),
            rotated.unique().sort().alias("rotated_to"),
            (~pl.col("hole").any() & (pl.len() > 1)).alias("history_told"),
        )
    )
    return cases.join(told, on=CASE, how="left", maintain_order="left").with_columns(
        pl.col("worked_at", "rotated_to").fill_null([]), pl.col("history_told").fill_null(False)
    )


def _follows_a_hole() -> pl.Expr:
    """Whether a tenure began more than 31 days after all earlier ones had ended."""
    ended = pl.col("held_until").fill_null(pl.date(9999, 12, 31))
    latest_end = ended.cum_max().shift(1).over("official", order_by="held_from")
    return (pl.col("held_from") - latest_end > pl.duration(days=31)).fill_null(False)


def on_the_day(cases: pl.DataFrame, rows: pl.DataFrame, starts: str, ends: str) -> pl.DataFrame:
    """Pairs of a case and a row of the official that holds on its day: the end is no longer in."""
    first, last = cases["on"].min(), cases["on"].max()
    near = rows.filter(
        (pl.col(starts) <= last) & (pl.col(ends).is_null() | (pl.col(ends) > first))
    )
    return (
        cases.select(CASE)
        .join(near, on="official")
        .filter(
            (pl.col(starts) <= pl.col("on"))
            & (pl.col(ends).is_null() | (pl.col(ends) > pl.col("on")))
        )
    )


def _marked(
    cases: pl.DataFrame, rows: pl.DataFrame, starts: str, ends: str, name: str
) -> pl.DataFrame:
    found = on_the_day(cases, rows, starts, ends).select(*CASE, pl.lit(True).alias(name)).unique()
    return cases.join(found, on=CASE, how="left", maintain_order="left").with_columns(
        pl.col(name).fill_null(False)
    )


Builder = Callable[[pl.DataFrame, Question], pl.DataFrame]

# In the order they build on each other: which columns come from which builder.
BUILDERS: tuple[tuple[Builder, frozenset[str]], ...] = (
    (person, frozenset({"age", "retirement_month", "months_to_retirement", "sex", "home", "degree",
                        "theory", "state_management", "council", "health_on", "under_proceedings"})),
    (held, frozenset({"held_post", "held_unit", "held_title", "held_role", "held_level",
                      "held_sector", "held_locality", "held_key", "held_rank", "held_from",
                      "months_in_post", "head_from", "head_months", "on_rotation", "in_committee"})),
    (at_home, frozenset({"held_local"})),
    (planned, frozenset({"planned", "planned_for", "planned_higher"})),
    (discipline, frozenset({"disciplined"})),
    (rating, frozenset({"last_rating"})),
    (confidence, frozenset({"low_confidence"})),
    (assessments, frozenset({"promising", "outstanding", "found_wanting"})),
    (kinship, frozenset({"relatives_declared"})),
    (history, frozenset({"worked_at", "rotated_to", "history_told"})),
)  # fmt: skip
