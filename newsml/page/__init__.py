"""Articles as pages for people: the text with its annotations, and beside it who, what, when and who said it.

A page is one HTML file that needs nothing else: styles and script stand in it, and its content security policy lets
neither of them, nor anything in the article, fetch or run more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.findings import Finding
    from newsml.model.article import Article
    from newsml.page.site import Entry


def page(article: Article, findings: Iterable[Finding] = ()) -> str:
    """The page of an article, with what a validator found in it."""
    from newsml.page.rendering import rendered
    from newsml.page.view import view

    return rendered("article.html", page=view(article, tuple(findings)))


def frame(html: str) -> str:
    """A page inside another document, such as a notebook: alone in a frame, so that neither sees the other."""
    from newsml.page.rendering import rendered

    return rendered("frame.html", html=html)


def index(entries: Iterable[Entry], title: str) -> str:
    """The page that lists other pages."""
    from newsml.page.rendering import rendered

    return rendered("index.html", entries=tuple(entries), title=title)
