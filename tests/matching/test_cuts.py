"""Cuts take no plan away, and take away the fractions they were made for."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from luanchuyen.matching.cuts import Ends, violated
from luanchuyen.matching.matrix import Matrix, Numbers

COUNT = 4
entries = st.lists(st.integers(-3, 3), min_size=COUNT, max_size=COUNT)


def cuts(
    rows: Numbers, ends: Ends, values: Numbers, upper: Numbers
) -> list[tuple[Numbers, float]]:
    matrix = Matrix.of_rows(rows.shape[1], list(rows))
    full = values > upper - 0.5
    return [
        one.halved(one.signs @ rows[one.rows], upper, full)
        for one in violated(matrix, ends, values, upper)
    ]


def test_of_three_who_exclude_each_other_no_half_goes() -> None:
    pairs = np.array([[1.0, 1, 0], [0, 1, 1], [1, 0, 1]])
    ends = Ends(np.full(3, -np.inf), np.ones(3))

    found = cuts(pairs, ends, np.full(3, 0.5), np.ones(3))

    assert [(row.tolist(), end) for row, end in found] == [([1, 1, 1], 1)]


def test_a_row_asked_at_least_is_turned_round() -> None:
    pairs = np.array([[1.0, 1, 0], [0, 1, 1], [1, 0, 1]])
    ends = Ends(np.ones(3), np.full(3, np.inf))

    found = cuts(pairs, ends, np.full(3, 0.5), np.ones(3))

    assert [(row.tolist(), end) for row, end in found] == [([-1, -1, -1], -2)]


def test_whole_numbers_leave_nothing_to_cut() -> None:
    pairs = np.array([[1.0, 1, 0], [0, 1, 1], [1, 0, 1]])
    ends = Ends(np.full(3, -np.inf), np.ones(3))

    assert cuts(pairs, ends, np.array([1.0, 0, 0]), np.ones(3)) == []


@given(
    st.lists(entries, min_size=3, max_size=6),
    st.lists(
        st.sampled_from([0, 0.05, 0.25, 0.5, 0.95, 1, 1.5, 2]),
        min_size=COUNT,
        max_size=COUNT,
    ),
    st.lists(st.integers(1, 2), min_size=COUNT, max_size=COUNT),
)
def test_every_whole_choice_keeps_a_cut_and_the_fractions_do_not(
    told: list[list[int]], fractions: list[float], most: list[int]
) -> None:
    rows, upper = np.array(told, dtype=float), np.array(most, dtype=float)
    values = np.minimum(np.array(fractions), upper)
    came_to = rows @ values
    ends = Ends(np.floor(came_to), np.ceil(came_to))
    choices = [
        np.array(one)
        for one in product(*(range(top + 1) for top in most))
        if np.all((rows @ one >= ends.low) & (rows @ one <= ends.high))
    ]

    for row, end in cuts(rows, ends, values, upper):
        assert row @ values > end
        assert all(row @ choice <= end for choice in choices)
