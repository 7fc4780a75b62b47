"""Tiêu chí «subject»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts
from luanchuyen.rules.subjects import Group, belongs

MET = "Thuộc đối tượng luân chuyển."
NOT_MET = "Không thuộc đối tượng luân chuyển nào của bộ quy định."


def subject(fact: Facts, groups: list[Group]) -> pl.Expr:
    """Thuộc ít nhất một nhóm đối tượng mà bộ quy định cho phép luân chuyển."""
    return pl.any_horizontal([belongs(fact, group) for group in groups])
