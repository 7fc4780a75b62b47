"""The table of these parts: the kind of entry of each, and the lines it may have."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import Entry
from luanchuyen.rules.instruments import Instrument
from luanchuyen.rules.located_yaml import Path
from luanchuyen.rules.parts.authorities import MOVES, AuthorityEntry
from luanchuyen.rules.parts.bases import BASES, BasesEntry
from luanchuyen.rules.parts.dossiers import DOSSIERS, DossierEntry
from luanchuyen.rules.parts.faults import Fault
from luanchuyen.rules.parts.procedures import PROCEDURES, AdditionEntry, ProcedureEntry
from luanchuyen.rules.parts.votes import VOTES, VoteEntry
from luanchuyen.rules.parts.waivers import WaiverEntry


class Checked(Protocol):
    """An entry that can tell what does not fit together in it."""

    def faults(self, line: str) -> Iterator[Fault]: ...


@dataclass(frozen=True)
class Part:
    """One part: the kind of its entries, the lines it may have, its heading on paper."""

    kind: type[Entry]
    lines: Collection[str]
    title: str


PARTS: Mapping[str, Part] = {
    "procedures": Part(ProcedureEntry, PROCEDURES, "Quy trình"),
    "procedure_additions": Part(
        AdditionEntry, PROCEDURES, "Yêu cầu thêm trong quy trình"
    ),
    "authorities": Part(AuthorityEntry, MOVES, "Thẩm quyền quyết định"),
    "votes": Part(VoteEntry, VOTES, "Biểu quyết"),
    "dossiers": Part(DossierEntry, DOSSIERS, "Hồ sơ"),
    "bases": Part(BasesEntry, BASES, "Căn cứ của văn bản"),
    "waivers": Part(WaiverEntry, tuple(criteria()), "Trường hợp đặc biệt"),
}


def faults(
    part: str,
    line: str,
    value: object,
    entry: Entry,
    library: Mapping[str, Instrument],
) -> Iterator[Fault]:
    """What is wrong with a line's key, with citations inside the entry, with what it says."""
    id_, known = line.partition("/")[0], PARTS[part].lines
    if id_ not in known:
        words = f"khóa lạ «{id_}»; các khóa được dùng: {', '.join(known)}"
        yield Fault((), "rules.E003", words)
    yield from _citations((), value, library)
    if not entry.repealed:
        checked: Checked = entry  # type: ignore[assignment]  # every kind in the table is one
        yield from checked.faults(line)


# Lists of keys of the library of instruments.
_OF_TEXTS = ("cites", "instruments")


def _citations(
    path: Path, value: object, library: Mapping[str, Instrument]
) -> Iterator[Fault]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _citations((*path, index), item, library)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key in _OF_TEXTS and isinstance(item, list):
            yield from _unknown_texts((*path, key), item, library)
        else:
            yield from _citations((*path, key), item, library)


def _unknown_texts(
    path: Path, cites: list[object], library: Mapping[str, Instrument]
) -> Iterator[Fault]:
    for cite in cites:
        if str(cite).partition("/")[0] not in library:
            words = (
                f"«{cite}» không có trong danh mục văn bản; thêm văn bản hoặc sửa khóa"
            )
            yield Fault(path, "rules.E006", words)
