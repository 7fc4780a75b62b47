"""Addresses of the candidates for a post; the longer one first, since a code may hold a slash."""

from django.urls import path

from luanchuyen.web.candidates import views

app_name = "candidates"
urlpatterns = [
    path("<path:code>/tai-ve/", views.download, name="download"),
    path("<path:code>/", views.candidates, name="post"),
]
