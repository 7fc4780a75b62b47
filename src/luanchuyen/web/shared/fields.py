"""Fields of forms as offices fill them in; they check the form of what is written, never the law."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from luanchuyen.web.shared import days

_LONGEST = 2_000
_MOST = 99_999


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, also where it is empty."""
    return request.POST if request.method == "POST" else None


class WordsField(forms.CharField):
    """Words a database can keep, refused in the office's language otherwise."""

    def to_python(self, value: Any) -> str:
        written = super().to_python(value) or ""
        if "\0" in written:
            raise ValidationError("Có ký tự không đọc được; hãy gõ lại.")
        return written


class DayField(WordsField):
    """A day as offices write it."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {
            "class": "form-control day-input",
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": "dd/mm/yyyy",
        }
        super().__init__(widget=forms.TextInput(attributes), **kwargs)

    def clean(self, value: Any) -> date | None:
        asked = super().clean(value).strip()
        if not asked:
            return None
        day = days.read(asked)
        if day is None:
            raise ValidationError("Hãy ghi ngày dạng dd/mm/yyyy, ví dụ 01/12/2026.")
        return day


def text(
    label: str, *, required: bool = True, longest: int = 300, **kwargs: Any
) -> forms.CharField:
    """One line of words."""
    return WordsField(
        label=label,
        required=required,
        max_length=longest,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        **kwargs,
    )


def words(label: str, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Several lines of words."""
    return WordsField(
        label=label,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea({"class": "form-control", "rows": 3}),
        **kwargs,
    )


def choice(label: str, *, required: bool = True, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=required,
        error_messages={"invalid_choice": "Hãy chọn một mục trong danh sách."},
        widget=forms.Select({"class": "form-select"}),
        **kwargs,
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """What a field of the form lets choose, known only once the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"«{name}» is no choice")
    field.choices = list(choices)


def whole(
    label: str, least: int = 0, *, required: bool = False, **kwargs: Any
) -> forms.IntegerField:
    """A whole number; only where it may be left out does its sentence say so."""
    or_blank = "" if required else ", hoặc để trống"
    asked = f"Hãy ghi một số nguyên từ {least} đến {_MOST}{or_blank}."
    return forms.IntegerField(
        label=label,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), asked),
        required=required,
        min_value=least,
        max_value=_MOST,
        widget=forms.NumberInput(
            {"class": "form-control day-input", "inputmode": "numeric"}
        ),
        **kwargs,
    )
