"""Posts (chức danh tại một đơn vị): seats that exist independently of who holds them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.choices import words
from luanchuyen.snapshot.tables import DEGREES, STATE_MANAGEMENT, THEORY
from luanchuyen.snapshot.titles import TITLES


class Post(models.Model):
    code = models.CharField("Mã", max_length=200, primary_key=True)
    unit = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Đơn vị",
        related_name="posts",
        db_column="unit",
        db_index=False,
    )
    name = models.CharField("Tên")
    title = models.CharField(
        "Loại chức danh", choices=[(title.code, title.name) for title in TITLES]
    )
    rank = models.BigIntegerField("Bậc", null=True, blank=True)
    seats = models.BigIntegerField("Số lượng")
    key = models.BooleanField("Chủ chốt", default=False)
    elected = models.BooleanField("Bầu cử", default=False)
    managed_by = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp quản lý",
        related_name="managed_posts",
        db_column="managed_by",
        db_index=False,
    )
    min_degree = models.CharField(
        "Chuyên môn tối thiểu", choices=words(DEGREES), blank=True, default=""
    )
    min_theory = models.CharField(
        "LLCT tối thiểu", choices=words(THEORY), blank=True, default=""
    )
    min_state_management = models.CharField(
        "QLNN tối thiểu", choices=words(STATE_MANAGEMENT), blank=True, default=""
    )

    class Meta:
        db_table = "posts"
        verbose_name = "Chức danh"
        indexes: ClassVar = [
            models.Index(fields=["unit"], name="post_unit"),
            models.Index(fields=["managed_by"], name="post_managed_by"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="post_has_a_seat",
                violation_error_message="Số lượng của một chức danh phải từ 1 trở lên.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
