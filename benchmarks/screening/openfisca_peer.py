"""OpenFisca's side: runs in an environment of its own, with numbers on files and one JSON line out.

openfisca-core is under the AGPL: it is measured beside the product and is never part of it. This file
imports nothing of ours.
"""

import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH = "2026-12"
FEMALE = 1
NUMBERS = ("sex", "age", "months_to_retirement", "months_in_post", "open_seats")
MARKS = (
    "in_committee", "planned", "on_rotation",
    "disciplined", "under_proceedings", "promising",
)  # fmt: skip

Official = Entity("official", "officials", "A leading official", "")


def conditions() -> dict[str, object]:
    """Formulas by criterion, in the order of the product's list."""
    return {
        "in_scope": lambda who, at: who("in_committee", at),
        "is_planned": lambda who, at: who("planned", at),
        "age_limit": lambda who, at: (
            who("age", at) < np.where(who("sex", at) == FEMALE, 45, 47)
        ),
        "service_left": lambda who, at: who("months_to_retirement", at) >= 120,
        "minimum_stay": lambda who, at: (
            ~who("on_rotation", at) | (who("months_in_post", at) >= 36)
        ),
        "maximum_stay": lambda who, at: (
            ~who("on_rotation", at) | (who("months_in_post", at) <= 60)
        ),
        "not_disciplined": lambda who, at: ~who("disciplined", at),
        "not_under_proceedings": lambda who, at: ~who("under_proceedings", at),
        "is_promising": lambda who, at: who("promising", at),
        "open_seat": lambda who, at: who("open_seats", at) > 0,
    }


def variable(name: str, kind: type, formula: object = None) -> type:
    """A monthly variable of an official: given, or computed by the formula."""
    body = {
        "value_type": kind,
        "entity": Official,
        "definition_period": DateUnit.MONTH,
        "label": name,
    }
    if formula is not None:
        body["formula"] = lambda who, at: formula(who, at)
    return type(name, (Variable,), body)


def system() -> TaxBenefitSystem:
    """The ten criteria and the facts they use."""
    rules = TaxBenefitSystem([Official])
    for name in NUMBERS:
        rules.add_variable(variable(name, int))
    for name in MARKS:
        rules.add_variable(variable(name, bool))
    for name, formula in conditions().items():
        rules.add_variable(variable(name, bool, formula))
    return rules


def loaded(rules: TaxBenefitSystem, facts: dict[str, np.ndarray]):
    """A simulation that holds the facts."""
    simulation = SimulationBuilder().build_default_simulation(
        rules, count=len(facts["age"])
    )
    for name, values in facts.items():
        simulation.set_input(name, MONTH, values)
    return simulation


def judged(simulation) -> list[np.ndarray]:
    return [simulation.calculate(name, MONTH) for name in conditions()]


def checksum(columns: list[np.ndarray]) -> str:
    digest = hashlib.sha256()
    for column in columns:
        digest.update(np.packbits(column).tobytes())
    return digest.hexdigest()


def main(folder: str) -> None:
    """Print seconds (clock, processor) to judge and to load and judge, and the checksum.

    Of the second round: the first only warms up.
    """
    facts = {name: np.load(Path(folder, f"{name}.npy")) for name in NUMBERS + MARKS}
    rules = system()
    judged(loaded(rules, facts))
    begun = now()
    simulation = loaded(rules, facts)
    ready = now()
    columns = judged(simulation)
    done = now()
    answer = {
        "judging": [[done[0] - ready[0]], [done[1] - ready[1]]],
        "both": [[done[0] - begun[0]], [done[1] - begun[1]]],
        "checksum": checksum(columns),
    }
    print(json.dumps(answer))


def now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main(sys.argv[1])
