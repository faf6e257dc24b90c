"""Which format a document is, told from its content; formats that newsml knows by name only are named in the error."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnknownFormat, UnreadableInput, UnsupportedFormat
from newsml.formats import by_suffix, named, names
from newsml.formats._kit import strict_json

if TYPE_CHECKING:
    from newsml.formats.format import Format

_HEAD: Final = 65_536

_NAR: Final = "http://iptc.org/std/nar/2006-10-01/"
_G2_ROOTS: Final = frozenset(
    {"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"}
)
_G2_PARTS: Final = frozenset({"contentMeta", "contentSet", "groupSet"})
"""Parts of items that people pass on alone, without a namespace."""
_XML_BY_NAME: Final = {
    "NewsML": "NewsML 1.x: newsml reads NewsML-G2; convert it with your agency's or IPTC's tools",
    "nitf": "NITF: newsml reads NITF only as the body of a NewsML-G2 item",
    "rss": "RSS: a feed holds summaries, not articles; load the articles that it links to",
    "feed": "Atom: a feed holds summaries, not articles; load the articles that it links to",
    "RDF": "RDF/XML: convert it to JSON-LD first",
    "html": 'HTML without any <script type="application/ld+json">: save its text as plain text and use `newsml new`',
    "sportsContent": "SportsML: newsml reads NewsML-G2",
}
_YAML_DRAFT: Final = re.compile(r"\ufeff?(?:%[^\r\n]*\r?\n|---\s|[ \t]*(?:#[^\r\n]*)?\r?\n)*draft:\s")
_IRI: Final = r'<[^\x00-\x20<>"{}|^`\\]*>'
_NODE: Final = rf"(?:{_IRI}|_:[^\s<>\"]+)"
_TRIPLE: Final = re.compile(
    rf"{_NODE}[ \t]*{_IRI}[ \t]*"
    rf'(?:{_NODE}|"(?:[^"\\\r\n]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^{_IRI})?)'
    rf"(?P<graph>[ \t]*{_NODE})?[ \t]*\.[ \t]*(?:#.*)?"
)
"""A line of N-Triples or N-Quads; both begin as XML does."""
_TURTLE: Final = re.compile(
    rf"@prefix\s|@base\s|(?i:prefix)\s+[\w.-]*:\s*<|(?i:base)\s+<|<[^\s<>:]+:[^\s<>]*[/:#][^\s<>]*>\s+(?:a|{_IRI})\s"
)
_RDF: Final = ("turtle", "nquads", "ntriples")
_ELEMENT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:\s+[^<>]*)?)")
_PROLOG: Final = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE
)


def detect(data: bytes, name: str | None = None) -> Format:
    """The format of a document.

    Args:
        data: the document.
        name: its file name, where known; only its ending can tell that a document is plain text.

    Raises:
        UnsupportedFormat: newsml knows the format by name, but does not read it.
        UnknownFormat: nothing recognises it.
    """
    if name and name.lower().endswith(named("text").suffixes):
        return named("text")  # a text may well begin with a bracket: "[Update] ..."
    head = _head(data)
    rdf = _rdf(head, name)
    if rdf is not None:
        return rdf
    first = head.lstrip("\ufeff \t\r\n")[:1]
    if first == "<":
        return _xml(data, head, name)
    if first == "{" and name and name.lower().endswith(named("draft").suffixes):
        return named("draft")
    if first == "{" and name and name.lower().endswith(named("jsonl").suffixes):
        return named("jsonl")  # one line of JSON Lines is JSON as well
    if first and first in "{[":
        return _json(data, head, name)
    if _YAML_DRAFT.match(head):
        return named("draft")
    ending = _by_name(name)
    if ending is not None:
        return ending
    if not first:
        raise UnknownFormat("the document is empty", source=name)
    raise UnknownFormat(
        f"neither XML nor JSON, so its format cannot be told from its content: name one of {', '.join(names())}",
        source=name,
    )


def _by_name(name: str | None) -> Format | None:
    try:
        found = by_suffix(name) if name else None
    except UnknownFormat:
        return None
    return found if found is not None and found.name not in ("newsml-g2", "json", "jsonld") else None


def _head(data: bytes) -> str:
    part = data[:_HEAD]
    if part.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return part[: len(part) & ~3].decode("utf-32", "replace")
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        return part.decode("utf-16", "replace")
    if part[:2] == b"\0<":
        return part.decode("utf-16-be", "replace")
    if part[1:2] == b"\0":
        return part.decode("utf-16-le", "replace")
    return part.decode("utf-8", "replace")


def _rdf(head: str, name: str | None) -> Format | None:
    """Turtle, N-Quads or N-Triples; they have much in common, so that the ending counts first."""
    for format_ in map(named, _RDF):
        if name and name.lower().endswith(format_.suffixes):
            return format_
    if head.lstrip("\ufeff \t\r\n")[:1] not in frozenset("<_#@pPbB"):
        return None
    lines = [line.strip("\ufeff \t") for line in re.split(r"[\r\n]+", head)]
    lines = [line for line in lines if line and line[0] != "#"]
    if not lines:
        return None
    first = _TRIPLE.fullmatch(lines[0])
    if first is None:
        return named("turtle") if _TURTLE.match("\n".join(lines[:3])) else None
    several = (_TRIPLE.fullmatch(line) for line in lines)
    return named("nquads" if any(found and found["graph"] for found in several) else "ntriples")


def _xml(data: bytes, head: str, name: str | None) -> Format:
    prolog = _PROLOG.match(head)
    root = _ELEMENT.match(head, prolog.end() if prolog else 0) or _ELEMENT.search(head)
    tag = root[1] if root else ""
    if root and (tag in _G2_ROOTS | _G2_PARTS or _NAR in root[2]):
        return named("newsml-g2")
    if prolog and re.search(r"<!DOCTYPE\s+html\b", prolog[0], re.IGNORECASE):
        tag = "html"  # its own tags may be left out
    if (tag.lower() == "html" or tag not in _XML_BY_NAME) and _is_page(data, name):
        return named("jsonld")
    known = _XML_BY_NAME.get(tag) or _XML_BY_NAME.get(tag.lower() if tag.lower() in ("html", "rss") else tag)
    if known is not None:
        raise UnsupportedFormat(f"this is {known}", source=name)
    if root is None:
        raise UnknownFormat("it starts like XML but has no element", source=name)
    line = head.count("\n", 0, root.start()) + 1
    raise UnknownFormat(f"an XML document with the root <{tag}> is not known here", source=name, line=line)


def _is_page(data: bytes, name: str | None) -> bool:
    """Whether it is an HTML page with JSON-LD in it."""
    if re.search(rb"l\0?d\0?\+\0?j\0?s\0?o\0?n", data, re.IGNORECASE) is None:
        return False
    from newsml.formats.jsonld.pages import scripts

    return bool(scripts(data, name).scripts)


def _json(data: bytes, head: str, name: str | None) -> Format:
    if re.match(r'\ufeff?\s*\{\s*"newsml"\s*:', head) and not _many_lines(data, head):
        return named("json")
    try:
        value = strict_json.parse(data, name)
    except UnreadableInput as error:
        if _many_lines(data, head):
            return named("jsonl")
        if error.message.startswith("not UTF"):
            raise
        return named("jsonld" if '"@' in head else "json")
    return _json_value(value, name)


def _many_lines(data: bytes, head: str) -> bool:
    """Whether each line is an object of its own, as far as the head goes; at least the first line."""
    end = data.find(b"\n", len(head) if "\n" not in head.lstrip("\ufeff \t\r\n") else 0)
    if end >= _HEAD:  # a first line that is longer than the head
        return data[:end].rstrip(b"\r ")[-1:] == b"}" and data[end:].lstrip()[:1] == b"{"
    lines = [line.strip("\ufeff\r ") for line in head.split("\n")[:-1] if line.strip("\ufeff\r ")]
    return bool(lines) and all(line[0] == "{" and line[-1] == "}" for line in lines[:4])


def _json_value(value: Any, name: str | None) -> Format:
    if isinstance(value, list):
        if any(isinstance(item, dict) and any(key.startswith("@") for key in item) for item in value):
            return named("jsonld")
        raise UnknownFormat("a JSON array: write one article a line (jsonl), or one a document", source=name)
    if any(key.startswith("@") for key in value):
        return named("jsonld")
    if "draft" in value:
        return named("draft")
    standard = value.get("standard")
    ninjs = isinstance(standard, dict) and standard.get("name") == "ninjs"
    if ninjs or ("newsml" not in value and "id" not in value and "uri" in value):
        raise UnsupportedFormat("this is ninjs: this version of newsml does not read it", source=name)
    return named("json")
