"""The library of instruments (văn bản) that rulebooks cite."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, ValidationError

from luanchuyen.rules.located_yaml import Located, Path, read

_FILE = "instruments.yaml"


class Instrument(BaseModel):
    """One normative document: what it is called, who issued it when, what it replaced.

    `number` is blank where the source names none; `unverified` says that its text was not read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str
    number: str | None = None
    issued_on: date | None = None
    issuer: str
    title: str
    in_force_from: date | None = None
    replaces: list[str] = []
    unverified: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """As papers name it: kind, number and day."""
        parts = [self.kind, self.number or ""]
        if self.issued_on:
            parts.append(f"ngày {self.issued_on:%d/%m/%Y}")
        return " ".join(part for part in parts if part)


@cache
def library() -> Mapping[str, Instrument]:
    """Every instrument by its key. Raises RulebookError when the file is wrong."""
    return parse((files(__package__) / "rulebooks" / _FILE).read_text("utf-8"), _FILE)


def parse(text: str, file: str) -> Mapping[str, Instrument]:
    """Read a library of instruments; see `library`."""
    located = read(text, file)
    values = located.value if isinstance(located.value, dict) else {}
    found = {
        str(key): _instrument(located, (key,), value) for key, value in values.items()
    }
    for key, instrument in found.items():
        for replaced in instrument.replaces:
            if replaced not in found:
                raise located.error(
                    "rules.E006",
                    (key, "replaces"),
                    f"«{replaced}» không có trong danh mục văn bản; thêm văn bản hoặc sửa khóa",
                )
    return found


def _instrument(located: Located, path: Path, value: object) -> Instrument:
    try:
        return Instrument.model_validate(value)
    except ValidationError as error:
        raise wrong_kind(located, path, error) from error


def wrong_kind(located: Located, path: Path, error: ValidationError) -> Exception:
    """The first thing pydantic found wrong, as a sentence with its file and line."""
    first = error.errors()[0]
    where = (*path, *first["loc"])
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return located.error(
            "rules.E003", where, f"khóa lạ «{name}»; xóa hoặc sửa tên khóa"
        )
    if first["type"] == "missing" and name == "from":
        return located.error(
            "rules.E005", where, "thiếu ngày đầu tiên; thêm «from: yyyy-mm-dd»"
        )
    if first["type"] == "missing":
        return located.error("rules.E010", where, f"thiếu khóa bắt buộc «{name}»")
    return located.error(
        "rules.E004",
        where,
        f"«{name}» có giá trị {first['input']!r} sai kiểu; cần {_EXPECTED.get(first['type'], first['msg'])}",
    )


_EXPECTED = {
    "int_type": "một số nguyên",
    "float_type": "một số",
    "string_type": "một chuỗi",
    "bool_type": "true hoặc false",
    "date_type": "một ngày yyyy-mm-dd",
    "date_from_datetime_parsing": "một ngày yyyy-mm-dd",
    "list_type": "một danh sách",
    "dict_type": "một bảng khóa – giá trị",
    "model_type": "một bảng khóa – giá trị",
    "greater_than_equal": "một số không nhỏ hơn mức thấp nhất",
    "greater_than": "một số lớn hơn 0",
    "less_than_equal": "một số không quá 1",
    "string_pattern_mismatch": "một nhiệm kỳ như 2020-2025",
    "enum": "một trong các từ đã định",
    "literal_error": "một trong các từ đã định",
    "too_short": "ít nhất một mục",
}
