"""The contexts that are known: what processors make of documents in them, without a network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld

from newsml.errors import NewsmlError, UnsupportedFormat
from newsml.formats.jsonld import CONTEXT_IRI, context
from newsml.formats.jsonld.contexts import (
    ANNOTATION_IRI,
    SCHEMA_ORG_IRI,
    is_annotation,
    is_schema_org,
    known,
    loader,
)

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "https://nowhere.invalid/"
"""A base that would show in any IRI that were relative."""


def _expanded(document: Any) -> Any:
    return jsonld.expand(document, {"documentLoader": loader, "base": NOWHERE})


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    keys = [key for key in value if not key.startswith("@")] if isinstance(value, dict) else []
    return keys + [text for item in items for text in _strings(item)]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("rest", ["", "/", "/docs/jsonldcontext.jsonld", "/docs/jsonldcontext.json"])
def test_every_spelling_of_schema_org(scheme: str, rest: str) -> None:
    iri = f"{scheme}://schema.org{rest}"
    assert is_schema_org(iri)
    assert not is_annotation(iri)
    found = _expanded({"@context": iri, "type": "NewsArticle", "id": "urn:x:1", "url": "www.example.org"})
    assert found == [
        {
            "@id": "urn:x:1",
            "@type": ["http://schema.org/NewsArticle"],
            "http://schema.org/url": [{"@value": "www.example.org"}],
        }
    ]


def test_ours_by_its_iri() -> None:
    assert known(CONTEXT_IRI) == context()
    document = {"@id": "urn:x:1", "@type": "NewsArticle", "motivation": "quoting"}
    by_iri = _expanded({"@context": CONTEXT_IRI, **document})
    assert by_iri == _expanded({"@context": context(), **document})


def test_what_is_given_is_a_copy() -> None:
    for iri in (SCHEMA_ORG_IRI, ANNOTATION_IRI, CONTEXT_IRI):
        first = known(iri)
        assert first is not None
        first.clear()
        assert known(iri)


@pytest.mark.parametrize(
    "iri", ["https://example.org/c", "file:///etc/passwd", "x" * 100_000, "", "http://schema.org/Person"]
)
def test_no_other_is_loaded(iri: str) -> None:
    assert known(iri) is None
    assert not is_schema_org(iri)
    with pytest.raises(UnsupportedFormat, match="none is ever loaded") as caught:
        loader(iri, {})
    assert len(str(caught.value)) < 500


def test_a_processor_is_refused_what_is_not_known() -> None:
    with pytest.raises(jsonld.JsonLdError) as caught:
        _expanded({"@context": "https://example.org/c", "a": 1})
    assert isinstance(caught.value.__cause__ or caught.value.__context__, NewsmlError)


def test_annotations_of_the_standard(corpus: Path) -> None:
    """All terms of its examples are known but the three that its context leaves out itself."""
    documents = sorted((corpus / "jsonld" / "web-annotation" / "correct").glob("*.json"))
    assert len(documents) == 45
    relative = set()
    for path in documents:
        found = _expanded(json.loads(path.read_text(encoding="utf-8")))
        assert found, path.name
        assert found[0]["@type"], path.name
        strings = _strings(found)
        relative |= {text.removeprefix(NOWHERE) for text in strings if text.startswith(NOWHERE)}
        assert not any(text.startswith(("schema:", "oa:", "dcterms:")) for text in strings), path.name
        # Each key of the document has become a property.
        count = json.dumps(found).count("http")
        assert count > len(strings) / 3, path.name
    assert relative == {"Composite", "List", "Independents"}


@pytest.mark.parametrize(
    ("key", "value", "property_", "expanded"),
    [
        ("body", "urn:x:b", "http://www.w3.org/ns/oa#hasBody", {"@id": "urn:x:b"}),
        (
            "motivation",
            "tagging",
            "http://www.w3.org/ns/oa#motivatedBy",
            {"@id": "http://www.w3.org/ns/oa#tagging"},
        ),
        (
            "motivation",
            "assessing",
            "http://www.w3.org/ns/oa#motivatedBy",
            {"@id": "http://www.w3.org/ns/oa#assessing"},
        ),
        (
            "textDirection",
            "rtl",
            "http://www.w3.org/ns/oa#textDirection",
            {"@id": "http://www.w3.org/ns/oa#rtlDirection"},
        ),
        (
            "generated",
            "2015-01-28T12:00:00Z",
            "http://purl.org/dc/terms/issued",
            {"@value": "2015-01-28T12:00:00Z", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        ),
        (
            "start",
            4,
            "http://www.w3.org/ns/oa#start",
            {"@value": 4, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        ),
        ("items", ["urn:x:a"], "http://www.w3.org/ns/activitystreams#items", {"@list": [{"@id": "urn:x:a"}]}),
        ("nickname", "n", "http://xmlns.com/foaf/0.1/nick", {"@value": "n"}),
        ("schema:name", "n", "http://schema.org/name", {"@value": "n"}),
    ],
)
def test_terms_of_web_annotation(key: str, value: Any, property_: str, expanded: Any) -> None:
    found = _expanded({"@context": ANNOTATION_IRI, "id": "urn:x:1", key: value})
    assert found == [{"@id": "urn:x:1", property_: [expanded]}]
