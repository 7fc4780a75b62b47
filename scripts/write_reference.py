"""Write the pages of docs/reference that the code itself knows best: `./run docs`."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from luanchuyen.documents.form import FormKind, forms
from luanchuyen.documents.paper import template_of
from luanchuyen.documents.papers import PAPERS
from luanchuyen.rules import catalogue, instruments, rulebook
from luanchuyen.rules.entries import Entry, Line
from luanchuyen.rules.parts import keys, telling
from luanchuyen.rules.parts.procedures import Gate, ProcedureEntry, Time
from luanchuyen.rules.parts.table import PARTS
from luanchuyen.snapshot.tables import TABLES, Kind

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "Trang này do `./run docs` viết ra; đừng sửa bằng tay."
KINDS = {
    Kind.TEXT: "chữ",
    Kind.CODE: "mã, không trùng",
    Kind.REFERENCE: "mã",
    Kind.REFERENCES: "các mã, cách nhau bằng ;",
    Kind.TITLE: "mã hoặc tên loại chức danh",
    Kind.CHOICE: "chọn một",
    Kind.DATE: "ngày",
    Kind.BIRTH: "ngày, tháng/năm hoặc năm",
    Kind.WHOLE: "số nguyên",
    Kind.SHARE: "tỷ lệ 0–1",
    Kind.MARK: "đánh dấu x",
    Kind.TERM: "nhiệm kỳ",
}
NOT_VALUES = {"since", "cites", "repealed", "unverified", "checked_on", "note"}


def pages() -> dict[str, str]:
    """Every generated page by its place under docs/reference."""
    books = {f"rulebooks/{id_}.md": book(rulebook.load(id_)) for id_ in rulebook.ids()}
    return {
        "workbook.md": page("Sổ dữ liệu", workbook()),
        "criteria.md": page("Tiêu chuẩn, điều kiện", criteria()),
        "instruments.md": page("Văn bản", library()),
        "papers.md": page("Văn bản của quy trình", papers()),
        **books,
    }


def page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", NOTE, *lines]) + "\n"


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def table(*heads: str) -> list[str]:
    return ["", row(*heads), row(*["---"] * len(heads))]


def workbook() -> Iterator[str]:
    for one in TABLES:
        yield f"\n## {one.sheet} (`{one.name}`)\n\n{one.note}"
        yield from table("cột", "mã cột", "bắt buộc", "giá trị", "ghi chú")
        for column in one.columns:
            values = ", ".join(column.choices) or KINDS[column.kind]
            must = "có" if column.required else ""
            yield row(column.heading, f"`{column.name}`", must, values, column.note)


def criteria() -> Iterator[str]:
    books = [rulebook.load(id_) for id_ in rulebook.ids()]
    yield from table("mã", "tên", "điều luật trong một câu", "giá trị", "có trong")
    for one in catalogue.criteria().values():
        using = [
            b.id for b in books if any(line.id == one.id for line in b.parts.criteria)
        ]
        values = ", ".join(f"`{name}`" for name in one.values.model_fields)
        law = " ".join(one.law.split())
        yield row(f"`{one.id}`", one.title, law, values, ", ".join(using))


def library() -> Iterator[str]:
    yield from table("khóa", "văn bản", "cơ quan ban hành", "trích yếu", "ghi chú")
    for key, one in instruments.library().items():
        unread = "chưa đọc được nguyên văn" if one.unverified else ""
        yield row(f"`{key}`", one.name, one.issuer, one.title, unread)


def papers() -> Iterator[str]:
    """Every paper with its module, its templates and its letters in both forms."""
    newest = [forms()[kind].versions[-1].layout.codes for kind in FormKind]
    yield from table(
        "văn bản", "dữ liệu", "mẫu Word", "ký hiệu Đảng", "ký hiệu Nhà nước"
    )
    for one in PAPERS:
        data = f"`{one.__module__.rpartition('.')[2]}.{one.__name__}`"
        files = ", ".join(f"`{template_of(one.kind, kind)}`" for kind in FormKind)
        codes = (codes.get(one.kind, "không đánh số") or "không" for codes in newest)
        yield row(one.name, data, files, *codes)


def book(one: rulebook.Rulebook) -> str:
    parts = one.parts
    lines = [
        f"\nMã: `{one.id}`. Mở rộng: `{parts.extends}`."
        if parts.extends
        else f"\nMã: `{one.id}`."
    ]
    for title, found in (
        ("Tiêu chuẩn, điều kiện", parts.criteria),
        ("Hai nhiệm kỳ", parts.two_terms),
        ("Rà soát nhu cầu", parts.demands),
        ("Chức vụ tương đương", parts.equivalences),
        ("Điểm ưu tiên", parts.merit),
        ("Chỉ tiêu luân chuyển", parts.quotas),
        ("Cơ cấu tập thể", parts.team_shares),
        ("Không cùng đi", parts.not_together),
        ("Ổn định", parts.stability),
        ("Thời điểm", parts.timing),
        ("Nội dung kế hoạch", parts.plan_items),
    ):
        if found:
            lines += [
                f"\n## {title}",
                *table("dòng", "từ ngày", "giá trị", "căn cứ", "ghi chú"),
            ]
            lines += [
                version(line.key, entry) for line in found for entry in line.versions
            ]
    for name, part in PARTS.items():
        found_lines = parts.other(name, part.kind)
        if found_lines:
            lines += [f"\n## {part.title}", *part_lines(found_lines)]
    return page(parts.title, lines)


def part_lines(found: Iterable[Line[Entry]]) -> Iterator[str]:
    """A procedure as a table of its steps, every other part as a table of its versions."""
    others = []
    for line in found:
        for entry in line.versions:
            if isinstance(entry, ProcedureEntry):
                yield from procedure(line.key, entry)
            else:
                others.append(version(line.key, entry))
    if others:
        yield from table("dòng", "từ ngày", "giá trị", "căn cứ", "ghi chú")
        yield from others


def procedure(key: str, entry: ProcedureEntry) -> Iterator[str]:
    checked = "Chưa đối chiếu. " if entry.unverified else ""
    yield f"\n### {entry.title}\n"
    yield f"Dòng `{key}`, từ ngày {entry.since:%d/%m/%Y}; căn cứ {', '.join(entry.cites)}. {checked}{entry.note}".rstrip()
    yield from table("bước", "ai làm", "hỏi ai, về việc gì", "điều kiện qua bước")
    for number, step in enumerate(entry.steps, 1):
        asked = "; ".join(
            f"{ask.title} ({', '.join(keys.ACTORS[of] for of in ask.of)})"
            for ask in step.asks
        )
        gates = "; ".join(gate_said(gate, entry) for gate in step.gates)
        yield row(f"{number}. {step.title}", telling.performers(step), asked, gates)
    if entry.times:
        yield ""
        yield from (f"- {time_said(time, entry)}" for time in entry.times)


def gate_said(gate: Gate, entry: ProcedureEntry) -> str:
    told = telling.gate_told(gate, telling.ask_titles(entry))
    unread = ", chưa đối chiếu" if gate.unverified else ""
    return f"{told} ({', '.join(gate.cites)}{unread})"


def time_said(time: Time, entry: ProcedureEntry) -> str:
    unread = ", chưa đối chiếu" if time.unverified else ""
    return f"{telling.time_told(time, entry)} ({', '.join(time.cites)}{unread})."


def version(key: str, entry: Entry) -> str:
    checked = "chưa đối chiếu" if entry.unverified else ""
    notes = "; ".join(note for note in (checked, entry.note) if note)
    values = "bãi bỏ" if entry.repealed else said(entry)
    return row(
        f"`{key}`",
        f"{entry.since:%d/%m/%Y}",
        values,
        ", ".join(entry.cites),
        notes,
    )


def said(entry: Entry) -> str:
    """What an entry gives beside its day and citations, in the words of the rulebook."""
    values = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return "; ".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in values.items()
        if name not in NOT_VALUES | {"from"}
    )


def main() -> None:
    for name, text in pages().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
