"""Annotations in an item of others.

Those that newsml has put there are in its own words: subjects, extension properties and inlineRefs whose QCodes are ids
of the article; each is compared with what it was. Things that come from the item's own constructs stay as they are.
One that has changed is said anew in our own words, which then count instead of the constructs; one that is gone is
taken out with its constructs, or named among those that are not meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.formats._kit.tree import said
from newsml.formats.newsml_g2.editing.in_place import changes_in_place
from newsml.formats.newsml_g2.entities.constructs import ASSERT, SUBJECT
from newsml.formats.newsml_g2.names import LANG, na, nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.refs import write_ref
from newsml.formats.newsml_g2.scalars import REF
from newsml.formats.newsml_g2.things import write_statements, write_subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem
    from newsml.formats.newsml_g2.editing.text_changes import TextChange
    from newsml.formats.newsml_g2.entities.identity import Origin
    from newsml.model.article import Article

_META: Final = nar("contentMeta")
_REF: Final = nar("inlineRef")
_STATEMENTS: Final = (nar("contentMetaExtProperty"), na("statement"))
_WITHOUT: Final = na("without")
_SPANS, _FIELD, _ANCHOR = na("spans"), na("field"), na("anchor")
_FIELDS: Final = ("participants", "topics", "events")

Key = tuple[Any, ...]


@dataclass(slots=True)
class _Said:
    """Annotations in our own words, by what tells them apart."""

    in_meta: dict[Key, _Element] = field(default_factory=dict)
    asserts: dict[Key, _Element] = field(default_factory=dict)
    refs: dict[Key, _Element] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)
    """The fields in which anchors stand."""


class AnnotationChange:
    """The annotations of one item."""

    def __init__(self, item: ForeignItem, *, rewrites_body: bool) -> None:
        self._item, self._rewrites_body = item, rewrites_body
        meta = item.section(_META)
        subjects = self._ours(meta.iterchildren(SUBJECT) if meta is not None else (), (SUBJECT,))
        anew = {REF.decode(node.get("qcode", ""), item.source) for node in subjects}
        self._origins = {id_: origin for id_, origin in item.source.origins.items() if id_ not in anew}
        """Where things come from that are not said anew."""
        self._stays: set[str] = set()
        """Things that their constructs go on to say."""
        self._patched: list[tuple[Any, Any, Origin]] = []
        things = (*item.after.participants, *item.after.topics, *item.after.events)
        for thing in things:
            self._decide(thing)
        self._decide_again()
        self._gone = dict.fromkeys(id_ for id_ in item.source.origins if id_ not in item.after.index)
        self._old = self._said(item.before, set(self._origins))
        self._new = self._said(item.after, self._stays)
        self.anchored = frozenset(self._new.anchored)
        """The fields in which anchors with offsets are to stand."""

    def _decide(self, thing: Any) -> None:
        origin = self._origins.get(thing.id)
        before = self._item.before.get(thing.id)
        if origin is None or before is None or self._is_disturbed(origin, thing):
            return
        if before == thing:
            self._stays.add(thing.id)
        elif changes_in_place(before, thing, origin):
            self._stays.add(thing.id)
            self._patched.append((before, thing, origin))

    def _is_disturbed(self, origin: Origin, thing: Any) -> bool:
        """Whether another change touches its constructs, or the body's markup that it comes from or is mentioned in."""
        if self._rewrites_body:
            text = self._item.source.texts.get("body")
            if thing.mentions or (
                text is not None and any(_is_inside(node, {text.node}) for node in origin.nodes)
            ):
                return True
        if self._item.before.language != self._item.after.language and any(
            _tells_languages(node) for node in origin.nodes
        ):
            return True
        return not self._item.splices.touched.isdisjoint(origin.nodes)

    def _decide_again(self) -> None:
        """What the details of others name goes with them, so it has to be said anew as well."""
        while True:
            leaving = {
                node
                for id_, origin in self._origins.items()
                if id_ not in self._stays
                for node in origin.nodes
            }
            lost = {
                id_
                for id_ in self._stays
                if any(_is_inside(node, leaving) for node in self._origins[id_].nodes)
            }
            if not lost:
                return
            self._stays -= lost
            self._patched = [entry for entry in self._patched if entry[1].id not in lost]

    def _said(self, article: Article, without: set[str]) -> _Said:
        item = self._item
        data = article.model_dump(include={*_FIELDS, "statements"}, exclude_defaults=True)
        for name in _FIELDS:
            data[name] = [thing for thing in data.get(name, ()) if thing["id"] not in without]
        draft = item.draft(article)
        meta = item.scratch(_META)
        write_subjects(meta, data, draft)
        write_statements(meta, data, draft)
        out = _Said(anchored={anchor.get("field", "body") for _, _, anchor in draft.anchors})
        root = item.scratch("")
        for anchored, id_ in zip(draft.anchors, draft.anchor_ids, strict=True):
            write_ref(root, id_, anchored, draft)
        out.in_meta = _keyed(meta.iterchildren("*"))
        out.asserts = _keyed(draft.asserts)
        out.refs = _keyed(root.iterchildren("*"))
        return out

    def run(self, texts: TextChange) -> None:
        """Makes the changes; the texts have been changed before."""
        item = self._item
        for rendered in (self._old, self._new):
            for node in rendered.refs.values():
                node.set("idrefs", texts.host_id(node.get(_FIELD, "body")))
        for before, after, origin in self._patched:
            self._patch(before, after, origin)
        self._drop()
        item.dialect.field = "participants"
        meta = item.section(_META)
        refs = _keyed(self._ours(item.node.iterchildren(_REF), (_REF,)))
        self._keep_ids(refs)
        self._drop_stale()
        there = _keyed(
            self._ours(meta.iterchildren("*") if meta is not None else (), (SUBJECT, *_STATEMENTS))
        )
        self._compare(_META, there, self._old.in_meta, self._new.in_meta)
        there = _keyed(self._ours(item.node.iterchildren(ASSERT), (ASSERT,)))
        self._compare("", there, self._old.asserts, self._new.asserts)
        self._compare("", refs, self._old.refs, self._new.refs)

    def _drop_stale(self) -> None:
        """Takes out offsets that no longer held, in texts in which offsets are to hold from now on."""
        item = self._item
        for node in item.node.iterchildren(_REF):
            field_ = node.get(_FIELD, "body")
            text = item.source.texts.get(field_)
            stale = text is None or not text.holds
            if stale and field_ in self.anchored and node in item.left and _SPANS in node.attrib:
                item.splices.remove(node)

    def _keep_ids(self, refs: dict[Key, _Element]) -> None:
        """Gives anchors that are there already the ids that they have there."""
        for rendered in (self._old, self._new):
            known = {
                node.get("id"): refs[key].get("id") for key, node in rendered.refs.items() if key in refs
            }
            for root in (*rendered.in_meta.values(), *rendered.asserts.values(), *rendered.refs.values()):
                for node in root.iter("*"):
                    for name in (_ANCHOR, "id"):
                        found = known.get(node.get(name))
                        if found is not None:
                            node.set(name, found)

    def _ours(self, nodes: Iterable[_Element], tags: Sequence[str]) -> Iterator[_Element]:
        """Those in our own words that were read."""
        item = self._item
        for node in nodes:
            refers = REF.decode(node.get("qcode", ""), item.source) is not UNFIT
            if refers and node.tag in tags and node not in item.left:
                yield node

    def _compare(
        self, section: str, there: dict[Key, _Element], old: dict[Key, _Element], new: dict[Key, _Element]
    ) -> None:
        item = self._item
        for key, node in there.items():
            if key not in new:
                item.splices.remove(node)
            elif key not in old:
                item.replace(node, new[key])
            elif said(old[key]) != said(new[key]):
                item.merger.merge(node, old[key], new[key])
        added = [node for key, node in new.items() if key not in there]
        if added:
            item.insert(section, added)

    # --- things that come from the item's own constructs ---

    def _patch(self, before: Any, after: Any, origin: Origin) -> None:
        item, node = self._item, origin.nodes[0]
        if before.name != after.name:
            name = next(child for child in node.iterchildren(nar("name")) if "part" not in child.attrib)
            item.splices.set_text(name, after.name)
            if origin.from_name:
                item.dialect.attribute(node, na("id"), after.id)
                item.splices.set_attribute(node, na("id"), after.id)
        for attribute in ("relevance", "confidence"):
            value = getattr(after, attribute)
            if getattr(before, attribute) != value:
                if value is not None:
                    item.dialect.attribute(node, attribute, str(value))
                item.splices.set_attribute(node, attribute, None if value is None else str(value))

    def _drop(self) -> None:
        """Takes out what is gone: subjects that say no more than its name, where no other id hangs on them.

        All else goes on to stand there, for it may say something about other things.
        """
        item = self._item
        meta = item.section(_META)
        mark = next((node for node in meta.iterchildren(_WITHOUT)), None) if meta is not None else None
        hang_on = any(origin.occurrence for id_, origin in self._origins.items() if id_ not in self._gone)
        named = mark.get("things", "").split() if mark is not None else []
        for id_ in self._gone:
            nodes = item.source.origins[id_].nodes
            if (
                not hang_on
                and id_ in self._origins
                and all(node.tag == SUBJECT and _only_named(node) for node in nodes)
            ):
                for node in nodes:
                    item.splices.remove(node)
            else:
                named.append(id_)
        things = " ".join(id_ for id_ in dict.fromkeys(named) if id_ not in item.after.index)
        if mark is not None:
            item.splices.set_attribute(mark, "things", things)
        elif things:
            item.insert(_META, [item.made(_WITHOUT, things=things)])


def _is_inside(node: _Element, others: AbstractSet[_Element]) -> bool:
    return node not in others and any(outer in others for outer in node.iterancestors())


def _tells_languages(node: _Element) -> bool:
    """Whether names are in a language, which counts for more where it is not the article's."""
    return any(LANG in name.attrib for name in node.iter(nar("name")))


def _only_named(node: _Element) -> bool:
    return all(child.tag == nar("name") for child in node)


def _keyed(nodes: Iterable[_Element]) -> dict[Key, _Element]:
    """Elements by what tells those of one kind apart, counted where nothing does."""
    out: dict[Key, _Element] = {}
    counts: dict[Key, int] = {}
    for node in nodes:
        inner = next(node.iterchildren("*"), None)
        key: Key = (node.tag, node.get("qcode"), node.get(_FIELD), node.get(_SPANS))
        if node.tag == ASSERT:
            key = (*key, inner.tag if inner is not None else None)
        elif node.tag == _REF:
            key = (*key, inner.get("qcode") if inner is not None else None)
        counts[key] = number = counts.get(key, -1) + 1
        out[*key, number] = node
    return out
