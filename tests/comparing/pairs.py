"""Two annotators of one text, drawn in several ways."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsml.comparing.renaming import agents, renamed
from newsml.model.article import Article
from newsml.model.lookup import NOUNS
from newsml.testing import articles, edited, events, participants, statements, topics

Pair = tuple[Article, Article]


def texts(article: Article) -> tuple[object, ...]:
    return article.headline, article.standfirst, article.body, article.withheld


def two_annotators() -> SearchStrategy[Pair]:
    """Edits of one article, ids dealt anew; independent annotations; or relations that run against each other."""
    return st.one_of(versions(), independent(), tangled())


@st.composite
def versions(draw: DrawFn) -> Pair:
    """What one has is what the other has after some edits, under other ids."""
    a = draw(articles(max_items=2))
    b = draw(edited(a).filter(lambda b: texts(a) == texts(b)))
    ids = sorted({*b.index, *(agent.id for agent in agents(b))})
    return a, renamed(b, dict(zip(ids, draw(st.permutations(ids)), strict=True)))


@st.composite
def independent(draw: DrawFn) -> Pair:
    """The same text, and of each annotator a few annotations that know nothing of the other's."""
    whole = draw(articles())
    bare = whole.remove(*whole.index, unlink=True).replace(provenance=None, labels=(), suppressions=())
    return draw(_annotated(bare)), draw(_annotated(bare))


@st.composite
def _annotated(draw: DrawFn, bare: Article) -> Article:
    count = draw(st.integers(0, 2))
    names = draw(st.lists(st.sampled_from(("ana", "ben", "p1")), unique=True, min_size=count, max_size=count))
    out = bare
    if names:
        known = [{"id": name, "kind": draw(st.sampled_from(("human", "model")))} for name in names]
        out = out.replace(provenance={"agents": known})
    makers: tuple[Any, ...] = (participants, topics, events, statements)
    for make in draw(st.lists(st.sampled_from(makers), max_size=5)):
        out = out.add(draw(make(out)))
    return out


_LINKED = {"participants": "part_of", "topics": "broader"}


@st.composite
def tangled(draw: DrawFn) -> Pair:
    """The same things by name, statements nested in each other; each annotator orders them differently."""
    return draw(_ordered()), draw(_ordered())


@st.composite
def _ordered(draw: DrawFn) -> Article:
    """Every relation leads from an earlier to a later one of an order that is drawn for each article."""
    size = 4
    data: dict[str, Any] = {"id": "urn:example:1", "body": "0123456789"}
    for noun in NOUNS:
        order = draw(st.permutations(range(size)))
        things: list[dict[str, Any]] = []
        for place, n in enumerate(order):
            later = order[place + 1 :]
            chosen = draw(st.lists(st.sampled_from(later), unique=True)) if later else []
            things.append(_thing(draw, noun, n, [f"{noun[0]}{m}" for m in chosen]))
        data[noun] = things
    inside = {thing["id"]: thing for thing in data["statements"]}
    for thing in inside.values():
        parent = inside.get(thing.get("within", ""))
        if parent and not _fits(thing, parent):
            del thing["within"]
    return Article.model_validate(data)


def _thing(draw: DrawFn, noun: str, n: int, later: list[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"id": f"{noun[0]}{n}"}
    if noun in _LINKED:
        kind = {"kind": "group"} if noun == "participants" else {}
        return {**out, **kind, "name": f"Name {n}", _LINKED[noun]: later}
    if noun == "events":
        kinds = [draw(st.sampled_from(("before", "part_of", "causes"))) for _ in later]
        relations = [{"kind": kind, "event": other} for kind, other in zip(kinds, later, strict=True)]
        return {**out, "name": f"Name {n}", "relations": relations}
    out["kind"] = draw(st.sampled_from(("direct", "mixed")))
    out |= draw(st.sampled_from(({}, {"speaker": "p0"}, {"speaker_absence": "passive"})))
    out |= dict(zip(("within", "continues"), later, strict=False))
    for name in ("content", "extent"):
        if draw(st.booleans()):
            start = draw(st.integers(0, 6))
            out[name] = _anchor(start, draw(st.integers(start + 1, 10)))
    if "content" in out and draw(st.booleans()):
        out["quoted"] = out["content"]
    return out


def _anchor(start: int, end: int) -> dict[str, Any]:
    return {"spans": [{"start": start, "end": end, "exact": "0123456789"[start:end]}]}


def _fits(thing: dict[str, Any], parent: dict[str, Any]) -> bool:
    inner, outer = (one.get("extent") or one.get("content") for one in (thing, parent))
    if not inner or not outer:
        return True
    (small,), (large,) = inner["spans"], outer["spans"]
    return bool(large["start"] <= small["start"] and small["end"] <= large["end"])
