"""Time the officials page on PostgreSQL: ./run bench pages [--size town|province|country]."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import in_own_process, machine, module_command
from benchmarks.pages import asking, serving
from luanchuyen.snapshot.demo import SIZES

ROOT = Path(__file__).parents[2]
WITH_POSTGRES = ROOT / "scripts" / "with_postgres.py"


def measured(size: str) -> int:
    """Beside the running PostgreSQL: load, serve, ask, print."""
    with TemporaryDirectory(prefix="pages-") as folder:
        serving.set_up(Path(folder))
        loaded = in_own_process(module_command("benchmarks.pages.loading", size))
        print(
            f"{loaded['people']:,} officials loaded in {loaded['seconds']:.0f} s; "
            f"the officer sees {loaded['seen']:,} of them"
        )
        with serving.served() as address:
            timings = asking.measure(address, loaded)
    asking.show(timings)
    print(machine())
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench pages", description=__doc__)
    parser.add_argument("--size", default="country", choices=SIZES)
    size = parser.parse_args().size
    if "DATABASE_URL" in os.environ:
        return measured(size)
    ourselves = module_command("benchmarks.pages", "--size", size)
    return subprocess.run([sys.executable, str(WITH_POSTGRES), *ourselves]).returncode


if __name__ == "__main__":
    sys.exit(main())
