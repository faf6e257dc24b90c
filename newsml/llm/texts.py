"""The texts of what an answer is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = ("body", "headline", "standfirst")
"""In the order in which words are looked for."""


def texts_of(article: str | Mapping[str, str] | Article) -> dict[str, str]:
    """The texts by field, the body first.

    Raises:
        NewsmlError: there is no headline and no body, or a name that is none of a text.
    """
    if isinstance(article, Article):
        given = {name: text for name in FIELDS if (text := getattr(article, name)) is not None}
    else:
        given = {"body": article} if isinstance(article, str) else dict(article)
    if unknown := [name for name in given if name not in FIELDS]:
        raise NewsmlError(f"an article has no text {unknown[0]!r}: give headline, standfirst or body")
    if wrong := [name for name, text in given.items() if not isinstance(text, str)]:
        raise NewsmlError(f"the {wrong[0]} is no text but a {type(given[wrong[0]]).__name__}: give a string")
    texts = {name: str(given[name]) for name in FIELDS if given.get(name)}
    if "body" not in texts and "headline" not in texts:
        hint = ": its texts are withheld, attach them first" if getattr(article, "withheld", ()) else ""
        raise NewsmlError(f"there is no headline and no body that words could stand in{hint}")
    return texts
