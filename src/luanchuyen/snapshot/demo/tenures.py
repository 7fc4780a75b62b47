"""The table of tenures: careers with their decisions, and the posts held along with the main one."""

from datetime import date

import numpy as np
import polars as pl

from luanchuyen.snapshot.demo.careers import OPEN, Careers
from luanchuyen.snapshot.demo.crowd import Crowd, days
from luanchuyen.snapshot.demo.dice import Dice
from luanchuyen.snapshot.demo.units import Apparatus


def write(apparatus: Apparatus, crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """The tenures of everyone, in the columns of the table."""
    main = Careers(apparatus, crowd, on, seed).write().with_columns(concurrent=False)
    lines = pl.concat([main, _along(main, apparatus)])
    posts = apparatus.posts.select("bloc", post_code="code")
    posts = posts.with_columns(post=np.arange(posts.height))
    lines = lines.join(posts, on="post", how="left", maintain_order="left")
    lasting = lines["until"] == OPEN
    until = lines["until"].set(lasting, 0)
    return lines.select(
        crowd.people["code"].gather(lines["at"]).alias("official"),
        pl.col("post_code").alias("post"),
        pl.when(pl.col("post_code").is_null())
        .then(apparatus.units["code"].gather(lines["unit"]))
        .alias("unit"),
        days("held_from", lines["since"].to_numpy()),
        days("held_until", until.to_numpy(), lasting.to_numpy()),
        "form",
        "concurrent",
        _decision(lines, seed),
    )


def _decision(lines: pl.DataFrame, seed: int) -> pl.Series:
    """Numbers of decisions, in the form of the Party or of the State; some are not recorded."""
    dice = Dice(seed, "decisions")
    number = pl.Series("number", dice.below(np.full(lines.height, 1990)) + 10)
    known = pl.Series("known", ~dice.chosen(lines.height, 0.15))
    state = pl.concat_str("number", pl.lit("/QĐ-UBND"))
    party = pl.concat_str("number", pl.lit("-QĐ/TU"))
    body = pl.when(pl.col("bloc") == "Nhà nước").then(state).otherwise(party)
    frame = pl.DataFrame([lines["bloc"], number, known])
    return frame.select(decision=pl.when("known").then(body)).to_series()


def _along(lines: pl.DataFrame, apparatus: Apparatus) -> pl.DataFrame:
    """The posts held along with the main one today, from the same day."""
    rows = apparatus.posts.with_row_index("row").cast({"row": pl.Int64})
    pairs = rows.drop_nulls("also").select(post="row", code="also")
    pairs = pairs.join(rows.select("code", "row", "unit"), on="code")
    units = apparatus.units.with_row_index("unit_row").select(
        pl.col("unit_row").cast(pl.Int64), unit="code"
    )
    now = lines.filter(until=OPEN).join(pairs.join(units, on="unit"), on="post")
    also = now.with_columns(
        pl.col("row").alias("post"),
        pl.col("unit_row").alias("unit"),
        form=pl.lit("Bầu cử"),
        concurrent=True,
    )
    return also.select(lines.columns).sort("at", "post")
