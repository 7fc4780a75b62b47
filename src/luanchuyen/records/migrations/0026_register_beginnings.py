"""Which number a register had given before it was kept here."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0025_nothing_new"),
    ]

    operations = [
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
                    ("plan_line_released", "Bỏ điều đã ấn định của kế hoạch"),
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
                    ("case_nothing_new", "Ghi không có nội dung mới trong hồ sơ"),
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
                    ("register_begun", "Ghi số cuối đã cấp của sổ văn bản"),
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
        migrations.CreateModel(
            name="RegisterBeginning",
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
                ("last", models.PositiveIntegerField(verbose_name="Số cuối đã cấp")),
                (
                    "register",
                    models.ForeignKey(
                        db_column="register",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beginnings",
                        to="records.register",
                        verbose_name="Sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "Số cuối đã cấp ngoài phần mềm",
                "db_table": "register_beginnings",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        append_only("register_beginnings", refusal=CASES_ARE_APPEND_ONLY),
    ]
