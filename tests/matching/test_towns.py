"""Proposals for whole made-up towns: a second hand finds no fault, and the bytes never differ."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from luanchuyen.matching.plan_file import read
from luanchuyen.matching.problem import problem_of
from luanchuyen.rules.rulebook import ids
from luanchuyen.snapshot import workbook
from luanchuyen.snapshot.demo import make
from luanchuyen.snapshot.snapshot import Snapshot
from tests.matching import checker
from tests.matching.town import HEAD

TOWN = HEAD.replace("CU", "TU")


@cache
def facts(seed: int) -> Snapshot:
    return make("town", seed)


@pytest.mark.parametrize("book", ids())
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_second_hand_accepts_the_proposal(seed: int, book: str) -> None:
    text = TOWN.replace("qd-65-2022", book)
    asked = problem_of(read(text, "ke-hoach.yaml"), facts(seed)).instance
    leaving = sorted({move.official for move in asked.moves})[:6]
    text += f"must_leave: [{', '.join(leaving)}]\nmax_share_leaving: 0.5\n"
    problem = problem_of(read(text, "ke-hoach.yaml"), facts(seed))

    best = problem.best()

    assert best is not None
    pairs = [(move.official, move.target) for move in best.moves]
    assert checker.faults(problem.instance, pairs) == []
    assert checker.aims(problem.instance, pairs) == tuple(a.value for a in best.aims)


def proposed(book: Path, plan: Path, hash_seed: str, threads: str) -> bytes:
    """What a process of its own prints for the plan."""
    settings = {"PYTHONHASHSEED": hash_seed, "POLARS_MAX_THREADS": threads}
    program = "from luanchuyen.cli.main import cli; cli()"
    command = [sys.executable, "-c", program, "propose", str(book)]
    return subprocess.run(
        [*command, "--plan", str(plan), "--json"],
        env=os.environ | settings,
        capture_output=True,
        check=True,
    ).stdout


def test_processes_of_other_seeds_and_threads_print_the_same_bytes(
    tmp_path: Path,
) -> None:
    book, plan = tmp_path / "so.xlsx", tmp_path / "ke-hoach.yaml"
    plan.write_text(TOWN + "max_chain: 3\nprefer_robust: true\n", "utf-8")
    workbook.write(facts(1), book)

    first, *others = (
        proposed(book, plan, seed, threads)
        for seed, threads in [("0", "1"), ("1", "2"), ("4242", "2")]
    )

    assert b'"moves"' in first
    assert others == [first, first]
