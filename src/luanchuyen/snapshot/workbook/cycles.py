"""Finds circles among codes: a unit above itself, a locality that succeeds itself."""

from collections.abc import Mapping

import polars as pl


def circles(edges: pl.DataFrame) -> list[list[str]]:
    """Groups of codes that lead back to themselves.

    `edges` has the columns `code` and `to`. Codes in one group reach each other; a code
    that points to itself is a group of its own.
    """
    edges = _without_ends(edges)
    if edges.is_empty():
        return []
    successors: dict[str, list[str]] = {}
    for code, to in edges.iter_rows():
        successors.setdefault(code, []).append(to)
    return [
        sorted(group)
        for group in _strong_components(successors)
        if len(group) > 1 or group[0] in successors.get(group[0], ())
    ]


def _without_ends(edges: pl.DataFrame) -> pl.DataFrame:
    """Drop edges that cannot be in a circle; a sound, shallow map vanishes at once."""
    edges = edges.select("code", "to").drop_nulls()
    for _ in range(8):
        if edges.is_empty():
            break
        edges = edges.join(edges.select(to="code").unique(), on="to", how="semi")
        edges = edges.join(edges.select(code="to").unique(), on="code", how="semi")
    return edges


def _strong_components(successors: Mapping[str, list[str]]) -> list[list[str]]:
    """Tarjan's algorithm with its own stack, for chains of any length."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_codes: dict[str, None] = {}
    components: list[list[str]] = []
    for root in successors:
        work = [] if root in index else [(root, iter(successors[root]))]
        if work:
            index[root] = low[root] = len(index)
            open_codes[root] = None
        while work:
            code, following = work[-1]
            unseen = None
            for to in following:
                if to not in index:
                    unseen = to
                    break
                if to in open_codes:
                    low[code] = min(low[code], index[to])
            if unseen is not None:
                index[unseen] = low[unseen] = len(index)
                open_codes[unseen] = None
                work.append((unseen, iter(successors.get(unseen, ()))))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[code])
            if low[code] == index[code]:
                components.append(_close(code, open_codes))
    return components


def _close(root: str, open_codes: dict[str, None]) -> list[str]:
    group = []
    while True:
        code, _ = open_codes.popitem()
        group.append(code)
        if code == root:
            return group
