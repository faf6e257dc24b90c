"""Edits of a foreign body in its own markup, so that it shows another text, other blocks and other marks.

Blocks that did not change are not touched; one that did keeps its element; new ones are elements of the kind that the
document uses. Whatever comes out is read again before it is given away: it is exact, or there is none.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.bodies.body import MARKS
from newsml.formats.newsml_g2.bodies.edits import (
    Edit,
    InsertAfter,
    Remove,
    ReplaceContent,
    SetTail,
    SetText,
    apply,
)
from newsml.formats.newsml_g2.bodies.escaped import NO_XML
from newsml.formats.newsml_g2.bodies.foreign import Trace, lay_out
from newsml.formats.newsml_g2.bodies.frames import frames_of
from newsml.formats.newsml_g2.bodies.pieces import key_of, pieces_of, sorted_marks, sources
from newsml.formats.newsml_g2.bodies.placing import Placing
from newsml.formats.newsml_g2.bodies.renditions import is_plain, markup_in, read_rendition
from newsml.formats.newsml_g2.bodies.rewriting import Pen, edit_runs, rewritten, written
from newsml.formats.newsml_g2.bodies.vocabulary import knows, tag_of
from newsml.formats.newsml_g2.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.body import Walked
    from newsml.formats.newsml_g2.bodies.frames import Frame
    from newsml.formats.newsml_g2.bodies.pieces import Piece
    from newsml.formats.newsml_g2.bodies.texts import Text

__all__ = ["Edit", "InsertAfter", "Remove", "ReplaceContent", "SetTail", "SetText", "apply", "edit_body"]

_NITF_MARKS: Final = {"emphasis": "em", "subscript": "sub", "superscript": "sup", "link": "a"}


def edit_body(text: Text, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Edit] | None:
    """Edits of the nodes of a body that is not in our dialect; None where its markup cannot show what is wanted.

    Args:
        text: the body as it was read.
        old: `body`, `blocks` and `marks` as they were read, as `Article.model_dump(exclude_defaults=True)` gives them.
        new: the same as they shall be.
    """
    if text.ours or text.withheld is not None or not new.get("body"):
        return None
    if any(
        NO_XML.search(part)
        for part in (new["body"], *(mark.get("href", "") for mark in new.get("marks", ())))
    ):
        return None
    root = markup_in(text.node)
    if root is not None:
        edits = _edit_markup(root, old, new)
    elif is_plain(text.node) and not len(text.node):
        edits = [SetText(text.node, new["body"])]
    else:
        return None
    return edits if edits is not None and _proved(text.node, edits, new) else None


def _proved(node: _Element, edits: Sequence[Edit], new: Mapping[str, Any]) -> bool:
    """Whether the edited markup shows exactly what is wanted."""
    twin = deepcopy(node)
    apply(edits, dict(zip(node.iter(), twin.iter(), strict=True)))
    walked = read_rendition(twin, Source(twin))
    return walked is not None and _same(walked, new)


def _same(walked: Walked, article: Mapping[str, Any]) -> bool:
    return (
        walked.text == (article.get("body") or "")
        and _blocks(walked.blocks) == _blocks(article.get("blocks", ()))
        and sorted_marks(walked.marks) == sorted_marks(article.get("marks", ()))
    )


def _blocks(blocks: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    return [(*key_of(block), block["start"], block["end"]) for block in blocks]


def _edit_markup(root: _Element, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Edit] | None:
    trace = Trace()
    walked = lay_out(root, Source(root), trace)
    before, after = pieces_of(old), pieces_of(new)
    if not _same(walked, old) or before is None or after is None or not after:
        return None
    frames = frames_of(root, trace)
    if len(frames) != len(before):
        return None
    pen = _pen(root, frames)
    if not knows(str(root.tag)):
        return _words_alone(before, after, frames, trace)
    if len(frames) == 1 and frames[0].outer is None and frames[0].inner is not None and len(after) > 1:
        return _unfolded(frames[0].inner, before[0], after, pen)
    origin = sources(before, after)
    copies = _opening(origin, before, after, frames)
    edits: list[Edit] = []
    placing = Placing(trace, frames, before, origin, pen=pen, copies=copies)
    for number, (piece, at) in enumerate(zip(after, origin, strict=True)):
        if at is None:
            if not placing.add(number, piece):
                return None
            continue
        if before[at] != piece:
            found = _edit_block(frames[at], before[at], piece, trace, pen)
            if found is None:
                placing.pass_by(at)
                if not placing.wrap(at, piece):
                    return None
                continue
            edits += found
            placing.edited.add(at)
        placing.pass_by(at)
    removals = placing.removals()
    return None if removals is None else [*edits, *placing.edits, *removals]


def _words_alone(
    before: Sequence[Piece], after: Sequence[Piece], frames: Sequence[Frame], trace: Trace
) -> list[Edit] | None:
    """Other words in the text nodes of a vocabulary in which nothing else can be written."""
    if len(before) != len(after):
        return None
    edits: list[Edit] = []
    for frame, old, new in zip(frames, before, after, strict=True):
        found = edit_runs(trace.runs[frame.first : frame.last], old, new, frame) if old != new else []
        if found is None:
            return None
        edits += found
    return edits


def _unfolded(body: _Element, old: Piece, new: Sequence[Piece], pen: Pen) -> list[Edit] | None:
    """A body that is one block without an element of its own gets an element for each block."""
    content = pen.element("div")
    for piece in new:
        if piece.key[0] != "paragraph":
            return None
        node = written("p", piece, pen)
        if node is None:
            return None
        if piece == old:
            twin = deepcopy(body)
            node.text = twin.text
            node[:] = list(twin)
        content.append(node)
    return [ReplaceContent(body, content)]


def _edit_block(frame: Frame, old: Piece, new: Piece, trace: Trace, pen: Pen) -> list[Edit] | None:
    runs = trace.runs[frame.first : frame.last]
    edits = edit_runs(runs, old, new, frame)
    if edits is None and frame.inner is not None:
        edits = rewritten(frame.inner, old, new, pen)
    return edits


def _opening(
    origin: list[int | None], before: Sequence[Piece], after: Sequence[Piece], frames: Sequence[Frame]
) -> dict[int, int]:
    """Nothing can be inserted before the first element of its parent: there, a new block takes over that element.

    What stood in it is inserted behind as a copy. Gives the new block that is one, and the old block that it copies.
    """
    if not before or origin[0] is not None or 0 not in origin or frames[0].leads is not None:
        return {}
    host = frames[0].inner
    if host is None or host is not frames[0].outer or after[0].key != before[0].key or host.get("id"):
        return {}
    number = origin.index(0)
    origin[0], origin[number] = 0, None
    return {number: 0} if after[number] == before[0] else {}


def _pen(root: _Element, frames: Sequence[Frame]) -> Pen:
    """The names of the document at hand: its namespace, and the tags that it uses itself."""
    at = next((frame.inner for frame in frames if frame.inner is not None), root)
    namespace, _, _ = str(at.tag).rpartition("}")
    nitf = tag_of(str(root.tag)).name == "nitf" or "nitf" in namespace.lower()
    marks: dict[str, str] = {}
    for node in root.iter("*"):
        tag = tag_of(str(node.tag))
        if tag.mark is not None and str(node.tag).startswith(f"{namespace}}}" if namespace else tag.name):
            marks.setdefault(tag.mark, str(node.tag).rpartition("}")[2])
    known = _NITF_MARKS if nitf else MARKS
    names = {tag_of(str(frame.inner.tag)).name for frame in frames if frame.inner is not None}
    return Pen(
        namespace=f"{namespace}}}" if namespace else "",
        prefix=at.prefix,
        marks={**known, **marks},
        nitf=nitf,
        paragraph="div" if "div" in names and "p" not in names else "p",
    )
