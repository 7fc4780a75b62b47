"""Ranks (bậc chức danh): the rank of a post by the list in force from a day on."""

from typing import ClassVar

from django.db import models


class PostRank(models.Model):
    post = models.ForeignKey(
        "records.Post",
        models.PROTECT,
        verbose_name="Chức danh",
        related_name="ranks",
        db_column="post",
        db_index=False,
    )
    # `from`, the name of the table's column, is a keyword of Python.
    valid_from = models.DateField("Từ ngày", db_column="from")
    group = models.CharField("Nhóm", blank=True, default="")
    rank = models.BigIntegerField("Bậc")

    class Meta:
        db_table = "ranks"
        verbose_name = "Bậc chức danh"
        indexes: ClassVar = [models.Index(fields=["post"], name="rank_post")]

    def __str__(self) -> str:
        return f"{self.post_id} · {self.valid_from} · {self.rank}"
