"""Who said what, about whom, when: the rows of a table, from an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from newsml.cli.terminal import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.anchor import Anchor
    from newsml.model.annotation import Annotation
    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement in words, each on one line and safe to print; empty where the article does not say."""

    id: str
    who: str
    how: str
    what: str
    to: str
    about: str
    when: str


def sayings(article: Article) -> tuple[Saying, ...]:
    """The statements of an article in the order of the text."""
    return tuple(
        Saying(
            id=statement.id,
            who=_speaker(article, statement),
            how=_manner(statement),
            what=_words(statement.content),
            to=_names(article, statement.addressees),
            about=_names(article, statement.about),
            when=_time(article, statement),
        )
        for statement in sorted(article.statements, key=_place)
    )


def name_of(article: Article, id_: str) -> str:
    """What people would call an annotation, its id where they could not call it anything."""
    return called(article.get(id_)) or id_


def called(thing: Annotation | None) -> str:
    """The name of a thing, else the words that mention it, else its first alias; empty where it has none of them."""
    anchors: tuple[Anchor, ...] = getattr(thing, "mentions", ())
    words = (anchor.exact for anchor in anchors)
    aliases = (alias.text for alias in getattr(thing, "aliases", ()))
    return in_line(next(filter(None, (getattr(thing, "name", None), *words, *aliases)), ""))


def event_time(event: Event) -> str:
    """When an event is, as written, with the time it was moved from."""
    if event.when is None:
        return ""
    before = f" (before: {event.when.previous})" if event.when.previous else ""
    return f"{event.when.value or _words(event.when.anchor)}{before}"


def _place(statement: Statement) -> tuple[object, ...]:
    anchor = statement.extent or statement.content or next(iter(statement.cue), None)
    return (anchor is None, *(anchor.position() if anchor else ()), statement.id)


def _speaker(article: Article, statement: Statement) -> str:
    who = (
        name_of(article, statement.speaker)
        if statement.speaker
        else f"({statement.speaker_absence or 'nobody named'})"
    )
    on_behalf_of = _names(article, statement.on_behalf_of)
    outer = f" [in {statement.within}]" if statement.within else ""
    return f"{who}{f' for {on_behalf_of}' if on_behalf_of else ''}{outer}"


def _manner(statement: Statement) -> str:
    act = statement.act or "say"
    denied = "not said: " if statement.polarity == "negative" else ""
    return f"{denied}{act}, {statement.kind}"


def _words(anchor: Anchor | None) -> str:
    if anchor is None:
        return ""
    return in_line(anchor.exact) if anchor.exact is not None else f"({anchor.start}..{anchor.end}, withheld)"


def _names(article: Article, ids: Iterable[str]) -> str:
    return ", ".join(name_of(article, id_) for id_ in ids)


def _time(article: Article, statement: Statement) -> str:
    when = statement.when
    if when is not None:
        return str(when.value) if when.value else _words(when.anchor)
    if statement.occasion is None:
        return ""
    event = cast("Event", article[statement.occasion.event])  # an occasion is never anything else
    return f"{event_time(event)} at {name_of(article, event.id)}".strip()
