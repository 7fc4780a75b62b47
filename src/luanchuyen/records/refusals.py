"""The sentence for a change that the database refused, found by the constraint's name."""

from functools import cache

from django.apps import apps
from django.db import IntegrityError

from luanchuyen.records.models.tenures import NO_TWO_MAIN_TENURES

# Refusals that are triggers or exclusions, which no model's `Meta` can hold.
_BESIDE_MODELS = {
    NO_TWO_MAIN_TENURES: "Một cán bộ không thể giữ hai chức danh chính trong cùng thời gian.",
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


def sentence(error: IntegrityError) -> str:
    told = str(error)
    return next((text for name, text in sentences().items() if name in told), _OTHER)
