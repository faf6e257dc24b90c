"""The document of a draft: YAML or JSON, as plain data with the place of everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from newsml.errors import UnreadableInput
from newsml.formats._kit import strict_json
from newsml.formats.draft import yaml

if TYPE_CHECKING:
    from newsml.findings import Path

Syntax = Literal["yaml", "json"]


@dataclass(slots=True)
class Document:
    """What a draft says, and where."""

    data: dict[str, Any]
    syntax: Syntax = "yaml"
    name: str | None = None
    text: str = ""
    _places: yaml.Places | None = field(default=None, repr=False)

    def place(self, path: Path) -> tuple[int, int] | None:
        """1-based line and column of a path, or of the nearest thing around it; None for data without a document."""
        if self._places is None:
            if not self.text:
                return None
            lines = strict_json.Lines(self.text)
            self._places = {where: lines.at(index) for where, index in strict_json.positions(self.text)}
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path)


def read_document(data: bytes | str, name: str | None = None) -> Document:
    """Reads a draft: JSON where it begins with a brace and is JSON, YAML 1.2 otherwise.

    Raises:
        UnreadableInput: it is neither, or not a mapping.
    """
    text = data.removeprefix("\ufeff") if isinstance(data, str) else strict_json.decode(data, name)
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        try:
            value = strict_json.parse(text, name)
        except UnreadableInput as not_json:
            try:
                value, places = yaml.parse(text, name)
            except UnreadableInput:
                raise not_json from None
            return Document(_mapping(value, name), "yaml", name, text, places)
        return Document(_mapping(value, name), "json", name, text)
    value, places = yaml.parse(text, name)
    return Document(_mapping(value, name), "yaml", name, text, places)


def _mapping(value: Any, name: str | None) -> dict[str, Any]:
    if type(value) is not dict:
        message = "a draft is a mapping of an article's fields, such as `body:` and `statements:`"
        raise UnreadableInput(message, source=name, line=1)
    return value


def plain(value: Any, depth: int = 0) -> Any:
    """Plain data as lists and dicts, so that tuples and other mappings will do."""
    if depth > yaml.MAX_DEPTH:
        raise UnreadableInput(f"the draft is nested deeper than {yaml.MAX_DEPTH} levels, or holds itself")
    if isinstance(value, Mapping):
        return {str(key): plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner, depth + 1) for inner in value]
    return value
