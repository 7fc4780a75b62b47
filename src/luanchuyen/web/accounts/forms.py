"""The forms of the door, in Vietnamese."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


def _dressed(field: forms.Field, label: str, **attributes: str) -> None:
    field.label = label
    field.widget.attrs |= {"class": "form-control", **attributes}


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Chữ hoa và chữ thường khác nhau.",
        "inactive": "Tài khoản này đã ngừng sử dụng. Hãy liên hệ người quản trị.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self.fields["username"], "Tên đăng nhập", autocomplete="username")
        _dressed(self.fields["password"], "Mật khẩu", autocomplete="current-password")


class ChangePasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "Mật khẩu hiện tại không đúng.",
        "password_mismatch": "Hai lần ghi mật khẩu mới không giống nhau.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self.fields["old_password"], "Mật khẩu hiện tại")
        _dressed(self.fields["new_password1"], "Mật khẩu mới")
        _dressed(self.fields["new_password2"], "Mật khẩu mới, ghi lại lần nữa")
