"""Other words and marks in an element that holds one block, in the markup that it is in, and as little as will do.

Text nodes first; else the children that the change touches; else the whole content. What is done is read again: the
first way whose result is exactly what is wanted is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.formats._kit.alignment import matched
from newsml.formats.newsml_g2.bodies.edits import ReplaceContent, SetTail, SetText, apply, is_plain_text
from newsml.formats.newsml_g2.bodies.foreign import UNEVEN, WHITE, Trace, lay_out
from newsml.formats.newsml_g2.bodies.markup import Ink, Region, append, cut, fill
from newsml.formats.newsml_g2.bodies.pieces import sorted_marks
from newsml.formats.newsml_g2.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.edits import Edit
    from newsml.formats.newsml_g2.bodies.foreign import Run
    from newsml.formats.newsml_g2.bodies.frames import Frame
    from newsml.formats.newsml_g2.bodies.markup import Fragment
    from newsml.formats.newsml_g2.bodies.pieces import Mark, Piece

_TOKENS: Final = re.compile(r"\w+|\s|[^\w\s]")
_MOST_COMPARED: Final = 2_000_000
"""Characters of a block, old and new, that are compared word by word: it takes some hundred bytes for each."""
Hunk = tuple[int, int, int, int]
"""Where words stood in the old text, and where others stand in the new one."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What elements are called in the document at hand."""

    namespace: str
    """Goes before their local names, in braces."""
    prefix: str | None
    marks: Mapping[str, str]
    """Local names by kind of mark; what is missing cannot be written."""
    nitf: bool
    """Whether it is NITF; otherwise XHTML, in whatever namespace."""
    paragraph: str
    """What a paragraph is called."""

    def element(self, name: str) -> _Element:
        from lxml import etree

        nsmap = {self.prefix: self.namespace[1:-1]} if self.namespace else {}
        return etree.Element(self.namespace + name, nsmap=nsmap)  # type: ignore[arg-type]


# --- in text nodes alone ---


def edit_runs(runs: Sequence[Run], old: Piece, new: Piece, frame: Frame) -> list[Edit] | None:
    """Edits of the text nodes that a block's words come from; None where that does not give the new words and marks."""
    if old.text == new.text or len(old.text) + len(new.text) > _MOST_COMPARED:
        return None
    for rightmost in (False, True):
        edits = _edits_of(_hunks(old.text, new.text, right=rightmost), runs, new.text, right=rightmost)
        if edits is None:
            continue
        if frame.inner is not None:
            if is_exact(frame.inner, edits, new):
                return edits
        elif frame.stretch is not None and reads_as(frame.stretch.edited(edits), new):
            return edits
    return None


def _hunks(old: str, new: str, *, right: bool) -> list[Hunk]:
    """Changed stretches, word by word; inserted or removed ones as far left or right as they can say the same."""
    left_tokens, right_tokens = _TOKENS.findall(old), _TOKENS.findall(new)
    pairs = matched(left_tokens, right_tokens)
    out: list[Hunk] = []
    at = to = a = b = 0
    for i, j in [*pairs, (len(left_tokens), len(right_tokens))]:
        start, begin = a, b
        while at < i:
            a, at = a + len(left_tokens[at]), at + 1
        while to < j:
            b, to = b + len(right_tokens[to]), to + 1
        if a > start or b > begin:
            out.append((start, a, begin, b))
        if i < len(left_tokens):
            a, b, at, to = a + len(left_tokens[i]), b + len(right_tokens[j]), i + 1, j + 1
    return _slid(out, old, new, right=right)


