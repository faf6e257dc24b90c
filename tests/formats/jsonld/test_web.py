"""The profile `web`: in the terms of schema.org alone, as search engines want it, nothing that is not for readers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from newsml import load
from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.jsonld.contexts import loader
from newsml.formats.jsonld.profiles import document, tree
from newsml.formats.jsonld.profiles.dates import exact_dates, in_order
from newsml.model.article import Article
from newsml.testing import articles, samples
from tests.formats.jsonld.schema_org import faults

FORMAT = JsonLdFormat()
FIXTURES = sorted((Path(__file__).resolve().parents[3] / "fixtures" / "articles").glob("*/article.json"))
HIDDEN = {"publication_status": "usable", "version_kind": None, "embargo": None}
"""What makes an article one that may be published."""
ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?"
)


def _public(article: Article) -> Article:
    return article.replace(**HIDDEN)


def _document(*given_: Article) -> Any:
    return json.loads(document("web", given_))


def _small(**more: Any) -> Article:
    return Article.model_validate({"id": "https://example.org/1", "headline": "Gale nears", **more})


def _mentioned(found: Any, kind: str) -> list[Any]:
    return [one for one in found.get("mentions", []) if one["@type"] == kind]


def _judge(found: Any) -> None:
    assert found["@context"] == "https://schema.org"
    assert faults(found) == []
    for node in found.get("@graph", [found]):
        for key in ("datePublished", "dateModified", "dateCreated", "expires"):
            assert ISO.fullmatch(node.get(key, "2026-01-01")), node[key]
        for author in node.get("author", []):
            assert author["@type"] in ("Person", "Organization")
            assert author["name"]
        for event in _mentioned(node, "Event"):
            assert {"name", "startDate", "location"} <= set(event)


# All articles


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    article = _public(load(path).article)
    found = _document(article)
    _judge(found)
    assert found["headline"] == article.headline
    assert found["articleBody"] == article.body
    assert _mentioned(found, "Quotation")
    assert _mentioned(found, "Person")


@pytest.mark.law
@given(st.lists(articles().map(_public), min_size=1, max_size=3))
def test_any_article(given_: list[Article]) -> None:
    data = document("web", given_)
    found = json.loads(data)
    _judge(found)
    assert len(found.get("@graph", [found])) == len(given_)
    assert document("web", given_) == data


@pytest.mark.law
@given(articles().map(_public))
def test_what_is_not_for_readers_stays_out(article: Article) -> None:
    kept = "kept to ourselves"
    noted = article.replace(editorial_notes=(kept,), slugline=kept, urgency=1, labels=()).replace(
        *(thing.model_copy(update={"note": kept, "labels": ()}) for thing in article.index.values())
    )
    assert tree("web", [noted]) == tree("web", [article])


@pytest.mark.parametrize("number", range(0, len(samples()), 2))
def test_a_processor_reads_what_is_meant(number: int) -> None:
    """In the context of schema.org each key is a property of it, each node is found, and no string becomes a link."""
    found = _document(_public(samples()[number]))
    expanded = jsonld.expand(found, {"documentLoader": loader, "base": "https://nowhere.invalid/"})
    assert "nowhere.invalid" not in json.dumps(expanded)
    assert _named_again(expanded[0]) == _listed(
        {key: value for key, value in found.items() if key != "@context"}
    )


def _named_again(node: Any) -> Any:
    """The expanded node with the keys of schema.org, every value in an array."""
    if list(node) == ["@value"]:
        return node["@value"]
    out = {}
    for key, values in node.items():
        if key == "@type":
            out[key] = [value.removeprefix("http://schema.org/") for value in values]
        elif key == "@id":
            out[key] = values
        else:
            assert key.startswith("http://schema.org/")
            out[key.removeprefix("http://schema.org/")] = [_named_again(value) for value in values]
    return out


def _listed(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    return {
        key: value
        if key == "@id"
        else [_listed(item) for item in (value if isinstance(value, list) else [value])]
        for key, value in node.items()
    }


# What must not be on a page


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"publication_status": "withheld"}, "publication_status"),
        ({"publication_status": "cancelled"}, "publication_status"),
        ({"version_kind": "withdrawal"}, "version_kind"),
        ({"embargo": "open"}, "embargo"),
        ({"embargo": "open", "first_published": "2026-06-01T12:00:00Z"}, "embargo"),
        ({"embargo": "2026-06-01T12:00:00Z"}, "embargo"),
        ({"embargo": "2026-06-01T12:00:00Z", "first_published": "2026-06-01T11:59:00Z"}, "embargo"),
        ({"embargo": "2026-06-01T12:00:00Z", "first_published": "2026-06-01T12:00:00"}, "embargo"),
        ({"embargo": "2026-06-01T12:00:00", "first_published": "2026-06-02T12:00:00Z"}, "embargo"),
    ],
)
def test_what_may_not_be_published_is_refused(more: dict[str, Any], path: str) -> None:
    with pytest.raises(CannotCarry) as caught:
        document("web", [_small(**more)])
    assert caught.value.path == path
    with pytest.raises(CannotCarry) as caught:
        document("web", [_small(), _small(**more)])
    assert caught.value.path == f"articles[1].{path}"


def test_an_embargo_that_is_over() -> None:
    over = {"embargo": "2026-06-01T12:00:00Z", "first_published": "2026-06-01T14:00:00+02:00"}
    assert _document(_small(**over))["datePublished"] == "2026-06-01T14:00:00+02:00"


def test_a_text_that_is_withheld_is_not_told() -> None:
    article = load(next(path for path in FIXTURES if path.parent.name == "paris-summit")).article
    found = _document(article.strip())
    _judge(found)
    assert not {"articleBody", "headline", "wordCount"} & set(found)
    assert not _mentioned(found, "Quotation")
    assert _mentioned(found, "Person")


def test_it_is_safe_in_a_script_element() -> None:
    body = "</script><script>alert(1)</script> <!-- <script> ]]> & \N{LINE SEPARATOR}"
    data = document("web", [_small(body=body)])
    assert b"<" not in data
    assert json.loads(data)["articleBody"] == body


# Dates


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("2026-06-01", "2026-06-01"),
        ("2026-06-01+02:00", "2026-06-01"),
        ("2026-06-01T12:00:00", "2026-06-01"),
        ("2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z"),
        ("2026-06-01T12:00:00.25-03:00", "2026-06-01T12:00:00.25-03:00"),
        ("2026-05-31T24:00:00+01:00", "2026-06-01T00:00:00+01:00"),
        ("0033-04-03T12:00:00", "0033-04-03"),
    ],
)
def test_a_time_has_a_zone(given_: str, written: str) -> None:
    assert _document(_small(first_published=given_))["datePublished"] == written


def test_it_is_not_modified_before_it_is_published() -> None:
    dates = {"first_published": "2026-06-01T12:00:00Z", "modified": "2026-06-01T11:00:00Z"}
    assert "dateModified" not in _document(_small(**dates))
    assert "dateModified" in _document(_small(**{**dates, "modified": "2026-06-01T12:00:00Z"}))


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        (None, (None, None)),
        ("2026-06-01", ("2026-06-01", None)),
        ("2026-06-01T12:00:00Z", ("2026-06-01T12:00:00Z", None)),
        ("2026-06-01/2026-06-03", ("2026-06-01", "2026-06-03")),
        ("2026-06-01/..", (None, None)),
        ("2026-06-01~", (None, None)),
        ("2026-06", (None, None)),
        ("[2026-06-01..2026-06-03]", (None, None)),
        ("2026-06-XX", (None, None)),
    ],
)
def test_dates_of_events(edtf: str | None, dates: tuple[str | None, str | None]) -> None:
    assert exact_dates(edtf) == dates


def test_the_order_of_dates() -> None:
    assert in_order("2026-06-01", "2026-06-01")
    assert in_order("2026-06-01T12:00:00Z", "2026-06-01T11:00:00")
    assert not in_order("2026-06-02", "2026-06-01T12:00:00Z")


# Who made it


def test_authors() -> None:
    article = _small(
        bylines=["By Ana Ruiz and staff"],
        provider={"name": "Orme Wire", "code": {"iri": "https://orme.example/"}},
        creators=[
            {"name": "Ana Ruiz", "participant": "ana"},
            {"name": "Ben Orme", "code": {"iri": "https://orme.example/ben"}},
            {"name": "Orme Wire"},
            {"name": "Ben Orme", "code": {"iri": "https://orme.example/ben"}},
            {"code": {"literal": "nobody knows"}},
            {"participant": "port"},
            {"name": "Desk", "participant": "desk"},
        ],
        participants=[
            {
                "id": "ana",
                "kind": "person",
                "name": "Ana Ruiz",
                "same_as": ["https://a.example/", "urn:x:ana"],
            },
            {"id": "port", "kind": "place", "name": "Quellhaven"},
            {"id": "desk", "kind": "group"},
        ],
    )
    found = _document(article)
    _judge(found)
    assert found["author"] == [
        {
            "@type": "Person",
            "@id": "https://example.org/1#ana",
            "name": "Ana Ruiz",
            "sameAs": ["https://a.example/"],
        },
        {"@type": "Person", "name": "Ben Orme", "url": "https://orme.example/ben"},
        {"@type": "Organization", "name": "Orme Wire"},
        {"@type": "Organization", "name": "Desk"},
    ]
    assert found["publisher"] == {
        "@type": "Organization",
        "name": "Orme Wire",
        "url": "https://orme.example/",
    }
    assert "By Ana" not in json.dumps(found)


# What it speaks of


def _event(**more: Any) -> Article:
    event = {"id": "fair", "name": "Fair", "status": "scheduled", "when": {"value": "2026-06-05/2026-06-06"}}
    return _small(
        participants=[
            {"id": "quay", "kind": "place", "name": "Quay", "part_of": ["town"]},
            {"id": "town", "kind": "place", "name": "Quellhaven"},
            {"id": "ana", "kind": "person", "name": "Ana Ruiz"},
            {"id": "crowd", "kind": "group", "name": "those who came"},
        ],
        events=[{**event, "where": [{"place": "quay"}], **more}],
    )


def test_an_event() -> None:
    parts = [
        {"participant": "ana", "role": "host"},
        {"participant": "ana", "role": "organiser"},
        {"participant": "crowd", "role": "attendee"},
        {"participant": "ana", "role": {"literal": "judge"}},
    ]
    found = _document(_event(participations=parts, attendance="hybrid"))
    _judge(found)
    base = "https://example.org/1#"
    assert _mentioned(found, "Event") == [
        {
            "@type": "Event",
            "@id": f"{base}fair",
            "name": "Fair",
            "startDate": "2026-06-05",
            "endDate": "2026-06-06",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
            "location": {
                "@type": "Place",
                "@id": f"{base}quay",
                "name": "Quay",
                "address": "Quay, Quellhaven",
            },
            "organizer": [{"@id": f"{base}ana"}],
        }
    ]
    assert not _mentioned(found, "Thing")


def test_an_event_that_was_moved() -> None:
    found = _document(_event(when={"value": "2026-06-05", "previous": "2026-05-05"}))
    (event,) = _mentioned(found, "Event")
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["previousStartDate"] == "2026-05-05"


def test_an_event_online() -> None:
    found = _document(_event(where=[{"online": "https://example.org/live"}, {"online": "a video call"}]))
    _judge(found)
    (event,) = _mentioned(found, "Event")
    assert event["location"] == {"@type": "VirtualLocation", "url": "https://example.org/live"}


@pytest.mark.parametrize(
    "more",
    [
        {"where": []},
        {"where": [{"online": "a video call"}]},
        {"when": None},
        {"when": {"value": "2026-06"}},
        {"when": {"value": "2026-06-05~"}},
        {"name": None},
        {"polarity": "negative"},
        {"status": "hypothetical"},
        {"status": "excluded"},
        {"modality": "possible"},
    ],
)
def test_what_search_engines_would_not_take_for_an_event(more: dict[str, Any]) -> None:
    found = _document(_event(**more))
    _judge(found)
    assert not _mentioned(found, "Event")


def _statement(**more: Any) -> Article:
    body = "“The wind is too strong,” Ana Ruiz said."
    statement = {"id": "s", "kind": "direct", "speaker": "ana"}
    content = {"spans": [{"start": 1, "end": 24, "exact": body[1:24]}]}
    return _small(
        body=body,
        participants=[
            {"id": "ana", "kind": "person", "name": "Ana Ruiz"},
            {"id": "port", "kind": "place", "name": "P"},
        ],
        topics=[{"id": "wind", "name": "Wind"}, {"id": "nameless"}],
        statements=[{**statement, "content": content, "about": ["wind", "nameless"], **more}],
    )


def test_a_quotation() -> None:
    base = "https://example.org/1#"
    found = _document(_statement(when={"value": "2026-06-01"}))
    _judge(found)
    assert _mentioned(found, "Quotation") == [
        {
            "@type": "Quotation",
            "@id": f"{base}s",
            "text": "The wind is too strong,",
            "spokenByCharacter": {"@id": f"{base}ana"},
            "creator": {"@id": f"{base}ana"},
            "about": [{"@id": f"{base}wind"}],
            "dateCreated": "2026-06-01",
            "isPartOf": {"@id": "https://example.org/1"},
        }
    ]
    (indirect,) = _mentioned(_document(_statement(kind="indirect")), "Quotation")
    assert "creator" not in indirect


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": "negative"},
        {"modality": "possible"},
        {"speaker": "port"},
        {"speaker": None},
        {"content": None},
    ],
)
def test_what_nobody_said_is_no_quotation(more: dict[str, Any]) -> None:
    assert not _mentioned(_document(_statement(**more)), "Quotation")


def test_links() -> None:
    links = [
        {"href": "https://example.org/a.jpg"},
        {"href": "https://example.org/b", "relation": {"literal": "thumbnail"}},
        {"href": "urn:x:c", "relation": {"literal": "image"}},
        {"href": "https://example.org/d", "relation": {"qcode": "irel:derivedFrom"}, "title": "First report"},
        {"href": "https://example.org/e", "relation": {"iri": "https://example.org/rel#seeAlso"}},
        {"href": "https://example.org/f", "relation": {"literal": "newsroom only"}},
    ]
    found = _document(_small(links=links, url="https://example.org/page"))
    _judge(found)
    assert found["image"] == ["https://example.org/a.jpg", "https://example.org/b"]
    assert found["isBasedOn"] == [
        {"@type": "CreativeWork", "url": "https://example.org/d", "name": "First report"}
    ]
    assert found["citation"] == [{"@type": "CreativeWork", "url": "https://example.org/e"}]
    assert found["mainEntityOfPage"] == {"@type": "WebPage", "@id": "https://example.org/page"}


def test_genres_subjects_and_corrections() -> None:
    article = _small(
        genres=[{"qcode": "genre:Opinion"}],
        subjects=[
            {"qcode": "medtop:11000000", "names": [{"text": "politics", "language": "en"}]},
            {"qcode": "medtop:04000000"},
            {"iri": "https://example.org/t", "names": [{"text": "Ports"}]},
        ],
        version_kind="correction",
        modified="2026-06-01T12:00:00Z",
    )
    found = _document(article)
    _judge(found)
    assert found["@type"] == "OpinionNewsArticle"
    assert found["about"] == [
        {"@type": "DefinedTerm", "name": "Ports", "sameAs": ["https://example.org/t"]},
        {"@type": "DefinedTerm", "name": "politics", "termCode": "medtop:11000000"},
    ]
    assert found["correction"] == {"@type": "CorrectionComment", "datePublished": "2026-06-01T12:00:00Z"}


# The option


def test_the_option_of_the_format() -> None:
    article = _small()
    for profile in ("web", "web-annotation"):
        assert FORMAT.write([article], profile=profile) == document(profile, [article])
    assert FORMAT.write([article], profile=None) == FORMAT.write([article])
    for options in (
        {"profile": "amp"},
        {"profile": "web", "context": "iri"},
        {"profile": "web", "indent": 2},
    ):
        with pytest.raises(NewsmlError, match="option"):
            FORMAT.write([article], **options)


def test_the_checker_sees_faults() -> None:
    good = _document(_statement())
    for change in (
        {"name": 3},
        {"urgency": 3},
        {"@type": "Squirrel"},
        {"spokenByCharacter": good["mentions"][0]},
    ):
        assert faults({**good, **change})
    assert faults({**good, "about": [{"@id": "https://example.org/nowhere"}]})
    assert faults({**good, "keywords": []})
