"""What the W3C Web Annotation Data Model demands (its MUSTs), as a checker of JSON documents, by section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_MOMENT: Final = re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z")
_WORDS: Final = frozenset(
    {
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "reviewing", "tagging",
    }
)  # fmt: skip
_SETS: Final = ("Choice", "Composite", "List", "Independents")
_VALUED: Final = ("FragmentSelector", "CssSelector", "XPathSelector", "HttpRequestState")


def problems(document: Any) -> list[str]:
    """What breaks a MUST in an annotation, a collection or a page that stands alone."""
    if not isinstance(document, dict):
        return ["3.1: a document is an object"]
    out = list(_context(document.get("@context")))
    kinds = _listed(document.get("type"))
    if "AnnotationCollection" in kinds:
        return out + list(_collection(document))
    if "AnnotationPage" in kinds:
        return out + list(_page(document))
    return out + list(_annotation(document))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _context(value: Any) -> Iterator[str]:
    if CONTEXT not in _listed(value):
        yield "3.1: the @context includes that of the standard"


def _id(node: dict[str, Any], section: str) -> Iterator[str]:
    if not _is_iri(node.get("id")):
        yield f"{section}: exactly one id, an IRI"


def _at_most_one(node: dict[str, Any], section: str, *keys: str) -> Iterator[str]:
    for key in keys:
        if key in node and not isinstance(node[key], str):
            yield f"{section}: not more than one {key}, a string"


def _iris(node: dict[str, Any], section: str, *keys: str) -> Iterator[str]:
    for key in keys:
        for value in _listed(node.get(key)):
            if not _is_iri(value) and not (isinstance(value, dict) and _is_iri(value.get("id"))):
                yield f"{section}: {key} is an IRI"


# Annotations


def _annotation(node: dict[str, Any]) -> Iterator[str]:
    yield from _id(node, "3.1")
    if "Annotation" not in _listed(node.get("type")):
        yield "3.1: Annotation is a type of it"
    if not _listed(node.get("target")):
        yield "3.1: one or more targets"
    if "bodyValue" in node and ("body" in node or not isinstance(node["bodyValue"], str)):
        yield "3.2.5: bodyValue is one string, and there is no body beside it"
    for key in ("body", "target"):
        for value in _listed(node.get(key)):
            yield from _resource(value)
    for word in _listed(node.get("motivation")):
        if word not in _WORDS and not _is_iri(word):
            yield "3.3.5: a motivation is a word of the standard or an IRI"
    yield from _life(node)


def _life(node: dict[str, Any]) -> Iterator[str]:
    for key in ("created", "generated", "modified"):
        if key in node and not (isinstance(node[key], str) and _MOMENT.fullmatch(node[key])):
            yield f"3.3.1: not more than one {key}, a dateTime in UTC with a Z"
    for key in ("creator", "generator"):
        for agent in _listed(node.get(key)):
            if isinstance(agent, dict):
                for name in ("name", "nickname", "email_sha1"):
                    if any(not isinstance(value, str) for value in _listed(agent.get(name))):
                        yield f"3.3.2: {name} is a string"
                if "id" in agent:
                    yield from _id(agent, "3.3.2")
            elif not _is_iri(agent):
                yield f"3.3.1: {key} is an IRI or an object"
    yield from _iris(node, "3.3.6", "rights")
    yield from _iris(node, "3.3.7", "via", "canonical")
    if isinstance(node.get("canonical"), list):
        yield "3.3.7: not more than one canonical"


# Resources


def _resource(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        if not _is_iri(value):
            yield "3.2.1: a body or target is an IRI or an object"
        return
    kinds = _listed(value.get("type"))
    sets = [kind for kind in kinds if kind in _SETS]
    if "SpecificResource" in kinds or "source" in value:
        yield from _specific(value)
    elif sets or "items" in value:
        if len(sets) != 1:
            yield "3.2.7: a set of resources has exactly one class of sets"
        if not isinstance(value.get("items"), list) or not value["items"]:
            yield "3.2.7: items is an array of one or more"
        for item in _listed(value.get("items")):
            yield from _resource(item)
    elif "TextualBody" in kinds or ("value" in value and "id" not in value):
        if not isinstance(value.get("value"), str):
            yield "3.2.4: exactly one value, a string"
    else:
        yield from _id(value, "3.2.1")
    yield from _about_text(value)
    yield from _life(value)


def _about_text(node: dict[str, Any]) -> Iterator[str]:
    for key in ("format", "language"):
        if any(not isinstance(one, str) for one in _listed(node.get(key))):
            yield f"3.2.2: {key} is a string"
    yield from _at_most_one(node, "3.2.2", "processingLanguage", "textDirection")
    if node.get("textDirection", "ltr") not in ("ltr", "rtl", "auto"):
        yield "3.2.2: textDirection is ltr, rtl or auto"


def _specific(node: dict[str, Any]) -> Iterator[str]:
    source = node.get("source")
    if isinstance(source, dict):
        yield from _id(source, "4.1")
        yield from _about_text(source)
    elif not _is_iri(source):
        yield "4.1: exactly one source"
    for word in _listed(node.get("purpose")):
        if word not in _WORDS and not _is_iri(word):
            yield "4.1: a purpose is a word of the standard or an IRI"
    for selector in (*_listed(node.get("selector")), *_listed(node.get("state"))):
        yield from _selector(selector)
    yield from _iris(node, "4.6", "scope", "renderedVia")


def _selector(node: Any) -> Iterator[str]:
    if not isinstance(node, dict):
        if not _is_iri(node):
            yield "4.2: a selector or state is an IRI or an object"
        return
    kinds = _listed(node.get("type"))
    if len(kinds) != 1 and (kinds or not _is_iri(node.get("id"))):
        yield "4.2: exactly one type, where it is not described elsewhere"
    kind = kinds[0] if kinds else ""
    if kind in _VALUED and not isinstance(node.get("value"), str):
        yield f"4.2: {kind} has exactly one value"
    if kind == "TextQuoteSelector":
        if not isinstance(node.get("exact"), str):
            yield "4.2.4: exactly one exact"
        yield from _at_most_one(node, "4.2.4", "prefix", "suffix")
    if kind in ("TextPositionSelector", "DataPositionSelector"):
        if not (_is_count(node.get("start")) and _is_count(node.get("end"))):
            yield "4.2.5: exactly one start and one end, not negative"
        elif node["start"] > node["end"]:
            yield "4.2.5: it ends before it starts"
    if kind == "SvgSelector" and "id" not in node and not isinstance(node.get("value"), str):
        yield "4.2.7: an id or one value"
    if kind == "RangeSelector":
        for key in ("startSelector", "endSelector"):
            if not isinstance(node.get(key), dict):
                yield f"4.2.8: exactly one {key}"
    if kind == "TimeState":
        dates = [
            one
            for key in ("sourceDate", "sourceDateStart", "sourceDateEnd")
            for one in _listed(node.get(key))
        ]
        if any(not (isinstance(date, str) and _MOMENT.fullmatch(date)) for date in dates):
            yield "4.3.1: dates are dateTimes in UTC with a Z"
    for more in _listed(node.get("refinedBy")):
        yield from _selector(more)


# Collections


def _collection(node: dict[str, Any]) -> Iterator[str]:
    yield from _id(node, "5.1")
    yield from _life(node)
    total, first = node.get("total"), node.get("first")
    if "total" in node and not _is_count(total):
        yield "5.1: total is not negative"
    if total != 0 and first is None:
        yield "5.1: a collection that is not empty has a first page"
    if isinstance(first, dict):
        if "AnnotationPage" not in _listed(first.get("type")):
            yield "5.2: AnnotationPage is a type of the page"
        yield from _page(first)
    elif first is not None and not _is_iri(first):
        yield "5.1: first is an IRI or a page"
    yield from _iris(node, "5.1", "last")


def _page(node: dict[str, Any]) -> Iterator[str]:
    yield from _id(node, "5.2")
    if not isinstance(node.get("items"), list) or not node["items"]:
        yield "5.2: items is an array of one or more annotations"
    for item in _listed(node.get("items")):
        yield from [] if _is_iri(item) else _annotation(item if isinstance(item, dict) else {})
    if "startIndex" in node and not _is_count(node["startIndex"]):
        yield "5.2: startIndex is not negative"
    yield from _iris(node, "5.2", "partOf", "next", "prev")
