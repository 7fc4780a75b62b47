"""Two hundred requests for the officials page, one after the other, as an officer would ask."""

import re
import time
from collections.abc import Iterator, Mapping
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from rich.console import Console
from rich.table import Table

from benchmarks.measuring import Timing, joined
from luanchuyen.services.names import fold

EACH = 40  # of five kinds


def measure(address: str, loaded: Mapping[str, Any]) -> dict[str, Timing]:
    """Seconds of each request by kind; every answer must be the page asked for."""
    browser = logged_in(address, loaded["username"], loaded["password"])
    found: dict[str, list[Timing]] = {}
    for kind, query in questions(loaded):
        begun = time.perf_counter()
        page = read(browser, f"{address}/can-bo/?{urlencode(query)}")
        seconds = time.perf_counter() - begun
        assert "<title>Cán bộ" in page, page[:500]
        found.setdefault(kind, []).append(Timing([seconds], [seconds]))
    return {kind: joined(timings) for kind, timings in found.items()}


def questions(loaded: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, object]]]:
    """Kinds in turn: pages, pages deep in, names as written, without accents, filters."""
    names = loaded["names"]
    titles = ("bi_thu", "ct_ubnd", "pho_bi_thu", "truong_phong")
    for turn in range(EACH):
        name = names[turn % len(names)]
        yield "first pages", {"trang": turn + 1}
        yield "pages deep in", {"trang": 100 + 2 * turn}
        yield "full name with accents", {"tim": name}
        yield "given name without accents", {"tim": fold(name.split()[-1])}
        yield (
            "by title or unit",
            (
                {"loai": titles[turn % len(titles)]}
                if turn % 2
                else {"don_vi": loaded["unit"]}
            ),
        )


def logged_in(address: str, username: str, password: str) -> OpenerDirector:
    """A browser with the officer's session."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    door = f"{address}/dang-nhap/"
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', read(browser, door)
    )
    assert token, "no form at the door"
    form = {
        "csrfmiddlewaretoken": token[1],
        "username": username,
        "password": password,
        "next": "/can-bo/",
    }
    with browser.open(door, urlencode(form).encode()) as answer:
        assert answer.url == f"{address}/can-bo/", answer.url
    return browser


def read(browser: OpenerDirector, address: str) -> str:
    with browser.open(address) as answer:
        text: str = answer.read().decode()
    return text


def show(timings: Mapping[str, Timing]) -> None:
    """Print medians and 95th percentiles, by kind and over all."""
    table = Table("officials page", "requests", "median", "95 %", "most", "target")
    whole = joined(list(timings.values()))
    for kind, timing in {**timings, "all": whole}.items():
        seconds = (timing.median, timing.quantile(0.95), max(timing.wall))
        target = "≤ 200 ms" if kind == "all" else ""
        told = [f"{one * 1000:.0f} ms" for one in seconds]
        table.add_row(kind, str(len(timing.wall)), *told, target)
    Console().print(table)
