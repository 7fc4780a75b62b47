"""The examples of the how-to pages load, and the files our pages name are there."""

import re
from datetime import date
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from luanchuyen.matching import plan_file
from luanchuyen.rules import instruments, rulebook
from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.located_yaml import read
from luanchuyen.rules.procedure.choosing import procedure_for
from luanchuyen.rules.procedure.standing import standing
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import Rulebook
from tests.architecture.source import PACKAGE, ROOT, texts
from tests.rules import carrying
from tests.rules.cases import CriterionScenario
from tests.rules.procedure_cases import ProcedureScenario

HOW_TO = ROOT / "docs/how-to"
BLOCK = re.compile(r"^ *```(yaml|python)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|yaml|html))`")
EXAMPLES = ("settled_in_post", "lac-giang-2026")  # what the how-to pages would add
PAGES = [
    path
    for path in texts()
    if path.suffix == ".md"
    and "reference" not in path.parts
    and path.parts[0] == "docs"
]


def blocks(page: str, language: str) -> list[str]:
    found = BLOCK.findall((HOW_TO / page).read_text("utf-8"))
    return [text for kind, text in found if kind == language]


def example() -> Rulebook:
    """The rulebook of the made-up province, read with its instrument."""
    library, text, *_ = blocks("encode-a-rulebook.md", "yaml")
    added = instruments.parse(library, "instruments.yaml")
    parts = parse(text, "lac-giang-2026.yaml", {**instruments.library(), **added})
    return rulebook.build("lac-giang-2026", parts)


def test_the_rulebook_of_the_page_loads_and_extends_the_national_one() -> None:
    assert [book.id for book in example().chain] == ["qd-65-2022", "lac-giang-2026"]


@pytest.mark.parametrize("text", blocks("add-a-step.md", "yaml")[:2])
def test_the_procedures_of_the_page_can_be_carried_through(text: str) -> None:
    added = instruments.parse(blocks("encode-a-rulebook.md", "yaml")[0], "them.yaml")
    parts = parse(text, "lac-giang-2026.yaml", {**instruments.library(), **added})
    book = rulebook.build("lac-giang-2026", parts)

    full = procedure_for(book, "rotation", date(2026, 2, 2), named="rotation")
    steps = full.under(elected=True)

    found = standing(
        steps,
        carrying.carried(steps),
        proposed=carrying.PROPOSED,
        on=date(2026, 2, 2),
    )
    assert "KH-LG-2026" in steps.model_dump_json()
    assert found.may_take_effect


def test_the_criterion_of_the_page_keeps_three_outcomes() -> None:
    module = ModuleType("settled_in_post")
    exec(blocks("add-a-criterion.md", "python")[0], module.__dict__)  # noqa: S102 - our own page
    months = pl.DataFrame({"months_in_post": [23, 24, None]})

    outcomes = months.select(module.settled_in_post(Facts(), months=24)).to_series()

    assert outcomes.to_list() == [False, True, None]


@pytest.mark.parametrize("page", sorted(path.name for path in HOW_TO.glob("*.md")))
def test_the_scenarios_of_a_page_are_scenarios(page: str) -> None:
    for text in blocks(page, "yaml"):
        value = read(text, page).value
        for row in value if isinstance(value, list) else []:
            if isinstance(row, dict) and "name" in row:
                kind = ProcedureScenario if "reached" in row else CriterionScenario
                kind.model_validate(row)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    named = [name for name in NAMED.findall(texts()[page]) if not is_example(name)]
    folders = (ROOT, PACKAGE, PACKAGE / "rules", PACKAGE / "web")

    assert [n for n in named if not any((at / n).exists() for at in folders)] == []


def is_example(name: str) -> bool:
    return any(example in name for example in EXAMPLES)


def test_the_plan_of_the_how_to_page_reads() -> None:
    head, *more = blocks("write-a-plan.md", "yaml")

    plan = plan_file.read("".join([head, *more]), "plan.yaml").plan

    known = rulebook.load(plan.rulebook).quotas(plan.day)
    assert [asked.id for asked in plan.quotas] == ["inspectors_out"]
    assert "inspectors_out" in known
    assert plan.bases[0] in instruments.library()
