"""What every row of a plan says of itself: who made it, and on which day."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Signed(models.Model):
    """The maker is text, not a reference: the row outlives the account."""

    by_key = models.CharField("Tài khoản", max_length=150)
    by_name = models.CharField("Người thực hiện", max_length=200)
    on = models.DateField("Ngày")
    at = models.DateTimeField("Thời điểm ghi", db_default=Now())

    class Meta:
        abstract = True
        ordering: ClassVar = ["pk"]
