"""What a web page links to: images, works that the article is based on or cites, and pages about its things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.formats.jsonld.mapping import Node
    from newsml.model.article import Article
    from newsml.model.link import RelatedLink

_IMAGES: Final = frozenset(
    {"image", "illustration", "photo", "photograph", "picture", "primaryimageofpage", "thumbnail"}
)
_ENDINGS: Final = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""The formats of images that search engines take."""
_BASES: Final = frozenset(
    {"adaptedfrom", "basedon", "derivedfrom", "isbasedon", "iswrittenbasedon", "translatedfrom"}
)
_CITED: Final = frozenset(
    {"background", "citation", "cites", "iscitationof", "references", "seealso", "source", "sourceof"}
)


def is_web(iri: str) -> bool:
    """Whether an IRI is one that a browser can open."""
    return iri.lower().startswith(("https://", "http://"))


def web_only(iris: Iterable[str]) -> list[str]:
    """Those that a browser can open."""
    return [iri for iri in iris if is_web(iri)]


def _relation(link: RelatedLink) -> str:
    """The last part of the relation's code, as one word."""
    if link.relation is None:
        return ""
    value = link.relation.value.rstrip("/#")
    for mark in "#/:":
        value = value.rpartition(mark)[2]
    return "".join(character for character in value.lower() if character.isalnum())


def _is_image(link: RelatedLink) -> bool:
    if _relation(link) in _IMAGES:
        return True
    path = link.href.partition("#")[0].partition("?")[0].lower()
    return link.relation is None and path.endswith(_ENDINGS)


def images(article: Article) -> list[str]:
    """The images among the links: by their relation, or by their endings where they have none."""
    return [link.href for link in article.links if is_web(link.href) and _is_image(link)]


def links_of(article: Article, node: Node) -> None:
    """Writes the works among the links; links of which only the newsroom knows what they are for stay out."""
    for link in article.links:
        relation = _relation(link)
        key = "isBasedOn" if relation in _BASES else "citation" if relation in _CITED else None
        if key is None or not is_web(link.href):
            continue
        work: Node = {"@type": "CreativeWork", "url": link.href}
        if link.title is not None:
            work["name"] = link.title
        node.setdefault(key, []).append(work)
