"""Reading a rulebook's text: every key known, every value of its kind, every citation in the library."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from luanchuyen.rules.authorities import AUTHORITIES
from luanchuyen.rules.catalogue import criteria
from luanchuyen.rules.entries import (
    KNOWN_LEVELS,
    KNOWN_SEXES,
    CriterionEntry,
    DemandEntry,
    Entry,
    EquivalenceEntry,
    Force,
    Line,
    MeritEntry,
    NotTogetherEntry,
    Parts,
    PlanItemEntry,
    QuotaEntry,
    RetirementEntry,
    TeamShareEntry,
    TimingEntry,
    TwoTermsEntry,
)
from luanchuyen.rules.instruments import Instrument, wrong_kind
from luanchuyen.rules.located_yaml import Located, Path, read
from luanchuyen.rules.parts import table
from luanchuyen.rules.plan_entries import STABILITY, TIMINGS, faults
from luanchuyen.rules.words import PLAN_ITEMS
from luanchuyen.snapshot.titles import by_code

_KEYS = (
    *("title", "extends", "criteria", "two_terms"),
    *("demands", "equivalences", "retirement", "merit"),
    *("quotas", "team_shares", "not_together", "stability", "timing"),
    "plan_items",
    *table.PARTS,
)

E = TypeVar("E", bound=Entry)


def parse(text: str, file: str, instruments: Mapping[str, Instrument]) -> Parts:
    """Read a rulebook. Raises RulebookError, one sentence with file and line, at the first fault."""
    located = read(text, file)
    if not isinstance(located.value, dict):
        raise located.error("rules.E004", (), "cần một bảng khóa – giá trị")
    for key in located.value:
        if key not in _KEYS:
            raise located.error(
                "rules.E003",
                (key,),
                f"khóa lạ «{key}»; các khóa được dùng: {', '.join(_KEYS)}",
            )
    reader = _Reader(located, instruments)
    return Parts(
        title=reader.text("title"),
        extends=reader.text("extends") if "extends" in located.value else None,
        text=text,
        criteria=tuple(reader.lines("criteria", CriterionEntry)),
        two_terms=tuple(reader.lines("two_terms", TwoTermsEntry)),
        demands=tuple(reader.lines("demands", DemandEntry)),
        equivalences=tuple(reader.lines("equivalences", EquivalenceEntry)),
        retirement=tuple(reader.lines("retirement", RetirementEntry)),
        merit=tuple(reader.lines("merit", MeritEntry)),
        quotas=tuple(reader.lines("quotas", QuotaEntry)),
        team_shares=tuple(reader.lines("team_shares", TeamShareEntry)),
        not_together=tuple(reader.lines("not_together", NotTogetherEntry)),
        stability=tuple(reader.lines("stability", Entry)),
        timing=tuple(reader.lines("timing", TimingEntry)),
        plan_items=tuple(reader.lines("plan_items", PlanItemEntry)),
        others={
            name: tuple(reader.lines(name, part.kind))
            for name, part in table.PARTS.items()
        },
    )


class _Reader:
    """One pass over a located document."""

    def __init__(self, located: Located, instruments: Mapping[str, Instrument]) -> None:
        self.located = located
        self.instruments = instruments
        self.top: dict[object, object] = located.value  # type: ignore[assignment]  # checked by parse

    def text(self, key: str) -> str:
        value = self.top.get(key)
        if not isinstance(value, str):
            raise self.located.error(
                "rules.E010", (key,), f"thiếu khóa bắt buộc «{key}»"
            )
        return value

    def lines(self, part: str, kind: type[E]) -> Iterator[Line[E]]:
        table = self.top.get(part, {})
        if not isinstance(table, dict):
            raise self.located.error(
                "rules.E004", (part,), f"«{part}» cần một bảng khóa – giá trị"
            )
        for key, versions in table.items():
            self._known_line((part, key), kind)
            yield Line(str(key), tuple(self._versions((part, key), versions, kind)))

    def _known_line(self, path: Path, kind: type[Entry]) -> None:
        name = str(path[1]).partition("/")[0]
        if kind is CriterionEntry and name not in criteria():
            raise self.located.error(
                "rules.E007",
                path,
                f"không có tiêu chí «{name}»; các tiêu chí: {', '.join(criteria())}",
            )
        known = _NAMES.get(str(path[0]))
        if known is not None and name not in known:
            raise self.located.error(
                "rules.E003",
                path,
                f"khóa lạ «{name}»; các khóa được dùng: {', '.join(known)}",
            )

        if kind is PlanItemEntry and name not in PLAN_ITEMS:
            raise self.located.error(
                "rules.E003",
                path,
                f"khóa lạ «{name}»; các khóa được dùng: {', '.join(PLAN_ITEMS)}",
            )

    def _versions(self, path: Path, versions: object, kind: type[E]) -> Iterator[E]:
        if not isinstance(versions, list) or not versions:
            raise self.located.error(
                "rules.E004", path, f"«{path[-1]}» cần một danh sách có ngày"
            )
        earlier: Entry | None = None
        for index, value in enumerate(versions):
            entry = self._entry((*path, index), value, kind)
            if path[0] in table.PARTS:
                self._of_the_table((*path, index), value, entry)
            if earlier and entry.since <= earlier.since:
                raise self.located.error(
                    "rules.E008",
                    (*path, index),
                    "ngày đầu tiên phải sau ngày của mục trước",
                )
            earlier = entry
            yield entry

    def _entry(self, path: Path, value: object, kind: type[E]) -> E:
        if isinstance(value, dict) and value.get("repealed") is True:
            kind_read: type[Entry] = (
                Entry if kind is not CriterionEntry else CriterionEntry
            )
            entry = self._model(path, value, kind_read)
            self._cites(path, entry)
            for name in entry.model_extra or {}:
                raise self.located.error(
                    "rules.E003",
                    (*path, name),
                    f"khóa lạ «{name}»; mục bãi bỏ không có giá trị",
                )
            return entry  # type: ignore[return-value]  # a repeal has no value of the kind
        entry = self._model(path, value, kind)
        self._cites(path, entry)
        self._words(path, value)
        if isinstance(entry, CriterionEntry):
            self._criterion(path, entry)
        if isinstance(entry, DemandEntry):
            self._demand(path, entry)
        if isinstance(entry, MeritEntry):
            self._merit(path, entry)
        if isinstance(entry, RetirementEntry) and set(entry.ages) != KNOWN_SEXES:
            raise self.located.error("rules.E004", path, "«ages» cần đủ Nam và Nữ")
        for code, message in faults(str(path[1]), entry):
            raise self.located.error(code, path, message)
        return entry  # type: ignore[return-value]  # _model gave the kind asked for

    def _model(self, path: Path, value: object, kind: type[BaseModel]) -> Entry:
        try:
            return kind.model_validate(value)  # type: ignore[return-value]  # only kinds of Entry come
        except ValidationError as error:
            raise wrong_kind(self.located, path, error) from error

    def _cites(self, path: Path, entry: Entry) -> None:
        for citation in entry.cites:
            if citation.partition("/")[0] not in self.instruments:
                raise self.located.error(
                    "rules.E006",
                    (*path, "cites"),
                    f"«{citation}» không có trong danh mục văn bản; thêm văn bản hoặc sửa khóa",
                )

    def _words(self, path: Path, value: object) -> None:
        """Titles and levels anywhere in the entry must be known ones."""
        if isinstance(value, list):
            for index, item in enumerate(value):
                self._words((*path, index), item)
        if not isinstance(value, dict):
            return
        for key, item in value.items():
            known = _KNOWN.get(str(key).rpartition("_")[2])
            if known and isinstance(item, list):
                self._known((*path, key), item, known())
            self._words((*path, key), item)

    def _known(self, path: Path, items: list[object], known: frozenset[str]) -> None:
        for item in items:
            if item not in known:
                raise self.located.error(
                    "rules.E004",
                    path,
                    f"«{item}» không phải một trong {', '.join(sorted(known))}",
                )

    def _criterion(self, path: Path, entry: CriterionEntry) -> None:
        if entry.force is None:
            raise self.located.error("rules.E010", path, "thiếu khóa bắt buộc «force»")
        self._authority(path, entry)
        try:
            criteria()[str(path[1]).partition("/")[0]].values.model_validate(
                entry.values
            )
        except ValidationError as error:
            raise wrong_kind(self.located, path, error) from error

    def _of_the_table(self, path: Path, value: object, entry: Entry) -> None:
        """Refuse the first fault of an entry whose part is in the table of parts."""
        part, line = str(path[0]), str(path[1])
        for fault in table.faults(part, line, value, entry, self.instruments):
            raise self.located.error(fault.code, (*path, *fault.path), fault.message)

    def _demand(self, path: Path, entry: DemandEntry) -> None:
        kind = str(path[1])
        wanted = _DEMANDS[kind]
        given = {
            name
            for name in ("months", "share", "leaders")
            if getattr(entry, name) is not None
        }
        if given != wanted:
            raise self.located.error(
                "rules.E010",
                path,
                f"«{kind}» cần đúng các giá trị: {', '.join(sorted(wanted)) or 'không có'}",
            )

    def _merit(self, path: Path, entry: MeritEntry) -> None:
        if (entry.under_age is not None) != (path[1] == "young"):
            raise self.located.error(
                "rules.E010", path, "«young», và chỉ «young», cần khóa «under_age»"
            )

    def _authority(self, path: Path, entry: CriterionEntry) -> None:
        if entry.by is not None and entry.by not in AUTHORITIES:
            raise self.located.error(
                "rules.E004",
                (*path, "by"),
                f"«{entry.by}» không phải một trong {', '.join(AUTHORITIES)}",
            )
        if (entry.force is Force.WAIVABLE) != (entry.by is not None):
            raise self.located.error(
                "rules.E010",
                path,
                "«force: waivable» và «by» phải đi cùng nhau: ai được miễn",
            )


# Grounds of merit; `luanchuyen.matching.merit` says when a move has each.
MERITS = (
    *("planned_for_post", "difficult_unit", "short_unit"),
    *("young", "promising", "woman", "minority"),
)
# Which values each kind of demand is measured against.
_DEMANDS: Mapping[str, set[str]] = {
    "two_terms_soon": {"months"},
    "retiring": {"months"},
    "vacancy": set(),
    "surplus": set(),
    "shortage": set(),
    "no_successor": set(),
    "closed_unit": {"share", "leaders"},
}
# The lines a part may have, where they are not the office's to name.
_NAMES: Mapping[str, Collection[str]] = {
    "demands": _DEMANDS,
    "merit": MERITS,
    "plan_items": PLAN_ITEMS,
    "stability": STABILITY,
    "timing": TIMINGS,
}
_KNOWN = {"titles": lambda: frozenset(by_code()), "levels": lambda: KNOWN_LEVELS}
