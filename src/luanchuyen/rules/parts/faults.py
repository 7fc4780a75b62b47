"""What is wrong in an entry that is of the right kind: where in it, code and sentence."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from luanchuyen.rules.located_yaml import Path


@dataclass(frozen=True)
class Fault:
    """One thing wrong; `path` leads to it from the entry."""

    path: Path
    code: str
    message: str


def unknown(
    path: Path, given: Iterable[str], known: Collection[str]
) -> Iterator[Fault]:
    """Keys that are none of the known ones."""
    for key in given:
        if key not in known:
            words = f"«{key}» không phải một trong {', '.join(known)}"
            yield Fault(path, "rules.E004", words)


def twice(path: Path, keys: Iterable[str]) -> Iterator[Fault]:
    """Keys of a list that stand in it before."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield Fault(path, "rules.E002", f"khóa «{key}» viết hai lần; chỉ giữ một")
        seen.add(key)


def astray(path: Path, key: str, known: Collection[str], what: str) -> Iterator[Fault]:
    """A key that leads nowhere within the entry."""
    if key not in known:
        words = f"«{key}» không phải {what}; hiện có: {', '.join(known) or 'không có'}"
        yield Fault(path, "rules.E011", words)
