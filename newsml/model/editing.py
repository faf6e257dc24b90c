"""Edits: each returns a new article that is consistent, or raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.model.event import Event
from newsml.model.lookup import NOUNS, missing
from newsml.model.participant import Participant
from newsml.model.record import Record
from newsml.model.statement import Statement
from newsml.model.structure import FieldShape, shape
from newsml.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.article import Article
    from newsml.model.lookup import AnyAnnotation

_NOUN_OF: dict[type[Record], str] = {
    Participant: "participants",
    Topic: "topics",
    Event: "events",
    Statement: "statements",
}


def _noun(thing: Any) -> str:
    for cls, noun in _NOUN_OF.items():
        if isinstance(thing, cls):
            return noun
    names = ", ".join(cls.__name__ for cls in _NOUN_OF)
    raise TypeError(f"give one of {names}, not {type(thing).__name__}; agents belong into the provenance")


def added(article: Article, things: Iterable[AnyAnnotation]) -> dict[str, Any]:
    """The changed fields when annotations are added."""
    out: dict[str, tuple[Any, ...]] = {}
    for thing in things:
        noun = _noun(thing)
        out[noun] = (*out.get(noun, getattr(article, noun)), thing)
    return out


def swapped(article: Article, things: Iterable[AnyAnnotation]) -> dict[str, Any]:
    """The changed fields when annotations replace those of the same ids."""
    out: dict[str, dict[str, Any]] = {}
    for thing in things:
        noun = _noun(thing)
        known = out.setdefault(noun, {old.id: old for old in getattr(article, noun)})
        if thing.id not in known:
            raise _other(article, thing, noun)
        known[thing.id] = thing
    return {noun: tuple(known.values()) for noun, known in out.items()}


def _other(article: Article, thing: AnyAnnotation, noun: str) -> KeyError:
    """The error for an id that no thing of this noun has."""
    if thing.id not in article.index:
        return missing(article, thing.id)
    there = _noun(article.index[thing.id])
    return KeyError(
        f"{thing.id!r} is the id of one of the {there}, not of the {noun}: remove that one, then add this"
    )


def removed(article: Article, ids: Iterable[str], *, unlink: bool) -> dict[str, Any]:
    """The changed fields when annotations are removed, and with `unlink` all references to them as well."""
    gone = set(ids)
    for id_ in sorted(gone):
        if id_ not in article.index:
            raise missing(article, id_)
    out: dict[str, Any] = (_without(article, gone) or {}) if unlink else {}
    for noun in NOUNS:
        things = out.get(noun, getattr(article, noun))
        out[noun] = tuple(thing for thing in things if thing.id not in gone)
    return out


def _without(record: Record, gone: set[str]) -> dict[str, Any] | None:
    """The fields that change when references to ids go; None where the record cannot be without one."""
    changes: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        kept = _kept(value, field, gone)
        if kept is None and value is not None and field.binding:
            return None
        if kept != value:
            changes[field.name] = kept
    return changes


def _kept(value: Any, field: FieldShape, gone: set[str]) -> Any:
    if field.collection != "one":
        return tuple(kept for item in value if (kept := _kept_one(item, field, gone)) is not None)
    return _kept_one(value, field, gone)


def _kept_one(value: Any, field: FieldShape, gone: set[str]) -> Any:
    if field.refers_to:
        return None if value in gone else value
    if isinstance(value, Record):
        changes = _without(value, gone)
        if changes is None:
            return None
        return value.model_copy(update=changes) if changes else value
    return value
