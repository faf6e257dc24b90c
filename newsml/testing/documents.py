"""Whole articles and registers as plain data."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.provenance import Agent, Provenance
from newsml.model.register import Register
from newsml.model.statement import Statement
from newsml.model.text import Block, Mark
from newsml.model.topic import Topic
from newsml.model.withholding import FIELDS, digest
from newsml.testing.chance import Values
from newsml.testing.records import Data, plain, reach, record
from newsml.testing.scene import Scene
from newsml.testing.values import ARTICLE_IRIS, LOCAL_IDS
from newsml.testing.words import TEXT_SAMPLES, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.record import Record
    from newsml.testing.chance import Chance

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
_WHICH_TEXTS: Final = (
    *(
        ("body",),
        ("body", "headline"),
        ("body", "headline", "standfirst"),
        ("body", "headline", "standfirst"),
    ),
    *(("headline",), ("headline", "standfirst"), ("body", "standfirst")),
)


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
    chance: Chance, limits: Limits, *, withheld: bool | None, without: frozenset[str], id_: str | None
) -> Data:
    """An article as plain data, valid by construction."""
    scene = Scene(max_items=limits.items, without=without, forward=chance.pick((False, True)))
    scene.texts = _texts(chance, limits.text, without)
    if "Article.withheld" not in without:
        scene.hidden = _hidden(chance, tuple(scene.texts), withheld=withheld)
    scene.cut(chance)
    counts = {
        noun: chance.number(getattr(limits, noun)) for noun in NOUNS if f"Article.{noun}" not in without
    }
    agents = 0 if {"Article.provenance", "Provenance.agents"} & without else chance.number(limits.agents)
    _name(chance, scene, counts, agents)
    out: Data = {"id": id_ or chance.value(ARTICLE_IRIS)}
    for name, text in scene.texts.items():
        if name not in scene.hidden:
            out[name] = text
    out["withheld"] = [
        {"field": name, "length": len(scene.texts[name]), "sha256": digest(scene.texts[name])}
        for name in FIELDS
        if name in scene.hidden
    ]
    out.update(plain(chance, Article, scene, skip=ELSEWHERE) or {})
    out.update(_structure(chance, scene))
    out.update(_annotations(chance, scene))
    if out.get("participants") and scene.texts and chance.pick((*[False] * 24, True)):
        _nest(out["participants"][0], scene)
    return out


def register(chance: Chance, limits: Limits) -> Data:
    """A register as plain data: no texts, and so no anchors."""
    scene = Scene(max_items=limits.items)
    counts = {noun: chance.number(getattr(limits, noun)) for noun in NOUNS if noun != "statements"}
    _name(chance, scene, counts, chance.number(limits.agents))
    return {**(plain(chance, Register, scene, skip=ELSEWHERE - {"id"}) or {}), **_annotations(chance, scene)}


def _texts(chance: Chance, most: int, without: frozenset[str]) -> dict[str, str]:
    sizes = {"body": most, "headline": min(most, 80), "standfirst": min(most, 80)}
    wanted = chance.pick(_WHICH_TEXTS)
    names = [name for name in sizes if f"Article.{name}" not in without]
    chosen = [name for name in names if name in wanted]
    if not {"headline", "body"}.intersection(chosen):
        chosen.append(names[0])
    out = {name: chance.value(some_text(sizes[name])) for name in chosen}
    if "body" in out and chance.pick((*[False] * 19, True)):
        out["body"] = (out["body"] * most)[:most]
    return out


@cache
def some_text(most: int) -> Values:
    """Texts of up to `most` code points."""
    whole = "".join(f"{text} " for text in TEXT_SAMPLES)
    return Values(tuple(text[:most] for text in (*TEXT_SAMPLES, whole, whole[-most:])), texts(most))


def _hidden(chance: Chance, names: tuple[str, ...], *, withheld: bool | None) -> frozenset[str]:
    """The texts that are withheld: mostly none, sometimes all or one of them."""
    some: tuple[tuple[str, ...], ...] = (names,) if withheld else ((),)
    if withheld is None:
        some = ((), (), (), (), names, names[:1], names[-1:])
    return frozenset(chance.pick(some))


def _name(chance: Chance, scene: Scene, counts: Mapping[str, int], agents: int) -> None:
    """Draws the ids first, so that everything can refer to everything."""
    used: set[str] = set()
    for kind, count in [*((NOUNS[noun][0], count) for noun, count in counts.items()), ("agent", agents)]:
        scene.ids[kind] = [fresh_id(chance, used) for _ in range(count)]


def fresh_id(chance: Chance, used: set[str]) -> str:
    """An id that is not used yet, and now is."""
    drawn: str = chance.value(LOCAL_IDS)
    if drawn in used:
        drawn = next(id_ for n in range(2, len(used) + 3) if (id_ := f"{drawn[:60]}{n}") not in used)
    used.add(drawn)
    return drawn


def _annotations(chance: Chance, scene: Scene) -> Data:
    out: Data = {}
    for noun, (kind, _) in NOUNS.items():
        if kind in scene.ids:
            out[noun] = [annotation(chance, noun, id_, scene) for id_ in scene.ids[kind]]
    provenance = plain(chance, Provenance, scene, skip=frozenset(("agents",)))
    agents = [plain(chance, Agent, scene, skip=frozenset(("id",))) for _ in scene.ids.get("agent", ())]
    if agents or (provenance and "Article.provenance" not in scene.without):
        named = [{**(agent or {}), "id": id_} for id_, agent in zip(scene.ids["agent"], agents, strict=True)]
        out["provenance"] = {**(provenance or {}), "agents": named}
    return out


def annotation(chance: Chance, noun: str, id_: str, scene: Scene) -> Data:
    """One annotation; afterwards others may build on it."""
    kind, cls = NOUNS[noun]
    out = {**(record(chance, cls, scene) or {}), "id": id_}
    scene.earlier.setdefault(kind, []).append(id_)
    if kind == "statement":
        scene.boxes[id_] = reach(out)
    return out


def _structure(chance: Chance, scene: Scene) -> Data:
    body = scene.texts.get("body")
    out: Data = {}
    if body is None:
        return out
    if "Article.blocks" not in scene.without and chance.pick((False, True)):
        out["blocks"] = _blocks(chance, scene, body)
    if "Article.marks" not in scene.without and chance.pick((False, True)):
        ranges = [found for _ in range(3) for found in scene.spans(chance, ("body", 0, len(body)))]
        out["marks"] = [
            {
                **(plain(chance, Mark, scene, skip=frozenset(("start", "end"))) or {}),
                "start": start,
                "end": end,
            }
            for start, end in ranges[: 1 + chance.number(3)]
        ]
    return out


def _blocks(chance: Chance, scene: Scene, body: str) -> list[Data]:
    """Blocks that cover the body, or all of it but white space: by line, or cut anywhere."""
    cuts = scene.cuts["body"]
    if chance.pick((False, True)):
        cuts = sorted({0, len(body), *(n + 1 for n, character in enumerate(body) if character in "\n\r")})
    out = []
    for start, end in zip(cuts[:200], [*cuts[1:200], len(body)], strict=False):
        words = body[start:end]
        trim = chance.pick(("", "both", "end")) if words != words.strip() else ""
        low = start + len(words) - len(words.lstrip()) if trim == "both" else start
        high = end - (len(words) - len(words.rstrip())) if trim else end
        if low < high:
            block = plain(chance, Block, scene, skip=frozenset(("start", "end"))) or {}
            out.append({**block, "start": low, "end": high})
    return out


def _nest(participant: Data, scene: Scene) -> None:
    """Gives a participant hundreds of mentions, one inside the other as deep as the text allows."""
    if "Participant.mentions" in scene.without:
        return
    name, text = max(scene.texts.items(), key=lambda item: len(item[1]))
    size = len(text)
    nested = ((n, size - n) for n in range(min(size // 2, 150)))
    others = ((start, end) for end in range(1, size + 1) for start in range(end))
    spans = itertools.islice(itertools.chain(nested, others), 300)
    more = [{"field": name, "spans": [scene.span(name, start, end)]} for start, end in spans]
    participant["mentions"] = [*participant.get("mentions", ()), *more]


def addition(chance: Chance, noun: str, drawn: Article | None, items: int) -> Any:
    """One more annotation for a finished article, or one that stands for itself."""
    scene = scene_of(drawn, chance, items)
    used = {*drawn.index, *scene.ids["agent"]} if drawn is not None else set()
    return NOUNS[noun][1].model_validate(annotation(chance, noun, fresh_id(chance, used), scene))


def scene_of(drawn: Article | None, chance: Chance, items: int) -> Scene:
    """What a finished article has to offer."""
    scene = Scene(max_items=items)
    if drawn is None:
        return scene
    scene.hidden = frozenset(item.field for item in drawn.withheld)
    scene.texts = {item.field: " " * item.length for item in drawn.withheld}
    scene.texts |= {name: text for name in FIELDS if (text := getattr(drawn, name)) is not None}
    scene.cut(chance)
    for noun, (kind, _) in NOUNS.items():
        scene.ids[kind] = [thing.id for thing in getattr(drawn, noun)]
        scene.earlier[kind] = list(scene.ids[kind])
    scene.ids["agent"] = [agent.id for agent in drawn.provenance.agents] if drawn.provenance else []
    for statement in drawn.statements:
        outer = statement.extent or statement.content
        scene.boxes[statement.id] = (outer.field, outer.start, outer.end) if outer else None
    return scene