def _slid(hunks: list[Hunk], old: str, new: str, *, right: bool) -> list[Hunk]:
    out: list[Hunk] = []
    for number, (start, end, begin, stop) in enumerate(hunks):
        a, b, c, d = start, end, begin, stop
        one_sided = a == b or c == d
        if one_sided and not right:
            floor = out[-1][1] if out else 0
            while a > floor and (old[a - 1] == old[b - 1] if c == d else new[c - 1] == new[d - 1]):
                a, b, c, d = a - 1, b - 1, c - 1, d - 1
        elif one_sided:
            ceiling = hunks[number + 1][0] if number + 1 < len(hunks) else len(old)
            while b < ceiling and (old[a] == old[b] if c == d else new[c] == new[d]):
                a, b, c, d = a + 1, b + 1, c + 1, d + 1
        out.append((a, b, c, d))
    return out


def _edits_of(hunks: list[Hunk], runs: Sequence[Run], new: str, *, right: bool) -> list[Edit] | None:
    first = runs[0].start
    starts, ends = [run.start - first for run in runs], [run.end - first for run in runs]
    changes: dict[int, list[Hunk]] = {}
    for hunk in hunks:
        a, b = hunk[:2]
        number = bisect_right(starts, a) - 1 if right or b > a else bisect_left(ends, b)
        if not 0 <= number < len(runs) or not (starts[number] <= a and b <= ends[number]):
            return None
        changes.setdefault(number, []).append(hunk)
    out: list[Edit] = []
    for number, found in changes.items():
        run = runs[number]
        if not is_plain_text(run.node, tail=run.tail):
            return None
        text = _spliced(run, starts[number], found, new)
        if text is None:
            return None
        out.append(SetTail(run.node, text) if run.tail else SetText(run.node, text))
    return out


def _spliced(run: Run, start: int, hunks: list[Hunk], new: str) -> str | None:
    """The text node with other words; the white space around those that stay is as it was."""
    raw = (run.node.tail if run.tail else run.node.text) or ""
    places = _places(raw, run)
    parts, at = [], 0
    for a, b, c, d in hunks:
        words = new[c:d]
        if "\n" in words and not run.pre:
            return None
        parts += [raw[at : places[a - start]], words]
        at = places[b - start]
    text = "".join([*parts, raw[at:]])
    return text if text.strip(WHITE) else None


def _places(raw: str, run: Run) -> list[int]:
    """Where each character of a run stands in its text node, and where the last one ends."""
    first = len(raw) - len(raw.lstrip(WHITE))
    if run.pre:
        last = len(raw.rstrip(WHITE))
        return list(range(last - (run.end - run.start), last + 1))
    words = raw.rstrip(WHITE)
    out: list[int] = []
    at = first
    for found in UNEVEN.finditer(words, first):
        out += range(at, found.start() + 1)
        at = found.end()
    return [*out, *range(at, len(words) + 1)]


# --- in the content of an element ---


def rewritten(host: _Element, old: Piece, new: Piece, pen: Pen) -> list[Edit] | None:
    """Edits that give a block's element other words or marks; None where its markup cannot say them."""
    for content in (_middle(host, old, new, pen), _whole(host, new, pen)):
        if content is not None:
            edits: list[Edit] = [ReplaceContent(host, content)]
            if is_exact(host, edits, new):
                return edits
    return None


def is_exact(host: _Element, edits: Sequence[Edit], piece: Piece) -> bool:
    """Whether an element, once edited, reads as this block alone."""
    twin = deepcopy(host)
    apply(edits, dict(zip(host.iter(), twin.iter(), strict=True)))
    return reads_as(twin, piece)


def reads_as(host: _Element, piece: Piece) -> bool:
    """Whether an element shows this block alone."""
    walked = lay_out(host, Source(host))
    return (
        walked.text == piece.text
        and len(walked.blocks) == 1
        and tuple(sorted_marks(walked.marks)) == piece.marks
    )


def written(name: str, piece: Piece, pen: Pen) -> _Element | None:
    """A new element that holds a block."""
    node = pen.element(name)
    return node if _write(node, piece, (0, len(piece.text)), pen) else None


