"""Whether two articles are about the same words, and lending the words to the one that withholds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, NewsmlError
from newsml.model.withholding import FIELDS, Withheld, digest, reworded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.article import Article

_MEND: Final = "both have to annotate one text: bring one to the other's text first, as re-anchoring does"
_CONTEXT: Final = 12


def on_one_text(a: Article, b: Article) -> tuple[Article, Article]:
    """Both articles with all words that at least one of them has.

    Raises:
        NewsmlError: headline, standfirst or body differ; the message says which and where first.
        InvalidArticle: what one says about a text that it withholds is refuted by the words of the other.
    """
    lent: dict[str, str] = {}
    for field in FIELDS:
        one, other = _given(a, field), _given(b, field)
        _compare(field, one, other)
        for text in (one, other):
            if isinstance(text, str):
                lent[field] = text
    headlines = {
        digest(h.text): h.text for h in (*a.alternative_headlines, *b.alternative_headlines) if h.text
    }
    return _with_words(a, lent, headlines), _with_words(b, lent, headlines)


def _given(article: Article, field: str) -> str | Withheld | None:
    text: str | None = getattr(article, field)
    if text is not None:
        return text
    return next((item for item in article.withheld if item.field == field), None)


def _compare(field: str, one: str | Withheld | None, other: str | Withheld | None) -> None:
    if one is None and other is None:
        return
    if one is None or other is None:
        first, second = ("first", "second") if one is None else ("second", "first")
        raise NewsmlError(f"the {first} article has no {field}, the {second} has one: {_MEND}", path=field)
    if isinstance(one, str) and isinstance(other, str):
        if one != other:
            raise NewsmlError(_first_difference(field, one, other), path=field)
    elif _outline(one) != _outline(other):
        lengths = f"{_outline(one)[0]} and {_outline(other)[0]} code points"
        message = (
            f"the {field} of one is not what the other withholds ({lengths}; the digests differ): {_MEND}"
        )
        raise NewsmlError(message, path=field)


def _outline(text: str | Withheld) -> tuple[int, str]:
    return (len(text), digest(text)) if isinstance(text, str) else (text.length, text.sha256)


def _first_difference(field: str, one: str, other: str) -> str:
    ends = min(len(one), len(other))
    at = next((n for n in range(ends) if one[n] != other[n]), ends)
    ours, theirs = (text[max(0, at - _CONTEXT) : at + _CONTEXT] or "the end" for text in (one, other))
    return f"the two differ from offset {at} of the {field} on, {ours!r} and {theirs!r}: {_MEND}"


def _with_words(article: Article, texts: Mapping[str, str], headlines: Mapping[str, str]) -> Article:
    missing: dict[str, str] = {
        item.field: texts[item.field] for item in article.withheld if item.field in texts
    }
    others = tuple(
        headline.model_copy(update={"text": words, "sha256": None})
        if (words := headlines.get(headline.sha256 or "")) is not None
        else headline
        for headline in article.alternative_headlines
    )
    if not missing and others == article.alternative_headlines:
        return article
    changes = {
        **reworded(article, missing),
        **missing,
        "withheld": tuple(item for item in article.withheld if item.field not in missing),
        "alternative_headlines": others,
    }
    try:
        return article.model_copy(update=changes)
    except ValidationError as error:
        raise InvalidArticle.of(error) from None
