"""The tags of an HTML page, found as the HTML standard's tokenizer finds them (section 13.2.5, "Tokenization").

No tree is built: where a script begins and ends depends on the tokenizer alone. What stands in comments and in elements
that hold raw text is no tag; the content of `noscript` is, as for a browser without scripts. Every byte is looked at a
bounded number of times, whatever the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_S: Final = rb"[\t\n\f\r ]"
_OPENING: Final = re.compile(rb"<(?:(!--)|(/?)([a-zA-Z][^\t\n\f\r />]*)|[!?/])")
_COMMENT_END: Final = re.compile(rb"--!?>")
_AT_ONCE: Final = re.compile(rb"-?>")
_ATTRIBUTE: Final = re.compile(rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)?")
_VALUE: Final = re.compile(
    _S + rb"*=" + _S + rb"*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)|(?=>))"
)
_EQUALS: Final = re.compile(_S + rb"*=")
_ORDINARY: Final = re.compile(
    rb"(?:" + _S + rb"+[^\t\n\f\r />=\"']+(?:=(?:\"[^\"]*\"|'[^']*'))?)*" + _S + rb"*/?>"
)
"""The rest of most tags: each attribute after white space, each value in quotation marks."""
_SCRIPT: Final = re.compile(rb"<!--(-*>)?|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)
_RAW: Final = frozenset(
    {b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes"}
)
_TOLD: Final = frozenset({b"html", b"head", b"body", b"meta", b"link", b"script"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; that of a script with what belongs to it."""

    name: bytes
    """In lower case; of an end tag with the slash in front."""
    start: int
    end: int
    attributes: dict[bytes, Range]
    """Names in lower case, with the ranges of the values as they are written."""
    content: Range | None = None
    """Of a script: what stands between the tags."""
    after: int | None = None
    """Of a script: where its end tag ends, unless the page ends before."""


class Tags:
    """The tags of a page that say something about it; read once, from its start to its end."""

    def __init__(self, page: bytes, *, is_xml: bool = False) -> None:
        self._page = page
        self._foreign = int(is_xml)
        self.sound_end = len(page)
        """Where a tag, a comment or raw text begins that has no end; known when all tags are read."""

    def __iter__(self) -> Iterator[Tag]:
        page, at = self._page, 0
        while found := _OPENING.search(page, at):
            name = found[2] + found[3].lower() if found[3] else b""
            attributes: dict[bytes, Range] = {}
            if not name:
                end = self._after_markup(found)
            elif name in _TOLD:
                attributes, end = _attributes(page, found.end())
            else:
                end = _tag_end(page, found.end())
            if end is None:
                self.sound_end = found.start()
                return
            at = end
            if name == b"plaintext":
                self.sound_end = found.start()
                return
            if name in _RAW and not self._is_empty(end):
                content_end = _raw_end(page, name, end)
                after = None if content_end is None else _tag_end(page, content_end + 2 + len(name))
                if name == b"script":
                    content = end, len(page) if content_end is None else content_end
                    yield Tag(name, found.start(), end, attributes, content, after)
                if after is None:
                    self.sound_end = found.start()
                    return
                at = after
            elif name in _TOLD or name in (b"/head", b"/body"):
                yield Tag(name, found.start(), end, attributes)
            elif name in (b"svg", b"math") and page[end - 2 : end] != b"/>":
                self._foreign += 1
            elif name in (b"/svg", b"/math"):
                self._foreign = max(self._foreign - 1, 0)

    def _is_empty(self, end: int) -> bool:
        """Whether an element without content is meant: `/>` counts in SVG, MathML and XML, not in HTML."""
        return self._foreign > 0 and self._page[end - 2 : end] == b"/>"

    def _after_markup(self, found: re.Match[bytes]) -> int | None:
        """Where a comment ends, or what the standard takes for one: a DOCTYPE, a processing instruction."""
        page, at = self._page, found.end()
        if found[1]:
            at_once = _AT_ONCE.match(page, at)
            end = at_once or _COMMENT_END.search(page, at)
            return end.end() if end else None
        closing = b"]]>" if self._foreign and page.startswith(b"![CDATA[", found.start() + 1) else b">"
        index = page.find(closing, at)
        return None if index < 0 else index + len(closing)


def _tag_end(page: bytes, at: int) -> int | None:
    """Where a tag ends whose name ends at an index; None where the page ends first."""
    ordinary = _ORDINARY.match(page, at)
    return ordinary.end() if ordinary else _attributes(page, at)[1]


def _attributes(page: bytes, at: int) -> tuple[dict[bytes, Range], int | None]:
    """The attributes of a tag, of two with one name the first, and where the tag ends."""
    out: dict[bytes, Range] = {}
    while True:
        found = _ATTRIBUTE.match(page, at)
        name, at = (found[1], found.end()) if found else (None, at)
        if not name:
            return out, at + 1 if page[at : at + 1] == b">" else None
        value = _VALUE.match(page, at)
        if value:
            at = value.end()
            out.setdefault(name.lower(), value.span(value.lastindex) if value.lastindex else (at, at))
        elif _EQUALS.match(page, at):
            return out, None
        else:
            out.setdefault(name.lower(), (at, at))


def _raw_end(page: bytes, name: bytes, at: int) -> int | None:
    """Where the end tag of an element begins that holds raw text."""
    if name == b"script":
        return _script_end(page, at)
    found = re.compile(rb"</" + name + rb"(?=[\t\n\f\r />])", re.IGNORECASE).search(page, at)
    return found.start() if found else None


def _script_end(page: bytes, at: int) -> int | None:
    """Where the end tag of a script begins (13.2.5.15 to 13.2.5.32: "script data" and its escaped states).

    Behind `<!--` a second `<script` makes its own `</script>` part of the text, up to `-->`.
    """
    escaped = twice = False
    for found in _SCRIPT.finditer(page, at):
        word = found[0]
        if word == b"-->":
            escaped = twice = False
        elif word.startswith(b"<!--"):
            escaped = escaped or not found[1]
            if found[1]:
                escaped = twice = False
        elif found[2]:
            if not twice:
                return found.start()
            twice = False
        elif escaped:
            twice = True
    return None
