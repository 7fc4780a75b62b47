"""Taking times fairly on a machine that others may be using."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Method = Callable[[], object]


@dataclass(frozen=True)
class Timing:
    """Seconds of every round: on the clock, and of processor over all threads."""

    wall: Sequence[float]
    cpu: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def cpu_median(self) -> float:
        return statistics.median(self.cpu)

    def quantile(self, share: float) -> float:
        """The time that this share of the rounds kept within."""
        return sorted(self.wall)[min(int(len(self.wall) * share), len(self.wall) - 1)]

    def scaled(self, factor: float) -> "Timing":
        """The same for `factor` times as much work."""
        return Timing(
            [one * factor for one in self.wall], [one * factor for one in self.cpu]
        )


def once(method: Method) -> Timing:
    """Time one call; its result is thrown away."""
    clock, processor = time.perf_counter(), time.process_time()
    method()
    return Timing([time.perf_counter() - clock], [time.process_time() - processor])


def interleaved(methods: Mapping[str, Method], rounds: int) -> dict[str, Timing]:
    """Time the methods in turn, A B A B, so that a busy moment hits them alike.

    Each runs once before, untimed.
    """
    for method in methods.values():
        method()
    taken: dict[str, list[Timing]] = {name: [] for name in methods}
    for _ in range(rounds):
        for name, method in methods.items():
            taken[name].append(once(method))
    return {name: joined(timings) for name, timings in taken.items()}


def joined(timings: Sequence[Timing]) -> Timing:
    """The rounds of several timings as one."""
    return Timing(
        [second for one in timings for second in one.wall],
        [second for one in timings for second in one.cpu],
    )


def in_own_process(command: Sequence[str]) -> dict[str, Any]:
    """Run a program that prints one JSON document last, and give the document back.

    Raises CalledProcessError when the program fails; its own words are on stderr.
    """
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def module_command(module: str, *arguments: str) -> list[str]:
    """The command that runs one of our modules in a fresh interpreter."""
    return [sys.executable, "-m", module, *arguments]


def peak_memory() -> float:
    """The most memory this process has held so far, in GiB, as Linux tells it.

    Not getrusage's figure, which a child begins with that of its parent.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    kibibytes = next(
        line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")
    )
    return int(kibibytes) / 2**20


def machine() -> str:
    """Processor, cores, Python and the load of the last minute."""
    load = os.getloadavg()[0]
    return (
        f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load average {load:.1f}"
    )


def processor() -> str:
    """The processor's name where Linux tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            names = [line.partition(":")[2] for line in lines if "model name" in line]
    except FileNotFoundError:
        names = []
    return names[0].strip() if names else platform.machine()
