"""A case of the small town of `tests.planning`, carried as far as a test asks.

The approved plan moves A from P1 (unit U1) to P3 (unit U3). T1, T2 and T3 hold the posts of the committee
`CU` itself and vote. All units are of the Party, so the five steps of Quy định 65 apply.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import polars as pl

from luanchuyen.records.models import (
    Account,
    Case,
    IssuedPaper,
    Person,
    Post,
    Role,
    RotationPlan,
    Unit,
)
from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services import case_papers, cases, issued_papers
from luanchuyen.services.case_papers import SHEETS
from luanchuyen.services.cases import Ballot, Minutes, Wish
from luanchuyen.snapshot.snapshot import Snapshot
from luanchuyen.snapshot.tables import BY_NAME
from tests import people, planning
from tests.matching.town import town
from tests.planning import DAY
from tests.rules import world

TERM = "2025-2030"
NEXT = date(2026, 12, 2)
FIRST = date(2027, 1, 1)  # when the decision takes effect
ASSESSED = {
    "ethics": "Tốt.",
    "lifestyle": "Giản dị.",
    "capacity": "Vững.",
    "standing": "Có uy tín.",
    "political_standards": "Bảo đảm.",
    "other": "Không.",
}
CHAIR = "Trần Chủ Trì"
TALKED = {
    "purpose": "Đào tạo qua thực tiễn.",
    "wishes": "Sẵn sàng.",
    "responsibility": "Hoàn thành nhiệm vụ.",
}
PASSED = Ballot(present=3, in_favour=2, against=1, blank=0, presided_by="T1")
MINUTES = Minutes(
    place="Phòng họp số 1",
    began="08 giờ 00",
    ended="09 giờ 00",
    secretary="Sầm Văn Ghi",
    agenda="Xét Tờ trình.",
    conclusion="Đồng ý luân chuyển.",
)
PAPERS = (
    *("curriculum", "unit_assessment", "cell_assessment", "residence"),
    *("self_review", "political_conclusion", "assets", "certificates", "health"),
)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@dataclass(frozen=True)
class Cast:
    officer: Account
    secretary: Account
    inspector: Account
    departure: Account
    arrival: Account
    elsewhere: Account
    stranger: Account
    official: Account
    administrator: Account

    @property
    def of_plan(self) -> planning.Cast:
        return planning.Cast(
            self.officer,
            self.secretary,
            self.inspector,
            self.departure,
            self.stranger,
        )


def committee_town(
    people: Mapping[str, Mapping[str, object]] | None = None,
    units: Mapping[str, Mapping[str, object]] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Snapshot:
    """The town with its committee; the rest is what `tests.matching.town` takes."""
    seats = ("T1", "T2", "T3")
    party = {
        code: {"bloc": "Đảng"} | dict((units or {}).get(code, {}))
        for code in ("U1", "U2", "U3")
    }
    return town(
        units=party,
        people=people,
        titles=titles,
        more={
            "posts": [
                world.post(f"BTV{n}", "CU", "uy_vien_btv", managed_by="KHAC")
                for n in (1, 2, 3)
            ],
            "people": [world.person(code, name=f"Trần {code}") for code in seats],
            "tenures": [
                world.tenure(code, f"BTV{n}", date(2022, 1, 1))
                for n, code in enumerate(seats, start=1)
            ],
            "ratings": [
                {"official": code, "year": 2025, "rating": "Hoàn thành tốt"}
                for code in ("A", "B")
            ],
            "confidence": [
                {"official": code, "on": date(2025, 6, 1), "low_share": 0.1}
                for code in ("A", "B")
            ],
        },
    )


def with_post(*codes: str, **changes: object) -> Snapshot:
    """The town as a later workbook has it: these posts changed."""
    now = committee_town()
    rows = [
        row | (changes if row["code"] in codes else {}) for row in now.posts.to_dicts()
    ]
    frames = {name: now.frame(name) for name in BY_NAME}
    posts = pl.DataFrame(rows, schema=BY_NAME["posts"].schema)
    return Snapshot.of(frames | {"posts": posts})


def settle(snapshot: Snapshot | None = None) -> Cast:
    people.settle(snapshot or committee_town())
    account = people.account
    return Cast(
        officer=account("hoa", Role.OFFICER, committee="CU"),
        secretary=account("binh", Role.SECRETARY, committee="CU"),
        inspector=account("chien", Role.INSPECTOR, committee="CU"),
        departure=account("duyen", Role.UNIT_OFFICER, committee="U1"),
        arrival=account("dat", Role.UNIT_OFFICER, committee="U3"),
        elsewhere=account("giao", Role.UNIT_OFFICER, committee="U2"),
        stranger=account("giang", Role.OFFICER, committee="KHAC"),
        official=account("an", Role.OFFICIAL, official="A"),
        administrator=account("quan-tri", Role.ADMINISTRATOR),
    )


def opened(cast: Cast, plan: RotationPlan | None = None) -> Case:
    return cases.open_from_plan(
        plan=plan or planning.approved(cast.of_plan),
        official=Person.objects.get(pk="A"),
        effective_on=FIRST,
        by=cast.officer,
        on=DAY,
    )


def transfer(
    cast: Cast, to: str = "P3", effective_on: date | None = FIRST, official: str = "A"
) -> Case:
    """A transfer by the plan of Lâm Đồng, which has the steps of one."""
    return cases.open_transfer(
        committee=Unit.objects.get(pk="CU"),
        rulebook="lam-dong-2017",
        wish=wish(official, to, effective_on),
        by=cast.officer,
        on=DAY,
    )


def wish(
    official: str = "A", to: str = "P3", effective_on: date | None = FIRST
) -> Wish:
    return Wish(Person.objects.get(pk=official), Post.objects.get(pk=to), effective_on)


def heard(cast: Cast, case: Case) -> None:
    """The unit of departure proposes the official, by a letter."""
    cases.answer(
        case=case,
        item="proposal",
        whom="departure_unit",
        answer=Answer.AGREE,
        document="5-CV/U1",
        by=cast.officer,
        on=DAY,
    )


def proposed(cast: Cast, case: Case) -> None:
    """Step 2."""
    heard(cast, case)
    cases.finish(case=case, by=cast.officer, on=DAY)


def prepared(cast: Cast, case: Case) -> None:
    """Step 3: assessed and screened."""
    cases.assess(
        case=case,
        parts=ASSESSED,
        presided_by=CHAIR,
        document="6-NX/U1",
        by=cast.officer,
        on=DAY,
    )
    cases.finish(case=case, by=cast.officer, on=DAY)


def appraised(cast: Cast, case: Case) -> None:
    """Step 4: appraised, both units heard, the official met."""
    appraised_on(cast, case, DAY)


def appraised_on(cast: Cast, case: Case, on: date) -> None:
    cases.request_opinion(
        case=case, item="appraisal", whom="related_bodies:U2", by=cast.officer, on=on
    )
    cases.appraise(
        case=case,
        whom="related_bodies:U2",
        answer=Answer.AGREE,
        by=cast.elsewhere,
        on=on,
    )
    for whom, by in (
        ("departure_unit", cast.departure),
        ("arrival_unit", cast.arrival),
    ):
        cases.request_opinion(
            case=case, item="units", whom=whom, by=cast.officer, on=on
        )
        cases.answer(
            case=case, item="units", whom=whom, answer=Answer.AGREE, by=by, on=on
        )
    cases.issue_paper(case=case, paper="appraisal_summary", by=cast.officer, on=on)
    cases.meet(case=case, parts=TALKED, by=cast.officer, on=on)
    cases.finish(case=case, by=cast.officer, on=on)


def submitted(cast: Cast, case: Case) -> None:
    """Step 5: the dossier is whole and the case submitted."""
    for item in PAPERS:
        added(cast, case, item)
    cases.submit(case=case, by=cast.officer, on=DAY)


def decided(cast: Cast, case: Case) -> None:
    cases.vote(case=case, ballot=PASSED, told=MINUTES, by=cast.secretary, on=DAY)
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)


def announced(cast: Cast, case: Case) -> None:
    cases.announce(case=case, by=cast.officer, on=DAY)
    cases.finish(case=case, by=cast.officer, on=DAY)


STAGES: Sequence[Callable[[Cast, Case], None]] = (
    *(proposed, prepared, appraised, submitted, decided, announced),
)


def carried(cast: Cast, until: Callable[[Cast, Case], None] = announced) -> Case:
    """The case with every stage up to this one behind it."""
    case = opened(cast)
    for stage in STAGES[: STAGES.index(until) + 1]:
        stage(cast, case)
    return case


def withdrawn(cast: Cast) -> Case:
    case = opened(cast)
    cases.withdraw(case=case, reason="Để đợt sau.", by=cast.officer, on=DAY)
    return case


def voted(cast: Cast) -> Case:
    case = carried(cast, submitted)
    cases.vote(case=case, ballot=PASSED, by=cast.secretary, on=DAY)
    return case


def in_force(cast: Cast) -> Case:
    """A transfer that has taken effect."""
    case = transfer_decided(cast, transfer(cast))
    cases.take_effect(case=case, by=cast.officer, on=FIRST)
    return case


def added(cast: Cast, case: Case, item: str, content: bytes = PDF) -> None:
    cases.add_paper(
        case=case,
        item=item,
        content=BytesIO(content),
        name=f"{item}.pdf",
        day=DAY,
        by=cast.officer,
        on=DAY,
    )


def notice(case: Case) -> dict[str, Any]:
    """What issuing a notice of the committee's advisers takes."""
    sheet = SHEETS["thong-bao"]
    said = case_papers.wording(case, sheet, on=DAY)
    said = replace(said, signer="Phạm Ký", more={"said": "Nội dung."})
    return {"sheet": sheet, "said": said, "term": TERM}


