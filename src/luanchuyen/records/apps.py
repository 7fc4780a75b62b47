"""The one Django app of the product."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "luanchuyen.records"
    label = "records"
    verbose_name = "Hồ sơ"
