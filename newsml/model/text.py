"""Stand-off structure of the body: blocks and marks."""

from __future__ import annotations

from typing import Any, Literal

from newsml.model.record import Record
from newsml.model.types import Flag, Label, Level, Offset

BlockKind = Literal["paragraph", "heading", "list_item", "block_quote", "preformatted", "caption"]
MarkKind = Literal[
    "emphasis", "strong", "underline", "strikethrough", "subscript", "superscript", "code", "link"
]


class Block(Record):
    """A block of the body, in code points of the body; between blocks there is only white space."""

    kind: BlockKind = "paragraph"
    """What the block is."""
    start: Offset
    """Code points before its first character."""
    end: Offset
    """Code points before the first character after it; greater than `start`."""
    level: Level | None = None
    """A heading's level or a list item's depth, from 1."""
    ordered: Flag | None = None
    """Whether a list item belongs to a numbered list."""


class Mark(Record):
    """A typographic mark or a link on words of the body; marks may overlap and cross."""

    kind: MarkKind
    """What the mark is."""
    start: Offset
    """Code points before its first character."""
    end: Offset
    """Code points before the first character after it; greater than `start`."""
    href: Label | None = None
    """Where a link leads, as written."""

    def position(self) -> tuple[Any, ...]:
        """Sorted by place in the text."""
        return (self.start, self.end)
