"""Addresses of the rulebooks."""

from django.urls import path

from luanchuyen.web.rulebooks import views

app_name = "rulebooks"
urlpatterns = [
    path("", views.rulebooks, name="list"),
    path("van-ban/", views.instruments, name="instruments"),
    path("van-ban/tai-ve/", views.instruments_download, name="instruments_download"),
    path("bo/<slug:book>/", views.rulebook, name="rulebook"),
    path("bo/<slug:book>/quy-trinh/", views.procedures, name="procedures"),
    path("bo/<slug:book>/so-sanh/", views.comparison, name="comparison"),
    path("bo/<slug:book>/tai-ve/", views.rulebook_download, name="download"),
]
