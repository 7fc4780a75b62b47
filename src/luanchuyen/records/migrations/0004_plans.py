"""Plans, the acts that carry them on, their versions and what units propose."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_audit_is_append_only"),
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
                    ("plan_version_saved", "Lưu phương án"),
                    ("plan_difference_reasoned", "Nêu lý do khác phương án máy"),
                    ("plan_version_chosen", "Chọn phương án"),
                    ("plan_submitted", "Trình kế hoạch xin chủ trương"),
                    ("plan_approved", "Cho chủ trương"),
                    ("plan_sent_back", "Trả lại kế hoạch"),
                    ("plan_closed", "Kết thúc kế hoạch"),
                ],
                max_length=50,
                verbose_name="Việc",
            ),
        ),
        migrations.CreateModel(
            name="RotationPlan",
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
                    "title",
                    models.CharField(max_length=300, verbose_name="Tên kế hoạch"),
                ),
                (
                    "rulebook",
                    models.CharField(max_length=100, verbose_name="Bộ quy định"),
                ),
                ("day", models.DateField(verbose_name="Xét tại ngày")),
                (
                    "term",
                    models.CharField(
                        blank=True, default="", max_length=9, verbose_name="Nhiệm kỳ"
                    ),
                ),
                ("text", models.TextField(verbose_name="Nội dung khi mở")),
                (
                    "committee",
                    models.ForeignKey(
                        db_column="committee",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="records.unit",
                        verbose_name="Cấp ủy",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_column="follows",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="records.rotationplan",
                        verbose_name="Tiếp theo kế hoạch",
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        db_column="under",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nested",
                        to="records.rotationplan",
                        verbose_name="Thuộc kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kế hoạch luân chuyển",
                "db_table": "rotation_plans",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                    "maker",
                    models.CharField(
                        choices=[
                            ("machine", "Máy đề xuất"),
                            ("people", "Cán bộ điều chỉnh"),
                        ],
                        max_length=10,
                        verbose_name="Nguồn",
                    ),
                ),
                (
                    "label",
                    models.CharField(max_length=200, verbose_name="Tên phương án"),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True, default="", verbose_name="Đã đổi gì, vì sao"
                    ),
                ),
                ("text", models.TextField(verbose_name="Nội dung kế hoạch")),
                (
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="Dấu vân dữ liệu"),
                ),
                (
                    "rulebook_version",
                    models.CharField(max_length=64, verbose_name="Bản của bộ quy định"),
                ),
                (
                    "document",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Kết quả",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="records.rotationplan",
                        verbose_name="Kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Phương án",
                "db_table": "plan_versions",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanReview",
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
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="Dấu vân dữ liệu"),
                ),
                (
                    "rulebook_version",
                    models.CharField(max_length=64, verbose_name="Bản của bộ quy định"),
                ),
                (
                    "document",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Kết quả rà soát",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="records.rotationplan",
                        verbose_name="Kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rà soát đã chốt",
                "db_table": "plan_reviews",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitProposal",
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
                    "official",
                    models.ForeignKey(
                        db_column="official",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.person",
                        verbose_name="Cán bộ",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.rotationplan",
                        verbose_name="Kế hoạch",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        db_column="post",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.post",
                        verbose_name="Chức danh",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_column="unit",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="records.unit",
                        verbose_name="Đơn vị đề xuất",
                    ),
                ),
            ],
            options={
                "verbose_name": "Đề xuất nhân sự của đơn vị",
                "db_table": "unit_proposals",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanAct",
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
                            ("opened", "Mở kế hoạch"),
                            ("review_frozen", "Chốt rà soát nhu cầu"),
                            ("proposed", "Đơn vị đề xuất nhân sự"),
                            ("withdrawn", "Đơn vị rút đề xuất"),
                            ("version_saved", "Lưu phương án"),
                            ("reasoned", "Nêu lý do khác với phương án máy"),
                            ("chosen", "Chọn phương án"),
                            ("submitted", "Trình xin chủ trương"),
                            ("approved", "Cho chủ trương"),
                            ("sent_back", "Trả lại"),
                            ("closed", "Kết thúc"),
                        ],
                        max_length=20,
                        verbose_name="Việc",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, default="", verbose_name="Ghi chú"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        db_column="review",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="records.planreview",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_column="version",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="records.planversion",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="records.rotationplan",
                        verbose_name="Kế hoạch",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        db_column="proposal",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="records.unitproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "Việc của kế hoạch",
                "db_table": "plan_acts",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanReason",
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
                    "official",
                    models.CharField(max_length=200, verbose_name="Mã cán bộ"),
                ),
                (
                    "machine_post",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="Máy đề xuất",
                    ),
                ),
                (
                    "people_post",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="Phương án chọn",
                    ),
                ),
                ("reason", models.TextField(verbose_name="Lý do")),
                (
                    "version",
                    models.ForeignKey(
                        db_column="version",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons",
                        to="records.planversion",
                        verbose_name="Phương án",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lý do khác với phương án máy",
                "db_table": "plan_reasons",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("machine_post", models.F("people_post")), _negated=True
                        ),
                        name="reason_is_of_a_difference",
                        violation_error_message="Chỉ nêu lý do cho cán bộ mà hai phương án bố trí khác nhau.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="reason_is_given",
                        violation_error_message="Lý do không được để trống.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_version_number_stands_once",
                violation_error_message="Kế hoạch đã có phương án mang số này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("maker", "machine"),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="people_version_says_why",
                violation_error_message="Phương án do cán bộ điều chỉnh phải ghi đã đổi gì và vì sao.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planact",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_acts_follow_one_another",
                violation_error_message="Kế hoạch vừa được người khác cập nhật; hãy tải lại trang rồi làm tiếp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "withdrawn")),
                fields=("proposal",),
                name="proposal_withdrawn_once",
                violation_error_message="Đề xuất này đã được rút trước đó.",
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
                        ("kind__in", ("version_saved", "chosen", "reasoned")),
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
    ]
