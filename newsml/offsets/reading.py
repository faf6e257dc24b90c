"""Files of annotations: what kind of file it is, told from its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.errors import UnreadableInput
from newsml.files import check_size
from newsml.offsets import brat_file, json_file, table_file
from newsml.offsets.keys import Keys
from newsml.offsets.source import Source

if TYPE_CHECKING:
    from newsml.offsets.annotation import Annotations


def read(data: bytes, name: str | None = None, keys: Keys | None = None) -> Annotations:
    """The annotations in a file: JSON, JSON Lines, CSV or TSV with a header, or brat's standoff.

    In JSON these are all objects, however deep, that have a start, an end (or a length) and, in them, beside them or
    around them, words. Starts, ends and words are known by many names; `keys` gives others.

    Args:
        data: the file.
        name: what to call it in errors.
        keys: the names that this file uses, where they are unusual.

    Raises:
        UnreadableInput: it is none of these, or has no annotations in it.
    """
    check_size(len(data), name)
    source = Source.of(data, name)
    found = _read(source, keys or Keys())
    if not found:
        passed = f"; {found.passed_over} have no whole numbers there" if found.passed_over else ""
        message = f"no annotations: nothing in it has a start, an end (or a length) that newsml knows by name{passed}"
        raise UnreadableInput(f"{message}; name the keys", source=name)
    return found


def _read(source: Source, keys: Keys) -> Annotations:
    if source.text.lstrip()[:1] in ("{", "["):
        return json_file.read(source, keys)
    if brat_file.FIRST_LINE.match(source.text):
        return brat_file.read(source)
    return table_file.read(source, keys)
