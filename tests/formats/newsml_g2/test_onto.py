"""Writing into documents that newsml did not write: what changes arrives in their own words, all else stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import newsml
from newsml.errors import CannotCarry
from newsml.model.article import Article
from tests.formats.newsml_g2.foreign_documents import CORE, DOCUMENTS, GUISES, NITF, POWER
from tests.formats.newsml_g2.onto_laws import (
    FIELDS,
    MARKED,
    OTHER,
    ROOT,
    article_of,
    check_validity,
    is_valid,
    onto,
    variants,
    with_pairs,
    written,
)
from tests.formats.newsml_g2.schemas import NEWEST, OLDEST, schema_of

# --- each field, in every guise ---


@pytest.mark.parametrize("guise", GUISES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_field_arrives_and_goes_back(document: str, guise: str) -> None:
    reading = newsml.loads(GUISES[guise](DOCUMENTS[document]), "newsml-g2")
    for n, article in enumerate(reading.articles):
        for field in FIELDS:
            for variant in variants(article, field) if field != "withheld" else ():
                wanted = (*reading.articles[:n], variant, *reading.articles[n + 1 :])
                written(reading.articles, written(wanted, reading))


HISTORY = """  <pubHistory>
    <published>
      <timestamp>2020-01-02T03:04:05Z</timestamp>
    </published>
  </pubHistory>
