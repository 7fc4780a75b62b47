"""What the review of a day must find: who must move, and where somebody is needed."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.independent import dates
from tests.independent.facts import Facts, facts, head_run_from, open_seats
from tests.independent.limits import limit_of_terms, non_local_post
from tests.independent.records import Records, Row, in_force
from tests.independent.verdicts import FIRST_DAYS, MAXIMUM_STAY, MINIMUM_STAY, NATIONAL

SOON = RETIRING = 12
Line = tuple[str, str | None, str | None, date | None, int | None]


@dataclass
class Review:
    """`lines`: kind, post, official, since, months; `unknown`: kind, official."""

    records: Records
    day: date
    rulebook: str = "qd-65-2022"
    committee: str | None = None
    lines: list[Line] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)


def review(
    records: Records,
    day: date,
    rulebook: str = "qd-65-2022",
    committee: str | None = None,
) -> Review:
    found = Review(records, day, rulebook, committee)
    for person in records.tables["people"]:
        tenure = records.main_tenure(person["code"], day)
        if tenure and tenure["post"] and _asked(found, tenure["post"]):
            _of_holder(found, tenure)
    for post in records.tables["posts"]:
        if _asked(found, post["code"]):
            _of_seats(found, post["code"])
    return found


def _asked(review: Review, post: str) -> bool:
    if review.committee is None:
        return True
    manager = review.records.post(post)["managed_by"]
    return manager in review.records.succeeded_by(review.committee)


def _of_holder(review: Review, tenure: Row) -> None:
    known = facts(review.records, tenure["official"], tenure["post"], review.day)
    _two_terms(review, tenure, known)
    _local_holder(review, tenure, known)
    _stay(review, tenure, known)
    months = known["months_to_retirement"]
    if months <= RETIRING:
        review.lines.append(
            ("retiring", tenure["post"], tenure["official"], None, months)
        )


def _two_terms(review: Review, tenure: Row, known: Facts) -> None:
    limit = limit_of_terms(review.records, tenure["post"], review.day, review.rulebook)
    months = known["head_months"]
    if limit is None or months < limit - SOON:
        return
    kind = "two_terms" if months >= limit else "two_terms_soon"
    since = head_run_from(review.records, tenure["official"], review.day)
    review.lines.append((kind, tenure["post"], tenure["official"], since, months))


def _local_holder(review: Review, tenure: Row, known: Facts) -> None:
    post, official = tenure["post"], tenure["official"]
    if not non_local_post(review.records, post, review.day, review.rulebook):
        return
    if known["local_to"] is None:
        review.unknown.append(("local_holder", official))
    elif known["local_to"]:
        since, months = tenure["held_from"], known["months_in_post"]
        review.lines.append(("local_holder", post, official, since, months))


def _stay(review: Review, tenure: Row, known: Facts) -> None:
    if not known["on_rotation"]:
        return
    months = known["months_in_post"]
    bounded = (
        review.rulebook == "lam-dong-2017" and review.day >= FIRST_DAYS["lam-dong-2017"]
    )
    line = (tenure["post"], tenure["official"], tenure["held_from"], months)
    if bounded and months > MAXIMUM_STAY:
        review.lines.append(("stay_over", *line))
    elif months >= MINIMUM_STAY and (bounded or review.day >= NATIONAL):
        review.lines.append(("stay_reached", *line))


def _of_seats(review: Review, post: str) -> None:
    seats = open_seats(review.records, post, review.day)
    if seats < 0 and in_force(review.records.unit_of(post), review.day):
        review.lines.append(("surplus", post, None, None, None))
    for number in range(1, seats + 1):
        since = fell_open(review.records, post, number, review.day)
        months = None if since is None else dates.full_months(since, review.day)
        review.lines.append(("vacancy", post, None, since, months))


def fell_open(records: Records, post: str, number: int, day: date) -> date | None:
    """The day since which at least `number` seats have stood open; None if always."""
    seats = records.post(post)["seats"]
    terms = [t for t in records.tables["tenures"] if t["post"] == post]
    ends: list[date | None] = [term["held_until"] for term in terms]
    for end in sorted((e for e in ends if e and e <= day), reverse=True):
        if seats - len(records.holders(post, end - timedelta(days=1))) < number:
            return end
    return None
