"""Stripping an article of its words, and attaching them again, verified.

Agency text may often not be redistributed; offsets and digests may. Removed are the words of headline, standfirst
and body, of the anchors in them, and of alternative headlines. Names, notes and metadata are the annotators' and stay.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from newsml.model.anchor import Anchor, Span
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.model.types import Offset, Sha256, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsml.model.article import Article

FIELDS = ("headline", "standfirst", "body")


class Withheld(Record):
    """Stands for the text of a field that may not be passed on: enough to check it when it comes back."""

    field: TextField
    """Which text."""
    length: Offset
    """Its length in code points."""
    sha256: Sha256
    """SHA-256 of its UTF-8 bytes."""


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stripped(article: Article) -> dict[str, Any]:
    """The changed fields when all words are withheld."""
    texts = {name: getattr(article, name) for name in FIELDS if getattr(article, name) is not None}
    items = [{"field": name, "length": len(text), "sha256": digest(text)} for name, text in texts.items()]
    others = [
        other if other.text is None else other.model_copy(update={"text": None, "sha256": digest(other.text)})
        for other in article.alternative_headlines
    ]
    return {
        **reworded(article, dict.fromkeys(texts)),
        **dict.fromkeys(texts),
        "alternative_headlines": others,
        "withheld": [*article.withheld, *items],
    }


def attached(article: Article, texts: Mapping[str, str | None], others: Sequence[str]) -> dict[str, Any]:
    """The changed fields when the words come back; raises ValueError where they are not the ones withheld."""
    given: dict[str, str | None] = {}
    for item in article.withheld:
        text = texts[item.field]
        if text is None:
            raise ValueError(f"the {item.field} is withheld: give its text to attach it")
        if len(text) != item.length or digest(text) != item.sha256:
            raise ValueError(
                f"this is not the {item.field} that was withheld: {len(text)} code points instead of {item.length}, "
                f"SHA-256 {digest(text)} instead of {item.sha256}; give the text exactly as it was annotated"
            )
        given[item.field] = text
    for name, text in texts.items():
        if text is not None and name not in given:
            raise ValueError(f"the {name} is not withheld: leave it out, or use replace to change it")
    return {
        **reworded(article, given),
        **given,
        "alternative_headlines": _attached_headlines(article, others),
        "withheld": (),
    }


def _attached_headlines(article: Article, texts: Sequence[str]) -> list[Any]:
    by_digest = {digest(text): text for text in texts}
    out = []
    for other in article.alternative_headlines:
        if other.sha256 is None:
            out.append(other)
        elif other.sha256 in by_digest:
            out.append(other.model_copy(update={"text": by_digest[other.sha256], "sha256": None}))
        else:
            raise ValueError(
                f"the alternative headline with SHA-256 {other.sha256} is withheld: give its text as well"
            )
    return out


def reworded(record: Record, texts: Mapping[str, str | None]) -> dict[str, Any]:
    """The changed fields of a record when the anchors in these texts get their words from them, or lose them (None)."""
    changes: dict[str, Any] = {}
    for field in shape(type(record)):
        if field.record is None or issubclass(field.record, Span):
            continue
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            changed: Any = tuple(_reworded_one(item, texts) for item in value)
        else:
            changed = _reworded_one(value, texts)
        if changed != value:
            changes[field.name] = changed
    return changes


def _reworded_one(value: Any, texts: Mapping[str, str | None]) -> Any:
    if not isinstance(value, Record):
        return value
    changes = reworded(value, texts)
    if isinstance(value, Anchor) and value.field in texts:
        text = texts[value.field]
        changes["spans"] = tuple(_span(span, text) for span in value.spans)
        head = getattr(value, "head", None)
        if head is not None:
            changes["head"] = _span(head, text)
    return value.model_copy(update=changes) if changes else value


def _span(span: Span, text: str | None) -> Span:
    return Span(start=span.start, end=span.end, exact=None if text is None else text[span.start : span.end])
