"""Whatever a graph says in terms of schema.org, the article that comes of it is one."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.publisher import found, read
from newsml.model.article import Article
from tests.formats.jsonld.publisher.graphs import facts_of

_IRIS = [f"https://example.org/{n}" for n in range(6)] + [
    "https://example.org/0#body",
    "_:a",
    "#a",
    "x y",
    "urn:x:1",
]
_CLASSES = (
    "NewsArticle", "OpinionNewsArticle", "BlogPosting", "person", "Person", "Organization", "NewsMediaOrganization",
    "City", "Place", "Event", "SportsEvent", "Quotation", "Claim", "ClaimReview", "CommunicateAction", "AskAction",
    "Role", "WebPage", "ImageObject", "DefinedTerm", "PropertyValue", "Thing", "Movie", "VirtualLocation",
    "PostalAddress", "GeoCoordinates", "Language", "oa:Annotation", "oa:SpecificResource", "oa:TextualBody",
    "http://xmlns.com/foaf/0.1/Group", "ItemList", "Country",
)  # fmt: skip
_PROPERTIES = (
    "headline", "name", "alternativeHeadline", "description", "abstract", "articleBody", "text", "inLanguage",
    "datePublished", "dateModified", "dateCreated", "expires", "dateline", "locationCreated", "author", "creator",
    "contributor", "editor", "publisher", "provider", "copyrightHolder", "license", "usageInfo", "copyrightNotice",
    "creditText", "keywords", "genre", "articleSection", "about", "mentions", "hasPart", "isPartOf", "citation",
    "mainEntity", "mainEntityOfPage", "url", "sameAs", "image", "identifier", "version", "creativeWorkStatus",
    "digitalSourceType", "containedInPlace", "memberOf", "affiliation", "worksFor", "parentOrganization", "member",
    "jobTitle", "roleName", "hasOccupation", "givenName", "familyName", "alternateName", "geo", "latitude",
    "longitude", "address", "addressCountry", "startDate", "endDate", "previousStartDate", "eventStatus", "location",
    "organizer", "performer", "attendee", "superEvent", "subEvent", "spokenByCharacter", "result", "agent",
    "recipient", "startTime", "itemReviewed", "claimReviewed", "appearance", "subjectOf", "termCode", "value",
    "propertyID", "inDefinedTermSet", "itemListElement", "item", "encoding", "contentLocation", "additionalType",
    "oa:hasBody", "oa:hasTarget", "oa:hasSource", "oa:hasSelector", "oa:exact", "oa:prefix", "oa:suffix", "oa:start",
    "oa:end", "oa:refinedBy", "oa:motivatedBy", "oa:hasStartSelector", "oa:hasEndSelector", "oa:bodyValue",
    "na:urgency", "na:slugline", "na:embargo", "na:quotationType", "na:editorialNotes", "na:datelineDate",
    "eventAttendanceMode", "instrument", "wordCount", "http://www.w3.org/2004/02/skos/core#broader",
)  # fmt: skip
_ODD = (
    "", " ", "a", "a b", "“a b”, he said", "\x00", "a\x01b", "line\nbreak", "\ud800", "\ufffe", "é", "日本", "en",
    "en_GB", "EN-gb", "english", "2025-09-03", "2025-09-03T10:00:00Z", "2025-13-45", "2025-09-03 10:00+0000",
    "Tue Nov 19 2019 03:05:46 GMT+0000", "yesterday", "2025", "x,y,,", ",", "US", "usable", "Published", "open", "48.5",
    "-200", "https://schema.org/EventCancelled", "http://schema.org/MixedEventAttendanceMode", "EventRescheduled",
    "oa:cueing", "http://www.w3.org/ns/oa#identifying", "https://w3id.org/news-annotation/ns#quoting",
    "https://w3id.org/news-annotation/ns#delimiting", "https://example.org/%zz", "https://example.org/a b[c]#d#e",
    "http://[", "//", "1", "0", "123456789012345", "char=0,3", "co-chair", "direct", "https://w3id.org/x" + "y" * 2100,
)  # fmt: skip
_BODY = "“a b”, he said. a\u00a0b x"
_WORDS = ("a b", "he said", "x", "“a b”", "a  b x", "b”, he", "said. a", "a")
_OA = "http://www.w3.org/ns/oa#"
_BELONGING = {
    "Quotation": (
        "text",
        "spokenByCharacter",
        "isPartOf",
        "hasPart",
        "about",
        "inLanguage",
        "na:quotationType",
    ),
    "oa:Annotation": ("oa:hasBody", "oa:hasTarget", "oa:motivatedBy"),
    "oa:SpecificResource": ("oa:hasSource", "oa:hasSelector"),
    "oa:Selector": ("oa:exact", "oa:prefix", "oa:start", "oa:end", "oa:refinedBy", "oa:hasStartSelector"),
    "Event": (
        "name",
        "startDate",
        "endDate",
        "location",
        "performer",
        "superEvent",
        "subEvent",
        "eventStatus",
    ),
    "Person": (
        "name",
        "memberOf",
        "jobTitle",
        "affiliation",
        "sameAs",
        "alternateName",
        "member",
        "worksFor",
    ),
    "Place": ("name", "geo", "address", "containedInPlace", "containsPlace", "latitude"),
    "DefinedTerm": ("name", "termCode", "inDefinedTermSet", "http://www.w3.org/2004/02/skos/core#broader"),
    "Role": ("roleName", "affiliation", "performer", "startDate", "author"),
    "CommunicateAction": ("agent", "recipient", "result", "startTime", "about"),
}
"""Classes with what belongs to them, so that more than single facts are made use of."""
_USUAL: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(_WORDS),
    "oa:exact": st.sampled_from(_WORDS),
    "oa:prefix": st.sampled_from(("“", "he ", "")),
    "oa:start": st.integers(0, 20),
    "oa:end": st.integers(0, 22),
    "oa:hasSource": st.just({"@id": _IRIS[0]}),
    "oa:hasTarget": st.sampled_from(_WORDS).map(
        lambda words: {"oa:hasSource": {"@id": _IRIS[0]}, "oa:hasSelector": {"oa:exact": words}}
    ),
    "oa:motivatedBy": st.sampled_from(
        [*(t.MOTIVATION.words or {}).values(), _OA + "commenting", _OA + "tagging"]
    ).map(lambda iri: {"@id": iri}),
}
_VALUES = st.one_of(
    st.sampled_from(_ODD),
    st.sampled_from(_IRIS),
    st.sampled_from(_IRIS).map(lambda iri: {"@id": iri}),
    st.integers(-3, 12),
    st.floats(),
    st.booleans(),
    st.none(),
    st.builds(
        lambda text, tag: {"@value": text, "@language": tag}, st.sampled_from(_ODD), st.sampled_from(_ODD)
    ),
)


@st.composite
def _node(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> dict[str, Any]:
    class_ = draw(st.sampled_from(sorted(_BELONGING)) | st.lists(st.sampled_from(_CLASSES), max_size=2))
    properties = _BELONGING[class_] if isinstance(class_, str) else _PROPERTIES
    out: dict[str, Any] = {"@type": class_}
    if draw(st.booleans()):
        out["@id"] = draw(st.sampled_from(_IRIS))
    for name in draw(st.lists(st.sampled_from(properties), max_size=5, unique=True)):
        several = values | st.lists(values, max_size=3)
        out[name] = draw(_USUAL[name] | several if name in _USUAL else several)
    return out


@st.composite
def _graph(draw: st.DrawFn) -> dict[str, Any]:
    nodes = _node(_VALUES | _node(_VALUES))
    first: dict[str, Any] = {"@type": "NewsArticle", "@id": _IRIS[0], "headline": "a", "articleBody": _BODY}
    for name in draw(st.lists(st.sampled_from(_PROPERTIES), max_size=5, unique=True)):
        first[name] = draw(_VALUES | nodes)
    for name in draw(st.lists(st.sampled_from(("about", "mentions", "hasPart")), max_size=3)):
        first[name] = [*(first[name] if type(first.get(name)) is list else ()), draw(nodes)]
    return {"@graph": [first, *draw(st.lists(nodes, max_size=6))]}


GRAPHS = _graph()


@pytest.mark.law
@given(GRAPHS)
@example({"@graph": [{"@type": "NewsArticle", "headline": "\x00", "articleBody": "a"}]})
def test_an_article_always_comes_of_it(tree: dict[str, Any]) -> None:
    facts = facts_of(tree)
    for node in found(facts):
        out = read(facts, node, "https://example.org/page", "en")
        article = Article.model_validate(out.data)
        for name, fact in out.places.items():
            field = (
                article.dateline.text if name == "dateline" and article.dateline else getattr(article, name)
            )
            assert field == fact.value
            assert fact.taken == name


@pytest.mark.law
@given(GRAPHS)
def test_the_same_graph_gives_the_same_article(tree: dict[str, Any]) -> None:
    readings = []
    for _ in range(2):
        facts = facts_of(tree)
        articles = [read(facts, node, None, None) for node in found(facts)]
        taken = [
            (fact.path, fact.taken)
            for node in facts.nodes.values()
            for all_ in node.facts.values()
            for fact in all_
        ]
        readings.append(([(out.data, out.notes, out.derived_id) for out in articles], taken))
    assert repr(readings[0]) == repr(readings[1])


def _people(count: int) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Person",
            "@id": f"https://example.org/p{n}",
            "name": f"Person {n}",
            "memberOf": {"@id": f"https://example.org/p{n + 1}"},
        }
        for n in range(count)
    ]


def _quotations(count: int) -> list[dict[str, Any]]:
    return [
        {"@type": "Quotation", "text": f"word {n} of", "spokenByCharacter": {"name": f"S {n}"}}
        for n in range(count)
    ]


def _annotations(count: int) -> list[dict[str, Any]]:
    return [
        {
            "@type": "oa:Annotation",
            "oa:hasBody": {"@type": "Person", "@id": f"https://example.org/q{n}", "name": "Q"},
            "oa:hasTarget": {
                "oa:hasSource": {"@id": "https://example.org/0"},
                "oa:hasSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": f"word {n} of"},
            },
        }
        for n in range(count)
    ]


@pytest.mark.heavy
@pytest.mark.parametrize("make", [_people, _quotations, _annotations])
def test_time_grows_with_the_graph_and_no_faster(make: Any) -> None:
    seconds = []
    for count in (1_500, 6_000):
        body = " ".join(f"word {n} of" for n in range(count))
        first: dict[str, Any] = {
            "@type": "NewsArticle",
            "@id": "https://example.org/0",
            "headline": "h",
            "articleBody": body,
        }
        first["mentions"] = {"@id": "https://example.org/p0"}
        facts = facts_of({"@graph": [first, *make(count)]})
        (node,) = found(facts)
        began = time.perf_counter()
        out = read(facts, node)
        seconds.append(time.perf_counter() - began)
    assert len(out.data.get("participants", ())) >= 6_000
    assert seconds[1] < 10 * seconds[0] + 0.5


def test_many_articles_share_the_work() -> None:
    tree = {
        "@graph": [
            {"@type": "NewsArticle", "@id": f"https://example.org/{n}", "headline": "h"} for n in range(2_000)
        ]
    }
    facts = facts_of(tree)
    began = time.perf_counter()
    for node in found(facts):
        read(facts, node)
    assert time.perf_counter() - began < 4
