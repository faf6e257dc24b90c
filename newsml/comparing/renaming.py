"""Making ids of one article mean what they mean in another, and saying who made what."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from newsml.model.annotation import Annotation, SchemeLabel
from newsml.model.lookup import NOUNS
from newsml.model.provenance import Agent
from newsml.model.record import Record
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from newsml.model.article import Article


def agents(article: Article) -> tuple[Agent, ...]:
    """The agents of an article's provenance."""
    return article.provenance.agents if article.provenance is not None else ()


def signed(article: Article) -> Article:
    """The article with its only agent as the author of whatever says nothing of its author.

    Where there are several agents, or none, nothing is known, and nothing is written.
    """
    known = agents(article)
    if len(known) != 1:
        return article
    author = (known[0].id,)
    changes: dict[str, Any] = {"labels": _signed(article.labels, author)}
    for noun in NOUNS:
        changes[noun] = _signed(getattr(article, noun), author)
    return article.model_copy(update=changes)


def _signed(items: Iterable[Annotation | SchemeLabel], author: tuple[str]) -> tuple[Any, ...]:
    out = []
    for item in items:
        changes: dict[str, Any] = {} if item.by else {"by": author}
        if isinstance(item, Annotation) and item.labels:
            changes["labels"] = _signed(item.labels, author)
        out.append(item.model_copy(update=changes) if changes else item)
    return tuple(out)


def new_ids(a: Article, b: Article, joined: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each id of b becomes: that of its counterpart in a, its own, or where that is taken, one made from it.

    An id is made from the old one and a digest of what it stands for, so that it depends on nothing else.
    """
    ids = {theirs: ours for ours, theirs in joined}
    known = {agent.id: agent for agent in agents(a)}
    things: dict[str, Annotation | Agent] = {**b.index, **{agent.id: agent for agent in agents(b)}}
    taken = {*a.index, *known}
    used = taken | things.keys()
    for id_, thing in things.items():
        if id_ in ids:
            continue
        if id_ in taken and not (isinstance(thing, Agent) and known.get(id_) == thing):
            ids[id_] = _made_from(id_, thing, used)
            used.add(ids[id_])
        else:
            ids[id_] = id_
    return ids


def _made_from(id_: str, thing: Record, used: Collection[str]) -> str:
    content = hashlib.sha256(thing.model_dump_json().encode()).hexdigest()
    candidates = (f"{id_[: 63 - size]}-{content[:size]}" for size in range(6, 63))
    return next(candidate for candidate in candidates if candidate not in used)


def renamed(article: Article, ids: Mapping[str, str]) -> Article:
    """The article with other ids, wherever they stand."""
    changed = {old: new for old, new in ids.items() if old != new}
    return article.model_copy(update=_renamed(article, changed)) if changed else article


def _renamed(record: Record, ids: Mapping[str, str]) -> dict[str, Any]:
    """The fields that change."""
    changes: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        named = field.name == "id" and isinstance(record, (Annotation, Agent))
        if named or field.refers_to:
            changed = (
                tuple(ids.get(item, item) for item in value)
                if isinstance(value, tuple)
                else ids.get(value, value)
            )
        elif field.record is None:
            continue
        elif isinstance(value, tuple):
            changed = tuple(_renamed_one(item, ids) for item in value)
        else:
            changed = _renamed_one(value, ids)
        if changed != value:
            changes[field.name] = changed
    return changes


def _renamed_one(value: Any, ids: Mapping[str, str]) -> Any:
    if not isinstance(value, Record):
        return value
    changes = _renamed(value, ids)
    return value.model_copy(update=changes) if changes else value
