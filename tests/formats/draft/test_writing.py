"""Drafts as a format: what reading leaves over, what writing into one keeps, and how a draft is recognised."""

from __future__ import annotations

import json

import pytest

import newsml
from newsml import CannotCarry, NewsmlError
from tests.formats.draft.looking import ARTICLES, BODY, article

HAND = f"""# by hand
body: |-
  {BODY.replace(chr(10), chr(10) + "  ")}
participants:
- {{name: Ana Ruiz, kind: person, mentions: [Ana Ruiz, RUIZ, the weather, on Mondday]}}   # all of them
""".encode()


def test_reading_a_draft_notes_what_was_not_exact_and_leaves_what_was_not_placed() -> None:
    reading = newsml.loads(HAND, "draft")
    assert [(left.path, left.line, left.what) for left in reading.leftovers] == [
        (
            "participants[0].mentions[2]",
            6,
            "'the weather' was not placed: the words do not stand in the body",
        )
    ]
    assert [(note.path, note.line, note.what) for note in reading.notes] == [
        ("participants[0].mentions[1]", 6, "'RUIZ' was found as 'Ruiz' (normalised, 100)"),
        ("participants[0].mentions[3]", 6, "'on Mondday' was found as 'on Monday' (fuzzy, 90)"),
    ]


def test_a_draft_that_was_written_by_hand_comes_back_or_is_left_alone() -> None:
    reading = newsml.loads(HAND, "draft")
    assert newsml.dumps(reading.article, "draft", onto=HAND) == HAND
    edited = reading.article.replace(slugline="port")
    with pytest.raises(CannotCarry, match="written by hand"):
        newsml.dumps(edited, "draft", onto=HAND)


def test_a_draft_that_newsml_wrote_is_written_again_in_its_syntax() -> None:
    one = newsml.loads(HAND, "draft").article
    other = one.replace(slugline="port")
    for syntax in ("yaml", "json"):
        base = newsml.dumps(one, "draft", syntax=syntax)
        assert newsml.dumps(other, "draft", onto=base) == newsml.dumps(other, "draft", syntax=syntax)


def test_a_draft_holds_one_article() -> None:
    one = newsml.loads(HAND, "draft").article
    for some in ([], [one, one]):
        with pytest.raises(CannotCarry, match="a draft holds one article"):
            newsml.dumps(some, "draft")


def test_options() -> None:
    one = newsml.loads(HAND, "draft").article
    assert json.loads(newsml.dumps(one, "draft", syntax="json"))["body"] == BODY
    with pytest.raises(NewsmlError, match="yaml or json, not 'xml'"):
        newsml.dumps(one, "draft", syntax="xml")
    with pytest.raises(NewsmlError, match="no option 'indent'"):
        newsml.dumps(one, "draft", indent=2)


@pytest.mark.parametrize("syntax", ["yaml", "json"])
def test_what_newsml_writes_is_recognised(syntax: str) -> None:
    document = newsml.dumps(newsml.loads(HAND, "draft").article, "draft", syntax=syntax)
    assert newsml.loads(document).format == "draft"


def test_a_draft_goes_without_saying_what_goes_without_saying() -> None:
    draft = json.loads(newsml.dumps(newsml.loads(HAND, "draft").article, "draft", syntax="json"))
    (ana,) = draft["participants"]
    assert ana["mentions"][0] == "Ana Ruiz"
    assert [mention["words"] for mention in ana["mentions"][1:]] == ["Ruiz", "on Monday"]
    assert "spans" not in json.dumps(draft)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_the_draft_of_a_real_article_needs_no_offsets(path: object) -> None:
    document = newsml.dumps(article(path), "draft")  # type: ignore[arg-type]
    assert b"start:" not in document
    assert newsml.loads(document).article == article(path)  # type: ignore[arg-type]


def test_a_draft_too_long_for_yaml_is_written_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is YAML as well, and has no such limit."""
    monkeypatch.setattr("newsml.formats.draft.yaml.MAX_LENGTH", 300)
    long = article(ARTICLES[0])
    data = newsml.dumps(long, "draft")
    assert data.startswith(b"{")
    assert newsml.loads(data, "draft").article == long
    with pytest.raises(NewsmlError, match="write it as JSON"):
        newsml.loads("body: |\n" + "  line\n" * 100, "draft")
