"""The rules about roles, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story

BODY = "Mayor Ada Moss spoke; the former mayor listened."


def role(**fields: Any) -> tuple[str, ...]:
    """What is found of a role in an article that is not dated."""
    holder = {"id": "p", "kind": "person", "roles": [{"title": "Mayor", **fields}]}
    return codes(story(BODY, participants=[holder]))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2020", "2019", ("P014",)),
        ("2020-05", "2020-04-30", ("P014",)),
        ("2020-05", "2020", ()),
        ("2020-05-01", "2020-05-01", ()),
        ("2020", None, ()),
        (None, "2019", ()),
        ("2020~", "2019", ()),
        ("2020", "2019?", ()),
        ("202X", "2019", ()),
    ],
)
def test_order_of_the_dates(start: str | None, end: str | None, found: tuple[str, ...]) -> None:
    assert role(valid_from=start, valid_to=end) == found


def test_role_of_itself() -> None:
    assert role(of="p") == ("P015",)
    assert role() == ()


STATEMENT = {"id": "s", "kind": "indirect", "speaker": "p"}


def term(
    start: str | None, end: str | None, words: str = "Mayor", title: str = "Mayor", **fields: Any
) -> tuple[str, ...]:
    """What is found where the words give somebody a role of this term, in an article of 2025."""
    held = {"title": title, "valid_from": start, "valid_to": end, "anchor": story(BODY).anchor(words)}
    fields = {"statements": [STATEMENT], "first_published": "2025-03-06"} | fields
    mentions = [story(BODY).mention("Ada Moss", form="name")]
    holder = {"id": "p", "kind": "person", "name": "Ada Moss", "roles": [held], "mentions": mentions}
    article = story(BODY, participants=[holder], **fields)
    return tuple(code for code in codes(article) if code.startswith("P"))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2014", "2018", ("P016",)),
        (None, "2018", ("P016",)),
        ("2026", None, ("P016",)),
        ("2025-03-06", None, ()),
        (None, "2025-03-06", ()),
        ("2014", "2025", ()),
        ("2014", None, ()),
        (None, None, ()),
        (None, "2018~", ()),
    ],
)
def test_held_at_the_time_of_the_article(start: str | None, end: str | None, found: tuple[str, ...]) -> None:
    assert term(start, end) == found


def test_words_that_say_more_than_the_title() -> None:
    assert term(None, "2018", words="former mayor") == ()
    assert term(None, "2018", words="former mayor", title="mayor") == ()
    assert term(None, "2018", title="mayor") == ("P016",)


def test_doings_at_another_time() -> None:
    """A story may tell of the past, in which the role was held."""
    assert term(None, "2018", statements=[]) == ()
    assert term(None, "2018", first_published=None) == ()
    assert term(None, "2018", statements=[STATEMENT | {"when": {"value": "2017"}}]) == ()
    assert term(None, "2018", statements=[STATEMENT | {"when": {"value": "2020"}}]) == ("P016",)
    part = {"id": "e", "participations": [{"participant": "p"}]}
    assert term(None, "2018", statements=[], events=[part]) == ()
    assert term(None, "2018", statements=[], events=[part | {"when": {"value": "2016-05"}}]) == ()
    assert term(None, "2018", statements=[], events=[part | {"when": {"value": "2024-05"}}]) == ("P016",)
    said = STATEMENT | {"occasion": {"event": "e"}}
    assert term(None, "2018", statements=[said], events=[{"id": "e", "when": {"value": "2016"}}]) == ()
    assert term(None, "2018", statements=[said], events=[{"id": "e"}]) == ()


def test_withheld_words_are_not_compared() -> None:
    held = {"title": "Mayor", "valid_to": "2018", "anchor": story(BODY).anchor("Mayor")}
    holder = {"id": "p", "kind": "person", "roles": [held]}
    article = story(BODY, participants=[holder], statements=[STATEMENT], first_published="2025-03-06")
    assert "P016" in check(article).codes
    assert "P016" not in check(article.strip()).codes
