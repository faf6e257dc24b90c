"""The rules about participants, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from tests.rules.build import codes, story

IRIS = ["https://example.org/1", "https://example.org/2"]


def people(*participants: dict[str, Any]) -> Article:
    """An article with these participants."""
    return story(
        "Rain.", participants=[{"id": f"p{n}", "kind": "person", **p} for n, p in enumerate(participants)]
    )


def test_shared_identity_is_reported_once_for_a_participant() -> None:
    found = check(people({"same_as": IRIS}, {"same_as": IRIS}, {"same_as": IRIS[1:]}, {"same_as": []}))
    assert [f.path for f in found] == [("participants", 1, "same_as", 0), ("participants", 2, "same_as", 0)]
    assert found.codes == ("P001",)
    assert found[1].message.startswith("p2 and p0 are both linked to https://example.org/2")


@pytest.mark.parametrize(
    ("status", "iris", "found"),
    [
        ("linked", IRIS, ()),
        ("linked", [], ("P002",)),
        ("no_entry", [], ()),
        ("no_entry", IRIS, ("P002",)),
        ("not_linked", [], ()),
        ("not_linked", IRIS, ("P002",)),
        (None, IRIS, ()),
        (None, [], ()),
    ],
)
def test_link_status(status: str | None, iris: list[str], found: tuple[str, ...]) -> None:
    assert codes(people({"same_as": iris, "link_status": status})) == found


def named(words: str, *names: str, form: str = "name", **more: Any) -> tuple[str, ...]:
    """What is found where words mention a participant with these names."""
    mention = story(f"{words} spoke.").anchor(words).model_dump() | {"form": form}
    name, *others = names or (None,)
    participant = {
        "id": "p",
        "kind": "organisation",
        "name": name,
        "aliases": [{"text": text} for text in others],
    }
    return codes(story(f"{words} spoke.", participants=[participant | {"mentions": [mention]} | more]))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Macron", ["Emmanuel Macron"]),
        ("Macrons", ["Emmanuel Macron"]),
        ("ZELENSKY", ["Volodymyr Zelenskyy"]),
        ("Зеленського", ["Володимир Зеленський"]),
        ("Erdogan", ["Recep Tayyip Erdoğan"]),
        ("Xi", ["Xi Jinping"]),
        ("习主席", ["习近平"]),
        ("トランプ氏", ["ドナルド・トランプ"]),
        ("문 대통령", ["문재인"]),
        ("وباريس", ["باريس"]),
        ("U.S.", ["United States"]),
        ("EE. UU.", ["Estados Unidos"]),
        ("UN", ["Vereinte Nationen", "United Nations"]),
        ("North Atlantic Treaty Organization", ["NATO"]),
        ("Holland", ["Netherlands", "Holland"]),
        ("Zelensky", ["Володимир Зеленський"]),  # nothing in the same script
        ("Ка\u02bcба", ["Naza\u02bcret"]),  # nothing but a modifier letter in common
        ("1. FCN", ["Erster FC Nord", "1. Klub"]),
        ("24/7", ["Rund um die Uhr"]),
        ("Kim", []),
    ],
)
def test_mentions_like_a_name(words: str, names: list[str]) -> None:
    assert named(words, *names) == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Washington", ["United States"]),
        ("Rubio", ["Dietary supplement"]),
        ("Киев", ["Украина"]),
        ("巴黎", ["法国", "France"]),
    ],
)
def test_mentions_unlike_any_name(words: str, names: list[str]) -> None:
    assert named(words, *names) == ("P003",)
    assert named(words, *names, form="nominal") == ()
    assert named(words, *names, form="adjectival") == ()
    assert named(words, *names, name_parts=[{"kind": "family", "value": words}]) == ()


def test_figurative_mentions_are_not_compared() -> None:
    article = story("Kyiv agreed.")
    mention = article.mention("Kyiv", form="name", literal="city")
    government = {"id": "gov", "kind": "organisation", "name": "Ukraine's government", "mentions": [mention]}
    assert codes(article.replace(participants=[government, {"id": "city", "kind": "place"}])) == ()


def test_words_in_pieces_are_compared_together() -> None:
    article = story("Anna and Otto Berg")
    mention = article.mention("Anna", "Berg", form="name")
    berg = {"id": "p", "kind": "person", "name": "Anna Berg", "mentions": [mention]}
    assert codes(article.replace(participants=[berg])) == ()
    (finding,) = check(article.replace(participants=[berg | {"name": "Gustav"}]))
    assert finding.spans == ((0, 4), (14, 18))
    assert finding.excerpt == "Anna … Berg"


def test_more_names_than_anybody_has_are_not_compared() -> None:
    aliases = [f"Name {n:03}" for n in range(60)]
    assert named("Uvw", *aliases[:40]) == ("P003",)
    assert named("Uvw", *aliases) == ()
