"""HTML pages: where their JSON-LD stands, and how other JSON-LD gets there while every other byte stays."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.errors import UnreadableInput
from newsml.formats.jsonld import encodings
from newsml.formats.jsonld.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.encodings import Form
    from newsml.formats.jsonld.tags import Range, Tag

_TYPE: Final = "application/ld+json"
_DANGEROUS: Final = re.compile(r"</(?=script)|<!--", re.IGNORECASE)
_ESCAPED: Final = {"</": "<\\/", "<!--": "<\\u0021--"}


@dataclass(frozen=True, slots=True)
class Script:
    """A JSON-LD script of a page."""

    start: int
    """The byte at which its content begins."""
    end: int
    text: str
    """Bytes that are nothing in the page's encoding are lone surrogates, as Python has them (`surrogateescape`)."""
    line: int
    """1-based line of the page on which the content begins."""
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page tells beside its words."""

    encoding: str
    """The codec."""
    scripts: tuple[Script, ...]
    canonical: str | None
    """The page's own address, as it gives it."""
    language: str | None
    place: int
    """The byte where one more script may stand: outside of comments and other elements with raw text."""
    is_xml: bool

    def bytes_of(self, text: str) -> bytes:
        """JSON in the page's encoding; characters that it has no place for, or gives back as others, are escaped."""
        changed = {
            ord(char): _escape(char) for char in set(text) if not (char.isascii() or self._keeps(char))
        }
        return text.translate(changed).encode(self.encoding, _errors(self.encoding))

    def _keeps(self, char: str) -> bool:
        errors = _errors(self.encoding)
        try:
            return char.encode(self.encoding, errors).decode(self.encoding, errors) == char
        except UnicodeEncodeError:
            return False


def _errors(encoding: str) -> str:
    """How what is no character in an encoding goes through a text unchanged."""
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def scripts(data: bytes, name: str | None = None) -> Page:
    """The JSON-LD scripts of an HTML page, in order.

    Args:
        data: the page.
        name: what to call it in errors.

    Raises:
        UnreadableInput: an encoding that is not read.
    """
    try:
        return _Reader(data).page()
    except UnreadableInput as error:
        error.source = name
        raise


class _Reader:
    """Reads one page, from its start to its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._form: Form = encodings.form(data)
        self._encoding = self._form.encoding
        self._canonical: str | None = None
        self._address: str | None = None
        self._language: str | None = None
        self._scripts: list[Tag] = []
        self._head_end: int | None = None
        self._body_end: int | None = None

    def page(self) -> Page:
        form = self._form
        tags = Tags(form.scan, is_xml=form.is_xml)
        for tag in tags:
            self._note(tag)
        encoding = self._encoding or encodings.assumed(self._data, form.scan)
        behind = self._scripts[-1].after if self._scripts else None
        places = (behind, self._head_end, self._body_end, tags.sound_end)
        place = next(index for index in places if index is not None)
        return Page(
            encoding,
            tuple(self._placed(encoding)),
            self._canonical or self._address,
            self._language,
            form.place(place) if place < len(form.scan) else len(self._data),
            form.is_xml,
        )

    def _note(self, tag: Tag) -> None:
        match tag.name:
            case b"script":
                if self._value(tag, b"type").partition(";")[0].strip().lower() == _TYPE:
                    self._scripts.append(tag)
            case b"html":
                self._language = (
                    self._language or self._value(tag, b"lang") or self._value(tag, b"xml:lang") or None
                )
            case b"link":
                if "canonical" in self._value(tag, b"rel").lower().split():
                    self._canonical = self._canonical or self._value(tag, b"href") or None
            case b"meta":
                if self._value(tag, b"property").lower() == "og:url":
                    self._address = self._address or self._value(tag, b"content") or None
                elif self._encoding is None:
                    self._encoding = self._declared(tag)
            case b"/head":
                self._head_end = tag.start if self._head_end is None else self._head_end
            case b"/body":
                self._body_end = tag.start

    def _declared(self, tag: Tag) -> str | None:
        label: str | None = self._value(tag, b"charset")
        if not label and self._value(tag, b"http-equiv").lower() == "content-type":
            label = encodings.in_content(self._value(tag, b"content"))
        return encodings.labelled(label) if label else None

    def _value(self, tag: Tag, name: bytes) -> str:
        """The value of an attribute, read as UTF-8 where it is not yet known how else; what counts here is ASCII."""
        found = tag.attributes.get(name)
        return html.unescape(self._text(found, self._encoding or "utf-8", "replace")).strip() if found else ""

    def _text(self, found: Range, encoding: str, errors: str) -> str:
        start, end = map(self._form.place, found)
        return self._data[start:end].decode(encoding, errors)

    def _placed(self, encoding: str) -> list[Script]:
        out = []
        errors = _errors(encoding)
        line, column, before = 1, 1, 0
        for tag in self._scripts:
            assert tag.content is not None  # noqa: S101 - it is a script
            start, end = tag.content
            breaks = self._form.scan.count(b"\n", before, start)
            line += breaks
            if breaks:
                column, before = 1, self._form.scan.rindex(b"\n", before, start) + 1
            column += len(self._text((before, start), encoding, errors))
            before = start
            start, end = map(self._form.place, tag.content)
            out.append(Script(start, end, self._data[start:end].decode(encoding, errors), line, column))
        return out


def safe(text: str) -> str:
    """JSON that may stand in a script element: the same value, without anything that ends or nests scripts.

    (HTML standard, 4.12.1.3, "Restrictions for contents of script elements".)
    """
    return text.replace("</", _ESCAPED["</"]).replace("<!--", _ESCAPED["<!--"])


def replaced(data: bytes, page: Page, texts: Mapping[int, str]) -> bytes:
    """The page with other JSON in some of its scripts; every other byte is the same.

    Args:
        data: the page.
        page: what `scripts` says of it.
        texts: JSON by the number of the script.
    """
    out, at = [], 0
    for number in sorted(texts):
        script, text = page.scripts[number], texts[number]
        if text != script.text:
            out += [data[at : script.start], page.bytes_of(_as_there(text, script.text, page))]
            at = script.end
    return b"".join([*out, data[at:]])


def _as_there(text: str, before: str, page: Page) -> str:
    """JSON that is safe in its script; where the page itself does not escape what it could, only as far as needed."""
    if page.is_xml and ("<![CDATA[" in before or not ("<" in before or "&" in before)):
        return _in_xml(text)
    if "</" in before:
        return _DANGEROUS.sub(lambda found: _ESCAPED[found[0]], text)
    return safe(text)


def _in_xml(text: str) -> str:
    """JSON that an XML parser reads as an HTML parser does."""
    return text.replace("<", "\\u003c").replace("&", "\\u0026").replace("]]>", "]]\\u003e")


def added(data: bytes, page: Page, text: str) -> bytes:
    """The page with one more JSON-LD script: behind the last one, else at the end of its head or body."""
    content = _in_xml(text) if page.is_xml else safe(text)
    element = f'<script type="{_TYPE}">\n{content}\n</script>\n'
    before = page.bytes_of("\n" if page.scripts else "")
    return data[: page.place] + before + page.bytes_of(element) + data[page.place :]
