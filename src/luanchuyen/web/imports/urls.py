"""Addresses of the import: upload, look, confirm."""

from django.urls import path

from luanchuyen.web.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("xem-truoc/", views.preview, name="preview"),
    path("xem-truoc/loi/", views.faults, name="faults"),
    path("xac-nhan/", views.confirm, name="confirm"),
]
