"""Addresses of cases."""

from django.urls import path

from luanchuyen.web.cases import (
    beside_views,
    deed_views,
    dossier_views,
    opening_views,
    paper_views,
    register_views,
    views,
)

app_name = "cases"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("danh-sach/", views.cases_, name="list"),
    path("lich/", views.calendar, name="calendar"),
    path("so-van-ban/", register_views.registers_, name="registers"),
    path("so-van-ban/so-cuoi/", register_views.begin, name="begin_register"),
    path("so-van-ban/tai-ve/", register_views.download, name="registers_download"),
    path("cua-toi/", views.own, name="own"),
    path("phien-doc/", views.session, name="session"),
    path("phien-doc/ket-thuc/", views.end_session, name="end_session"),
    path("mo-dieu-dong/", opening_views.transfer, name="transfer"),
    path("mo-tu-ke-hoach/<int:pk>/", opening_views.from_plan, name="from_plan"),
    path("<int:pk>/", views.case, name="case"),
    path("<int:pk>/nhat-ky/", views.history, name="history"),
    path("<int:pk>/viec/<slug:key>/", deed_views.deed, name="deed"),
    path("<int:pk>/van-ban/", paper_views.papers, name="papers"),
    path(
        "<int:pk>/van-ban/da-phat-hanh/<int:paper>/<slug:kind>/",
        paper_views.issued,
        name="issued",
    ),
    path(
        "<int:pk>/van-ban/da-phat-hanh/<int:paper>/",
        paper_views.cancel,
        name="cancel_number",
    ),
    path("<int:pk>/van-ban/song-song/", beside_views.papers, name="beside"),
    path(
        "<int:pk>/van-ban/song-song/<slug:key>/<int:number>/",
        beside_views.page,
        name="page",
    ),
    path("<int:pk>/van-ban/<slug:key>/", paper_views.written, name="written"),
    path("<int:pk>/giay-to/", dossier_views.dossier, name="dossier"),
    path("<int:pk>/giay-to/dung-lai/", dossier_views.reuse, name="reuse"),
    path("<int:pk>/giay-to/tron-bo/", dossier_views.whole, name="whole"),
    path("<int:pk>/giay-to/<int:paper>/", dossier_views.paper, name="paper"),
]
