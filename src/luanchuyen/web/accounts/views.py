"""Log in, log out, change the password, and the page for who tried too often."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from luanchuyen.services import accounts
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
        """In place of Django's own, which would save without a word in the audit log."""
        try:
            account = accounts.change_password(
                current=form.cleaned_data["old_password"],
                new=form.cleaned_data["new_password1"],
                by=form.user,
                on=date.today(),
            )
        except accounts.RefusedError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        # Who changed it stays logged in.
        update_session_auth_hash(self.request, account)
        messages.success(self.request, "Đã đổi mật khẩu.")
        return redirect(self.get_success_url())


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Answer to too many wrong passwords, in place of axes' own English one."""
    return render(request, "accounts/locked.html", status=429)
