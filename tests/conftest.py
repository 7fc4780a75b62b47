"""What every test stands on: the databases it may ask for, a browser, and no silent skips in CI."""

import os
import shutil
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NO_SKIP_IN_CI = ("browser", "postgres")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_configure() -> None:
    # Playwright keeps an event loop in the thread of the test; Django would refuse to query there.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of PostgreSQL alone run where DATABASE_URL names one (`./run test` brings one)."""
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="DATABASE_URL names no PostgreSQL"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a browser or PostgreSQL test that is skipped has failed."""
    report = yield
    needed = any(item.get_closest_marker(name) for name in NO_SKIP_IN_CI)
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if needed and skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database whose transactions end for real; the log, which refuses it, is emptied afterwards."""
    yield
    with connection.cursor() as cursor:
        if (
            connection.vendor == "postgresql"
        ):  # no trigger fires until this connection ends
            cursor.execute("SET session_replication_role = replica")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM audit_events")
        for _, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, one for the whole run, that reaches nothing but this machine."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    if binary is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=binary,
            args=[
                "--no-sandbox",  # root in a container has no other way
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh page in Vietnamese; a test needs the mark `browser` to ask for it."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    yield context.new_page()
    context.close()
