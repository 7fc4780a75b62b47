"""Imports: which workbook the records came from; the newest one names the state of the data."""

from typing import ClassVar

from django.db import models


class WorkbookImport(models.Model):
    file_name = models.CharField("Tệp")
    fingerprint = models.CharField("Dấu vân tay", max_length=64)
    counts = models.JSONField("Số dòng", default=dict)
    on = models.DateField("Ngày nhập")
    by = models.CharField("Người nhập", max_length=200)

    class Meta:
        db_table = "workbook_imports"
        verbose_name = "Lần nhập dữ liệu"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} · {self.on}"
