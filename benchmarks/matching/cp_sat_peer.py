"""CP-SAT on the whole model of a file: one worker, in an environment of its own; one JSON line out.

It must never share a process with highspy. This file imports nothing of ours.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from ortools.sat.python import cp_model

FAR = 2**40


def main(path: str, limit: str) -> None:
    """Print seconds, value, bound and the chosen columns."""
    told = np.load(path)
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(most), "") for most in told["upper"]]
    entries = np.repeat(np.arange(len(columns)), np.diff(told["starts"]))
    by_row = np.argsort(told["rows"], kind="stable")
    ends = np.searchsorted(told["rows"][by_row], np.arange(len(told["low"]) + 1))
    for row, (low, high) in enumerate(zip(told["low"], told["high"], strict=True)):
        inside = by_row[ends[row] : ends[row + 1]]
        if len(inside) and (np.isfinite(low) or np.isfinite(high)):
            total = cp_model.LinearExpr.weighted_sum(
                [columns[at] for at in entries[inside]],
                told["values"][inside].astype(int).tolist(),
            )
            model.add_linear_constraint(total, int(max(low, -FAR)), int(min(high, FAR)))
    model.minimize(
        cp_model.LinearExpr.weighted_sum(columns, told["costs"].astype(int).tolist())
        + int(told["constant"])
    )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = float(limit)
    clock, processor = time.perf_counter(), time.process_time()
    status = solver.solve(model)
    seconds = time.perf_counter() - clock
    used = time.process_time() - processor
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = [at for at, one in enumerate(columns) if found and solver.value(one) > 0]
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": used,
                "value": solver.objective_value if found else None,
                "bound": solver.best_objective_bound,
                "chosen": chosen,
                "memory": peak_memory(),
            }
        )
    )


def peak_memory() -> float:
    """The most memory this process has held so far, in GiB, as Linux tells it."""
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 2**20


if __name__ == "__main__":
    main(*sys.argv[1:])
