"""Addresses of the audit log."""

from django.urls import path

from luanchuyen.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.log, name="log"),
    path("kiem-tra/", views.check, name="check"),
    path("tai-ve/", views.download, name="download"),
]
