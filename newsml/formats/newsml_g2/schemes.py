"""Schemes: what the aliases of QCodes stand for in one item (NewsML-G2, catalog and catalogRef).

A QCode is an alias and a code; the scheme's URI with the code behind it identifies the concept. Declared are the
schemes of the item's own catalogs, of those around it in a newsMessage, and, where IPTC's catalog is referred to or
nothing is declared at all (it need not be since 2.30), IPTC's. Other catalogs are not at hand, and nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.guid import id_of
from newsml.formats.newsml_g2.names import CV, OWN_SCHEMES, nar
from newsml.formats.newsml_g2.standard_schemes import STANDARD
from newsml.model.iri import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_CATALOG, _CATALOG_REF, _SCHEME, _HEADER = map(nar, ("catalog", "catalogRef", "scheme", "header"))
_OF_IPTC: Final = re.compile(r"iptc-g2-(?:standards|newscodes)", re.IGNORECASE)
_QCODE: Final = re.compile(r"[^\s:\ufeff]+:[^\s\ufeff]+")

FORMER: Final = {
    **{
        f"icls:{word}": f"ninat:{word}"
        for word in ("text", "picture", "video", "audio", "graphic", "composite")
    },
    "icls:concept": "cinat:concept",
    "cptType:5": "cpnat:geoArea",
    "cptType:8": "cpnat:organisation",
    "cptType:37": "cpnat:event",
}
"""QCodes of aliases that IPTC's catalog no longer has, as they were met in documents, and what they are called now."""


def _plain(uri: str) -> str:
    """A scheme's URI without what people get wrong in it."""
    return uri.rstrip("/#").replace("https://", "http://", 1)


_ALIASES: Final = {_plain(uri): alias for alias, uri in (*OWN_SCHEMES.items(), *reversed(STANDARD.items()))}
"""IPTC's alias, or ours, by the URI of the scheme."""


@dataclass(slots=True)
class Catalogs:
    """What catalogs declare: alias -> scheme URI, and whether IPTC's is among them."""

    declared: dict[str, str] = field(default_factory=dict)
    standard: bool = False
    refers: bool = False
    """Whether there was a reference to any."""
    uris: set[str] = field(default_factory=set)
    """Those of schemes, but for what newsml adds."""

    def add(self, nodes: Iterable[_Element]) -> None:
        """Adds the catalogs among some elements; what was declared before stays."""
        for node in nodes:
            if node.tag == _CATALOG_REF:
                self.refers = True
                self.standard = self.standard or _OF_IPTC.search(node.get("href", "")) is not None
            elif node.tag == _CATALOG:
                for scheme in node.iterchildren(_SCHEME):
                    alias, uri = scheme.get("alias", "").strip(), scheme.get("uri", "").strip()
                    if alias and uri:
                        self.declared.setdefault(alias, uri)
                        if not uri.startswith(CV):
                            self.uris.add(uri)

    def says_something(self, local: str) -> bool:
        """Whether there was any catalog, but for what newsml adds to one: the scheme of an item's own ids."""
        return self.refers or len(self.uris) > (local in self.uris)


class Surroundings:
    """The catalogs around the items of one document: of the message that they stand in, and of its header.

    They are looked at once for all items that stand together.
    """

    def __init__(self) -> None:
        self._known: dict[_Element | None, Catalogs] = {}

    def of(self, item: _Element) -> Catalogs:
        """The catalogs around an item."""
        parent = item.getparent()
        found = self._known.get(parent)
        if found is None:
            found = self._known[parent] = Catalogs()
            for outer in item.iterancestors():
                found.add(outer.iterchildren(_CATALOG, _CATALOG_REF))
                for header in outer.iterchildren(_HEADER):
                    found.add(header.iterchildren(_CATALOG, _CATALOG_REF))
        return found


_Memory = tuple[dict[str, str | None], dict[str, str]]
"""What QCodes resolve to, and what they are in IPTC's words."""
_MOST: Final = 4096
_MEMORIES: Final[dict[bool, _Memory]] = {}


def _remembered(*, standard: bool) -> _Memory:
    """What was found out about QCodes in items that declare no scheme of their own: most say the same ones again."""
    memory = _MEMORIES.get(standard)
    if memory is None or len(memory[0]) + len(memory[1]) > _MOST:
        memory = _MEMORIES[standard] = {}, {}
    return memory


