"""Papers as issued, and the register of who advises a body beside its own."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import PerDatabase, append_only

# SQLite makes a table anew to add a column, and forgets the triggers of the old one.
GUARD = append_only("registers", refusal=CASES_ARE_APPEND_ONLY).forwards["sqlite"]


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_checks_of_the_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("by_key", models.CharField(max_length=150, verbose_name="Tài khoản")),
                (
                    "by_name",
                    models.CharField(max_length=200, verbose_name="Người thực hiện"),
                ),
                ("on", models.DateField(verbose_name="Ngày")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="Thời điểm ghi",
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="Loại văn bản")),
                (
                    "symbol",
                    models.CharField(max_length=100, verbose_name="Số, ký hiệu"),
                ),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("stored", models.CharField(max_length=64, verbose_name="Tên lưu")),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_paper",
                        to="records.caseact",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="records.case",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        db_column="entry",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_paper",
                        to="records.registerentry",
                        verbose_name="Số văn bản",
                    ),
                ),
                (
                    "draft",
                    models.CharField(max_length=64, verbose_name="Mã bản dự thảo"),
                ),
            ],
            options={
                "verbose_name": "Văn bản đã phát hành",
                "db_table": "issued_papers",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size__gte", 1),
                            models.Q(("symbol", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                        ),
                        name="issued_paper_is_whole",
                        violation_error_message="Văn bản phát hành phải có nội dung, số ký hiệu và mã kiểm.",
                    ),
                ],
            },
        ),
        append_only("issued_papers", refusal=CASES_ARE_APPEND_ONLY),
        PerDatabase(forwards={}, backwards={"sqlite": GUARD}),
        migrations.RemoveConstraint(
            model_name="register",
            name="register_stands_once",
        ),
        migrations.AddField(
            model_name="register",
            name="organ",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Chính cơ quan đó"),
                    ("advisory_body", "Cơ quan tham mưu tổ chức - cán bộ"),
                ],
                default="",
                max_length=20,
                verbose_name="Bộ phận ban hành",
            ),
        ),
        migrations.AlterField(
            model_name="caseact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("asked", "Hỏi ý kiến"),
                    ("delivered", "Đã nhận văn bản hỏi"),
                    ("answered", "Trả lời"),
                    ("dropped", "Thôi hỏi"),
                    ("settled", "Giải quyết ý kiến không đồng ý"),
                    ("issued", "Ban hành giấy tờ"),
                    ("finished", "Hoàn thành bước"),
                    ("delegated", "Ủy quyền thực hiện bước"),
                    ("sent_back", "Trả lại"),
                    ("withdrawn", "Rút hồ sơ"),
                    ("refused", "Không đồng ý luân chuyển, điều động"),
                    ("opened", "Mở hồ sơ"),
                    ("proposed", "Đổi nội dung dự kiến"),
                    ("noted_silence", "Ghi nhận không trả lời"),
                    ("heard_late", "Ý kiến đến sau quyết định"),
                    ("numbered", "Phát hành văn bản"),
                    ("papers_added", "Thêm giấy tờ vào hồ sơ"),
                    ("waived", "Xem xét trường hợp đặc biệt"),
                    ("voted", "Biểu quyết"),
                    ("completed", "Xong mọi bước"),
                    ("took_effect", "Quyết định có hiệu lực"),
                    ("decision_cancelled", "Hủy quyết định"),
                    ("procedure_moved", "Chuyển sang quy trình mới"),
                ],
                max_length=20,
                verbose_name="Việc",
            ),
        ),
        migrations.AlterField(
            model_name="register",
            name="paper",
            field=models.CharField(
                choices=[
                    ("plan", "Kế hoạch"),
                    ("submission", "Tờ trình"),
                    ("letter", "Công văn"),
                    ("report", "Báo cáo"),
                    ("decision", "Quyết định"),
                    ("notice", "Thông báo"),
                ],
                max_length=40,
                verbose_name="Loại văn bản",
            ),
        ),
        migrations.AddConstraint(
            model_name="register",
            constraint=models.UniqueConstraint(
                fields=("body", "organ", "paper", "series"),
                name="register_stands_once",
                violation_error_message="Sổ văn bản này đã có.",
            ),
        ),
        PerDatabase(forwards={"sqlite": GUARD}, backwards={}),
    ]
