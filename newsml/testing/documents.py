"""Whole articles and registers as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.provenance import Agent, Provenance
from newsml.model.record import Record
from newsml.model.register import Register
from newsml.model.statement import Statement
from newsml.model.text import Block, Mark
from newsml.model.topic import Topic
from newsml.model.withholding import FIELDS, digest
from newsml.testing.records import Data, plain, reach, record
from newsml.testing.scene import Scene, pick, up_to
from newsml.testing.values import article_iris, local_ids
from newsml.testing.words import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn

NOUNS: Final[Mapping[str, tuple[str, type[Record]]]] = {
    "participants": ("participant", Participant),
    "topics": ("topic", Topic),
    "events": ("event", Event),
    "statements": ("statement", Statement),
}
ELSEWHERE: Final = frozenset(
    (
        "id",
        *FIELDS,
        "blocks",
        "marks",
        "participants",
        "topics",
        "events",
        "statements",
        "provenance",
        "withheld",
    )
)
"""The fields of an article that hang together; the others are drawn each by itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an article holds at most."""

    participants: int
    topics: int
    events: int
    statements: int
    agents: int
    text: int
    items: int


def article(
    draw: DrawFn, limits: Limits, *, withheld: bool | None, without: frozenset[str], id_: str | None
) -> Data:
    """An article as plain data, valid by construction."""
    scene = Scene(max_items=limits.items, without=without, forward=pick(draw, (True, False)))
    scene.texts = _texts(draw, limits.text, without)
    scene.hidden = _hidden(draw, tuple(scene.texts), withheld=withheld)
    scene.cut(draw)
    counts = {noun: draw(up_to(getattr(limits, noun))) for noun in NOUNS if f"Article.{noun}" not in without}
    agents = draw(up_to(limits.agents)) if "Article.provenance" not in without else 0
    _name(draw, scene, counts, agents)
    out: Data = {"id": id_ or draw(article_iris())}
    for name, text in scene.texts.items():
        if name not in scene.hidden:
            out[name] = text
    out["withheld"] = [
        {"field": name, "length": len(scene.texts[name]), "sha256": digest(scene.texts[name])}
        for name in FIELDS
        if name in scene.hidden
    ]
    out.update(plain(draw, Article, scene, skip=ELSEWHERE) or {})
    out.update(_structure(draw, scene))
    out.update(_annotations(draw, scene))
    if out.get("participants") and scene.texts and not draw(up_to(60)):
        _nest(out["participants"][0], scene)
    return out


def register(draw: DrawFn, limits: Limits) -> Data:
    """A register as plain data: no texts, and so no anchors."""
    scene = Scene(max_items=limits.items)
    counts = {noun: draw(up_to(getattr(limits, noun))) for noun in NOUNS if noun != "statements"}
    _name(draw, scene, counts, draw(up_to(limits.agents)))
    return {**(plain(draw, Register, scene, skip=ELSEWHERE - {"id"}) or {}), **_annotations(draw, scene)}


def _texts(draw: DrawFn, most: int, without: frozenset[str]) -> dict[str, str]:
    names = [name for name in ("body", "headline", "standfirst") if f"Article.{name}" not in without]
    chosen = pick(draw, ((0,), (0, 1), (0, 1, 2), (0, 1, 2), (1,), (1, 2), (0, 2)))
    out = {
        names[n]: draw(texts(most if names[n] == "body" else min(most, 80))) for n in chosen if n < len(names)
    }
    if not out.keys() & {"headline", "body"}:
        out[names[0]] = draw(texts(most))
    longest = pick(draw, (*[0] * 19, most))
    if "body" in out and len(out["body"]) < longest:
        out["body"] = (out["body"] * longest)[:longest]
    return out


def _hidden(draw: DrawFn, names: tuple[str, ...], *, withheld: bool | None) -> frozenset[str]:
    """The texts that are withheld: mostly none or all of them, sometimes one."""
    if withheld is None:
        withheld = pick(draw, (False, False, False, False, True))
    return frozenset(pick(draw, (names, names, names, names[:1], names[-1:]))) if withheld else frozenset()


def _name(draw: DrawFn, scene: Scene, counts: Mapping[str, int], agents: int) -> None:
    """Draws the ids first, so that everything can refer to everything."""
    used: set[str] = set()
    for kind, count in [*((NOUNS[noun][0], count) for noun, count in counts.items()), ("agent", agents)]:
        scene.ids[kind] = [fresh_id(draw, used) for _ in range(count)]


def fresh_id(draw: DrawFn, used: set[str]) -> str:
    """An id that is not used yet, and now is."""
    drawn = draw(local_ids())
    if drawn in used:
        drawn = next(id_ for n in range(2, len(used) + 3) if (id_ := f"{drawn[:60]}{n}") not in used)
    used.add(drawn)
    return drawn


def _annotations(draw: DrawFn, scene: Scene) -> Data:
    out: Data = {}
    for noun, (kind, _) in NOUNS.items():
        out[noun] = [annotation(draw, noun, id_, scene) for id_ in scene.ids.get(kind, ())]
    provenance = plain(draw, Provenance, scene, skip=frozenset(("agents",)))
    agents = [plain(draw, Agent, scene, skip=frozenset(("id",))) for _ in scene.ids.get("agent", ())]
    if agents or (provenance and "Article.provenance" not in scene.without):
        named = [{**(agent or {}), "id": id_} for id_, agent in zip(scene.ids["agent"], agents, strict=True)]
        out["provenance"] = {**(provenance or {}), "agents": named}
    return out


def annotation(draw: DrawFn, noun: str, id_: str, scene: Scene) -> Data:
    """One annotation; afterwards others may build on it."""
    kind, cls = NOUNS[noun]
    out = {**(record(draw, cls, scene) or {}), "id": id_}
    scene.earlier.setdefault(kind, []).append(id_)
    if kind == "statement":
        scene.boxes[id_] = reach(out)
    return out


def _structure(draw: DrawFn, scene: Scene) -> Data:
    body = scene.texts.get("body")
    out: Data = {}
    if body is None:
        return out
    if "Article.blocks" not in scene.without and pick(draw, (True, False)):
        out["blocks"] = _blocks(draw, scene, body)
    if "Article.marks" not in scene.without and pick(draw, (True, False)):
        ranges = [found for _ in range(3) for found in scene.spans(draw, ("body", 0, len(body)))]
        out["marks"] = [
            {**(plain(draw, Mark, scene, skip=frozenset(("start", "end"))) or {}), "start": start, "end": end}
            for start, end in ranges[: 1 + draw(up_to(3))]
        ]
    return out


def _blocks(draw: DrawFn, scene: Scene, body: str) -> list[Data]:
    """Blocks that cover the body, or all of it but white space: by line, or cut anywhere."""
    cuts = scene.cuts["body"]
    if pick(draw, (True, False)):
        cuts = sorted({0, len(body), *(n + 1 for n, character in enumerate(body) if character in "\n\r")})
    out = []
    for start, end in zip(cuts[:200], [*cuts[1:200], len(body)], strict=False):
        words = body[start:end]
        trim = pick(draw, ("", "both", "end")) if words != words.strip() else ""
        low = start + len(words) - len(words.lstrip()) if trim == "both" else start
        high = end - (len(words) - len(words.rstrip())) if trim else end
        if low < high:
            block = plain(draw, Block, scene, skip=frozenset(("start", "end"))) or {}
            out.append({**block, "start": low, "end": high})
    return out


def _nest(participant: Data, scene: Scene) -> None:
    """Gives a participant hundreds of mentions, each inside the one before where the text is long enough."""
    if "Participant.mentions" in scene.without:
        return
    name, text = max(scene.texts.items(), key=lambda item: len(item[1]))
    depth = min(len(text) // 2, 150)
    nested = [{"field": name, "spans": [scene.span(name, n, len(text) - n)]} for n in range(depth)]
    heads = [{"field": name, "spans": [scene.span(name, 0, n + 1)]} for n in range(depth)]
    participant["mentions"] = [*participant.get("mentions", ()), *nested, *heads]


def addition(draw: DrawFn, noun: str, drawn: Article | None, items: int) -> Any:
    """One more annotation for a finished article, or one that stands for itself."""
    scene = scene_of(drawn, draw, items)
    used = {*drawn.index, *scene.ids["agent"]} if drawn is not None else set()
    return NOUNS[noun][1].model_validate(annotation(draw, noun, fresh_id(draw, used), scene))


def scene_of(drawn: Article | None, draw: DrawFn, items: int) -> Scene:
    """What a finished article has to offer."""
    scene = Scene(max_items=items)
    if drawn is None:
        return scene
    scene.texts = {name: text for name in FIELDS if (text := getattr(drawn, name)) is not None}
    scene.cut(draw)
    for noun, (kind, _) in NOUNS.items():
        scene.ids[kind] = [thing.id for thing in getattr(drawn, noun)]
        scene.earlier[kind] = list(scene.ids[kind])
    scene.ids["agent"] = [agent.id for agent in drawn.provenance.agents] if drawn.provenance else []
    for statement in drawn.statements:
        outer = statement.extent or statement.content
        scene.boxes[statement.id] = (outer.field, outer.start, outer.end) if outer else None
    return scene
