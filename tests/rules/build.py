"""Articles of a few words for the tests of the rules."""

from __future__ import annotations

from typing import Any

from newsml.model.article import Article
from newsml.rules import check


def story(body: str, **fields: Any) -> Article:
    """An article with this body."""
    return Article.model_validate({"id": "urn:example:1", "body": body, **fields})


def said(body: str, *words: str, kind: str = "direct", nth: int | None = None, **fields: Any) -> Article:
    """An article in which the words are the content of a statement without a speaker."""
    article = story(body, **fields)
    content = article.anchor(*words, nth=nth)
    return article.replace(statements=[{"id": "s", "kind": kind, "content": content}])


def marked(body: str, start: int, end: int, **mention: Any) -> Article:
    """An article in which a stretch of the body mentions a topic."""
    spans = [{"start": start, "end": end, "exact": body[start:end]}]
    return story(body, topics=[{"id": "t", "mentions": [{"spans": spans, **mention}]}])


def codes(article: Article) -> tuple[str, ...]:
    """The codes of what all rules find."""
    return check(article).codes
