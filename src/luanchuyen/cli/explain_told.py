"""All that one call of `luanchuyen explain` was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from luanchuyen.matching.alternatives import Step
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.envy import Envy
from luanchuyen.matching.problem import Problem
from luanchuyen.matching.replan import Replanned
from luanchuyen.matching.robustness import Withdrawal
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import Solution
from luanchuyen.matching.what_if import WhatIf
from luanchuyen.rules.supposing import Supposition


@dataclass(frozen=True)
class Told:
    """Answers to what was asked, in the order of the options; None where it was not asked."""

    problem: Problem
    best: Solution | None
    conflict: Sequence[Row] = ()
    why: Sequence[Answer] = ()
    why_not: Sequence[Answer] = ()
    empty: Sequence[Answer] = ()
    curve: Sequence[Step] | None = None
    withdrawals: Sequence[Withdrawal] | None = None
    refused: Sequence[str] = ()
    most_changes: int | None = None
    replanned: Replanned | None = None
    change: Supposition | None = None
    what_if: WhatIf | None = None
    envies: Sequence[Envy] | None = None
