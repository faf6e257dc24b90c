"""`Kind`: what the nodes of one kind say, as shapes and vocabulary have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.term import Term


@dataclass(frozen=True, slots=True)
class Described:
    """A value that is a node of this kind."""

    kind: str
    motivations: tuple[str, ...] = ()
    """Of anchors: what they may tell of the thing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that is the IRI of a thing of the article, described elsewhere in it."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A value that is one of these IRIs."""

    iris: tuple[str, ...]


LINK: Final = "link"
"""A value that is an IRI outside of the article."""
TEXT: Final = "text"
"""A value that is plain text."""
Value: TypeAlias = Described | Reference | Words | str


@dataclass(frozen=True, slots=True)
class Property:
    """What a kind of node says with one term."""

    term: Term
    values: tuple[Value, ...] = ()
    """What its values may be, where they are nodes."""
    single: bool = False
    required: bool = False
    facets: Mapping[str, Any] = field(default_factory=dict)
    """The bounds of the model's field, in words of JSON Schema."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Several terms that say one thing: how many values they have together."""

    name: str
    terms: tuple[Term, ...]
    least: int = 1
    most: int | None = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node."""

    name: str
    about: str
    classes: tuple[tuple[str, ...], ...]
    """Its classes; where there are several forms, one of them."""
    properties: tuple[Property, ...]
    choices: tuple[Choice, ...] = ()
