"""A made-up town served as in operation, and pages of Chromium that report what they must not do."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests import databases
from tests.journeys.settle import OFFICER
from tests.people import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_PATIENCE = 60  # seconds for the server to answer


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the product as an office runs it: own process, own database, no debugging."""
    folder = tmp_path_factory.mktemp("site")
    with databases.own(folder):
        prepare(folder)
        run(folder, "tests.journeys.settle")
        with serving(folder) as address:
            yield address


def prepare(folder: Path) -> None:
    """An empty database and the files of the pages."""
    run(folder, "luanchuyen", "migrate", "--verbosity", "0")
    run(folder, "luanchuyen", "collectstatic", "--noinput", "--verbosity", "0")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office without anybody in it, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    with databases.own(folder):
        prepare(folder)
        yield folder


Office = Callable[..., str]


@pytest.fixture
def office(empty: Path, tmp_path: Path) -> Iterator[Office]:
    """Settle the small town with its case as far as is told, and serve it on a day."""
    folder = tmp_path / "office"
    with ExitStack() as stack:

        def opened(stage: str = "", **environment: str) -> str:
            if stage:
                shutil.copytree(empty, folder)
                stack.enter_context(databases.own(folder, like=empty))
                run(folder, "tests.journeys.settle_cases", stage)
            serve = serving(folder, "tests.journeys.wsgi", **environment)
            return stack.enter_context(serve)

        yield opened


def run(folder: Path, *act: str, **environment: str) -> None:
    """Run a module on the data of the folder."""
    own = _environment(folder) | environment
    subprocess.run([sys.executable, "-m", *act], env=own, check=True)


@contextmanager
def serving(
    folder: Path, application: str = "luanchuyen.wsgi", **environment: str
) -> Iterator[str]:
    """The product on the data of the folder, at the address given."""
    port = _free_port()
    server = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        [*server, "--threads", "2", "--no-control-socket"],
        env=_environment(folder) | environment,
    ) as process:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "luanchuyen.settings",
        "LUANCHUYEN_DEBUG": "0",
        "LUANCHUYEN_SECRET_KEY": "khoa-cua-mot-lan-thu-nghiem-khong-dung-o-noi-nao-khac",
        "LUANCHUYEN_STATIC_ROOT": str(folder / "static"),
    }
    return databases.environment(folder) | own


def _free_port() -> int:
    with closing(socket.socket()) as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with closing(socket.socket()) as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not answer")


class Watched:
    """What pages did that they must not: requests to elsewhere, breaches of the policy, faults."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []

    def watch(self, page: "Page") -> None:
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda told: self._told(told.type, told.text))

    def _asked(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme != "data" and address.hostname != "127.0.0.1":
            self.elsewhere.append(url)

    def _told(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


Opener = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: "Browser", request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Open a page with the options given, logged in as the officer or another; judge it at the end.

    `site` is the address of another office than the usual one.
    """
    contexts: list[BrowserContext] = []
    watched = Watched()

    def opened(user: str = OFFICER, *, site: str = "", **options: object) -> "Page":
        context = browser.new_context(
            base_url=site or request.getfixturevalue("site"),
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,  # type: ignore[arg-type]  # passed on as they are
        )
        contexts.append(context)
        page = context.new_page()
        watched.watch(page)
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(user)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url("**/")
        return page

    yield opened

    for context in contexts:
        context.close()
    assert watched.elsewhere == []
    assert watched.complaints == []
