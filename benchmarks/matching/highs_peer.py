"""HiGHS on the whole model of a file: one thread, our options, a limit of time; one JSON line out."""

import json
import sys
import time

import highspy
import numpy as np

from benchmarks.measuring import peak_memory


def main(path: str, limit: str, relaxed: str) -> None:
    """Print seconds, value, bound and the chosen columns; `relaxed` is yes where fractions are allowed."""
    told = np.load(path)
    highs = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1 - 1e-6,
        "time_limit": float(limit),
    }.items():
        highs.setOptionValue(option, value)
    count = len(told["costs"])
    highs.passModel(
        count, len(told["low"]), len(told["rows"]), 1, 1, float(told["constant"]),
        told["costs"], np.zeros(count), told["upper"], told["low"], told["high"],
        told["starts"][:-1].astype(np.int32), told["rows"].astype(np.int32),
        told["values"], np.full(count, int(relaxed != "yes"), dtype=np.int32),
    )  # fmt: skip
    clock, processor = time.perf_counter(), time.process_time()
    highs.run()
    seconds = time.perf_counter() - clock
    used = time.process_time() - processor
    info = highs.getInfo()
    found = info.primal_solution_status == 2
    values = np.array(highs.getSolution().col_value) if found else np.zeros(count)
    bound = info.objective_function_value if relaxed == "yes" else info.mip_dual_bound
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": used,
                "value": info.objective_function_value if found else None,
                "bound": bound,
                "chosen": np.flatnonzero(values > 0.5).tolist(),
                "memory": peak_memory(),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
