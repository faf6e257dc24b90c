"""A field of an article, changed at its own place in a document of others.

The row that places the field writes the old value and the new one; what differs is carried over to the nodes that the
row has read. Nodes and values correspond by what the row reads from them, so that the order of a document does not
matter.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats._kit.tree import said
from newsml.formats.newsml_g2.codes import AS
from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.editing.date_style import spell_alike
from newsml.formats.newsml_g2.editing.homes import children_of, writer_at
from newsml.formats.newsml_g2.editing.sequence import becoming, staying
from newsml.formats.newsml_g2.entities.constructs import PARTIES
from newsml.formats.newsml_g2.names import expanded, na, nar
from newsml.formats.newsml_g2.places import AT, NOTHING, UNFIT, Node, Pair, Place, Scalar
from newsml.model.article import Article
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem
    from newsml.formats.newsml_g2.editing.homes import Home
    from newsml.formats.newsml_g2.source import Source

_LISTS: Final = frozenset(field.name for field in shape(Article) if field.collection == "list")
_MANY: Final = frozenset(field.name for field in shape(Article) if field.collection != "one")
_ONLY_ONE: Final = frozenset(
    map(nar, ("itemClass", "versionCreated", "firstCreated", "embargoed", "pubStatus", "urgency", "provider"))
)
"""Elements of which the standard allows one: where it could not be read, it gives way to one that can."""
_HISTORY: Final = nar("pubHistory")
"""Its elements take no attributes of others, so that none can be marked as standing for nothing."""


class FieldChange:
    """Carries the change of one field over."""

    def __init__(self, item: ForeignItem, home: Home, field: str) -> None:
        self._item, self._home, self._field = item, home, field
        self._merger, self._splices = item.merger, item.splices
        self._copies = True

    def run(self, read: list[_Element] | None = None, *, copies: bool = True) -> None:
        """Changes what the row has read, or adds to it.

        Args:
            read: the nodes that it has read, where the tables cannot tell.
            copies: whether a node that gets another place is copied as it stands; else it is written anew.
        """
        row = self._home.row
        old, new = (self._rendered(data) for data in (self._item.old, self._item.new))
        if isinstance(row, Place) and isinstance(row.codec, Scalar):
            self._item.set_attribute(self._home.section, expanded(row.at), new.get(expanded(row.at)))
            return
        self._copies = copies
        parent = self._item.section(self._home.section)
        found = list(children_of(self._home, parent)) if parent is not None else []
        there = [node for node in found if node not in self._item.left] if read is None else read
        before, after = list(old), list(new)
        if self._field not in _MANY and len(after) <= 1:
            self._change_one(found, there, before, after)
        else:
            self._change_many(there, before, after)

    def _rendered(self, data: Mapping[str, Any]) -> _Element:
        scratch = self._item.scratch(self._home.section)
        writer_at(self._home)(scratch, data, self._item.draft())
        if data is self._item.new and self._item.source.origins:
            for node in scratch:
                if node.tag in PARTIES and not _names_a_thing(node, self._item.dialect.local):
                    mark(node, "code")
        return scratch

    def _change_one(
        self, found: list[_Element], there: list[_Element], before: list[_Element], after: list[_Element]
    ) -> None:
        if [*map(said, before)] == [*map(said, after)]:
            return
        marked = next((node for node in found if node.get(ABSENT) == "true" and node not in there), None)
        if not after:
            if there and before:
                self._remove(there, [node for node in found if node not in there and marked is None])
            return
        if there and before:
            for date in (before[0], after[0]):
                spell_alike(there[0], date, lambda: scratch_of(self._item.source))
            self._merger.merge(there[0], before[0], after[0])
            return
        unread = [node for node in found if node.tag in _ONLY_ONE or _is_empty(node)]
        for node in (*there, *unread)[:1]:
            self._item.replace(node, after[0])
            return
        if marked is None:
            self._item.insert(self._home.section, after)
        else:  # it says of those behind it that they are not meant
            self._item.dialect.element(self._home.section or self._item.node, after[0])
            self._splices.insert_before(marked, after[0])

    def _remove(self, there: list[_Element], unread: list[_Element]) -> None:
        """Takes out what says the one value; where something else would then be read as it, a mark stays."""
        follows = any(self._is_readable(node) for node in unread)
        section = self._item.section(self._home.section)
        if section is None or self._home.section != _HISTORY:
            for node in there:
                self._merger.remove(node, follows=follows)
        elif follows:
            raise CannotCarry(
                "the publishing history names further dates, and has no place to say that none of them is meant: "
                "write a new document, without onto",
                source=self._item.name,
                path=self._field,
            )
        elif any(node not in there for node in section.iterchildren("*")):
            for node in there:
                self._splices.remove(node)
        else:  # it must not be empty
            self._splices.remove(section)

    def _is_readable(self, node: _Element) -> bool:
        """Whether the row would read an element that it has passed over, were it the first one."""
        row, blank = self._home.row, scratch_of(self._item.source)
        if isinstance(row, Pair):
            return row.read(node, {}, blank)
        return self._codec.decode(node, blank, self._key) is not UNFIT

    @property
    def _codec(self) -> Node:
        row = self._home.row
        assert isinstance(row, Place)  # noqa: S101 - rows of elements are places, unless they are pairs
        assert isinstance(row.codec, Node)  # noqa: S101 - as above
        return row.codec

    @cached_property
    def _key(self) -> frozenset[str]:
        """The attribute that tells the row's elements from others of their tag."""
        found = AT.fullmatch(self._home.row.at) if isinstance(self._home.row, Place) else None
        return frozenset((expanded("@" + found["key"]),)) if found is not None and found["key"] else NOTHING

    # --- several ---

    def _change_many(self, there: list[_Element], before: list[_Element], after: list[_Element]) -> None:
        read, ordered = self._reader(), self._field in _LISTS
        wanted, end = [read(node) for node in after], there[-1] if there else None
        if not ordered:
            there = _without_repeats(there, read, frozenset(wanted))
        keys = [read(node) for node in there]
        old = dict(zip(map(read, before), before, strict=True))
        assigned = becoming(there, keys, after, wanted)
        used = [n for n in assigned if n is not None]
        in_place = staying(assigned) if ordered else set(used)
        for n, node in enumerate(there):
            if n not in in_place:
                self._splices.remove(node)
        last: _Element | None = None
        first = next((there[at] for at in assigned if at in in_place), None)
        waiting: list[_Element | bytes] = []
        for node, at in zip(after, assigned, strict=True):
            if at is not None and at in in_place:
                if ordered:
                    self._put(waiting, last, first)
                    waiting, last = [], there[at]
                self._change_in_place(there[at], old.get(keys[at]), node, same=keys[at] == read(node))
            elif at is not None and keys[at] == read(node) and self._copies:
                waiting.append(self._splices.source(there[at]))
            else:
                self._item.dialect.element(self._home.section or self._item.node, node)
                waiting.append(node)
        self._put(waiting, end if last is None else last, None)

    def _put(self, new: list[_Element | bytes], last: _Element | None, first: _Element | None) -> None:
        if not new:
            return
        if last is not None:
            self._splices.insert_after(last, *new)
        elif first is not None:
            self._splices.insert_before(first, *new)
        else:
            tag = next((str(node.tag) for node in new if not isinstance(node, bytes)), "")
            self._item.place(self._home.section, tag, new)

    def _change_in_place(self, node: _Element, old: _Element | None, new: _Element, *, same: bool) -> None:
        if same:
            return
        if old is not None and old.tag == new.tag == node.tag:
            self._merger.merge(node, old, new)
        else:
            self._item.replace(node, new)

    def _reader(self) -> Callable[[_Element], Any]:
        """What the row reads from an element, in a form that can be compared."""
        row, source = self._home.row, self._item.source

        def read(node: _Element) -> Any:
            blank = scratch_of(source)
            if isinstance(row, Pair):
                out: dict[str, Any] = {}
                row.read(node, out, blank)
                return _frozen(out)
            return _frozen(self._codec.decode(node, blank, self._key))

        known: dict[_Element, Any] = {}

        def remembered(node: _Element) -> Any:
            if node not in known:
                known[node] = read(node)
            return known[node]

        return remembered


