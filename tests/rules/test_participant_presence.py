"""The rules about whether the text speaks of participants, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from newsml.rules.references import referred
from tests.rules.build import codes, story

BODY = "She spoke."


def cast(*participants: dict[str, Any], **fields: Any) -> Article:
    """An article with these participants, by id."""
    return story(BODY, participants=[{"kind": "person", **one} for one in participants], **fields)


def mentioned(words: str = "She", form: str | None = "pronoun") -> dict[str, Any]:
    """A participant `a` that the words mention."""
    return {"id": "a", "mentions": [story(BODY).mention(words, form=form)]}


def test_never_mentioned() -> None:
    (finding,) = check(cast(mentioned(), {"id": "b", "name": "Bo"}))
    assert (finding.code, finding.path, finding.excerpt) == ("P004", ("participants", 1), "Bo")
    (finding,) = check(cast(mentioned(), {"id": "b"}))
    assert finding.excerpt == "b"


def test_nobody_is_mentioned() -> None:
    """Subjects of an item are a list of names, and say nothing of the words."""
    assert codes(cast({"id": "a"}, {"id": "b"})) == ()
    assert codes(cast(mentioned())) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"statements": [{"id": "s", "kind": "indirect", "addressees": ["b"]}]},
        {"statements": [{"id": "s", "kind": "indirect", "about": ["b"]}]},
        {"events": [{"id": "e", "participations": [{"participant": "b"}]}]},
        {"events": [{"id": "e", "participations": [{"participant": "b", "role": {"literal": "guest"}}]}]},
        {"events": [{"id": "e", "where": [{"place": "b"}]}]},
        {"dateline": {"place": "b"}},
        {"creators": [{"name": "Bo", "participant": "b"}]},
    ],
)
def test_referred_to(fields: dict[str, Any]) -> None:
    article = cast(mentioned(), {"id": "b"}, **fields)
    assert "b" in referred(article)
    assert "P004" not in codes(article)


@pytest.mark.parametrize("more", [{"part_of": ["b"]}, {"roles": [{"title": "aide", "of": "b"}]}, {}])
def test_referred_to_by_another(more: dict[str, Any]) -> None:
    words = {"mentions": [story(BODY).mention("She", literal="b")]}
    assert (
        codes(cast({"id": "a", **words, **more}, {"id": "b", "kind": "group"}, mentioned() | {"id": "c"}))
        == ()
    )


def test_known_by_pronouns_only() -> None:
    link = {"same_as": ["https://example.org/1"]}
    (finding,) = check(cast(mentioned() | link))
    assert (finding.code, finding.spans) == ("P005", ((0, 3),))
    assert codes(cast(mentioned())) == ()
    assert codes(cast(mentioned() | link | {"kind": "group"})) == ()
    assert codes(cast(mentioned(form=None) | link)) == ()
    assert codes(cast(mentioned(form="nominal") | link)) == ()
    both = [story(BODY).mention("She", form="pronoun"), story(BODY).mention("spoke", form="nominal")]
    assert codes(cast({"id": "a", "mentions": both} | link)) == ()


def test_literal_of_itself() -> None:
    (finding,) = check(cast({"id": "a", "mentions": [story(BODY).mention("She", literal="a")]}))
    assert (finding.code, finding.path) == ("P006", ("participants", 0, "mentions", 0, "literal"))
    assert finding.excerpt == "She"


@pytest.mark.parametrize(
    ("body", "forms", "found"),
    [
        ("She came.\nAnna Berg spoke.", {"She": "pronoun", "Anna Berg": "name"}, True),
        ("When she came, Anna Berg spoke.", {"she": "pronoun", "Anna Berg": "name"}, False),
        ("Anna Berg came.\nShe spoke.", {"She": "pronoun", "Anna Berg": "name"}, False),
        ("“I came.”\nAnna Berg spoke.", {"I": "pronoun", "Anna Berg": "name"}, False),
        ("The mayor came.\nShe spoke.", {"The mayor": "nominal", "She": "pronoun"}, False),
        ("She came.\nThen she spoke.", {"She": "pronoun", "she": "pronoun"}, False),
        ("彼女が来た。\n山田は話した。", {"彼女": "pronoun", "山田": "name"}, True),
    ],
)
def test_pronouns_with_nothing_before(body: str, forms: dict[str, str], found: bool) -> None:
    mentions = [
        {"spans": [{"start": at, "end": at + len(words), "exact": words}], "form": form}
        for words, form in forms.items()
        for at in [body.index(words)]
    ]
    person = {"id": "berg", "kind": "person", "mentions": mentions}
    assert ("P023" in codes(story(body, participants=[person]))) is found
    group = {**person, "kind": "group"}
    assert "P023" not in codes(story(body, participants=[group]))
