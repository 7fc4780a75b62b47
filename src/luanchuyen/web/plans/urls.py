"""Addresses of plans."""

from django.urls import path

from luanchuyen.web.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.plans_, name="list"),
    path("mo/", views.open_, name="open"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/viec/<slug:key>/", views.deed, name="deed"),
    path("<int:pk>/nhat-ky/", views.history, name="history"),
    path("<int:pk>/noi-tiep/", views.follow, name="follow"),
    path("<int:pk>/may-de-xuat/", views.propose, name="propose"),
]
