"""The sentence for a change that the database refused, found by the constraint's name."""

from functools import cache

from django.apps import apps
from django.db import IntegrityError
from django.db.models import UniqueConstraint

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.models.plans import PLANS_ARE_APPEND_ONLY
from luanchuyen.records.models.tenures import NO_TWO_MAIN_TENURES

# Refusals that are triggers or exclusions, which no model's `Meta` can hold.
_BESIDE_MODELS = {
    NO_TWO_MAIN_TENURES: "Một cán bộ không thể giữ hai chức danh chính trong cùng thời gian.",
    PLANS_ARE_APPEND_ONLY: (
        "Những gì đã ghi của một kế hoạch không được sửa hoặc xóa; hãy ghi việc mới."
    ),
    CASES_ARE_APPEND_ONLY: (
        "Những gì đã ghi của một hồ sơ không được sửa hoặc xóa; hãy ghi việc mới."
    ),
    "audit_is_append_only": "Nhật ký chỉ được ghi thêm, không được sửa hoặc xóa.",
    "audit_continues_the_chain": "Sự kiện mới của nhật ký phải nối tiếp sự kiện cuối cùng.",
}
_OTHER = "Cơ sở dữ liệu từ chối thay đổi này vì dữ liệu không còn nhất quán."


@cache
def sentences() -> dict[str, str]:
    """Every named constraint of the records with what the user is told."""
    of_models = {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_app_config("records").get_models()
        for constraint in model._meta.constraints
    }
    return of_models | _BESIDE_MODELS


@cache
def _columns() -> dict[str, str]:
    """How SQLite, which does not name a unique constraint, tells of each: by its columns."""
    return {
        constraint.name: ", ".join(
            f"{field.model._meta.db_table}.{field.column}"
            for field in model._meta.concrete_fields
            if field.name in constraint.fields
        )
        for model in apps.get_app_config("records").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    }


def sentence(error: IntegrityError) -> str:
    """What the user is told of a change that the database refused."""
    told = str(error)
    unique = told.rpartition("UNIQUE constraint failed: ")[2]
    return next(
        (
            text
            for name, text in sentences().items()
            if name in told or _columns().get(name) == unique
        ),
        _OTHER,
    )
