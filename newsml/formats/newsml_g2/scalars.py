"""Codecs for the texts of attributes and of elements that hold nothing but text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import string_value
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node, Scalar
from newsml.formats.newsml_g2.schemes import FORMER
from newsml.model.iri import is_iri
from newsml.model.language import LanguageTag
from newsml.model.types import LABEL_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_QCODE: Final = re.compile(r"[^\s:\ufeff]+:[^\s\ufeff]+")
_INTEGER: Final = re.compile(r"[0-9]{1,10}", re.ASCII)
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}", re.ASCII)


def string(node: _Element, source: Source, known: frozenset[str] = NOTHING) -> str:
    """The string value of an element; attributes and elements in it are leftovers."""
    for name in node.keys():  # noqa: SIM118 - several times as fast as the mapping
        if name not in known:
            source.leave(node, str(name))
    return string_value(node, source) if len(node) else node.text or ""


def label(text: str, _: Any = None) -> Any:
    """A text as a single line; UNFIT where nothing is left."""
    # Nearly all texts are printable, which Python tells faster than the pattern does.
    if not text.isprintable() and LABEL_BREAK.search(text):
        text = LABEL_BREAK.sub(" ", text).strip()
    return text or UNFIT


def qcode(text: str, source: Source) -> Any:
    """A QCode, or UNFIT; documents of others may have white space around it."""
    if not source.own:
        text = text.strip()
    return text if _QCODE.fullmatch(text) else UNFIT


def _same(value: Any, _: Draft) -> str:
    return str(value)


def _any(text: str, _: Source) -> Any:
    return text or UNFIT


def _iri(text: str, source: Source) -> Any:
    if not source.own:
        text = text.strip()  # as xs:anyURI allows
    return text if is_iri(text) else UNFIT


def _integer(text: str, _: Source) -> Any:
    return int(text) if _INTEGER.fullmatch(text) else UNFIT


def _percent(text: str, _: Source) -> Any:
    return int(text) if _INTEGER.fullmatch(text) and int(text) <= 100 else UNFIT


@cache
def _language(text: str) -> Any:
    try:
        return str(LanguageTag(text))
    except ValueError:
        return UNFIT


def local_id(text: str, _: Any = None) -> Any:
    """An id of the article, or UNFIT."""
    return text if _LOCAL.fullmatch(text) else UNFIT


ANY: Final = Scalar(_any, _same)
"""Text that the model checks."""
LABEL: Final = Scalar(label, _same)
IRI: Final = Scalar(_iri, _same)
QCODE: Final = Scalar(qcode, _same)
INTEGER: Final = Scalar(_integer, _same)
PERCENT: Final = Scalar(_percent, _same)
LANGUAGE: Final = Scalar(lambda text, _: _language(text), _same)
LOCAL_ID: Final = Scalar(local_id, _same)
"""An id of the article as it is; in `qcode` it stands with an alias: REF."""
FLAG: Final = Scalar(
    lambda text, _: {"true": True, "1": True, "false": False, "0": False}.get(text, UNFIT),
    lambda value, _: "true" if value else "false",
)
IDS: Final = Scalar(lambda text, _: text.split(), lambda value, _: " ".join(value))
"""Several ids of the article."""


def _own(text: str, source: Source) -> Any:
    if not text.startswith(source.local):
        return UNFIT
    found = source.own_ids.get(text)
    if found is None:
        found = source.own_ids[text] = local_id(text[len(source.local) :])
    return found


REF: Final = Scalar(_own, lambda value, draft: draft.local + str(value))
"""An id of the article as a QCode."""


def words(to_model: Mapping[str, str]) -> Scalar:
    """A closed list: what the document says -> what the model says."""
    back = {value: key for key, value in to_model.items()}
    return Scalar(lambda text, _: to_model.get(text, UNFIT), lambda value, _: back[value])


@dataclass(frozen=True, slots=True)
class Concepts(Scalar):
    """A closed list of QCodes, whatever alias the document declares for their scheme."""

    to_model: Mapping[str, str]
    """What a document says, in IPTC's words or ours -> what the model says."""


def concepts(to_model: Mapping[str, str]) -> Concepts:
    """A closed list of QCodes: what a document says -> what the model says."""
    return Concepts(
        lambda text, source: to_model.get(source.canonical(text), UNFIT), words(to_model).encode, to_model
    )


def choice(*choices: str) -> Scalar:
    """A closed list whose words are the same on both sides."""
    return words({word: word for word in choices})


def text_node(scalar: Scalar) -> Node:
    """An element whose text is a scalar."""

    def decode(node: _Element, source: Source, known: frozenset[str]) -> Any:
        text = string(node, source, known)
        value = scalar.decode(text, source)
        if value != text and isinstance(value, str):
            source.note(node, "line breaks and tabs, which this field cannot hold, are read as spaces")
        return value

    def encode(node: _Element, value: Any, draft: Draft) -> None:
        node.text = scalar.encode(value, draft)

    return Node(decode, encode)


def attribute_node(name: str, scalar: Scalar) -> Node:
    """An element that says one thing, in an attribute."""

    def decode(node: _Element, source: Source, known: frozenset[str]) -> Any:
        value = scalar.decode(node.get(name, ""), source)
        if value is UNFIT:
            return UNFIT
        for other in node.keys():  # noqa: SIM118 - several times as fast as the mapping
            if other != name and other not in known:
                source.leave(node, str(other))
        source.check_text(node.text, node)
        if len(node):
            for child in node:
                source.leave(child)
        return value

    def encode(node: _Element, value: Any, draft: Draft) -> None:
        text = scalar.encode(value, draft)
        if text is not None:
            node.set(name, text)

    return Node(decode, encode)


def concept_node(known_as: Concepts) -> Node:
    """An element that says one word of a closed list of QCodes; others may say it as `uri` or `literal` as well."""
    plain = attribute_node("qcode", known_as)

    def decode(node: _Element, source: Source, known: frozenset[str]) -> Any:
        if source.own:
            return plain.decode(node, source, known)
        for name in ("qcode", "uri", "literal"):
            text = node.get(name, "").strip()
            canonical = source.schemes.canonical_iri(text)
            if canonical == text:
                canonical = source.schemes.canonical(text)
            if canonical in known_as.to_model:
                attribute_node(name, ANY).decode(node, source, known)
                if text in FORMER:
                    source.note(node, f"{text} is an old name of {FORMER[text]}: read as that")
                return known_as.to_model[canonical]
        return UNFIT

    def encode(node: _Element, value: Any, draft: Draft) -> None:
        text = known_as.encode(value, draft)
        if text is not None:
            node.set(*(("qcode", text) if draft.schemes is None else draft.schemes.spoken(text)))

    return Node(decode, encode)


TEXT_NODE: Final = text_node(ANY)
LABEL_NODE: Final = text_node(LABEL)
IRI_NODE: Final = text_node(IRI)
