"""A plan against the facts and the law: codes, days, and what people pinned."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from luanchuyen.matching import teams
from luanchuyen.matching.building import Field, field_of, pin_verdicts
from luanchuyen.matching.plan import Pin, Plan
from luanchuyen.matching.plan_file import Fault, PlanError, WrittenPlan
from luanchuyen.matching.quotas import loosened
from luanchuyen.matching.ways import MOST_IN_CIRCLE
from luanchuyen.rules.entries import Force
from luanchuyen.rules.instruments import library
from luanchuyen.rules.located_yaml import Path
from luanchuyen.rules.rulebook import (
    NotInForceError,
    Rulebook,
    UnknownRulebookError,
    load,
)
from luanchuyen.rules.terms import years
from luanchuyen.rules.verdicts import Outcome
from luanchuyen.snapshot.snapshot import Snapshot


def rulebook_of(written: WrittenPlan) -> Rulebook:
    """The rulebook the plan names, in force on its day. Raises PlanError."""
    plan = written.plan
    try:
        rulebook = load(plan.rulebook)
        rulebook.require_in_force(plan.day)
    except UnknownRulebookError as error:
        raise _refused(written, ("rulebook",), plan.rulebook, error) from error
    except NotInForceError as error:
        raise _refused(written, ("day",), f"{plan.day}", error) from error
    return rulebook


def _refused(
    written: WrittenPlan, path: Path, value: str, error: LookupError
) -> PlanError:
    return PlanError([written.fault(path, value, str(error.args[0]).rstrip("."))])


def checked_field(
    written: WrittenPlan, snapshot: Snapshot, rulebook: Rulebook
) -> Field:
    """Who and what takes part. Raises PlanError with every fault of the plan found at its stage.

    After everything `consistent_field` looks at, pins are put to the law.
    """
    field = consistent_field(written, snapshot, rulebook)
    _raise(_pins_against_the_law(written, snapshot, rulebook, field))
    return field


def consistent_field(
    written: WrittenPlan, snapshot: Snapshot, rulebook: Rulebook
) -> Field:
    """The same, whatever the law says of the pins: codes first, then who takes part, then the rest."""
    _raise(_unknown_codes(written, snapshot))
    field = field_of(written.plan, snapshot, rulebook)
    _raise(_outside(written, field))
    _raise(
        [
            *_past_term(written),
            *_term_begun_elsewhen(written),
            *_twice(written),
            *_quotas(written, field),
            *_teams(written, rulebook),
            *_transfers_forbidden(written),
            *_pins_in_conflict(written, field),
            *_lengths(written),
            *_bases(written),
        ]
    )
    return field


def _raise(faults: Iterable[Fault]) -> None:
    found = sorted(faults, key=lambda fault: fault.line)
    if found:
        raise PlanError(found)


def _officials(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every official the plan names, with the place where."""
    for index, one in enumerate(plan.must_leave or ()):
        yield ("must_leave", index), one.official
    for index, official in enumerate(plan.transfers):
        yield ("transfers", index), official
    for index, pin in enumerate(plan.pin):
        yield ("pin", index), pin.official
    for index, forbid in enumerate(plan.forbid):
        yield ("forbid", index), forbid.official


