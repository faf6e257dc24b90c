"""The laws of the house for this format alone: nothing lost, edits arrive, the rest stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld import CONTEXT_IRI, JsonLdFormat, context
from newsml.model.article import Article
from newsml.model.credit import Party
from newsml.model.structure import records, shape
from newsml.testing import articles, edited, samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

FORMAT = JsonLdFormat()
OF_OTHERS = "https://example.org/terms#reviewed"


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes that a document describes."""
    if isinstance(value, dict):
        if "@id" in value and len(value) > 1:
            yield value
        for key, item in value.items():
            if key != "@context":
                yield from _nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def test_every_field_has_a_place() -> None:
    fields = {f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)}
    assert FORMAT.placed() == fields
    assert not FORMAT.lost


@pytest.mark.law
@given(st.lists(articles(), max_size=3))
def test_nothing_is_lost_out(given_: list[Article]) -> None:
    data = FORMAT.write(given_)
    reading = FORMAT.read(data)
    assert reading.articles == tuple(given_)
    assert (reading.leftovers, reading.notes) == ((), ())
    assert FORMAT.write(reading.articles, onto=reading) == data
    assert FORMAT.write(reading.articles) == data


@pytest.mark.parametrize("number", range(len(samples())))
def test_nothing_is_lost_of_the_samples(number: int) -> None:
    article = samples()[number]
    data = FORMAT.write([article])
    reading = FORMAT.read(data)
    assert (reading.articles, reading.leftovers) == ((article,), ())
    # Every node that a document describes is described once, and is a part of its article.
    iris = [node["@id"] for node in _nodes(json.loads(data))]
    assert len(iris) == len(set(iris))
    assert all(iri == article.id or iri.startswith(f"{article.id}#") for iri in iris)


def test_the_context_can_be_named_instead() -> None:
    data = FORMAT.write(samples()[:1], context="iri")
    assert json.loads(data)["@context"] == CONTEXT_IRI
    reading = FORMAT.read(data)
    assert reading.articles == samples()[:1]
    changed = reading.article.replace(slugline="changed")
    assert json.loads(FORMAT.write([changed], onto=reading))["@context"] == CONTEXT_IRI


@pytest.mark.parametrize("options", [{"context": "none"}, {"indent": "2"}])
def test_options_that_it_has_not(options: dict[str, Any]) -> None:
    with pytest.raises(NewsmlError, match="option"):
        FORMAT.write(samples()[:1], **options)


@pytest.mark.law
@given(st.data(), articles(), st.randoms(use_true_random=False))
def test_edits_arrive_and_what_others_wrote_stays(
    data: st.DataObject, article: Article, random: Random
) -> None:
    tree = json.loads(FORMAT.write([article]))
    marked = random.sample(nodes := list(_nodes(tree)), min(4, len(nodes)))
    for number, node in enumerate(marked):
        node["image"] = f"picture {number}"
        node[OF_OTHERS] = {"@id": "https://example.org/y", "name": "Y"} if number % 2 else [1.5, number]
    tree.setdefault("mentions", []).append({"@id": "https://example.org/m", "@type": "Thing", "name": "M"})
    source = json.dumps(tree, indent=random.choice([None, 2])).encode()
    reading = FORMAT.read(source)
    assert reading.article == article
    assert len(reading.leftovers) == 2 * len(marked) + 1
    assert FORMAT.write([article], onto=reading) == source

    changed = data.draw(edited(article))
    assume(changed != article)
    written = FORMAT.write([changed], onto=reading)
    assert FORMAT.read(written).article == changed
    after = {node["@id"]: node for node in _nodes(json.loads(written))}
    for node in marked:
        if node["@id"] in after:
            assert after[node["@id"]]["image"] == node["image"]
            assert after[node["@id"]][OF_OTHERS] == node[OF_OTHERS]
    assert after["https://example.org/m"]["name"] == "M"
    # What others wrote is still there on the next reading as well.
    kept = [node for node in marked if node["@id"] in after]
    assert len(FORMAT.read(written).leftovers) == 2 * len(kept) + 1


