"""What every proposal keeps, whatever it costs: one function a rule (contract, section 5, Hard)."""

from collections.abc import Callable, Iterable, Iterator

from luanchuyen.matching.instance import Instance, Move, leads
from luanchuyen.matching.rows import Row, every, less_leavers
from luanchuyen.matching.ways import CHAINS, largest_circle


def constraints(instance: Instance) -> list[Row]:
    """Every hard rule as rows, in a fixed order."""
    rules = (
        pinned_moves_are_made,
        forbidden_moves_are_not_made,
        verdicts_are_met,
        nobody_takes_two_posts,
        no_seat_is_over_its_number,
        closed_units_take_nobody,
        relatives_stay_apart,
        few_leave_one_unit,
        officials_kept_apart,
        no_unit_is_over_its_leaders,
        quotas_are_not_passed,
        moves_wait_for_their_day,
        arrivals_follow_departures,
        chains_are_short,
        moves_are_counted,
    )
    return [row for rule in rules for row in rule(instance)]


def pinned_moves_are_made(instance: Instance) -> Iterator[Row]:
    names = instance.names
    for pin in instance.pins:
        yield Row(
            kind="pin",
            terms=every([instance.columns[pin.official, pin.post]]),
            low=1,
            official=pin.official,
            post=pin.post,
            sentence=f"Kế hoạch ấn định {names.person(pin.official)} vào {names.post(pin.post)}.",
        )


def forbidden_moves_are_not_made(instance: Instance) -> Iterator[Row]:
    names = instance.names
    for forbid in instance.forbids:
        covered = [
            column
            for column, move in enumerate(instance.moves)
            if forbid.covers(move.official, move.target)
        ]
        if covered:
            place = f" vào {names.post(forbid.post)}" if forbid.post else ""
            yield Row(
                kind="forbid",
                terms=every(covered),
                high=0,
                official=forbid.official,
                post=forbid.post,
                sentence=f"Kế hoạch không cho chuyển {names.person(forbid.official)}{place}.",
            )


def verdicts_are_met(instance: Instance) -> Iterator[Row]:
    """A verdict not met, or not known, lets a pinned move pass only with a waiver."""
    for column, move in enumerate(instance.moves):
        if not move.met and not instance.waived(move):
            yield Row(
                kind="verdict",
                terms=every([column]),
                high=0,
                official=move.official,
                post=move.target,
                cites=move.against_cites,
                sentence=" ".join(move.against),
            )


def nobody_takes_two_posts(instance: Instance) -> Iterator[Row]:
    for official, columns in instance.columns_by("official").items():
        if len(columns) > 1:
            yield Row(
                kind="one_post",
                terms=every(columns),
                high=1,
                official=official,
                sentence=f"{instance.names.person(official)} chỉ nhận một chức danh.",
            )


def no_seat_is_over_its_number(instance: Instance) -> Iterator[Row]:
    """Arrivals fit into the seats open on the day and those vacated; a surplus post takes nobody."""
    leaving = instance.columns_by("origin")
    for post, arriving in instance.columns_by("target").items():
        seat = instance.seats[post]
        if seat.takes_nobody:
            told = "đang thừa người, không nhận thêm ai"
            terms, high = every(arriving), 0
        else:
            told = "chỉ nhận thêm người khi có người đi"
            terms, high = less_leavers(arriving, leaving.get(post, ())), seat.open
        yield Row(
            kind="seats",
            terms=terms,
            high=high,
            post=post,
            sentence=(
                f"{instance.names.post(post)} có {seat.seats} chỗ, "
                f"{seat.holders} người đang giữ: {told}."
            ),
        )


def closed_units_take_nobody(instance: Instance) -> Iterator[Row]:
    """Elsewhere there are no moves into units not in force: the rules never find one."""
    arriving = instance.columns_by("to_unit")
    for unit in instance.closed_units:
        if unit in arriving:
            yield Row(
                kind="not_in_force",
                terms=every(arriving[unit]),
                high=0,
                unit=unit,
                sentence=(
                    f"{instance.names.unit(unit)} không hoạt động ngày {instance.day:%d/%m/%Y}: "
                    "không chuyển ai về đó."
                ),
            )


def relatives_stay_apart(instance: Instance) -> Iterator[Row]:
    """Two relatives do not come to one unit where either would be head or deputy.

    A relative who is there on the day is the matter of the verdict, which is met or waived.
    """
    moves = instance.columns_by("official")
    for pair in instance.kin:
        for one, other in (pair, pair[::-1]):
            first, second = map(instance.names.person, (one, other))
            leading = _by_unit(instance, moves.get(one, ()), _leads)
            beside = _by_unit(instance, moves.get(other, ()), _minds_relatives)
            for unit in sorted(leading.keys() & beside.keys()):
                yield Row(
                    kind="relatives",
                    terms=every([*leading[unit], *beside[unit]]),
                    high=1,
                    unit=unit,
                    cites=_kin_cites(instance, beside[unit]),
                    sentence=(
                        f"{first} và {second} là người thân: {first} về "
                        f"{instance.names.unit(unit)} làm cấp trưởng, cấp phó thì "
                        f"{second} không về đó."
                    ),
                )


def _by_unit(
    instance: Instance,
    columns: Iterable[int],
    wanted: Callable[[Instance, Move], bool],
) -> dict[str, list[int]]:
    """Of some moves those wanted, by the unit they go to."""
    found: dict[str, list[int]] = {}
    for column in columns:
        move = instance.moves[column]
        if wanted(instance, move):
            found.setdefault(move.to_unit, []).append(column)
    return found


