"""Catalogue, fixtures, examples in the package and pages are the same."""

from __future__ import annotations

import json

import pytest

from newsml.model.article import Article
from newsml.rules import ours
from newsml.rules.examples import example_of
from newsml.rules.excerpt_json import in_lines
from newsml.rules.explanation import explained
from tests.rulebook import EXAMPLES, LONGEST, PAGES, documents, strays

CURE = "run python -m tests.rulebook"


def test_every_page_and_example_is_up_to_date() -> None:
    for path, text in documents().items():
        assert path.exists(), CURE
        assert path.read_text(encoding="utf-8") == text, CURE
    assert strays() == [], CURE


def test_there_is_a_page_and_an_example_for_each_rule() -> None:
    codes = [one.code for one in ours()]
    assert sorted(path.stem for path in EXAMPLES.glob("*.json")) == codes
    assert set(codes) < {path.stem for path in PAGES.glob("*.md")}


@pytest.mark.parametrize("code", [one.code for one in ours()])
def test_examples(code: str) -> None:
    """Each is small, and an article as it stands."""
    example = example_of(code)
    assert example is not None
    assert example.bad != example.good
    for excerpt in (example.bad, example.good):
        assert len(in_lines(excerpt).split("\n")) <= 2 * LONGEST
        Article.model_validate(excerpt)


def test_checks_have_no_example() -> None:
    assert example_of("X001") is None


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        "x",
        {"a": 1, "b": [1, 2]},
        {
            "text": "и" * 90,
            "list": [{"n": n, "words": "слова" * 5} for n in range(4)],
            "none": None,
            "no": [],
        },
        [["x" * 70, "y" * 70], {"k": {"deep": "z" * 120}}],
    ],
)
def test_json_in_lines_is_json(value: object) -> None:
    text = in_lines(value)
    assert json.loads(text) == value
    assert "\n" not in text or max(map(len, json.dumps(value).split("\n"))) > 100


def test_parts_of_an_explanation() -> None:
    parts = explained("Finds a\nthing.\n\nMore of it.\n\nWhy: it\n  hurts.\n\nRests on: first_published.\n")
    assert (parts.finds, parts.why, parts.mend) == ("Finds a thing. More of it.", "It hurts.", "")
    assert parts.rests_on == "first_published."
    assert explained("Only this.").finds == "Only this."
