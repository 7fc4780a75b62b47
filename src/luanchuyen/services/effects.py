"""What a decision does to the tenures: the old main one ends, the new one begins, and back again.

Facts only: who may carry out a decision, and when, is for `services.cases`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import polars as pl
from django.db import transaction
from django.db.models import Q

from luanchuyen.records.case_acts import CaseActKind
from luanchuyen.records.models import (
    CaseAct,
    CaseProposal,
    Decision,
    Effect,
    Tenure,
    WorkbookImport,
)
from luanchuyen.services import snapshots
from luanchuyen.snapshot.snapshot import Snapshot

Row = dict[str, Any]
_FIELDS = (
    *("official_id", "post_id", "unit_id", "held_from", "held_until"),
    *("form", "concurrent", "decision"),
)
_MOST_NAMED = 5


class RefusedError(Exception):
    """The tenures were left as they are; the text says why."""


@dataclass(frozen=True)
class Move:
    """One official out of one post into another from a day on."""

    proposal: CaseProposal
    form: str
    decision: str
    on: date


def carry_out(move: Move, *, decision: Decision, act: CaseAct) -> Effect:
    """End the main tenure held and begin the new one, in one row that can be undone.

    Asks for a transaction; nobody else changes facts until it ends.
    """
    before = _locked()
    old = _held(move)
    _require_seat(move)
    rows = [_row(old)]
    old.held_until = move.on
    old.save(update_fields=["held_until"])
    new = Tenure.objects.create(
        official=move.proposal.official,
        post=move.proposal.to_post,
        held_from=move.on,
        form=move.form,
        decision=move.decision,
    )
    return _kept(before, decision, act, rows, [_row(old), _row(new)])


def undo(effect: Effect, *, decision: Decision, act: CaseAct) -> Effect:
    """Put back every field the effect changed; refused where something changed it since."""
    before = _locked()
    (was,) = effect.before
    closed, opened = (_standing(row) for row in effect.after)
    if closed is None or opened is None:
        raise RefusedError(
            f"Quá trình công tác của {was['official_id']} đã thay đổi sau khi thực hiện quyết định"
            " này; hãy hủy việc thực hiện sau trước."
        )
    rows = [_row(closed), _row(opened)]
    opened.delete()
    until = was["held_until"]
    closed.held_until = date.fromisoformat(until) if until else None
    closed.save(update_fields=["held_until"])
    return _kept(before, decision, act, rows, [_row(closed)], undoes=effect)


def undone_by(snapshot: Snapshot) -> Iterator[str]:
    """Decisions in effect that the facts given would silently undo, a sentence each."""
    standing = Effect.objects.filter(undoes=None, undone_by=None)
    found = [
        effect
        for effect in standing.select_related("decision__entry__register")
        if _is_lost(effect, snapshot.tenures)
    ]
    for effect in found[:_MOST_NAMED]:
        closed, opened = effect.after
        day = date.fromisoformat(opened["held_from"])
        yield (
            f"Trang Quá trình: quyết định số {effect.decision} đã có hiệu lực, nhưng sổ mới không ghi"
            f" {opened['official_id']} thôi giữ {closed['post_id']} và giữ {opened['post_id']}"
            f" từ ngày {day:%d/%m/%Y}; hãy ghi vào sổ, hoặc hủy quyết định trước."
        )
    if found[_MOST_NAMED:]:
        yield f"Còn {len(found) - _MOST_NAMED} quyết định khác cũng như vậy."


def _is_lost(effect: Effect, tenures: pl.DataFrame) -> bool:
    _, opened = effect.after
    began = date.fromisoformat(opened["held_from"])
    own = tenures.filter(
        (pl.col("official") == opened["official_id"]) & ~pl.col("concurrent")
    )
    begun = (pl.col("post") == opened["post_id"]) & (pl.col("held_from") == began)
    left = (pl.col("held_from") < began) & (
        pl.col("held_until").is_null() | (pl.col("held_until") > began)
    )
    return own.filter(begun).is_empty() or not own.filter(left).is_empty()


def _locked() -> Snapshot:
    """The facts before the change, taken while nobody else may change them."""
    snapshots.lock()
    return snapshots.take()


def _held(move: Move) -> Tenure:
    """The main tenure that the move ends."""
    own = Tenure.objects.main().filter(official=move.proposal.official)
    if later := own.filter(held_from__gte=move.on).first():
        raise RefusedError(
            f"{move.proposal.official.name} đã giữ chức danh khác từ ngày"
            f" {later.held_from:%d/%m/%Y}, sau ngày quyết định có hiệu lực {move.on:%d/%m/%Y}."
        )
    held = own.filter(Q(held_until=None) | Q(held_until__gt=move.on)).first()
    if held is None or held.post_id != move.proposal.from_post_id:
        raise RefusedError(
            f"Đến ngày {move.on:%d/%m/%Y}, {move.proposal.official.name} không còn giữ chức danh"
            f" {move.proposal.from_post.name}; hãy hủy quyết định và lập hồ sơ khác."
        )
    return held


def _require_seat(move: Move) -> None:
    """A seat is free on the day; who leaves it by a decision of the same day no longer takes one.

    So a chain or a circle can be carried out in any order.
    """
    post = move.proposal.to_post
    holders = Tenure.objects.current(move.on).filter(post=post)
    leaving = Decision.objects.standing().filter(
        effective_on__lte=move.on, case__acts__kind=CaseActKind.COMPLETED
    )
    staying = holders.exclude(
        concurrent=False,
        official__in=[
            one.case.proposal.official_id
            for one in leaving.select_related("case")
            if one.case.proposal.from_post_id == post.pk
        ],
    )
    if staying.values("official").distinct().count() >= post.seats:
        raise RefusedError(
            f"Ngày {move.on:%d/%m/%Y}, chức danh {post.name} không còn chỗ trống"
            f" ({post.seats} chỗ đều có người giữ)."
        )


def _row(tenure: Tenure) -> Row:
    fields = {name: getattr(tenure, name) for name in _FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
    }


def _standing(row: Mapping[str, Any]) -> Tenure | None:
    """The tenure that still is exactly what the row says."""
    asked = {
        f"{name}__isnull" if value is None else name: True if value is None else value
        for name, value in row.items()
    }
    return Tenure.objects.filter(**asked).first()


def _kept(
    before: Snapshot,
    decision: Decision,
    act: CaseAct,
    was: list[Row],
    became: list[Row],
    undoes: Effect | None = None,
) -> Effect:
    after = snapshots.reread(before, "tenures")
    newest = WorkbookImport.objects.order_by("-pk").values_list("pk", flat=True).first()
    effect = Effect.objects.create(
        decision=decision,
        act=act,
        undoes=undoes,
        before=was,
        after=became,
        after_import=newest or 0,
        fingerprint=after.fingerprint,
    )
    transaction.on_commit(partial(snapshots.keep, after.fingerprint, after))
    return effect
