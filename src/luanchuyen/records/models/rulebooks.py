"""Texts of rulebooks as they were shipped once: what began under one of them is judged by it."""

from typing import ClassVar

from django.db import models


class KeptRulebook(models.Model):
    """A rulebook with all it extended, in one version; the version is a hash of these texts.

    `texts`: pairs of id and text, the rulebook itself last.
    """

    version = models.CharField("Bản của bộ quy định", max_length=64, unique=True)
    rulebook = models.CharField("Bộ quy định", max_length=100)
    texts = models.JSONField("Nguyên văn")

    class Meta:
        db_table = "kept_rulebooks"
        verbose_name = "Bản bộ quy định được lưu"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.rulebook}@{self.version}"
