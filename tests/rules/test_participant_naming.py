"""The rules about what participants are called, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story

Q1, Q2 = "http://www.wikidata.org/entity/Q1001", "http://www.wikidata.org/entity/Q1002"


def called(
    name: str | None, *aliases: str | dict[str, str], kind: str = "person", **more: Any
) -> tuple[str, ...]:
    """What is found where a participant has these names."""
    names = [{"text": alias} if isinstance(alias, str) else alias for alias in aliases]
    one = {"id": "p", "kind": kind, "name": name, "aliases": names, **more}
    return codes(story("Rain.", language="en", participants=[one]))


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("Volodymyr Zelenskyy", "Selenskyj"),
        ("Muammar Gaddafi", "Kadhafi"),
        ("Mao Zedong", "Mao Tse-tung"),
        ("Charles III", "Karl III."),
        ("Emmanuel Macron", "E. M."),
        ("Σωκράτης Παπάς", "Socrates Papas"),  # another script
        ("习近平", "习主席"),
        ("김민수", "김 시장"),
        ("محمد الهادي", "الهادي"),
    ],
)
def test_names_of_one_person(name: str, alias: str) -> None:
    assert called(name, alias) == ()


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("Anna Berg", "Otto Klein"),
        ("Олена Гончар", "Петро Мудрий"),
        ("李梅", "王芳"),
        ("محمد الهادي", "سلمى وافي"),
    ],
)
def test_names_of_two_people(name: str, alias: str) -> None:
    assert called(name, alias) == ("P017",)
    assert called(name, alias, kind="organisation") == ()
    assert called(name, alias, kind="place") == ()
    assert called(None, alias) == ()
    assert called(name, {"text": alias, "language": "fr"}) == ()
    assert called(name, {"text": alias, "language": "en-GB"}) == ("P017",)
    assert called(name, alias, name_parts=[{"kind": "nickname", "value": alias}]) == ()


def both(first: dict[str, Any], second: dict[str, Any], kind: str = "person") -> tuple[str, ...]:
    """What is found where two participants have one name."""
    wholes = [{"id": name, "kind": "place"} for name in ("x", "y")]
    two = [
        {"id": name, "kind": kind, "name": "Ada Moss", **more} for name, more in (("a", first), ("b", second))
    ]
    return codes(story("Rain.", participants=[*two, *wholes]))


def test_same_name_twice() -> None:
    assert both({}, {}) == ("P018",)
    assert both({}, {}, kind="place") == ("P018",)
    assert both({}, {}, kind="group") == ()
    assert both({}, {"kind": "organisation"}) == ()
    assert both({}, {"name": "ADA  MOSS"}) == ("P018",)
    assert both({}, {"name": "Ada Moss junior"}) == ()
    assert both({"same_as": [Q1]}, {}) == ("P018",)
    assert both({"same_as": [Q1]}, {"same_as": [Q2]}) == ()
    assert both({"same_as": [Q1]}, {"same_as": [Q1]}) == ("P001",)
    assert both({"part_of": ["x"]}, {"part_of": ["y"]}) == ()
    assert both({"part_of": ["x"]}, {"part_of": ["x", "y"]}) == ("P018",)
    assert both({"part_of": ["x"]}, {}) == ("P018",)


@pytest.mark.parametrize("text", ["Zoë Moss", "Zoe\u0308 Moss", "Zoë  Moss", "Zoë\u00a0Moss"])
def test_alias_repeats_name(text: str) -> None:
    assert called("Zoë Moss", text) == ("P019",)
    assert called("Zoë Moss", {"text": text, "language": "nl"}) == ()


def test_alias_repeats_alias() -> None:
    assert called("Ada Moss", "Moss", {"text": "Moss", "language": "en"}) == ("P019",)
    assert called("Ada Moss", {"text": "Moss", "language": "en"}, {"text": "Moss", "language": "de"}) == ()
    assert called("Ada Moss", "Moss", "MOSS") == ()
    assert called(None, "Moss") == ()


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("Club's President, Ada Moss", "President", ("P020",)),
        ("Ada Moss, president", "President", ("P020",)),
        ("سلمى الهادي، رئيسة البلدية", "رئيسة", ("P020",)),
        ("青木花子、町長", "町長", ("P020",)),
        ("Pope Francis", "Pope", ()),
        ("Moss, Ada", "President", ()),
        ("Ada Moss, Jr.", "President", ()),
        ("President, vice president", "President", ()),
        ("President,", "President", ()),
        ("Ada, Bo, president", "President", ()),
    ],
)
def test_name_holds_role(name: str, title: str, found: tuple[str, ...]) -> None:
    assert called(name, roles=[{"title": "Member"}, {"title": title}]) == found
    assert called(name, roles=[{"title": title}], kind="organisation") == ()
    assert called(name) == ()


def test_the_name_alone_is_shown() -> None:
    one = {
        "id": "p",
        "kind": "person",
        "name": "Club's President, Ada Moss",
        "roles": [{"title": "President"}],
    }
    (finding,) = check(story("Rain.", participants=[one]))
    assert finding.message.endswith("as in 'Ada Moss'")
