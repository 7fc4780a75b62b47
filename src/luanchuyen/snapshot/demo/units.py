"""The units and posts of a made-up apparatus: offices set up at every place, with what they grew out of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from luanchuyen.snapshot.demo import offices
from luanchuyen.snapshot.demo.dice import Dice
from luanchuyen.snapshot.demo.offices import OfficeKind
from luanchuyen.snapshot.demo.places import REFORM, Places

JOINED = date(2025, 3, 1)
_CITIES_OF_HIGHER_RANK = ("T01", "T79-2025")
_OWN_NAME = "UBND|HĐND|UBMTTQ"  # a post so named needs the place only


@dataclass(frozen=True)
class Apparatus:
    """Units and posts in the schema of the tables, with what the careers need to know beside it.

    posts also: level, province, district, bloc, role_key (office.post), own_seats (not held along with
    another post), also (the post held along), opened and closed (life of the unit).
    """

    units: pl.DataFrame
    posts: pl.DataFrame


def set_up(
    places: Places, *, small: bool, services: bool, one_province: bool, seed: int
) -> Apparatus:
    """Offices at every place; `one_province` drops the place from provincial codes and fills local ranks."""
    provinces = _province_sites(places, one_province)
    top = dict(provinces.select("locality", "own").iter_rows())
    communes = _commune_sites(places, top)
    districts = _district_sites(places, top)
    former = _former_sites(places)
    layers = (
        _offices(provinces, offices.PROVINCE, small, local=one_province),
        _joined(provinces, small, local=one_province),
        _offices(
            communes, (*offices.COMMUNE, *(offices.SERVICES if services else ())), small
        ),
        _offices(districts, offices.DISTRICT, small),
        _offices(former, offices.FORMER_COMMUNE, small),
    )
    # Sorted, since later steps draw rows by position and joins promise no order.
    units = pl.concat([units for units, _ in layers])
    posts = pl.concat([posts for _, posts in layers]).sort("code")
    units = _with_successions(units, places).sort("code")
    units = units.with_columns(*_marks(units, seed))
    return Apparatus(pl.concat([_centre(units), units]), posts)


def _sites(
    frame: pl.DataFrame, level: str, committee: str, prefix: pl.Expr, top: pl.Expr
) -> pl.DataFrame:
    kind = pl.col("name").str.extract(r"^(Thành phố|Thị xã|Thị trấn|Đặc khu|\S+)")
    bare = pl.col("name").str.replace(r"^(Thành phố|Thị xã|Thị trấn|Đặc khu|\S+) ", "")
    seat = (
        pl.concat_str(pl.lit("Đảng ủy "), kind.str.to_lowercase())
        if level == "Xã"
        else pl.concat_str(
            kind.replace({"Thành phố": "Thành", "Thị xã": "Thị"}), pl.lit(" ủy")
        )
    )
    return frame.with_columns(
        level=pl.lit(level),
        committee=pl.concat_str(seat, bare, separator=" "),
        place=pl.concat_str(kind.str.to_lowercase(), bare, separator=" "),
        prefix=prefix,
        own=pl.concat_str(prefix, pl.lit(committee)),
        top=top,
    )


def _prefix() -> pl.Expr:
    return pl.concat_str(pl.col("locality"), pl.lit("."))


def _province_sites(places: Places, one_province: bool) -> pl.DataFrame:
    bare = pl.when(pl.lit(one_province) & ~pl.col("absorbed")).then(pl.lit(""))
    frame = places.provinces.with_columns(
        district=pl.lit(None, pl.String),
        opened=pl.lit(None, pl.Date),
        closed=pl.when("absorbed").then(pl.lit(REFORM)),
    )
    return _sites(
        frame, "Tỉnh", "TU", bare.otherwise(_prefix()), pl.lit(offices.CENTRE)
    )


def _commune_sites(places: Places, top: dict[str, str]) -> pl.DataFrame:
    frame = places.communes.with_columns(
        opened=pl.when(~pl.col("continuing")).then(pl.lit(REFORM)),
        closed=pl.lit(None, pl.Date),
    )
    return _sites(frame, "Xã", "DU", _prefix(), pl.col("province").replace_strict(top))


def _district_sites(places: Places, top: dict[str, str]) -> pl.DataFrame:
    """Districts of a province that goes on lie under the code of the province of today."""
    over = pl.col("under").replace_strict(
        top, default=pl.col("province").replace_strict(top)
    )
    frame = places.districts.with_columns(
        district=pl.col("locality"),
        opened=pl.lit(None, pl.Date),
        closed=pl.lit(REFORM),
    )
    return _sites(frame, "Huyện", "HU", _prefix(), over)


def _former_sites(places: Places) -> pl.DataFrame:
    frame = places.ended.with_columns(
        opened=pl.lit(None, pl.Date), closed=pl.lit(REFORM)
    )
    over = pl.concat_str(pl.col("district"), pl.lit(".HU"))
    return _sites(frame, "Xã", "DU", _prefix(), over)


def _offices(
    sites: pl.DataFrame, kinds: Sequence[OfficeKind], small: bool, *, local: bool = True
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every office at every site, and the posts in them."""
    kinds = [kind for kind in kinds if kind.small or not small]
    rows = [
        {
            "key": f"{kind.key}{copy}" if kind.copies > 1 else kind.key,
            "kind": kind.key,
            "office": f"{kind.name} {copy}" if kind.copies > 1 else kind.name,
            "of": kind.of,
            "bloc": kind.bloc,
            "sector": kind.sector,
            "joined": bool(kind.joined),
        }
        for kind in kinds
        for copy in range(1, kind.copies + 1)
    ]
    units = sites.join(pl.DataFrame(rows, infer_schema_length=None), how="cross")
    phrase = pl.when(of="committee").then("committee").otherwise("place")
    code = pl.concat_str("prefix", "key")
    units = units.with_columns(
        phrase=phrase,
        code=code,
        name=pl.concat_str("office", phrase, separator=" ").str.strip_chars(),
        parent=pl.when(code != pl.col("own")).then("own").otherwise("top"),
        valid_from=pl.when(pl.col("joined") & pl.col("closed").is_null())
        .then(pl.lit(JOINED))
        .otherwise("opened"),
        valid_until="closed",
    )
    return units.select(_UNIT_COLUMNS), _posts(units, kinds, small, local)


