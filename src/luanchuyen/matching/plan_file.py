"""Reading a plan from YAML: every key known, every value of its kind, every fault with its line."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path as FilePath
from typing import TypeVar

import yaml

from luanchuyen.matching.plan import (
    Forbid,
    MustLeave,
    Pin,
    Plan,
    QuotaNumbers,
    Survey,
    TeamNumbers,
)
from luanchuyen.rules import located_yaml
from luanchuyen.rules.entries import Case
from luanchuyen.rules.located_yaml import Located, Path, RulebookError

T = TypeVar("T")

AUTO = "auto"
KEYS = (
    *("title", "rulebook", "committee", "day", "term", "term_begins"),
    *("must_leave", "must_fill", "may_stay_open", "pin", "forbid", "transfers"),
    *("quotas", "team_shares"),
    *("max_moves", "max_leaving", "max_share_leaving", "max_chain", "max_cycle"),
    *("prefer_robust", "bases"),
)
_CASES = ", ".join(case.value for case in Case)
_TERM = re.compile(r"([12]\d{3})-([12]\d{3})")
_NUMBER = re.compile(r"[0-9]{1,9}")
_SHARE = re.compile(r"[01](\.[0-9]{1,9})?|\.[0-9]{1,9}")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a plan; `message` names the file and the line, and what would be right."""

    line: int
    key: str
    value: str | None
    message: str


class PlanError(ValueError):
    """A plan that cannot be used, with everything wrong in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class WrittenPlan:
    """A plan, and where in its file each part of it stands."""

    plan: Plan
    located: Located

    def fault(self, path: Path, value: str | None, message: str) -> Fault:
        return _fault(self.located, path, value, message)


def load(path: FilePath) -> WrittenPlan:
    """Read the plan in a file. Raises PlanError, also for a file that is no text in UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "tệp không phải văn bản UTF-8; lưu lại dưới dạng UTF-8"
        raise PlanError([_unreadable(path.name, 1, message)]) from error
    except OSError as error:
        raise PlanError([_unreadable(path.name, 1, "không đọc được tệp")]) from error
    return read(text, path.name)


def read(text: str, file: str) -> WrittenPlan:
    """Read a plan. Raises PlanError with every fault of form.

    All scalars are read as text, so that a code like 007 or NO stays as it was written.
    """
    try:
        located = located_yaml.read(text, file, yaml.BaseLoader)
    except RulebookError as error:
        raise PlanError([_unreadable(file, error.line, error.message)]) from error
    except RecursionError as error:
        message = "không đọc được YAML: có mục chứa chính nó hoặc lồng quá sâu"
        raise PlanError([_unreadable(file, 1, message)]) from error
    if not isinstance(located.value, dict):
        message = "cần một bảng khóa – giá trị"
        raise PlanError([_fault(located, (), None, message)])
    return _Reader(located, located.value).written()


def _unreadable(file: str, line: int, message: str) -> Fault:
    return Fault(line, "", None, f"{file}, dòng {line}: {message}.")


def _fault(located: Located, path: Path, value: str | None, message: str) -> Fault:
    line = located.line(path)
    key = ".".join(str(part) for part in path)
    return Fault(line, key, value, f"{located.file}, dòng {line}: {message}.")


def _name(path: Path) -> object:
    """The nearest key; a place in a list says nothing to a reader."""
    return next(part for part in reversed(path) if isinstance(part, str))


