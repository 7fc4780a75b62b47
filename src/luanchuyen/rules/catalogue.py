"""The table of criteria: every id a rulebook may name."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import ModuleType
from typing import Any, Literal, get_type_hints

import polars as pl
from pydantic import BaseModel, ConfigDict, create_model

from luanchuyen.rules.criteria import (
    age_limit,
    changes_unit,
    equivalent,
    health_certified,
    in_scope,
    kinship_declared,
    maximum_stay,
    minimum_stay,
    no_relative,
    not_disciplined,
    not_local,
    not_under_proceedings,
    open_seat,
    outstanding_record,
    planned,
    planned_higher,
    post_standard,
    promising,
    rating_kept,
    service_left,
    special_case_only,
    subject,
    within_field,
)

_STRICT = ConfigDict(extra="forbid", frozen=True, strict=True)

About = Literal["official", "move"]


@dataclass(frozen=True)
class Criterion:
    """One criterion: its expression, the values it asks of a rulebook, its sentences.

    `about` tells whether it needs the official alone or the move to a post.
    """

    id: str
    title: str
    about: About
    module: ModuleType

    @property
    def expression(self) -> Callable[..., pl.Expr]:
        function: Callable[..., pl.Expr] = getattr(self.module, self.id)
        return function

    @property
    def law(self) -> str:
        """The law in one sentence."""
        return inspect.getdoc(self.expression) or ""

    @cached_property
    def values(self) -> type[BaseModel]:
        """What a rulebook must give, from the parameters of the expression after the facts."""
        kinds = get_type_hints(self.expression, include_extras=True)
        names = list(inspect.signature(self.expression).parameters)[1:]
        fields: dict[str, Any] = {name: (kinds[name], ...) for name in names}
        model: type[BaseModel] = create_model(
            f"{self.id} values", __config__=_STRICT, **fields
        )
        return model


def _of_official(title: str, module: ModuleType) -> Criterion:
    return Criterion(module.__name__.rpartition(".")[2], title, "official", module)


def _of_move(title: str, module: ModuleType) -> Criterion:
    return Criterion(module.__name__.rpartition(".")[2], title, "move", module)


@cache
def criteria() -> Mapping[str, Criterion]:
    """Every criterion by id, in the order people read a verdict sheet."""
    table = (
        _of_official("Thuộc diện quản lý", in_scope),
        _of_official("Đối tượng luân chuyển", subject),
        _of_official("Trong quy hoạch", planned),
        _of_official("Quy hoạch chức vụ cao hơn", planned_higher),
        _of_official("Độ tuổi", age_limit),
        _of_official("Thời gian công tác còn lại", service_left),
        _of_official("Thời gian luân chuyển tối thiểu", minimum_stay),
        _of_official("Thời gian luân chuyển tối đa", maximum_stay),
        _of_official("Không bị kỷ luật", not_disciplined),
        _of_official("Không đang bị xem xét, xử lý", not_under_proceedings),
        _of_official("Giữ được uy tín, năng lực", rating_kept),
        _of_official("Có năng lực, triển vọng", promising),
        _of_official("Giấy chứng nhận sức khỏe", health_certified),
        _of_official("Kê khai gia đình", kinship_declared),
        _of_move("Chuyển đơn vị", changes_unit),
        _of_move("Phạm vi luân chuyển", within_field),
        _of_move("Chức danh tương đương", equivalent),
        _of_move("Thành tích để giữ chức vụ cao hơn", outstanding_record),
        _of_move("Tiêu chuẩn chức danh", post_standard),
        _of_move("Không là người địa phương", not_local),
        _of_move("Không có người thân cùng lãnh đạo", no_relative),
        _of_move("Chức danh trường hợp đặc biệt", special_case_only),
        _of_move("Còn chỗ trống", open_seat),
    )
    return {criterion.id: criterion for criterion in table}
