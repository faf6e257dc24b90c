"""What changed between two texts, in words: the places that differ, with a little of what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from newsml.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_AROUND: Final = 24
"""Code points of context on either side."""
_WORD: Final = 24
"""Code points by which a change is widened to whole words at most."""
_SHOWN: Final = 8
"""Changes that are shown of one text."""
_LONGEST: Final = 160
"""Code points that are shown of one change on either side."""

Change = tuple[int, int, int, int]
"""Start and end in the old text, start and end in the new one."""


def reworded(old: str, new: str, *, coloured: bool) -> Text:
    """The places that differ in one line, safe to print: coloured, or as `[-old-]{+new+}`."""
    from rich.text import Text

    changes = list(_changes(old, new))
    out = Text()
    at = 0
    for old_start, old_end, new_start, new_end in changes[:_SHOWN]:
        before = new[at:new_start]
        if len(before) > (2 * _AROUND if at else _AROUND):
            start, end = before[:_AROUND], before[-_AROUND:]
            out.append(_safe(start.rpartition(" ")[0] or start) if at else "")
            out.append(f"…{_safe(end.partition(' ')[2] or end)}")
        else:
            out.append(_safe(before))
        out.append_text(_piece(old[old_start:old_end], "[-", "-]", "red strike", coloured=coloured))
        out.append_text(_piece(new[new_start:new_end], "{+", "+}", "green", coloured=coloured))
        at = new_end
    after = new[at : at + _AROUND]
    if at + _AROUND < len(new):
        after = f"{after.rpartition(' ')[0] or after}…"
    out.append(_safe(after))
    if len(changes) > _SHOWN:
        out.append(f" (and {len(changes) - _SHOWN} more places)")
    return out


def _piece(text: str, opening: str, closing: str, style: str, *, coloured: bool) -> Text:
    from rich.text import Text

    if not text:
        return Text()
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return Text(_safe(text), style) if coloured else Text(f"{opening}{_safe(text)}{closing}")


def _safe(text: str) -> str:
    return visible(text).replace("\n", "↵").replace("\t", "⇥")


def _changes(old: str, new: str) -> Iterator[Change]:
    """The places that differ, widened to whole words, joined where they then touch."""
    waiting: Change | None = None
    for change in _raw(old, new):
        wide = _widened(change, old, new)
        if waiting is not None and wide[2] <= waiting[3]:
            waiting = (waiting[0], max(waiting[1], wide[1]), waiting[2], max(waiting[3], wide[3]))
        else:
            if waiting is not None:
                yield waiting
            waiting = wide
    if waiting is not None:
        yield waiting


def _raw(old: str, new: str) -> Iterator[Change]:
    from newsml.revising.alignment import aligned

    old_at = new_at = 0
    for match in aligned(old, new):
        if (old_at, new_at) != (match.old, match.new):
            yield old_at, match.old, new_at, match.new
        old_at, new_at = match.old + match.size, match.new + match.size
    if (old_at, new_at) != (len(old), len(new)):
        yield old_at, len(old), new_at, len(new)


def _widened(change: Change, old: str, new: str) -> Change:
    """To the ends of the words that it begins or ends inside of."""
    old_start, old_end, new_start, new_end = change
    for _ in range(_WORD if _in_word(old[old_start:old_end][:1], new[new_start:new_end][:1]) else 0):
        before = old[old_start - 1 : old_start]
        if not _in_word(before) or before != new[new_start - 1 : new_start]:
            break
        old_start, new_start = old_start - 1, new_start - 1
    for _ in range(_WORD if _in_word(old[old_start:old_end][-1:], new[new_start:new_end][-1:]) else 0):
        after = old[old_end : old_end + 1]
        if not _in_word(after) or after != new[new_end : new_end + 1]:
            break
        old_end, new_end = old_end + 1, new_end + 1
    return old_start, old_end, new_start, new_end


def _in_word(*chars: str) -> bool:
    """Whether one is part of a word; not in scripts without upper and lower case, as some have no spaces either."""
    return any(char.isalnum() and category(char) != "Lo" for char in chars)
