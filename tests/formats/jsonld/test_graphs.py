"""Other people's processors: the same graph in three libraries, and an equal article from every form they make."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

import newsml
from newsml.formats.jsonld import JsonLdFormat, context
from newsml.model.article import Article
from newsml.testing import articles, samples
from tests.formats.jsonld.judges import (
    by_oxigraph,
    by_pyld,
    by_rdflib,
    canonical,
    contexts_of_others,
    forms,
    rdf_forms,
    recompacted,
    with_https,
)

pytestmark = pytest.mark.heavy

FORMAT = JsonLdFormat()
FEWER = max(10, settings().max_examples // 2)
FEW = max(10, settings().max_examples // 4)

HARD = (
    "CR\rCRLF\r\nTab\tNEL\u0085LS\u2028PS\u2029NBSP\u00a0 ZW\u200b\u200d BOM\ufeff DEL\x7f C1\x80 "
    "🚢 e\u0301 العربية 漢字 \u202e \\ \" ' ]]> <b> & {} @id @type _:b0 http://schema.org/ \uffef "
)


def _assert_isomorphic(article: Article) -> None:
    data = FORMAT.write([article])
    one = canonical(by_pyld(data))
    assert one == canonical(by_oxigraph(data))
    assert one == canonical(by_rdflib(data))
    # The canonical labels of the nodes of lists are the only blank ones.
    chains = {line.split(" ")[0] for line in one if line.startswith("_:")}
    assert chains <= {
        line.split(" ")[0] for line in one if " <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> " in line
    }


def _assert_trips(article: Article) -> None:
    for name, data in forms(FORMAT.write([article])).items():
        reading = FORMAT.read(data, name)
        assert reading.articles == (article,), name
        assert reading.leftovers == (), name


@pytest.mark.parametrize("number", range(len(samples())))
def test_three_libraries_read_the_samples_to_one_graph(number: int) -> None:
    _assert_isomorphic(samples()[number])


@pytest.mark.law
@settings(max_examples=FEWER)
@given(articles())
def test_three_libraries_read_one_graph(article: Article) -> None:
    _assert_isomorphic(article)


@pytest.mark.parametrize("number", range(0, len(samples()), 4))
def test_every_form_of_the_samples_reads_equal(number: int) -> None:
    _assert_trips(samples()[number])


@pytest.mark.law
@settings(max_examples=FEWER)
@given(articles(max_text=100))
def test_every_form_reads_equal(article: Article) -> None:
    _assert_trips(article)


@pytest.mark.law
@settings(max_examples=FEW)
@given(articles(max_text=100), contexts_of_others, st.integers(0, 1000))
def test_every_context_and_order_of_keys_reads_equal(article: Article, found: Any, seed: int) -> None:
    """With prefixes, terms under other names, maps, single values without their arrays, `http` or `https`."""
    tree = recompacted(FORMAT.write([article]), found, Random(seed))
    for form in (tree, with_https(tree), [tree], {"@context": tree["@context"], "@graph": [_bare(tree)]}):
        reading = FORMAT.read(json.dumps(form).encode())
        assert reading.articles == (article,)
        assert (reading.leftovers, reading.notes) == ((), ())


def _bare(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if key != "@context"}


@pytest.mark.law
@settings(max_examples=FEW)
@given(articles(max_text=100), st.integers(0, 1000))
def test_every_syntax_of_rdf_reads_equal(article: Article, seed: int) -> None:
    for name, (format_, data) in rdf_forms(FORMAT.write([article]), Random(seed)).items():
        reading = newsml.loads(data, format_)
        assert reading.articles == (article,), name
        assert reading.leftovers == (), name


def test_hard_texts_take_every_trip() -> None:
    body = HARD * 2
    article = Article.model_validate(
        {
            "id": "about:blank",  # `about` is a key of ours, and no prefix
            "headline": HARD,
            "body": body,
            "identifiers": [{"iri": "headline:x"}, {"iri": "about:blank#body"}, {"literal": "@id"}],
            "url": "url:x",
            "editorial_notes": [HARD, HARD],
            "participants": [
                {
                    "id": "body",
                    "kind": "place",
                    "same_as": ["about:blank#p", "name:y"],
                    "mentions": [
                        {"spans": [{"start": n, "end": n + 3, "exact": body[n : n + 3]}]}
                        for n in range(0, len(HARD), 7)
                    ],
                }
            ],
        }
    )
    _assert_isomorphic(article)
    _assert_trips(article)


def test_versions_of_one_article_stay_apart() -> None:
    versions = [Article(id="urn:example:1", version=n, headline=f"No {n}") for n in (1, 2, 2)]
    data = FORMAT.write(versions)
    assert FORMAT.read(data).articles == tuple(versions)
    for name, form in forms(data).items():
        assert sorted(map(repr, FORMAT.read(form).articles)) == sorted(map(repr, versions)), name


def test_compaction_with_our_context_gives_our_document() -> None:
    """Key order aside, which JSON does not keep; and the arrays of sets come back in their order."""
    for article in samples()[:3]:
        document = json.loads(FORMAT.write([article]))
        assert jsonld.compact(jsonld.expand(document), context()) == {
            **_language_lowered(document),
            "@context": context(),
        }


def _language_lowered(value: object) -> dict[str, object]:
    """PyLD writes language tags in lower case."""
    text = json.dumps(value)
    for tag in set(_tags(value)):
        text = text.replace(f'"@language": "{tag}"', f'"@language": "{tag.lower()}"')
    lowered: dict[str, object] = json.loads(text)
    return lowered


def _tags(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["@language"]] if "@language" in value else []
        return own + [tag for key, item in value.items() if key != "@context" for tag in _tags(item)]
    return [tag for item in value for tag in _tags(item)] if isinstance(value, list) else []
