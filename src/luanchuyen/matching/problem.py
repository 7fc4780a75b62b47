"""The problem of a plan: instance and rows, and how it is asked again with something forced."""

from collections.abc import Collection, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property

from luanchuyen.matching import building, plan_checks
from luanchuyen.matching.building import Field
from luanchuyen.matching.conflict import minimal_conflict
from luanchuyen.matching.constraints import constraints
from luanchuyen.matching.instance import Instance, Move
from luanchuyen.matching.objective import aims
from luanchuyen.matching.plan import Plan
from luanchuyen.matching.plan_file import WrittenPlan
from luanchuyen.matching.rows import Ask, Row
from luanchuyen.matching.solve import Reached, Solution, Solver, feasible
from luanchuyen.rules.rulebook import Rulebook
from luanchuyen.snapshot.snapshot import Snapshot


@dataclass(frozen=True)
class Made:
    """A plan people made, with what its aims come to; nothing about it is proved."""

    moves: tuple[Move, ...]
    aims: tuple[Reached, ...]


@dataclass(frozen=True, eq=False)
class Question:
    """An instance with its hard rules, `further` ones too; `extra` rows force what somebody asks about."""

    instance: Instance
    _: KW_ONLY
    further: Sequence[Ask] = ()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return self._rows(self.instance, ())

    def _rows(self, instance: Instance, asks: Sequence[Ask]) -> tuple[Row, ...]:
        further = (ask(instance) for ask in (*self.further, *asks))
        return (*constraints(instance), *further)

    @cached_property
    def _solver(self) -> Solver:
        return Solver(self.instance, self.rows)

    def best(self, extra: Sequence[Row] = ()) -> Solution | None:
        """The best plan that keeps the extra rows too, or None if there is none."""
        return self._solver.best(extra)

    def weighed(self, moves: Collection[Move]) -> Made:
        """These moves as a plan to compare and to ask about; whether they keep the rows is not looked at.

        Nothing like them can come to anything else: what their aims come to is their bound too.
        """
        made = tuple(sorted(moves, key=lambda move: move.official))
        values = ((aim.id, aim.value(made)) for aim in aims(self.instance))
        return Made(made, tuple(Reached(id_, at, at) for id_, at in values))

    def with_closed_units(self) -> Instance:
        """The instance with moves into units not in force, each such unit closed by a row."""
        return self.instance

    def conflict(self, asks: Sequence[Ask] = ()) -> tuple[Row, ...]:
        """A minimal set of rows that cannot hold together, where `best` found nothing.

        What closes a unit is one of them: the columns are those of `with_closed_units`.
        """
        given = self.with_closed_units()
        return tuple(
            minimal_conflict(
                self._rows(given, asks), lambda some: feasible(given, some) is not None
            )
        )


@dataclass(frozen=True, eq=False)
class Problem(Question):
    """The question of a plan, with the facts and the law it was built from."""

    plan: Plan
    rulebook: Rulebook
    snapshot: Snapshot
    field: Field

    def owns(self, move: Move) -> bool:
        """Whether the move is one of this plan; among plans solved together some are others'."""
        return (move.official, move.target) in self.instance.columns

    def with_closed_units(self) -> Instance:
        """Built at each call: only a plan that cannot be asks for it."""
        law = self.plan, self.snapshot, self.rulebook, self.field
        closed = building.into_closed_units(*law)
        if not closed.units:
            return self.instance
        built = building.build(*law, closed)
        return replace(built, agreed=self.instance.agreed)


def problem_of(
    written: WrittenPlan, snapshot: Snapshot, rulebook: Rulebook | None = None
) -> Problem:
    """Check a plan and build its problem, under another rulebook than its own if one is given.

    Raises PlanError with everything wrong in the plan.
    """
    rulebook = rulebook or plan_checks.rulebook_of(written)
    field = plan_checks.checked_field(written, snapshot, rulebook)
    instance = building.build(written.plan, snapshot, rulebook, field)
    return Problem(instance, written.plan, rulebook, snapshot, field)
