"""Anchors: one inlineRef each (NewsML-G2, inlineRef), with the exact spans beside what the markup shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.places import UNFIT, Pair, Place, Scalar
from newsml.formats.newsml_g2.scalars import ANY, LOCAL_ID, PERCENT, choice
from newsml.model.anchor import Anchor, Mention
from newsml.model.event import Trigger

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_OFFSETS: Final = re.compile(r"[0-9]{1,9}(?: [0-9]{1,9})*", re.ASCII)


def _read_spans(text: str, __: Source) -> Any:
    """`0 3 5 9` is 0 to 3 and 5 to 9, in code points of the field."""
    start, _, end = text.partition(" ")
    if len(text) < 20 and start.isdecimal() and end.isdecimal() and text.isascii():
        return [{"start": int(start), "end": int(end)}]
    if not _OFFSETS.fullmatch(text):
        return UNFIT
    numbers = [int(part) for part in text.split(" ")]
    if len(numbers) % 2:
        return UNFIT
    return [{"start": start, "end": end} for start, end in zip(numbers[::2], numbers[1::2], strict=True)]


def _write_spans(value: Any, _: Draft) -> str:
    return " ".join(f"{span['start']} {span['end']}" for span in value)


def _read_head(text: str, source: Source) -> Any:
    spans = _read_spans(text, source)
    return spans[0] if spans is not UNFIT and len(spans) == 1 else UNFIT


SPANS: Final = Scalar(_read_spans, _write_spans)
_HEAD: Final = Scalar(_read_head, lambda value, draft: _write_spans([value], draft))

_ANCHOR: Final = (
    Place("field", "@na:field", choice("headline", "standfirst")),
    Place("spans", "@na:spans", SPANS),
    Place("match", "@na:match", choice("exact", "normalised", "fuzzy", "manual")),
    Place("score", "@confidence", PERCENT),
)
_MENTION: Final = (
    *_ANCHOR,
    Place("form", "@na:form", choice("name", "nominal", "pronoun", "adjectival")),
    Place("head", "@na:head", _HEAD),
    Place("literal", "@na:literal", LOCAL_ID),
)
ANCHOR: Final = Table(Anchor, *_ANCHOR)
MENTION: Final = Table(Mention, *_MENTION)
INLINE_REF: Final = Table(
    Trigger,
    *_MENTION,
    Place("status", "@na:status", ANY),
    known=("@id", "@idrefs", "@qcode", "@type"),
)
"""Reads and writes every kind of anchor: what a kind has not, it does not hold."""


Refs = tuple[tuple[str, str, bool], ...]
"""Fields whose anchors are the inlineRefs to an annotation: field, role, whether there can be several."""


def refs_row(refs: Refs) -> Pair:
    """The row that places such fields; their inlineRefs stand outside the annotation's element."""

    def write(_: _Element, value: Any, draft: Draft) -> None:
        for field, role, many in refs:
            found = value.get(field)
            if found is not None:
                for anchor in found if many else (found,):
                    draft.add_anchor(anchor, role)

    return Pair(tuple(field for field, _, _ in refs), (), _elsewhere, write)


def _elsewhere(_: _Element, __: dict[str, Any], ___: Source) -> bool:
    return False


def take_refs(out: dict[str, Any], id_: str, refs: Refs, source: Source) -> None:
    """Gives an annotation its anchors."""
    nodes = source.ref_nodes
    for field, role, many in refs:
        found = source.refs.get((id_, role))
        if found:
            out[field] = found[:] if many else found[0]
            for anchor in found if many else found[:1]:
                nodes.pop(id(anchor), None)


def mentioned(role: str) -> Scalar:
    """An anchor of a part of an annotation: the attribute holds the id of its inlineRef."""

    def decode(text: str, source: Source) -> Any:
        found = source.anchor(text)
        return UNFIT if found is None else found

    return Scalar(decode, lambda value, draft: draft.add_anchor(value, role))
