"""What the index of a folder of pages says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsml.page.naming import short

if TYPE_CHECKING:
    from newsml.findings import Findings
    from newsml.model.article import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the index."""

    href: str
    title: str
    language: str | None
    date: str
    participants: int
    events: int
    statements: int
    findings: int


def entry(article: Article, path: str, findings: Findings) -> Entry:
    """What the index says of an article whose page lies at a path below it."""
    moment = article.first_published or article.created or article.modified
    return Entry(
        f"./{quote(path)}",
        short(article.headline or article.slugline or article.id),
        article.language,
        str(moment.date) if moment else "",
        len(article.participants),
        len(article.events),
        len(article.statements),
        sum(found.severity != "info" for found in findings),
    )
