"""The rules about what participants are linked to, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from newsml.rules.authorities import no_thing, wikidata_item
from tests.rules.build import codes, story

Q1, Q2 = "http://www.wikidata.org/entity/Q1001", "http://www.wikidata.org/entity/Q1002"


def linked(*same_as: list[str], **more: Any) -> Article:
    """An article with participants that have these links."""
    people = [{"id": f"p{n}", "kind": "person", "same_as": iris} for n, iris in enumerate(same_as)]
    return story("Rain.", participants=people, **more)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.wikidata.org/wiki/Q1001",
        "http://www.wikidata.org/wiki/Q1001",
        "https://www.wikidata.org/entity/Q1001",
        "http://wikidata.org/entity/Q1001",
        "https://m.wikidata.org/wiki/Q1001#P31",
        "https://www.wikidata.org/wiki/Q1001?uselang=fr",
        "https://www.wikidata.org/wiki/Special:EntityData/Q1001.json",
        "http://www.wikidata.org/entity/q1001",
    ],
)
def test_all_addresses_of_an_item(address: str) -> None:
    assert wikidata_item(address) == Q1
    (finding,) = check(linked([address]))
    assert (finding.code, finding.path) == ("P008", ("participants", 0, "same_as", 0))
    assert finding.message.endswith(f"write {Q1}")
    assert codes(linked([Q1], [address])) == ("P001", "P008")


@pytest.mark.parametrize(
    "iri",
    [
        Q1,
        "https://www.wikidata.org/wiki/Q01",
        "https://www.wikidata.org/wiki/Qatar",
        "https://example.org/wiki/Q1001",
        "https://viaf.org/viaf/1001",
    ],
)
def test_other_addresses(iri: str) -> None:
    assert codes(linked([iri])) == ()


def test_two_identities() -> None:
    assert codes(linked([Q1, Q2])) == ("P007",)
    assert codes(linked([Q1, Q2.replace("http:", "https:")])) == ("P007", "P008")
    assert codes(linked([Q1, "https://www.wikidata.org/wiki/Q1001"])) == ("P008",)
    assert codes(linked([Q1, "https://example.org/1", "https://example.org/2"])) == ()
    assert codes(linked([Q1], [Q2])) == ()


@pytest.mark.parametrize(
    "iri",
    [
        "https://www.wikidata.org/wiki/Property:P31",
        "http://www.wikidata.org/entity/P31",
        "https://www.wikidata.org/wiki/Lexeme:L99",
        "https://www.wikidata.org/wiki/Special:Search?search=Ada",
        "https://en.wikipedia.org/wiki/Category:Rivers",
        "https://de.m.wikipedia.org/wiki/Special:Search",
        "https://en.wikipedia.org/wiki/User_talk:Ada",
        "https://en.wikipedia.org/wiki/Paris_(disambiguation)",
        "https://de.wikipedia.org/wiki/Paris_(Begriffskl%C3%A4rung)",
        "https://uk.wikipedia.org/wiki/Київ_(значення)",
        "https://ja.wikipedia.org/wiki/パリ_(曖昧さ回避)",
        "https://zh.wikipedia.org/wiki/巴黎（消歧义）",
        "https://ar.wikipedia.org/wiki/باريس_(توضيح)",
    ],
)
def test_linked_to_no_thing(iri: str) -> None:
    assert no_thing(iri) is not None
    assert codes(linked([iri])) == ("P009",)


@pytest.mark.parametrize(
    "iri",
    [
        Q1,
        "https://www.wikidata.org/wiki/Special:EntityData/Q1001",
        "https://en.wikipedia.org/wiki/Paris",
        "https://en.wikipedia.org/wiki/Paris,_Texas",
        "https://en.wikipedia.org/wiki/Mission:_Impossible",
        "https://en.wikipedia.org/wiki/Helper:_the_band",
        "https://fr.wikipedia.org/wiki/Homonymie",
        "https://en.wikipedia.org/wiki/Ada_(singer)",
        "https://example.org/wiki/Category:Rivers",
    ],
)
def test_linked_to_a_thing(iri: str) -> None:
    assert no_thing(iri) is None


def test_participant_and_topic() -> None:
    assert codes(linked([Q1], topics=[{"id": "t", "same_as": [Q1]}])) == ("P010",)
    assert codes(linked([Q1], topics=[{"id": "t", "same_as": [Q2]}])) == ()
    (finding, *_) = check(
        linked([Q1], topics=[{"id": "t", "same_as": ["https://m.wikidata.org/wiki/Q1001"]}])
    )
    assert (finding.code, finding.excerpt) == ("P010", Q1)
