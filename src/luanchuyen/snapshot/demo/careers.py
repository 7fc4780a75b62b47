"""Careers, written backwards: the post of today, the same post before a merger, earlier posts, a first job."""

from datetime import date

import numpy as np
import polars as pl

from luanchuyen.snapshot.demo.crowd import FROM_ELSEWHERE, Crowd
from luanchuyen.snapshot.demo.dice import Dice, Flags, Ints, Pools, Words
from luanchuyen.snapshot.demo.places import REFORM
from luanchuyen.snapshot.demo.units import Apparatus
from luanchuyen.snapshot.titles import HEAD, MEMBER, by_code

_MONTH = 30.4375
OPEN = np.iinfo(np.int64).max  # a tenure that has not ended
# Months in the post held, merged predecessors counted in: every tenth head is past 84.
_MONTHS_OF_HEADS = ((0.0, 1.0), (0.5, 40.0), (0.9, 84.0), (0.95, 100.0), (1.0, 140.0))
# Heads watched for two terms and for coming from elsewhere: some have passed each limit.
_MONTHS_OF_WATCHED_HEADS = ((0.0, 2.0), (0.5, 40.0), (0.75, 84.0), (0.8, 109.0), (0.85, 118.5), (0.855, 121.5), (1.0, 138.0))  # fmt: skip
_MONTHS_OF_OTHERS = ((0.0, 1.0), (0.5, 38.0), (0.95, 92.0), (1.0, 120.0))
_MONTHS_ON_ROTATION = ((0.0, 10.0), (1.0, 70.0))
_KEPT = (0.85, 0.55, 0.3)  # how many have a first, second, third earlier post
_REFORM = int(np.datetime64(REFORM, "D").astype(np.int64))


class _Lines:
    """Tenures as they are found; `until` is the first day of the tenure written before, going backwards."""

    def __init__(self, count: int) -> None:
        self.parts: list[dict[str, Ints | list[str]]] = []
        self.until = np.full(count, OPEN)

    def add(self, who: Flags, post: Ints, unit: Ints, since: Ints, form: Words) -> None:
        """One tenure for each of those flagged, ending where their last one begins."""
        at = np.flatnonzero(who)
        self.parts.append(
            {
                "at": at,
                "post": post[at],
                "unit": unit[at],
                "since": since[at],
                "until": self.until[at],
                "form": form[at].tolist(),
            }
        )
        self.until[at] = since[at]

    def frame(self) -> pl.DataFrame:
        frames = [
            pl.DataFrame(part, schema_overrides={"form": pl.String()})
            for part in self.parts
        ]
        return pl.concat(frames)


