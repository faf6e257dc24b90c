"""What two annotators say does not always go together, though each is consistent.

Everything that a says stands. Of what b alone says is taken out what cannot stand beside it, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.comparing.components import components
from newsml.model.spans import covers, embraces, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsml.comparing.drafts import Draft
    from newsml.model.anchor import Anchor

_ORDER: Final = ("before", "after")


def settle(drafts: Mapping[str, Draft]) -> None:
    """Takes out of the drafts, by id, what would make the article inconsistent; linear in what they hold."""
    statements = [draft for draft in drafts.values() if draft.noun == "statements"]
    for draft in statements:
        _speaker(draft)
        _quoted(draft)
    for edges in _graphs(drafts.values()):
        _cycles(edges, drafts)
    _nesting(statements, drafts)


def _speaker(draft: Draft) -> None:
    fields = draft.fields
    if fields["speaker"] is not None and fields["speaker_absence"] is not None:
        name = "speaker" if draft.is_from_b("speaker") else "speaker_absence"
        draft.retract(name, "a speaker and a reason for its absence exclude each other")


def _quoted(draft: Draft) -> None:
    content, quoted = draft.fields["content"], draft.fields["quoted"]
    if not draft.is_from_b("quoted"):
        return
    if (
        content is None
        or content.field != quoted.field
        or not covers(stretches(content.spans), stretches(quoted.spans))
    ):
        draft.retract("quoted", "the quoted words lie outside the content")


# --- relations that must not lead back to where they started ---


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    owner: str
    field: str
    item: Any
    from_b: bool


def _graphs(drafts: Iterable[Draft]) -> Iterator[list[_Edge]]:
    """The graphs in which the model allows no cycle (see `newsml.model.cycles`), each as its edges."""
    graphs: dict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for draft in drafts:
        for name in ("part_of", "broader", "within", "continues"):
            known = set(_targets(getattr(draft.a, name, None)))
            for target in _targets(draft.fields.get(name)):
                edge = _Edge(draft.id, target, draft.id, name, target, target not in known)
                graphs[draft.noun, name].append(edge)
        ours = {(item.kind, item.event) for item in getattr(draft.a, "relations", ())}
        for item in draft.fields.get("relations", ()):
            name = "order" if item.kind in _ORDER else item.kind
            first, second = (item.event, draft.id) if item.kind == "after" else (draft.id, item.event)
            from_b = (item.kind, item.event) not in ours
            if name in ("order", "part_of"):
                graphs["events", name].append(_Edge(first, second, draft.id, "relations", item, from_b))
    yield from graphs.values()


def _targets(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _cycles(edges: list[_Edge], drafts: Mapping[str, Draft]) -> None:
    """Takes out b's edges of every cycle; what a says by itself has none."""
    if not any(edge.from_b for edge in edges):
        return
    graph: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        graph[edge.source].append(edge.target)
    component = components(graph)
    gone: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for edge in edges:
        if edge.from_b and component[edge.source] == component[edge.target]:
            gone[edge.owner, edge.field].add(edge.item)
    for (owner, field), items in gone.items():
        drafts[owner].retract(field, "together with the other's it leads back to where it started", items)


# --- statements inside statements ---


def _outer(draft: Draft) -> Anchor | None:
    found: Anchor | None = draft.fields["extent"] or draft.fields["content"]
    return found


def _lies_inside(child: Draft, parent: Draft) -> bool:
    inner, outer = _outer(child), _outer(parent)
    return inner is None or outer is None or embraces(outer, inner)


def _nesting(statements: list[Draft], drafts: Mapping[str, Draft]) -> None:
    """First the places that b alone gives and that break a's nesting, then b's nesting that is broken by places."""
    beside: dict[str, list[tuple[Draft, Draft]]] = defaultdict(list)
    todo = []
    for child in statements:
        if child.fields["within"] is not None and not child.is_from_b("within"):
            edge = (child, drafts[child.fields["within"]])
            todo.append(edge)
            for draft in edge:
                beside[draft.id].append(edge)
    while todo:
        edge = todo.pop()
        if not _lies_inside(*edge):
            for draft in edge:
                if _back_to_a(draft):
                    todo += beside[draft.id]
    for child in statements:
        if child.is_from_b("within") and not _lies_inside(child, drafts[child.fields["within"]]):
            child.retract("within", "it lies outside the statement it would be within")


def _back_to_a(draft: Draft) -> bool:
    """Whether the draft has lost places that b alone gave it."""
    names = [name for name in ("extent", "content") if draft.is_from_b(name)]
    if "content" in names and draft.is_from_b("quoted"):
        names.append("quoted")
    for name in names:
        draft.retract(name, "the other's nesting of statements leaves no room for it")
    return bool(names)
