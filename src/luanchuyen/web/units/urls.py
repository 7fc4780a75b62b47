"""Addresses of the units; the longer ones first, since a code may hold a slash."""

from django.urls import path

from luanchuyen.web.units import views

app_name = "units"
urlpatterns = [
    path("", views.units, name="list"),
    path("tai-ve/", views.download, name="download"),
    path("xem/<path:code>/chuc-danh/", views.posts_download, name="posts_download"),
    path("xem/<path:code>/", views.unit, name="unit"),
]
