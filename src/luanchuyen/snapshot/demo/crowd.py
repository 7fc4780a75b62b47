"""Who sits where: filled and open seats, and what each person is before any career is written."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from luanchuyen.snapshot.demo import names
from luanchuyen.snapshot.demo.dice import Dice, Flags, Ints, Pools
from luanchuyen.snapshot.demo.units import Apparatus
from luanchuyen.snapshot.localities import Map
from luanchuyen.snapshot.tables import DEGREES, STATE_MANAGEMENT, THEORY
from luanchuyen.snapshot.titles import HEAD, by_code

_YEAR = 365.25
# Ages by share of the crowd; women's are drawn nearer, as they retire earlier.
_AGES_OF_PROVINCIAL_HEADS = (
    (0.0, 40.0),
    (0.05, 43.0),
    (0.5, 52.0),
    (0.93, 59.0),
    (1.0, 62.2),
)
_AGES_IN_PROVINCES = ((0.0, 33.0), (0.05, 38.5), (0.5, 48.5), (0.95, 58.0), (1.0, 61.8))
_AGES_IN_COMMUNES = ((0.0, 28.0), (0.05, 33.5), (0.5, 44.0), (0.95, 54.0), (1.0, 61.6))
_ETHNICITIES = {"Kinh": 84.0, "Tày": 3.0, "Mường": 3.0, "Thái": 2.5, "Nùng": 2.0, "Dao": 1.5, "Mông": 1.5}  # fmt: skip
# Heads whose post is meant for people from elsewhere, whatever the day's list says.
FROM_ELSEWHERE = frozenset(
    (
        "bi_thu", "ct_ubnd", "chanh_an", "vien_truong", "chanh_thanh_tra", "truong_cong_an",
        "truong_tai_chinh", "truong_thue", "truong_hai_quan", "chu_nhiem_ubkt",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Crowd:
    """People by position: the row of their post in the apparatus, days of birth, kin, and the table."""

    post: Ints
    born: Ints
    relatives: pl.DataFrame
    people: pl.DataFrame


def gather(
    apparatus: Apparatus,
    localities: pl.DataFrame,
    size: int,
    on: date,
    seed: int,
    *,
    plain: bool,
) -> Crowd:
    """So many people on the seats of today; what seats remain are vacancies, a few posts hold too many."""
    post = _seated(apparatus.posts, size, seed)
    held = apparatus.posts[post].with_columns(
        head=pl.col("title").is_in(
            [code for code, one in by_code().items() if one.role == HEAD]
        )
    )
    dice = Dice(seed, "people")
    women = dice.uniform(size) < np.where(held["head"], 0.15, 0.26)
    pairs = _pairs(size, dice)
    one, two = pairs["one"], pairs["two"]
    women[two] = np.where(pairs["married"], ~women[one], women[two])
    born = _born(held, women, on, dice)
    kin = np.arange(size)
    siblings = pairs["blood"]
    kin[two[siblings]] = one[siblings]
    codes = pl.Series("code", _codes(size))
    people = pl.DataFrame(
        [
            codes,
            names.make(women, kin, seed, plain=plain),
            pl.Series("sex", np.where(women, "Nữ", "Nam"), pl.String),
            *_births(born, dice),
            _picked("ethnicity", list(_ETHNICITIES), dice.weighted(size, list(_ETHNICITIES.values())), dice.chosen(size, 0.01)),
            *_homes(held, localities, on, dice),
            *_schooling(held, dice),
            _joined_party(born, dice),
            _council(held, dice),
            _health(size, on, dice),
            pl.Series("under_proceedings", dice.chosen(size, 0.008)),
        ]
    )  # fmt: skip
    return Crowd(post, born, _relatives(codes, pairs, born), people)


def _codes(size: int) -> list[str]:
    return [f"CB{at:06}" for at in range(1, size + 1)]


def _seated(posts: pl.DataFrame, size: int, seed: int) -> Ints:
    """The post of each person, in order of posts: as many as the size asks, spread over all seats."""
    dice = Dice(seed, "seats")
    own = posts.select(
        pl.when(pl.col("closed").is_null()).then("own_seats").otherwise(0)
    ).to_series()
    seats = np.repeat(np.arange(posts.height), own)
    extra = max(2, size // 400)
    kept = np.sort(dice.order(len(seats))[: size - extra])
    filled = np.bincount(seats[kept], minlength=posts.height)
    full = np.flatnonzero((filled > 0) & (filled == posts["seats"].to_numpy()))
    crowded = full[dice.order(len(full))[:extra]]
    return np.sort(np.concatenate([seats[kept], crowded]))


def _pairs(size: int, dice: Dice) -> dict[str, Ints]:
    """Two people each, a third of them sitting in one office; nobody is in two pairs."""
    order = dice.order(size // 2)
    count = max(3, size // 150)
    near, far = order[:count], order[count : 5 * count]
    one = np.concatenate([2 * near, 2 * far[::2]])
    two = np.concatenate([2 * near + 1, 2 * far[1::2] + 1])
    kind = dice.weighted(len(one), (3.0, 4.0, 2.0))
    return {"one": one, "two": two, "married": kind == 0, "blood": kind == 1}


def _born(held: pl.DataFrame, women: Flags, on: date, dice: Dice) -> Ints:
    """Days of birth, counted as numpy counts days."""
    size = held.height
    provincial = (held["level"] == "Tỉnh").to_numpy()
    top = provincial & held["head"].to_numpy()
    ages = dice.curve(size, _AGES_IN_COMMUNES)
    ages = np.where(provincial, dice.curve(size, _AGES_IN_PROVINCES), ages)
    heads = np.flatnonzero(top)
    ages[heads] = dice.curve(len(heads), _AGES_OF_PROVINCIAL_HEADS)
    ages = np.where(women, 28 + (ages - 28) * 0.86, ages)
    return np.datetime64(on, "D").astype(np.int64) - np.floor(ages * _YEAR).astype(
        np.int64
    )


def days(name: str, values: Ints, blank: Flags | None = None) -> pl.Series:
    """A column of dates from day numbers."""
    column = pl.Series(name, values, pl.Int32).cast(pl.Date)
    return column if blank is None else _blanked(column, blank)


def _blanked(column: pl.Series, blank: Flags) -> pl.Series:
    return (
        pl.select(pl.when(~pl.Series(blank)).then(column))
        .to_series()
        .alias(column.name)
    )


def _births(born: Ints, dice: Dice) -> list[pl.Series]:
    """Most known by the day; some by the month or the year alone, then the first of it."""
    known = dice.weighted(len(born), (96.5, 2.5, 1.0))
    as_days = born.astype("M8[D]")
    months = as_days.astype("M8[M]").astype("M8[D]")
    years = as_days.astype("M8[Y]").astype("M8[D]")
    shown = np.select([known == 1, known == 2], [months, years], as_days).astype(
        np.int64
    )
    precision = pl.Series(
        "born_precision", np.array(["ngày", "tháng", "năm"], object)[known]
    )
    return [days("born", shown), precision]


def _picked(name: str, options: list[str], at: Ints, blank: Flags) -> pl.Series:
    column = pl.Series(name, np.array(options, dtype=object)[at], pl.String)
    return _blanked(column, blank)


def _joined_party(born: Ints, dice: Dice) -> pl.Series:
    age = dice.curve(len(born), ((0.0, 19.0), (0.5, 26.0), (0.95, 34.0), (1.0, 41.0)))
    joined = born + np.floor(age * _YEAR).astype(np.int64)
    return days("joined_party", joined, dice.chosen(len(born), 0.012))


def _health(size: int, on: date, dice: Dice) -> pl.Series:
    """Certificates of the last half year, older ones, and none."""
    age = dice.curve(size, ((0.0, 3), (0.6, 178), (0.61, 200), (1.0, 800)))
    today = np.datetime64(on, "D").astype(np.int64)
    return days("health_on", today - age.astype(np.int64), dice.chosen(size, 0.08))


def _council(held: pl.DataFrame, dice: Dice) -> pl.Series:
    """Who leads a council sits in it; so do many of the committee and the administration."""
    elected = held["title"].is_in(
        ["bi_thu", "pho_bi_thu", "ct_ubnd", "pct_ubnd", "ct_mttq"]
    )
    sits = held["title"].is_in(["ct_hdnd", "pct_hdnd"]) | (
        elected & pl.Series(dice.chosen(held.height, 0.5))
    )
    return pl.select(pl.when(sits).then(held["locality"])).to_series().alias("council")


def _schooling(held: pl.DataFrame, dice: Dice) -> list[pl.Series]:
    size = held.height
    provincial = (held["level"] == "Tỉnh").to_numpy()

    def one(name: str, options: tuple[str, ...], above: tuple[float, ...], below: tuple[float, ...], blank: float) -> pl.Series:  # fmt: skip
        at = np.where(
            provincial, dice.weighted(size, above), dice.weighted(size, below)
        )
        return _picked(name, list(options), at, dice.chosen(size, blank))

    return [
        one("degree", DEGREES, (0, 0, 50, 44, 6), (2, 4, 74, 19.5, 0.5), 0.01),
        one("theory", THEORY, (0, 6, 82, 12), (4, 62, 31, 3), 0.02),
        one("state_management", STATE_MANAGEMENT, (8, 60, 32), (66, 32, 2), 0.12),
        pl.Series("languages_it", dice.chosen(size, 0.83)),
    ]


def _homes(
    held: pl.DataFrame, localities: pl.DataFrame, on: date, dice: Dice
) -> list[pl.Series]:
    """Homes as dossiers have them: by old or new codes, now and then only a district, a province, nothing."""
    olds = _old_communes(localities, on)
    own = _home_rows(held, olds, dice)
    size = held.height
    recorded = dice.weighted(size, (62.0, 24.0, 7.0, 4.0))
    columns = ("code", "heir", "district", "old_province")
    at = np.arange(size)
    shown = np.stack([olds[name].to_numpy()[own] for name in columns])[recorded, at]
    home = _blanked(pl.Series("home", shown, pl.String), dice.chosen(size, 0.03))
    moved = np.where(
        dice.chosen(size, 0.12), dice.below(np.full(size, olds.height)), own
    )
    birthplace = pl.Series("birthplace", olds["code"].to_numpy()[moved], pl.String)
    return [home, _blanked(birthplace, dice.chosen(size, 0.05))]


def _home_rows(held: pl.DataFrame, olds: pl.DataFrame, dice: Dice) -> Ints:
    """The row of an old commune for each person: of the place itself, its province, or another one."""
    rows = np.arange(olds.height)
    communes, at_commune = _numbers(olds["heir"], held["locality"])
    provinces, at_province = _numbers(olds["province"], held["province"])
    within = Pools(provinces, rows).draw(at_province, dice)
    same = Pools(communes, rows).draw(at_commune, dice)
    near = np.where(dice.chosen(held.height, 0.36) & (same >= 0), same, within)
    return np.where(
        _natives(held, dice), near, _elsewhere(provinces, at_province, dice)
    )


def _natives(held: pl.DataFrame, dice: Dice) -> Flags:
    """Most are of the province; of the heads who should come from elsewhere, a third."""
    native = dice.chosen(held.height, 0.86)
    strangers = (held["level"] == "Tỉnh") & held["title"].is_in(sorted(FROM_ELSEWHERE))
    at = np.flatnonzero(strangers.to_numpy())
    native[at] = dice.chosen(len(at), 0.34)
    return native


def _elsewhere(pool: Ints, asked: Ints, dice: Dice) -> Ints:
    """A row outside the group asked for; groups are numbered in the order of their rows."""
    counts = np.bincount(pool)
    starts = np.cumsum(counts) - counts
    drawn = dice.below(len(pool) - counts[asked])
    return np.where(drawn >= starts[asked], drawn + counts[asked], drawn)


def _numbers(pool: pl.Series, asked: pl.Series) -> tuple[Ints, Ints]:
    """Both columns as numbers of the same list; -1 for what the pool does not hold."""
    values = pool.unique(maintain_order=True).to_list()
    number = dict(zip(values, range(len(values)), strict=True))
    pooled, wanted = (
        column.replace_strict(number, default=-1, return_dtype=pl.Int64).to_numpy()
        for column in (pool, asked)
    )
    return pooled, wanted


def _old_communes(localities: pl.DataFrame, on: date) -> pl.DataFrame:
    """Every commune that has ended: its heir, its district, its old province, and the one of today."""
    places = Map.of(localities)
    epoch = places.epoch(on)
    olds = localities.filter(pl.col("valid_until").is_not_null(), level="Xã").join(
        localities.select(parent="code", old_province="parent"), on="parent"
    )
    provinces = {
        code: min(places.carried(code, epoch))
        for code in olds["old_province"].unique().to_list()
    }
    found = olds.select(
        "code",
        pl.Series("heir", [min(places.carried(code, epoch)) for code in olds["code"]]),
        "old_province",
        district="parent",
        province=pl.col("old_province").replace_strict(provinces),
    )
    return found.sort("province", "code")  # rows are drawn by position


def _relatives(codes: pl.Series, pairs: dict[str, Ints], born: Ints) -> pl.DataFrame:
    """Both directions of each pair; those a generation apart are parent and child."""
    one, two = pairs["one"], pairs["two"]
    apart = born[one] - born[two]  # over 0: the second is older
    relation = np.where(pairs["married"], "Vợ chồng", "Anh chị em vợ chồng").astype(
        object
    )
    relation = np.where(pairs["blood"], "Anh chị em", relation)
    generation = pairs["blood"] & (np.abs(apart) > 21 * _YEAR)
    forth = np.where(generation, np.where(apart > 0, "Cha mẹ", "Con"), relation)
    back = np.where(generation, np.where(apart > 0, "Con", "Cha mẹ"), relation)
    return pl.DataFrame(
        {
            "official": pl.concat([codes[one], codes[two]]),
            "relative": pl.concat([codes[two], codes[one]]),
            "relation": np.concatenate([forth, back]),
        },
        schema_overrides={"relation": pl.String()},
    )