def notified(cast: Cast, case: Case) -> IssuedPaper:
    return issued_papers.issue(case=case, by=cast.officer, on=DAY, **notice(case))


def begun(cast: Cast, case: Case) -> None:
    """Nothing was done yet."""


def agreed(cast: Cast, case: Case) -> None:
    for whom in ("departure_unit", "arrival_unit"):
        cases.answer(
            case=case,
            item="units",
            whom=whom,
            answer=Answer.AGREE,
            document="7-CV",
            by=cast.officer,
            on=DAY,
        )
    cases.meet(case=case, parts={}, by=cast.officer, on=DAY)


def at_the_decision(cast: Cast, case: Case) -> None:
    cases.finish(case=case, by=cast.officer, on=DAY)
    cases.submit(case=case, by=cast.officer, on=DAY)


def transfer_agreed(cast: Cast, case: Case) -> None:
    cases.decide(case=case, term=TERM, by=cast.secretary, on=DAY)


def transfer_done(cast: Cast, case: Case) -> None:
    cases.finish(case=case, by=cast.secretary, on=DAY)


TRANSFER_STAGES = (begun, agreed, at_the_decision, transfer_agreed, transfer_done)


def transfer_decided(cast: Cast, case: Case) -> Case:
    """A transfer with the units' agreement, the talk, and its decision."""
    for stage in TRANSFER_STAGES:
        stage(cast, case)
    return case


def like(case: Case, **changes: object) -> Case:
    """A second case that proposes the same, as if it had been opened otherwise."""
    kept = (
        *("kind", "ground", "rulebook", "rulebook_version", "begun_on", "procedure"),
        *("committee", "plan", "version", "by_key", "by_name", "on"),
    )
    made = Case(**{name: getattr(case, name) for name in kept} | changes)
    made.save(force_insert=True)
    signed = {name: getattr(case, name) for name in ("by_key", "by_name", "on")}
    act = made.acts.create(number=1, kind="opened", day=case.on, **signed)
    now = case.proposal
    made.proposals.create(
        number=1,
        act=act,
        official=now.official,
        from_post=now.from_post,
        to_post=now.to_post,
        body=now.body,
    )
    return made
