"""HiGHS behind two doors, the only ones that know it: a linear program that grows, and an exact search.

One thread, a fixed seed, no limit of time: the same steps are taken everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np

from luanchuyen.matching.matrix import Matrix, Numbers, Places

INFINITY: float = highspy.kHighsInf


@dataclass(frozen=True)
class Program:
    """Make the costs least over columns from `least` to `most` and rows from `low` to `high`."""

    costs: Numbers
    least: Numbers
    most: Numbers
    low: Numbers
    high: Numbers
    matrix: Matrix


@dataclass(frozen=True)
class Stand:
    """Where a relaxation stood, while no column has been dropped."""

    basis: highspy.HighsBasis
    drops: int


class Relaxation:
    """A problem whose columns may be fractions; it goes on from where it last ended."""

    def __init__(self, low: Numbers, high: Numbers) -> None:
        self._highs = _highs({})
        self.large = len(low) > _MANY_ROWS
        # Where the ends of rows have changed the worth of rows still holds, else the values do.
        self._ends_changed = False
        self._added = self._drops = 0
        self._ends: dict[int, tuple[float, float]] = {}
        none = np.zeros(0, dtype=np.int32)
        self._highs.addRows(len(low), low, high, 0, none, none, np.zeros(0))

    def add(self, costs: Numbers, upper: Numbers, matrix: Matrix) -> None:
        """Add columns."""
        self._added += len(costs)
        self._highs.addCols(
            len(costs), costs, np.zeros(len(costs)), upper, len(matrix.rows),
            *_compressed(matrix),
        )  # fmt: skip

    def ask_more(self, high: Numbers, matrix: Matrix, beside: int) -> None:
        """Add rows over the columns there are but for the first ones."""
        order = np.argsort(matrix.rows, kind="stable")
        starts = np.searchsorted(matrix.rows[order], np.arange(matrix.height))
        self._highs.addRows(
            matrix.height, np.full(matrix.height, -INFINITY), high, len(order),
            starts.astype(np.int32), (matrix.columns[order] + beside).astype(np.int32),
            matrix.values[order],
        )  # fmt: skip
        self._ends_changed = True

    def ask_less(self, rows: Places) -> None:
        """Take rows away."""
        self._highs.deleteRows(len(rows), rows.astype(np.int32))

    def values(self) -> Numbers:
        """What the columns come to."""
        return np.array(self._highs.getSolution().col_value)

    def drop(self, columns: Places) -> None:
        """Take columns away."""
        self._drops += 1
        self._highs.deleteCols(len(columns), columns.astype(np.int32))

    def aim_at(self, costs: Numbers) -> None:
        """Give every column a new cost."""
        places = np.arange(len(costs), dtype=np.int32)
        self._highs.changeColsCost(len(costs), places, costs)
        self._ends_changed = False

    def ask(self, row: int, low: float, high: float) -> None:
        """Give a row new ends."""
        if self._ends.get(row) != (low, high):
            self._ends[row] = (low, high)
            self._ends_changed = True
            self._highs.changeRowBounds(row, low, high)

    def stand(self) -> Stand:
        """Where it stands."""
        return Stand(self._highs.getBasis(), self._drops)

    def go_back(self, stand: Stand) -> None:
        """Go on from where it stood before; from where it is, if columns were dropped since."""
        if stand.drops == self._drops:
            basis = stand.basis
            since = self._highs.getNumCol() - len(basis.col_status)
            basis.col_status += [highspy.HighsBasisStatus.kLower] * since
            self._highs.setBasis(basis)
            self._ends_changed = True

    def solve(self) -> tuple[float, Numbers, Numbers]:
        """The least cost, what the rows come to there, and what each is worth."""
        strategy = _DUAL if self._ends_changed else _PRIMAL
        self._ends_changed = False
        anew = self.large and self._added > _FEW_OF_ROWS * self._highs.getNumRow()
        self._added = 0
        if anew or not self._goes_on(strategy):
            self._highs.clearSolver()
            self._run(_DUAL, "on", highspy.kHighsIInf)
        solution = self._highs.getSolution()
        return (
            float(self._highs.getInfo().objective_function_value),
            np.array(solution.row_value),
            np.array(solution.row_dual),
        )

    def _goes_on(self, strategy: int) -> bool:
        """Whether the end is reached from where the last one was.

        Where many columns are as good, steps may lead nowhere for very long: then it is given up.
        """
        steps = int(_PATIENCE * self._highs.getNumRow()) + 1_000
        self._run(strategy, "off", steps)
        status = self._highs.getModelStatus()
        return bool(status != highspy.HighsModelStatus.kIterationLimit)

    def _run(self, strategy: int, presolve: str, steps: int) -> None:
        self._highs.setOptionValue("simplex_strategy", strategy)
        self._highs.setOptionValue("presolve", presolve)
        self._highs.setOptionValue("simplex_iteration_limit", steps)
        self._highs.run()


def whole(
    program: Program,
    known: Numbers | None = None,
    most_nodes: int | None = None,
    enough: float = -INFINITY,
    below: float = INFINITY,
) -> tuple[Numbers | None, float]:
    """The best values in whole numbers that were found, and a bound no others can pass.

    `known` are values that keep the rows; values that cost no more than is enough end the search.
    Only values that cost less than `below` are looked for, and the bound is no higher.
    """
    highs = _highs(
        {
            "mip_max_nodes": highspy.kHighsIInf if most_nodes is None else most_nodes,
            "objective_target": enough,
            "objective_bound": below,
        }
    )
    count = len(program.costs)
    highs.passModel(
        count, len(program.low), len(program.matrix.rows),
        int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0,
        program.costs, program.least, program.most, program.low, program.high,
        *_compressed(program.matrix), np.ones(count, dtype=np.int32),
    )  # fmt: skip
    if known is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(known)
        highs.setSolution(solution)
    highs.run()
    if highs.getModelStatus() in _IMPOSSIBLE:
        return None, below
    info = highs.getInfo()
    found = (
        info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    )
    values = np.round(np.array(highs.getSolution().col_value)) if found else None
    return values, min(float(info.mip_dual_bound), below)


def _compressed(matrix: Matrix) -> tuple[Places, Places, Numbers]:
    return (
        matrix.starts[:-1].astype(np.int32),
        matrix.rows.astype(np.int32),
        matrix.values,
    )


def _highs(options: Mapping[str, bool | int | float | str]) -> highspy.Highs:
    highs = highspy.Highs()
    for option, value in (_OPTIONS | dict(options)).items():
        highs.setOptionValue(option, value)
    return highs


_IMPOSSIBLE = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,  # columns have ends: never unbounded
)
_DUAL, _PRIMAL = 1, 4
_PATIENCE = 0.25
# Beyond, a fresh start with presolve is quicker, unless few columns were added beside so many rows.
_MANY_ROWS, _FEW_OF_ROWS = 20_000, 0.02
# Values are whole numbers: a gap well below one proves the best.
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.9,
}