class _Reader:
    """One pass over a located document, gathering faults."""

    def __init__(self, located: Located, top: Mapping[Hashable, object]) -> None:
        self.located = located
        self.top = top
        self.faults: list[Fault] = []

    def written(self) -> WrittenPlan:
        self.known((), self.top, KEYS)
        day = self.one("day", self.as_day)
        plan = Plan(
            title=self.required("title"),
            rulebook=self.required("rulebook"),
            committee=self.required("committee"),
            day=day or date.min,
            term=self.one("term", self.as_term),
            term_begins=self.one("term_begins", self.as_day),
            must_leave=self.or_auto("must_leave", self.as_must_leave),
            must_fill=self.or_auto("must_fill", self.as_code),
            may_stay_open=self.many("may_stay_open", self.as_code),
            pin=self.many("pin", self.as_pin),
            forbid=self.many("forbid", self.as_forbid),
            transfers=self.many("transfers", self.as_code),
            quotas=self.many("quotas", self.as_quota),
            team_shares=self.many("team_shares", self.as_team),
            max_moves=self.one("max_moves", self.as_number),
            max_leaving=self.one("max_leaving", self.as_number),
            max_share_leaving=self.one("max_share_leaving", self.as_share),
            max_chain=self.one("max_chain", self.as_length),
            max_cycle=self.one("max_cycle", self.as_length),
            prefer_robust=self.one("prefer_robust", self.as_mark) or False,
            bases=self.many("bases", self.as_basis),
        )
        if day is None and not self.given("day"):
            self.add(("day",), None, "thiếu khóa bắt buộc «day»")
        if self.faults:
            raise PlanError(sorted(self.faults, key=lambda fault: fault.line))
        return WrittenPlan(plan, self.located)

    def add(self, path: Path, value: object, message: str) -> None:
        told = value if isinstance(value, str) else None
        self.faults.append(_fault(self.located, path, told, message))

    def given(self, key: str) -> bool:
        """Whether something stands after the key; nothing there is as if it were left out."""
        return self.top.get(key, "") != ""

    def known(
        self, path: Path, table: Mapping[Hashable, object], keys: Sequence[str]
    ) -> None:
        for key in table:
            if key not in keys:
                listed = ", ".join(keys)
                message = f"khóa lạ «{key}»; các khóa được dùng: {listed}"
                self.add((*path, key), None, message)

    def required(self, key: str) -> str:
        if not self.given(key):
            self.add((key,), None, f"thiếu khóa bắt buộc «{key}»")
            return ""
        return self.as_code((key,), self.top[key]) or ""

    def one(self, key: str, kind: Callable[[Path, object], T | None]) -> T | None:
        return kind((key,), self.top[key]) if self.given(key) else None

    def or_auto(
        self, key: str, kind: Callable[[Path, object], T | None]
    ) -> tuple[T, ...] | None:
        if not self.given(key) or self.top[key] == AUTO:
            return None
        return self.many(key, kind)

    def many(self, key: str, kind: Callable[[Path, object], T | None]) -> tuple[T, ...]:
        if not self.given(key):
            return ()
        items = self.top[key]
        if not isinstance(items, list):
            self.add((key,), items, f"«{key}» cần một danh sách")
            return ()
        found = [kind((key, index), item) for index, item in enumerate(items)]
        return tuple(item for item in found if item is not None)

    def as_code(self, path: Path, value: object) -> str | None:
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.add(path, value, f"«{_name(path)}» cần một mã hoặc một dòng chữ")
        return None

    def as_day(self, path: Path, value: object) -> date | None:
        text = str(value)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            self.add(path, value, f"«{text}» không phải một ngày yyyy-mm-dd có thật")
            return None
        return day

    def as_term(self, path: Path, value: object) -> str | None:
        match = _TERM.fullmatch(str(value))
        if match and match[1] < match[2]:
            return str(value)
        self.add(path, value, f"«{value}» không phải một nhiệm kỳ như 2025-2030")
        return None

    def as_number(self, path: Path, value: object) -> int | None:
        text = str(value)
        if _NUMBER.fullmatch(text):
            return int(text)
        self.add(
            path, value, f"«{path[-1]}» cần một số nguyên từ 0, không phải «{text}»"
        )
        return None

    def as_length(self, path: Path, value: object) -> int | None:
        number = self.as_number(path, value)
        if number != 0:
            return number
        self.add(path, value, f"«{path[-1]}» cần ít nhất 1")
        return None

    def as_mark(self, path: Path, value: object) -> bool | None:
        if value in ("true", "false"):
            return value == "true"
        self.add(path, value, f"«{path[-1]}» cần true hoặc false, không phải «{value}»")
        return None

    def as_share(self, path: Path, value: object) -> Fraction | None:
        text = str(value)
        if _SHARE.fullmatch(text) and (share := Fraction(text)) <= 1:
            return share
        self.add(
            path, value, f"«{path[-1]}» cần một số từ 0 đến 1, không phải «{text}»"
        )
        return None

    def as_must_leave(self, path: Path, value: object) -> MustLeave | None:
        if isinstance(value, str):
            code = self.as_code(path, value)
            return MustLeave(code) if code else None
        cells = self.cells(path, value, ("official", "case"), ("official",))
        if cells is None:
            return None
        case = cells.get("case", Case.TRAINING.value)
        if case not in list(Case):
            message = f"«{case}» không phải một trong {_CASES}"
            self.add((*path, "case"), case, message)
            return None
        return MustLeave(cells["official"], Case(case))

    def as_pin(self, path: Path, value: object) -> Pin | None:
        keys = ("official", "post", "waiver")
        cells = self.cells(path, value, keys, ("official", "post"))
        return Pin(**cells) if cells is not None else None

    def as_forbid(self, path: Path, value: object) -> Forbid | None:
        cells = self.cells(path, value, ("official", "post"), ("official",))
        return Forbid(**cells) if cells is not None else None

    def as_basis(self, path: Path, value: object) -> str | Survey | None:
        if isinstance(value, str):
            return self.as_code(path, value)
        cells = self.cells(path, value, ("title", "day"), ("title", "day"))
        if cells is None:
            return None
        day = self.as_day((*path, "day"), cells["day"])
        return Survey(cells["title"], day) if day else None

    def as_quota(self, path: Path, value: object) -> QuotaNumbers | None:
        cells = self.cells(path, value, ("id", "at_least", "at_most"), ("id",))
        if cells is None:
            return None
        before = len(self.faults)
        least, most = (
            self._part(path, cells, key, self.as_number)
            for key in ("at_least", "at_most")
        )
        if least is not None and most is not None and least > most:
            message = (
                f"chỉ tiêu «{cells['id']}» có mức thấp {least} lớn hơn mức cao {most}"
            )
            self.add(path, cells["id"], message)
        if len(self.faults) > before:
            return None
        return QuotaNumbers(cells["id"], least, most)

    def as_team(self, path: Path, value: object) -> TeamNumbers | None:
        cells = self.cells(path, value, ("id", "years", "at_least_share"), ("id",))
        if cells is None:
            return None
        before = len(self.faults)
        years = self._part(path, cells, "years", self.as_length)
        share = self._part(path, cells, "at_least_share", self.as_share)
        if len(self.faults) > before:
            return None
        return TeamNumbers(cells["id"], years, share)

    def _part(
        self,
        path: Path,
        cells: Mapping[str, str],
        key: str,
        kind: Callable[[Path, object], T | None],
    ) -> T | None:
        return kind((*path, key), cells[key]) if key in cells else None

    def cells(
        self, path: Path, value: object, keys: Sequence[str], needed: Sequence[str]
    ) -> dict[str, str] | None:
        """A small table of texts, or None where something in it is wrong."""
        before = len(self.faults)
        if not isinstance(value, dict):
            listed = ", ".join(keys)
            self.add(path, value, f"mỗi mục của «{path[0]}» cần các khóa {listed}")
            return None
        self.known(path, value, keys)
        for key in needed:
            if key not in value:
                self.add(path, None, f"thiếu khóa bắt buộc «{key}»")
        cells = {
            str(key): self.as_code((*path, key), cell) or ""
            for key, cell in value.items()
        }
        return cells if len(self.faults) == before else None