"""
CODE = {"iri": "http://cv.iptc.org/newscodes/mediatopic/02000000"}
CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a number": ({"urgency": 5}, [("<urgency>4<", "<urgency>5<")]),
    "nothing": ({"urgency": None}, [("\n    <urgency>4</urgency>", "")]),
    "version": ({"version": 4}, [('version="3"', 'version="4"')]),
    "headline": ({"headline": "<A> & B"}, [("The &#xE6;sir &amp; Ada", "&lt;A&gt; &amp; B")]),
    "no headline": ({"headline": None}, [("\n    <headline>The &#xE6;sir &amp; Ada</headline>", "")]),
    "slugline": ({"slugline": "A/C"}, [("A/B", "A/C")]),
    "status": ({"publication_status": "cancelled"}, [("stat:usable", "stat:canceled")]),
    "item class": ({"item_class": "video"}, [('"ninat:text" />', '"ninat:video" />')]),
    "empty embargo": (
        {"embargo": "2020-01-01T00:00:00Z"},
        [("<embargoed/>", "<embargoed>2020-01-01T00:00:00Z</embargoed>")],
    ),
    "modified": ({"modified": "2020-01-02T03:04:05+01:00"}, [("2019-04-15T13:49:15+0200", "2020-01-02T03:04:05+0100")]),
    "modified at UTC": ({"modified": "2020-01-02T03:04:05Z"}, [("2019-04-15T13:49:15+0200", "2020-01-02T03:04:05Z")]),
    "created": ({"created": "2020-01-02"}, [("2019-04-14", "2020-01-02")]),
    "created at": ({"created": "2020-01-02T03:04:05Z"}, [("2019-04-14", "2020-01-02T03:04:05Z")]),
    "expires": ({"expires": "2030-01-01"}, [("</edNote>\n", "</edNote>\n    <expires>2030-01-01</expires>\n")]),
    "publication": (
        {"first_published": "2020-01-02T03:04:05Z"},
        [("  <rightsInfo>\n", f"{HISTORY}  <rightsInfo>\n")],
    ),
    "language": ({"language": "fi"}, [('xml:lang="en"', 'xml:lang="fi"'), ('tag="en"', 'tag="fi"')]),
    "no language": ({"language": None}, [MARKED, ('tag="en"/>', 'tag="und" na:absent="true"/>')]),
    "a keyword more": (
        {"keywords": ("one", "two", "three")},
        [("two</keyword>\n", "two</keyword>\n    <keyword>three</keyword>\n")],
    ),
    "a keyword less": ({"keywords": ("two",)}, [("\n    <keyword>one</keyword>", "")]),
    "another keyword": ({"keywords": ("one", "zwei")}, [("<keyword>two", "<keyword>zwei")]),
    "a genre of their scheme": (
        {"genres": ({"iri": "https://example.com/desk/g"},)},
        [('"genre:Current"', '"desk:g"')],
    ),
    "a subject of their scheme": (
        {"subjects": ({"iri": "http://cv.iptc.org/newscodes/mediatopic/01000000"}, CODE)},
        [MARKED, ('rank="2"/>\n', 'rank="2"/>\n    <subject qcode="topic:02000000" na:as="code"/>\n')],
    ),
    "no such subject": (
        {"subjects": ()},
        [('\n    <subject type="cpnat:abstract" qcode="topic:01000000" rank="2"/>', "")],
    ),
    "provider": (
        {"provider": {"name": "Wire", "code": {"iri": "https://example.com/desk/wire"}}},
        [("Example Wire", "Wire")],
    ),
    "another provider": (
        {"provider": {"code": {"literal": "w"}}},
        [('<provider qcode="desk:wire"><name>Example Wire</name>', '<provider literal="w">')],
    ),
    "notice": (
        {"rights": {"holder": {"code": {"literal": "Example"}}, "notice": "(c) X"}},
        [("(c) Example", "(c) X")],
    ),
    "credit": ({"creators": ()}, [('\n    <creator literal="cy" custom="true"><name>Cy</name></creator>', "")]),
    "standfirst": (
        {"standfirst": "S"},
        [("    <description ", '    <description role="drol:summary">S</description>\n    <description ')],
    ),
    "url": (
        {"url": "https://example.com/"},
        [("</edNote>\n", '</edNote>\n    <altRep contenttype="text/html">https://example.com/</altRep>\n')],
    ),
    "identifier": ({"identifiers": ({"literal": "7"},)}, [("</creator>\n", "</creator>\n    <altId>7</altId>\n")]),
    "direction": ({"direction": "ltr"}, [(ROOT, 'xml:lang="en" dir="ltr">\n')]),
    "body": ({"body": "Ada met Bo, and more.\n\nThey walked."}, [("They   talked.", "They   walked.")]),
}  # fmt: skip


@pytest.mark.parametrize("guise", GUISES)
@pytest.mark.parametrize("case", CASES)
def test_a_changed_field_changes_its_own_bytes(case: str, guise: str) -> None:
    changes, pairs = CASES[case]
    dressed = GUISES[guise]
    source = dressed(POWER)
    article = newsml.loads(source, "newsml-g2").article
    wanted = Article.model_validate({**article.model_dump(), **blocks_of(changes), **changes})
    data = newsml.dumps(wanted, "newsml-g2", onto=source)
    assert newsml.loads(data, "newsml-g2").article == wanted
    assert data == dressed(with_pairs(POWER, *pairs))


def blocks_of(changes: dict[str, Any]) -> dict[str, Any]:
    """The paragraphs of a new body."""
    body = changes.get("body")
    if body is None:
        return {}
    found = [*re.finditer(r"[^\n]+", body)]
    return {"blocks": [{"kind": "paragraph", "start": one.start(), "end": one.end()} for one in found]}


# --- dates ---


@pytest.mark.parametrize(
    ("was", "value", "text"),
    [
        ("2019-04-15T13:49:15Z", "2020-01-02T03:04:05+01:00", "2020-01-02T03:04:05+01:00"),
        ("2019-04-15T13:49:15-0500", "2020-01-02T03:04:05.25+01:00", "2020-01-02T03:04:05.25+0100"),
        ("2019-04-15 13:49:15", "2020-01-02T03:04:05", "2020-01-02 03:04:05"),
        ("2019-04-15 13:49:15+0200", "2020-01-02T03:04:05-00:00", "2020-01-02 03:04:05-0000"),
        ("\n  2019-04-15T13:49:15Z ", "2020-01-02T03:04:05Z", "\n  2020-01-02T03:04:05Z "),
        ("2019-04-15", "2020-01-02", "2020-01-02"),
        ("2019-04-15+0200", "2020-01-02+01:00", "2020-01-02+0100"),
        ("2019-04-15", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"),
        ("2019-04-15 13:49:15", "2020-01-02", None),
        ("2019-04-15T13:49:15+0200", "2020-01-02T24:00:00+01:00", None),
        ("", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"),
        ("yesterday", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"),
    ],
)
@pytest.mark.parametrize("field", ["modified", "created", "embargo", "expires", "first_published"])
def test_a_date_is_spelt_as_the_document_spells_it(
    field: str, was: str, value: str, text: str | None
) -> None:
    """None: only newsml's own spelling of it reads back."""
    tag = {
        "modified": "versionCreated",
        "created": "firstCreated",
        "embargo": "embargoed",
        "expires": "expires",
    }
    document = POWER.replace("<embargoed/>", f"<embargoed>{was}</embargoed>").replace(
        ">2019-04-14<", f">{was}<"
    )
    document = document.replace("2019-04-15T13:49:15+0200", was)
    document = document.replace("</edNote>", f"</edNote><expires>{was}</expires>")
    history = f"<pubHistory><published><timestamp>{was}</timestamp></published></pubHistory>"
    document = document.replace("  <rightsInfo>", f"  {history}<rightsInfo>")
    article = newsml.loads(document, "newsml-g2").article
    data = onto(article.replace(**{field: value}), document)
    nodes = etree.fromstring(data.encode()).iter("{*}" + tag.get(field, "timestamp"))
    found = [(node.text, dict(node.attrib)) for node in nodes]
    if text is None:
        assert "na:value" in data or (value, {}) in found
    else:
        assert (text, {}) in found


