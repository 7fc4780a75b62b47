"""Reading sessions: an administrator reads dossiers only for a time, and for a reason that is logged."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luanchuyen.records.models.signing import Signed


class AccessSession(Signed):
    """From the moment it was opened (`at`), for so many minutes."""

    reason = models.TextField("Lý do")
    minutes = models.PositiveSmallIntegerField("Số phút")

    class Meta(Signed.Meta):
        db_table = "access_sessions"
        verbose_name = "Phiên đọc hồ sơ của quản trị"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & Q(minutes__gte=1),
                name="reading_session_says_why",
                violation_error_message="Phiên đọc hồ sơ phải có lý do và có thời hạn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_key} · {self.at}"
