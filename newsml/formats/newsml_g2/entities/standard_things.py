"""Things that standard constructs name in a newsItem that newsml did not write: participants, topics and events.

What newsml has written into such a document goes before. An annotation in our own dialect, a subject with an id of the
article, takes the place of the thing of that id wholly; `na:id` at a construct states the thing's id; `na:without` at
the end of contentMeta names things that the article does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.entities.constructs import EVENT, SUBJECT, in_article
from newsml.formats.newsml_g2.entities.gathering import Gathering
from newsml.formats.newsml_g2.entities.reading import Entities
from newsml.formats.newsml_g2.names import LANG, na, nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import LANGUAGE, REF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.entities.gathering import Thing
    from newsml.formats.newsml_g2.source import Source

WITHOUT: Final = na("without")
_LANGUAGE, _PROPERTY = nar("language"), nar("contentMetaExtProperty")
_PROVENANCE, _AGENT = na("provenance"), na("agent")


def read_things(root: _Element, source: Source, out: dict[str, Any]) -> None:
    """Adds the things that the standard's constructs name."""
    source.language = language_of(root, source)
    gathering = Gathering()
    gathering.add(in_article(source))
    if gathering.things:
        _read_gathered(gathering, source, out)
        gathering.release()


def _read_gathered(gathering: Gathering, source: Source, out: dict[str, Any]) -> None:
    gathering.settle(frozenset(key for key, _ in source.refs))
    source.origins = {thing.id: origin for thing, origin in gathering.origins()}
    without = {id_ for node in source.meta.get(WITHOUT, ()) for id_ in node.get("things", "").split()}
    if without:
        before = set(source.claimed)
        gathering.drop(without)
        source.dropped = before - source.claimed.keys()
        known = {thing.id for thing in gathering.things}
        source.origins = {id_: origin for id_, origin in source.origins.items() if id_ in known}
    _take_from_body(gathering, source)
    entities = Entities(gathering)
    for thing in gathering.things:
        entities.read(thing)
    entities.settle()
    explicit = set(_explicit(source))
    for thing in gathering.things:
        source.origins[thing.id].shadowed = thing.id in explicit
        _add(thing, out, source, shadowed=thing.id in explicit)


def _take_from_body(gathering: Gathering, source: Source) -> None:
    """Events that are the content of the item are words of the body as well; what the body leaves of them is read."""
    events = [one.node for thing in gathering.things for one in thing.constructs if one.tag == EVENT]
    if events:
        inside = {node for event in events for node in event.iter()}
        source.leftovers[:] = [left for left in source.leftovers if left[0] not in inside]


def language_of(root: _Element, source: Source) -> str | None:
    """The language of names that do not say theirs: the item's, unless its content is in another."""
    node = next(iter(source.meta.get(_LANGUAGE, ())), None)
    texts = (root.get(LANG), node.get("tag") if node is not None else None)
    found = {str(value) for text in texts if text and (value := LANGUAGE.decode(text, source)) is not UNFIT}
    return found.pop() if len(found) == 1 else None


def _explicit(source: Source) -> Iterator[str]:
    """The ids that annotations in our own dialect have."""
    # Without an alias for them there are none.
    own = (*source.meta.get(SUBJECT, ()), *source.meta.get(_PROPERTY, ())) if source.local != ":" else ()
    for node in own:
        id_ = REF.decode(node.get("qcode", ""), source)
        if id_ is not UNFIT:
            yield id_
    for node in source.in_item_meta:
        if node.tag == _PROVENANCE:
            for agent in node.iterchildren(_AGENT):
                yield agent.get("id", "")


def _add(thing: Thing, out: dict[str, Any], source: Source, *, shadowed: bool) -> None:
    mentions = []
    for key in (*thing.keys, thing.id) if source.refs else ():
        if not (shadowed and key == thing.id):
            for anchor in source.refs.get((key, ""), ()):
                mentions.append(anchor)
                source.ref_nodes.pop(id(anchor), None)
    if shadowed:
        return
    if mentions:
        thing.out["mentions"] = mentions
    thing.out["id"] = thing.id
    source.things[thing.id] = thing.out
    out.setdefault(thing.field, []).append(thing.out)
