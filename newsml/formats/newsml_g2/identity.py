"""Identifiers in documents that newsml did not write, and the ids that they become.

An id comes from the thing's own QCode, IRI or literal, else from its name, plus its occurrence: never a running number.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.names import nar
from newsml.model.iri import is_iri

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

_NEWSCODES: Final = "http://cv.iptc.org/newscodes/"
SCHEMES: Final = {
    **{alias: f"{_NEWSCODES}{path}/" for alias, path in (("medtop", "mediatopic"), ("subj", "subjectcode"))},
    "wikidata": "http://www.wikidata.org/entity/",
    "geonames": "http://sws.geonames.org/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "iso3166-1a3": "http://cvx.iptc.org/iso3166-1a3/",
}
"""Schemes of IPTC's catalog 41 that identify participants: alias -> scheme IRI."""


def identity_of(node: _Element) -> tuple[str, str] | None:
    """The attribute and value that identify a thing: qcode before uri before literal."""
    return next(((name, value) for name in ("qcode", "uri", "literal") if (value := node.get(name))), None)


def iri_of(node: _Element, source: Source) -> str | None:
    """The IRI that a thing is known by; a QCode counts where its scheme is declared."""
    uri = node.get("uri")
    if uri and is_iri(uri):
        return uri
    alias, _, code = node.get("qcode", "").partition(":")
    scheme = _declared(source).get(alias) or SCHEMES.get(alias)
    full = f"{scheme}{code}" if scheme and code else ""
    return full if is_iri(full) else None


def _declared(source: Source) -> dict[str, str]:
    if source.schemes is None:
        source.schemes = {
            scheme.get("alias", ""): scheme.get("uri", "")
            for catalog in source.root.iterchildren(nar("catalog"))
            for scheme in catalog.iterchildren(nar("scheme"))
        }
    return source.schemes


def free_id(text: str, source: Source) -> str:
    """A LocalId made of a text; the second thing of the same text gets `_2`."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", text).strip("_")
    if not stem or len(stem) > 48:
        stem = f"{stem[:32]}_{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    if not re.match("[A-Za-z_]", stem):
        stem = f"_{stem}"
    source.stems[stem] = count = source.stems.get(stem, 0) + 1
    id_ = stem if count == 1 else f"{stem}_{count}"
    return id_ if id_ not in source.things else free_id(f"{text} {count}", source)
