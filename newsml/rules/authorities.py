"""IRIs of Wikidata and Wikipedia: which item one stands for, however it is written, or that it is no thing."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

_WIKIDATA: Final = "https?://(?:www[.]|m[.])?wikidata[.]org/"
_ITEM: Final = re.compile(
    f"{_WIKIDATA}(?:entity/|wiki/(?:Special:EntityData/|Item:)?)([Qq][1-9][0-9]*)(?:[.][a-z]+)?(?:[?#].*)?"
)
_NO_ITEM: Final = re.compile(
    f"{_WIKIDATA}(?:entity/[PLE]|wiki/(?!Special:EntityData/|Item:)[A-Z][A-Za-z_]+:)"
)
_WIKIPEDIA: Final = re.compile("https?://[a-z-]+[.](?:m[.])?wikipedia[.]org/wiki/([^?#]+)")

# The names that MediaWiki understands in every language, whatever a Wikipedia calls these pages itself.
_NAMESPACES: Final = re.compile(
    "(?:special|media|user|project|wikipedia|file|image|mediawiki|template|help|category|portal|draft|module|talk)"
    "(?: talk)?:"
)
# What the title of a page that lists several things of one name ends in, in the Wikipedias that are read most.
_AMBIGUOUS: Final = re.compile(
    "[_ (（](?:disambiguation|begriffsklärung|homonymie|desambiguaci[óo]n?|desambiguação|disambigua|doorverwijspagina"
    "|ujednoznacznienie|значения|значення|olika betydelser|flertydig|rozcestník|anlam ayrımı|曖昧さ回避|消歧[义義]"
    "|동음이의|توضيح|פירושונים|egyértelműsítő lap|täsmennyssivu|αποσαφήνιση|định hướng|disambiguasi|dezambiguizare)"
    "[)）]$"
)


def wikidata_item(iri: str) -> str | None:
    """The IRI that Wikidata gives the item of this IRI, be it an address of its page or the item's own."""
    found = _ITEM.fullmatch(iri)
    return f"http://www.wikidata.org/entity/{found[1].upper()}" if found else None


def identity(iri: str) -> str:
    """An IRI in the form in which it can be compared with others."""
    return wikidata_item(iri) or iri


def no_thing(iri: str) -> str | None:
    """What an IRI leads to that is nobody and nothing: a property, a category, a list of things of one name."""
    if _NO_ITEM.match(iri):
        return "a page of Wikidata that is no item"
    page = _WIKIPEDIA.fullmatch(iri)
    if page is None:
        return None
    title = unquote(page[1]).replace("_", " ").casefold()
    if _NAMESPACES.match(title):
        return "a page of Wikipedia that is no article"
    return "a page that lists several things of one name" if _AMBIGUOUS.search(title) else None
