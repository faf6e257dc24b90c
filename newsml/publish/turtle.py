"""Turtle of the documents that newsml publishes: written in the order in which they are composed, in ASCII.

A term is text in Turtle already, as `Names`, `text` and `number` make it. The value of a property is a term, a tuple of
several values, a list (an RDF list) or a dict (a blank node).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Properties: TypeAlias = "dict[str, Any]"
"""What is said of a subject: values by property."""

_LOCAL: Final = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_ESCAPED: Final = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_WIDTH: Final = 110


class Names:
    """Makes prefixed names of IRIs."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._longest_first = sorted(prefixes.items(), key=lambda item: -len(item[1]))

    def __call__(self, iri: str) -> str:
        for prefix, root in self._longest_first:
            local = iri.removeprefix(root)
            if local != iri and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return f"<{iri}>"


def text(value: str, language: str = "") -> str:
    """A string, with its language where one is given (Turtle 1.1, 6.4: what is not ASCII is escaped)."""
    out = "".join(_ESCAPED.get(char) or _ascii(char) for char in value)
    return f'"{out}"@{language}' if language else f'"{out}"'


def _ascii(char: str) -> str:
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return char
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def document(about: str, names: Names, subjects: Iterable[tuple[str, Properties]]) -> bytes:
    """A whole document: a comment that says what it is, the prefixes, and the subjects in their order."""
    lines = [f"# {line}".rstrip() for line in about.splitlines()]
    lines += ["", *(f"@prefix {name}: <{root}> ." for name, root in names.prefixes.items())]
    for subject, properties in subjects:
        lines += ["", subject + _said(properties, 1) + " ."]
    return ("\n".join(lines) + "\n").encode("ascii")


def _said(properties: Properties, depth: int) -> str:
    indent = "\n" + "    " * depth
    parts = []
    for name, value in properties.items():
        found = _objects(value, depth)
        parts.append(name + ("" if found.startswith("\n") else " ") + found)
    return indent + f" ;{indent}".join(parts)


def _objects(value: Any, depth: int) -> str:
    if not isinstance(value, tuple):
        return _object(value, depth)
    found = [_object(item, depth) for item in value]
    return _fitting(", ".join(found), ("", "", ","), found, depth)


def _object(value: Any, depth: int) -> str:
    if isinstance(value, dict):
        inner = _said(value, depth + 1)
        short = "[ " + " ".join(inner.split("\n")[1:][0].split()) + " ]" if inner.count("\n") == 1 else ""
        return short or f"[{inner}\n{'    ' * depth}]"
    if isinstance(value, list):
        found = [_object(item, depth + 1) for item in value]
        return _fitting(f"( {' '.join(found)} )", ("(", ")", ""), found, depth)
    return str(value)


def _fitting(line: str, marks: tuple[str, str, str], items: list[str], depth: int) -> str:
    """Several things in one line, or where that is too long in lines of their own."""
    if "\n" not in line and len(line) + 4 * depth <= _WIDTH:
        return line
    opening, closing, between = marks
    indent = "\n" + "    " * (depth + 1)
    inner = f"{between}{indent}".join(items)
    return f"{opening}{indent}{inner}" + (f"\n{'    ' * depth}{closing}" if closing else "")
