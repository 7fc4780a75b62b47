"""What else a dossier holds: succession plans, discipline, ratings, votes, assessments, certificates."""

from datetime import date

import numpy as np
import polars as pl

from luanchuyen.snapshot.demo.crowd import Crowd, days
from luanchuyen.snapshot.demo.dice import Dice, Flags, Ints, Pools
from luanchuyen.snapshot.demo.units import Apparatus
from luanchuyen.snapshot.tables import ASSESSMENTS, DISCIPLINE_FORMS, RATINGS
from luanchuyen.snapshot.titles import DEPUTY, HEAD, by_code

_QD_368 = date(2025, 9, 8)


def _today(on: date) -> int:
    return int(np.datetime64(on, "D").astype(np.int64))


def _officials(crowd: Crowd, at: Ints) -> pl.Series:
    return crowd.people["code"].gather(at).alias("official")


def succession(apparatus: Apparatus, crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """Two of three are planned for a post, most for a higher one; some entries are of the last term."""
    dice = Dice(seed, "succession")
    size = len(crowd.post)
    goal = _goals(apparatus.posts, crowd, dice)
    now = dice.chosen(size, 0.64) & (goal >= 0)
    before = dice.chosen(size, 0.3) & (goal >= 0)
    entries = [
        _entries(apparatus.posts, crowd, np.flatnonzero(who), goal, first, dice)
        for who, first in ((now, date(2025, 1, 15)), (before, date(2021, 3, 1)))
    ]
    return pl.concat(entries)


def _goals(posts: pl.DataFrame, crowd: Crowd, dice: Dice) -> Ints:
    """The post each may be planned for: to head the own office, a provincial one, or once more the own."""
    roles = {code: title.role for code, title in by_code().items()}
    rows = posts.with_row_index("row").with_columns(
        role=pl.col("title").replace_strict(roles)
    )
    now = rows.filter(pl.col("closed").is_null())
    heads = now.filter(role=HEAD).unique("unit", keep="first", maintain_order=True)
    held = rows[crowd.post]
    own = held.join(
        heads.select("unit", goal="row"), on="unit", how="left", maintain_order="left"
    )
    provinces = posts["province"].unique(maintain_order=True)
    number = pl.DataFrame({"province": provinces, "at": np.arange(len(provinces))})
    deputies = now.filter(
        pl.col("level") == "Tỉnh",
        (pl.col("role") == DEPUTY) & (pl.col("managed_by") != "TW"),
    ).join(number, on="province", maintain_order="left")
    area = held.join(number, on="province", how="left", maintain_order="left")["at"]
    pool = Pools(deputies["at"].to_numpy(), deputies["row"].cast(pl.Int64).to_numpy())
    above = pool.draw(area.to_numpy(), dice)
    head = (held["role"] == HEAD).to_numpy()
    up = np.where(head, above, own["goal"].cast(pl.Int64).fill_null(-1).to_numpy())
    return np.where(dice.chosen(len(up), 0.18), crowd.post, up)


def _entries(
    posts: pl.DataFrame, crowd: Crowd, at: Ints, goal: Ints, first: date, dice: Dice
) -> pl.DataFrame:
    """Terms of the State run from a year after those of the Party."""
    aims = posts[goal[at]]
    start = first.year // 5 * 5
    state = aims["bloc"] == "Nhà nước"
    term = pl.select(
        pl.when(state)
        .then(pl.lit(f"{start + 1}-{start + 6}"))
        .otherwise(pl.lit(f"{start}-{start + 5}"))
    ).to_series()
    approved = _today(first) + dice.below(np.full(len(at), 480))
    removed = approved + 60 + dice.below(np.full(len(at), 120))
    stays = ~dice.chosen(len(at), 0.04)
    return pl.DataFrame(
        [
            _officials(crowd, at),
            aims["code"].alias("post"),
            term.alias("term"),
            days("approved_on", approved),
            days("removed_on", removed, stays),
        ]
    )


def discipline(crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """Three in a hundred were disciplined in four years; most of it has lapsed after a year."""
    dice = Dice(seed, "discipline")
    at = np.flatnonzero(dice.chosen(len(crowd.post), 0.03))
    decided = _today(on) - 20 - dice.below(np.full(len(at), 1440))
    form = np.array(DISCIPLINE_FORMS, dtype=object)[
        dice.weighted(len(at), (70.0, 27.0, 3.0, 0.0))
    ]
    return pl.DataFrame(
        [
            _officials(crowd, at),
            pl.Series("form", form, pl.String),
            days("decided_on", decided),
            days("lapses_on", decided + 365, dice.chosen(len(at), 0.12)),
        ]
    )


def ratings(crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """The three years before this one; now and then a year without a rating."""
    dice = Dice(seed, "ratings")
    size = len(crowd.post)
    years = []
    for year in range(on.year - 3, on.year):
        at = np.flatnonzero(~dice.chosen(size, 0.04))
        rating = np.array(RATINGS, dtype=object)[
            dice.weighted(len(at), (1.0, 8.0, 73.0, 18.0))
        ]
        columns = [_officials(crowd, at), pl.Series("rating", rating, pl.String)]
        years.append(pl.DataFrame(columns).with_columns(year=pl.lit(year, pl.Int64)))
    return pl.concat(years)


def confidence(apparatus: Apparatus, crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """The last vote on those in elected posts; few lost the trust of half."""
    dice = Dice(seed, "confidence")
    elected: Flags = apparatus.posts["elected"].to_numpy()[crowd.post]
    at = np.flatnonzero(elected & dice.chosen(len(crowd.post), 0.8))
    low = dice.curve(len(at), ((0.0, 0.0), (0.9, 0.2), (0.98, 0.4), (1.0, 0.62)))
    voted = np.full(len(at), _today(date(on.year - 1, 12, 10)))
    return pl.DataFrame(
        [_officials(crowd, at), days("on", voted), pl.Series("low_share", low.round(2))]
    )


def assessments(
    apparatus: Apparatus, crowd: Crowd, on: date, seed: int
) -> pl.DataFrame:
    """Signed by the body that manages the post, within the last year."""
    dice = Dice(seed, "assessments")
    at = np.flatnonzero(dice.chosen(len(crowd.post), 0.5))
    kind = np.array(ASSESSMENTS, dtype=object)[
        dice.weighted(len(at), (82.0, 15.0, 3.0))
    ]
    signed = _today(on) - 10 - dice.below(np.full(len(at), 350))
    body = apparatus.posts["managed_by"].gather(crowd.post[at])
    return pl.DataFrame(
        [
            _officials(crowd, at),
            pl.Series("kind", kind, pl.String),
            days("on", signed),
            body.alias("body"),
        ]
    )


def certificates(crowd: Crowd, on: date, seed: int) -> pl.DataFrame:
    """Proofs of schooling for part of the people; language certificates run out."""
    dice = Dice(seed, "certificates")
    frames = []
    for kind, column, share, age in (
        ("Bằng chuyên môn", "degree", 0.5, 23.0),
        ("Lý luận chính trị", "theory", 0.5, 33.0),
        ("Quản lý nhà nước", "state_management", 0.4, 30.0),
    ):
        at = np.flatnonzero(dice.chosen(len(crowd.post), share))
        issued = crowd.born[at] + int(age * 365.25) + dice.below(np.full(len(at), 1500))
        frame = pl.DataFrame(
            [
                _officials(crowd, at),
                days("issued_on", np.minimum(issued, _today(on) - 1)),
            ]
        )
        grade = crowd.people[column].gather(at).alias("grade")
        frame = frame.with_columns(
            grade, kind=pl.lit(kind), expires_on=pl.lit(None, pl.Date)
        )
        frames.append(frame.drop_nulls("grade"))
    return pl.concat([*frames, _languages(crowd, on, dice)], how="diagonal")


def _languages(crowd: Crowd, on: date, dice: Dice) -> pl.DataFrame:
    at = np.flatnonzero(dice.chosen(len(crowd.post), 0.2))
    issued = _today(on) - 1 - dice.below(np.full(len(at), 1400))
    columns = [
        _officials(crowd, at),
        days("issued_on", issued),
        days("expires_on", issued + 730),
    ]
    return pl.DataFrame(columns).with_columns(
        kind=pl.lit("Ngoại ngữ"), grade=pl.lit("B1")
    )


def ranks(posts: pl.DataFrame) -> pl.DataFrame:
    """The cells of QĐ 368-QĐ/TW that could be read: communes, and the provincial leaders."""
    known = posts.filter(
        pl.col("closed").is_null(),
        pl.col("rank").is_not_null(),
        (pl.col("level") == "Xã") | (pl.col("rank") <= 1),
    )
    group = pl.when(pl.col("rank") == 0).then(pl.lit("III")).otherwise(pl.lit("IV"))
    return known.select(
        pl.lit(_QD_368).alias("from"), group.alias("group"), "rank", post="code"
    )
