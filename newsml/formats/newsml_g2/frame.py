"""The frame of a newsItem: its guid and version, and the catalogs of its schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.guid import guid_of, id_of
from newsml.formats.newsml_g2.names import CATALOG, LANG, MAPPING_VERSION, OWN_SCHEMES, na, nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import INTEGER

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

VERSION: Final = na("version")
_CATALOG_REF, _SCHEME = map(nar, ("catalogRef", "scheme"))


def read_guid(node: _Element, out: dict[str, Any], _: Source) -> bool:
    """`guid`, which is the id where it is an absolute IRI."""
    out["id"] = id_of(node.get("guid", ""))
    return True


def write_guid(node: _Element, article: Any, draft: Draft) -> None:
    node.set("guid", guid_of(article["id"]))
    node.set("version", str(article.get("version", 1)))
    for name, value in (
        ("standard", "NewsML-G2"),
        ("standardversion", f"2.{draft.minor}"),
        ("conformance", "power"),
    ):
        node.set(name, value)
    node.set(VERSION, MAPPING_VERSION)
    if "language" in article:
        node.set(LANG, article["language"])
    draft.element(node, nar("catalogRef"), href=CATALOG)
    catalog = draft.element(node, nar("catalog"))
    schemes = {draft.local.removesuffix(":"): f"{article['id']}#", **OWN_SCHEMES}
    for alias, uri in schemes.items():
        draft.element(catalog, nar("scheme"), alias=alias, uri=uri)


def read_frame(node: _Element, _: dict[str, Any], source: Source) -> bool:
    """What every document has, and catalogs that say nothing but what ours say."""
    if node.tag == _CATALOG_REF:
        return node.get("href") == CATALOG and len(node.attrib) == 1 and not len(node)
    known = {**OWN_SCHEMES, source.local.removesuffix(":"): f"{id_of(source.root.get('guid', ''))}#"}
    for child in node:
        plain = child.tag == _SCHEME and len(child.attrib) == 2 and not len(child)
        alias = child.get("alias", "")
        if not plain or (
            known.get(alias) != child.get("uri") and not (source.own and f"{alias}:" == source.local)
        ):
            source.leave(child)
    for name in node.attrib:
        source.leave(node, str(name))
    return True


def write_frame(node: _Element, article: Any, draft: Draft) -> None:
    """Written by `write_guid`."""


def read_version(text: str, source: Source) -> Any:
    value = INTEGER.decode(text.strip(), source)
    return value if value is UNFIT or 1 <= value < 2**31 else UNFIT