def _leads(instance: Instance, move: Move) -> bool:
    return leads(instance.seats[move.target])


def _minds_relatives(instance: Instance, move: Move) -> bool:
    """Whether a text asks of the move that no relative leads the unit, and nobody waived it."""
    return bool(instance.kin_cites.get(move.case)) and not instance.waived(move)


def _kin_cites(instance: Instance, columns: Iterable[int]) -> tuple[str, ...]:
    cases = [instance.moves[column].case for column in columns]
    return tuple(
        dict.fromkeys(cite for case in cases for cite in instance.kin_cites[case])
    )


def few_leave_one_unit(instance: Instance) -> Iterator[Row]:
    leaving = instance.columns_by("from_unit")
    for cap in instance.caps:
        columns = [
            column
            for column in leaving.get(cap.unit, ())
            if instance.moves[column].leaves_unit
        ]
        if columns:
            yield Row(
                kind="max_share_leaving",
                terms=every(columns),
                high=cap.most,
                unit=cap.unit,
                cites=cap.cites,
                sentence=(
                    f"{instance.names.unit(cap.unit)} có {cap.leaders} lãnh đạo, "
                    f"nhiều nhất {cap.most} người được đi cùng đợt."
                ),
            )


def officials_kept_apart(instance: Instance) -> Iterator[Row]:
    """Of those whom a text keeps apart, few leave their unit in one round."""
    moves = instance.columns_by("official")
    for rule in instance.apart:
        columns = [
            column
            for official in sorted(rule.officials)
            for column in moves.get(official, ())
            if instance.moves[column].leaves_unit
        ]
        if columns:
            named = ", ".join(map(instance.names.person, sorted(rule.officials)))
            yield Row(
                kind="not_together",
                terms=every(columns),
                high=rule.most,
                cites=rule.cites,
                sentence=(
                    f"{rule.label}: trong số {named}, "
                    f"nhiều nhất {rule.most} người được đi cùng đợt."
                ),
            )


def quotas_are_not_passed(instance: Instance) -> Iterator[Row]:
    """A quota passed before the round lets no further move through."""
    for quota in instance.quotas:
        columns = instance.columns_of(quota.counted)
        if quota.at_most is None or not columns:
            continue
        left = max(0, quota.at_most - quota.done)
        yield Row(
            kind="quota",
            terms=every(columns),
            high=left,
            cites=quota.cites,
            sentence=(
                f"{quota.label}: nhiều nhất {quota.at_most}, đã có {quota.done}, "
                f"đợt này thêm nhiều nhất {left}."
            ),
        )


def no_unit_is_over_its_leaders(instance: Instance) -> Iterator[Row]:
    """No leader is added beyond the approved number for the sake of a rotation."""
    arriving, leaving = instance.columns_by("to_unit"), instance.columns_by("from_unit")
    for limit in instance.limits:
        columns = [
            column
            for column in arriving.get(limit.unit, ())
            if instance.moves[column].leaves_unit
        ]
        gone = [
            column
            for column in leaving.get(limit.unit, ())
            if instance.moves[column].leaves_unit
        ]
        if columns:
            yield Row(
                kind="approved_leaders",
                terms=less_leavers(columns, gone),
                high=limit.free,
                unit=limit.unit,
                cites=limit.cites,
                sentence=(
                    f"{instance.names.unit(limit.unit)} được duyệt {limit.approved} lãnh đạo, đang có "
                    f"{limit.leaders}: không tăng thêm quá số được duyệt."
                ),
            )


def moves_wait_for_their_day(instance: Instance) -> Iterator[Row]:
    for wait in instance.not_yet:
        columns = instance.columns_of(wait.moves)
        if columns and instance.day < wait.opens:
            yield Row(
                kind="not_yet",
                terms=every(columns),
                high=0,
                cites=wait.cites,
                sentence=f"{wait.label}: chỉ thực hiện từ ngày {wait.opens:%d/%m/%Y}.",
            )


def arrivals_follow_departures(instance: Instance) -> Iterator[Row]:
    """Where more came than went before the round, each arrival still needs a departure of its own."""
    for rule in instance.following:
        arriving = instance.columns_of(rule.arriving)
        if arriving:
            yield Row(
                kind="following",
                terms=less_leavers(arriving, instance.columns_of(rule.leaving)),
                high=max(0, rule.ahead),
                cites=rule.cites,
                sentence=f"{rule.label}: số người đến không vượt số người đã đi.",
            )


def chains_are_short(instance: Instance) -> Iterator[Row]:
    """No linear condition on moves says this: the ways to make them do (`ways`)."""
    if instance.max_chain is not None and instance.moves:
        yield Row(
            kind=CHAINS,
            terms={},
            sentence=(
                f"Kế hoạch nối nhiều nhất {instance.max_chain} lượt chuyển thành chuỗi, "
                f"{largest_circle(instance)} lượt thành vòng."
            ),
        )


def moves_are_counted(instance: Instance) -> Iterator[Row]:
    if instance.max_moves is not None and instance.moves:
        yield Row(
            kind="max_moves",
            terms=every(range(len(instance.moves))),
            high=instance.max_moves,
            sentence=f"Kế hoạch chuyển nhiều nhất {instance.max_moves} người.",
        )
