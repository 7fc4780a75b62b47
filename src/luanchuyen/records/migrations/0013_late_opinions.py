"""Answers that come after the decision are an act of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_events_of_cases"),
    ]

    operations = [
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
    ]
