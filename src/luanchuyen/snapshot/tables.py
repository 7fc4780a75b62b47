"""The tables of a snapshot: their sheets, headings, kinds of value and order.

One description serves the workbook's reader, its writer and template, the database, and the reference
pages, so that a column has one name, one heading and one meaning everywhere. The values of a choice are
the words offices write; they are stable keys at the same time.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

import polars as pl


class Kind(StrEnum):
    """What a cell holds, hence how it is read, checked and stored."""

    TEXT = auto()
    CODE = auto()  # names a row; unique in its sheet
    REFERENCE = auto()  # names a row of the table in `refers_to`
    REFERENCES = auto()  # several codes, separated by ";"
    TITLE = auto()  # code or name of a title
    CHOICE = (
        auto()
    )  # one of `choices`, in rising or falling order where order has a meaning
    DATE = auto()
    BIRTH = auto()  # a date, a month with its year, or a year alone
    WHOLE = auto()
    SHARE = auto()  # from 0 to 1
    MARK = auto()  # x or có; blank is no
    TERM = auto()  # 2020-2025


LEVELS = ("Trung ương", "Tỉnh", "Huyện", "Xã")
BLOCS = (
    "Đảng",
    "Nhà nước",
    "Mặt trận và đoàn thể",
    "Nội chính",
    "Lực lượng vũ trang",
    "Sự nghiệp",
)
SEXES = ("Nam", "Nữ")
DEGREES = ("Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ")
THEORY = ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân")
STATE_MANAGEMENT = ("Chuyên viên", "Chuyên viên chính", "Chuyên viên cao cấp")
TENURE_FORMS = ("Bổ nhiệm", "Bầu cử", "Luân chuyển", "Điều động", "Biệt phái", "Khác")
DISCIPLINE_FORMS = ("Khiển trách", "Cảnh cáo", "Cách chức", "Khai trừ")
RATINGS = ("Không hoàn thành", "Hoàn thành", "Hoàn thành tốt", "Hoàn thành xuất sắc")
RELATIONS = (
    "Vợ chồng",
    "Cha mẹ",
    "Con",
    "Anh chị em",
    "Cha mẹ vợ chồng",
    "Anh chị em vợ chồng",
)
ASSESSMENTS = ("triển vọng", "năng lực nổi trội", "không đạt")
BIRTH_PRECISIONS = ("ngày", "tháng", "năm")

_DTYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.CODE: pl.String(),
    Kind.REFERENCE: pl.String(),
    Kind.REFERENCES: pl.List(pl.String()),
    Kind.TITLE: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.BIRTH: pl.Date(),
    Kind.WHOLE: pl.Int64(),
    Kind.SHARE: pl.Float64(),
    Kind.MARK: pl.Boolean(),
    Kind.TERM: pl.String(),
}


@dataclass(frozen=True)
class Column:
    """One column: `name` in code and JSON, `heading` in the workbook."""

    name: str
    heading: str
    kind: Kind
    note: str
    required: bool = False
    refers_to: str | None = None
    choices: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()  # where the choices are part of a longer, shared scale
    least: int | None = None
    most: int | None = None

    @property
    def dtype(self) -> pl.DataType:
        if self.kind is Kind.CHOICE:
            return pl.Enum(self.scale or self.choices)
        return _DTYPES[self.kind]


@dataclass(frozen=True)
class Table:
    """One table: a sheet of the workbook, a frame of the snapshot, rows of the database."""

    name: str
    sheet: str
    note: str
    columns: tuple[Column, ...]
    required: bool = False

    @property
    def schema(self) -> pl.Schema:
        """Columns of the frame, in order; a birth brings the precision it was given with."""
        schema = pl.Schema()
        for column in self.columns:
            schema[column.name] = column.dtype
            if column.kind is Kind.BIRTH:
                schema[f"{column.name}_precision"] = pl.Enum(BIRTH_PRECISIONS)
        return schema

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def _level(note: str, choices: tuple[str, ...] = LEVELS) -> Column:
    return Column(
        "level", "Cấp", Kind.CHOICE, note, required=True, choices=choices, scale=LEVELS
    )


def _official() -> Column:
    return Column(
        "official",
        "Cán bộ",
        Kind.REFERENCE,
        "Mã cán bộ",
        required=True,
        refers_to="people",
    )


_VALID_FROM = Column(
    "valid_from", "Hiệu lực từ", Kind.DATE, "Ngày đầu tiên có hiệu lực"
)
_VALID_UNTIL = Column(
    "valid_until", "Hiệu lực đến", Kind.DATE, "Ngày đầu tiên không còn hiệu lực"
)

LOCALITIES = Table(
    "localities",
    "Địa phương",
    "Toàn bộ bản đồ hành chính; không có trang này thì dùng bản đồ quốc gia kèm theo phần mềm.",
    (
        Column("code", "Mã", Kind.CODE, "Mã địa phương", required=True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", required=True),
        _level("Tỉnh, Huyện hoặc Xã", choices=LEVELS[1:]),
        Column(
            "parent",
            "Trực thuộc",
            Kind.REFERENCE,
            "Mã địa phương cấp trên",
            refers_to="localities",
        ),
        _VALID_FROM,
        _VALID_UNTIL,
        Column(
            "succeeds",
            "Kế thừa từ",
            Kind.REFERENCES,
            "Mã các địa phương được sáp nhập, chia tách vào",
            refers_to="localities",
        ),
    ),
)

UNITS = Table(
    "units",
    "Đơn vị",
    "Cấp ủy, cơ quan, đơn vị, địa phương có chức danh lãnh đạo.",
    (
        Column("code", "Mã", Kind.CODE, "Mã đơn vị", required=True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", required=True),
        _level("Trung ương, Tỉnh, Huyện hoặc Xã"),
        Column(
            "bloc", "Khối", Kind.CHOICE, "Khối công tác", required=True, choices=BLOCS
        ),
        Column("sector", "Ngành", Kind.TEXT, "Ngành, lĩnh vực, ví dụ Kiểm tra"),
        # Required except at level Trung ương: the workbook checks that.
        Column(
            "locality",
            "Địa phương",
            Kind.REFERENCE,
            "Mã địa phương; cấp Trung ương được bỏ trống",
            refers_to="localities",
        ),
        Column(
            "parent",
            "Trực thuộc",
            Kind.REFERENCE,
            "Mã đơn vị cấp trên",
            refers_to="units",
        ),
        Column("difficult", "Khó khăn", Kind.MARK, "Nơi khó khăn"),
        Column("short", "Thiếu cán bộ", Kind.MARK, "Nơi thiếu cán bộ"),
        Column(
            "approved_leaders",
            "Số lãnh đạo được duyệt",
            Kind.WHOLE,
            "Số lãnh đạo được duyệt",
            least=0,
        ),
        _VALID_FROM,
        _VALID_UNTIL,
        Column(
            "succeeds",
            "Kế thừa từ",
            Kind.REFERENCES,
            "Mã các đơn vị được hợp nhất, đổi tên thành đơn vị này",
            refers_to="units",
        ),
    ),
    required=True,
)

POSTS = Table(
    "posts",
    "Chức danh",
    "Chức danh lãnh đạo, quản lý tại từng đơn vị, tồn tại độc lập với người giữ.",
    (
        Column("code", "Mã", Kind.CODE, "Mã chức danh", required=True),
        Column(
            "unit",
            "Đơn vị",
            Kind.REFERENCE,
            "Mã đơn vị",
            required=True,
            refers_to="units",
        ),
        Column("name", "Tên", Kind.TEXT, "Tên chức danh", required=True),
        Column(
            "title",
            "Loại chức danh",
            Kind.TITLE,
            "Mã hoặc tên trong bảng loại chức danh",
            required=True,
        ),
        Column("rank", "Bậc", Kind.WHOLE, "Số nguyên, số nhỏ hơn là bậc cao hơn"),
        Column(
            "seats",
            "Số lượng",
            Kind.WHOLE,
            "Số người được bố trí, từ 1",
            required=True,
            least=1,
        ),
        Column("key", "Chủ chốt", Kind.MARK, "Chức danh chủ chốt"),
        Column("elected", "Bầu cử", Kind.MARK, "Chức danh phải qua bầu cử"),
        Column(
            "managed_by",
            "Cấp quản lý",
            Kind.REFERENCE,
            "Mã đơn vị quản lý chức danh",
            required=True,
            refers_to="units",
        ),
        Column(
            "min_degree",
            "Chuyên môn tối thiểu",
            Kind.CHOICE,
            "Bỏ trống: không yêu cầu",
            choices=DEGREES,
        ),
        Column(
            "min_theory",
            "LLCT tối thiểu",
            Kind.CHOICE,
            "Lý luận chính trị; bỏ trống: không yêu cầu",
            choices=THEORY,
        ),
        Column(
            "min_state_management",
            "QLNN tối thiểu",
            Kind.CHOICE,
            "Quản lý nhà nước; bỏ trống: không yêu cầu",
            choices=STATE_MANAGEMENT,
        ),
    ),
    required=True,
)

PEOPLE = Table(
    "people",
    "Cán bộ",
    "Cán bộ lãnh đạo, quản lý.",
    (
        Column("code", "Mã", Kind.CODE, "Mã cán bộ", required=True),
        Column("name", "Họ và tên", Kind.TEXT, "Họ trước, tên sau", required=True),
        Column(
            "sex", "Giới tính", Kind.CHOICE, "Nam hoặc Nữ", required=True, choices=SEXES
        ),
        Column(
            "born",
            "Ngày sinh",
            Kind.BIRTH,
            "dd/mm/yyyy, mm/yyyy hoặc yyyy",
            required=True,
        ),
        Column("ethnicity", "Dân tộc", Kind.TEXT, "Dân tộc"),
        Column(
            "home",
            "Quê quán",
            Kind.REFERENCE,
            "Mã địa phương quê quán",
            refers_to="localities",
        ),
        Column(
            "birthplace",
            "Nơi sinh",
            Kind.REFERENCE,
            "Mã địa phương nơi sinh",
            refers_to="localities",
        ),
        Column("joined_party", "Ngày vào Đảng", Kind.DATE, "Ngày vào Đảng"),
        Column(
            "degree", "Chuyên môn", Kind.CHOICE, "Trình độ chuyên môn", choices=DEGREES
        ),
        Column(
            "theory", "LLCT", Kind.CHOICE, "Trình độ lý luận chính trị", choices=THEORY
        ),
        Column(
            "state_management",
            "QLNN",
            Kind.CHOICE,
            "Trình độ quản lý nhà nước",
            choices=STATE_MANAGEMENT,
        ),
        Column(
            "languages_it",
            "Ngoại ngữ tin học",
            Kind.MARK,
            "Đạt chuẩn ngoại ngữ, tin học",
        ),
        Column(
            "council",
            "Đại biểu HĐND",
            Kind.REFERENCE,
            "Mã địa phương của HĐND mà cán bộ là đại biểu",
            refers_to="localities",
        ),
        Column(
            "health_on", "Giấy sức khỏe", Kind.DATE, "Ngày cấp giấy chứng nhận sức khỏe"
        ),
        Column(
            "under_proceedings",
            "Đang bị xem xét",
            Kind.MARK,
            "Đang trong thời hạn xử lý kỷ luật, bị điều tra, truy tố, xét xử",
        ),
    ),
    required=True,
)

TENURES = Table(
    "tenures",
    "Quá trình",
    "Quá trình công tác: ai giữ chức danh nào, từ ngày nào đến ngày nào.",
    (
        _official(),
        Column(
            "post",
            "Chức danh",
            Kind.REFERENCE,
            "Mã chức danh; bỏ trống khi không giữ chức danh lãnh đạo và đã ghi Đơn vị",
            refers_to="posts",
        ),
        Column(
            "unit",
            "Đơn vị",
            Kind.REFERENCE,
            "Mã đơn vị nơi công tác khi không giữ chức danh lãnh đạo",
            refers_to="units",
        ),
        Column("held_from", "Từ ngày", Kind.DATE, "Ngày bắt đầu giữ", required=True),
        Column("held_until", "Đến ngày", Kind.DATE, "Ngày đầu tiên không còn giữ"),
        Column(
            "form",
            "Hình thức",
            Kind.CHOICE,
            "Hình thức đến với chức danh",
            required=True,
            choices=TENURE_FORMS,
        ),
        Column("concurrent", "Kiêm nhiệm", Kind.MARK, "Chức danh kiêm nhiệm"),
        Column("decision", "Số quyết định", Kind.TEXT, "Số, ký hiệu quyết định"),
    ),
    required=True,
)

SUCCESSION = Table(
    "succession",
    "Quy hoạch",
    "Ai được quy hoạch chức danh nào, nhiệm kỳ nào.",
    (
        _official(),
        Column(
            "post",
            "Chức danh",
            Kind.REFERENCE,
            "Mã chức danh được quy hoạch",
            required=True,
            refers_to="posts",
        ),
        Column("term", "Nhiệm kỳ", Kind.TERM, "Ví dụ 2020-2025", required=True),
        Column(
            "approved_on", "Ngày phê duyệt", Kind.DATE, "Ngày phê duyệt", required=True
        ),
        Column(
            "removed_on",
            "Ngày đưa ra",
            Kind.DATE,
            "Ngày đầu tiên không còn trong quy hoạch",
        ),
    ),
)

DISCIPLINE = Table(
    "discipline",
    "Kỷ luật",
    "Các hình thức kỷ luật; không có dòng nào nghĩa là không bị kỷ luật.",
    (
        _official(),
        Column(
            "form",
            "Hình thức",
            Kind.CHOICE,
            "Hình thức kỷ luật",
            required=True,
            choices=DISCIPLINE_FORMS,
        ),
        Column(
            "decided_on", "Ngày quyết định", Kind.DATE, "Ngày quyết định", required=True
        ),
        Column(
            "lapses_on",
            "Hết hiệu lực",
            Kind.DATE,
            "Ngày đầu tiên không còn hiệu lực; bỏ trống: còn hiệu lực",
        ),
    ),
)

RATINGS_TABLE = Table(
    "ratings",
    "Xếp loại",
    "Kết quả đánh giá, xếp loại hằng năm.",
    (
        _official(),
        Column(
            "year",
            "Năm",
            Kind.WHOLE,
            "Năm được xếp loại",
            required=True,
            least=1900,
            most=2100,
        ),
        Column(
            "rating",
            "Xếp loại",
            Kind.CHOICE,
            "Mức xếp loại",
            required=True,
            choices=RATINGS,
        ),
    ),
)

KINSHIP = Table(
    "kinship",
    "Gia đình",
    "Quan hệ gia đình giữa các cán bộ có trong trang Cán bộ.",
    (
        _official(),
        Column(
            "relative",
            "Người thân",
            Kind.REFERENCE,
            "Mã cán bộ là người thân",
            required=True,
            refers_to="people",
        ),
        Column(
            "relation",
            "Quan hệ",
            Kind.CHOICE,
            "Người thân là gì của cán bộ",
            required=True,
            choices=RELATIONS,
        ),
    ),
)

CONFIDENCE = Table(
    "confidence",
    "Tín nhiệm",
    "Kết quả lấy phiếu tín nhiệm.",
    (
        _official(),
        Column("on", "Ngày", Kind.DATE, "Ngày lấy phiếu", required=True),
        Column(
            "low_share",
            "Tỷ lệ thấp",
            Kind.SHARE,
            "Tỷ lệ phiếu tín nhiệm thấp, 0–1",
            required=True,
        ),
    ),
)

ASSESSMENTS_TABLE = Table(
    "assessments",
    "Nhận xét",
    "Nhận xét, đánh giá đã ký về triển vọng, năng lực.",
    (
        _official(),
        Column(
            "kind",
            "Nội dung",
            Kind.CHOICE,
            "Kết luận của nhận xét",
            required=True,
            choices=ASSESSMENTS,
        ),
        Column("on", "Ngày", Kind.DATE, "Ngày ký", required=True),
        Column(
            "body",
            "Cơ quan",
            Kind.REFERENCE,
            "Mã cơ quan ký",
            required=True,
            refers_to="units",
        ),
    ),
)

RANKS = Table(
    "ranks",
    "Bậc chức danh",
    "Bậc của chức danh theo danh mục có hiệu lực từng thời kỳ (không bắt buộc).",
    (
        Column(
            "post",
            "Chức danh",
            Kind.REFERENCE,
            "Mã chức danh",
            required=True,
            refers_to="posts",
        ),
        Column(
            "from", "Từ ngày", Kind.DATE, "Ngày danh mục có hiệu lực", required=True
        ),
        Column("group", "Nhóm", Kind.TEXT, "Nhóm chức danh trong danh mục"),
        Column("rank", "Bậc", Kind.WHOLE, "Bậc theo danh mục", required=True),
    ),
)

CERTIFICATES = Table(
    "certificates",
    "Văn bằng",
    "Văn bằng, chứng chỉ.",
    (
        _official(),
        Column("kind", "Loại", Kind.TEXT, "Loại văn bằng, chứng chỉ", required=True),
        Column("grade", "Trình độ", Kind.TEXT, "Trình độ, hạng"),
        Column("issued_on", "Ngày cấp", Kind.DATE, "Ngày cấp"),
        Column("expires_on", "Hết hạn", Kind.DATE, "Ngày đầu tiên hết giá trị"),
    ),
)

TABLES: tuple[Table, ...] = (
    LOCALITIES,
    UNITS,
    POSTS,
    PEOPLE,
    TENURES,
    SUCCESSION,
    DISCIPLINE,
    RATINGS_TABLE,
    KINSHIP,
    CONFIDENCE,
    ASSESSMENTS_TABLE,
    RANKS,
    CERTIFICATES,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
