"""An article can be stripped of its words and get them back, verified."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from newsml.model.article import Article
from newsml.testing import articles

STORY = Article.model_validate(
    {
        "id": "urn:x:1",
        "headline": "Talks \U0001f600",
        "standfirst": "In short",
        "body": "Talks resume.",
        "alternative_headlines": [{"text": "Short"}, {"text": "Long"}],
        "blocks": [{"start": 0, "end": 13}],
        "marks": [{"kind": "strong", "start": 0, "end": 5}],
        "participants": [
            {
                "id": "p",
                "kind": "group",
                "name": "Talks",
                "mentions": [
                    {
                        "spans": [
                            {"start": 0, "end": 5, "exact": "Talks"},
                            {"start": 6, "end": 12, "exact": "resume"},
                        ],
                        "head": {"start": 0, "end": 5, "exact": "Talks"},
                    },
                    {"field": "headline", "spans": [{"start": 6, "end": 7, "exact": "\U0001f600"}]},
                ],
            }
        ],
        "events": [{"id": "e", "when": {"anchor": {"spans": [{"start": 6, "end": 12, "exact": "resume"}]}}}],
    }
)
WORDS: dict[str, Any] = {
    "headline": STORY.headline,
    "standfirst": STORY.standfirst,
    "body": STORY.body,
    "alternative_headlines": ["Long", "Short"],
}


def sha256(text: str) -> str:
    """The digest, by hand."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_strip_takes_the_words_and_leaves_the_offsets() -> None:
    stripped = STORY.strip()
    assert stripped.headline is stripped.standfirst is stripped.body is None
    assert {(item.field, item.length, item.sha256) for item in stripped.withheld} == {
        ("headline", 7, sha256("Talks \U0001f600")),
        ("standfirst", 8, sha256("In short")),
        ("body", 13, sha256("Talks resume.")),
    }
    assert [other.sha256 for other in stripped.alternative_headlines] == [sha256("Short"), sha256("Long")]
    assert [other.text for other in stripped.alternative_headlines] == [None, None]
    assert [(p.anchor.field, p.anchor.start, p.anchor.end, p.anchor.exact) for p in stripped.anchors()] == [
        ("headline", 6, 7, None),
        ("body", 0, 12, None),
        ("body", 6, 12, None),
    ]
    assert (stripped.blocks, stripped.marks) == (STORY.blocks, STORY.marks)
    assert stripped["p"].model_dump()["name"] == "Talks", "names are the annotators' own"
    assert "resume" not in stripped.model_dump_json()


def test_attach_gives_the_words_back() -> None:
    assert STORY.strip().attach(**WORDS) == STORY


def test_strip_twice_is_strip_once() -> None:
    assert STORY.strip().strip() == STORY.strip()


def test_an_article_without_words_withheld_needs_none() -> None:
    assert STORY.attach() == STORY


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"body": None}, "the body is withheld: give its text to attach it"),
        ({"body": "Talks resume"}, "12 code points instead of 13"),
        (
            {"body": "Talks resumes"},
            f"SHA-256 {sha256('Talks resumes')} instead of {sha256('Talks resume.')}",
        ),
        ({"body": "Talks resume\ud800"}, "this is not the body that was withheld"),
        (
            {"alternative_headlines": ["Long"]},
            f"SHA-256 {sha256('Short')} is withheld: give its text as well",
        ),
    ],
)
def test_other_words_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:
        STORY.strip().attach(**{**WORDS, **change})
    assert message in str(caught.value)
    assert not isinstance(caught.value, ValidationError)


def test_words_that_are_not_withheld_are_refused() -> None:
    with pytest.raises(ValueError, match="the headline is not withheld: leave it out"):
        Article(id="urn:x:1", body="a").attach(headline="b")


def test_one_text_can_be_withheld() -> None:
    data = {
        "id": "urn:x:1",
        "headline": "Talks",
        "withheld": [{"field": "body", "length": 1, "sha256": sha256("a")}],
    }
    data["participants"] = [{"id": "p", "kind": "group", "mentions": [
        {"spans": [{"start": 0, "end": 1}]},
        {"field": "headline", "spans": [{"start": 0, "end": 5, "exact": "Talks"}]},
    ]}]  # fmt: skip
    article = Article.model_validate(data)
    attached = article.attach(body="a")
    assert [place.anchor.exact for place in attached.anchors()] == ["Talks", "a"]
    assert [place.anchor.exact for place in article.strip().anchors()] == [None, None]
    assert article.strip().attach(headline="Talks", body="a") == attached


@given(article=articles(withheld=False))
def test_whatever_is_stripped_comes_back(article: Article) -> None:
    stripped = article.strip()
    assert all(place.anchor.exact is None for place in stripped.anchors())
    assert len(list(stripped.anchors())) == len(list(article.anchors()))
    others = [other.text for other in article.alternative_headlines if other.text is not None]
    assert (
        stripped.attach(
            headline=article.headline,
            standfirst=article.standfirst,
            body=article.body,
            alternative_headlines=others,
        )
        == article
    )
