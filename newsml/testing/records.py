"""Plain data for any record of the model, driven by its shape; classes with conditions of their own stand below."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.model.anchor import Anchor, Mention
from newsml.model.code import Code
from newsml.model.event import EventRelation, Trigger
from newsml.model.headline import AlternativeHeadline
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from newsml.model.structure import FieldShape, shape
from newsml.model.topic import Topic
from newsml.testing.chance import Values
from newsml.testing.values import scalar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from newsml.model.record import Record
    from newsml.testing.chance import Chance
    from newsml.testing.scene import Scene, Stretch

Data = dict[str, Any]

# Fields whose references must not lead back: only what was drawn earlier may be referred to.
_ACYCLIC: Final = {
    (Participant, "part_of"),
    (Topic, "broader"),
    (Statement, "continues"),
    (Statement, "within"),
}


def record(chance: Chance, cls: type[Record], scene: Scene) -> Data | None:
    """A record as plain data; None where the scene has not what it needs: words, or something to refer to."""
    maker = _MAKERS.get(cls)
    return maker(chance, cls, scene) if maker else plain(chance, cls, scene)


def plain(
    chance: Chance, cls: type[Record], scene: Scene, skip: AbstractSet[str] = frozenset()
) -> Data | None:
    """A record whose fields are independent of each other."""
    out: Data = {}
    fields = [f for f in shape(cls) if f.name not in skip and f"{cls.__name__}.{f.name}" not in scene.without]
    for field, wanted in zip(fields, chance.chosen(len(fields)), strict=True):
        if wanted or field.required:
            value = _value(chance, cls, field, scene)
            if value is not None and value != []:
                out[field.name] = value
            elif field.required:
                return None
    return out


def _value(chance: Chance, cls: type[Record], field: FieldShape, scene: Scene) -> Any:
    if field.collection == "one":
        return one(chance, cls, field, scene)
    items = (one(chance, cls, field, scene) for _ in range(1 + chance.number(scene.max_items - 1)))
    return [item for item in items if item is not None]


def one(chance: Chance, cls: type[Record], field: FieldShape, scene: Scene) -> Any:
    """One value of a field, of whichever kind it can hold."""
    if field.refers_to:
        known = scene.earlier if (cls, field.name) in _ACYCLIC else scene.ids
        ids = [id_ for kind in field.refers_to for id_ in known.get(kind, ())]
        return chance.pick(ids) if ids else None
    kind = chance.pick(_kinds(cls, field))
    if isinstance(kind, tuple):
        return chance.pick(kind)
    return chance.value(kind) if isinstance(kind, Values) else record(chance, kind, scene)


@cache
def _kinds(cls: type[Record], field: FieldShape) -> list[tuple[str, ...] | type[Record] | Values]:
    """What the field can hold: words of a closed list, a record, a scalar."""
    kinds = (field.choices or None, field.record, scalar(cls, field.name))
    return [kind for kind in kinds if kind is not None]


def _code(chance: Chance, cls: type[Record], scene: Scene) -> Data | None:
    forms = [form for form in ("literal", "qcode", "iri") if f"Code.{form}" not in scene.without]
    form = chance.pick(forms)
    field = next(f for f in shape(cls) if f.name == form)
    names = plain(chance, cls, scene, skip=frozenset(("literal", "qcode", "iri")))
    return {form: one(chance, cls, field, scene), **(names or {})}


def _alternative_headline(chance: Chance, cls: type[Record], scene: Scene) -> Data | None:
    withheld = chance.pick((True, True, False)) if scene.hidden else False
    form = "sha256" if withheld else "text"
    field = next(f for f in shape(cls) if f.name == form)
    more = plain(chance, cls, scene, skip=frozenset(("text", "sha256")))
    return {form: one(chance, cls, field, scene), **(more or {})}


_PLACED: Final = frozenset(("field", "spans", "head"))


def anchor(chance: Chance, cls: type[Record], scene: Scene, stretch: Stretch | None = None) -> Data | None:
    """An anchor, mention or trigger, inside a stretch where one is given."""
    if not scene.texts:
        return None
    stretch = stretch or scene.stretch(chance)
    spans = scene.spans(chance, stretch)
    out = plain(chance, cls, scene, skip=_PLACED) or {}
    if (
        issubclass(cls, Mention)
        and f"{cls.__name__}.head" not in scene.without
        and chance.pick((False, False, True))
    ):
        start, end = chance.pick(spans)
        start, end = scene.spans(chance, (stretch[0], start, end), most=1)[0]
        out["head"] = scene.span(stretch[0], start, end)
    return {**out, "field": stretch[0], "spans": [scene.span(stretch[0], *span) for span in spans]}


def _relation(chance: Chance, cls: type[Record], scene: Scene) -> Data | None:
    out = plain(chance, cls, scene, skip=frozenset(("kind", "event")))
    kinds = ["overlaps", "same_as", "causes", "condition_of"]
    earlier = scene.earlier.get("event", [])
    if earlier:
        kinds = ["part_of", "after" if scene.forward else "before", *kinds]
    kind = chance.pick(kinds)
    ids = earlier if kind in ("part_of", "before", "after") else scene.ids.get("event", [])
    return {**(out or {}), "kind": kind, "event": chance.pick(ids)} if ids else None


_SAID: Final = frozenset(("content", "quoted", "extent", "within"))


def _statement(chance: Chance, cls: type[Record], scene: Scene) -> Data | None:
    out = plain(chance, cls, scene, skip=_SAID) or {}
    if "speaker" in out and "speaker_absence" in out:
        del out[chance.pick(("speaker_absence", "speaker"))]
    parents = scene.earlier.get("statement", ())
    allowed = {name for name in _SAID if f"Statement.{name}" not in scene.without}
    parent = chance.pick(parents) if parents and "within" in allowed and chance.pick((False, True)) else None
    box = scene.boxes.get(parent) if parent else None
    has_content, has_extent, has_quoted = chance.chosen(3)
    if parent:
        out["within"] = parent
    if has_content:
        out["content"] = anchor(chance, Anchor, scene, None if has_extent else box)
    if has_extent:
        out["extent"] = anchor(chance, Anchor, scene, box)
    if has_quoted and out.get("content"):
        out["quoted"] = _quoted(chance, out["content"], scene)
    return {name: value for name, value in out.items() if value is not None and name not in _SAID - allowed}


def _quoted(chance: Chance, content: Data, scene: Scene) -> Data:
    """Parts of some of the content's spans."""
    name = content["field"]
    inner = [scene.spans(chance, (name, span["start"], span["end"])) for span in content["spans"]]
    chosen = [
        spans for spans, wanted in zip(inner, chance.chosen(len(inner)), strict=True) if wanted
    ] or inner[:1]
    more = plain(chance, Anchor, scene, skip=_PLACED) or {}
    return {**more, "field": name, "spans": [scene.span(name, *span) for spans in chosen for span in spans]}


def reach(statement: Data) -> Stretch | None:
    """Where the statements nested in this one have to lie."""
    outer = statement.get("extent") or statement.get("content")
    return (outer["field"], outer["spans"][0]["start"], outer["spans"][-1]["end"]) if outer else None


_MAKERS: Final[dict[type[Record], Callable[[Chance, type[Record], Scene], Data | None]]] = {
    Code: _code,
    AlternativeHeadline: _alternative_headline,
    Anchor: anchor,
    Mention: anchor,
    Trigger: anchor,
    EventRelation: _relation,
    Statement: _statement,
}
