"""Addresses of the door."""

from django.urls import path

from luanchuyen.web.accounts import views

urlpatterns = [
    path("dang-nhap/", views.Login.as_view(), name="login"),
    path("dang-xuat/", views.Logout.as_view(), name="logout"),
    path("doi-mat-khau/", views.ChangePassword.as_view(), name="password"),
]
