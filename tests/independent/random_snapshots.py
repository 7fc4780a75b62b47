"""Small snapshots made to hurt: every date lies on, just before or just after a limit."""

from datetime import date, timedelta
from random import Random

import polars as pl

from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import (
    BLOCS,
    DEGREES,
    DISCIPLINE_FORMS,
    RATINGS,
    RELATIONS,
    STATE_MANAGEMENT,
    TABLES,
    TENURE_FORMS,
    THEORY,
)
from tests.independent import dates
from tests.independent.random_maps import REFORM, localities, with_all_columns
from tests.independent.records import Records, Row

Tables = dict[str, list[Row]]

DAYS = (
    date(2022, 4, 28),
    date(2023, 2, 28),
    date(2023, 7, 10),
    date(2023, 7, 11),
    date(2024, 2, 29),
    date(2025, 4, 13),
    date(2025, 4, 14),
    date(2025, 6, 30),
    REFORM,
    date(2025, 8, 31),
    date(2025, 10, 30),
    date(2025, 10, 31),
    date(2026, 12, 1),
    date(2027, 3, 31),
)
TITLES = {
    "Tỉnh": (
        "bi_thu",
        "ct_ubnd",
        "chu_nhiem_ubkt",
        "pct_ubnd",
        "giam_doc_so",
        "chanh_an",
    ),
    "Huyện": (
        "bi_thu",
        "ct_ubnd",
        "chu_nhiem_ubkt",
        "pho_chu_nhiem_ubkt",
        "uy_vien_ubkt",
        "pct_hdnd",
        "truong_phong",
        "pho_truong_ctxh",
        "truong_cong_an",
    ),
    "Xã": ("bi_thu", "pho_bi_thu", "ct_ubnd", "pct_ubnd", "uy_vien_btv"),
    "Trung ương": ("bi_thu", "truong_ban", "pho_truong_ban"),
}
STAYS = (36, 60, 84, 96, 108, 120)
GAPS = (0, 0, 0, 1, 30, 31, 32)
SERVICE_LEFT = (-3, 0, 12, 60, 120, 200)


def snapshot(tables: Tables) -> Snapshot:
    """The same rows, as the product takes them."""
    schemas = {table.name: table.schema for table in TABLES}
    return Snapshot.of(
        {
            name: pl.DataFrame(rows, schema=schemas[name])
            for name, rows in tables.items()
        }
    )


def tables(seed: int, day: date) -> Tables:
    return _Maker(Random(seed), day).make()  # noqa: S311