def _without_repeats(
    there: Sequence[_Element], read: Callable[[_Element], Any], wanted: AbstractSet[Any]
) -> list[_Element]:
    """Of a set only the first elements that say something: those that say it again stay as long as it is to be said."""
    seen: set[Any] = set()
    out = []
    for node in there:
        key = read(node)
        if key not in seen or key not in wanted:
            out.append(node)
        seen.add(key)
    return out


def _names_a_thing(party: _Element, local: str) -> bool:
    """Whether a party that newsml writes is linked to something that the article speaks of."""
    return bool(party.get(na("participant"))) or party.get("qcode", "").startswith(local)


def mark(node: _Element, word: str) -> None:
    """Says with `na:as` how an element is to be read."""
    node.set(AS, " ".join(dict.fromkeys((*node.get(AS, "").split(), word))))


def scratch_of(source: Source) -> Source:
    """A source that knows what another one knows, for reading again without a trace."""
    blank = copy(source)
    blank.leftovers, blank.noted, blank.undeclared = [], [], {}
    return blank


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted((key, _frozen(item)) for key, item in value.items()))
    if isinstance(value, (list, tuple)):
        return tuple(sorted(map(_frozen, value), key=repr))
    return value


def _is_empty(node: _Element) -> bool:
    return not len(node) and not (node.text or "").strip()
