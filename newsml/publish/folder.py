"""The folder of published documents: what belongs there, writing it, and how a folder differs from it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsml.errors import NewsmlError
from newsml.files import write_whole
from newsml.publish.editor_schema import editor_schemas
from newsml.publish.json_schema import article_schema, register_schema
from newsml.publish.shapes import shapes
from newsml.publish.tables import context, fidelity, rules, tables
from newsml.publish.vocabulary import vocabulary

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

_CONTENTS: dict[str, Callable[[], Any]] = {
    "article.schema.json": article_schema,
    "register.schema.json": register_schema,
    "context.jsonld": context,
    "fidelity.json": fidelity,
    "rules.json": rules,
    "tables.json": tables,
    "shapes.ttl": shapes,
    "vocabulary.ttl": vocabulary,
}
"""What makes each document: its bytes, or what becomes JSON."""


def documents() -> dict[str, bytes]:
    """Every published document by its file name, in ASCII; JSON is two spaces deep, with a line feed at the end."""
    found = {name: content() for name, content in _CONTENTS.items()}
    return {name: data if isinstance(data, bytes) else _rendered(data) for name, data in found.items()}


def editor_documents() -> dict[str, bytes]:
    """The schemas for editors by their file names, rendered in the same way; they are not published."""
    return {name: _rendered(schema) for name, schema in editor_schemas().items()}


def write(directory: str | os.PathLike[str], contents: Mapping[str, bytes] | None = None) -> list[Path]:
    """Writes documents into a folder, each whole or not at all; the folder is made where it is missing.

    Without contents they are the published ones. Returns the paths, in the order of the documents. What else
    lies in the folder stays: `drift` names it.

    Raises:
        NewsmlError: the folder cannot be made, or a file cannot be written.
    """
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewsmlError(
            f"the folder cannot be made: {error.strerror or error}", source=str(folder)
        ) from None
    paths = []
    for name, data in (documents() if contents is None else contents).items():
        write_whole(folder / name, data)
        paths.append(folder / name)
    return paths


def drift(directory: str | os.PathLike[str]) -> list[str]:
    """How a folder differs from what `write` would make of it, a line per file, each with its cure.

    Raises:
        NewsmlError: a file that is there cannot be read.
    """
    folder = Path(directory)
    cure = f"write it anew with: newsml schema {shlex.quote(str(folder))}"
    expected = documents()
    out = []
    for name, data in expected.items():
        path = folder / name
        try:
            found = path.read_bytes()
        except FileNotFoundError:
            out.append(f"{path}: missing; {cure}")
            continue
        except OSError as error:
            raise NewsmlError(f"cannot be read: {error.strerror or error}", source=str(path)) from None
        if found != data:
            out.append(f"{path}:{_difference(found, data)}; {cure}")
    strays = sorted(path for path in folder.iterdir() if path.name not in expected) if folder.is_dir() else []
    return out + [f"{path}: newsml publishes nothing of this name; remove it" for path in strays]


def _rendered(content: Any) -> bytes:
    # ASCII, because patterns name ranges of characters whose ends no editor shows.
    return (json.dumps(content, indent=2, allow_nan=False) + "\n").encode("ascii")


def _difference(found: bytes, expected: bytes) -> str:
    """The first line that differs: its number, what it should say and what it says."""
    there, wanted = found.splitlines(keepends=True), expected.splitlines(keepends=True)
    at = next((n for n, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] != pair[1]), None)
    if at is not None:
        says, should = there[at].strip(), wanted[at].strip()
        if says == should:  # only the white space differs
            says, should = there[at], wanted[at]
        return f"{at + 1}: says {_shown(says)} where newsml says {_shown(should)}"
    if len(there) < len(wanted):
        return f"{len(there) + 1}: ends where newsml goes on with {_shown(wanted[len(there)].strip())}"
    return f"{len(wanted) + 1}: goes on with {_shown(there[len(wanted)])} where newsml ends"


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "backslashreplace")
    return repr(text if len(text) <= 80 else text[:77] + "...")
