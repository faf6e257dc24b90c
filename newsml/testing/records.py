"""Plain data for any record of the model, driven by its shape; classes with conditions of their own stand below."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis.strategies import SearchStrategy

from newsml.model.anchor import Anchor, Mention
from newsml.model.article import AlternativeHeadline
from newsml.model.code import Code
from newsml.model.event import EventRelation, Trigger
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from newsml.model.structure import FieldShape, shape
from newsml.model.topic import Topic
from newsml.testing.scene import Scene, Stretch, pick, up_to
from newsml.testing.values import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from hypothesis.strategies import DrawFn

    from newsml.model.record import Record

Data = dict[str, Any]

_CHUNK: Final = 12
# Fields whose references must not lead back: only what was drawn earlier may be referred to.
_ACYCLIC: Final = {
    (Participant, "part_of"),
    (Topic, "broader"),
    (Statement, "continues"),
    (Statement, "within"),
}


def record(draw: DrawFn, cls: type[Record], scene: Scene) -> Data | None:
    """A record as plain data; None where the scene has not what it needs: words, or something to refer to."""
    maker = _MAKERS.get(cls)
    return maker(draw, cls, scene) if maker else plain(draw, cls, scene)


def plain(draw: DrawFn, cls: type[Record], scene: Scene, skip: AbstractSet[str] = frozenset()) -> Data | None:
    """A record whose fields are independent of each other."""
    out: Data = {}
    fields = [f for f in shape(cls) if f.name not in skip and f"{cls.__name__}.{f.name}" not in scene.without]
    for field, wanted in zip(fields, _chosen(draw, len(fields)), strict=True):
        if wanted or field.required:
            value = _value(draw, cls, field, scene)
            if value is not None and value != []:
                out[field.name] = value
            elif field.required:
                return None
    return out


def _chosen(draw: DrawFn, count: int) -> Iterator[bool]:
    """Which of the optional fields are there: few draws for many fields; about half, sometimes none or all."""
    while count > 0:
        bits = min(count, _CHUNK)
        mask = draw(up_to(2**bits - 1))
        yield from (bool(mask >> n & 1) for n in range(bits))
        count -= bits


def _value(draw: DrawFn, cls: type[Record], field: FieldShape, scene: Scene) -> Any:
    if field.collection == "one":
        return one(draw, cls, field, scene)
    items = (one(draw, cls, field, scene) for _ in range(1 + draw(up_to(scene.max_items - 1))))
    return [item for item in items if item is not None]


def one(draw: DrawFn, cls: type[Record], field: FieldShape, scene: Scene) -> Any:
    """One value of a field, of whichever kind it can hold."""
    if field.refers_to:
        known = scene.earlier if (cls, field.name) in _ACYCLIC else scene.ids
        ids = [id_ for kind in field.refers_to for id_ in known.get(kind, ())]
        return pick(draw, ids) if ids else None
    kind = pick(draw, _kinds(cls, field))
    if isinstance(kind, tuple):
        return pick(draw, kind)
    return draw(kind) if isinstance(kind, SearchStrategy) else record(draw, kind, scene)


@cache
def _kinds(
    cls: type[Record], field: FieldShape
) -> list[tuple[str, ...] | type[Record] | SearchStrategy[Any]]:
    """What the field can hold: words of a closed list, a record, a scalar."""
    kinds = (field.choices or None, field.record, scalar(cls, field.name))
    return [kind for kind in kinds if kind is not None]


def _code(draw: DrawFn, cls: type[Record], scene: Scene) -> Data | None:
    form = pick(draw, ("literal", "qcode", "iri"))
    field = next(f for f in shape(cls) if f.name == form)
    names = plain(draw, cls, scene, skip=frozenset(("literal", "qcode", "iri")))
    return {form: one(draw, cls, field, scene), **(names or {})}


def _alternative_headline(draw: DrawFn, cls: type[Record], scene: Scene) -> Data | None:
    form = "sha256" if scene.hidden and pick(draw, (True, True, False)) else "text"
    field = next(f for f in shape(cls) if f.name == form)
    more = plain(draw, cls, scene, skip=frozenset(("text", "sha256")))
    return {form: one(draw, cls, field, scene), **(more or {})}


_PLACED: Final = frozenset(("field", "spans", "head"))


def anchor(draw: DrawFn, cls: type[Record], scene: Scene, stretch: Stretch | None = None) -> Data | None:
    """An anchor, mention or trigger, inside a stretch where one is given."""
    if not scene.texts:
        return None
    stretch = stretch or scene.stretch(draw)
    spans = scene.spans(draw, stretch)
    out = plain(draw, cls, scene, skip=_PLACED) or {}
    if (
        issubclass(cls, Mention)
        and f"{cls.__name__}.head" not in scene.without
        and pick(draw, (False, False, True))
    ):
        start, end = pick(draw, spans)
        start, end = scene.spans(draw, (stretch[0], start, end), most=1)[0]
        out["head"] = scene.span(stretch[0], start, end)
    return {**out, "field": stretch[0], "spans": [scene.span(stretch[0], *span) for span in spans]}


def _relation(draw: DrawFn, cls: type[Record], scene: Scene) -> Data | None:
    out = plain(draw, cls, scene, skip=frozenset(("kind", "event")))
    kinds = ["overlaps", "same_as", "causes", "condition_of"]
    earlier = scene.earlier.get("event", [])
    if earlier:
        kinds = ["part_of", "after" if scene.forward else "before", *kinds]
    kind = pick(draw, kinds)
    ids = earlier if kind in ("part_of", "before", "after") else scene.ids.get("event", [])
    return {**(out or {}), "kind": kind, "event": pick(draw, ids)} if ids else None


_SAID: Final = frozenset(("content", "quoted", "extent", "within"))


def _statement(draw: DrawFn, cls: type[Record], scene: Scene) -> Data | None:
    out = plain(draw, cls, scene, skip=_SAID) or {}
    if "speaker" in out:
        out.pop("speaker_absence", None)
    parents = scene.earlier.get("statement", ())
    parent = pick(draw, parents) if parents and pick(draw, (False, True)) else None
    box = scene.boxes.get(parent) if parent else None
    has_content, has_extent, has_quoted = _chosen(draw, 3)
    if parent:
        out["within"] = parent
    if has_content:
        out["content"] = anchor(draw, Anchor, scene, None if has_extent else box)
    if has_extent:
        out["extent"] = anchor(draw, Anchor, scene, box)
    if has_quoted and out.get("content"):
        out["quoted"] = _quoted(draw, out["content"], scene)
    return {name: value for name, value in out.items() if value is not None}


def _quoted(draw: DrawFn, content: Data, scene: Scene) -> Data:
    """Parts of some of the content's spans."""
    name = content["field"]
    inner = [scene.spans(draw, (name, span["start"], span["end"])) for span in content["spans"]]
    chosen = [
        spans for spans, wanted in zip(inner, _chosen(draw, len(inner)), strict=True) if wanted
    ] or inner[:1]
    more = plain(draw, Anchor, scene, skip=_PLACED) or {}
    return {**more, "field": name, "spans": [scene.span(name, *span) for spans in chosen for span in spans]}


def reach(statement: Data) -> Stretch | None:
    """Where the statements nested in this one have to lie."""
    outer = statement.get("extent") or statement.get("content")
    return (outer["field"], outer["spans"][0]["start"], outer["spans"][-1]["end"]) if outer else None


_MAKERS: Final[dict[type[Record], Callable[[DrawFn, type[Record], Scene], Data | None]]] = {
    Code: _code,
    AlternativeHeadline: _alternative_headline,
    Anchor: anchor,
    Mention: anchor,
    Trigger: anchor,
    EventRelation: _relation,
    Statement: _statement,
}
