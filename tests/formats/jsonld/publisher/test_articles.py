"""Which nodes are articles, what they are called, and what their node says in values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsml.formats.jsonld.publisher import found, read
from newsml.formats.jsonld.publisher.values import iri, iso, language
from newsml.model.article import Article
from tests.formats.jsonld.publisher.graphs import URL, article_of, fact_of, facts_of, left, read_one, story


def _headlines(tree: Any) -> list[str]:
    facts = facts_of(tree)
    return [str(next(node.of("headline", "name")).value) for node in found(facts)]


_OTHER = {"@type": "NewsArticle", "@id": "urn:x:2", "headline": "Other"}


@pytest.mark.parametrize(
    ("tree", "headlines"),
    [
        (story(), ["A headline"]),
        ({"@graph": [{"@type": "WebPage", "name": "p"}, story(), _OTHER]}, ["A headline", "Other"]),
        ({"@type": "Report", "name": "b"}, ["b"]),
        ({"@type": "WebPage", "mainEntity": story()}, ["A headline"]),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": story()}]}, ["A headline"]),
        (story(isPartOf={"@type": "Article", "headline": "no"}, citation=_OTHER), ["A headline"]),
        ({"@graph": [story(citation={"@id": "urn:x:2"}), _OTHER]}, ["A headline", "Other"]),
        ({"@type": "NewsArticle", "url": URL}, []),
        ({"@type": "Product", "name": "x"}, []),
        ({"@type": "newsarticle", "name": "x"}, ["x"]),
    ],
)  # fmt: skip
def test_articles_are_those_that_stand_for_themselves(tree: Any, headlines: list[str]) -> None:
    assert _headlines(tree) == headlines


@pytest.mark.parametrize(
    ("properties", "id_", "url"),
    [
        ({"@id": URL}, URL, None),
        ({"@id": URL, "url": URL + "?a"}, URL, URL + "?a"),
        ({"url": URL}, URL, URL),
        ({"mainEntityOfPage": URL}, URL, URL),
        ({"mainEntityOfPage": {"@type": "WebPage", "@id": URL}}, URL, URL),
        ({"mainEntityOfPage": {"@type": "WebPage", "url": URL}}, URL, URL),
        ({"@id": "https://example.org/page#article"}, "https://example.org/page", None),
        ({"@id": "https://cms.example/7#a"}, "https://example.org/page", None),
        ({"@id": "https://cms.example/7#a", "url": URL}, URL, URL),
        ({"@id": "urn:x:1"}, "urn:x:1", None),
        ({"mainEntityOfPage": "True"}, "https://example.org/page", None),
        ({"url": "https://example.org/a b"}, "https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_id_and_address(properties: dict[str, Any], id_: str, url: str | None) -> None:
    article, out, _ = read_one(
        {"@type": "Article", "headline": "x", **properties}, "https://example.org/page"
    )
    assert (article.id, article.url) == (id_, url)
    assert not out.derived_id


def test_an_article_without_any_name_gets_one_from_what_identifies_it() -> None:
    (first, out, _), (again, _, _), (other, _, _) = (
        read_one({"@type": "Article", "headline": headline}) for headline in ("x", "x", "y")
    )
    assert first.id.startswith("urn:uuid:")
    assert first.id == again.id != other.id
    assert out.derived_id
    assert any("made up" in note.what for note in out.notes)


def test_plain_fields_have_their_places() -> None:
    tree = story(
        description="Below it.",
        articleBody="One &amp; <b>two</b>.",
        inLanguage="EN-gb",
        datePublished="2025-09-03T10:00:00Z",
        dateModified="2025-09-03",
        creditText="Credit",
        dateline="PARIS, Sept. 3",
        url=URL,
        wordCount=3,
        name="A headline",
    )
    article, out, facts = read_one(tree)
    assert article.body == "One &amp; <b>two</b>."
    assert article.standfirst == "Below it."
    assert article.language == "en-GB"
    assert article.dateline is not None
    assert article.dateline.text == "PARIS, Sept. 3"
    assert set(out.places) == {
        "headline", "standfirst", "body", "first_published", "modified", "credit_line", "dateline", "url",
    }  # fmt: skip
    assert out.places["body"].path == ("articleBody",)
    assert fact_of(facts, "wordCount").taken == "derived"
    assert left(facts) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019-11-20 12:32:13+08:00", "2019-11-20T12:32:13+08:00"),
        ("2019-11-20T11:15:49+0000", "2019-11-20T11:15:49+00:00"),
        ("2019-11-20T11:15Z", "2019-11-20T11:15:00Z"),
        ("Tue Nov 19 2019 03:05:46 GMT+0000", "2019-11-19T03:05:46+00:00"),
        ("Tue, 19 Nov 2019 03:05:46 GMT", "2019-11-19T03:05:46Z"),
        ("20191119", "2019-11-19"),
        ("11/19/2019", None),
        ("yesterday", None),
    ],
)
def test_dates_as_publishers_write_them(written: str, meant: str | None) -> None:
    assert iso(written) == meant
    article, out, facts = read_one(story(datePublished=written))
    assert article.first_published == meant
    assert (fact_of(facts, "datePublished").taken == "first_published") is (meant is not None)
    assert len(out.notes) == 1
    assert "datePublished" in out.notes[0].path


def test_what_is_no_date_is_left() -> None:
    _, _, facts = read_one(story(datePublished="2025-02-30"))
    assert left(facts) == ["NewsArticle.datePublished"]


def test_several_headlines() -> None:
    article = article_of(headline=["First", "Second", "First"], alternativeHeadline="Third", name="Fourth")
    assert article.headline == "First"
    assert [other.text for other in article.alternative_headlines] == ["Second", "Third", "Fourth"]


def test_the_headline_in_the_language_of_the_article_is_the_headline() -> None:
    both = [{"@value": "Titre", "@language": "fr"}, {"@value": "Title", "@language": "en"}]
    article = article_of(headline=both, inLanguage="en")
    assert article.headline == "Title"
    assert [(other.text, other.language) for other in article.alternative_headlines] == [("Titre", "fr")]


def test_what_the_model_cannot_hold_is_normalised_with_a_note_or_left() -> None:
    article, out, facts = read_one(
        story(
            headline=123,
            articleBody="a\x00b",
            creditText="two\nlines",
            description="",
            inLanguage="en_US",
            version=0,
        )
    )
    assert (article.headline, article.body, article.credit_line) == ("123", "ab", "two lines")
    assert article.language == "en-US"
    assert len(out.notes) == 4
    assert "headline" not in out.places
    assert left(facts) == ["NewsArticle.description", "NewsArticle.version"]


def test_keywords() -> None:
    assert article_of(keywords="a, b,c").keywords == ("a", "b", "c")
    assert article_of(keywords=["a, b", "c"]).keywords == ("a, b", "c")
    term = {
        "@type": "DefinedTerm",
        "name": "War",
        "sameAs": "http://cv.iptc.org/newscodes/mediatopic/16000000",
    }
    (subject,) = article_of(keywords=[term]).subjects
    assert subject.iri == "http://cv.iptc.org/newscodes/mediatopic/16000000"
    assert [name.text for name in subject.names] == ["War"]


def test_sections_are_labels_and_genres_are_codes() -> None:
    article = article_of(
        articleSection=["Tech", "World"], genre=["Analysis", "http://cv.iptc.org/newscodes/genre/Current"]
    )
    assert [label.value for label in article.labels] == ["Tech", "World"]
    assert [code.value for code in article.genres] == [
        "Analysis",
        "http://cv.iptc.org/newscodes/genre/Current",
    ]


def test_a_finer_class_is_a_genre() -> None:
    article, _, facts = read_one(
        {"@type": ["NewsArticle", "OpinionNewsArticle", "Product"], "@id": URL, "name": "x"}
    )
    assert [code.iri for code in article.genres] == ["http://schema.org/OpinionNewsArticle"]
    assert [
        fact.value for node in facts.nodes.values() for fact in node.of("@type") if fact.taken is None
    ] == ["Product"]


def test_credits() -> None:
    article, _, facts = read_one(
        story(
            author=["Ann", {"@type": "Person", "name": "Bo", "url": "https://example.org/bo"}],
            creator="Ann",
            editor={"@type": "Role", "roleName": "night editor", "editor": {"@type": "Person", "name": "Cy"}},
            contributor={"@type": "Organization", "name": "D"},
            publisher={"@type": "Organization", "@id": "https://example.org/#us", "name": "Us", "logo": "x"},
            copyrightHolder={"@type": "Organization", "name": "Us"},
            copyrightNotice="(c) Us",
            license="https://creativecommons.org/licenses/by/4.0/",
        )
    )
    assert [(credit.name, credit.code and credit.code.iri) for credit in article.creators] == [
        ("Ann", None),
        ("Bo", "https://example.org/bo"),
    ]
    assert {(credit.name, credit.role and credit.role.literal) for credit in article.contributors} == {
        ("D", None),
        ("Cy", "night editor"),
    }
    assert article.provider is not None
    assert (article.provider.name, article.provider.code and article.provider.code.iri) == (
        "Us",
        "https://example.org/#us",
    )
    assert article.rights is not None
    assert article.rights.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert left(facts) == ["Organization.logo"]


def test_an_author_that_the_article_speaks_of_is_that_participant() -> None:
    person = {"@type": "Person", "@id": "https://example.org/ann", "name": "Ann"}
    article = article_of(author=person, about={"@id": "https://example.org/ann"})
    assert article.creators[0].participant == article.participants[0].id == "ann"


def test_links_and_identifiers() -> None:
    article, _, facts = read_one(
        story(
            isBasedOn="https://example.org/source",
            image={
                "@type": "ImageObject",
                "url": "https://example.org/i.jpg",
                "caption": "A picture",
                "width": 100,
            },
            isPartOf={"@type": "CreativeWork", "name": "News"},
            identifier=["123", {"@type": "PropertyValue", "propertyID": "cms", "value": "9"}],
        )
    )
    assert [(link.href, str(link.relation), link.title) for link in article.links] == [
        ("https://example.org/i.jpg", "image", "A picture"),
        ("https://example.org/source", "isBasedOn", None),
    ]
    assert [code.value for code in article.identifiers] == ["123", "cms:9"]
    assert sorted(left(facts)) == [
        "CreativeWork.@type", "CreativeWork.name", "ImageObject.width", "NewsArticle.isPartOf",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("https://example.org/ä b", "https://example.org/ä%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/[a]#b#c", "https://example.org/%5Ba%5D#b%23c"),
        (" https://example.org/ ", "https://example.org/"),
        ("example.org", None),
        ("https://example.org/\ud800", "https://example.org/%3F"),
    ],
)
def test_iris_are_encoded_where_they_have_to_be(text: str, encoded: str | None) -> None:
    assert (iri(text) or (None,))[0] == encoded


def test_languages() -> None:
    assert language("pt_BR") == ("pt-BR", "read as pt-BR")
    assert language("english") is None
    node = {"@type": "Language", "name": "English", "alternateName": "en"}
    article, _, facts = read_one(story(inLanguage=node))
    assert article.language == "en"
    assert left(facts) == ["Language.name"]


def test_the_examples_of_schema_org_give_articles(corpus: Path) -> None:
    count = 0
    for file in sorted((corpus / "jsonld" / "schema-org-examples").glob("*.jsonld")):
        facts = facts_of(json.loads(file.read_text(encoding="utf-8"), strict=False))
        for node in found(facts):
            Article.model_validate(read(facts, node, None, None).data)
            count += 1
    assert count == 4


def test_a_link_where_words_are_expected_is_left() -> None:
    article, _, facts = read_one(
        story(alternativeHeadline={"@id": URL}, keywords={"@id": "urn:x:1"}, about={"@id": "_:a"})
    )
    assert (article.alternative_headlines, article.keywords) == ((), ())
    assert "NewsArticle.alternativeHeadline" in left(facts)


def test_an_address_that_is_no_node_is_where_annotations_may_point() -> None:
    quote = {"oa:hasSource": {"@id": URL}, "oa:hasSelector": {"oa:exact": "Ann"}}
    person = {"@type": "Person", "name": "Ann"}
    tree = {
        "@graph": [
            {"@type": "NewsArticle", "url": URL, "headline": "Ann"},
            {"@type": "oa:Annotation", "oa:hasBody": person, "oa:hasTarget": quote},
        ]
    }
    article, _, facts = read_one(tree)
    assert [mention.exact for mention in article.participants[0].mentions] == ["Ann"]
    assert left(facts) == []


def test_bodies_in_pieces_and_in_other_places() -> None:
    article, out, _ = read_one(story(articleBody=["One.", "Two."]))
    assert article.body == "One.\nTwo."
    assert "body" not in out.places
    assert len(out.notes) == 1
    languages = [{"@value": "One", "@language": "en"}, {"@value": "Un", "@language": "fr"}]
    assert article_of(articleBody=languages).body == "One"
    article, out, _ = read_one(story(text="One."))
    assert article.body == "One."
    assert out.places["body"].path == ("text",)


def test_fields_that_only_our_own_terms_can_say() -> None:
    tree = story(
        **{
            "na:urgency": 3,
            "na:slugline": "PARIS-TALKS",
            "na:embargo": "open",
            "na:editorialNotes": "Check.",
            "na:datelineDate": "2025-09-03",
        },
        creativeWorkStatus="cancelled",
        genre={"@type": "DefinedTerm", "termCode": "Current", "name": "Current"},
    )
    article, out, facts = read_one(tree)
    assert (article.urgency, article.slugline, article.embargo) == (3, "PARIS-TALKS", "open")
    assert (article.editorial_notes, article.publication_status) == (("Check.",), "cancelled")
    assert [code.literal for code in article.genres] == ["Current"]
    assert {"urgency", "slugline", "embargo"} <= set(out.places)
    assert left(facts) == []


def test_the_language_of_the_page_chooses_among_texts_but_is_not_the_articles_own() -> None:
    both = [{"@value": "Titre", "@language": "fr"}, {"@value": "Title", "@language": "en"}]
    article, _, _ = read_one(story(headline=both), language="en-US")
    assert (article.headline, article.language) == ("Titre", None)
    article, _, _ = read_one(story(headline=both), language="en")
    assert (article.headline, article.language) == ("Title", None)


def test_who_provides_and_who_publishes_may_differ() -> None:
    article, _, facts = read_one(
        story(
            provider="Agency",
            publisher=["Paper", "Agency", {"@id": URL + "#p"}],
            editor="Ed",
            usageInfo="No reuse.",
        )
    )
    assert article.provider is not None
    assert article.provider.name == "Agency"
    assert {(one.name, str(one.role)) for one in article.contributors} == {
        ("Ed", "editor"), ("Paper", "publisher"), (None, "publisher"),
    }  # fmt: skip
    assert article.rights is not None
    assert article.rights.usage_terms == "No reuse."
    assert left(facts) == []


def test_parties_and_works_of_which_too_little_is_said_are_left() -> None:
    tree = story(
        author={"@type": "Person", "legalName": "Ann"},
        publisher={"@type": "Organization"},
        license={"@type": "CreativeWork", "url": "https://example.org/l"},
        usageInfo={"@type": "CreativeWork", "text": "Ask."},
        video={"@type": "VideoObject", "name": "V"},
        isPartOf={"@id": "https://example.org/series"},
        identifier={"@type": "PropertyValue", "value": "a b", "propertyID": "x y"},
        keywords={"@type": "DefinedTerm"},
    )
    article, _, facts = read_one(tree)
    assert [creator.name for creator in article.creators] == ["Ann"]
    assert article.rights is not None
    assert (article.rights.licence, article.rights.usage_terms) == ("https://example.org/l", "Ask.")
    assert [link.href for link in article.links] == ["https://example.org/series"]
    assert [code.literal for code in article.identifiers] == ["a b"]
    names = {"publisher", "video", "keywords"}
    assert names == {name.partition(".")[2] for name in left(facts) if name.startswith("NewsArticle")}
