"""Addresses of the demand review."""

from django.urls import path

from luanchuyen.web.demand import views

app_name = "demand"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("tai-ve/", views.download, name="download"),
    path("<slug:key>/", views.kind, name="kind"),
    path("<slug:key>/tai-ve/", views.kind_download, name="kind_download"),
]
