"""An account of a committee may name whose it is, and have an address for reminders."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_audit_is_a_chain"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="account",
            name="account_scope_fits_role",
        ),
        migrations.AddField(
            model_name="account",
            name="email",
            field=models.EmailField(
                blank=True, default="", max_length=254, verbose_name="Thư điện tử"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("committee__isnull", False),
                        (
                            "role__in",
                            ("officer", "secretary", "inspector", "unit_officer"),
                        ),
                    ),
                    models.Q(
                        ("committee__isnull", True),
                        ("official__isnull", False),
                        ("role", "official"),
                    ),
                    models.Q(
                        ("committee__isnull", True),
                        ("official__isnull", True),
                        ("role", "administrator"),
                    ),
                    _connector="OR",
                ),
                name="account_scope_fits_role",
                violation_error_message="Tài khoản của cán bộ tổ chức, thường trực, kiểm tra phải ghi cấp ủy, đơn vị; tài khoản của cán bộ phải ghi hồ sơ của người đó; tài khoản quản trị không ghi cả hai.",
            ),
        ),
    ]
