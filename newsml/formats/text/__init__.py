"""`text`: a headline and a body as plain text, and nothing else.

The grammar, where a line break is LF, CRLF or CR and nothing else::

    text     = headline [ break *break [ body ] ]     ; a headline has no line break and is not empty
             / break body                             ; a text that begins with an empty line has no headline

The body is the rest of the text, to its last character. Written are an empty line between headline and body, and a
line break after a headline that stands alone; when read, any number of empty lines (no white space in them) will do.
Nothing else is ever left out, trimmed or unified.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pydantic import ValidationError

from newsml.errors import CannotCarry, InvalidArticle, NewsmlError, UnreadableInput
from newsml.findings import Note
from newsml.formats.format import Format
from newsml.formats.reading import Reading
from newsml.formats.text.decoding import Encoding, decode, legal
from newsml.model.article import Article
from newsml.model.structure import records, shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ID_PREFIX: Final = "https://w3id.org/news-annotation/sha256/"
"""What the id of an article that was read from a text begins with; the SHA-256 of the document's bytes follows."""

_PLACED: Final = frozenset({"Article.headline", "Article.body"})
_BREAK: Final = r"(?:\r\n|[\r\n])"
_WITH_HEADLINE: Final = re.compile(rf"(?P<headline>[^\r\n]+)(?P<gap>{_BREAK}*)")
_WITHOUT: Final = re.compile(_BREAK)
_BREAKS: Final = re.compile(_BREAK)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One text of the article, and how it stands in the document."""

    text: str
    raw: str

    def written(self, text: str) -> str:
        return self.raw if text == self.text else text


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a document looks like around its words."""

    encoding: Encoding = field(default_factory=Encoding)
    lead: str = "\n"
    """In front of a body without a headline."""
    gap: str = "\n\n"
    """Between headline and body."""
    tail: str = "\n"
    """After a headline without a body."""
    headline: _Piece = _Piece("", "")
    body: _Piece = _Piece("", "")


@cache
def _lost() -> Mapping[str, str]:
    reasons = {
        "Article.id": "a text has no place for it; when read, the id is made from the SHA-256 of its bytes",
        "Article.standfirst": "a text has no mark that would tell it from the body",
        "Article.blocks": "the body's lines are written as they are, without their kinds",
        "Article.marks": "the body's words are written as they are, without emphasis and links",
    }
    fields = [f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)]
    other = "a text holds a headline and a body, nothing else"
    return MappingProxyType({name: reasons.get(name, other) for name in fields if name not in _PLACED})


class TextFormat(Format):
    """Headline, empty line, body."""

    name: ClassVar = "text"
    title: ClassVar = "plain text: a headline, an empty line, the body"
    suffixes: ClassVar = (".txt", ".text")
    media_type: ClassVar = "text/plain; charset=utf-8"
    many: ClassVar = False
    options: ClassVar = MappingProxyType({"headline": "False writes the body alone, as it is"})
    lost: ClassVar = _lost()

    def placed(self) -> frozenset[str]:
        return _PLACED

    def read(self, data: bytes, name: str | None = None, *, headline: bool = True) -> Reading:
        """Reads a text into the smallest article; its id is made from the SHA-256 of the bytes.

        Args:
            data: the text; UTF-8, what a byte order mark says, or windows-1252 where it is neither (noted).
            name: what to call it in errors.
            headline: whether the first line is the headline; otherwise all of it is body.

        Raises:
            UnreadableInput: it is no text, or there are no words in it.
        """
        decoded = decode(data, name)
        text, notes = legal(decoded.text)
        layout = _parse(text, decoded.text, decoded.encoding, headline=headline)
        texts = {key: piece.text for key in ("headline", "body") if (piece := getattr(layout, key)).text}
        if not texts:
            raise UnreadableInput("there is no text in it: write a headline or a body", source=name)
        try:
            article = Article.model_validate({"id": ID_PREFIX + hashlib.sha256(data).hexdigest(), **texts})
        except ValidationError as error:  # pragma: no cover - `legal` leaves nothing that the model refuses
            raise InvalidArticle.of(error, source=name) from None
        return Reading(
            articles=(article,),
            format=self.name,
            notes=(*decoded.notes, *notes, *_gap_notes(layout)),
            name=name,
            source=data,
            state=layout,
        )

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        """Writes headline and body.

        Raises:
            CannotCarry: reading it would not give back the same headline and body.
        """
        with_headline = _option(options)
        if onto is not None and tuple(articles) == onto.articles and with_headline:
            return onto.source
        if len(articles) != 1:
            raise CannotCarry(
                f"a text holds one article, not {len(articles)}: write one file each", path="articles"
            )
        layout: _Layout = _Layout() if onto is None else onto.state
        headline = (articles[0].headline or "") if with_headline else ""
        body = articles[0].body or ""
        text = _composed(headline, body, layout) if with_headline else layout.body.written(body)
        _check(headline, body, text, layout.encoding)
        try:
            return layout.encoding.encode(text)
        except ValueError as error:
            message = f"the base is not in UTF-8 and cannot hold this text ({error}): save the base as UTF-8"
            raise CannotCarry(message, source=onto.name if onto else None) from None


