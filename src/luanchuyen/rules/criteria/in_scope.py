"""Tiêu chí «in_scope»."""

import polars as pl

from luanchuyen.rules.facts.vocabulary import Facts

MET = "Thuộc diện cấp ủy này quản lý."
NOT_MET = "Không thuộc diện cấp ủy này quản lý."


def in_scope(fact: Facts) -> pl.Expr:
    """Giữ chức danh do chính cấp ủy (hoặc đơn vị mà cấp ủy kế thừa) quản lý."""
    return fact.in_committee