class Schemes:
    """The schemes that are declared for one item."""

    def __init__(
        self, declared: Mapping[str, str], around: Mapping[str, str], *, standard: bool, local: str
    ) -> None:
        """What is declared.

        Args:
            declared: alias -> scheme URI in the item.
            around: the same around it, for aliases that it does not declare itself.
            standard: whether IPTC's catalog counts as well.
            local: the URI of the item's own ids.
        """
        self._declared, self._around = declared, around
        self._local = local
        self._standard: Mapping[str, str] = STANDARD if standard else {}
        self._resolved, self._canonical = ({}, {}) if declared or around else _remembered(standard=standard)
        self._by_uri: dict[str, str] | None = None
        self._lengths: list[int] = []

    @classmethod
    def of(cls, item: _Element, surroundings: Surroundings | None = None) -> Schemes:
        """The schemes of an item; `surroundings` are those of its document."""
        local = f"{id_of(item.get('guid', ''))}#"
        own, around = Catalogs(), (surroundings or Surroundings()).of(item)
        own.add(item.iterchildren(_CATALOG, _CATALOG_REF))
        standard = own.standard or around.standard
        if not (own.says_something(local) or around.says_something(local)):
            standard = True
        return cls(own.declared, around.declared, standard=standard, local=local)

    def uri_of(self, alias: str) -> str | None:
        """The URI of the scheme that an alias stands for; None where nothing declares it."""
        return self._declared.get(alias) or self._around.get(alias) or self._standard.get(alias)

    def resolve(self, qcode: str) -> str | None:
        """The IRI of a QCode's concept; None where nothing declares its alias, or nothing valid comes out."""
        try:
            return self._resolved[qcode]
        except KeyError:
            alias, _, code = qcode.partition(":")
            uri = self.uri_of(alias)
            iri = f"{uri}{code}" if uri and code else ""
            found = self._resolved[qcode] = iri if is_iri(iri) else None
            return found

    def compact(self, iri: str) -> str | None:
        """A QCode that resolves to the IRI, by the scheme with the longest URI; None where there is none.

        The schemes of ids in an article, and of our own code lists, are left out: their QCodes mean something else.
        """
        if self._by_uri is None:
            self._by_uri = {}
            around = ((alias, uri) for alias, uri in self._around.items() if alias not in self._declared)
            for alias, uri in (*self._declared.items(), *around, *self._standard.items()):
                if uri != self._local and not uri.startswith(CV):
                    self._by_uri.setdefault(uri, alias)
            self._lengths = sorted({len(uri) for uri in self._by_uri}, reverse=True)
        for length in self._lengths:
            found = self._by_uri.get(iri[:length])
            if found is not None:
                qcode = f"{found}:{iri[length:]}"
                if _QCODE.fullmatch(qcode) and self.resolve(qcode) == iri:
                    return qcode
        return None

    def canonical(self, qcode: str) -> str:
        """The QCode with IPTC's own alias, or ours, whatever the document calls the scheme, where that is known.

        A declared alias that IPTC uses for another scheme gives the IRI, so that it is not taken for IPTC's.
        """
        found = self._canonical.get(qcode)
        if found is None:
            found = self._canonical[qcode] = self._as_canonical(qcode)
        return found

    def _as_canonical(self, qcode: str) -> str:
        qcode = qcode.strip()
        alias, _, code = qcode.partition(":")
        uri = self.uri_of(alias)
        if uri is None:
            return FORMER.get(qcode, qcode)
        standard = _ALIASES.get(_plain(uri))
        if standard is not None:
            return f"{standard}:{code}"
        return f"{uri}{code}" if alias in STANDARD else qcode

    def canonical_iri(self, iri: str) -> str:
        """The QCode of a concept's IRI with IPTC's own alias, or ours; the IRI itself where there is none."""
        scheme, slash, code = iri.strip().replace("https://", "http://", 1).rpartition("/")
        alias = _ALIASES.get(scheme) if slash and code else None
        return f"{alias}:{code}" if alias is not None else iri

    def spoken(self, qcode: str) -> tuple[str, str]:
        """The attribute and value that say a QCode of a closed list in this document: `canonical` gives it back."""
        if self.canonical(qcode) == qcode:
            return "qcode", qcode
        alias, _, code = qcode.partition(":")
        iri = f"{STANDARD.get(alias) or OWN_SCHEMES[alias]}{code}"
        compact = self.compact(iri)
        return ("uri", iri) if compact is None or self.canonical(compact) != qcode else ("qcode", compact)
