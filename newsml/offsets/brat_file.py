"""Annotations in brat's standoff: the lines of text-bound annotations, such as `T1<tab>Person 0 5;10 15<tab>words`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.errors import UnreadableInput
from newsml.offsets.annotation import Annotation, Annotations, Slot, Span, whole

if TYPE_CHECKING:
    from newsml.offsets.source import Source

FIRST_LINE: Final = re.compile(r"\s*(?:[TREAMN]\d+|#\d*|\*)\t")
"""How a file of this kind begins."""

_LINE: Final = re.compile(r"[^\r\n]+")
_BOUND: Final = re.compile(r"T\S*\t[^\t ]+ (-?\d+ -?\d+(?:;-?\d+ -?\d+)*)(?:\t(.*))?", re.ASCII)
_SPAN: Final = re.compile(r"(-?\d+) (-?\d+)", re.ASCII)


def read(source: Source) -> Annotations:
    """The text-bound annotations; relations, attributes and notes refer to them and have no places of their own.

    Raises:
        UnreadableInput: a line begins as that of a text-bound annotation and does not go on so.
    """
    items = []
    number, at = 1, 0
    for line in _LINE.finditer(source.text):
        number += source.text.count("\n", at, line.start())
        at = line.start()
        if line[0].startswith("T"):
            found = _BOUND.fullmatch(line[0])
            if found is None:
                message = "not a text-bound annotation: write T1, tab, a type and the offsets, tab, the words"
                raise UnreadableInput(message, source=source.name, line=number)
            begin = line.start() + found.start(1)
            spans = tuple(_span(piece, begin) for piece in _SPAN.finditer(found[1]))
            items.append(Annotation(spans, found[2], number))
    return Annotations(items, source)


def _span(piece: re.Match[str], begin: int) -> Span:
    slots = (
        Slot("start", begin + piece.start(1), begin + piece.end(1)),
        Slot("end", begin + piece.start(2), begin + piece.end(2)),
    )
    return Span(whole(piece[1]) or 0, whole(piece[2]) or 0, slots=slots)
