"""Addresses of the officials; the longer ones first, since a code may hold a slash."""

from django.urls import path

from luanchuyen.web.officials import views

app_name = "officials"
urlpatterns = [
    path("", views.officials, name="list"),
    path("tai-ve/", views.download, name="download"),
    path("ho-so/<path:code>/phieu/", views.sheet_download, name="sheet_download"),
    path("ho-so/<path:code>/", views.official, name="official"),
]
