"""The rules about ids, addresses and codes on their way to others, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check, named
from newsml.rules.addresses import inside, normal, secret
from newsml.rules.target import Target
from newsml.rules.values import values
from tests.rules.build import codes, story

LINE = Target(
    "line", {"Article.keywords": "a line has no place for it", "Participant.aliases": "one name each"}
)


def test_target() -> None:
    article = story(
        "Ulewa.",
        keywords=["deszcz"],
        participants=[{"id": f"p{n}", "kind": "person", "aliases": [{"text": "Jan"}]} for n in range(3)],
    )
    rule = named("F001")
    found = check(article, [rule], target=LINE)
    assert [(one.path, one.excerpt) for one in found] == [
        (("keywords",), "Article.keywords"),
        (("participants", 0, "aliases"), "Participant.aliases"),
    ]
    assert "3 times: one name each" in found[1].message
    assert list(check(article, [rule])) == []
    assert list(check(article, [rule], target=Target("json", {}))) == []


def test_what_is_inside_a_lost_field_goes_with_it() -> None:
    article = story("Ulewa.", topics=[{"id": "t", "name": "deszcz"}])
    lost = Target("line", {"Article.topics": "no topics", "Topic.name": "no names", "Article.id": "no ids"})
    assert [one.path for one in check(article, [named("F001")], target=lost)] == [("id",), ("topics",)]


def test_ids() -> None:
    topics = [{"id": "T", "name": "a"}, {"id": "u", "name": "b"}]
    assert "F002" not in codes(story("Ulewa.", topics=topics))
    events = [{"id": "t"}]
    (one,) = (one for one in check(story("Ulewa.", topics=topics, events=events)) if one.code == "F002")
    assert one.path == ("events", 0, "id")
    agents = {"agents": [{"id": "U", "kind": "human"}]}
    assert "F002" in codes(story("Ulewa.", topics=topics, provenance=agents))


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://news.example/a", False),
        ("https://localhost/a", True),
        ("http://LOCALHOST.:8080/a", True),
        ("http://cms/a", True),
        ("http://cms.local", True),
        ("https://wiki.corp/a?b", True),
        ("http://10.0.0.1/a", True),
        ("http://192.168.1.7:8000", True),
        ("http://[::1]/a", True),
        ("http://[fd00::7]/a", True),
        ("http://8.8.8.8/a", False),
        ("http://[2001:4860:4860::8888]/", False),
        ("file:///home/a", True),
        ("https://localhost.example.org/a", False),
        ("https://news.example/?next=http://localhost/", False),
        ("urn:localhost:a", False),
        ("tag:cms.local,2025:a", False),
        ("mailto:a@localhost", False),
        ("https:a", False),
        ("no address", False),
        ("http://[v1.x]/", False),
    ],
)
def test_addresses_inside(address: str, found: bool) -> None:
    assert (inside(address) is not None) == found


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("https://ana:geheim@news.example/a", "https://"),
        ("https://ana@news.example/a", "https://"),
        ("https://news.example/a?x=1&Token=abc", "https://news.example/a?x=1&Token"),
        ("https://news.example/a?X-Amz-Signature=abc", "https://news.example/a?X-Amz-Signature"),
        ("https://news.example/a;jsessionid=abc", "https://news.example/a;jsessionid"),
        ("https://meet.example/j/1?pwd=abc", "https://meet.example/j/1?pwd"),
        ("https://news.example/a?token=", None),
        ("https://news.example/a?tokens=3", None),
        ("https://news.example/a?q=token", None),
        ("https://news.example/@ana/1", None),
        ("https://news.example/a#b@c", None),
        ("mailto:ana@news.example", None),
        ("nothing", None),
    ],
)
def test_secrets(address: str, start: str | None) -> None:
    found = secret(address)
    assert (None if found is None else found[1]) == start


def test_secret_is_not_repeated() -> None:
    links = [{"href": "https://news.example/a?token=hush"}, {"href": "https://hush:hush@news.example/a"}]
    found = check(story("Ulewa.", links=links))
    assert [one.code for one in found] == ["F004", "F004"]
    assert "hush" not in repr([*found])


def test_addresses_are_found_everywhere() -> None:
    article = story(
        "Ulewa.",
        url="http://cms/a",
        marks=[{"kind": "link", "start": 0, "end": 5, "href": "http://cms/b"}],
        events=[{"id": "e", "where": [{"online": "http://cms/c"}]}],
        participants=[{"id": "p", "kind": "person", "name": "Jan", "same_as": ["http://cms/d"]}],
        subjects=[{"iri": "http://cms/e"}],
    )
    found = {one.path for one in check(article, [named("F003")])}
    assert found == {
        ("url",),
        ("marks", 0, "href"),
        ("events", 0, "where", 0, "online"),
        ("participants", 0, "same_as", 0),
        ("subjects", 0, "iri"),
    }


@pytest.mark.parametrize(
    ("iri", "becomes"),
    [
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:80/a", "https://news.example:80/a"),
        ("https://news.example/%7eana/%c3%a9", "https://news.example/~ana/%C3%A9"),
        ("https://ana@News.example/", "https://ana@news.example/"),
        ("URN:Example:A", "urn:example:A"),
        ("urn:newsml:NAG.com:20161121:US", "urn:newsml:NAG.com:20161121:US"),
        ("tag:News.example,2025:A", "tag:News.example,2025:A"),
        ("https:a", "https:a"),
        ("https://пресса.example/Ё", "https://пресса.example/Ё"),
    ],
)
def test_normal(iri: str, becomes: str) -> None:
    assert normal(iri) == becomes
    assert normal(becomes) == becomes


def test_ids_of_two_spellings() -> None:
    article = story("Ulewa.", supersedes={"id": "HTTP://a.example/1"}).replace(id="urn:Example:2")
    assert [(one.code, one.path) for one in check(article)] == [
        ("F005", ("id",)),
        ("F005", ("supersedes", "id")),
    ]


@pytest.mark.parametrize(
    ("literal", "kind"),
    [
        ("https://example.org/subjects/7", "iri"),
        ("urn:example:7", "iri"),
        ("medtop:04000000", "qcode"),
        ("genre:Current", "qcode"),
        ("Genre: Current", None),
        ("house:7", None),
        ("https://", None),
        ("see https://example.org", None),
        ("погода", None),
    ],
)
def test_literals(literal: str, kind: str | None) -> None:
    found = check(story("Ulewa.", subjects=[{"literal": literal}]), [named("F006")])
    assert [f"`{kind}`" in one.message for one in found] == ([] if kind is None else [True])


def test_names_of_other_systems_are_as_they_are() -> None:
    assert codes(story("Ulewa.", identifiers=[{"literal": "urn:example:7"}])) == ()


@pytest.mark.parametrize(
    ("iri", "found"),
    [
        ("http://cv.iptc.org/newscodes/genre/Current", ()),
        ("https://cv.iptc.org/newscodes/genre/Current", ("F007",)),
        ("http://www.iptc.org/newscodes/genre/Current", ("F007",)),
        ("http://CV.iptc.org/newscodes/genre/Current", ("F007",)),
        ("https://iptc.org/standards/newscodes/", ()),
        ("https://example.org/?of=https://cv.iptc.org/newscodes/genre/", ()),
    ],
)
def test_newscodes(iri: str, found: tuple[str, ...]) -> None:
    assert codes(story("Ulewa.", genres=[{"iri": iri}])) == found


def test_values_leave_suppressions_out() -> None:
    suppression = {"rule": "E001", "reason": " because "}
    fields: dict[str, Any] = {"suppressions": [suppression], "keywords": ["a"]}
    assert values(story("Ulewa.", **fields)).labels == [(("keywords", 0), "a")]
