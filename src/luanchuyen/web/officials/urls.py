"""Addresses of the officials; the longer ones first, since a code may hold a slash."""

from django.urls import path

from luanchuyen.web.officials import views

app_name = "officials"
urlpatterns = [
    path("", views.officials, name="list"),
    path("tai-ve/", views.download, name="download"),
    path("sang-loc/", views.screened, name="screened"),
    path("sang-loc/tai-ve/", views.screened_download, name="screened_download"),
    path("ho-so/<path:code>/phieu/", views.sheet_download, name="sheet_download"),
    path("ho-so/<path:code>/", views.official, name="official"),
]
