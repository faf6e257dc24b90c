"""Changes in N-Triples and N-Quads: lines go and come, all others stay as they are, comments and blank lines too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats.rdf.document import lines, states
from newsml.formats.rdf.lines import lines_of

if TYPE_CHECKING:
    from newsml.formats.rdf.change import Change
    from newsml.formats.rdf.triples import Fact

_END: Final = re.compile(rb"\r\n|\n|\r")


def with_lines_changed(data: bytes, change: Change, graph: str = "") -> bytes:
    """The document with the lines of a change; a new line stands behind the one that comes before it in the article.

    Args:
        data: the document.
        change: what is to become of it.
        graph: the graph that new lines are in; empty for the default one.
    """
    found = _END.search(data)
    end = found[0] if found else b"\n"
    last = (f"{graph} ." if graph else ".").encode() + end
    kept: list[list[bytes]] = [[]]
    at: list[int] = []
    """Where the line of each triple is, or was, among those that are kept."""
    written: set[Fact] = set()
    for start, stop in lines(data):
        line = data[start:stop]
        if not states(line):
            kept.append([line])
            continue
        number = len(at)
        moved = change.renamed.get(number)
        if moved is not None and moved not in written:
            written.add(moved)
            kept.append([_text(moved, last)])
        elif moved is None and number not in change.gone:
            kept.append([line])
        at.append(len(kept) - 1)
    # Where the first old line went, else at the end; then each behind the line of what comes before it.
    place = min((at[n] for n in change.gone), default=len(kept) - 1)
    coming = set(change.coming)
    for fact in change.new:
        known = change.old.get(fact)
        if fact in coming:
            kept[place].append(_text(fact, last))
        elif known and not change.at_once:
            place = at[known[0]]
    return _joined(kept, end)


def _text(fact: Fact, last: bytes) -> bytes:
    return b"".join(line.removesuffix(".").encode() + last for line in lines_of(fact))


def _joined(kept: list[list[bytes]], end: bytes) -> bytes:
    out: list[bytes] = []
    for group in kept:
        for line in group:
            if out and not out[-1].endswith((b"\n", b"\r")):
                out.append(end)
            out.append(line)
    return b"".join(out)
