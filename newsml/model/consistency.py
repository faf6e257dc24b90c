"""What makes a document consistent: ids, references, anchors, nesting, order.

One pass over the validated document. What is checked here is impossible, not merely doubtful; doubts are rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.blocks import block_problems, shown_words
from newsml.model.cycles import cycles
from newsml.model.problems import Locator, Path, Problem, Pruned, failure, located, own_problems, prune
from newsml.model.record import Record
from newsml.model.spans import covers, embraces, stretches
from newsml.model.structure import records, shape

if TYPE_CHECKING:
    from pydantic import ModelWrapValidatorHandler

    from newsml.model.statement import Statement

D = TypeVar("D", bound=Record)

_KINDS = {"participants": "participant", "topics": "topic", "events": "event", "statements": "statement"}
_NOTHING = Pruned()
_PLAIN = frozenset({str, int, bool, list, tuple, dict, type(None)})


def checked(cls: type[D], data: Any, handler: ModelWrapValidatorHandler[D]) -> D:
    """Validates, checks and sorts a document; the one validator behind `Article` and `Register`."""
    problems: list[Problem] = []
    document: D | None
    data = _kept(data)
    current, pruned = data, _NOTHING
    try:
        document = handler(data)
    except ValidationError as error:
        problems = own_problems(cls, data, error)
        current, document, pruned = prune(data, error, handler)
    if document is not None:
        found = _Check(document, pruned).problems()
        if found:
            problems += located(found, document, Locator(cls, current, pruned.paths), pruned)
    if problems or document is None:
        raise failure(cls.__name__, problems)
    for name in _KINDS:
        values = document.__dict__.get(name, ())
        if len(values) > 1:
            document.__dict__[name] = tuple(sorted(values, key=_id))
    return document


def _kept(data: Any) -> Any:
    """The input with what can be gone through only once put into tuples: a failure is looked at twice."""
    if type(data) is dict and _PLAIN.issuperset(map(type, data.values())):
        return data
    if isinstance(data, Mapping) and any(isinstance(value, Iterator) for value in data.values()):
        return {name: tuple(value) if isinstance(value, Iterator) else value for name, value in data.items()}
    return data


def _id(thing: Any) -> str:
    return str(thing.id)


@cache
def _plan(
    cls: type[Record],
) -> tuple[tuple[tuple[str, bool, tuple[str, ...]], ...], tuple[tuple[str, bool], ...]]:
    """The reference fields of a class, and its record fields in which references or anchors can stand."""
    refs = tuple((f.name, f.collection != "one", f.refers_to) for f in shape(cls) if f.refers_to)
    nested = tuple(
        (f.name, f.collection != "one") for f in shape(cls) if f.record is not None and _refers(f.record)
    )
    return refs, nested


def _refers(cls: type[Record]) -> bool:
    return any(issubclass(c, Anchor) or any(f.refers_to for f in shape(c)) for c in records(cls))


class _Check:
    def __init__(self, document: Record, pruned: Pruned) -> None:
        self._document = document
        self._pruned = pruned
        self._found: list[Problem] = []
        self._ids: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._statements: dict[str | None, tuple[Path, Statement]] = {
            statement.id: (("statements", n), statement)
            for n, statement in enumerate(getattr(document, "statements", ()))
        }
        for name in ("headline", "standfirst", "body"):
            text = getattr(document, name, None)
            if text is not None:
                self._texts[name] = text
                self._lengths[name] = len(text)

    def problems(self) -> list[Problem]:
        document = self._document
        if hasattr(document, "withheld"):
            self._withheld(document)
            self._found += block_problems(document, self._lengths.get("body"))
        self._collect_ids(document)
        self._record(document, ())
        for n, statement in enumerate(getattr(document, "statements", ())):
            self._statement(statement, ("statements", n))
        if self._ids:
            for path, message, value in cycles(document):
                self._add(path, "cycle", message, value)
        return self._found

    def _add(self, path: Path, kind: str, message: str, value: Any, *rests_on: Path) -> None:
        self._found.append(Problem(path, kind, message, value, rests_on))

    def _withheld(self, document: Any) -> None:
        for n, item in enumerate(document.withheld):
            path: Path = ("withheld", n, "field")
            if item.field in self._texts:
                self._add(
                    path,
                    "withheld_text_present",
                    f"the {item.field} is given as well: remove one",
                    item.field,
                )
            elif item.field in self._lengths:
                self._add(
                    path, "withheld_twice", f"the {item.field} is withheld twice: remove one", item.field
                )
            else:
                self._lengths[item.field] = item.length
        for n, other in enumerate(document.alternative_headlines):
            if (other.text is None) == (other.sha256 is None):
                where: Path = ("alternative_headlines", n)
                message = "give text, or sha256 where the text is withheld"
                self._add(where, "headline_form", message, other.text, where)
        if not self._lengths.keys() & {"headline", "body"}:
            message = "give a headline or a body"
            self._add((), "no_text", message, None, ("headline",), ("body",), ("withheld",))

    def _collect_ids(self, document: Any) -> None:
        groups = [(name, kind, getattr(document, name, ())) for name, kind in _KINDS.items()]
        agents = document.provenance.agents if document.provenance is not None else ()
        for name, kind, things in [*groups, ("agents", "agent", agents)]:
            for n, thing in enumerate(things):
                if thing.id in self._ids:
                    path: Path = (name, n, "id") if kind != "agent" else ("provenance", "agents", n, "id")
                    message = f"this id is taken by another {self._ids[thing.id]}: choose another"
                    self._add(path, "duplicate_id", message, thing.id)
                else:
                    self._ids[thing.id] = kind

    def _record(self, record: Record, path: Path) -> None:
        refs, nested = _plan(type(record))
        values: Mapping[str, Any] = record.__dict__
        for name, many, targets in refs:
            value = values[name]
            if value:
                for n, ref in enumerate(value) if many else ((None, value),):
                    if self._ids.get(ref) not in targets:
                        self._reference((*path, name) if n is None else (*path, name, n), ref, targets)
        for name, many in nested:
            value = values[name]
            if not value:  # most are not there
                continue
            if many:
                for n, item in enumerate(value):
                    self._nested(item, (*path, name, n))
            else:
                self._nested(value, (*path, name))

    def _nested(self, value: Any, path: Path) -> None:
        if isinstance(value, Anchor):
            self._anchor(value, path)
        elif isinstance(value, Record):
            self._record(value, path)

    def _reference(self, path: Path, ref: str, targets: tuple[str, ...]) -> None:
        if ref in self._pruned.ids or not self._pruned.things.isdisjoint(targets):
            return
        wanted = " or ".join(targets)
        if ref not in self._ids:
            self._add(path, "unknown_reference", f"no {wanted} has this id: add one, or correct the id", ref)
        else:
            message = f"this is the id of a {self._ids[ref]}, but a {wanted} is meant"
            self._add(path, "wrong_reference", message, ref)

    def _anchor(self, anchor: Anchor, path: Path) -> None:
        if isinstance(anchor, Mention):
            self._record(anchor, path)
        length = self._lengths.get(anchor.field)
        if length is None:
            message = f"there is no {anchor.field}: remove the anchor or name another field"
            where = (*path, "field")
            self._add(where, "no_such_text", message, anchor.field, where, (anchor.field,), ("withheld",))
            return
        text = self._texts.get(anchor.field)
        before = 0
        for n, span in enumerate(anchor.spans):
            start, end = span.start, span.end
            words = None if text is None else text[start:end]
            # Nearly all spans are right, and there are thousands: what is wrong is asked only of the others.
            if not (before <= start < end <= length and span.exact == words):
                if start < before:
                    message = f"start at {before} or later: spans are in text order and do not overlap"
                    self._add((*path, "spans", n, "start"), "span_order", message, start)
                self._span(span, anchor.field, length, path, (*path, "spans", n))
            before = max(before, end)
        head = anchor.head if isinstance(anchor, Mention) else None
        if head is not None:
            self._span(head, anchor.field, length, path, (*path, "head"))
            if not covers(stretches(anchor.spans), [(head.start, head.end)]):
                message = "the head lies outside the mention: choose words inside its spans"
                self._add((*path, "head"), "head_outside", message, head.exact, (*path, "spans"))

    def _span(self, span: Span, field: str, length: int, anchor: Path, path: Path) -> None:
        start, end, exact = span.start, span.end, span.exact
        here, where = (*anchor, "field"), (*path, "exact")
        if start >= end:
            self._add((*path, "end"), "empty_span", f"must be greater than start, {start}", end)
        elif end > length:
            message = f"the {field} has only {length} code points"
            self._add((*path, "end"), "span_out_of_range", message, end, here)
        elif field in self._texts:
            if exact != self._texts[field][start:end]:
                message = self._mismatch(field, start, end, exact)
                self._add(where, "span_mismatch", message, exact, where, here)
        elif exact is not None:
            message = f"the {field} is withheld: remove its words here as well, or attach the text"
            self._add(where, "withheld_words", message, exact, here)

    def _mismatch(self, field: str, start: int, end: int, exact: str | None) -> str:
        text = self._texts[field]
        words = shown_words(text[start:end])
        if exact is None:
            return f"write the words at {start}..{end}, {words}"
        at = text.find(exact, max(0, start - 200), end + 200)
        hint = f"; these words stand at {at}..{at + len(exact)}" if at >= 0 else ""
        return f"the {field} reads {words} at {start}..{end}{hint}"

    def _statement(self, statement: Statement, path: Path) -> None:
        if statement.speaker is not None and statement.speaker_absence is not None:
            message = "a speaker is given: remove the reason for its absence, or the speaker"
            self._add((*path, "speaker_absence"), "speaker_and_absence", message, statement.speaker_absence)
        quoted = statement.quoted
        if quoted is not None and (
            statement.content is None
            or quoted.field != statement.content.field
            or not covers(stretches(statement.content.spans), stretches(quoted.spans))
        ):
            message = "the quoted words lie outside the content: extend content over them"
            where = (*path, "quoted")
            self._add(where, "quoted_outside_content", message, quoted.exact, where, (*path, "content"))
        if statement.within in self._statements:
            at, parent = self._statements[statement.within]
            outer, inner = parent.extent or parent.content, statement.extent or statement.content
            if outer and inner and not embraces(outer, inner):
                message = f"it lies outside {parent.id}, the statement it is within: widen that one's content or extent"
                parts = tuple((*root, name) for root in (path, at) for name in ("content", "extent"))
                self._add((*path, "within"), "nested_outside", message, statement.within, *parts)
