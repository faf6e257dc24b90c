"""`diff`: what two articles say differently, field by field.

Things with ids are compared by their ids, everything else in a collection with what is most like it on the other side:
so what has been moved or inserted does not make its neighbours differ.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from newsml.errors import NewsmlError
from newsml.model.anchor import Anchor, Span
from newsml.model.annotation import SchemeLabel
from newsml.model.article import Article
from newsml.model.code import Code, Name
from newsml.model.credit import Credit
from newsml.model.event import EventRelation, Participation, Where
from newsml.model.headline import AlternativeHeadline
from newsml.model.link import RelatedLink
from newsml.model.participant import NamePart, Role
from newsml.model.record import Record
from newsml.model.register import Register
from newsml.model.statement import Factuality
from newsml.model.structure import shape
from newsml.model.text import Block, Mark
from newsml.model.withholding import Withheld

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    Comparable: TypeAlias = Article | Register | Iterable[Article]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two articles say differently."""

    path: str
    """The model path, in which things are named rather than counted: `participants[id=ada].mentions[0..3].form`."""
    before: Any
    """What the first one says, as plain data; None where it says nothing."""
    after: Any
    """What the second one says."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {"path": self.path, "before": self.before, "after": self.after}


def diff(a: Comparable, b: Comparable) -> tuple[Difference, ...]:
    """What two articles, two registers, or the articles of two documents say differently; empty where all is equal.

    Of several articles, those with the same id and version are compared, and their paths start with
    `articles[id=…,version=…]`; one that the other side does not have differs as a whole. One article is compared
    with one article whatever their ids.

    Raises:
        NewsmlError: one is a register and the other is not, or something else is given.
    """
    if isinstance(a, Register) or isinstance(b, Register):
        if not (isinstance(a, Register) and isinstance(b, Register)):
            raise NewsmlError("a register can be compared with a register only, not with articles")
        return tuple(_of_records(a, b, ""))
    ours, theirs = _articles(a), _articles(b)
    if len(ours) == len(theirs) == 1:
        return tuple(_of_records(ours[0], theirs[0], ""))
    return tuple(_of_collections(ours, theirs, "articles", ordered=True))


def _articles(things: Any) -> tuple[Article, ...]:
    if isinstance(things, Article):
        return (things,)
    many = (
        tuple(things)
        if hasattr(things, "__iter__") and not isinstance(things, (str, bytes, dict))
        else (things,)
    )
    for thing in many:
        if not isinstance(thing, Article):
            raise NewsmlError(
                f"articles or registers are compared, not a {type(thing).__name__}: of a reading, give .articles"
            )
    return many


_WHOLE: Final = (Code, Name, NamePart, Span)
"""Values: if a part differs, it is another one."""


def _of_records(one: Record, other: Record, path: str) -> Iterator[Difference]:
    for field in shape(type(one)):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        if mine == its:
            continue
        here = f"{path}.{field.name}" if path else field.name
        if field.collection != "one" and field.record is not Span:
            yield from _of_collections(mine, its, here, ordered=field.collection == "list")
        elif _has_parts(mine, its):
            yield from _of_records(mine, its, here)
        else:
            yield Difference(here, _plain(mine), _plain(its))


def _has_parts(mine: Any, its: Any) -> bool:
    return isinstance(mine, Record) and type(mine) is type(its) and not isinstance(mine, _WHOLE)


def _of_collections(
    ours: Sequence[Any], theirs: Sequence[Any], path: str, *, ordered: bool
) -> Iterator[Difference]:
    pairs, left, right = _paired(ours, theirs)
    differ = False
    for one, other in sorted(pairs, key=lambda pair: pair[0]):
        if ours[one] != theirs[other]:
            differ = True
            yield from _of_records(ours[one], theirs[other], f"{path}{_label(ours[one])}")
    for n in left:
        yield Difference(f"{path}{_label(ours[n])}", _plain(ours[n]), None)
    for m in right:
        yield Difference(f"{path}{_label(theirs[m])}", None, _plain(theirs[m]))
    in_order = all(first < second for first, second in pairwise([m for _, m in sorted(pairs)]))
    if ordered and not in_order and not (differ or left or right):
        yield Difference(path, _plain(ours), _plain(theirs))


# --- what is compared with what ---

_KEYS: Final[dict[type[Record], tuple[tuple[str, ...], ...]]] = {
    Anchor: (("field", "spans"), ("field", "exact")),
    Block: (("kind", "start", "end"), ("kind",)),
    Mark: (("kind", "start", "end"), ("kind", "href")),
    Participation: (("participant", "role"), ("participant",)),
    Where: (("place", "online"), ("place",), ("online",)),
    EventRelation: (("event", "kind"), ("event",)),
    Role: (("of", "title"), ("of",), ("title",)),
    Credit: (("name", "participant", "code"), ("name",), ("participant",), ("code",)),
    RelatedLink: (("href",),),
    SchemeLabel: (("scheme", "value"), ("scheme",)),
    AlternativeHeadline: (("text", "sha256"), ("role", "language")),
    Withheld: (("field",),),
    Factuality: (("according_to",),),
    Article: (("id", "version"),),
}
"""What tells things without an id of their own from others of their kind: what tells them best comes first."""


def _rounds(thing: Any) -> tuple[tuple[str, ...], ...]:
    for kind in type(thing).__mro__:
        if kind in _KEYS:
            return _KEYS[kind]
    return (("id",),) if isinstance(thing, Record) and "id" in type(thing).model_fields else ()


def _paired(ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of indices that belong together, and what is left over on either side; each key takes linear time."""
    left, right = list(range(len(ours))), list(range(len(theirs)))
    pairs: list[tuple[int, int]] = []
    some = next(iter((*ours, *theirs)), None)
    for key in ((), *_rounds(some)):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for m in reversed(right):
            waiting[_key(theirs[m], key)].append(m)
        found = []
        for n in left:
            same = waiting.get(_key(ours[n], key))
            if same and not _says_nothing(ours[n], key):
                found.append((n, same.pop()))
        pairs += found
        left = sorted(set(left).difference(n for n, _ in found))
        right = sorted(set(right).difference(m for _, m in found))
    return pairs, left, right


def _key(thing: Any, names: tuple[str, ...]) -> Hashable:
    return tuple(getattr(thing, name) for name in names) if names else thing


def _says_nothing(thing: Any, names: tuple[str, ...]) -> bool:
    return bool(names) and all(getattr(thing, name) is None for name in names)


def _label(thing: Any) -> str:
    """How a thing in a collection is told in a path; values tell themselves."""
    if isinstance(thing, Article):
        return f"[id={thing.id},version={thing.version}]"
    if isinstance(thing, Anchor):
        places = ",".join(f"{span.start}..{span.end}" for span in thing.spans)
        return f"[{places}]" if thing.field == "body" else f"[{thing.field} {places}]"
    if isinstance(thing, (Block, Mark)):
        return f"[{thing.start}..{thing.end}]"
    for name, *_ in _rounds(thing)[::-1]:
        value = getattr(thing, name)
        if value is not None:
            return f"[{name}={value}]"
    return ""


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int)) else str(value)
