"""The words of a plan: what its data says, sentence by sentence, in the order of the paper."""

from collections import Counter
from collections.abc import Iterable, Sequence

from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.frame import symbol
from luanchuyen.documents.lines import MoveLine, OpenLine, QuotaLine, StayLine
from luanchuyen.documents.move_words import is_transfer, rows, texts_by_case
from luanchuyen.documents.paper import Words, frame, note_lines, unread
from luanchuyen.documents.plan import PlanPaper
from luanchuyen.rules.citing import cited
from luanchuyen.rules.words import DIRECTIONS, PLAN_ITEMS


def text(paper: PlanPaper, form: PaperForm) -> Words:
    """Everything a template may print, by the name it prints it under."""
    number = symbol(paper.heading, form, "plan")
    return {
        **frame(paper, form, "plan"),
        "subject": title(paper),
        "opening": f"{paper.issuer} xây dựng Kế hoạch {title(paper)} như sau:",
        "purpose": _numbered(paper.purpose),
        "sections": sections(paper),
        "quota_title": f"{len(items(paper)) + 1}. Chỉ tiêu",
        "quotas": [_quota(line) for line in paper.quotas],
        "remaining": _remaining(paper),
        "organisation": _numbered(paper.organisation),
        "notes": notes(paper, form),
        "annex_of": f"(kèm theo Kế hoạch {number[0].lower()}{number[1:]} của {paper.issuer})",
        "moves": rows(paper.moves, form),
        "born": any(line.born for line in paper.moves),
        "texts": texts_by_case(paper.moves),
    }


def title(paper: PlanPaper) -> str:
    """The subject (trích yếu), with the years a plan covers."""
    if paper.period is None:
        return paper.title
    first, last = paper.period
    return f"{paper.title}, giai đoạn {first}-{last}"


def items(paper: PlanPaper) -> dict[str, list[str]]:
    """What the plan says under each item it has something to say on."""
    said = {
        key: [*_told_by_moves(key, paper.moves), *paper.items.get(key, ())]
        for key in PLAN_ITEMS
    }
    return {key: paragraphs for key, paragraphs in said.items() if paragraphs}


def sections(paper: PlanPaper) -> list[Words]:
    return [
        _section(number, PLAN_ITEMS[key], paragraphs)
        for number, (key, paragraphs) in enumerate(items(paper).items(), 1)
    ]


def people(count: int) -> str:
    """02 đồng chí: one figure is written with a zero before it."""
    return f"{count:02d} đồng chí"


def _told_by_moves(key: str, moves: Sequence[MoveLine]) -> list[str]:
    if not moves:
        return []
    match key:
        case "numbers":
            return [
                f"Số cán bộ dự kiến chuyển: {people(len(moves))} (danh sách kèm theo)."
            ]
        case "posts":
            return [
                f"Chức danh dự kiến bố trí: {_listed(str(m.target) for m in moves)}."
            ]
        case "form":
            kinds = Counter(_kind(move) for move in moves)
            ways = Counter(DIRECTIONS[m.direction] for m in moves if m.direction)
            told = [f"Loại: {_counted(kinds)}."]
            return [*told, f"Hướng: {_counted(ways)}."] if ways else told
        case "area":
            return [
                f"Nơi đi: {_listed(move.origin.unit for move in moves)}.",
                f"Nơi đến: {_listed(move.target.unit for move in moves)}.",
            ]
    return []


def _kind(move: MoveLine) -> str:
    return "điều động" if is_transfer(move) else "luân chuyển"


def _counted(counts: Counter[str]) -> str:
    return "; ".join(f"{what} {people(count)}" for what, count in counts.items())


def _listed(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def _section(number: int, heading: str, paragraphs: Sequence[str]) -> Words:
    mark = "- " if len(paragraphs) > 1 else ""
    return {
        "heading": f"{number}. {heading}",
        "paragraphs": [f"{mark}{paragraph}" for paragraph in paragraphs],
    }


def _remaining(paper: PlanPaper) -> list[Words]:
    """Who had to leave and stays, and what stands open: each with its reason."""
    told = {
        "Cán bộ thuộc diện phải chuyển nhưng chưa chuyển": _stays(paper.stayed),
        "Vị trí còn trống": _opens(paper.left_open),
    }
    first = len(items(paper)) + (2 if paper.quotas else 1)
    said = [(heading, lines) for heading, lines in told.items() if lines]
    return [_section(first + index, *pair) for index, pair in enumerate(said)]


def _stays(lines: Sequence[StayLine]) -> list[str]:
    return [f"Đồng chí {one.name}, {one.seat}: {' '.join(one.why)}" for one in lines]


def _opens(lines: Sequence[OpenLine]) -> list[str]:
    return [f"{one.seat}: {one.seats:02d} vị trí. {' '.join(one.why)}" for one in lines]


def _numbered(paragraphs: Sequence[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(paragraphs, 1)]


def _quota(line: QuotaLine) -> Words:
    return {
        "label": line.label,
        "wanted": line.wanted,
        "done": f"{line.done:02d}",
        "planned": f"{line.planned:02d}",
        "short": f"{line.short:02d}",
    }


def notes(paper: PlanPaper, form: PaperForm) -> list[str]:
    """What a draft rests on that nobody has compared with its source."""
    asked = [entry for _, entry in paper.rulebook.plan_items(paper.day)]
    items = [cited(entry.cites) for entry in asked if entry.unverified]
    return note_lines(paper, [*unread(paper, form), *items])
