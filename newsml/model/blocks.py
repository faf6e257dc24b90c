"""What blocks and marks owe to the body that they structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.model.text import Block


def block_problems(document: Any, length: int | None) -> Iterator[Problem]:
    """What is wrong with the blocks and marks of an article whose body has so many code points, or is not there."""
    for name in ("blocks", "marks"):
        for n, item in enumerate(getattr(document, name)):
            if length is not None and item.start < item.end <= length:
                continue
            end = (name, n, "end")
            if length is None:
                message = "there is no body: remove it"
                yield Problem((name, n), "no_such_text", message, item.start, (("body",), ("withheld",)))
            elif item.start >= item.end:
                yield Problem(end, "empty_span", f"must be greater than start, {item.start}", item.end)
            else:
                yield Problem(end, "span_out_of_range", f"the body has only {length} code points", item.end)
    if document.blocks and length is not None:
        yield from _order(document.blocks, document.body)


def _order(blocks: Sequence[Block], text: str | None) -> Iterator[Problem]:
    before = 0
    for n, block in enumerate(blocks):
        start, end = block.start, block.end
        if start < before:
            message = f"start at {before} or later: blocks are in text order and do not overlap"
            yield Problem(("blocks", n, "start"), "block_order", message, start)
        elif start > before and text is not None and (words := text[before:start].strip()):
            yield _outside(("blocks", n, "start"), f"{shown_words(words)} stands before this one", start)
        before = max(before, end)
    if text is not None and (words := text[before:].strip()):
        yield _outside(("blocks", len(blocks) - 1, "end"), f"{shown_words(words)} stands after it", before)


def _outside(path: tuple[str | int, ...], what: str, value: int) -> Problem:
    message = f"only white space may stand outside blocks, but {what}"
    return Problem(path, "text_outside_blocks", message, value, (("blocks",),))


def shown_words(words: str) -> str:
    """Words in quotation marks, the middle of long ones left out."""
    return repr(words if len(words) <= 60 else words[:40] + " … " + words[-15:])