def _with_a_picture(*articles_: Article) -> bytes:
    tree = json.loads(FORMAT.write(articles_))
    for number, node in enumerate(tree.get("@graph", [tree])):
        node["image"] = f"picture {number}"
    return json.dumps(tree).encode()


def test_articles_are_matched_by_id_version_and_occurrence() -> None:
    one, two, three = (Article(id="urn:example:1", version=n, headline=f"No {n}") for n in (1, 2, 3))
    other = Article(id="urn:example:2", headline="Other")
    reading = FORMAT.read(_with_a_picture(one, two, other))
    changed = [other, two.replace(slugline="s")]
    written = FORMAT.write(changed, onto=reading)
    assert FORMAT.read(written).articles == tuple(changed)
    assert [node.get("image") for node in json.loads(written)["@graph"]] == ["picture 2", "picture 1"]
    # A version that is not there replaces the one that is there; more articles come behind.
    written = FORMAT.write([three, one, other, one], onto=reading)
    assert FORMAT.read(written).articles == (three, one, other, one)
    assert [node.get("image") for node in json.loads(written)["@graph"]] == [
        "picture 1",
        "picture 0",
        "picture 2",
        None,
    ]


def test_a_single_document_takes_a_second_article() -> None:
    one, two = Article(id="urn:example:1", headline="1"), Article(id="urn:example:2", headline="2")
    reading = FORMAT.read(_with_a_picture(one))
    written = FORMAT.write([one, two], onto=reading)
    assert FORMAT.read(written).articles == (one, two)
    assert json.loads(written)["@graph"][0]["image"] == "picture 0"
    assert FORMAT.read(FORMAT.write([], onto=reading)).articles == ()


def test_nodes_of_others_stay_where_they_are() -> None:
    one = Article(id="urn:example:1", headline="1")
    stranger = {"@id": "https://example.org/p", "@type": "Person", "name": "P"}
    tree = {"@context": context(), "@graph": [stranger, *json.loads(FORMAT.write([one, one]))["@graph"]]}
    reading = FORMAT.read(json.dumps(tree).encode())
    assert [item.path for item in reading.leftovers] == ["@graph[0]"]
    written = FORMAT.write([one.replace(headline="2"), one], onto=reading)
    assert json.loads(written)["@graph"][0] == stranger
    assert FORMAT.read(written).articles == (one.replace(headline="2"), one)


def test_foreign_documents_come_back_unless_changed() -> None:
    expanded = [
        {
            "@id": "urn:example:1",
            "@type": ["https://schema.org/NewsArticle"],
            "https://schema.org/headline": [{"@value": "H"}],
            "http://schema.org/contentRating": [{"@id": "https://example.org/i"}],
        }
    ]
    source = json.dumps(expanded).encode()
    reading = FORMAT.read(source)
    assert reading.article == Article(id="urn:example:1", headline="H")
    assert [item.path for item in reading.leftovers] == ["[0].http://schema.org/contentRating[0]"]
    assert FORMAT.write(reading.articles, onto=reading) == source
    changed = reading.article.replace(headline="I")
    assert FORMAT.write([changed], onto=reading) == source.replace(b'"H"', b'"I"')


def test_what_cannot_be_kept_is_refused() -> None:
    tree = json.loads(FORMAT.write([Article(id="urn:example:1", headline="H", provider=Party(name="N"))]))
    tree = {"@context": tree.pop("@context"), "@graph": [tree, tree.pop("provider") | {"image": "i"}]}
    tree["@graph"][0]["provider"] = {"@id": tree["@graph"][1]["@id"]}
    reading = FORMAT.read(json.dumps(tree).encode())
    assert reading.article.provider is not None
    with pytest.raises(CannotCarry, match="arrangement"):
        FORMAT.write([reading.article.replace(provider={"name": "M"})], onto=reading)


def test_equal_articles_are_equal_bytes() -> None:
    one = {"id": "urn:example:1", "headline": "H", "keywords": ["b", "a"]}
    two = {"keywords": ["a", "b", "a"], "headline": "H", "id": "urn:example:1", "version": 1}
    assert FORMAT.write([Article.model_validate(one)]) == FORMAT.write([Article.model_validate(two)])
