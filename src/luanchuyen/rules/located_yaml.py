"""YAML that remembers the line of every key, and refuses a key written twice."""

from collections.abc import Hashable
from dataclasses import dataclass, field

import yaml

Path = tuple[Hashable, ...]
Loader = yaml.SafeLoader | yaml.BaseLoader


class RulebookError(ValueError):
    """A rulebook or instrument that does not load: what, where, why, what would be right."""

    def __init__(self, code: str, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}, dòng {line}: {message} ({code})")
        self.code = code
        self.file = file
        self.line = line
        self.message = message


@dataclass
class Located:
    """A document as plain values, with the line each path of keys stands on (from 1)."""

    file: str
    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Line of the path, or of the nearest thing that holds it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(self, code: str, path: Path, message: str) -> RulebookError:
        return RulebookError(code, self.file, self.line(path), message)


def read(text: str, file: str, kind: type[Loader] = yaml.SafeLoader) -> Located:
    """Read one document. Raises RulebookError E001 (no YAML) or E002 (a key twice).

    With `yaml.BaseLoader` every scalar stays the text that was written.
    """
    try:
        loader = kind(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RulebookError(
            "rules.E001", file, line, "không đọc được YAML: có ký tự không in được"
        ) from error
    try:
        node = loader.get_single_node()
        located = Located(file)
        located.value = None if node is None else _value(loader, node, (), located)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulebookError(
            "rules.E001", file, line, f"không đọc được YAML: {error.problem}"
        ) from error
    finally:
        loader.dispose()
    return located


def _value(loader: Loader, node: yaml.Node, path: Path, located: Located) -> object:
    located.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, located)
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(loader, item, (*path, index), located)
            for index, item in enumerate(node.value)
        ]
    return _plain(loader, node, path, located)


def _plain(loader: Loader, node: yaml.Node, path: Path, located: Located) -> Hashable:
    """A value that holds no others; a key must be one."""
    located.lines.setdefault(path, node.start_mark.line + 1)
    if not isinstance(node, yaml.ScalarNode):
        raise located.error("rules.E001", path, "khóa phải là một từ hoặc một số")
    try:
        value: Hashable = loader.construct_object(node)
    except ValueError as error:
        raise located.error(
            "rules.E004", path, f"«{node.value}» không phải một ngày hay một số có thật"
        ) from error
    return value


def _mapping(
    loader: Loader, node: yaml.MappingNode, path: Path, located: Located
) -> dict[Hashable, object]:
    values: dict[Hashable, object] = {}
    for key_node, value_node in node.value:
        key = _plain(loader, key_node, path, located)
        located.lines[*path, key] = key_node.start_mark.line + 1
        if key in values:
            raise located.error(
                "rules.E002", (*path, key), f"khóa «{key}» viết hai lần; chỉ giữ một"
            )
        values[key] = _value(loader, value_node, (*path, key), located)
    return values
