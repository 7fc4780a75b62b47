"""Whatever kills a process in the middle of an act, all of the act is there afterwards or nothing of it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests import databases

Look = dict[str, Any]
# What each act adds; beside it, rows may have changed.
ADDED: dict[str, dict[str, int]] = {
    "thêm giấy tờ": {"CaseAct": 1, "DossierItem": 1},
    "phát hành": {"CaseAct": 1, "IssuedPaper": 1, "Register": 1, "RegisterEntry": 1},
    "biểu quyết": {"CaseAct": 2, "CaseVote": 1},
    "quyết định": {"CaseAct": 2, "RegisterEntry": 1, "Decision": 1},
    "nhập sổ": {"WorkbookImport": 1},
    "có hiệu lực": {"CaseAct": 1, "Effect": 1, "Tenure": 1},
    "hủy": {
        "CaseAct": 1,
        "RegisterEntry": 1,
        "RegisterCancellation": 1,
        "Decision": 1,
        "Effect": 1,
        "Tenure": -1,
    },
}
LEAST_POINTS = 5


def killed(folder: Path) -> dict[str, list[Look]]:
    with databases.own(folder):
        told = subprocess.run(
            [sys.executable, "-m", "tests.services.killing"],
            env=databases.environment(folder)
            | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdout=subprocess.PIPE,
            check=True,
        )
    found: dict[str, list[Look]] = json.loads(told.stdout)
    return found


def added(looks: Sequence[Look]) -> dict[str, int]:
    before, after = looks[0]["counts"], looks[-1]["counts"]
    return {
        name: after[name] - before[name]
        for name in after
        if after[name] != before[name]
    }


def without_gaps(numbers: Sequence[tuple[int, int]]) -> bool:
    """Each register counts from 1; `numbers` in the order of registers, then of numbers."""
    kept: dict[int, list[int]] = {}
    for register, number in numbers:
        kept.setdefault(register, []).append(number)
    return all(found == list(range(1, len(found) + 1)) for found in kept.values())


def test_an_act_killed_at_any_point_is_whole_or_nothing(tmp_path: Path) -> None:
    found = killed(tmp_path)
    every = [look for looks in found.values() for look in looks]
    swept = found.pop("dọn tệp")[0]

    assert {name: added(looks) for name, looks in found.items()} == {
        name: rows | {"AuditEvent": 1} for name, rows in ADDED.items()
    }
    assert all(len(looks) > LEAST_POINTS for looks in found.values())
    assert {look["seal"] for look in every} == {""}
    assert all(look["agree"] for look in every), "facts are what the newest act left"
    for look in every:
        assert without_gaps(look["numbers"])
        assert look["files"]["faults"] == [], "a file that the record names is there"
    papers = found["thêm giấy tờ"]
    assert papers[-1]["files"]["unnamed"] > 0, "killed between the file and its row"
    assert swept["files"] == {"faults": [], "unnamed": 0}
