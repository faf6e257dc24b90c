"""Older versions of the standard: what they hold is valid by their schemas and comes back, the rest is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.newsml_g2.names import NA, NAR, XML
from newsml.formats.newsml_g2.versions import (
    ATTRIBUTES,
    CORE,
    DEEP,
    ELEMENTS,
    EXCEPTIONS,
    NEWEST,
    OLDEST,
    check,
    check_attribute,
    check_new,
    declared,
    minor_of,
)
from newsml.model.article import Article
from newsml.testing import articles, samples
from tests.formats.newsml_g2.judges import understood
from tests.formats.newsml_g2.schemas import allowed, schema_of

VERSIONS = range(OLDEST, NEWEST + 1)
BODY = "Ada met Bo in Oslo."


def article(**fields: Any) -> Article:
    return Article.model_validate({"id": "urn:example:1", "body": BODY, **fields})


def check_valid(data: bytes, standards: Path, minor: int) -> None:
    root = etree.fromstring(data)
    for node in root.iter(f"{{{NAR}}}*"):
        for name, value in node.attrib.items():
            if ("uri" in str(name) or name == "href") and not understood(str(value)):
                node.set(name, "urn:misunderstood")
        if node.tag == f"{{{NAR}}}altRep" and not understood(node.text or ""):
            node.text = "urn:misunderstood"
    schema = schema_of(standards, minor)
    assert schema.validate(root), schema.error_log


# --- the tables ---


def short(name: Any) -> str:
    text = str(name)
    return f"xml:{text.rpartition('}')[2]}" if XML in text else text.replace(f"{{{NAR}}}", "")


def written() -> set[tuple[str, str]]:
    """What newsml writes where: an element and a child, or an @attribute; `*` and `@*` for other namespaces."""
    out: set[tuple[str, str]] = set()
    for sample in samples():
        for one in (sample, sample.strip()):
            for node in etree.fromstring(newsml.dumps([one, one], "newsml-g2")).iter(f"{{{NAR}}}*"):
                tag = short(node.tag)
                out |= {(tag, "*" if "{" in short(child.tag) else short(child.tag)) for child in node}
                out |= {(tag, f"@{'*' if '{' in short(name) else short(name)}") for name in node.attrib}
    return out


WRITTEN = written()


def since(pair: tuple[str, str]) -> int:
    parent, part = pair
    if not part.startswith("@"):
        return ELEMENTS.get(pair, 0)
    return EXCEPTIONS.get((parent, part[1:]), ATTRIBUTES.get(part[1:], 0))


ANYTHING = {("inlineXML", "*"), ("itemSet", "newsItem"), ("assert", "eventDetails")}


def test_the_tables_know_what_newsml_writes(standards: Path) -> None:
    """Each pair exists from its version on, with its parent, and not before."""
    first: dict[tuple[str, str], int] = {}
    born: dict[str, int] = {}
    for minor in VERSIONS:
        for pair in allowed(standards, minor):
            first.setdefault(pair, minor)
            born.setdefault(pair[1], minor)
    pairs = WRITTEN | {*ELEMENTS} | {(tag, f"@{name}") for tag, name in EXCEPTIONS}
    for pair in sorted(pairs - {pair for pair in pairs if pair[0] in ("assert", "inlineXML", "itemSet")}):
        with_parent = max(since(pair), born.get(pair[0], OLDEST), OLDEST)
        assert first[pair] == with_parent, pair


def test_deeper_relations(standards: Path) -> None:
    """`related` in `related` in `related`."""
    document = newsml.dumps(article(subjects=[{"qcode": "medtop:01000000"}]), "newsml-g2")
    root = etree.fromstring(document)
    node = root.find(f".//{{{NAR}}}subject")
    assert node is not None
    for _ in range(3):
        node = etree.SubElement(node, f"{{{NAR}}}related", qcode="x:y")
    for minor in VERSIONS:
        assert schema_of(standards, minor).validate(root) == (minor >= DEEP)
        if minor < DEEP:
            with pytest.raises(CannotCarry, match=r"related in related since 2\.34"):
                check(root, f"2.{minor}")
        else:
            check(root, f"2.{minor}")


# --- new documents ---


@pytest.mark.heavy
@pytest.mark.parametrize("minor", VERSIONS)
def test_every_field_in_every_version(standards: Path, minor: int) -> None:
    held = 0
    for sample in samples():
        for one in (sample, sample.strip()):
            try:
                data = newsml.dumps(one, "newsml-g2", version=f"2.{minor}")
            except CannotCarry as error:
                assert error.path  # noqa: PT017
                continue
            held += 1
            check_valid(data, standards, minor)
            reading = newsml.loads(data)
            assert (reading.article, reading.leftovers, reading.notes) == (one, (), ())
    assert held == 2 * len(samples()) or minor < 12


@pytest.mark.law
@given(one=articles(max_text=60, max_items=1), minor=st.sampled_from(VERSIONS))
def test_what_a_version_holds_comes_back(standards: Path, one: Article, minor: int) -> None:
    try:
        data = newsml.dumps(one, "newsml-g2", version=f"2.{minor}")
    except CannotCarry as error:
        assert error.path  # noqa: PT017
        assert minor < 12
        return
    assert f'standardversion="2.{minor}"'.encode() in data
    check_valid(data, standards, minor)
    reading = newsml.loads(data)
    assert (reading.article, reading.leftovers, reading.notes) == (one, (), ())
    assert newsml.dumps(reading.articles, "newsml-g2", onto=reading) == data


@given(several=st.lists(articles(max_text=30, max_items=1), min_size=2, max_size=2))
def test_messages(standards: Path, several: list[Article]) -> None:
    data = newsml.dumps(several, "newsml-g2", version="2.16")
    check_valid(data, standards, 16)
    assert list(newsml.loads(data).articles) == several


@pytest.mark.parametrize(
    ("fields", "minor", "home"),
    [
        ({"first_published": "2025-11-03T10:00:00Z"}, 24, "contentMeta/na:firstPublished"),
        (
            {"digital_source_type": {"qcode": "digsrctype:x", "names": [{"text": "x"}]}},
            33,
            "contentMeta/na:digitalSourceType",
        ),
        ({"expires": "2025-11-03"}, 17, "itemMeta/na:expires"),
        (
            {
                "statements": [
                    {
                        "id": "s",
                        "kind": "direct",
                        "content": {"spans": [{"start": 0, "end": 3, "exact": "Ada"}]},
                    }
                ]
            },
            17,
            "contentMeta/na:statement",
        ),
        (
            {"creators": [{"name": "Ada", "role": {"iri": "urn:example:role"}}]},
            18,
            "contentMeta/creator/na:role",
        ),
        (
            {"links": [{"href": "urn:example:2", "relation": {"iri": "urn:example:rel"}}]},
            18,
            "itemMeta/link/na:relation",
        ),
    ],
)
def test_older_homes(standards: Path, fields: dict[str, Any], minor: int, home: str) -> None:
    path = "/".join(f"{{*}}{step.removeprefix('na:')}" for step in home.split("/"))
    own = f"{{{NA}}}{home.rpartition('na:')[2]}"
    for version, there in ((minor - 1, True), (minor, False)):
        data = newsml.dumps(article(**fields), "newsml-g2", version=f"2.{version}")
        check_valid(data, standards, version)
        assert newsml.loads(data).article == article(**fields)
        found = [node for node in etree.fromstring(data).iterfind(path) if node.tag == own]
        assert bool(found) is there


@pytest.mark.parametrize(
    ("fields", "version", "path", "since"),
    [
        (
            {
                "participants": [
                    {"id": "ada", "kind": "person", "name": "Ada", "same_as": ["urn:example:ada"]}
                ]
            },
            "2.10",
            "participants[id=ada].same_as",
            "2.11",
        ),
        ({"rights": {"licence": "urn:example:licence"}}, "2.11", "rights.licence", "2.12"),
        ({"creators": [{"code": {"iri": "urn:example:ada"}}]}, "2.9", "creators.code", "2.11"),
        ({"links": [{"href": "urn:example:2", "title": "Two"}]}, "2.10", "links.title", "2.11"),
        (
            {"events": [{"id": "e", "name": "A meeting", "attendance": "online"}]},
            "2.9",
            "events[id=e].attendance",
            "2.11",
        ),
        ({"genres": [{"iri": "urn:example:genre"}]}, "2.9", "genres", "2.11"),
    ],
)
def test_refused_by_name(fields: dict[str, Any], version: str, path: str, since: str) -> None:
    with pytest.raises(
        CannotCarry, match=f"since {since}, and the document is version {version}: write {since}"
    ) as caught:
        newsml.dumps(article(**fields), "newsml-g2", version=version)
    assert caught.value.path == path
    with pytest.raises(CannotCarry) as caught:
        newsml.dumps([article(), article(**fields)], "newsml-g2", version=version)
    assert caught.value.path == f"articles[1].{path}"
    assert newsml.loads(newsml.dumps(article(**fields), "newsml-g2", version=since)).article == article(
        **fields
    )


@pytest.mark.parametrize(
    "version", ["2.99", "3", "3.0", "abc", "2.8", "2.09", "2.36", "", " 2.9", "2.٩", "2.9.1", 2.9, 229]
)
def test_no_such_version(version: Any) -> None:
    with pytest.raises(NewsmlError, match=r"is not written in version .*: give one of 2\.9 to 2\.35"):
        newsml.dumps(article(), "newsml-g2", version=version)


def test_options_that_do_not_fit() -> None:
    data = newsml.dumps(article(), "newsml-g2")
    assert newsml.dumps(article(), "newsml-g2", version="2.35") == data
    assert newsml.dumps(article(), "newsml-g2", version=None) == data
    with pytest.raises(NewsmlError, match="no option 'colour': leave it out; it has version and upgrade"):
        newsml.dumps(article(), "newsml-g2", colour="red")
    with pytest.raises(NewsmlError, match="keeps its version: leave `version` out"):
        newsml.dumps(article(), "newsml-g2", onto=data, version="2.29")
    with pytest.raises(NewsmlError, match="`upgrade` is for documents that are written onto"):
        newsml.dumps(article(), "newsml-g2", upgrade=True)


# --- documents that are there ---


@pytest.mark.parametrize(
    ("version", "minor"),
    [
        ("2.29", 29),
        (" 2.9 ", 9),
        ("2.35", 35),
        ("2.36", 35),
        ("3.0", 35),
        ("1.0", 0),
        ("2", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_declared_versions(version: str | None, minor: int) -> None:
    assert minor_of(version) == minor


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"standardversion": "2.29", "conformance": "power"}, ("2.29", "power")),
        ({"standardversion": "2.29"}, ("2.29", "power")),
        ({"standardversion": "2.24"}, ("2.24", "core")),
        ({"standardversion": "2.29", "conformance": "core"}, ("2.29", "core")),
        ({}, ("", "core")),
    ],
)
def test_declared(attributes: dict[str, str], expected: tuple[str, str]) -> None:
    assert declared(etree.Element(f"{{{NAR}}}newsItem", attributes)) == expected


def nar(tag: str) -> str:
    return f"{{{NAR}}}{tag}"


def test_single_elements_and_attributes() -> None:
    expires = etree.Element(nar("expires"))
    check_new(nar("itemMeta"), expires, "2.17")
    with pytest.raises(
        CannotCarry, match=r"expires in itemMeta since 2\.17, and the document is version 2\.16.*--upgrade"
    ):
        check_new(nar("itemMeta"), expires, "2.16")
    with pytest.raises(CannotCarry, match="no version that it names"):
        check_new(nar("itemMeta"), expires, None)
    creator = etree.Element(nar("creator"), {"roleuri": "urn:example:role"})
    check_new(nar("contentMeta"), creator, "2.18")
    with pytest.raises(CannotCarry, match=r"@roleuri of creator since 2\.18"):
        check_new(nar("contentMeta"), creator, "2.17")
    check_new("{urn:other}box", creator, "2.18")
    check_attribute(nar("name"), "roleuri", "2.15")
    check_attribute(nar("scheme"), "uri", "2.0")
    check_attribute(nar("subject"), f"{{{NA}}}id", "2.0")
    check_attribute("{urn:other}box", "roleuri", "2.0")
    with pytest.raises(CannotCarry, match=r"@uri of subject since 2\.11"):
        check_attribute(nar("subject"), "uri", "2.10")


@pytest.mark.parametrize(
    ("parent", "child", "attributes"),
    [
        ("newsItem", "assert", {}),
        ("newsItem", "inlineRef", {}),
        ("contentMeta", "altId", {}),
        ("itemMeta", "signal", {}),
        ("itemMeta", "altRep", {}),
        ("subject", "broader", {}),
        ("subject", "definition", {}),
        ("contentMeta", "subject", {"relevance": "5"}),
        ("contentMeta", "creator", {"role": "x:y"}),
        ("subject", "name", {"part": "nprt:given"}),
        ("headline", f"{{{NA}}}role", {}),
    ],
)
def test_core_knows_less(parent: str, child: str, attributes: dict[str, str]) -> None:
    node = etree.Element(child if child.startswith("{") else nar(child), attributes)
    check_new(nar(parent), node, "2.24")
    with pytest.raises(CannotCarry, match=r"with power conformance only.*core conformance: --upgrade"):
        check_new(nar(parent), node, "2.24", CORE)


def test_what_core_has() -> None:
    one = article(
        headline="Gale nears",
        language="en",
        keywords=["gale"],
        genres=[{"qcode": "genre:Current"}],
        subjects=[{"qcode": "medtop:01000000", "names": [{"text": "Arts"}]}],
        slugline="gale",
        editorial_notes=["Two lines."],
        urgency=4,
        bylines=["Ada"],
        expires="2026-01-01",
        rights={"holder": {"name": "NTB"}, "notice": "All rights"},
        provenance={"status": "draft"},
    )
    root = etree.fromstring(newsml.dumps(one, "newsml-g2", version="2.24"))
    check(root, "2.24", CORE)
    with pytest.raises(CannotCarry, match=r"first_published: .*power conformance only"):
        check(
            etree.fromstring(newsml.dumps(article(first_published="2026-01-01"), "newsml-g2")), "2.24", CORE
        )


@pytest.mark.parametrize(
    ("addition", "left"),
    [
        ("<na:expires>2026-02-02</na:expires>", True),
        ("<na:expires>2026-01-01</na:expires>", True),
        ("<na:expires>soon</na:expires>", True),
        ("", False),
    ],
)
def test_an_older_home_beside_the_element_is_left_over(addition: str, left: bool) -> None:
    data = newsml.dumps(article(expires="2026-01-01"), "newsml-g2")
    reading = newsml.loads(data.replace(b"</itemMeta>", f"{addition}</itemMeta>".encode()))
    assert reading.article.expires == "2026-01-01"
    assert [one.path for one in reading.leftovers] == ["/newsItem/itemMeta[1]/na:expires[1]"] * left


def test_an_older_home_that_cannot_be_read_is_left_over() -> None:
    data = newsml.dumps(article(expires="2026-01-01"), "newsml-g2", version="2.16")
    reading = newsml.loads(data.replace(b">2026-01-01<", b">soon<"))
    assert reading.article.expires is None
    assert [one.path for one in reading.leftovers] == ["/newsItem/itemMeta[1]/na:expires[1]"]
