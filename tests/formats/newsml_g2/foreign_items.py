"""Items as others write them, of our own writing."""

from __future__ import annotations

from typing import Any

from lxml import etree

import newsml
from newsml.formats.newsml_g2.names import NA, NAR
from newsml.formats.reading import Reading
from newsml.model.article import Article

GUID = "tag:example.com,2025:7"
IPTC = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
LOCAL = f'<catalog><scheme alias="local" uri="{GUID}#"/></catalog>'


def item(meta: str = "", *, rest: str = "", catalogs: str = IPTC, item_meta: str = "", body: str = "") -> str:
    """A newsItem in English with the headline `x`."""
    content = f'<contentSet><inlineXML contenttype="application/xhtml+xml">{body}</inlineXML></contentSet>'
    return (
        f'<newsItem xmlns="{NAR}" xmlns:na="{NA}" guid="{GUID}" version="1" standard="NewsML-G2" '
        f'standardversion="2.35" conformance="power" xml:lang="en">{catalogs}<itemMeta>{item_meta}</itemMeta>'
        f"<contentMeta><headline>x</headline>{meta}</contentMeta>{rest}{content if body else ''}</newsItem>"
    )


def xhtml(markup: str) -> str:
    """A page for `item`."""
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{markup}</body></html>'


def read(document: str | bytes) -> Reading:
    """The reading; an unchanged document comes back byte for byte, and the article survives our own formats."""
    reading = newsml.loads(document, "newsml-g2")
    data = document.encode() if isinstance(document, str) else document
    assert newsml.dumps(reading.articles, "newsml-g2", onto=data) == data
    for article in reading.articles:
        for format_ in ("newsml-g2", "json"):
            back = newsml.loads(newsml.dumps(article, format_), format_)
            assert (back.article, back.leftovers, back.notes) == (article, (), ())
    return reading


def article(meta: str = "", **more: str) -> Article:
    """The article of an item."""
    return read(item(meta, **more)).article


def left(reading: Reading) -> set[str]:
    """The paths of the leftovers below the item, without numbers that say nothing."""
    return {
        leftover.path.removeprefix("/newsItem/").removeprefix("contentMeta[1]/").replace("[1]", "")
        for leftover in reading.leftovers
    }


def notes(reading: Reading) -> str:
    """All notes, one a line."""
    return "\n".join(note.what for note in reading.notes)


def root(declared: str = "", guid: str = GUID) -> etree._Element:
    """An empty newsItem with catalogs."""
    return etree.fromstring(f'<newsItem xmlns="{NAR}" guid="{guid}">{declared}</newsItem>')


DEMO_CATALOG = (
    f'{IPTC}<catalog><scheme alias="p" uri="http://example.com/p/"/>'
    '<scheme alias="concept" uri="http://cv.iptc.org/newscodes/cpnature/"/></catalog>'
)
P = "http://example.com/p/"
ADA = '<subject type="cpnat:person" qcode="p:1"><name>Ada</name></subject>'


def of(found: Article, id_: str) -> Any:
    """An annotation as plain data without its id."""
    return {
        name: value for name, value in found[id_].model_dump(exclude_defaults=True).items() if name != "id"
    }


def assertion(inside: str, identity: str = 'qcode="p:1"') -> str:
    """What an item says about a concept."""
    return f"<assert {identity}>{inside}</assert>"
