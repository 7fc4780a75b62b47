"""Scenarios as they stand in YAML: cases a lawyer can read and write."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel, ConfigDict, Field

from luanchuyen.rules.located_yaml import read

SCENARIOS = Path(__file__).parent / "scenarios"


class Scenario(BaseModel):
    """One case: on the day, under the rulebook, given this record, the outcome is as expected.

    `given` speaks as the workbook does: sheets and headings; blocks «Đang giữ» and «Dự kiến» gather what
    three sheets say of the post held and the post looked at.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    clause: str | list[str]
    rulebook: str
    day: date
    case: str = "training"
    committee: str | None = None
    given: dict[str, Any] = {}

    @property
    def clauses(self) -> list[str]:
        return [self.clause] if isinstance(self.clause, str) else self.clause


class CriterionScenario(Scenario):
    """`expect`: every outcome the criterion has, with citations that must say so.

    Empty: the criterion is not asked at all. `silent`: citations that must not be among the verdict's.
    """

    expect: dict[str, list[str]]
    silent: list[str] = []


class DemandScenario(Scenario):
    """`expect`: the lines of the kind, each by the keys it names; `unknown`: whom nobody can judge."""

    expect: list[dict[str, Any]]
    unknown: list[str] = Field(default=[])


S = TypeVar("S", bound=Scenario)


def load(kind: type[S], file: Path) -> list[S]:
    """Read a file of scenarios. Raises RulebookError for a key written twice."""
    rows = read(file.read_text("utf-8"), file.name).value
    if not isinstance(rows, list):
        raise TypeError(f"{file.name}: cần một danh sách tình huống")
    return [kind.model_validate(row) for row in rows]


def parameters(kind: type[S], folder: Path) -> list[Any]:
    """Parameters of the runner: what the file is about, and the scenario, marked with its clauses."""
    return [
        pytest.param(
            file.stem,
            scenario,
            id=f"{file.stem}: {scenario.name}",
            marks=pytest.mark.clause(*scenario.clauses),
        )
        for file in sorted(folder.glob("*.yaml"))
        for scenario in load(kind, file)
    ]
