"""Reading sessions: an administrator reads dossiers only for a time, and for a reason that is logged."""

from datetime import datetime, timedelta
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

    @property
    def is_ended(self) -> bool:
        """Whether somebody ended it before its time."""
        return hasattr(self, "ending")

    @property
    def runs_until(self) -> datetime:
        """The moment at which it is over, if nobody ends it before."""
        return self.at + timedelta(minutes=self.minutes)


class AccessSessionEnd(Signed):
    """A session that was ended before its time was over."""

    session = models.OneToOneField(
        AccessSession,
        models.PROTECT,
        verbose_name="Phiên đọc hồ sơ",
        related_name="ending",
        db_column="session",
    )

    class Meta(Signed.Meta):
        db_table = "access_session_ends"
        verbose_name = "Phiên đọc hồ sơ kết thúc sớm"

    def __str__(self) -> str:
        return f"hết {self.session_id}"
