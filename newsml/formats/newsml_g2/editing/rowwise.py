"""A field of an article, changed at its own place in a document of others.

The row that places the field writes the old value and the new one; what differs is carried over to the nodes that the
row has read. Nodes and values correspond by what the row reads from them, so that the order of a document does not
matter.
"""

from __future__ import annotations

from copy import copy
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsml.formats.newsml_g2.codes import AS
from newsml.formats.newsml_g2.constructs import PARTIES
from newsml.formats.newsml_g2.editing.date_style import spell_alike
from newsml.formats.newsml_g2.editing.sequence import staying
from newsml.formats.newsml_g2.engine import writer_of
from newsml.formats.newsml_g2.names import expanded, na, nar
from newsml.formats.newsml_g2.places import AT, NOTHING, UNFIT, Inside, Node, Pair, Place, Scalar
from newsml.model.article import Article
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem
    from newsml.formats.newsml_g2.places import Row
    from newsml.formats.newsml_g2.source import Source

_LISTS: Final = frozenset(field.name for field in shape(Article) if field.collection == "list")
_MANY: Final = frozenset(field.name for field in shape(Article) if field.collection != "one")
_ONLY_ONE: Final = frozenset(
    map(nar, ("itemClass", "versionCreated", "firstCreated", "embargoed", "pubStatus", "urgency", "provider"))
)
"""Elements of which the standard allows one: where it could not be read, it gives way to one that can."""
_IDENTITIES: Final = ("qcode", "uri", "literal", "href", "residref")


class Home(NamedTuple):
    """A row, and the tag of the element that its own elements stand in; empty for the item itself."""

    section: str
    row: Row


@cache
def homes() -> dict[str, tuple[Home, ...]]:
    """Where each field of an article has its places."""
    from newsml.formats.newsml_g2.item import ITEM

    out: dict[str, tuple[Home, ...]] = {}
    for home in _flat(ITEM.rows, ""):
        row = home.row
        fields = row.fields if isinstance(row, Pair) else (row.field,) if isinstance(row, Place) else ()
        for field in fields:
            out[field] = (*out.get(field, ()), home)
    return out


def _flat(rows: Sequence[Row], section: str) -> Iterator[Home]:
    for row in rows:
        if isinstance(row, Inside):
            yield from _flat(row.rows, nar(row.at))
        else:
            yield Home(section, row)


@cache
def _claims(section: str) -> dict[str, list[tuple[str | None, str | None, Row]]]:
    """By tag: attribute, value and row; the one without an attribute comes last."""
    from newsml.formats.newsml_g2.item import ITEM

    out: dict[str, list[tuple[str | None, str | None, Row]]] = {}
    for home in _flat(ITEM.rows, ""):
        if home.section != section:
            continue
        for at in home.row.at if isinstance(home.row, Pair) else (home.row.at,):
            found = AT.fullmatch(at)
            if found is None or at.startswith("@"):
                continue
            key = expanded("@" + found["key"].removeprefix("@")) if found["key"] else None
            out.setdefault(expanded(found["name"]), []).append((key, found["value"], home.row))
    for claims in out.values():
        claims.sort(key=lambda claim: claim[0] is None)
    return out


def children_of(home: Home, parent: _Element) -> Iterator[_Element]:
    """The children that a row is asked to read."""
    claims = _claims(home.section)
    for child in parent.iterchildren("*"):
        for key, value, row in claims.get(str(child.tag), ()):
            if key is None or child.get(key) == value:
                if row is home.row:
                    yield child
                break


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
        writer_of(self._home.row)(scratch, data, self._item.draft())
        if data is self._item.new and self._item.source.origins:
            for node in scratch:
                if node.tag in PARTIES and not _names_a_thing(node, self._item.dialect.local):
                    mark(node, "code")
        return scratch

    def _change_one(
        self, found: list[_Element], there: list[_Element], before: list[_Element], after: list[_Element]
    ) -> None:
        if not after:
            follows = any(self._is_readable(node) for node in found if node in self._item.left)
            for node in there:
                self._merger.remove(node, follows=follows)
            return
        if there and before:
            for date in (before[0], after[0]):
                spell_alike(there[0], date, scratch_of(self._item.source))
            self._merger.merge(there[0], before[0], after[0])
            return
        unread = [node for node in found if node.tag in _ONLY_ONE or _is_empty(node)]
        for node in (*there, *unread)[:1]:
            self._item.replace(node, after[0])
            return
        self._item.insert(self._home.section, after)

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
        read = self._reader()
        keys = [read(node) for node in there]
        old = dict(zip(map(read, before), before, strict=True))
        assigned = _assigned(there, keys, after, [read(node) for node in after])
        used = [n for n in assigned if n is not None]
        in_place = staying(assigned) if self._field in _LISTS else set(used)
        for n, node in enumerate(there):
            if n not in in_place:
                self._splices.remove(node)
        last: _Element | None = None
        first = next((there[at] for at in assigned if at in in_place), None)
        waiting: list[_Element | bytes] = []
        for node, at in zip(after, assigned, strict=True):
            if at is not None and at in in_place:
                self._put(waiting, last, first)
                waiting, last = [], there[at]
                self._change_in_place(there[at], old.get(keys[at]), node, same=keys[at] == read(node))
            elif at is not None and keys[at] == read(node) and self._copies:
                waiting.append(self._splices.source(there[at]))
            else:
                self._item.dialect.element(self._home.section or self._item.node, node)
                waiting.append(node)
        self._put(waiting, last if last is not None else (there[-1] if there else None), None)

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


def _assigned(
    there: Sequence[_Element], keys: Sequence[Any], after: Sequence[_Element], wanted: Sequence[Any]
) -> list[int | None]:
    """Which node of the document becomes each new element.

    One that says the same, else one of the same identity; of elements without one any, for its words have changed.
    """
    out: list[int | None] = [None] * len(after)
    free: dict[int, None] = dict.fromkeys(range(len(there)))

    def assign(of_there: Callable[[int], Any], of_after: Callable[[int], Any]) -> None:
        waiting: dict[Any, list[int]] = {}
        for n in reversed(free):
            waiting.setdefault(of_there(n), []).append(n)
        for n in range(len(after)):
            candidates = waiting.get(of_after(n)) if out[n] is None else None
            if candidates:
                out[n] = chosen = candidates.pop()
                del free[chosen]

    assign(lambda n: keys[n], lambda n: wanted[n])
    assign(lambda n: _identity(there[n]), lambda n: _identity(after[n]))
    assign(lambda n: _loose(there[n]), lambda n: _loose(after[n]))
    return out


def _identity(node: _Element) -> Any:
    found = tuple(node.get(name) for name in _IDENTITIES)
    return (node.tag, found) if any(found) else node


def _loose(node: _Element) -> Any:
    return node if any(node.get(name) for name in _IDENTITIES) else node.tag
