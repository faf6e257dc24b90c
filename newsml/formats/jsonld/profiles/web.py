"""The profile `web`: what search engines are told of an article, in the terms of schema.org and no others.

After Google's guidelines for articles (Search Central, "Article structured data") and its general ones: one object an
author, typed, with the name alone; dates with their zone, or as days; nothing that readers of the page do not see, so
neither notes nor slugline; an `Event` only with all that one must have. What is referred to stands in the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.errors import CannotCarry
from newsml.formats.jsonld.contexts import SCHEMA_ORG_IRI
from newsml.formats.jsonld.profiles.credits import credits_of
from newsml.formats.jsonld.profiles.dates import day_or_moment
from newsml.formats.jsonld.profiles.links import images, is_web, links_of, web_only
from newsml.formats.jsonld.profiles.things import Things
from newsml.formats.jsonld.sides import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.jsonld.mapping import Node
    from newsml.model.article import Article
    from newsml.model.code import Code

_KINDS: Final = {
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "opinion": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
}
"""The classes of schema.org for genres of the IPTC."""


def excerpt(articles: Sequence[Article]) -> Node:
    """The document of articles: one stands at the top, several in `@graph`.

    Raises:
        CannotCarry: an article may not be published.
    """
    times: dict[str, int] = {}
    nodes = []
    for number, article in enumerate(articles):
        _publishable(article, f"articles[{number}]." if len(articles) > 1 else "")
        times[article.id] = times.get(article.id, 0) + 1
        nodes.append(_article(article, Writer(article, times[article.id])))
    top: Node = {"@context": SCHEMA_ORG_IRI}
    return {**top, **nodes[0]} if len(nodes) == 1 else {**top, "@graph": nodes}


def _publishable(article: Article, at: str) -> None:
    """Refuses what must not be on a page. An embargo is over where the article has been published since."""
    if article.publication_status != "usable":
        raise CannotCarry(
            f"the article is {article.publication_status}: a page must not tell of it",
            path=f"{at}publication_status",
        )
    if article.version_kind == "withdrawal":
        raise CannotCarry("the article is withdrawn: a page must not tell of it", path=f"{at}version_kind")
    if article.embargo is None:
        return
    published = article.first_published.instant if article.first_published is not None else None
    until = None if article.embargo == "open" else article.embargo.instant
    if published is None or until is None or published < until:
        raise CannotCarry(
            f"the article is under embargo ({article.embargo}): give first_published when it is out, or remove it",
            path=f"{at}embargo",
        )


def _article(article: Article, w: Writer) -> Node:
    node: Node = {"@type": _type(article), "@id": w.iri}
    if article.url is not None and is_web(article.url):
        node["url"] = article.url
        if article.url != w.iri:
            node["mainEntityOfPage"] = {"@type": "WebPage", "@id": article.url}
    _texts(article, node)
    if found := images(article):
        node["image"] = found
    _dates(article, node)
    credits_of(article, w, node)
    things = Things(article, w)
    about = [_subject(code) for code in article.subjects] + things.topics()
    if about := [one for one in about if one]:
        node["about"] = about
    if mentioned := [*things.participants(), *things.events(), *things.quotations()]:
        node["mentions"] = mentioned
    links_of(article, node)
    return node


def _type(article: Article) -> str:
    for genre in article.genres:
        for word in (genre.value.rpartition(":")[2].rpartition("/")[2], *(name.text for name in genre.names)):
            if word.lower() in _KINDS:
                return _KINDS[word.lower()]
    return "NewsArticle"


def _texts(article: Article, node: Node) -> None:
    if article.headline is not None:
        node["headline"] = article.headline
    others = [other.text for other in article.alternative_headlines if other.text is not None]
    if others:
        node["alternativeHeadline"] = list(dict.fromkeys(others))
    if article.standfirst is not None:
        node["description"] = article.standfirst
    if article.language is not None:
        node["inLanguage"] = article.language
    if article.dateline is not None:
        if article.dateline.text is not None:
            node["dateline"] = article.dateline.text
        place = article.get(article.dateline.place) if article.dateline.place is not None else None
        if place is not None and getattr(place, "kind", None) == "place" and getattr(place, "name", None):
            node["locationCreated"] = {"@id": Writer(article).iri_of(place.id)}
    if article.genres:
        node["genre"] = list(dict.fromkeys(str(genre) for genre in article.genres))
    if article.keywords:
        node["keywords"] = list(article.keywords)
    if article.body is not None:
        node["wordCount"] = len(article.body.split())
        node["articleBody"] = article.body


def _dates(article: Article, node: Node) -> None:
    published, modified = article.first_published, article.modified
    if published is not None:
        node["datePublished"] = day_or_moment(published)
    if modified is not None:
        moments = published.instant if published is not None else None, modified.instant
        if moments[0] is None or moments[1] is None or moments[0] <= moments[1]:
            node["dateModified"] = day_or_moment(modified)
    if article.created is not None:
        node["dateCreated"] = day_or_moment(article.created)
    if article.expires is not None:
        node["expires"] = day_or_moment(article.expires)
    if article.version_kind == "correction":
        node["correction"] = {"@type": "CorrectionComment"}
        if "dateModified" in node:
            node["correction"]["datePublished"] = node["dateModified"]


def _subject(code: Code) -> Node:
    """A code as a term, where anybody can read it: by its name, or a literal."""
    name = code.names[0].text if code.names else code.literal
    if name is None:
        return {}
    node: Node = {"@type": "DefinedTerm", "name": name}
    if code.qcode is not None:
        node["termCode"] = code.qcode
    if code.iri is not None and is_web(code.iri):
        node["sameAs"] = web_only([code.iri])
    return node
