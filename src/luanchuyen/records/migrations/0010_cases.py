"""Cases with their acts, proposals, votes, waivers, decisions, papers and numbers."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_accounts_of_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessSession",
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
                ("reason", models.TextField(verbose_name="Lý do")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="Số phút")),
            ],
            options={
                "verbose_name": "Phiên đọc hồ sơ của quản trị",
                "db_table": "access_sessions",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), ("minutes__gte", 1)
                        ),
                        name="reading_session_says_why",
                        violation_error_message="Phiên đọc hồ sơ phải có lý do và có thời hạn.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("rotation", "Luân chuyển"),
                            ("transfer", "Điều động"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("training", "training"),
                            ("non_local", "non_local"),
                            ("two_terms", "two_terms"),
                            ("transfer", "transfer"),
                        ],
                        max_length=20,
                        verbose_name="Trường hợp",
                    ),
                ),
                (
                    "rulebook",
                    models.CharField(max_length=100, verbose_name="Bộ quy định"),
                ),
                (
                    "rulebook_version",
                    models.CharField(max_length=64, verbose_name="Bản của bộ quy định"),
                ),
                ("begun_on", models.DateField(verbose_name="Bắt đầu từ ngày")),
                (
                    "procedure",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Quy trình khi bắt đầu",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_column="committee",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="records.unit",
                        verbose_name="Cấp ủy lập hồ sơ",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_column="plan",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="records.rotationplan",
                        verbose_name="Kế hoạch",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_column="version",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="records.planversion",
                        verbose_name="Phương án",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hồ sơ luân chuyển, điều động",
                "db_table": "cases",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseAct",
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
                ("number", models.PositiveIntegerField(verbose_name="Thứ tự")),
                (
                    "kind",
                    models.CharField(
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
                ("day", models.DateField(verbose_name="Ngày của việc")),
                (
                    "who",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="Ai làm"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="Bước"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=60,
                        verbose_name="Việc hỏi, giấy tờ",
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        blank=True, default="", max_length=260, verbose_name="Hỏi ai"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agree", "agree"),
                            ("refuse", "refuse"),
                            ("no_opinion", "no_opinion"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="Trả lời",
                    ),
                ),
                (
                    "parts",
                    models.JSONField(default=list, verbose_name="Nội dung đã nêu"),
                ),
                (
                    "due",
                    models.DateField(blank=True, null=True, verbose_name="Hạn trả lời"),
                ),
                ("read", models.JSONField(default=dict, verbose_name="Đã đọc")),
                (
                    "conditions",
                    models.JSONField(default=list, verbose_name="Điều kiện đã đạt"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, default="", verbose_name="Lý do, nội dung"
                    ),
                ),
                (
                    "payload",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Kèm theo",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="records.case",
                        verbose_name="Hồ sơ",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_column="unit",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_in",
                        to="records.unit",
                        verbose_name="Đơn vị được hỏi",
                    ),
                ),
            ],
            options={
                "verbose_name": "Việc của hồ sơ",
                "db_table": "case_acts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseProposal",
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
                ("number", models.PositiveIntegerField(verbose_name="Số")),
                (
                    "effective_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Dự kiến có hiệu lực"
                    ),
                ),
                (
                    "body_basis",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=300,
                        verbose_name="Căn cứ thẩm quyền",
                    ),
                ),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="records.caseact",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_column="body",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_to_decide",
                        to="records.unit",
                        verbose_name="Cấp quyết định",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.case",
                        verbose_name="Hồ sơ",
                    ),
                ),
                (
                    "from_post",
                    models.ForeignKey(
                        db_column="from_post",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_in",
                        to="records.post",
                        verbose_name="Chức danh đang giữ",
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        db_column="official",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed_in",
                        to="records.person",
                        verbose_name="Cán bộ",
                    ),
                ),
                (
                    "to_post",
                    models.ForeignKey(
                        db_column="to_post",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filled_in",
                        to="records.post",
                        verbose_name="Chức danh dự kiến",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nội dung dự kiến của hồ sơ",
                "db_table": "case_proposals",
            },
        ),
        migrations.CreateModel(
            name="CaseVote",
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
                ("day", models.DateField(verbose_name="Ngày biểu quyết")),
                (
                    "roll",
                    models.JSONField(
                        default=list, verbose_name="Thành viên ngày hôm đó"
                    ),
                ),
                ("members", models.IntegerField(verbose_name="Số thành viên")),
                ("present", models.IntegerField(verbose_name="Số người dự")),
                ("in_favour", models.IntegerField(verbose_name="Đồng ý")),
                ("against", models.IntegerField(verbose_name="Không đồng ý")),
                ("blank", models.IntegerField(verbose_name="Không có ý kiến")),
                (
                    "secret",
                    models.BooleanField(default=False, verbose_name="Phiếu kín"),
                ),
                (
                    "by_circulation",
                    models.BooleanField(
                        default=False, verbose_name="Lấy ý kiến bằng văn bản"
                    ),
                ),
                (
                    "presided_by",
                    models.CharField(max_length=200, verbose_name="Người chủ trì"),
                ),
                (
                    "names",
                    models.TextField(
                        blank=True, default="", verbose_name="Ai biểu quyết thế nào"
                    ),
                ),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vote",
                        to="records.caseact",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_column="body",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="records.unit",
                        verbose_name="Tập thể biểu quyết",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="records.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "Biểu quyết",
                "db_table": "case_votes",
            },
        ),
        migrations.CreateModel(
            name="CaseWaiver",
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
                ("criterion", models.CharField(max_length=60, verbose_name="Tiêu chí")),
                ("book", models.CharField(max_length=100, verbose_name="Bộ quy định")),
                (
                    "authority",
                    models.CharField(max_length=60, verbose_name="Cấp quyết định"),
                ),
                ("reason", models.TextField(verbose_name="Lý do")),
                ("document", models.CharField(max_length=200, verbose_name="Văn bản")),
                ("day", models.DateField(verbose_name="Ngày")),
                ("grounds", models.JSONField(default=dict, verbose_name="Căn cứ khác")),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiver",
                        to="records.caseact",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="records.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "Trường hợp đặc biệt",
                "db_table": "case_waivers",
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("day", models.DateField(verbose_name="Ngày quyết định")),
                ("effective_on", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="records.caseact",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_column="body",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="records.unit",
                        verbose_name="Cấp quyết định",
                    ),
                ),
                (
                    "cancels",
                    models.OneToOneField(
                        blank=True,
                        db_column="cancels",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancelled_by",
                        to="records.decision",
                        verbose_name="Hủy quyết định",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="records.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "Quyết định",
                "db_table": "decisions",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DossierItem",
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
                ("item", models.CharField(max_length=60, verbose_name="Thành phần")),
                (
                    "day",
                    models.DateField(
                        blank=True, null=True, verbose_name="Ngày ghi trên giấy"
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("jpeg", "Ảnh JPEG"),
                            ("png", "Ảnh PNG"),
                            ("docx", "Word"),
                        ],
                        max_length=4,
                        verbose_name="Loại tệp",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("stored", models.CharField(max_length=64, verbose_name="Tên lưu")),
                ("first_submitted", models.DateField(verbose_name="Nộp lần đầu")),
                (
                    "act",
                    models.ForeignKey(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="records.caseact",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_column="case_id",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="records.case",
                    ),
                ),
                (
                    "reused_from",
                    models.ForeignKey(
                        blank=True,
                        db_column="reused_from",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reused_in",
                        to="records.dossieritem",
                    ),
                ),
            ],
            options={
                "verbose_name": "Giấy tờ của hồ sơ",
                "db_table": "dossier_items",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Effect",
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
                (
                    "before",
                    models.JSONField(
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Trước",
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Sau",
                    ),
                ),
                ("after_import", models.BigIntegerField(verbose_name="Sau lần nhập")),
                (
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="Dấu vân tay"),
                ),
                (
                    "act",
                    models.OneToOneField(
                        db_column="act",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effect",
                        to="records.caseact",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        db_column="decision",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="records.decision",
                        verbose_name="Quyết định",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        db_column="undoes",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="records.effect",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hiệu lực của quyết định",
                "db_table": "effects",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Register",
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
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("demand_review", "kết quả rà soát, đánh giá đội ngũ"),
                            ("plan", "kế hoạch luân chuyển"),
                            ("approval_in_principle", "văn bản cho chủ trương"),
                            ("proposals", "danh sách đề xuất nhân sự"),
                            ("list", "danh sách dự kiến"),
                            ("verdict_sheet", "phiếu rà soát tiêu chuẩn, điều kiện"),
                            ("assessment", "văn bản nhận xét, đánh giá"),
                            (
                                "political_conclusion",
                                "kết luận về tiêu chuẩn chính trị",
                            ),
                            ("appraisal_request", "công văn lấy ý kiến thẩm định"),
                            ("appraisal_summary", "báo cáo tổng hợp kết quả thẩm định"),
                            ("meeting_minutes", "biên bản gặp gỡ cán bộ"),
                            ("submission", "tờ trình"),
                            ("vote_minutes", "biên bản họp và kiểm phiếu"),
                            ("decision", "quyết định"),
                            ("announcement", "thông báo công bố quyết định"),
                            ("task_assignment", "văn bản giao nhiệm vụ"),
                            ("place_briefing", "thông báo tình hình nơi đến"),
                            ("consent", "văn bản thống nhất của Thường trực cấp ủy"),
                            ("election_result", "kết quả bầu cử"),
                            ("ratification", "quyết định phê chuẩn kết quả bầu cử"),
                        ],
                        max_length=40,
                        verbose_name="Loại văn bản",
                    ),
                ),
                (
                    "series",
                    models.CharField(max_length=9, verbose_name="Nhiệm kỳ hoặc năm"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_column="body",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registers",
                        to="records.unit",
                        verbose_name="Nơi ban hành",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sổ văn bản",
                "db_table": "registers",
            },
        ),
        migrations.CreateModel(
            name="RegisterEntry",
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
                ("number", models.PositiveIntegerField(verbose_name="Số")),
                (
                    "subject",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="Về việc"
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        db_column="register",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="records.register",
                        verbose_name="Sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "Số văn bản",
                "db_table": "register_entries",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisterCancellation",
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
                ("reason", models.TextField(verbose_name="Lý do")),
                (
                    "entry",
                    models.OneToOneField(
                        db_column="entry",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancellation",
                        to="records.registerentry",
                        verbose_name="Số văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "Số văn bản bị hủy",
                "db_table": "register_cancellations",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="entry",
            field=models.OneToOneField(
                db_column="entry",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="records.registerentry",
                verbose_name="Số quyết định",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("plan__isnull", False), ("version__isnull", False)),
                    models.Q(
                        ("kind", "transfer"),
                        ("plan__isnull", True),
                        ("version__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="rotation_is_of_a_plan",
                violation_error_message="Hồ sơ luân chuyển phải theo một phương án của kế hoạch; chỉ hồ sơ điều động được mở riêng.",
            ),
        ),
        migrations.AddIndex(
            model_name="caseact",
            index=models.Index(fields=["kind"], name="case_act_kind"),
        ),
        migrations.AddConstraint(
            model_name="caseact",
            constraint=models.UniqueConstraint(
                fields=("case", "number"),
                name="case_acts_follow_one_another",
                violation_error_message="Hồ sơ vừa được người khác cập nhật; hãy tải lại trang rồi làm tiếp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            ("asked", "delivered", "answered", "dropped", "settled"),
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        models.Q(("item", ""), _negated=True),
                        models.Q(("whom", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="case_act_names_what_was_asked",
                violation_error_message="Phải ghi hỏi việc gì và hỏi nơi nào.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "answered"), models.Q(("answer", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("kind", "answered"), _negated=True), ("answer", "")
                    ),
                    _connector="OR",
                ),
                name="case_answer_is_of_answering",
                violation_error_message="Khi trả lời, và chỉ khi trả lời, phải ghi câu trả lời.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            (
                                "withdrawn",
                                "refused",
                                "dropped",
                                "settled",
                                "sent_back",
                                "proposed",
                                "decision_cancelled",
                                "procedure_moved",
                            ),
                        ),
                        _negated=True,
                    ),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_act_says_why",
                violation_error_message="Phải ghi lý do của việc này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseproposal",
            constraint=models.UniqueConstraint(
                fields=("case", "number"),
                name="case_proposal_number_stands_once",
                violation_error_message="Hồ sơ đã có nội dung dự kiến mang số này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_post", models.F("to_post")), _negated=True),
                name="case_leads_to_another_post",
                violation_error_message="Chức danh dự kiến phải khác chức danh đang giữ.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casevote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "present",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("in_favour"), "+", models.F("against")
                            ),
                            "+",
                            models.F("blank"),
                        ),
                    ),
                    ("against__gte", 0),
                    ("blank__gte", 0),
                    ("in_favour__gte", 0),
                ),
                name="vote_adds_up",
                violation_error_message="Số phiếu đồng ý, không đồng ý và không có ý kiến phải cộng lại bằng số người dự.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casevote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("members__gte", 1), ("present__lte", models.F("members"))
                ),
                name="vote_within_the_members",
                violation_error_message="Số người dự không thể nhiều hơn số thành viên.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casevote",
            constraint=models.CheckConstraint(
                condition=models.Q(("secret", False), ("names", ""), _connector="OR"),
                name="secret_vote_names_nobody",
                violation_error_message="Phiếu kín không được ghi tên người bỏ phiếu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casevote",
            constraint=models.CheckConstraint(
                condition=models.Q(("presided_by", ""), _negated=True),
                name="vote_has_a_chair",
                violation_error_message="Phải ghi người chủ trì cuộc biểu quyết.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casewaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("document", ""), _negated=True),
                    models.Q(("criterion", ""), _negated=True),
                ),
                name="waiver_is_given_in_due_form",
                violation_error_message="Trường hợp đặc biệt phải ghi tiêu chí, lý do và văn bản quyết định.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossieritem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("size__gte", 1), models.Q(("item", ""), _negated=True)
                ),
                name="paper_has_content",
                violation_error_message="Giấy tờ phải có nội dung và ghi rõ là thành phần nào.",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undoes", None)),
                fields=("decision",),
                name="decision_takes_effect_once",
                violation_error_message="Quyết định này đã được thực hiện trước đó.",
            ),
        ),
        migrations.AddConstraint(
            model_name="register",
            constraint=models.UniqueConstraint(
                fields=("body", "paper", "series"),
                name="register_stands_once",
                violation_error_message="Sổ văn bản này đã có.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerentry",
            constraint=models.UniqueConstraint(
                fields=("register", "number"),
                name="register_number_stands_once",
                violation_error_message="Số văn bản này đã được cấp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)),
                name="register_counts_from_one",
                violation_error_message="Số văn bản phải từ 1 trở lên.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registercancellation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="cancelled_number_says_why",
                violation_error_message="Phải ghi lý do hủy số văn bản.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("effective_on__gte", models.F("day"))),
                name="decision_looks_ahead",
                violation_error_message="Quyết định không thể có hiệu lực trước ngày ban hành.",
            ),
        ),
    ]