def _posts(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every post the plan names, with the place where."""
    for key, codes in (
        ("must_fill", plan.must_fill or ()),
        ("may_stay_open", plan.may_stay_open),
    ):
        for index, code in enumerate(codes):
            yield (key, index), code
    for index, pin in enumerate(plan.pin):
        yield ("pin", index), pin.post
    for index, forbid in enumerate(plan.forbid):
        if forbid.post is not None:
            yield ("forbid", index), forbid.post


def _unknown_codes(written: WrittenPlan, snapshot: Snapshot) -> Iterator[Fault]:
    plan = written.plan
    for what, sheet, frame, named in (
        ("đơn vị", "Đơn vị", snapshot.units, [(("committee",), plan.committee)]),
        ("cán bộ", "Cán bộ", snapshot.people, _officials(plan)),
        ("chức danh", "Chức danh", snapshot.posts, _posts(plan)),
    ):
        known = set(frame["code"])
        for path, code in named:
            if code not in known:
                message = f"không có {what} mã «{code}» trong trang {sheet}"
                yield written.fault(path, code, message)


def _outside(written: WrittenPlan, field: Field) -> Iterator[Fault]:
    """Known officials and posts that take no part: others manage them."""
    plan = written.plan
    for path, code in _officials(plan):
        if path[0] != "forbid" and code not in field.people:
            message = (
                f"«{code}» không giữ chức danh nào do «{plan.committee}» quản lý "
                f"ngày {plan.day:%d/%m/%Y}, nên không thuộc kế hoạch này"
            )
            yield written.fault(path, code, message)
    for path, code in _posts(plan):
        if path[0] == "forbid":
            continue
        if code not in field.seats:
            message = (
                f"chức danh «{code}» không do «{plan.committee}» quản lý, "
                "nên không thuộc kế hoạch này"
            )
            yield written.fault(path, code, message)
        elif field.seats[code].closed and path[0] != "may_stay_open":
            message = (
                f"chức danh «{code}» thuộc đơn vị không có hiệu lực "
                f"ngày {plan.day:%d/%m/%Y}; chọn chức danh của đơn vị đang hoạt động"
            )
            yield written.fault(path, code, message)


def _past_term(written: WrittenPlan) -> Iterator[Fault]:
    plan = written.plan
    if plan.term is not None and years(plan.term)[1] < plan.day.year:
        message = (
            f"nhiệm kỳ {plan.term} đã qua ngày {plan.day:%d/%m/%Y}; "
            "chọn nhiệm kỳ chưa kết thúc"
        )
        yield written.fault(("term",), plan.term, message)


def _term_begun_elsewhen(written: WrittenPlan) -> Iterator[Fault]:
    plan = written.plan
    begun = plan.term_begins
    if begun is None:
        return
    reason = ""
    if begun > plan.day:
        reason = f"sau ngày của kế hoạch, {plan.day:%d/%m/%Y}"
    elif plan.term and not years(plan.term)[0] <= begun.year <= years(plan.term)[1]:
        reason = f"ngoài nhiệm kỳ {plan.term}"
    if reason:
        message = f"ngày bắt đầu nhiệm kỳ {begun:%d/%m/%Y} {reason}"
        yield written.fault(("term_begins",), f"{begun}", message)


def _quotas(written: WrittenPlan, field: Field) -> Iterator[Fault]:
    """Numbers for lines the rulebook does not have, or beyond what it lets a plan say."""
    known = {line.id: line for line in field.quotas}
    listed = ", ".join(known) or "không có chỉ tiêu nào"
    for index, asked in enumerate(written.plan.quotas):
        if asked.id not in known:
            message = (
                f"không có chỉ tiêu «{asked.id}» trong bộ quy định "
                f"{written.plan.rulebook}; các chỉ tiêu ngày này: {listed}"
            )
        elif reason := loosened(known[asked.id], asked):
            message = f"chỉ tiêu «{asked.id}»: {reason}"
        else:
            continue
        yield written.fault(("quotas", index), asked.id, message)


def _teams(written: WrittenPlan, rulebook: Rulebook) -> Iterator[Fault]:
    """Numbers for teams the rulebook does not have, or beyond what it lets a plan say."""
    plan = written.plan
    known = rulebook.team_shares(plan.day)
    listed = ", ".join(known) or "không có tập thể nào"
    for index, asked in enumerate(plan.team_shares):
        if asked.id not in known:
            message = (
                f"không có tập thể «{asked.id}» trong bộ quy định {plan.rulebook}; "
                f"các tập thể ngày này: {listed}"
            )
        elif reason := teams.why_not_asked(plan, asked.id, known[asked.id]):
            message = f"tập thể «{asked.id}»: {reason}"
        else:
            continue
        yield written.fault(("team_shares", index), asked.id, message)


def _transfers_forbidden(written: WrittenPlan) -> Iterator[Fault]:
    plan = written.plan
    barred = {one.official for one in plan.forbid if one.post is None}
    for index, official in enumerate(plan.transfers):
        if official in barred:
            message = (
                f"«{official}» vừa được điều động vừa bị mục «forbid» cấm chuyển; "
                "bỏ một trong hai"
            )
            yield written.fault(("transfers", index), official, message)


def _lengths(written: WrittenPlan) -> Iterator[Fault]:
    """Circles too long to be listed, and what only makes sense where chains have a limit."""
    plan = written.plan
    if plan.max_cycle is not None and plan.max_cycle > MOST_IN_CIRCLE:
        message = (
            f"vòng nhiều hơn {MOST_IN_CIRCLE} lượt chuyển chưa được hỗ trợ; "
            f"chọn từ 1 đến {MOST_IN_CIRCLE}"
        )
        yield written.fault(("max_cycle",), f"{plan.max_cycle}", message)
    elif plan.max_cycle is not None and plan.max_chain is None:
        message = "giới hạn vòng chỉ dùng cùng giới hạn chuỗi; thêm dòng «max_chain»"
        yield written.fault(("max_cycle",), f"{plan.max_cycle}", message)
    if plan.prefer_robust and plan.max_chain is None:
        message = (
            "chỉ chọn được phương án ít đổ vỡ khi chuỗi có giới hạn; "
            "thêm dòng «max_chain»"
        )
        yield written.fault(("prefer_robust",), "true", message)


def _bases(written: WrittenPlan) -> Iterator[Fault]:
    for index, basis in enumerate(written.plan.bases):
        if isinstance(basis, str) and basis not in library():
            message = (
                f"không có văn bản «{basis}» trong danh mục văn bản; "
                "ghi khóa của danh mục, hoặc tên và ngày: {title, day}"
            )
            yield written.fault(("bases", index), basis, message)


def _twice(written: WrittenPlan) -> Iterator[Fault]:
    plan = written.plan
    for key, codes in (
        ("must_leave", [one.official for one in plan.must_leave or ()]),
        ("must_fill", plan.must_fill or ()),
        ("may_stay_open", plan.may_stay_open),
        ("pin", [pin.official for pin in plan.pin]),
        ("transfers", plan.transfers),
        ("quotas", [asked.id for asked in plan.quotas]),
        ("team_shares", [asked.id for asked in plan.team_shares]),
    ):
        for index in _repeated(codes):
            reason = (
                "mỗi cán bộ chỉ được ấn định một chức danh"
                if key == "pin"
                else "chỉ giữ một dòng"
            )
            message = f"«{codes[index]}» ghi hai lần trong «{key}»; {reason}"
            yield written.fault((key, index), codes[index], message)


def _repeated(codes: Collection[str]) -> list[int]:
    """Places of the codes that stood before."""
    seen: set[str] = set()
    found = []
    for index, code in enumerate(codes):
        if code in seen:
            found.append(index)
        seen.add(code)
    return found


def _pins_in_conflict(written: WrittenPlan, field: Field) -> Iterator[Fault]:
    """Pins that cannot hold beside what else the plan says, whatever the law."""
    plan = written.plan
    wanted = Counter(pin.post for pin in plan.pin)
    for index, pin in enumerate(plan.pin):
        reason = _contradicted(pin, plan, field, wanted[pin.post])
        if reason:
            message = f"không thể ấn định «{pin.official}» vào «{pin.post}»: {reason}"
            yield written.fault(("pin", index), pin.official, message)


def _contradicted(pin: Pin, plan: Plan, field: Field, wanted: int) -> str:
    seat = field.seats[pin.post]
    if any(one.covers(pin.official, pin.post) for one in plan.forbid):
        return "mục «forbid» của chính kế hoạch này cấm; bỏ một trong hai"
    if field.people[pin.official].post == pin.post:
        return "cán bộ đang giữ chính chức danh đó; bỏ dòng này"
    if (pin.official, pin.post) in field.concurrent:
        return "cán bộ đang kiêm nhiệm chính chức danh đó; bỏ dòng này"
    if wanted > seat.seats:
        return f"{wanted} người được ấn định vào chức danh có {seat.seats} chỗ"
    return ""


def _pins_against_the_law(
    written: WrittenPlan, snapshot: Snapshot, rulebook: Rulebook, field: Field
) -> Iterator[Fault]:
    """Pins that break what nobody may waive."""
    found = pin_verdicts(written.plan, snapshot, rulebook, field)
    for index, pin in enumerate(written.plan.pin):
        broken = [
            one.sentence.rstrip(".")
            for one in found[pin.official, pin.post].criteria
            if one.outcome is Outcome.NOT_MET and one.force is Force.ABSOLUTE
        ]
        if broken:
            message = (
                f"không thể ấn định «{pin.official}» vào «{pin.post}»: "
                f"{'; '.join(broken)}; điều kiện bắt buộc, không ai được miễn"
            )
            yield written.fault(("pin", index), pin.official, message)
