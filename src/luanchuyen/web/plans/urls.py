"""Addresses of plans."""

from django.urls import path

from luanchuyen.web.plans import (
    adjust_views,
    joint_views,
    line_views,
    paper_views,
    unit_views,
    version_views,
    views,
    why_views,
)

app_name = "plans"
_VERSION = "<int:pk>/phuong-an/<int:number>/"
urlpatterns = [
    path("", views.plans_, name="list"),
    path("mo/", views.open_, name="open"),
    path("xet-chung/", joint_views.together, name="together"),
    path("xet-chung/ghi/", joint_views.keep, name="keep_together"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/viec/<slug:key>/", views.deed, name="deed"),
    path("<int:pk>/nhat-ky/", views.history, name="history"),
    path("<int:pk>/noi-tiep/", views.follow, name="follow"),
    path("<int:pk>/da-an-dinh/<int:line>/bo/", line_views.release, name="release"),
    path("<int:pk>/may-de-xuat/", views.propose, name="propose"),
    path("<int:pk>/de-xuat/", unit_views.proposals, name="proposals"),
    path("de-xuat/<int:pk>/rut/", unit_views.withdraw, name="withdraw"),
    path("<int:pk>/phuong-an/", version_views.versions, name="versions"),
    path("<int:pk>/phuong-an/so-sanh/", version_views.compare, name="compare"),
    path(_VERSION, version_views.version, name="version"),
    path(f"{_VERSION}chon/", version_views.choose, name="choose"),
    path(f"{_VERSION}ly-do/", version_views.reasons, name="reasons"),
    path(f"{_VERSION}doi-chieu/", version_views.counterpart, name="counterpart"),
    path(f"{_VERSION}van-ban/", paper_views.paper, name="paper"),
    path(
        "<int:pk>/van-ban/<int:paper>/<slug:kind>/", paper_views.issued, name="issued"
    ),
    path("<int:pk>/van-ban/<int:paper>/", paper_views.cancel, name="cancel_number"),
    path(f"{_VERSION}danh-sach/", paper_views.moves_list, name="moves_list"),
    path(f"{_VERSION}dieu-chinh/", adjust_views.adjust, name="adjust"),
    path(f"{_VERSION}tu-choi/", adjust_views.refusals, name="refusals"),
    path(f"{_VERSION}vi-sao/", why_views.why, name="why"),
    path(f"{_VERSION}hon-diem/", why_views.envy, name="envy"),
    path(f"{_VERSION}them-duoc-gi/", why_views.curve, name="curve"),
    path(f"{_VERSION}neu-doi/", why_views.suppose, name="suppose"),
    path(f"{_VERSION}doi-ngu/", why_views.team, name="teams"),
    path(f"{_VERSION}cho-bo-tri/", why_views.holding, name="holding"),
    path(f"{_VERSION}neu-rut/", why_views.falls, name="falls"),
]
