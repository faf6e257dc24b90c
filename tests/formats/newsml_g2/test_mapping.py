"""Where each field of the model stands in NewsML-G2, and that it comes back from there."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import newsml
from newsml.formats import named
from newsml.model.article import Article
from newsml.model.structure import records, shape

NS = {
    "n": "http://iptc.org/std/nar/2006-10-01/",
    "na": "https://w3id.org/news-annotation/ns#",
    "h": "http://www.w3.org/1999/xhtml",
}
BASE: dict[str, Any] = {"id": "urn:example:1", "body": "Ada met Bo in Oslo."}


def document(**fields: Any) -> etree._Element:
    """The newsItem of an article with these fields, which come back from it unharmed."""
    article = Article.model_validate({**BASE, **fields})
    data = newsml.dumps(article, "newsml-g2")
    reading = newsml.loads(data, "newsml-g2")
    assert reading.article == article
    assert (reading.leftovers, reading.notes) == ((), ())
    return etree.fromstring(data)


def span(words: str, text: str = BASE["body"], field: str | None = None) -> dict[str, Any]:
    start = text.index(words)
    anchor: dict[str, Any] = {"spans": [{"start": start, "end": start + len(words), "exact": words}]}
    return {"field": field, **anchor} if field else anchor


def texts(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [str(item) for item in found]


def test_every_field_of_the_model_has_a_place() -> None:
    model = {f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)}
    assert named("newsml-g2").placed() == model
    assert named("newsml-g2").lost == {}


# (fields, where their words stand, what stands there)
STANDARD: list[tuple[dict[str, Any], str, list[str]]] = [
    ({"version": 3}, "/n:newsItem/@version", ["3"]),
    ({"language": "nb"}, "/n:newsItem/@xml:lang | //n:contentMeta/n:language/@tag", ["nb", "nb"]),
    ({"direction": "rtl"}, "/n:newsItem/@dir", ["rtl"]),
    ({"headline": "Ada meets Bo"}, "//n:contentMeta/n:headline/text()", ["Ada meets Bo"]),
    ({"headline": "Ada meets Bo"}, "//n:itemMeta/n:title/text()", ["Ada meets Bo"]),
    ({"standfirst": "They met."}, "//n:description[@role='drol:summary']/text()", ["They met."]),
    ({"slugline": "ADA-BO"}, "//n:slugline/text()", ["ADA-BO"]),
    ({"bylines": ["By Cy", "and Di"]}, "//n:by/text()", ["By Cy", "and Di"]),
    ({"credit_line": "NTB"}, "//n:creditline/text()", ["NTB"]),
    ({"dateline": {"text": "OSLO, Nov. 4"}}, "//n:dateline/text()", ["OSLO, Nov. 4"]),
    ({"keywords": ["a", "b"]}, "//n:keyword/text()", ["a", "b"]),
    ({"urgency": 4}, "//n:urgency/text()", ["4"]),
    ({"genres": [{"qcode": "genre:Current"}]}, "//n:genre/@qcode", ["genre:Current"]),
    ({"subjects": [{"qcode": "medtop:07000000"}]}, "//n:subject/@qcode", ["medtop:07000000"]),
    (
        {"digital_source_type": {"iri": "https://example.org/t"}},
        "//n:digitalSourceType/@uri",
        ["https://example.org/t"],
    ),
    ({"item_class": "video"}, "//n:itemClass/@qcode", ["ninat:video"]),
    ({"publication_status": "cancelled"}, "//n:pubStatus/@qcode", ["stat:canceled"]),
    ({"version_kind": "correction"}, "//n:signal/@qcode", ["sig:correction"]),
    ({"created": "2025-11-03T10:00:00Z"}, "//n:firstCreated/text()", ["2025-11-03T10:00:00Z"]),
    ({"modified": "2025-11-03T10:00:00Z"}, "//n:versionCreated/text()", ["2025-11-03T10:00:00Z"]),
    ({"first_published": "2025-11-03"}, "//n:pubHistory/n:published/n:timestamp/text()", ["2025-11-03"]),
    ({"expires": "2025-11-03"}, "//n:expires/text()", ["2025-11-03"]),
    ({"embargo": "2025-11-03T10:00:00Z"}, "//n:embargoed/text()", ["2025-11-03T10:00:00Z"]),
    ({"embargo": "open"}, "//n:embargoed[not(text())]/@*", []),
    ({"editorial_notes": ["Check\nthis."]}, "//n:edNote/text()", ["Check\nthis."]),
    ({"url": "https://example.org/a"}, "//n:altRep/text()", ["https://example.org/a"]),
    (
        {"links": [{"href": "https://example.org/b", "relation": {"qcode": "irel:seeAlso"}}]},
        "//n:itemMeta/n:link[@rel='irel:seeAlso']/@href",
        ["https://example.org/b"],
    ),
    (
        {"supersedes": {"id": "urn:example:0", "version": 2}},
        "//n:link/@residref | //n:link/@version",
        ["urn:example:0", "2"],
    ),
    ({"identifiers": [{"literal": "42"}]}, "//n:altId/text()", ["42"]),
    (
        {"provider": {"name": "NTB", "code": {"iri": "https://ntb.no/"}}},
        "//n:provider/n:name/text()",
        ["NTB"],
    ),
    ({"creators": [{"name": "Cy", "role": {"qcode": "r:w"}}]}, "//n:creator[n:name='Cy']/@role", ["r:w"]),
    ({"contributors": [{"name": "Di"}]}, "//n:contributor/n:name/text()", ["Di"]),
    ({"information_sources": [{"name": "Ed"}]}, "//n:infoSource/n:name/text()", ["Ed"]),
    (
        {"rights": {"holder": {"name": "NTB"}, "notice": "©", "usage_terms": "None."}},
        "//n:copyrightHolder/n:name/text() | //n:copyrightNotice/text() | //n:usageTerms/text()",
        ["NTB", "©", "None."],
    ),
    (
        {"rights": {"licence": "https://example.org/l"}},
        "//n:rightsInfo/n:link/@href",
        ["https://example.org/l"],
    ),
    (
        {"alternative_headlines": [{"text": "Short", "role": {"qcode": "hl:short"}}]},
        "//n:headline[@role='hl:short']/text()",
        ["Short"],
    ),
]


@pytest.mark.parametrize(("fields", "path", "expected"), STANDARD, ids=[" ".join(row[0]) for row in STANDARD])
def test_metadata_stand_in_the_standards_own_elements(
    fields: dict[str, Any], path: str, expected: list[str]
) -> None:
    assert texts(document(**fields), path) == expected


def test_every_fact_stands_there_once() -> None:
    data = newsml.dumps(Article.model_validate({**BASE, "slugline": "ONCE-ONLY"}), "newsml-g2")
    assert data.count(b"ONCE-ONLY") == 1


def test_an_article_without_a_date_has_a_marked_stand_in() -> None:
    (node,) = document().findall(".//n:versionCreated", NS)
    assert node.text == "0001-01-01T00:00:00Z"
    assert node.get(f"{{{NS['na']}}}absent") == "true"


@pytest.mark.parametrize("field", ["created", "modified", "expires", "embargo", "first_published"])
@pytest.mark.parametrize(
    "value", ["2025-11-03", "2025-11-03+02:00", "2025-11-03T24:00:00Z", "0001-01-01T00:00:00Z"]
)
def test_dates_that_the_standard_cannot_say_stand_beside_their_approximation(field: str, value: str) -> None:
    document(**{field: value})


def test_participants_are_subjects() -> None:
    root = document(
        participants=[
            {
                "id": "ada",
                "kind": "person",
                "name": "Ada",
                "name_parts": [{"kind": "given", "value": "Ada"}, {"kind": "suffix", "value": "Jr"}],
                "aliases": [{"text": "A.", "language": "en"}],
                "same_as": ["http://www.wikidata.org/entity/Q7259"],
                "relevance": 80,
                "roles": [{"title": "mayor", "of": "oslo", "valid_from": "2020-01-01", "valid_to": "2025~"}],
                "mentions": [{**span("Ada"), "form": "name", "head": {"start": 0, "end": 3, "exact": "Ada"}}],
            },
            {"id": "all", "kind": "group", "members_complete": False, "mentions": [span("Ada met Bo")]},
            {
                "id": "oslo",
                "kind": "place",
                "name": "Oslo",
                "type": {"qcode": "type:capital"},
                "place": {"latitude": "59.9", "longitude": "10.7", "country": "NO"},
                "part_of": ["all"],
            },
        ]
    )
    assert texts(root, "//n:subject/@type") == ["cpnat:person", "cpnat:abstract", "cpnat:geoArea"]
    assert texts(root, "//n:subject[@type='cpnat:person']/n:name[not(@*)]/text()") == ["Ada"]
    assert texts(root, "//n:subject/n:sameAs/@uri") == ["http://www.wikidata.org/entity/Q7259"]
    assert texts(root, "//n:assert[@qcode='local:oslo']/n:geoAreaDetails/n:position/@latitude") == ["59.9"]
    assert texts(root, "//n:broader/@qcode") == ["local:all", "iso3166-1a2:NO"]
    assert texts(root, "//n:inlineRef/@qcode") == ["local:ada", "local:all"]


@pytest.mark.parametrize("place", [{}, {"latitude": "1"}, {"longitude": "1"}, {"country": "NO"}])
def test_incomplete_places_come_back(place: dict[str, Any]) -> None:
    document(participants=[{"id": "x", "kind": "place", "place": place}])


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-11-03", "2025-11-03", None),
        ("2025-11~", "2025-11", None),
        ("2025-11-03T10:00:00Z", "2025-11-03T10:00:00Z", None),
        ("2022-02-24/..", "2022-02-24", None),
        ("[2025-08-21..2025-08-31]", "2025-08-21", "2025-08-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
    ],
)
def test_a_dated_event_has_details(value: str, start: str, end: str | None) -> None:
    root = document(
        participants=[{"id": "ada", "kind": "person"}, {"id": "oslo", "kind": "place"}],
        events=[
            {
                "id": "e",
                "name": "Meeting",
                "status": "scheduled",
                "when": {"value": value, "basis": "text"},
                "where": [{"place": "oslo", "anchor": span("in Oslo")}, {"online": "Zoom"}],
                "participations": [{"participant": "ada", "role": "host", "anchor": span("Ada")}],
                "mentions": [span("met")],
            }
        ],
    )
    details = "//n:assert[@qcode='local:e']/n:eventDetails"
    assert texts(root, f"{details}/n:dates/n:start/text()") == [start]
    assert texts(root, f"{details}/n:dates/n:end/text()") == ([end] if end else [])
    assert texts(root, f"{details}/n:occurStatus/@qcode") == ["eocstat:eos5"]
    assert texts(root, f"{details}/n:location/@qcode") == ["local:oslo"]
    assert texts(root, f"{details}/n:location/@type") == ["cpnat:geoArea"]
    assert texts(root, f"{details}/n:participant/@type") == ["cpnat:person"]
    assert texts(root, f"{details}/n:location/@literal") == ["Zoom"]
    assert texts(root, f"{details}/n:participant[@role='narole:host']/@qcode") == ["local:ada"]


@pytest.mark.parametrize("when", [None, {"value": "XXXX-09-03"}, {"value": "../2020"}, {}])
def test_an_event_without_a_first_day_has_relations_instead(when: dict[str, Any] | None) -> None:
    event: dict[str, Any] = {
        "id": "e",
        "where": [{"place": "oslo", "online": "Zoom", "inferred": True}, {}],
        "participations": [
            {"participant": "oslo", "role": "host"},
            {"participant": "oslo", "role": {"qcode": "narole:host"}},
            {"participant": "oslo", "role": {"literal": "x", "names": [{"text": "X"}]}},
        ],
    }
    root = document(
        participants=[{"id": "oslo", "kind": "place"}],
        events=[{**event, **({"when": when} if when is not None else {})}],
    )
    assert not texts(root, "//n:eventDetails")
    assert texts(root, "//n:related[@rel='narel:location']/@qcode") == ["local:oslo"]


def test_relations_of_events() -> None:
    kinds = ["part_of", "before", "after", "overlaps", "same_as", "causes", "condition_of"]
    root = document(
        events=[
            {"id": f"e{n}", "relations": [{"kind": kind, "event": "z", "offset": "P7D", "confidence": 5}]}
            for n, kind in enumerate(kinds)
            if kind != "after"
        ]
        + [{"id": "z", "attendance": "hybrid", "ordinal": 8}]
    )
    assert texts(root, "//n:broader/@qcode | //n:sameAs/@qcode") == ["local:z", "local:z"]
    assert texts(root, "//n:related[@rel='narel:attendanceMode']/@uri") == [
        "https://schema.org/MixedEventAttendanceMode"
    ]


def test_statements_are_extension_properties() -> None:
    root = document(
        participants=[{"id": "ada", "kind": "person"}],
        topics=[{"id": "t", "code": {"iri": "https://example.org/t"}, "same_as": ["https://example.org/t"]}],
        statements=[
            {
                "id": "s",
                "kind": "direct",
                "speaker": "ada",
                "source": span("Ada"),
                "cue": [span("met"), span("in")],
                "content": span("Bo in Oslo"),
                "quoted": span("Bo"),
                "extent": span("Ada met Bo in Oslo"),
                "about": ["t"],
                "factuality": [{"value": "unlikely", "according_to": "ada"}, {"value": "certain"}],
                "when": {"value": "2025", "anchor": span("Oslo")},
                "labels": [{"scheme": "frame", "value": "x", "by": ["ann"]}],
                "by": ["ann", "bot"],
            }
        ],
        provenance={
            "agents": [{"id": "ann", "kind": "human", "name": "Ann"}, {"id": "bot", "kind": "model"}],
            "status": "gold",
        },
    )
    assert texts(root, "//n:contentMetaExtProperty[@rel='narel:statement']/@qcode") == ["local:s"]
    assert texts(root, "//n:related[@rel='narel:speaker']/@qcode") == ["local:ada"]
    roles = texts(root, "//n:inlineRef/n:related[@rel='narel:anchorRole']/@qcode")
    assert sorted(roles) == [
        f"narole:{role}" for role in ("content", "cue", "cue", "quoted", "source", "statement", "time")
    ]


def test_a_code_with_our_alias_is_not_taken_for_an_id() -> None:
    root = document(
        participants=[{"id": "p", "kind": "person", "type": {"qcode": "local:p"}}],
        subjects=[{"qcode": "local:p"}, {"qcode": "local1:p"}],
    )
    assert texts(root, "//n:scheme[@uri='urn:example:1#']/@alias") == ["local2"]


def test_hard_characters_stand_in_every_kind_of_text() -> None:
    text = " \t a\r\nb\rc\u0085\u2028]]>&<😀 \n"
    document(body=text, standfirst=text, headline=text, editorial_notes=[text], rights={"notice": text})


@pytest.mark.parametrize(
    ("guid", "id_"),
    [
        ("urn:example:1", "urn:example:1"),
        ("abc def", "https://w3id.org/news-annotation/guid/abc%20def"),
        ("urn:x#y", "https://w3id.org/news-annotation/guid/urn%3Ax%23y"),
        ("tag/é", "https://w3id.org/news-annotation/guid/tag%2F%C3%A9"),
    ],
)
def test_a_guid_that_is_no_iri_has_an_id_of_its_own(guid: str, id_: str) -> None:
    data = newsml.dumps(Article(id="urn:example:1", body="x"), "newsml-g2")
    article = newsml.loads(
        data.replace(b'guid="urn:example:1"', f'guid="{guid}"'.encode()), "newsml-g2"
    ).article
    assert article.id == id_
    assert etree.fromstring(newsml.dumps(article, "newsml-g2")).get("guid") == guid


@pytest.mark.parametrize(
    "role",
    [{"qcode": "eprol:chair"}, {"iri": "https://example.org/r"}, {"literal": "r"}, {"qcode": "narole:host"}],
)
def test_roles_by_code_in_a_dated_event(role: dict[str, Any]) -> None:
    root = document(
        participants=[{"id": "ada", "kind": "person"}],
        events=[
            {"id": "e", "when": {"value": "2025"}, "participations": [{"participant": "ada", "role": role}]}
        ],
    )
    said = texts(
        root, "//n:participant/@role | //n:participant/@roleuri | //n:participant/n:related/@*[name()!='rel']"
    )
    assert said == list(role.values())
