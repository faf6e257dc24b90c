"""What the things of an article are called on its page, and in which order its statements are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.model.lookup import NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.annotation import Annotation
    from newsml.model.article import Article
    from newsml.model.statement import Statement

_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing of the article that is referred to."""

    id: str
    noun: str
    name: str


def refs(article: Article) -> Mapping[str, Ref]:
    """Every participant, topic, event and statement by id, with what it is called."""
    numbers = numbered(article)
    said = {one.id: Ref(one.id, "statements", _said(one, numbers[one.id])) for one in article.statements}
    return said | {
        thing.id: Ref(thing.id, noun, called(thing))
        for noun in NOUNS[:-1]
        for thing in getattr(article, noun)
    }


def _said(statement: Statement, number: int) -> str:
    words = statement.content.exact if statement.content else None
    return f"statement {number}" + (f": {short(words, 40)}" if words else "")


def called(thing: Annotation) -> str:
    """The name of a thing, else words that mention it, else another of its names, else its id."""
    words = (mention.exact for mention in getattr(thing, "mentions", ()))
    aliases = (alias.text for alias in getattr(thing, "aliases", ()))
    return short(next(filter(None, (getattr(thing, "name", None), *words, *aliases)), thing.id))


def short(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, the end of a long one left out."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def web_address(iri: str | None) -> str | None:
    """An address that following can do nothing with but load a page of the web; None for any other."""
    return iri if iri is not None and iri.lower().startswith(("http://", "https://")) else None


def plain(term: str) -> str:
    """A term of the model in words: `co_chair` is co chair."""
    return term.replace("_", " ")


def numbered(article: Article) -> Mapping[str, int]:
    """The number of each statement by id, from 1, in the order of the text; those without words come last."""
    return {one.id: n for n, one in enumerate(sorted(article.statements, key=_place), 1)}


def _place(statement: Statement) -> tuple[object, ...]:
    anchor = statement.content or statement.extent or next(iter(statement.cue), None) or statement.source
    return (anchor is None, anchor.position() if anchor else (), statement.id)
