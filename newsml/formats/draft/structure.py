"""Blocks and marks of the body in a draft: words, or first and last words, in place of offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.draft.anchors import ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsml.anchoring.wanted import Stretch
    from newsml.formats.draft.anchors import Teller
    from newsml.model.article import Article
    from newsml.model.text import Block, Mark

LINES: Final = "lines"
"""In place of the list: each line is a paragraph."""
_LINE: Final = re.compile(r"[^\r\n]+")


def lines(body: str, low: int, high: int) -> Iterator[Stretch]:
    """The lines of a part of the body that are not empty."""
    return (found.span() for found in _LINE.finditer(body, low, high) if not found[0].isspace())


def filled(body: str, listed: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The listed blocks, and each line between them as a paragraph."""
    out: list[dict[str, Any]] = []
    at = 0
    for block in sorted(listed, key=lambda block: (block["start"], block["end"])):
        out += [{"start": start, "end": end} for start, end in lines(body, at, block["start"])]
        out.append(block)
        at = max(at, block["end"])
    return [*out, *({"start": start, "end": end} for start, end in lines(body, at, len(body)))]


def told_blocks(article: Article, tell: Teller) -> Any:
    """The blocks that are no simple paragraphs; all of them where the others would not come back."""
    blocks: Sequence[Block] = article.blocks
    if article.body is not None:
        every_line = set(lines(article.body, 0, len(article.body)))
        special = [block for block in blocks if _fields(block) or (block.start, block.end) not in every_line]
        offsets = [{"start": block.start, "end": block.end} for block in special]
        if [(b["start"], b["end"]) for b in filled(article.body, offsets)] == [
            (b.start, b.end) for b in blocks
        ]:
            blocks = special
    return [told_stretch(block, _fields(block), tell) for block in blocks] or LINES


def _fields(block: Block) -> dict[str, Any]:
    fields = {"kind": block.kind, "level": block.level, "ordered": block.ordered}
    return {name: value for name, value in fields.items() if value is not None and value != "paragraph"}


def told_stretch(item: Block | Mark, fields: dict[str, Any], tell: Teller) -> dict[str, Any]:
    """A block or a mark with its words, its first and last words, or its offsets."""
    rest = {name: value for name, value in fields.items() if name not in ("start", "end")}
    short = ends(tell.body, item.start, item.end)
    told = tell.told("body", short) if short else tell.told("body", ((item.start, item.end),))
    if told is None:
        return {**rest, "start": item.start, "end": item.end}
    if short:
        first, last = told.pop("words")
        told = {"from": first, "to": last, **told}
    return {**rest, **told}