def _whole(host: _Element, new: Piece, pen: Pen) -> _Element | None:
    node = pen.element(_local(host))
    return node if _write(node, new, (0, len(new.text)), pen) else None


def _middle(host: _Element, old: Piece, new: Piece, pen: Pen) -> _Element | None:
    """The children before and after the change as they are, what is between them anew."""
    if not len(host):
        return None
    trace = Trace()
    twin = deepcopy(host)
    lay_out(twin, Source(twin), trace)
    start, end = _changed(old, new)
    growth = len(new.text) - len(old.text)
    before = after = 0
    children = list(twin)
    reach = _reach(twin, children, trace)
    while before < len(children) and reach[before][1] <= start:
        before += 1
    while after < len(children) - before and reach[-1 - after][0] >= end:
        after += 1
    first = reach[before - 1][1] if before else 0
    last = reach[len(children) - after][0] if after else len(old.text)
    node = pen.element(_local(host))
    if before:
        node.text = twin.text
        node.extend(children[:before])
        node[-1].tail = None
    if not _write(node, new, (first, last + growth), pen):
        return None
    node.extend(children[len(children) - after :])
    return node


def _reach(host: _Element, children: Sequence[_Element], trace: Trace) -> list[tuple[int, int]]:
    """Where the words of each child stand; for one without words, where it stands itself."""
    ends = {(run.node, run.tail): run.end for run in trace.runs}
    out: list[tuple[int, int]] = []
    at = ends.get((host, False), 0)
    for child in children:
        first, last = trace.within.get(child, (0, 0))
        start = trace.runs[first].start if first < last else at
        at = trace.runs[last - 1].end if first < last else at
        out.append((start, at))
        at = ends.get((child, True), at)
    return out


def _changed(old: Piece, new: Piece) -> tuple[int, int]:
    """The stretch of the old text outside of which words and marks are the same."""
    a, b = old.text, new.text
    start, shorter = 0, min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    stop, growth = len(a) - end, len(b) - len(a)
    moved = {_moved(mark, start, stop, growth): mark for mark in old.marks}
    now = set(new.marks)
    touched = [mark[1:3] for at, mark in moved.items() if at not in now]
    for _, first, last, _ in now - moved.keys():
        left = first if first <= start else max(start, first - growth)
        right = last - growth if last >= stop + growth else min(stop, last)
        touched.append((left, right))
    for first, last in touched:
        start, stop = min(start, first), max(stop, last)
    return start, stop


def _moved(mark: Mark, start: int, stop: int, growth: int) -> Mark:
    kind, first, last, href = mark
    return (
        kind,
        first + growth if first >= stop else first,
        last + growth if last >= stop and last > start else last,
        href,
    )


def _write(node: _Element, piece: Piece, span: tuple[int, int], pen: Pen) -> bool:
    """Appends a stretch of a block, with the marks that lie in it; False where one of them has no element."""
    start, end = span
    if end <= start:
        return True
    marks = [mark for mark in piece.marks if start <= mark[1] and mark[2] <= end]
    if any(mark[0] not in pen.marks for mark in marks):
        return False
    inks = [Ink(first, last, number) for number, (_, first, last, _) in enumerate(marks)]
    if piece.key[0] != "preformatted":
        inks += [Ink(at, at + 1) for at in range(start, end) if piece.text[at] == "\n"]
    breaks = []

    def make(parent: _Element, fragment: Fragment) -> _Element:
        if fragment.ink.mark is None:
            breaks.append(child := pen.element("br"))
        else:
            kind, _, _, href = marks[fragment.ink.mark]
            child = pen.element(pen.marks[kind])
            if href:
                child.set("href", href)
        parent.append(child)
        return child

    fresh = pen.element("span")
    fill(fresh, piece.text, span, cut([Region(start, end, 0)], inks)[0], make)
    for child in breaks:
        child.text = None
    append(node, fresh.text or "")
    node.extend(list(fresh))
    return True


def _local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]
