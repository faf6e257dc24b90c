"""The engine of the mapping: tables of places, read in one pass over the tree and written in their own order.

A `Place` says where a field of the model stands and by which codec; a `Pair` is a read and a write function for what no
row can say. Both directions run over the same rows. What no row claims is handed to the source as a leftover.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.names import expanded, na
from newsml.formats.newsml_g2.places import AT, NOTHING, UNFIT, Inside, Node, Pair, Place, Scalar
from newsml.formats.newsml_g2.writers import writer_of
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.places import Encode, Row, Take
    from newsml.formats.newsml_g2.source import Source
    from newsml.model.record import Record


_ABSENT: Final = na("absent")


class _Children:
    """Takers of one tag: by the value of one of its attributes, or for all."""

    __slots__ = ("by_value", "key", "plain")

    def __init__(self) -> None:
        self.key: str | None = None
        self.by_value: dict[str, Take] = {}
        self.plain: Take | None = None

    def take(self) -> Take:
        """The one taker that they make together."""
        key, by_value, plain = self.key, self.by_value, self.plain or _untaken
        if key is None:
            return plain
        return lambda node, out, source: by_value.get(node.get(key, ""), plain)(node, out, source)


def _untaken(_: _Element, __: dict[str, Any], ___: Source) -> bool:
    return False


class Table:
    """The places of one record in one element."""

    def __init__(self, cls: type[Record], *rows: Row, known: Iterable[str] = ()) -> None:
        self.cls = cls
        self.rows = rows
        self._known = frozenset(map(expanded, known))
        self._required = tuple(field.name for field in shape(cls) if field.required)
        self._text = next((row for row in rows if isinstance(row, Place) and row.at == "text()"), None)
        self._compiled: tuple[dict[Any, Any], dict[Any, Take]] | None = None
        self._writers: list[Encode] | None = None

    def fields(self) -> set[str]:
        """The fields that the rows place, as "Class.field"."""
        own = {f"{self.cls.__name__}.{name}" for row in self.rows for name in _fields(row)}
        return own.union(*map(_also, self.rows))

    def read(self, node: _Element, source: Source, known: frozenset[str] = NOTHING) -> dict[str, Any]:
        """What the element says, as nested dicts."""
        out: dict[str, Any] = {}
        self.read_into(node, out, source, known)
        return out

    def read_into(
        self, node: _Element, out: dict[str, Any], source: Source, known: frozenset[str] = NOTHING
    ) -> None:
        """Adds what the element says; attributes in `known` were dealt with by the caller."""
        items: Any = node.items()
        if items:
            self.read_attributes(node, items, out, source, known)
        children = (self._compiled or self._compile())[1]
        if self._text is not None:
            _read_text(self._text, node, out, source)
            for child in node if len(node) else ():
                if not children.get(child.tag, _untaken)(child, out, source):
                    source.leave(child)
            return
        text = node.text
        if text:
            if not text.isspace():
                source.leave(node, "")
        elif not len(node):
            return
        find, leftovers = children.get if not source.marked else _heeding_absence(children), source.leftovers
        for child in node:
            text = child.tail
            if text and not text.isspace():
                leftovers.append((child, ""))
            take = find(child.tag)
            if take is None:
                leftovers.append((child, None))
                continue
            before = len(leftovers)
            if not take(child, out, source):
                del leftovers[before:]  # what stands in it goes with it
                leftovers.append((child, None))

    def read_attributes(
        self,
        node: _Element,
        items: Iterable[tuple[str, str]],
        out: dict[str, Any],
        source: Source,
        known: frozenset[str] = NOTHING,
    ) -> None:
        """Adds what attributes of an element say, and nothing else."""
        attributes = (self._compiled or self._compile())[0]
        for key, text in items:
            take = attributes.get(key, UNFIT)
            if take is None or key in known:
                continue
            if take.__class__ is tuple:
                value = take[1](text, source)
                if value is UNFIT:
                    source.leave(node, key)
                else:
                    out[take[0]] = value
            elif take is UNFIT or not take(node, out, source):
                source.leave(node, key)

    def write(self, node: _Element, value: Mapping[str, Any], draft: Draft) -> None:
        """Writes the fields into the element, in the order of the rows."""
        if self._writers is None:
            self._writers = [writer_of(row) for row in self.rows]
        for write in self._writers:
            write(node, value, draft)

    def node(self) -> Node:
        """The table as the codec of an element; without the fields that the model requires it does not fit."""
        required, row = self._required, self._text

        def decode_text(node: _Element, source: Source, known: frozenset[str]) -> Any:
            # Most elements that hold text hold nothing else: a name, say.
            text = node.text
            if text and not len(node) and not node.keys():
                value = row.codec.decode(text, source)  # type: ignore[union-attr, call-arg, arg-type, misc]
                if value is not UNFIT:
                    return {row.field: value}  # type: ignore[union-attr]
            return decode(node, source, known)

        def decode(node: _Element, source: Source, known: frozenset[str]) -> Any:
            before = len(source.leftovers)
            out: dict[str, Any] = {}
            self.read_into(node, out, source, known)
            for field in required:
                if field not in out:
                    del source.leftovers[before:]
                    return UNFIT
            return out

        is_text = row is not None and set(required) <= {row.field}
        return Node(decode_text if is_text else decode, self.write)

    def _compile(self) -> tuple[dict[Any, Any], dict[Any, Take]]:
        many = {field.name: field.collection != "one" for field in shape(self.cls)}
        attributes: dict[str, Any] = dict.fromkeys(self._known)
        children: dict[str, _Children] = {}
        for row in self.rows:
            if isinstance(row, Pair):
                for at in row.at:
                    if at.startswith("@"):
                        attributes[expanded(at)] = row.read
                    else:
                        _add(children, at, _same(row.read))
            elif isinstance(row, Inside):
                _add(children, row.at, partial(_inside, Table(self.cls, *row.rows)))
            elif row is self._text:
                continue
            elif isinstance(row.codec, Scalar):
                attributes[expanded(row.at)] = (row.field, row.codec.decode)
            else:
                take = _many if many[row.field] else _one
                _add(children, row.at, partial(take, row.field, row.codec))
        self._compiled = attributes, {tag: entry.take() for tag, entry in children.items()}
        return self._compiled


def _heeding_absence(children: Mapping[Any, Take]) -> Callable[[Any], Take]:
    """Finds takers in a document of others that newsml has written into.

    There `na:absent` says that a field has no value, though elements that follow could give it one.
    """
    absent = set()

    def find(tag: Any) -> Take:
        take = children.get(tag, _untaken)

        def heed(child: _Element, out: dict[str, Any], source: Source) -> bool:
            place = (tag, child.get("rel"), child.get("role"))
            if child.get(_ABSENT) == "true":
                absent.add(place)
                source.absent.add(tag)
                return not len(child)
            return place not in absent and take(child, out, source)

        return heed

    return find


def _read_text(row: Place, node: _Element, out: dict[str, Any], source: Source) -> None:
    text = str(node.xpath("string()")) if len(node) else node.text
    if text:
        value = row.codec.decode(text, source)  # type: ignore[call-arg, arg-type, misc]
        if value is UNFIT:
            source.leave(node, "")
        else:
            out[row.field] = value


def string_value(node: _Element, source: Source) -> str:
    """All text of an element, comments left out; elements and comments in it are leftovers."""
    if not len(node):
        return node.text or ""
    for child in node:
        source.leave(child)
    return str(node.xpath("string()"))


def _same(take: Take) -> Callable[[frozenset[str]], Take]:
    return lambda _: take


def _fields(row: Row) -> tuple[str, ...]:
    if isinstance(row, Inside):
        return tuple(name for inner in row.rows for name in _fields(inner))
    return row.fields if isinstance(row, Pair) else (row.field,)


def _also(row: Row) -> tuple[str, ...]:
    if isinstance(row, Inside):
        return tuple(name for inner in row.rows for name in _also(inner))
    return row.also if isinstance(row, Pair) else ()


def _add(children: dict[str, _Children], at: str, make: Callable[[frozenset[str]], Take]) -> None:
    found = AT.fullmatch(at)
    assert found is not None  # noqa: S101 - rows are ours
    entry = children.setdefault(expanded(found["name"]), _Children())
    if found["key"] is None:
        entry.plain = make(NOTHING)
        return
    entry.key = expanded("@" + found["key"].removeprefix("@"))
    entry.by_value[found["value"]] = make(frozenset((entry.key,)))


def _one(field: str, codec: Node, known: frozenset[str]) -> Take:
    def take(node: _Element, out: dict[str, Any], source: Source) -> bool:
        if field in out:
            return False
        value = codec.decode(node, source, known)
        if value is UNFIT:
            return False
        out[field] = value
        return True

    return take


def _many(field: str, codec: Node, known: frozenset[str]) -> Take:
    def take(node: _Element, out: dict[str, Any], source: Source) -> bool:
        value = codec.decode(node, source, known)
        if value is UNFIT:
            return False
        out.setdefault(field, []).append(value)
        return True

    return take


def _inside(table: Table, known: frozenset[str]) -> Take:
    def take(node: _Element, out: dict[str, Any], source: Source) -> bool:
        if not source.enter(node):
            return False
        table.read_into(node, out, source, known)
        return True

    return take
