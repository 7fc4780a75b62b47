"""Plans as issued, with a number of the register and the file that stays."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from luanchuyen.records.models.plans import PLANS_ARE_APPEND_ONLY
from luanchuyen.records.vendors import PerDatabase, append_only

# SQLite makes a table anew to change a constraint of it, and forgets the triggers of the old one.
GUARD = append_only("plan_acts", refusal=PLANS_ARE_APPEND_ONLY).forwards["sqlite"]


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0020_minutes_written_afterwards"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedPlan",
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
                        related_name="issued",
                        to="records.planact",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        db_column="entry",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_plan",
                        to="records.registerentry",
                        verbose_name="Số văn bản",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_column="version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="records.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kế hoạch đã phát hành",
                "db_table": "issued_plans",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size__gte", 1),
                            models.Q(("symbol", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                        ),
                        name="issued_plan_is_whole",
                        violation_error_message="Văn bản phát hành phải có nội dung, số ký hiệu và mã kiểm.",
                    ),
                ],
            },
        ),
        append_only("issued_plans", refusal=PLANS_ARE_APPEND_ONLY),
        PerDatabase(forwards={}, backwards={"sqlite": GUARD}),
        migrations.RemoveConstraint(
            model_name="planact",
            name="plan_act_names_its_subject",
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="type",
            field=models.CharField(
                choices=[
                    ("workbook_imported", "Nhập sổ dữ liệu"),
                    ("account_opened", "Mở tài khoản"),
                    ("password_set", "Đặt lại mật khẩu"),
                    ("password_changed", "Đổi mật khẩu"),
                    ("plan_opened", "Mở kế hoạch"),
                    ("plan_review_frozen", "Chốt rà soát nhu cầu của kế hoạch"),
                    ("unit_proposed", "Đơn vị đề xuất nhân sự"),
                    ("unit_proposal_withdrawn", "Đơn vị rút đề xuất"),
                    ("plan_version_saved", "Lưu phương án"),
                    ("plan_difference_reasoned", "Nêu lý do khác phương án máy"),
                    ("plan_paper_worded", "Ghi lời văn bản kế hoạch"),
                    ("plan_version_chosen", "Chọn phương án"),
                    ("plan_submitted", "Trình kế hoạch xin chủ trương"),
                    ("plan_approved", "Cho chủ trương"),
                    ("plan_issued", "Ban hành văn bản kế hoạch"),
                    ("plan_sent_back", "Trả lại kế hoạch"),
                    ("plan_closed", "Kết thúc kế hoạch"),
                    ("case_opened", "Mở hồ sơ"),
                    ("case_proposal_changed", "Đổi nội dung dự kiến của hồ sơ"),
                    ("case_opinion_asked", "Hỏi ý kiến trong hồ sơ"),
                    ("case_opinion_delivered", "Ghi nhận văn bản hỏi đã đến"),
                    ("case_opinion_answered", "Trả lời trong hồ sơ"),
                    ("case_silence_noted", "Ghi nhận không trả lời"),
                    ("case_opinion_dropped", "Thôi hỏi trong hồ sơ"),
                    ("case_opinion_settled", "Giải quyết ý kiến không đồng ý"),
                    ("case_paper_issued", "Ban hành giấy tờ của hồ sơ"),
                    ("case_papers_added", "Thêm giấy tờ vào hồ sơ"),
                    ("case_step_finished", "Hoàn thành bước của hồ sơ"),
                    ("case_step_delegated", "Ủy quyền bước của hồ sơ"),
                    ("case_submitted", "Trình hồ sơ"),
                    ("case_voted", "Biểu quyết về hồ sơ"),
                    ("case_minutes_written", "Ghi biên bản họp"),
                    ("case_decided", "Quyết định về hồ sơ"),
                    ("decision_issued", "Ban hành quyết định"),
                    ("case_announced", "Công bố, triển khai quyết định"),
                    ("case_elected", "Bầu cử theo hồ sơ"),
                    ("case_sent_back", "Trả lại hồ sơ"),
                    ("case_withdrawn", "Rút hồ sơ"),
                    ("case_refused", "Không đồng ý luân chuyển, điều động"),
                    ("case_waived", "Xem xét trường hợp đặc biệt"),
                    ("case_procedure_moved", "Chuyển hồ sơ sang quy trình mới"),
                    ("decision_took_effect", "Quyết định có hiệu lực"),
                    ("decision_cancelled", "Hủy quyết định"),
                    ("number_cancelled", "Hủy số văn bản"),
                    ("reading_session_opened", "Mở phiên đọc hồ sơ"),
                    ("reading_session_ended", "Kết thúc phiên đọc hồ sơ"),
                    ("dossier_read", "Đọc trong phiên đọc hồ sơ"),
                    ("log_checked", "Kiểm tra nhật ký"),
                    ("reminders_sent", "Gửi thư nhắc việc"),
                ],
                max_length=50,
                verbose_name="Việc",
            ),
        ),
        migrations.AlterField(
            model_name="planact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "Mở kế hoạch"),
                    ("review_frozen", "Chốt rà soát nhu cầu"),
                    ("proposed", "Đơn vị đề xuất nhân sự"),
                    ("withdrawn", "Đơn vị rút đề xuất"),
                    ("version_saved", "Lưu phương án"),
                    ("reasoned", "Nêu lý do khác với phương án máy"),
                    ("worded", "Ghi lời văn bản"),
                    ("chosen", "Chọn phương án"),
                    ("submitted", "Trình xin chủ trương"),
                    ("approved", "Cho chủ trương"),
                    ("issued", "Ban hành văn bản kế hoạch"),
                    ("sent_back", "Trả lại"),
                    ("closed", "Kết thúc"),
                ],
                max_length=20,
                verbose_name="Việc",
            ),
        ),
        migrations.AddConstraint(
            model_name="planact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "review_frozen"),
                        ("proposal__isnull", True),
                        ("review__isnull", False),
                        ("version__isnull", True),
                    ),
                    models.Q(
                        ("kind__in", ("proposed", "withdrawn")),
                        ("proposal__isnull", False),
                        ("review__isnull", True),
                        ("version__isnull", True),
                    ),
                    models.Q(
                        (
                            "kind__in",
                            ("version_saved", "chosen", "reasoned", "worded", "issued"),
                        ),
                        ("proposal__isnull", True),
                        ("review__isnull", True),
                        ("version__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "kind__in",
                                [
                                    "review_frozen",
                                    "proposed",
                                    "withdrawn",
                                    "version_saved",
                                    "chosen",
                                    "reasoned",
                                    "worded",
                                    "issued",
                                ],
                            ),
                            _negated=True,
                        ),
                        ("proposal__isnull", True),
                        ("review__isnull", True),
                        ("version__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="plan_act_names_its_subject",
                violation_error_message="Việc của kế hoạch phải ghi đúng bản rà soát, đề xuất hoặc phương án mà nó nói đến.",
            ),
        ),
        PerDatabase(forwards={"sqlite": GUARD}, backwards={}),
    ]
