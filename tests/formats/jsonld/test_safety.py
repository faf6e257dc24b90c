"""Anything in, only NewsmlError out: odd JSON, circles, shared nodes, depth; and time in proportion to size."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats.jsonld import JsonLdFormat, context
from newsml.model.article import Article
from newsml.testing import samples
from tests.work import calls

pytestmark = pytest.mark.heavy

if TYPE_CHECKING:
    pass

FORMAT = JsonLdFormat()
ID = "urn:example:1"
OWN = {"@context": context(), "@id": ID, "@type": "NewsArticle", "headline": "H"}


def _tried(data: bytes) -> None:
    try:
        reading = FORMAT.read(data)
    except NewsmlError:
        return
    assert FORMAT.write(reading.articles, onto=reading) == data


@given(st.binary(max_size=200))
def test_bytes(data: bytes) -> None:
    _tried(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["@id", "@type", "@value", "@list", "@set", "@graph", "@reverse", "@language", "headline"]
            )
            | st.sampled_from([*context()])
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json(tree: Any) -> None:
    _tried(json.dumps(tree).encode())
    if isinstance(tree, dict):
        _tried(json.dumps({**tree, **OWN}).encode())


ODD: tuple[Any, ...] = (
    *(None, 5, 1.5, True, "x", [], {}, [[]], -1, {"@id": 5}, {"@id": {}, "@type": [{}]}, {"@id": "_:x"}),
    *({"@value": [1]}, {"@value": None, "@language": 5}, {"@value": {}, "@type": []}, {"@list": 5}),
    *(
        {"@list": [{"@list": [1]}]},
        {"@set": [{"@id": "x"}]},
        {"@graph": []},
        {"@reverse": 5},
        {"@type": {"a": 1}},
    ),
)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    if isinstance(tree, dict):
        keys = [key for key in tree if key != "@context"]
    else:
        keys = list(range(len(tree))) if isinstance(tree, list) else []
    return [place for key in keys for place in [(tree, key), *_places(tree[key])]]


@pytest.mark.parametrize("seed", range(40))
def test_our_documents_with_something_odd_in_them(seed: int) -> None:
    chance = random.Random(seed)
    tree = json.loads(FORMAT.write([samples()[seed % len(samples())]]))
    if seed % 3:
        tree = jsonld.expand(tree) if seed % 3 == 1 else jsonld.flatten(tree, context())
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(_places(tree))
        holder[key] = chance.choice(ODD)
    _tried(json.dumps(tree).encode())


def test_what_strict_json_refuses() -> None:
    for bad in ('{"@id": 1, "@id": 2}', '{"@id": NaN}', '{"@id": "\\ud800"}', "[" * 300 + "]" * 300):
        with pytest.raises(UnreadableInput):
            FORMAT.read(bad.encode())


def test_a_context_is_no_way_to_a_file() -> None:
    with pytest.raises(NewsmlError, match="none is ever loaded"):
        FORMAT.read(b'{"@context": "file:///etc/passwd"}')


def _flat(*nodes: dict[str, Any]) -> bytes:
    return json.dumps({"@context": OWN["@context"], "@graph": list(nodes)}).encode()


def test_circles() -> None:
    own = {key: value for key, value in OWN.items() if key != "@context"}
    ring = [
        {"@id": f"{ID}#a{n}", "@type": "Person", "mentions": [{"@id": f"{ID}#a{(n + 1) % 3}"}]}
        for n in range(3)
    ]
    reading = FORMAT.read(_flat({**own, "mentions": [{"@id": f"{ID}#a0"}]}, *ring))
    assert [thing.id for thing in reading.article.participants] == ["a0"]
    assert len(reading.leftovers) == 3
    chain = {"@id": "_:c", "http://www.w3.org/1999/02/22-rdf-syntax-ns#first": "x"}
    chain["http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"] = {"@id": "_:c"}  # type: ignore[assignment]
    with pytest.raises(UnreadableInput, match="circle"):
        FORMAT.read(_flat({**own, "bylines": {"@id": "_:c"}}, chain))
    _tried(_flat({**own, "provider": {"@id": ID}, "hasPart": {"@id": ID}}))


def test_a_small_document_cannot_stand_for_a_huge_article() -> None:
    own = {key: value for key, value in OWN.items() if key != "@context"}
    count = 2_000
    label = {
        "@id": f"{ID}#l",
        "@type": "PropertyValue",
        "propertyID": "s",
        "value": "v",
        "wasAttributedTo": [{"@id": f"{ID}#a{n}"} for n in range(count)],
    }
    people = [{"@id": f"{ID}#p{n}", "@type": "Person", "labels": [{"@id": f"{ID}#l"}]} for n in range(count)]
    data = _flat({**own, "mentions": [{"@id": node["@id"]} for node in people]}, label, *people)
    with pytest.raises(UnreadableInput, match="too often"):
        FORMAT.read(data)


def test_positions_without_words_cannot_do_so_either() -> None:
    tree = json.loads(FORMAT.write([_article(2_000)]))
    for anchor in tree["mentions"][0]["anchors"]:
        (target,) = anchor["target"]
        position, _ = target["selector"]
        target["selector"] = [position]
        position["start"] = 0
    assert len(FORMAT.read(json.dumps(tree).encode()).article.participants[0].mentions) == 2_000
    tree["articleBody"] = "word " * 10_000
    for number, anchor in enumerate(tree["mentions"][0]["anchors"]):
        anchor["target"][0]["selector"][0]["end"] = 49_000 - number
    with pytest.raises(UnreadableInput, match="too often"):
        FORMAT.read(json.dumps(tree).encode())


def _article(count: int) -> Article:
    body = "word " * count
    mentions = [{"spans": [{"start": 5 * n, "end": 5 * n + 4, "exact": "word"}]} for n in range(count)]
    return Article.model_validate(
        {"id": ID, "body": body, "participants": [{"id": "p", "kind": "group", "mentions": mentions}]}
    )


@pytest.mark.parametrize("form", ["as written", "with a key of others", "flattened"])
def test_work_grows_with_size_alone(form: str) -> None:
    """Ten times as many anchors are about ten times the work, not a hundred times."""

    def document(count: int) -> bytes:
        data = FORMAT.write([_article(count)])
        if form == "with a key of others":
            return data.replace(b' "@type": "NewsArticle"', b' "image": "i", "@type": "NewsArticle"', 1)
        return (
            json.dumps(jsonld.flatten(json.loads(data), context())).encode() if form == "flattened" else data
        )

    small, large = document(60), document(600)
    assert len(FORMAT.read(small).leftovers) == (form == "with a key of others")
    assert calls(lambda: FORMAT.read(large)) <= 12 * calls(lambda: FORMAT.read(small))


def test_a_hundred_thousand_nodes() -> None:
    own = {key: value for key, value in OWN.items() if key != "@context"}
    strangers = [{"@id": f"https://example.org/{n}", "name": "x"} for n in range(100_000)]
    reading = FORMAT.read(_flat(own, *strangers))
    assert reading.article.headline == "H"
    assert len(reading.leftovers) == 100_000