def test_when_a_message_was_sent_follows_the_dates_of_its_items() -> None:
    articles = newsml.loads(NITF, "newsml-g2").articles
    sent = "<sent>2020-01-02T03:04:05Z</sent>"
    for changed, text in (
        ({"modified": "2021-01-01T00:00:00Z"}, "2021-01-01T00:00:00Z"),
        ({"modified": "2021-01-01"}, "2021-01-01T00:00:00"),
        ({"modified": None}, "2020-01-02T03:04:05Z"),
    ):
        wanted = (articles[0], articles[1].replace(**changed))
        data = newsml.dumps(wanted, "newsml-g2", onto=NITF.encode())
        assert data.decode().count(sent.replace("2020-01-02T03:04:05Z", text)) == 1
        back = newsml.loads(data, "newsml-g2")
        assert back.articles == wanted
        assert not any("sent" in leftover.path for leftover in back.leftovers)


# --- versions and refusals ---


@pytest.mark.heavy
@pytest.mark.parametrize("minor", range(OLDEST, NEWEST + 1))
def test_a_valid_document_stays_valid(standards: Path, minor: int) -> None:
    document = POWER.replace('version="2.29"', f'version="2.{minor}"').replace("+0200", "+02:00")
    document = document.replace("2019-04-14<", "2019-04-14T00:00:00Z<").replace(' custom="true"', "")
    reading = newsml.loads(document, "newsml-g2")
    assert is_valid(reading, minor, standards), schema_of(standards, minor).error_log
    for field in FIELDS:
        for variant in variants(reading.article, field) if field != "withheld" else ():
            after = written([variant], reading)
            check_validity(reading, after, standards)
            check_validity(reading, written(reading.articles, after), standards)


def test_what_a_version_has_no_place_for_needs_an_upgrade() -> None:
    article = Article.model_validate(
        {**article_of(CORE).model_dump(), "participants": [{"id": "x", "kind": "person", "note": "N"}]}
    )
    with pytest.raises(CannotCarry, match=r"core conformance: --upgrade") as refusal:
        onto(article, CORE)
    assert refusal.value.path == "participants[id=x].note"
    data = newsml.dumps(article, "newsml-g2", onto=CORE.encode(), upgrade=True)
    assert newsml.loads(data, "newsml-g2").article == article
    assert b'standardversion="2.35" conformance="power"' in data


def test_an_upgrade_for_a_new_section_is_declared() -> None:
    document = CORE.replace("2.15", "2.24")
    article = article_of(document).replace(first_published="2020-01-02")
    data = newsml.dumps(article, "newsml-g2", onto=document.encode(), upgrade=True)
    assert newsml.loads(data, "newsml-g2").article == article
    assert b'standardversion="2.35" conformance="power"' in data


def test_their_words_cannot_be_withheld() -> None:
    article = article_of(POWER)
    withheld = [{"field": "headline", "length": 3, "sha256": "0" * 64}]
    wanted = Article.model_validate({**article.model_dump(), "headline": None, "withheld": withheld})
    with pytest.raises(CannotCarry) as refusal:
        newsml.dumps(wanted, "newsml-g2", onto=POWER.encode())
    assert refusal.value.path == "withheld"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (POWER.replace("newsItem", "packageItem"), "no newsItem and no newsMessage"),
        (re.sub("<headline.*|<inlineXML(.|\n)*</inlineXML>", "", POWER), "holds no article"),
    ],
)
def test_other_items_take_no_article(document: str, reason: str) -> None:
    with pytest.raises(CannotCarry, match=reason):
        newsml.dumps(article_of(POWER), "newsml-g2", onto=document.encode())


def test_an_encoding_that_does_not_come_back_is_refused() -> None:
    text = CORE.replace("Core", "日本")
    document = b'<?xml version="1.0" encoding="iso-2022-jp"?>' + text.encode("iso-2022-jp")
    article = newsml.loads(document, "newsml-g2").article
    changed = article.replace(slugline="日")
    assert newsml.loads(newsml.dumps(changed, "newsml-g2", onto=document)).article == changed
    twice = document.replace(b"<itemMeta>", b"<itemMeta>\x1b(B")
    assert newsml.dumps(newsml.loads(twice).articles, "newsml-g2", onto=twice) == twice
    with pytest.raises(CannotCarry, match=r"iso2022_jp.*UTF-8"):
        newsml.dumps(changed, "newsml-g2", onto=twice)


def test_a_single_item_becomes_a_message_inside_of_what_stands_around_it() -> None:
    article = article_of(POWER)
    other = OTHER.replace(modified=None)
    data = newsml.dumps([article, other], "newsml-g2", onto=POWER.encode())
    assert newsml.loads(data, "newsml-g2").articles == (article, other)
    head, item = POWER.split("<newsItem", 1)
    assert data.decode().startswith(f"{head}<newsMessage ")
    assert f"<newsItem{item}".rstrip().encode() in data