_UNIT_COLUMNS = (
    "code", "name", "level", "bloc", "sector", "locality", "parent", "valid_from", "valid_until",
    "kind", "province", "district",
)  # fmt: skip


def _joined(
    provinces: pl.DataFrame, small: bool, *, local: bool
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The departments that were joined on 1/3/2025, where the province goes on."""
    former = [
        OfficeKind(f"{kind.key}-CU{at}", name, kind.bloc, kind.posts)
        for kind in offices.PROVINCE
        if kind.small or not small
        for at, name in enumerate(kind.joined, start=1)
    ]
    sites = provinces.filter(~pl.col("absorbed")).with_columns(closed=pl.lit(JOINED))
    return _offices(sites, former, small, local=local)


def _posts(
    units: pl.DataFrame, kinds: Sequence[OfficeKind], small: bool, local: bool
) -> pl.DataFrame:
    along = Counter(post.also for kind in kinds for post in kind.posts)
    rows = []
    for kind in kinds:
        for post in kind.posts:
            seats = post.few if small and post.few else post.seats
            rows.append(
                {
                    "kind": kind.key,
                    "post_key": post.key,
                    "title": post.title,
                    "post_name": post.name,
                    "rank": post.rank if local or not post.local else None,
                    "seats": seats,
                    "own_seats": max(seats - along[f"{kind.key}.{post.key}"], 0),
                    "key": post.crucial,
                    "elected": post.elected,
                    "manager": post.manager,
                    "also": post.also,
                    "min_degree": post.needs[0],
                    "min_theory": post.needs[1],
                    "min_state_management": post.needs[2],
                }
            )
    kinds_of_posts = pl.DataFrame(
        rows, infer_schema_length=None, schema_overrides=_TYPES
    )
    posts = units.drop("key").join(kinds_of_posts, on="kind")
    also = pl.col("also").str.split(".")
    higher = pl.col("province").is_in(_CITIES_OF_HIGHER_RANK) & (
        pl.col("level") == "Xã"
    )
    return posts.select(
        pl.concat_str("code", "post_key", separator="-").alias("code"),
        pl.col("code").alias("unit"),
        pl.concat_str(
            "post_name",
            pl.when(pl.col("post_name").str.contains(_OWN_NAME))
            .then("phrase")
            .otherwise("name"),
            separator=" ",
        ).alias("name"),
        "title",
        pl.col("rank") - higher.cast(pl.Int64),
        "seats",
        "key",
        "elected",
        pl.when(manager="above")
        .then("top")
        .when(manager="own")
        .then("own")
        .otherwise("code")
        .alias("managed_by"),
        "min_degree",
        "min_theory",
        "min_state_management",
        "level",
        "province",
        "district",
        "bloc",
        "own_seats",
        "locality",
        pl.concat_str("kind", "post_key", separator=".").alias("role_key"),
        pl.concat_str("prefix", also.list.first(), pl.lit("-"), also.list.last()).alias(
            "also"
        ),
        pl.col("valid_from").alias("opened"),
        pl.col("valid_until").alias("closed"),
    )


_TYPES = {
    "rank": pl.Int64(),
    "also": pl.String(),
    "min_degree": pl.String(),
    "min_theory": pl.String(),
    "min_state_management": pl.String(),
}


def _with_successions(units: pl.DataFrame, places: Places) -> pl.DataFrame:
    """Merged communes, absorbed provinces and joined departments go on in the offices of today."""
    heirs = pl.concat(
        [
            places.ended.explode("heirs").select("locality", heir="heirs"),
            places.provinces.filter("absorbed").select("locality", heir="province"),
        ]
    )
    now = units.filter(pl.col("valid_until").is_null()).select(
        "locality", "kind", heir_code="code"
    )
    merged = units.join(heirs, on="locality").join(
        now, left_on=["heir", "kind"], right_on=["locality", "kind"]
    )
    joined = units.filter(pl.col("code").str.contains("-CU")).with_columns(
        heir_code=pl.col("code").str.replace(r"-CU\d$", "")
    )
    lines = pl.concat(
        [merged.select("heir_code", old="code"), joined.select("heir_code", old="code")]
    )
    lists = lines.group_by("heir_code").agg(succeeds=pl.col("old").sort())
    return units.join(lists, left_on="code", right_on="heir_code", how="left")


def _marks(units: pl.DataFrame, seed: int) -> list[pl.Series]:
    """Difficult communes as a whole; offices that are short of people here and there."""
    dice = Dice(seed, "units")
    communes = units.filter(level="Xã")["locality"].unique(maintain_order=True)
    hard = communes.filter(pl.Series(dice.chosen(len(communes), 0.2)))
    return [
        (units["level"] == "Xã").alias("difficult")
        & units["locality"].is_in(hard.implode()),
        pl.Series("short", dice.chosen(units.height, 0.08)),
    ]


def _centre(units: pl.DataFrame) -> pl.DataFrame:
    row = {
        "code": offices.CENTRE,
        "name": "Ban Chấp hành Trung ương",
        "level": "Trung ương",
        "bloc": "Đảng",
        "difficult": False,
        "short": False,
    }
    return pl.DataFrame([row]).match_to_schema(units.schema, missing_columns="insert")
