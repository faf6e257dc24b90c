"""Anchors, as annotations of the W3C Web Annotation Data Model.

An anchor is an `oa:Annotation` whose body is the thing that the words are about; its motivation says what they tell of
it. Each span is one target: a text of the article with its position (section 4.2.5) for speed and its words (section
4.2.4, in Unicode code points) for repair.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import REF, Node, NodeMap, Pair, Place, values, write_all
from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.event import Trigger

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer

_AROUND: Final = 16
"""Code points of context on both sides of the words."""


def read_span(value: Any, r: Reader) -> Data | None:
    """The span that a `SpecificResource` is; the anchor says in which text."""
    node = r.node(value)
    if node is None:
        return None
    out: dict[str, Any] = {}
    selectors = values(node, t.SELECTOR)
    r.spend(100 + 20 * len(selectors))
    for item in selectors:
        selector = r.node(item)
        if selector is None:
            continue
        if "start" in selector:
            if type(selector["start"]) is list:
                raise UnreadableInput(
                    f"two nodes with different offsets have the @id {selector['@id']}: give each its own, or none"
                )
            out["start"], out["end"] = selector["start"], selector.get("end")
        elif "exact" in selector:
            out["exact"] = selector["exact"]
    if "exact" not in out:
        words = r.words(r.text_named(node.get("source")), out.get("start"), out.get("end"))
        if words:
            out["exact"] = words
    return out


def write_span(span: Span, field: str, w: Writer, at: str) -> Node:
    """The node of a span of this text, with `at` as fragment."""
    iri, start, end = w.base + at, span.start, span.end
    selectors = [{"@id": f"{iri}.position", "@type": "TextPositionSelector", "start": start, "end": end}]
    if span.exact is not None:
        text = w.texts[field]
        quote: Node = {"@id": f"{iri}.quote", "@type": "TextQuoteSelector", "exact": span.exact}
        before = text[start - _AROUND if start > _AROUND else 0 : start]
        after = text[end : end + _AROUND]
        if before:
            quote["prefix"] = before
        if after:
            quote["suffix"] = after
        selectors.append(quote)
    return {"@id": iri, "@type": "SpecificResource", "source": w.base + field, "selector": selectors}


def _read_spans(node: Node, data: Data, r: Reader) -> None:
    if r.is_straight and _read_written(node, data, r):
        return
    spans = []
    for value in values(node, t.TARGET):
        span = read_span(value, r)
        if span is None:
            continue
        spans.append(span)
        target = r.node(value)
        data["field"] = r.text_named(target.get("source")) if target else None
    # RDF keeps no order among targets; an anchor's spans are in text order.
    if all(type(span.get("start")) is int for span in spans):
        spans.sort(key=lambda span: span["start"])
    data["spans"] = spans


def _read_written(node: Node, data: Data, r: Reader) -> bool:
    """The same in one pass, where everything stands as `write_span` puts it: there are hundreds of spans."""
    spans = []
    try:
        for target in node["target"]:
            position, *quotes = target["selector"]
            span = {"start": position["start"], "end": position["end"]}
            for quote in quotes:
                span["exact"] = quote["exact"]
            spans.append(span)
        if len(spans) > 1:
            spans.sort(key=itemgetter("start"))
        data["field"] = r.text_named(node["target"][-1]["source"])
    except (LookupError, TypeError, ValueError):
        return False
    data["spans"] = spans
    return True


def _write_spans(anchor: Anchor, node: Node, w: Writer, at: str) -> None:
    spans, field = anchor.spans, anchor.field
    if len(spans) == 1:  # nearly always
        node["target"] = [write_span(spans[0], field, w, f"{at}.1")]
    else:
        node["target"] = [write_span(span, field, w, f"{at}.{n}") for n, span in enumerate(spans, 1)]


def _read_head(node: Node, data: Data, r: Reader) -> None:
    for value in values(node, t.HEAD)[:1] if "head" in node else ():
        data["head"] = read_span(value, r)


def _write_head(mention: Mention, node: Node, w: Writer, at: str) -> None:
    if mention.head is not None:
        node["head"] = write_span(mention.head, mention.field, w, f"{at}.head")


def _stretch(anchor: Anchor) -> str:
    spans = anchor.spans
    stretch = f"{spans[0].start}-{spans[-1].end}"
    return stretch if anchor.field == "body" else f"{anchor.field}.{stretch}"


_ANCHOR: Final = (
    Pair(("field", "spans"), (t.TARGET, t.SOURCE, t.SELECTOR, *(t.START, t.END, t.EXACT, t.PREFIX, t.SUFFIX)),
         _read_spans, _write_spans),
    Place("match", t.MATCH),
    Place("score", t.SCORE),
)  # fmt: skip
_MENTION: Final = (
    *_ANCHOR,
    Place("form", t.FORM),
    Pair(("head",), (t.HEAD,), _read_head, _write_head),
    Place("literal", t.LITERAL_SENSE, REF),
)
ANCHOR = NodeMap(Anchor, _ANCHOR, "Annotation", _stretch)
MENTION = NodeMap(Mention, _MENTION, "Annotation", _stretch)
TRIGGER = NodeMap(Trigger, (*_MENTION, Place("status", t.REPORTED_STATUS)), "Annotation", _stretch)
SPAN_FIELDS: Final = frozenset({"Span.start", "Span.end", "Span.exact"})
"""What `write_span` and its inverse place."""


def anchored(*fields: tuple[str, str, NodeMap, bool]) -> Pair:
    """The anchors of a thing: field, motivation, mapping, and whether there can be several."""
    by_motivation = {motivation: (name, map_, many) for name, motivation, map_, many in fields}

    def read(node: Node, data: Data, r: Reader) -> None:
        for value in values(node, t.ANCHORS) if "anchors" in node else ():
            annotation = r.node(value)
            found = by_motivation.get(str(annotation.get("motivation"))) if annotation else None
            if found is None:
                continue
            name, map_, many = found
            decoded = r.decoded(value, map_)
            if many:
                data.setdefault(name, []).append(decoded)
            else:
                data.setdefault(name, decoded)

    def write(record: Any, node: Node, w: Writer, at: str) -> None:
        out: list[Node] = []
        values_ = record.__dict__
        for name, motivation, map_, many in fields:
            value = values_[name]
            if not value:
                continue
            here = f"{at}.{name}"
            nodes = write_all(value, map_, w, here) if many else [map_.write(value, w, here)]
            for item in nodes:
                item["motivation"] = motivation
            out += nodes
        if out:
            node["anchors"] = out

    return Pair(tuple(name for name, *_ in fields), (t.ANCHORS, t.MOTIVATION), read, write)
