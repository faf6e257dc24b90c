"""Golden outputs: put to an outside judge first, then compared, then read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph
import pytest
import rdflib
from lxml import etree
from pyld import jsonld
from ruamel.yaml import YAML

import newsml
from newsml.formats import named
from tests.formats.jsonld.judges import by_oxigraph, canonical
from tests.golden import ARTICLES, DEMO, RDF, formats, golden, slugs

pytestmark = pytest.mark.heavy

CASES = [(slug, format_) for slug in slugs() for format_ in formats()]
CURE = "if the change is meant, `make golden` writes it anew"


def judge(format_: str, data: bytes, request: pytest.FixtureRequest) -> None:
    if format_ in ("json", "jsonl"):
        schema = json.loads((Path(__file__).parent.parent / "schema" / "article.schema.json").read_bytes())
        jsonschema.Draft202012Validator(schema).validate(json.loads(data))
    elif format_ == "newsml-g2":
        standards: Path = request.getfixturevalue("standards")
        schema = etree.XMLSchema(etree.parse(standards / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"))
        schema.assertValid(etree.fromstring(data))
    elif format_ == "jsonld":
        document: Any = json.loads(data)
        quads = jsonld.to_rdf(document)["@default"]
        assert len(rdflib.Graph().parse(data=data, format="json-ld")) == len(quads) > 0
    elif format_ == "draft":
        draft = YAML(typ="safe", pure=True).load(data)
        assert draft["body"] == newsml.loads(data).article.body
    else:
        assert data.decode().isprintable() or "\n" in data.decode()


@pytest.mark.parametrize(("slug", "format_"), CASES)
def test_golden(slug: str, format_: str, request: pytest.FixtureRequest) -> None:
    article = newsml.load(ARTICLES / slug / "article.json").article
    data = newsml.dumps(article, format_)
    path = golden(slug, format_)
    assert path.read_bytes() == data, CURE
    reading = newsml.load(path)
    assert reading.format == format_
    if not named(format_).lost:
        assert reading.article == article
        assert reading.leftovers == ()
        assert reading.notes == ()
    judge(format_, data, request)


@pytest.mark.parametrize("slug", slugs())
def test_rdf_is_the_graph_of_the_golden_json_ld(slug: str) -> None:
    expected = canonical(by_oxigraph(golden(slug, "jsonld").read_bytes()))
    article = newsml.load(ARTICLES / slug / "article.json").article
    for format_ in RDF:
        data = newsml.dumps(article, format_)
        syntax = pyoxigraph.RdfFormat.from_media_type(named(format_).media_type)
        quads = [pyoxigraph.Quad(*list(quad)[:3]) for quad in pyoxigraph.parse(data, format=syntax)]
        assert canonical(quads) == expected, format_
        reading = newsml.loads(data)
        assert (reading.article, reading.leftovers, reading.notes) == (article, (), ())


def test_there_is_one_file_per_format() -> None:
    for slug in slugs():
        found = {path.name for path in (ARTICLES / slug).iterdir()}
        assert found == {golden(slug, format_).name for format_ in formats()}, CURE


def test_the_demo_has_the_same_article() -> None:
    assert (DEMO / "paris-summit.json").read_bytes() == (
        ARTICLES / "paris-summit" / "article.json"
    ).read_bytes(), CURE
