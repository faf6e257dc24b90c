"""Work that grows with the size of a document and no faster, counted in calls; and what is refused for its size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats.jsonld import JsonLdFormat, arrangement, processor
from tests.work import calls

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.heavy

FORMAT = JsonLdFormat()
STORY = {"@type": "NewsArticle", "@id": "https://news.example/1", "headline": "H"}
OTHER: dict[str, Any] = {"@vocab": "http://schema.org/", "x": {"@id": "http://schema.org/name"}}


def document(context: Any, *nodes: Any, **properties: Any) -> bytes:
    return json.dumps({"@context": context, "@graph": [{**STORY, **properties}, *nodes]}).encode()


def scripts(
    count: int, script: str = '{"@context":"https://schema.org","@type":"Thing","name":"n"}'
) -> bytes:
    return b"<html>" + f'<script type="application/ld+json">{script}</script>\n'.encode() * count


def strangers(count: int) -> bytes:
    return document("https://schema.org", *({"@type": "Thing", "name": "n"} for _ in range(count)))


def mentions(count: int) -> bytes:
    return document(
        "https://schema.org", mentions=[{"@type": "Person", "name": f"n{n}"} for n in range(count)]
    )


def namesakes(count: int) -> bytes:
    return document("https://schema.org", mentions=[{"@type": "Person", "name": "n"}] * count)


def through_a_processor(count: int) -> bytes:
    return document(OTHER, *({"@type": "Thing", "x": "n"} for _ in range(count)))


def without_a_meaning(count: int) -> bytes:
    return json.dumps({"@context": {"x": {"@id": "urn:x"}}, **{f"k{n}": n for n in range(count)}}).encode()


def ring(count: int) -> bytes:
    places = (
        {
            "@id": f"urn:p:{n}",
            "@type": "Place",
            "name": "x",
            "containedInPlace": {"@id": f"urn:p:{(n + 1) % count}"},
        }
        for n in range(count)
    )
    return document("https://schema.org", *places, mentions={"@id": "urn:p:0"})


def articles(count: int) -> bytes:
    return scripts(
        count, json.dumps({"@context": "https://schema.org", **STORY, "@id": "https://x.example/n"})
    )


def terms(count: int) -> bytes:
    return document({f"t{n}": f"https://x.example/{n}" for n in range(count)})


def unreadable(count: int) -> bytes:
    return scripts(count, '{"@context":')


@pytest.mark.parametrize(
    "make",
    [
        *(scripts, unreadable, articles, strangers, mentions, namesakes, through_a_processor),
        *(without_a_meaning, ring, terms),
    ],
)
def test_ten_times_as_much_is_ten_times_the_work(make: Callable[[int], bytes]) -> None:
    small, large = make(100), make(1_000)

    def work(data: bytes) -> int:
        return calls(lambda: FORMAT.read(data).leftovers)

    work(small)
    assert work(large) <= 12 * work(small) + 2_000


def deep(count: int, key: str) -> bytes:
    return document(OTHER, json.loads(f'{{"{key}":' * count + "{}" + "}" * count))


@pytest.mark.parametrize("key", ["x", "about", "@graph", "@reverse", "@included", "@set", "@list"])
def test_depth(key: str) -> None:
    for count in (1, 50, 180):
        try:
            reading = FORMAT.read(deep(count, key))
        except NewsmlError:
            continue
        assert FORMAT.write(reading.articles, onto=reading) == deep(count, key)
    with pytest.raises(UnreadableInput, match="nested deeper"):
        FORMAT.read(b'{"@context":"https://schema.org","about":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def test_a_million_nodes() -> None:
    nodes = b'{"@type":"Thing","name":"n"},' * 1_000_000
    data = b'{"@context":"https://schema.org","@graph":[' + nodes + b"{}]}"
    with pytest.raises(UnreadableInput, match=f"more than {arrangement.MAX_NODES:,} nodes"):
        FORMAT.read(data)


def test_a_script_with_too_many_nodes_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrangement, "MAX_NODES", 3)
    story = json.dumps({"@context": "https://schema.org", **STORY})
    page = scripts(1, strangers(3).decode()) + scripts(1, story)
    reading = FORMAT.read(page)
    assert reading.article.headline == "H"
    assert [item.path for item in reading.leftovers] == ["script[0]"]
    assert "more than 3 nodes" in reading.notes[0].what


def test_more_objects_than_a_processor_is_given() -> None:
    data = document(OTHER).replace(b"]}", b",{}" * (processor.MAX_NODES + 1) + b"]}")
    with pytest.raises(UnreadableInput, match=f"more than {processor.MAX_NODES:,} objects"):
        FORMAT.read(data)


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({f"t{n}": {"@id": f"urn:x:{n}"} for n in range(processor.MAX_TERMS)}, "terms in its contexts"),
        ({"a": {"@id": "b:x"}, "b": "c:x", "c": "a:x"}, "yclic"),
        ({"a": {"@id": "urn:x", "@context": "https://x.example/c"}}, "none is ever loaded"),
        ({"@import": "https://x.example/c"}, "none is ever loaded"),
        ("https://x.example/c", "none is ever loaded"),
        ("c.jsonld", "none is ever loaded"),
        (5, "JSON-LD"),
        ({"@vocab": 5}, "JSON-LD"),
    ],
)
def test_contexts_that_are_refused(context: Any, words: str) -> None:
    with pytest.raises(NewsmlError, match=words):
        FORMAT.read(document(context, {"a": 1}))


def test_a_small_context_many_times_is_a_huge_one() -> None:
    node = {"@context": {f"t{n}": {"@id": f"urn:x:{n}"} for n in range(10)}, "t1": 1}
    with pytest.raises(UnreadableInput, match="terms in its contexts"):
        FORMAT.read(document(OTHER, *[node] * 1_000))


def test_a_context_within_itself() -> None:
    inner: dict[str, Any] = {"a": {"@id": "urn:a"}}
    for _ in range(50):
        inner = {"a": {"@id": "urn:a", "@context": inner}}
    data = document(inner, json.loads('{"a":' * 60 + "1" + "}" * 60))
    assert calls(lambda: _tried(data)) < 1_000_000


def _tried(data: bytes) -> None:
    try:
        FORMAT.read(data)
    except NewsmlError:
        return
