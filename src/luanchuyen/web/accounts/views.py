"""Log in, log out, change the password, and the page for who tried too often."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from luanchuyen.web.accounts.forms import ChangePasswordForm, LoginForm


class Login(auth.LoginView):
    http_method_names = ["get", "post"]
    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True


class Logout(auth.LogoutView):
    http_method_names = ["post"]


class ChangePassword(auth.PasswordChangeView):
    http_method_names = ["get", "post"]
    template_name = "accounts/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("desk:desk")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "Đã đổi mật khẩu.")
        return super().form_valid(form)


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Answer to too many wrong passwords, in place of axes' own English one."""
    return render(request, "accounts/locked.html", status=429)
