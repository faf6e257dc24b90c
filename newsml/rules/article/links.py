"""Rules about where an article is on the web, and what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "A026",
    "url-is-no-address",
    "warning",
    title="The article's web address is none",
    message="url is {url}, which no browser opens: write the https address of the page; a name of the article belongs "
    "into id or identifiers",
)
def url_is_no_address(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article whose url is neither http nor https.

    Why: it is written into pages as their canonical address, and into feeds as the link to click. With a urn or a tag
    there readers get nowhere, and search engines drop the page.

    Mend: write the address of the page, or leave url out as long as there is none.

    Rests on: RFC 6596, the canonical link relation; schema.org, url, and ninjs 3.1, where the address of a story is not
    its uri; this model, Article.url, its canonical web address.
    """
    url = inspection.article.url
    if url is not None and url.partition(":")[0].lower() not in ("http", "https"):
        yield Hit(("url",), {"url": url}, excerpt=url)


@rule(
    "A027",
    "link-to-itself",
    "info",
    title="A related link leads to the article itself",
    message="{href} is this article: remove the link, or say in its relation what the page is to the article",
)
def link_to_itself(inspection: Inspection) -> Iterator[Hit]:
    """Finds a related link without a relation that leads to the article's own id or web address.

    Why: a list of further stories that offers the story one is reading is a mistake that everybody sees. It comes from
    a search for stories of the same subject that does not leave out where it started.

    Mend: remove the link. With a relation (another version, a print page) it may well be right.

    Rests on: NewsML-G2 2.35, link: a link from the item to a target, with the relationship of the two.
    """
    article = inspection.article
    own = {article.id, article.url}
    for n, link in enumerate(article.links):
        if link.relation is None and link.href.partition("#")[0] in own:
            yield Hit(("links", n, "href"), {"href": link.href}, excerpt=link.href)