class Careers:
    """What every step needs: the people, where they are, and the pools earlier posts are drawn from."""

    def __init__(self, apparatus: Apparatus, crowd: Crowd, on: date, seed: int) -> None:
        self.dice = Dice(seed, "careers")
        roles = {code: title.role for code, title in by_code().items()}
        self.posts = apparatus.posts.with_columns(
            role=pl.col("title").replace_strict(roles)
        )
        self.units = apparatus.units
        self.crowd = crowd
        self.size = len(crowd.post)
        self.today = int(np.datetime64(on, "D").astype(np.int64))
        self.held = self.posts[crowd.post]
        self.provincial = (self.held["level"] == "Tỉnh").to_numpy()
        counted = sorted(FROM_ELSEWHERE - {"chu_nhiem_ubkt"})
        titles = self.held["title"].is_in(counted).to_numpy()
        self.watched = self.provincial & titles  # heads whose terms are counted
        self.opened = _day_numbers(self.held["opened"])
        self.unit = _at(self.units["code"], self.held["unit"])
        self.rotated = self._rotated()
        self.insular = self._insular()
        self.provinces = self.posts["province"].unique(maintain_order=True)
        self.districts = self.posts["district"].drop_nulls().unique(maintain_order=True)
        self.province = _at(self.provinces, self.held["province"])
        self.district = self._district()
        self.tier = _tiers(self.held)
        self.tiers = _tiers(self.posts)
        self.lines = _Lines(self.size)

    def _rotated(self) -> Flags:
        """Eight in a hundred of the leaders whom a province manages, three of the rest."""
        led = self.held["managed_by"].str.ends_with("TU") & (
            self.held["role"] != MEMBER
        )
        return self.dice.spread(self.size) < np.where(led, 0.08, 0.03)

    def _insular(self) -> Flags:
        """Offices that went on and whose people never worked anywhere else."""
        went_on = self.held.filter(pl.col("opened").is_null()).group_by("unit").len()
        units = went_on.filter(pl.col("len") >= 3).sort("unit")["unit"]
        closed = units.filter(pl.Series(self.dice.chosen(len(units), 0.12)))
        return self.held["unit"].is_in(closed.implode()).to_numpy()

    def _district(self) -> Ints:
        """The former district one comes from: of the commune, or any of the province."""
        own = _at(self.districts, self.held["district"])
        pairs = self.posts.drop_nulls("district").unique(
            "district", maintain_order=True
        )
        pool = Pools(
            _at(self.provinces, pairs["province"]),
            _at(self.districts, pairs["district"]),
        )
        return np.where(own < 0, pool.draw(self.province, self.dice), own)

    def write(self) -> pl.DataFrame:
        started = self._started()
        self._now(started)
        self._before_the_merger(started)
        self._between()
        for kept in _KEPT:
            self._earlier(kept)
        self._first_job()
        return self.lines.frame()

    def _started(self) -> Ints:
        """The day each came to the post, or to its predecessor before a merger; never before 25."""
        head = (self.held["role"] == HEAD).to_numpy()
        went_on = self.held["opened"].is_null().to_numpy()
        months = np.where(
            head,
            self.dice.curve(self.size, _MONTHS_OF_HEADS),
            self.dice.curve(self.size, _MONTHS_OF_OTHERS),
        )
        watched = self._watched_in_turn()
        months[watched] = np.sort(
            self.dice.curve(len(watched), _MONTHS_OF_WATCHED_HEADS)
        )[::-1]
        for group in (self.rotated & went_on, self.rotated & ~went_on):
            months[group] = self.dice.curve(int(group.sum()), _MONTHS_ON_ROTATION)
        day = self.today - np.floor(months * _MONTH).astype(np.int64)
        return np.maximum(self._tidy(day), self.crowd.born + 25 * 366)

    def _watched_in_turn(self) -> Ints:
        """Heads whose terms are counted, in turn one whom the province manages and one whom it does not.

        Given the longest stays first, both kinds have some past every limit.
        """
        at = np.flatnonzero(self.watched)
        managed = self.held["managed_by"].str.ends_with("TU").to_numpy()[at]
        turn = np.zeros(len(at), dtype=np.int64)
        for group in (managed, ~managed):
            turn[group] = self.dice.order(int(group.sum()))
        return at[np.lexsort((~managed, turn))]

    def _tidy(self, days: Ints) -> Ints:
        """Most decisions take effect on the first of a month."""
        firsts = days.astype("M8[D]").astype("M8[M]").astype("M8[D]").astype(np.int64)
        return np.where(self.dice.uniform(self.size) < 0.6, firsts, days)

    def _now(self, started: Ints) -> None:
        since = np.maximum(started, self.opened)
        self.lines.until = np.where(self._retired(), self.today - 45, OPEN)
        since = np.minimum(since, self.today - 60)
        everyone = np.ones(self.size, dtype=bool)
        self.lines.add(
            everyone, self.crowd.post, self.unit, since, self._form(self.held)
        )

    def _retired(self) -> Flags:
        """A few have left their post and hold no other."""
        return self.dice.spread(self.size) < max(0.004, 1 / self.size)

    def _form(self, posts: pl.DataFrame) -> Words:
        drawn = self.dice.uniform(self.size)
        elected = posts["elected"].fill_null(False).to_numpy()
        usual = np.where(elected, "Bầu cử", "Bổ nhiệm").astype(object)
        moved = np.where(
            drawn < 0.04, "Điều động", np.where(drawn < 0.05, "Biệt phái", usual)
        )
        return np.where(self.rotated, "Luân chuyển", moved)

    def _before_the_merger(self, started: Ints) -> None:
        """Who came before the office was merged held the same post in one it was made from."""
        lines = self.units.explode("succeeds").select(unit="code", old="succeeds")
        post = pl.col("role_key").str.split(".").list.last()
        posts = self.posts.with_columns(part=post).with_row_index("row")
        pairs = (
            posts.select("row", "unit", "part")
            .join(lines, on="unit")
            .join(posts.select("part", old="unit", before="row"), on=["old", "part"])
            .sort("row", "before")
        )
        pool = Pools(
            pairs["row"].cast(pl.Int64).to_numpy(),
            pairs["before"].cast(pl.Int64).to_numpy(),
        )
        before = pool.draw(self.crowd.post, self.dice)
        held_on = self.watched | (self.dice.uniform(self.size) < 0.85)
        who = (
            (started < self.opened)
            & (before >= 0)
            & held_on
            & (self.lines.until == self.opened)
        )
        old = self.posts[np.maximum(before, 0)]
        unit = _at(self.units["code"], old["unit"])
        self.lines.add(who, before, unit, started, self._form(self.held))

    def _between(self) -> None:
        """Who came to a commune after the reform had another post in the province since."""
        late = (
            ~self.provincial
            & (self.opened == _REFORM)
            & (self.lines.until > _REFORM + 31)
        )
        pool = self._pool(
            (pl.col("closed").is_null())
            & (pl.col("level") == "Xã")
            & (pl.col("role") != HEAD),
            "province",
        )
        post = pool.draw(self.province, self.dice)
        since = np.full(self.size, _REFORM)
        self._add_posts(late & (post >= 0) & (post != self.crowd.post), post, since)

    def _pool(self, which: pl.Expr, area: str) -> Pools:
        """Posts by province or by former district."""
        rows = self.posts.with_row_index("row").filter(which)
        areas = self.provinces if area == "province" else self.districts
        return Pools(_at(areas, rows[area]), rows["row"].cast(pl.Int64).to_numpy())

    def _add_posts(self, who: Flags, post: Ints, since: Ints) -> None:
        posts = self.posts[np.maximum(post, 0)]
        unit = _at(self.units["code"], posts["unit"])
        self.lines.add(who, post, unit, since, self._usual_form(posts))

    def _usual_form(self, posts: pl.DataFrame) -> Words:
        drawn = self.dice.uniform(self.size)
        elected = posts["elected"].to_numpy()
        usual = np.where(elected, "Bầu cử", "Bổ nhiệm").astype(object)
        return np.where(
            drawn < 0.07, "Luân chuyển", np.where(drawn < 0.13, "Điều động", usual)
        )

    def _earlier(self, kept: float) -> None:
        """One post further back: at a commune, a district or the province, as the offices stood then."""
        length = self.dice.curve(self.size, ((0.0, 18.0), (0.5, 45.0), (1.0, 70.0)))
        since = self._tidy(
            self.lines.until - np.floor(length * _MONTH).astype(np.int64)
        )
        grown = since > self.crowd.born + 25 * 366
        who = grown & ~self.insular & (self.dice.uniform(self.size) < kept)
        post = self._earlier_posts()
        self._add_posts(who & (post >= 0), post, since)
        self.tier = np.where(
            who & (post >= 0), self.tiers[np.maximum(post, 0)], self.tier
        )

    def _earlier_posts(self) -> Ints:
        old = self.lines.until <= _REFORM
        lower = pl.col("role") != HEAD
        communes = self._pool(
            (pl.col("closed") == REFORM) & (pl.col("level") == "Xã"), "district"
        )
        districts = self._pool((pl.col("level") == "Huyện") & lower, "district")
        chance = self.dice.uniform(self.size)
        at_commune = old & (chance < np.where(self.provincial, 0.1, 0.55))
        at_district = old & (chance < np.where(self.provincial, 0.4, 0.92))
        at_province = ~old & self.provincial | old & ~at_district
        return np.select(
            [at_commune, at_district, at_province],
            [
                communes.draw(self.district, self.dice),
                districts.draw(self.district, self.dice),
                self._offices().draw(self.province * _TIERS + self._below(), self.dice),
            ],
            -1,
        )

    def _below(self) -> Ints:
        """Whoever leads an office was a deputy before, whoever leads the province led an office."""
        return np.minimum(self.tier + 1, _TIERS - 1)

    def _offices(self) -> Pools:
        """Posts of provincial offices that went on, by province and tier."""
        rows = self.posts.with_columns(
            row=np.arange(self.posts.height), tier=self.tiers
        ).filter(
            pl.col("level") == "Tỉnh",
            pl.col("closed").is_null(),
            pl.col("opened").is_null(),
            pl.col("own_seats") > 0,
        )
        groups = (
            _at(self.provinces, rows["province"]) * _TIERS + rows["tier"].to_numpy()
        )
        return Pools(groups, rows["row"].to_numpy())

    def _first_job(self) -> None:
        """No leading post yet: a unit of the district or the province, from the middle twenties."""
        units = self.units.with_row_index("row").filter(
            pl.col("level").is_in(["Huyện", "Tỉnh"]), pl.col("bloc") == "Nhà nước"
        )
        of_district = units.drop_nulls("district")
        of_province = units.filter(
            pl.col("valid_from").is_null(),
            pl.col("valid_until").is_null(),
            level="Tỉnh",
        )
        district, province = (
            Pools(_at(areas, rows[area]), rows["row"].cast(pl.Int64).to_numpy())
            for areas, rows, area in (
                (self.districts, of_district, "district"),
                (self.provinces, of_province, "province"),
            )
        )
        in_district = (self.lines.until <= _REFORM) & (
            self.dice.uniform(self.size) < 0.6
        )
        unit = np.where(
            in_district,
            district.draw(self.district, self.dice),
            province.draw(self.province, self.dice),
        )
        unit = np.where(self.insular, self.unit, unit)
        age = self.dice.curve(self.size, ((0.0, 22.2), (0.7, 24.0), (1.0, 27.0)))
        since = self.crowd.born + np.floor(age * 365.25).astype(np.int64)
        room = self.lines.until - since > 365
        who = room & (unit >= 0) & (self.dice.uniform(self.size) < 0.6)
        form = np.full(self.size, "Khác", dtype=object)
        self.lines.add(who, np.full(self.size, -1), unit, since, form)


_TIERS = 4


def _tiers(posts: pl.DataFrame) -> Ints:
    """0 the leaders of a province, 1 heads of offices, 2 their deputies, 3 heads of rooms and below."""
    leaders = (posts["level"] == "Tỉnh") & posts["role_key"].str.contains(
        r"^(TU|UBND|HDND)\."
    )
    rooms = posts["title"].is_in(["truong_phong", "pho_truong_phong"]) | (
        posts["level"] == "Xã"
    )
    heads = posts["role"] == HEAD
    return np.select(
        [leaders.to_numpy(), rooms.to_numpy(), heads.to_numpy()], [0, 3, 1], 2
    )


def _at(options: pl.Series, values: pl.Series) -> Ints:
    """The position of each value among the options; -1 for a blank or unknown one."""
    number = pl.DataFrame({"value": options, "at": np.arange(len(options))})
    found = (
        values.alias("value")
        .to_frame()
        .join(number, on="value", how="left", maintain_order="left")
    )
    return found["at"].fill_null(-1).to_numpy()


def _day_numbers(dates: pl.Series) -> Ints:
    """Days counted from 1970; a blank lies before everything."""
    return dates.cast(pl.Int32).cast(pl.Int64).fill_null(-100_000).to_numpy()
