"""Tiêu chí «outstanding_record»."""

from typing import Annotated

import polars as pl
from pydantic import Field

from luanchuyen.rules.facts.vocabulary import Facts

Years = Annotated[int, Field(ge=1)]

MET = "Chức danh dự kiến không cao hơn chức danh đang giữ, hoặc cán bộ có thành tích nổi trội."
NOT_MET = "Chức danh dự kiến cao hơn; trong {within} năm gần nhất chưa đủ {years} năm xếp loại Hoàn thành xuất sắc."


def outstanding_record(fact: Facts, years: Years, within: Years) -> pl.Expr:
    """Bố trí chức vụ cao hơn chỉ đối với cán bộ có phẩm chất, năng lực nổi trội."""
    not_higher = fact.equivalent_pair | (fact.target_rank >= fact.held_rank)
    top_years = fact.top_rated_ago.list.eval(pl.element() <= within).list.sum()
    return not_higher | (top_years >= years)