class _Maker:
    """Fills one table after another, each from what is there already."""

    def __init__(self, random: Random, day: date) -> None:
        self.random, self.day = random, day
        self.tables: Tables = {table.name: [] for table in TABLES}
        self.records = Records(self.tables)

    def make(self) -> Tables:
        self.tables["localities"] = localities(self.random)
        self._units()
        self._posts()
        self._people()
        for person in self.tables["people"]:
            self._tenures(person)
            self._concurrent(person)
            self._succession(person)
            self._marks(person)
        self._kinship()
        self._ranks()
        return {
            name: [with_all_columns(name, row) for row in rows]
            for name, rows in self.tables.items()
        }

    def _near(self, day: date) -> date:
        return day + timedelta(days=self.random.choice((-1, 0, 0, 1)))

    def _months_ago(self, months: int) -> date:
        return self._near(dates.add_months(self.day, -months))

    def _add(self, table: str, **row: object) -> Row:
        whole = with_all_columns(table, row)
        self.tables[table].append(whole)
        return whole

    def _units(self) -> None:
        """Units before and after the reform, some of them succeeding others, twice over."""
        for number in range(self.random.randint(3, 5)):
            self._unit(f"U{number}", until=self.random.choice((None, REFORM, REFORM)))
        for number in range(self.random.randint(1, 3)):
            self._unit(f"V{number}", since=REFORM, succeeds=self._some_closed())
        if self.random.random() < 0.3:
            self._later_unit()

    def _unit(self, code: str, *, since: date | None = None, **row: object) -> Row:
        places = self._places_in_force(since or date(2020, 6, 1))
        place = self.random.choice(places)
        central = self.random.random() < 0.06
        return self._add(
            "units",
            code=code,
            name=f"Đơn vị {code}",
            level="Trung ương" if central else place["level"],
            locality=None if central else place["code"],
            bloc=self.random.choice(BLOCS),
            sector=self.random.choice(("Kiểm tra", "Tổ chức", None)),
            valid_from=since,
            valid_until=row.get("until"),
            succeeds=row.get("succeeds", []),
        )

    def _places_in_force(self, day: date) -> list[Row]:
        return [
            place
            for place in self.tables["localities"]
            if (place["valid_from"] is None or place["valid_from"] <= day)
            and (place["valid_until"] is None or day < place["valid_until"])
        ]

    def _some_closed(self) -> list[str]:
        closed = [u["code"] for u in self.tables["units"] if u["valid_until"] == REFORM]
        return self.random.sample(closed, min(len(closed), self.random.randint(0, 2)))

    def _later_unit(self) -> None:
        """A unit renamed again on the last day of the range."""
        older = self.random.choice(
            [u for u in self.tables["units"] if u["code"][0] == "V"]
        )
        older["valid_until"] = date(2026, 12, 1)
        later = self._unit("W0", since=date(2026, 12, 1), succeeds=[older["code"]])
        later["level"], later["locality"] = older["level"], older["locality"]

    def _posts(self) -> None:
        for unit in list(self.tables["units"]):
            choice = TITLES[unit["level"]]
            wanted = set(self.random.sample(choice, self.random.randint(1, 2)))
            wanted |= {"bi_thu"} if self.random.random() < 0.4 else set()
            for title in sorted(wanted):
                self._post(unit["code"], title)
            for code in unit["succeeds"]:
                self._inherit(unit, code)

    def _inherit(self, unit: Row, code: str) -> None:
        """The same titles again, so that a run can go on in the new unit."""
        for title in sorted(
            {p["title"] for p in self.tables["posts"] if p["unit"] == code}
        ):
            if not any(
                p["unit"] == unit["code"] and p["title"] == title
                for p in self.tables["posts"]
            ):
                self._post(unit["code"], title)

    def _post(self, unit: str, title: str) -> None:
        number = len(self.tables["posts"]) + 1
        self._add(
            "posts",
            code=f"P{number:02}",
            unit=unit,
            name=f"Chức danh {number}",
            title=title,
            rank=self.random.choice((None, 3, 4, 4, 5)),
            seats=self.random.choice((1, 1, 1, 2, 3)),
            key=self.random.random() < 0.4,
            elected=False,
            managed_by=self.random.choice(self.tables["units"])["code"],
            min_degree=self.random.choice((None, None, "Đại học", "Thạc sĩ")),
            min_theory=self.random.choice((None, None, "Trung cấp", "Cao cấp")),
            min_state_management=self.random.choice((None, None, STATE_MANAGEMENT[1])),
        )

    def _people(self) -> None:
        places = [place["code"] for place in self.tables["localities"]]
        for number in range(self.random.randint(3, 12)):
            sex = self.random.choice(("Nam", "Nữ"))
            self._add(
                "people",
                code=f"C{number:02}",
                name=f"Người {number}",
                sex=sex,
                **self._birth(sex),
                home=self.random.choice([None, *places, *places]),
                degree=self.random.choice((None, *DEGREES)),
                theory=self.random.choice((None, *THEORY)),
                state_management=self.random.choice((None, *STATE_MANAGEMENT)),
                council=self.random.choice((None, *places)),
                health_on=self._certificate(),
                under_proceedings=self.random.random() < 0.2,
                languages_it=False,
            )

    def _birth(self, sex: str) -> Row:
        pick = self.random.random()
        if pick < 0.1:
            born = date(self.random.choice((1968, 1972, 1976, 1980)), 2, 29)
        elif pick < 0.3:
            born = self._near(
                dates.add_months(self.day, -12 * self.random.choice((45, 47)))
            )
        else:
            born = self._born_to_retire(sex)
        precision = self.random.choice(("ngày", "ngày", "ngày", "tháng", "năm"))
        return {
            "born": dates.birth({"born": born, "born_precision": precision}),
            "born_precision": precision,
        }

    def _born_to_retire(self, sex: str) -> date:
        """A birth that leaves a limit's months of service, or one more or less."""
        left = self.random.choice(SERVICE_LEFT) + self.random.choice((-1, 0, 0, 1))
        born = date(self.day.year - 62, 1, self.random.randint(1, 28))
        while dates.months_until(dates.retirement_month(sex, born), self.day) < left:
            born = dates.add_months(born, 1)
        end = dates.add_months(born.replace(day=1), 1) - timedelta(days=1)
        return self.random.choice((born, end))

    def _certificate(self) -> date | None:
        if self.random.random() < 0.2:
            return None
        return self._months_ago(self.random.choice((0, 3, 6, 6, 7)))

    def _tenures(self, person: Row) -> None:
        """The present post first, then backwards, so that the run meets a limit."""
        if self.random.random() < 0.1:
            return
        post = self.random.choice(self.tables["posts"])
        first = self._months_ago(self.random.choice(STAYS))
        end: date | None = self.random.choice(
            (None, None, self.day + timedelta(days=1))
        )
        if self.random.random() < 0.08:
            end = self.day
        while True:
            start = self._start_of_piece(first, end)
            self._tenure(person, post, start, end)
            if start <= first or self.random.random() < 0.1:
                break
            end = start - timedelta(days=self.random.choice(GAPS))
            if end <= first:
                break
            post = self._earlier_post(post)
        self._before(person, min(start, first))

    def _start_of_piece(self, first: date, end: date | None) -> date:
        inner = self.random.choice((first, first, REFORM, dates.add_months(first, 36)))
        latest = min(end or self.day, self.day)
        return inner if first <= inner < latest else first

    def _tenure(self, person: Row, post: Row, start: date, end: date | None) -> None:
        self._add(
            "tenures",
            official=person["code"],
            post=post["code"],
            held_from=start,
            held_until=end,
            form=self.random.choice((*TENURE_FORMS, "Luân chuyển", "Luân chuyển")),
            concurrent=False,
        )

    def _earlier_post(self, post: Row) -> Row:
        units = self.records.succeeded_by(post["unit"])
        same = [
            other
            for other in self.tables["posts"]
            if other["unit"] in units and other["title"] == post["title"]
        ]
        if self.random.random() < 0.15:
            return self.random.choice(self.tables["posts"])
        return self.random.choice(same)

    def _before(self, person: Row, first: date) -> None:
        """An older tenure of any post; at times one without a leading post."""
        end = first - timedelta(days=self.random.choice(GAPS))
        start = dates.add_months(end, -self.random.choice((6, 12, 40)))
        if self.random.random() < 0.5:
            self._tenure(person, self.random.choice(self.tables["posts"]), start, end)
            return
        unit = self.random.choice(self.tables["units"])["code"]
        row = {
            "official": person["code"],
            "unit": unit,
            "form": "Khác",
            "concurrent": False,
        }
        self._add("tenures", **row, held_from=start, held_until=end)

    def _concurrent(self, person: Row) -> None:
        """A second post beside the main one, never a post of the person's own past."""
        own = {row["post"] for row in self.records.of("tenures", person["code"])}
        others = [p["code"] for p in self.tables["posts"] if p["code"] not in own]
        if others and self.random.random() < 0.25:
            self._add(
                "tenures",
                official=person["code"],
                post=self.random.choice(others),
                held_from=self._months_ago(self.random.choice((0, 6, 12))),
                held_until=self.random.choice(
                    (None, self.day, self.day + timedelta(days=1))
                ),
                form="Bổ nhiệm",
                concurrent=True,
            )
            self._drop_if_empty()

    def _drop_if_empty(self) -> None:
        last = self.tables["tenures"][-1]
        if last["held_until"] is not None and last["held_until"] <= last["held_from"]:
            self.tables["tenures"].pop()

    def _succession(self, person: Row) -> None:
        for _ in range(self.random.randint(0, 2)):
            end = self.day.year + self.random.choice((-1, 0, 1, 4))
            approved = self._months_ago(self.random.choice((0, 0, 20)))
            removed = self.random.choice((None, None, None, self._near(self.day)))
            self._add(
                "succession",
                official=person["code"],
                post=self.random.choice(self.tables["posts"])["code"],
                term=f"{end - 5}-{end}",
                approved_on=approved,
                removed_on=removed if removed and removed > approved else None,
            )

    def _marks(self, person: Row) -> None:
        if self.random.random() < 0.3:
            decided = self._months_ago(self.random.choice((0, 12)))
            lapses = self.random.choice((None, self._near(self.day)))
            self._add(
                "discipline",
                official=person["code"],
                form=self.random.choice(DISCIPLINE_FORMS),
                decided_on=decided,
                lapses_on=lapses if lapses and lapses > decided else None,
            )
        for year in range(self.day.year - 3, self.day.year + 1):
            if self.random.random() < 0.5:
                rating = self.random.choice(RATINGS)
                self._add("ratings", official=person["code"], year=year, rating=rating)

    def _kinship(self) -> None:
        people = [person["code"] for person in self.tables["people"]]
        for _ in range(self.random.randint(0, 3)):
            one, other = self.random.sample(people, 2)
            relation = self.random.choice(RELATIONS)
            self._add("kinship", official=one, relative=other, relation=relation)

    def _ranks(self) -> None:
        for post in self.random.sample(self.tables["posts"], 2):
            for since in {self._near(self.day), date(2022, 5, 5)}:
                rank = self.random.choice((3, 4, 5))
                self._add("ranks", post=post["code"], rank=rank, **{"from": since})
