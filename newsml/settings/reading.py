"""Settings out of TOML: everything in them is checked at once, and told with the line that it stands in."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final, TypeVar

from newsml.choosing import known
from newsml.errors import NewsmlError, UnreadableInput
from newsml.files import opened, whole
from newsml.formats import named as format_named
from newsml.rules.choosing import Layer, check_level, nearest
from newsml.rules.profiles import profile_named
from newsml.settings import OWN_FILE, SHARED_FILE, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

KEYS: Final = ("select", "ignore", "per-file-ignores", "severity", "profile", "target")
"""The settings."""
_TABLE: Final = ("tool", "newsml")
_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def in_folder(folder: Path) -> Settings | None:
    """The settings that stand in a folder itself.

    Raises:
        NewsmlError: they cannot be read, or something in them is not known.
    """
    own = folder / OWN_FILE
    if own.is_file():
        return read(own)
    shared = folder / SHARED_FILE
    return _read(shared) if shared.is_file() else None


def read(path: Path) -> Settings:
    """The settings in a file that was named.

    Raises:
        NewsmlError: it cannot be read, has none, or something in it is not known.
    """
    found = _read(path)
    if found is None:
        raise NewsmlError(f"it has no [{'.'.join(_TABLE)}]: add that, or name another file", source=str(path))
    return found


def _read(path: Path) -> Settings | None:
    name = str(path)
    with opened(name) as file:
        data = whole(file, name)
    try:
        text = data.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput("not UTF-8, which TOML is written in", source=name, line=line) from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        raise UnreadableInput(
            f"not TOML: {_PLACE.sub('', str(error))}",
            source=name,
            line=int(place[1]) if place else None,
            column=int(place[2]) if place else None,
        ) from None
    if path.name == SHARED_FILE:
        for key in _TABLE:
            table = table.get(key) if isinstance(table, dict) else None
        if table is None:
            return None
    return _Table(path, text, table).settings()


class _Table:
    """The table of one file while it is checked."""

    def __init__(self, path: Path, text: str, table: Any) -> None:
        self._path, self._table = path, table
        self._lines = text.split("\n")
        self._start = next((n for n, line in enumerate(self._lines) if "tool.newsml" in line), 0)

    def settings(self) -> Settings:
        table = self._table
        if not isinstance(table, dict):
            raise self._error("newsml is a table of settings: write [tool.newsml] above them", "newsml")
        for key in table:
            if key not in KEYS:
                near = nearest(key, KEYS)
                hint = f"did you mean {near}? " if near else ""
                raise self._error(f"no setting is called {key!r}: {hint}known are {', '.join(KEYS)}", key)
        return Settings(
            Layer(
                self._selectors(table["select"], "select") if "select" in table else None,
                self._selectors(table.get("ignore", []), "ignore"),
                self._severities(table.get("severity", {})),
            ),
            self._per_file(table.get("per-file-ignores", {})),
            self._word("profile", lambda name: profile_named(name).name),
            self._word("target", lambda name: format_named(name).name),
            self._path.resolve().parent,
            self._path,
        )

    def _selectors(self, value: Any, *keys: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise self._error(f'{".".join(keys)} is a list of codes, such as ["S001", "event"]', *keys)
        for name in value:
            self._try(known().meant, name, *keys, name)
        return tuple(value)

    def _severities(self, value: Any) -> dict[str, str]:
        if not isinstance(value, dict) or not all(isinstance(level, str) for level in value.values()):
            raise self._error('severity is a table, such as { S001 = "error", event = "off" }', "severity")
        for name, level in value.items():
            self._try(known().meant, name, "severity", name)
            self._try(check_level, level, "severity", name, level)
        return value

    def _per_file(self, value: Any) -> dict[str, tuple[str, ...]]:
        key = "per-file-ignores"
        if not isinstance(value, dict):
            raise self._error(f'{key} is a table, such as {{ "archive/**" = ["A001"] }}', key)
        return {glob: self._selectors(names, key, glob) for glob, names in value.items()}

    def _word(self, key: str, known_name: Callable[[str], str]) -> str | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._error(f"{key} is one word in quotation marks", key)
        return self._try(known_name, value, key, value)

    def _try(self, check: Callable[[str], T], value: str, *where: str) -> T:
        try:
            return check(value)
        except NewsmlError as error:
            raise self._error(f"{where[0]}: {error.message}", *where) from None

    def _error(self, message: str, *where: str) -> NewsmlError:
        return NewsmlError(message, source=str(self._path), line=self._line(*where))

    def _line(self, *where: str) -> int:
        """The line that keys and a value stand in: each is looked for from where the one before it was found."""
        at = self._start
        for word in where:
            found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
            here = (n for n in range(at, len(self._lines)) if found.search(self._lines[n].partition("#")[0]))
            at = next(here, at)
        return at + 1
