"""No order of acts leads a plan where it must not be, and it can always go on or be closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.records.plan_states import (
    NEXT,
    ActKind,
    OutOfOrderError,
    State,
    after,
    reached,
)


@st.composite
def histories(draw: st.DrawFn) -> list[ActKind]:
    """Acts as they come, those left out that may not follow."""
    acts, state = [ActKind.OPENED], State.DRAFT
    for kind in draw(st.lists(st.sampled_from(ActKind), max_size=20)):
        if kind in NEXT[state]:
            acts.append(kind)
            state = after(state, kind)
    return acts


@given(histories())
def test_a_plan_can_be_closed_and_then_nothing_follows(acts: list[ActKind]) -> None:
    state = reached(acts)

    if state is State.CLOSED:
        assert not NEXT[state]
    else:
        assert reached([*acts, ActKind.CLOSED]) is State.CLOSED


@given(histories())
def test_what_is_approved_was_submitted_and_chosen_after_a_frozen_review(
    acts: list[ActKind],
) -> None:
    if ActKind.APPROVED in acts:
        approved = acts.index(ActKind.APPROVED)
        assert acts[approved - 1] is ActKind.SUBMITTED
        assert acts[approved - 2] is not ActKind.SENT_BACK
        assert {ActKind.REVIEW_FROZEN, ActKind.CHOSEN} <= set(acts[:approved])


@given(histories(), st.sampled_from(ActKind))
def test_an_act_out_of_order_is_refused(acts: list[ActKind], kind: ActKind) -> None:
    state = reached(acts)

    if kind in NEXT[state]:
        assert reached([*acts, kind]) in State
    else:
        with pytest.raises(OutOfOrderError):
            reached([*acts, kind])


@given(histories())
def test_sending_back_lets_a_version_be_chosen_again(acts: list[ActKind]) -> None:
    if reached(acts) is State.SUBMITTED:
        again = [*acts, ActKind.SENT_BACK, ActKind.CHOSEN, ActKind.SUBMITTED]

        assert reached(again) is State.SUBMITTED


def test_a_plan_begins_by_being_opened() -> None:
    with pytest.raises(OutOfOrderError):
        reached([ActKind.CHOSEN])


def test_every_state_has_its_line() -> None:
    assert set(NEXT) == set(State)
