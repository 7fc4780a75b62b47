"""Accounts: who may log in, in which role, and for which committee, unit or official."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Role(models.TextChoices):
    """The stored keys; what each may do stands in `services.access`."""

    OFFICER = "officer", "Cán bộ ban tổ chức"
    SECRETARY = "secretary", "Thường trực cấp ủy"
    INSPECTOR = "inspector", "Ủy ban kiểm tra"
    UNIT_OFFICER = "unit_officer", "Cán bộ tổ chức của đơn vị"
    OFFICIAL = "official", "Cán bộ"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


OF_A_COMMITTEE = (Role.OFFICER, Role.SECRETARY, Role.INSPECTOR, Role.UNIT_OFFICER)


class Account(AbstractBaseUser):
    """For who works in a committee or unit, `official` is the same person on record, where there is one.

    It tells whose cases the account must keep out of: the own, and those of relatives.
    """

    username = models.CharField("Tên đăng nhập", max_length=150, unique=True)
    name = models.CharField("Họ và tên", max_length=200)
    role = models.CharField("Vai trò", max_length=20, choices=Role.choices)
    committee = models.ForeignKey(
        "records.Unit",
        models.PROTECT,
        verbose_name="Cấp ủy, đơn vị",
        related_name="accounts",
        db_column="committee",
        null=True,
        blank=True,
    )
    official = models.ForeignKey(
        "records.Person",
        models.PROTECT,
        verbose_name="Hồ sơ của mình",
        related_name="accounts",
        db_column="official",
        null=True,
        blank=True,
    )
    email = models.EmailField("Thư điện tử", blank=True, default="")
    is_active = models.BooleanField("Đang dùng", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name", "role"]

    objects = BaseUserManager["Account"]()

    class Meta:
        db_table = "accounts"
        verbose_name = "Tài khoản"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    Q(
                        role__in=OF_A_COMMITTEE,
                        committee__isnull=False,
                    )
                    | Q(
                        role=Role.OFFICIAL,
                        committee__isnull=True,
                        official__isnull=False,
                    )
                    | Q(
                        role=Role.ADMINISTRATOR,
                        committee__isnull=True,
                        official__isnull=True,
                    )
                ),
                name="account_scope_fits_role",
                violation_error_message=(
                    "Tài khoản của cán bộ tổ chức, thường trực, kiểm tra phải ghi cấp ủy, đơn vị;"
                    " tài khoản của cán bộ phải ghi hồ sơ của người đó;"
                    " tài khoản quản trị không ghi cả hai."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name
