"""XML that comes from outside: parsed without entities, without the network, within bounds.

A document type declaration is refused, whatever it says: with it go entity bombs, external entities and attribute
defaults. Encodings other than UTF-8 are decoded here, so that a wrong one is an error with a line, not broken text.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.files import check_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from lxml import etree

MAX_DEPTH: Final = 256
"""How deep elements may be nested (libxml2's own limit for ordinary documents)."""

# libxml2 refuses single texts beyond 10 million bytes unless it is told that the document is huge.
_ORDINARY: Final = 9_000_000
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STARTS: Final = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION: Final = re.compile(rb"<\?xml(?=[ \t\r\n])([^>]*?)\?>")
_ENCODING: Final = re.compile(rb"[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*([\"'])([A-Za-z][A-Za-z0-9._-]*)\1")
_DOCTYPE: Final = re.compile(rb"(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->)*<!DOCTYPE", re.DOTALL)
# Python's own names of character sets; it has codecs that are none, and UTF-16 would have shown in the first bytes.
_CHARACTER_SETS: Final = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp\d{3,4}|koi8-[rtu]|mac-\w+|big5\w*|gb\w+|euc_\w+|shift_jis\w*|iso2022_\w+|johab|tis-620"
)
_AT_FAULT: Final = re.compile(r", line \d+, column \d+.*", re.DOTALL)


def parse(data: bytes, name: str | None = None) -> etree._Element:
    """The root element of a document.

    Raises:
        UnreadableInput: not well-formed, in a wrong or unknown encoding, with a DOCTYPE, or beyond a limit; with line
            and column where they are known.
    """
    from lxml import etree

    content = _utf8(data, name)
    if _DOCTYPE.match(content):
        line = content.count(b"\n", 0, content.find(b"<!DOCTYPE")) + 1
        raise UnreadableInput(
            "a DOCTYPE is not read, for it can hide files and bombs: remove it", source=name, line=line
        )
    parser = etree.XMLParser(
        **_options(), huge_tree=len(content) > _ORDINARY, collect_ids=False, strip_cdata=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, name) from None
    if root is None:  # pragma: no cover - lxml raises for an empty document
        raise UnreadableInput("there is no element", source=name)
    return root


def items(file: IO[bytes], tags: frozenset[str], name: str | None = None) -> Iterator[etree._Element]:
    """Elements with one of these tags, one after the other, in bounded memory.

    An element is whole when it is yielded and emptied afterwards; the elements around it keep their attributes only.
    The encoding has to be one that libxml2 knows.

    Raises:
        UnreadableInput: as `parse` does, when it comes to that.
    """
    from lxml import etree

    events = etree.iterparse(file, events=("start", "end"), huge_tree=True, collect_ids=False, **_options())
    depth = inside = 0
    try:
        for event, node in events:
            if event == "start":
                depth += 1
                if depth == 1:
                    _no_doctype(node, name)
                if depth > MAX_DEPTH:
                    raise UnreadableInput(
                        f"nested deeper than {MAX_DEPTH} elements", source=name, line=node.sourceline
                    )
                inside += node.tag in tags
                continue
            depth -= 1
            if node.tag in tags:
                inside -= 1
                if not inside:
                    yield node
            if not inside:
                _drop(node)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, name) from None


def _drop(node: etree._Element) -> None:
    """Forgets an element that has been dealt with, and what stands before it."""
    node.clear()
    parent = node.getparent()
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def _no_doctype(node: etree._Element, name: str | None) -> None:
    if node.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput(
            "a DOCTYPE is not read, for it can hide files and bombs: remove it", source=name
        )


def _options() -> dict[str, Any]:
    return {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "attribute_defaults": False,
        "dtd_validation": False,
        "recover": False,
    }


def _unreadable(error: etree.XMLSyntaxError, name: str | None) -> UnreadableInput:
    line, column = error.position
    message = _AT_FAULT.sub("", error.msg or "not well-formed")
    return UnreadableInput(
        f"not well-formed XML: {message}", source=name, line=line or None, column=column or None
    )


def _utf8(data: bytes, name: str | None) -> bytes:
    """The document in UTF-8 without mark or declaration of another encoding; lines stay where they are."""
    check_size(len(data), name)
    encoding, skip = _encoding_by_first_bytes(data)
    seen = encoding is not None
    declared = _DECLARATION.match(data, skip) if encoding is None else None
    named = _ENCODING.search(declared[1]) if declared is not None else None
    if named is not None:
        encoding = named[2].decode("ascii").lower()
    if encoding in (None, "utf-8", "utf8"):
        return data[skip:] if skip else data
    try:
        text = data[skip:].decode(encoding if seen else _checked(encoding, name))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + skip) + 1
        raise UnreadableInput(
            f"not in {encoding}, the encoding that it is said to be in: {error.reason}",
            source=name,
            line=line,
        ) from None
    content = text.encode("utf-8", "surrogatepass")
    found = _DECLARATION.match(content)
    if found is None:
        return content
    # The declaration names an encoding that is no longer true; its line breaks stay, so that lines are right.
    return b"\n" * found[0].count(b"\n") + content[found.end() :]


def _encoding_by_first_bytes(data: bytes) -> tuple[str | None, int]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    # XML 1.0, appendix F.1: without a mark, the first bytes of "<?xml" or "<" tell.
    for start, encoding in (
        (b"<\0\0\0", "utf-32-le"),
        (b"\0\0\0<", "utf-32-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if data.startswith(start):
            return encoding, 0
    return None, 0


def _checked(encoding: str, name: str | None) -> str:
    """A text encoding that Python knows; UTF-16 that is declared only by name has no mark and is refused."""
    try:
        name_of_codec = codecs.lookup(encoding).name
        if not _CHARACTER_SETS.fullmatch(name_of_codec):
            raise LookupError
    except LookupError:
        message = f"the encoding {encoding!r} is not known, or not the one that the bytes are in: write UTF-8"
        raise UnreadableInput(message, source=name, line=1) from None
    return name_of_codec


def is_element(node: etree._Element) -> bool:
    """Whether a node is an element, not a comment or processing instruction."""
    return isinstance(node.tag, str)


def line_of(node: etree._Element) -> int | None:
    """The line that an element starts in, from 1, where it is known."""
    line: object = node.sourceline
    return line if isinstance(line, int) else None
