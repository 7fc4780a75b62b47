"""The outcome of each criterion and of the verdict, for the national and the local rulebooks."""

from datetime import date

from luanchuyen.snapshot.tables import DEGREES, STATE_MANAGEMENT, THEORY
from tests.independent import dates, equivalence
from tests.independent.facts import Facts, facts
from tests.independent.limits import NON_LOCAL_GROUND, limit_of_terms, non_local_post
from tests.independent.records import Records, all_of

Outcomes = dict[str, bool | None]
NATIONAL = date(2022, 4, 28)
CONFLICTS = date(2023, 7, 11)
OFFICIALS_LAW = date(2025, 7, 1)
FIRST_DAYS = {
    "qd-65-2022": NATIONAL,
    "lam-dong-2017": date(2017, 10, 1),
    "dong-ha-2021": date(2021, 5, 1),
    "can-tho-2022": date(2022, 7, 13),
    "my-hao-2023": date(2023, 3, 17),
}
ADVISORY = {"kinship_declared"}
OLDEST_CERTIFICATE = 6
MINIMUM_STAY, MAXIMUM_STAY = 36, 60
AGE_LIMITS = {"Nam": 47, "Nữ": 45}


class Question:
    """One official, perhaps one post, judged by one rulebook on one day."""

    def __init__(
        self,
        records: Records,
        official: str,
        post: str | None,
        day: date,
        *,
        rulebook: str = "qd-65-2022",
        case: str = "training",
        committee: str | None = None,
    ) -> None:
        self.records, self.official, self.post, self.day = records, official, post, day
        self.rulebook, self.case, self.committee = rulebook, case, committee
        self.person = records.find("people", official)
        self.facts: Facts = facts(records, official, post, day)

    @property
    def outcomes(self) -> Outcomes:
        """By criterion; texts that say the same are one."""
        if self.case == "transfer":
            return self._of_transfer()
        found = self._national() if self.day >= NATIONAL else {}
        if self.day >= FIRST_DAYS[self.rulebook]:
            found |= self._local()
        return found

    @property
    def outcome(self) -> str:
        counted = (v for name, v in self.outcomes.items() if name not in ADVISORY)
        return word(all_of(counted))

    def _of_transfer(self) -> Outcomes:
        if self.post is None or self.day < NATIONAL:
            return {}
        return {
            "post_standard": self._post_standard(),
            "open_seat": self.facts["open_seats"] >= 1,
            "not_local": self._not_local(),
        }

    def _national(self) -> Outcomes:
        found = self._of_official() | (self._of_pair() if self.post else {})
        if self.case != "training":
            del found["planned"]
        return found

    def _of_official(self) -> Outcomes:
        found: Outcomes = {
            "in_scope": self._in_scope(),
            "subject": self._subject(),
            "planned": self.facts["planned"],
            "service_left": self.facts["months_to_retirement"] >= self._months_asked(),
            "minimum_stay": self._stay(at_least=MINIMUM_STAY),
        }
        if self.day >= OFFICIALS_LAW:
            found["not_under_proceedings"] = not self.person["under_proceedings"]
            found["health_certified"] = self._health_certified()
        return found

    def _of_pair(self) -> Outcomes:
        found: Outcomes = {
            "changes_unit": self._changes_unit(),
            "equivalent": equivalence.equal_rank(
                self.records, self.official, self._asked, self.day
            ),
            "not_local": self._not_local(),
            "post_standard": self._post_standard(),
        }
        if self.day >= CONFLICTS:
            found["no_relative"] = self._no_relative()
        return found

    def _local(self) -> Outcomes:
        found: Outcomes = {}
        if self.rulebook in ("my-hao-2023", "lam-dong-2017"):
            found["not_disciplined"] = not self.facts["disciplined"]
        if self.rulebook == "lam-dong-2017":
            found["maximum_stay"] = self._stay(at_most=MAXIMUM_STAY)
            found["minimum_stay"] = self._stay(at_least=MINIMUM_STAY)
        if self.rulebook == "dong-ha-2021":
            found["age_limit"] = self.facts["age"] < AGE_LIMITS[self.person["sex"]]
            found["planned_higher"] = self.facts["planned_higher"]
        return found | (self._local_pair() if self.post else {})

    def _local_pair(self) -> Outcomes:
        if self.rulebook == "dong-ha-2021":
            found: Outcomes = {"special_case_only": not self._ward_vice_chair()}
            return found | self._city_to_ward()
        if self.rulebook == "my-hao-2023":
            return {
                "equivalent": equivalence.paired_or_equal_rank(
                    self.records, self.official, self._asked, self.day
                ),
                "within_field": self._touches_inspection(),
            }
        return {}

    @property
    def _asked(self) -> str:
        assert self.post is not None
        return self.post

    def _in_scope(self) -> bool:
        held = self.records.post_held(self.official, self.day)
        if held is None or self.committee is None:
            return held is not None
        manager = self.records.post(held)["managed_by"]
        return manager in self.records.succeeded_by(self.committee)

    def _subject(self) -> bool | None:
        held = self.records.post_held(self.official, self.day)
        if self.case == "training":
            return bool(self.facts["planned"])
        if self.case == NON_LOCAL_GROUND:
            return None if held is None else self._is_local_where_none_may_be(held)
        if held is None:
            return False
        limit = limit_of_terms(self.records, held, self.day, self.rulebook)
        return limit is not None and self.facts["head_months"] >= limit

    def _is_local_where_none_may_be(self, held: str) -> bool | None:
        local: bool | None = facts(self.records, self.official, held, self.day)[
            "local_to"
        ]
        listed = non_local_post(self.records, held, self.day, self.rulebook)
        return local if listed else False

    def _months_asked(self) -> int:
        return 60 if self.case != "training" and self.day >= OFFICIALS_LAW else 120

    def _stay(self, *, at_least: int = 0, at_most: int = 10_000) -> bool:
        if not self.facts["on_rotation"]:
            return True
        months: int = self.facts["months_in_post"]
        return at_least <= months <= at_most

    def _health_certified(self) -> bool | None:
        issued = self.person["health_on"]
        if issued is None or issued > self.day:
            return None  # nothing is recorded of the day itself
        last_day = dates.add_months(issued, OLDEST_CERTIFICATE)
        return bool(issued <= self.day <= last_day)

    def _changes_unit(self) -> bool | None:
        here = self.records.unit_worked_in(self.official, self.day)
        return None if here is None else here != self.records.post(self._asked)["unit"]

    def _not_local(self) -> bool | None:
        if not non_local_post(self.records, self._asked, self.day, self.rulebook):
            return True
        local = self.facts["local_to"]
        return None if local is None else not local

    def _post_standard(self) -> bool | None:
        post = self.records.post(self._asked)
        scales = {
            "degree": DEGREES,
            "theory": THEORY,
            "state_management": STATE_MANAGEMENT,
        }
        return all_of(
            _reaches(scale, self.person[name], post[f"min_{name}"])
            for name, scale in scales.items()
        )

    def _no_relative(self) -> bool:
        relatives = {
            row["relative"] if row["official"] == self.official else row["official"]
            for row in self.records.tables["kinship"]
            if self.official in (row["official"], row["relative"])
        }
        unit = self.records.post(self._asked)["unit"]
        posts = [p["code"] for p in self.records.tables["posts"] if p["unit"] == unit]
        leading = [post for post in posts if self.records.role(post) != "member"]
        return not any(
            relatives & self.records.holders(post, self.day) for post in leading
        )

    def _ward_vice_chair(self) -> bool:
        level = self.records.unit_of(self._asked)["level"]
        title = self.records.post(self._asked)["title"]
        return (level, title) == ("Xã", "pct_ubnd")

    def _city_to_ward(self) -> Outcomes:
        """Only where the source itself names the post: Bí thư Đảng ủy, Chủ tịch UBND phường."""
        here = self.records.unit_worked_in(self.official, self.day)
        if here is None:
            return {}
        if self.records.find("units", here)["level"] != "Huyện":
            return {"within_field": False}
        if self.records.unit_of(self._asked)["level"] != "Xã":
            return {"within_field": False}
        named = self.records.post(self._asked)["title"] in ("bi_thu", "ct_ubnd")
        return {"within_field": True} if named else {}

    def _touches_inspection(self) -> bool | None:
        """From or to the inspection sector; a unit without a sector may be of it."""
        here = self.records.unit_worked_in(self.official, self.day)
        left = self.records.find("units", here)["sector"] if here else None
        sectors = {left, self.records.unit_of(self._asked)["sector"]}
        if "Kiểm tra" in sectors:
            return True
        return None if None in sectors else False


def _reaches(scale: tuple[str, ...], has: str | None, least: str | None) -> bool | None:
    if least is None:
        return True
    return None if has is None else scale.index(has) >= scale.index(least)


def word(value: bool | None) -> str:
    return {True: "met", False: "not_met", None: "not_known"}[value]
