"""Run a command beside a throw-away PostgreSQL: scripts/with_postgres.py COMMAND [ARGUMENT…].

The server listens on loopback only, on a free port, keeps its data in a folder of its own and is
stopped when the command ends. The command finds it in DATABASE_URL. Status 75: no PostgreSQL here.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

NOT_HERE = 75
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")  # not needed here


def main(command: list[str]) -> int:
    binaries = find_binaries()
    if binaries is None:
        print("PostgreSQL's server (initdb) is not on this machine.", file=sys.stderr)
        return NOT_HERE
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with (
        tempfile.TemporaryDirectory(prefix="luanchuyen-pg-") as folder,
        server(binaries, Path(folder)) as url,
    ):
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=environment).returncode


def find_binaries() -> Path | None:
    """Where initdb and postgres live; Debian keeps them off the PATH, newest version last."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=version)
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def version(initdb: Path) -> float:
    return float(initdb.parent.parent.name)


@contextmanager
def server(binaries: Path, folder: Path) -> Iterator[str]:
    """A running server in `folder`; gives its address as DATABASE_URL understands it."""
    user, port = server_user(), free_port()
    os.chown(folder, user.pw_uid, user.pw_gid)
    postgres = partial(run, binaries, folder / "data", user)
    postgres(
        "initdb",
        "--auth=trust",
        "--username=luanchuyen",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    )
    options = f"-h 127.0.0.1 -p {port} -k {folder} " + " ".join(
        f"-c {o}=off" for o in DURABLE
    )
    postgres(
        "pg_ctl", "start", "--wait", "--silent", f"--log={folder}/log", "-o", options
    )
    try:
        yield f"postgres://luanchuyen@127.0.0.1:{port}/postgres"
    finally:
        postgres("pg_ctl", "stop", "--mode=immediate", "--silent")


def server_user() -> pwd.struct_passwd:
    """PostgreSQL refuses to be root; then its own user or nobody runs it."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def run(
    binaries: Path, data: Path, user: pwd.struct_passwd, program: str, *arguments: str
) -> None:
    """Run one of PostgreSQL's programs as `user`, which only root may choose."""
    root = os.geteuid() == 0
    subprocess.run(
        [binaries / program, *arguments, f"--pgdata={data}"],
        check=True,
        cwd=data.parent,
        stdout=subprocess.DEVNULL,
        user=user.pw_uid if root else None,
        group=user.pw_gid if root else None,
        extra_groups=[] if root else None,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
