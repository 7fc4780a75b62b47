"""Writing a plan as YAML: what `plan_file` reads back as the same plan."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import yaml

from luanchuyen.matching.plan import Plan


def write(plan: Plan) -> str:
    """The plan in the order of its keys; what is as if it were left out is left out."""
    told = {
        field.name: _value(value)
        for field in fields(plan)
        if (value := getattr(plan, field.name)) != field.default
    }
    text: str = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    return text


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Fraction):
        # A share is read with at most nine decimals, so it has as many to be written with.
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    if is_dataclass(value):
        given = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _value(part) for name, part in given if part is not None}
    # A bool is an int; a case is told by its word.
    return value if isinstance(value, int | date) else str(value)
