"""What stands where: schema.org's terms and patterns, anchors as web annotations, the context."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pyld import jsonld

from newsml.formats.jsonld import JsonLdFormat, context
from newsml.formats.jsonld.vocabulary import MAPS, terms
from newsml.model.article import Article
from newsml.model.withholding import digest

FORMAT = JsonLdFormat()
ID = "https://news.example/harbour"


def written(**fields: Any) -> dict[str, Any]:
    """The document of an article, which also has to come back whole."""
    article = Article.model_validate({"id": ID, "headline": "Crane falls", **fields})
    data = FORMAT.write([article])
    reading = FORMAT.read(data)
    assert (reading.articles, reading.leftovers) == ((article,), ())
    document: dict[str, Any] = json.loads(data)
    return document


def ref(fragment: str) -> dict[str, str]:
    return {"@id": f"{ID}#{fragment}"}


def test_the_article_in_terms_of_schema_org() -> None:
    document = written(
        body="One two\nthree",
        standfirst="S",
        language="en-gb",
        first_published="2025-05-06T09:30:00+02:00",
        modified="2025-05-06",
        keywords=["port", "crane"],
        url="https://news.example/1",
        credit_line="C",
        version=2,
    )
    assert document["@type"] == "NewsArticle"
    assert document["headline"] == "Crane falls"
    assert document["abstract"] == "S"
    assert document["articleBody"] == "One two\nthree"
    assert document["wordCount"] == 3
    assert document["inLanguage"] == "en-GB"
    assert document["datePublished"] == "2025-05-06T09:30:00+02:00"
    assert document["keywords"] == ["crane", "port"]
    assert document["version"] == 2
    assert document["encoding"] == {
        "@id": f"{ID}#body",
        "@type": "TextObject",
        "encodingFormat": "text/plain;charset=utf-8",
        "sha256": digest("One two\nthree"),
    }
    assert [part["@id"] for part in document["hasPart"]] == [f"{ID}#headline", f"{ID}#standfirst"]


def test_credits_are_a_set_and_their_order_a_list() -> None:
    document = written(
        creators=[{"name": "B"}, {"participant": "a", "role": {"literal": "photos"}}],
        participants=[{"id": "a", "kind": "person"}],
        contributors=[{"name": "C"}],
        bylines=["By B", "By B"],
        information_sources=[{"name": "Agency"}],
    )
    assert [author["@type"] for author in document["author"]] == ["Party", "Person"]
    assert document["author"][1]["participantMeant"] == ref("a")
    assert document["author"][1]["role"] == "photos"
    assert document["authorList"] == [ref(".creators.1"), ref(".creators.2")]
    assert "contributorList" not in document
    assert document["bylines"] == ["By B", "By B"]
    assert document["informationSources"][0]["name"] == "Agency"


def test_alternative_headlines_repeat_their_texts_for_schema_org() -> None:
    document = written(alternative_headlines=[{"text": "Z", "role": {"qcode": "r:seo"}}, {"text": "A"}])
    assert document["alternativeHeadline"] == ["Z", "A"]
    assert [item["text"] for item in document["alternativeHeadlines"]] == ["Z", "A"]


def test_codes_are_links_texts_or_defined_terms() -> None:
    own = f"{ID}#p1"
    document = written(
        genres=[{"iri": "https://g.example/1"}, {"literal": "Report"}, {"qcode": "genre:x"}, {"iri": own}],
        subjects=[{"literal": "ports", "names": [{"text": "Häfen", "language": "de"}, {"text": "ports"}]}],
        identifiers=[{"qcode": "sys:1"}],
    )
    links = [item for item in document["genre"] if isinstance(item, dict) and len(item) == 1]
    assert links == [{"@id": "https://g.example/1"}]
    assert "Report" in document["genre"]
    terms_ = [item for item in document["genre"] if isinstance(item, dict) and len(item) > 1]
    assert {item["@type"] for item in terms_} == {"DefinedTerm"}
    # An IRI that could be taken for a node of the article is a value of a node.
    assert [item["sameAs"] for item in terms_ if "sameAs" in item] == [[own]]
    assert [item["termCode"] for item in terms_ if "termCode" in item] == ["genre:x"]
    assert document["about"][0]["literal"] == "ports"
    assert {"@value": "Häfen", "@language": "de"} in document["about"][0]["alternateName"]
    assert (document["identifier"][0]["@type"], document["identifier"][0]["value"]) == (
        "PropertyValue",
        "sys:1",
    )


def test_records_of_which_nothing_is_known_are_still_there() -> None:
    document = written(
        dateline={},
        rights={},
        provider={},
        provenance={},
        participants=[{"id": "p", "kind": "place", "place": {}}],
        events=[{"id": "e", "when": {}, "where": [{}]}],
    )
    assert document["dateline"] == document["copyrightNotice"] == ""
    assert document["provider"] == {"@id": f"{ID}#.provider", "@type": "Party"}


def test_participants_by_kind() -> None:
    document = written(
        participants=[
            {
                "id": "okafor",
                "kind": "person",
                "name": "Mara Okafor",
                "name_parts": [{"kind": "given", "value": "Mara"}, {"kind": "family", "value": "Okafor"}],
                "aliases": [{"text": "Мара", "language": "uk"}],
                "same_as": ["https://www.wikidata.org/entity/Q1"],
                "roles": [
                    {"title": "director", "of": "port", "valid_from": "2020", "valid_to": "2024-05~"},
                    {"title": "Mayor", "of": "town"},
                ],
                "part_of": ["port", "town"],
            },
            {"id": "port", "kind": "organisation", "part_of": ["town"]},
            {
                "id": "town",
                "kind": "place",
                "part_of": ["land"],
                "place": {"latitude": "48.5", "longitude": "-2", "country": "FR"},
            },
            {"id": "land", "kind": "place"},
            {"id": "crowd", "kind": "group", "members_complete": False},
        ]
    )
    things = {item["@id"].rpartition("#")[2]: item for item in document["mentions"]}
    kinds = {name: item["@type"] for name, item in things.items()}
    assert kinds == {
        "crowd": "Group",
        "land": "Place",
        "okafor": "Person",
        "port": "Organization",
        "town": "Place",
    }
    okafor = things["okafor"]
    assert (okafor["givenName"], okafor["familyName"]) == (["Mara"], ["Okafor"])
    assert okafor["alternateName"] == [{"@value": "Мара", "@language": "uk"}]
    assert okafor["sameAs"] == ["https://www.wikidata.org/entity/Q1"]
    assert okafor["jobTitle"] == ["Mayor", "director"]
    (director,) = okafor["affiliation"]
    assert director["@type"] == "Role"
    assert director["roleName"] == "director"
    assert director["affiliation"] == [ref("port")]
    assert (director["startDate"], director["endDate"]) == ("2020", "2024-05")
    assert (director["since"], director["until"]) == ("2020", "2024-05~")
    # `affiliation` leads to organisations; a mayor's town is none.
    assert okafor["heldRoles"][0]["roleOf"] == ref("town")
    assert (okafor["memberOf"], okafor["partOf"]) == ([ref("port")], [ref("town")])
    assert things["port"]["partOf"] == [ref("town")]
    assert things["town"]["containedInPlace"] == [ref("land")]
    assert things["town"]["geo"]["@type"] == "GeoCoordinates"
    assert things["town"]["geo"]["addressCountry"] == "FR"
    assert things["crowd"]["membersComplete"] is False


def _event(**fields: Any) -> dict[str, Any]:
    people = [{"id": name, "kind": "person"} for name in ("ann", "bob")]
    place = {"id": "hall", "kind": "place"}
    others = [{"id": "fair"}]
    document = written(participants=[*people, place], events=[{"id": "e", **fields}, *others])
    return next(item for item in document["mentions"] if item["@id"] == f"{ID}#e")


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-05-20", "2025-05-20", None),
        ("2025-05", "2025-05", None),
        ("2025-05-02~", "2025-05-02", None),
        ("2025-05-20T10:00:00Z", "2025-05-20T10:00:00Z", None),
        ("2025-05-20/2025-05-22?", "2025-05-20", "2025-05-22"),
        ("2022-02-24/..", "2022-02-24", None),
        ("[2025-08-21..2025-08-31]", None, None),
        ("XXXX-09-03", None, None),
        ("2025-21", None, None),
    ],
)
def test_dates_are_edtf_and_what_schema_org_can_say_of_them(
    value: str, start: str | None, end: str | None
) -> None:
    event = _event(when={"value": value, "previous": "2025-05-01", "basis": "inferred"})
    assert event["when"]["edtfDate"] == value
    assert event["when"]["timeBasis"] == "inferred"
    assert (event.get("startDate"), event.get("endDate")) == (start, end)


def test_status_and_attendance() -> None:
    event = _event(status="cancelled", attendance="hybrid")
    assert event["eventStatus"] == "cancelled"
    expanded = jsonld.expand({"@context": context(), **event})[0]
    assert expanded["http://schema.org/eventStatus"] == [{"@id": "http://schema.org/EventCancelled"}]
    assert expanded["http://schema.org/eventAttendanceMode"] == [
        {"@id": "http://schema.org/MixedEventAttendanceMode"}
    ]


def test_places_are_plain_where_nothing_is_said_of_them() -> None:
    event = _event(
        where=[{"place": "hall"}, {"online": "stream"}, {"place": "hall", "online": "x", "inferred": True}]
    )
    plain = [item for item in event["location"] if "@type" not in item]
    assert plain == [ref("hall")]
    by_type = {item["@type"]: item for item in event["location"] if "@type" in item}
    assert by_type["VirtualLocation"]["name"] == "stream"
    assert by_type["Role"]["location"][0] == ref("hall")
    assert by_type["Role"]["inferred"] is True


def test_participations_in_the_pattern_of_roles() -> None:
    event = _event(
        participations=[
            {"participant": "ann", "role": "organiser"},
            {"participant": "bob", "role": "co_chair"},
            {"participant": "bob", "expected": True},
        ]
    )
    assert event["@type"] == "Event"
    assert event["organizer"] == [ref("ann")]
    assert event["performer"][0]["@type"] == "Role"
    assert event["performer"][0]["performer"] == [ref("bob")]
    assert event["performer"][0]["roleName"]["@id"].endswith("/cv/participation-role/co_chair")
    assert event["attendee"][0]["expected"] is True


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("agent", "agent"),
        ("patient", "object"),
        ("destination", "participant"),
        ({"literal": "pilot"}, "participant"),
    ],
)
def test_roles_of_actions_make_the_event_an_action(role: Any, key: str) -> None:
    event = _event(participations=[{"participant": "ann", "role": role}])
    assert event["@type"] == ["Event", "Action"]
    assert key in event


def test_relations_of_events() -> None:
    event = _event(
        relations=[
            {"kind": "part_of", "event": "fair"},
            {"kind": "after", "event": "fair", "offset": "P7D/P10D", "inferred": True},
        ]
    )
    assert event["superEvent"] == [ref("fair")]
    assert event["relations"][0]["relationKind"] == "after"
    assert event["relations"][0]["offset"] == "P7D/P10D"


BODY = "“We stopped,” said Mara, 🚢 “all of it.” She told Weil."


def _span(words: str) -> dict[str, Any]:
    start = BODY.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def _statement(**fields: Any) -> dict[str, Any]:
    document = written(
        body=BODY,
        participants=[{"id": "mara", "kind": "person"}, {"id": "weil", "kind": "person"}],
        statements=[{"id": "q", "kind": "direct", **fields}],
    )
    return next(item for item in document["hasPart"] if item["@type"] == "Quotation")


def test_a_quotation_and_its_anchors() -> None:
    quotation = _statement(
        speaker="mara",
        content={"spans": [_span("We stopped,"), _span("all of it.")]},
        cue=[{"spans": [_span("said")], "match": "exact", "score": 100}],
    )
    assert quotation["text"] == "We stopped, … all of it."
    assert quotation["spokenByCharacter"] == quotation["creator"] == ref("mara")
    content, cue = quotation["anchors"]
    assert (content["motivation"], cue["motivation"]) == ("identifying", "cueing")
    first, second = content["target"]
    assert first["@id"] == f"{ID}#q.content.1"
    assert first["source"] == f"{ID}#body"
    position, quote = second["selector"]
    # Code points: the ship before it is one, in UTF-16 it would be two.
    assert (position["start"], position["end"]) == (BODY.index("all"), BODY.index("all") + 10)
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == (
        "all of it.",
        "” said Mara, 🚢 “",
        "” She told Weil.",
    )
    assert cue["@id"] == f"{ID}#q.cue.14-18"
    assert (cue["match"], cue["score"]) == ("exact", 100)


def test_the_words_of_an_indirect_statement_are_not_the_speakers() -> None:
    assert "creator" not in _statement(kind="indirect", speaker="mara")


def test_a_communicate_action_says_to_whom_by_what_and_when() -> None:
    assert "saidIn" not in _statement(speaker="mara")
    action = _statement(
        speaker="mara",
        addressees=["weil"],
        medium={"literal": "interview"},
        when={"value": "2025-05-06T09:00:00Z"},
    )["saidIn"]
    assert action["@type"] == "CommunicateAction"
    assert action["agent"] == [ref("mara")]
    assert action["recipient"] == [ref("weil")]
    assert action["instrument"][0]["literal"] == "interview"
    assert action["startTime"] == "2025-05-06T09:00:00Z"


def test_the_action_has_the_quotation_as_its_result() -> None:
    quotation = _statement(addressees=["weil"], cue=[{"spans": [_span("told")]}])
    graph = jsonld.flatten({"@context": context(), **quotation})
    by_id = {node["@id"]: node for node in graph}
    assert by_id[f"{ID}#q.saying"]["http://schema.org/result"] == [{"@id": f"{ID}#q"}]
    told = by_id[f"{ID}#q.cue.{BODY.index('told')}-{BODY.index('told') + 4}"]
    assert told["http://www.w3.org/ns/oa#hasBody"] == [{"@id": f"{ID}#q"}]


def test_withheld_texts_have_a_length_and_no_words() -> None:
    article = Article.model_validate(
        {
            "id": ID,
            "body": BODY,
            "participants": [{"id": "mara", "kind": "person", "mentions": [{"spans": [_span("Mara")]}]}],
        }
    ).strip()
    data = FORMAT.write([article])
    assert FORMAT.read(data).article == article
    document = json.loads(data)
    assert "Mara" not in data.decode()
    assert document["encoding"]["length"] == len(BODY)
    assert document["encoding"]["sha256"] == digest(BODY)


def test_ids_named_like_texts_are_kept_apart_from_them() -> None:
    document = written(
        body="b",
        participants=[{"id": "body", "kind": "place"}],
        events=[{"id": "e", "where": [{"place": "body"}]}],
    )
    things = [item["@id"] for item in document["mentions"]]
    assert things == [f"{ID}#.body", f"{ID}#e"]


def test_nothing_in_the_context_can_be_taken_for_a_part_of_data() -> None:
    entries = context()
    assert entries.pop("@version") == 1.1
    assert entries.pop("@vocab") == "http://schema.org/"
    assert not any(key.startswith("@") for key in entries), "no language, no base, no direction"
    for key, entry in entries.items():
        iri = entry if isinstance(entry, str) else entry.get("@id") or entry["@reverse"]
        # A term is a prefix where its IRI ends in one of these, or where it is declared to be one.
        assert not iri.endswith(tuple(":/?#[]@")), key
        assert isinstance(entry, str) or "@prefix" not in entry
        assert re.fullmatch("[A-Za-z0-9]+", key)


def test_each_term_is_one_property_and_each_property_one_term() -> None:
    used = [term for map_ in MAPS for term in map_.terms()]
    assert all(terms()[term.name] is term for term in used)
    properties = {(term.iri, term.reverse) for term in terms().values()}
    assert len(properties) == len(terms())
    sets = {name for name, term in terms().items() if term.many == "set"}
    assert all(context()[name]["@container"] == "@set" for name in sets)


def test_the_context_is_a_new_one_each_time() -> None:
    context().clear()
    assert context()["anchors"]
