"""The addresses of the product, area by area."""

from django.urls import include, path

urlpatterns = [
    path("", include("luanchuyen.web.desk.urls")),
    path("", include("luanchuyen.web.accounts.urls")),
    path("can-bo/", include("luanchuyen.web.officials.urls")),
    path("don-vi/", include("luanchuyen.web.units.urls")),
    path("ung-vien/", include("luanchuyen.web.candidates.urls")),
    path("nhu-cau/", include("luanchuyen.web.demand.urls")),
    path("ke-hoach/", include("luanchuyen.web.plans.urls")),
    path("ho-so/", include("luanchuyen.web.cases.urls")),
    path("quy-dinh/", include("luanchuyen.web.rulebooks.urls")),
    path("nhat-ky/", include("luanchuyen.web.audit.urls")),
    path("nhap-du-lieu/", include("luanchuyen.web.imports.urls")),
]

handler400 = "luanchuyen.web.shared.errors.wrong"
handler403 = "luanchuyen.web.shared.errors.refused"
handler404 = "luanchuyen.web.shared.errors.missing"
handler500 = "luanchuyen.web.shared.errors.broken"