def _option(options: dict[str, Any]) -> bool:
    unknown = sorted(options.keys() - {"headline"})
    if unknown:
        raise NewsmlError(f"text has no option {unknown[0]!r}: it knows headline")
    return bool(options.get("headline", True))


def _parse(text: str, raw: str, encoding: Encoding, *, headline: bool) -> _Layout:
    """Where the pieces are; `text` is `raw` with illegal characters replaced one for one."""
    if not headline:
        return _Layout(encoding, lead="", body=_Piece(text, raw))
    found = _WITH_HEADLINE.match(text)
    if found is None:
        empty = _WITHOUT.match(text)
        at = empty.end() if empty else 0
        return _Layout(encoding, lead=text[:at], body=_Piece(text[at:], raw[at:]))
    at, gap = found.end(), found["gap"]
    body = _Piece(text[at:], raw[at:])
    first = _Piece(found["headline"], raw[: found.start("gap")])
    if body.text:
        return _Layout(encoding, gap=gap, headline=first, body=body)
    return _Layout(encoding, gap=gap or "\n\n", tail=gap, headline=first)


def _gap_notes(layout: _Layout) -> tuple[Note, ...]:
    gap = layout.gap if layout.body.text else layout.tail
    empty = len(_BREAKS.findall(gap)) - 1 if layout.headline.text else 0
    if empty < (2 if layout.body.text else 1):
        return ()
    lines = "1 empty line" if empty == 1 else f"{empty} empty lines"
    what = f"the headline is followed by {lines}, of which the model keeps no count"
    return (Note("text", 2, what),)


def _composed(headline: str, body: str, layout: _Layout) -> str:
    first, rest = layout.headline.written(headline), layout.body.written(body)
    if headline:
        return first + layout.gap + rest if body else first + layout.tail
    # A lone CR in front of LF would be read as one line break.
    lead = "\n" if layout.lead.endswith("\r") and body.startswith("\n") else layout.lead
    return lead + rest


def _check(headline: str, body: str, text: str, encoding: Encoding) -> None:
    if not headline and not body:
        message = "there is neither headline nor body at hand to write: attach the text first"
        raise CannotCarry(message, path="headline")
    if _BREAKS.search(headline):
        message = "a headline with a line break would be read as headline and body: put it on one line"
        raise CannotCarry(message, path="headline")
    if headline and _WITHOUT.match(body):
        message = (
            "a body that begins with an empty line would lose it after a headline: remove the empty line"
        )
        raise CannotCarry(message, path="body")
    if text.startswith("\ufeff") and not encoding.mark:
        message = "U+FEFF at the start of a text is read as a byte order mark: remove it"
        raise CannotCarry(message, path="headline" if headline else "body")
