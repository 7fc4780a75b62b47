"""Minutes of a meeting may be written after its vote, more than once; each writing is an act."""

import django.db.models.deletion
from django.db import migrations, models

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import PerDatabase, append_only

# SQLite makes the table anew, and forgets the triggers of the old one.
GUARD = append_only("case_sessions", refusal=CASES_ARE_APPEND_ONLY).forwards["sqlite"]


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0019_sessions"),
    ]

    operations = [
        PerDatabase(forwards={}, backwards={"sqlite": GUARD}),
        migrations.AddField(
            model_name="casesession",
            name="act",
            field=models.OneToOneField(
                blank=True,
                db_column="act",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="session",
                to="records.caseact",
                verbose_name="Lần ghi",
            ),
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
                    ("minuted", "Ghi biên bản họp"),
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
            model_name="casesession",
            name="vote",
            field=models.ForeignKey(
                db_column="vote",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="records.casevote",
            ),
        ),
        migrations.AddConstraint(
            model_name="casesession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("act", None)),
                fields=("vote",),
                name="session_is_told_with_the_vote_once",
                violation_error_message="Biên bản ghi cùng biểu quyết này đã có.",
            ),
        ),
        PerDatabase(forwards={"sqlite": GUARD}, backwards={}),
    ]
