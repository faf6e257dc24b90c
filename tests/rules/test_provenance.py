"""The rules about who annotated and what a set of annotations claims, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check, named
from tests.rules.build import codes, story

WORDS = "Padala kiša."
ANA = {"id": "ana", "kind": "human", "name": "Ana"}
MODEL = {"id": "model", "kind": "model", "name": "tagger", "version": "3"}
TOOL = {"id": "tool", "kind": "tool", "name": "aligner", "version": "1"}


def annotated(*by: list[str], agents: tuple[dict[str, Any], ...] = (), **provenance: Any) -> Article:
    """An article with as many topics as there are lists of agents."""
    mention = {"spans": [{"start": 7, "end": 11, "exact": "kiša"}]}
    topics = [
        {"id": f"t{n}", "name": f"kiša {n}", "by": names, "mentions": [mention]} for n, names in enumerate(by)
    ]
    return story(WORDS, topics=topics, provenance={"agents": list(agents), **provenance})


def found(article: Article, family: str = "V") -> tuple[str, ...]:
    """What the rules about provenance say; the topics are too many for so short a text."""
    return tuple(code for code in codes(article) if code.startswith(family))


@pytest.mark.parametrize(
    ("agents", "status", "expected"),
    [
        ((ANA,), None, ()),
        ((ANA, MODEL), None, ("V001",)),
        ((ANA, TOOL), None, ()),
        ((ANA, {**ANA, "id": "eva", "name": "Eva"}), "draft", ("V001",)),
        ((ANA, {**ANA, "id": "eva", "name": "Eva"}), "reviewed", ()),
        ((ANA, {**ANA, "id": "eva", "name": "Eva"}), "gold", ()),
        ((ANA, MODEL), "gold", ("V001",)),
    ],
)
def test_agent_never_used(agents: Any, status: str | None, expected: tuple[str, ...]) -> None:
    assert found(annotated(["ana"], agents=agents, status=status)) == expected


def test_agents_of_nothing_are_not_looked_at() -> None:
    assert found(annotated([], agents=(ANA, MODEL))) == ()
    labelled = annotated([], agents=(MODEL,)).replace(labels=[{"scheme": "s", "value": "v", "by": ["model"]}])
    assert found(labelled) == ()


def test_label_counts_as_annotation() -> None:
    article = story(
        WORDS,
        topics=[
            {
                "id": "t",
                "name": "kiša",
                "by": ["ana"],
                "labels": [{"scheme": "s", "value": "v", "by": ["model"]}],
            }
        ],
        provenance={"agents": [ANA, MODEL]},
    )
    assert found(article) == ()


def test_by_nobody() -> None:
    both = (ANA, MODEL)
    (one,) = check(annotated(["ana"], ["model"], [], agents=both), [named("V002")])
    assert (one.path, one.excerpt) == (("topics", 2), "t2")
    assert found(annotated(["ana"], [], agents=(ANA,))) == ()
    assert found(annotated([], [], agents=both)) == ()


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ({"kind": "model", "name": "tagger"}, ("V003",)),
        ({"kind": "tool"}, ("V003",)),
        ({"kind": "model", "iri": "https://example.org/tagger/3"}, ()),
        ({"kind": "human", "name": "Ana"}, ()),
    ],
)
def test_version_of_a_model(agent: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert found(annotated(agents=({"id": "x", **agent},))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"name": "TAGGER"}, ("V004",)),
        ({"version": "4"}, ()),
        ({"kind": "tool"}, ()),
        ({"name": "parser"}, ()),
        ({"iri": "https://example.org/tagger"}, ()),
    ],
)
def test_agent_twice(other: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert found(annotated(agents=(MODEL, {**MODEL, "id": "second", **other}))) == expected


def test_nameless_agents_are_different() -> None:
    assert found(annotated(agents=({"id": "a", "kind": "human"}, {"id": "b", "kind": "human"}))) == ()


@pytest.mark.parametrize(
    ("agents", "status", "expected"),
    [
        ((MODEL, TOOL), "gold", ("V005",)),
        ((MODEL, ANA), "gold", ()),
        ((MODEL,), "reviewed", ()),
        ((), "gold", ()),
    ],
)
def test_gold(agents: Any, status: str, expected: tuple[str, ...]) -> None:
    assert found(annotated(agents=agents, status=status)) == expected


@pytest.mark.parametrize(
    ("status", "confidence", "expected"),
    [("gold", 49, ("V006",)), ("gold", 50, ()), ("draft", 1, ()), ("gold", None, ())],
)
def test_gold_in_doubt(status: str, confidence: int | None, expected: tuple[str, ...]) -> None:
    event = {"id": "e", "confidence": confidence}
    assert found(story(WORDS, events=[event], provenance={"status": status})) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"created": "2025-05-02"}, ("V007",)),
        ({"created": "2025-05-01"}, ()),
        ({"created": "2025-05-01T23:00:00"}, ()),
        ({"created": "2025-04-01", "modified": "2025-06-01"}, ()),
        ({"first_published": "2025-05-03", "modified": "2025-05-04"}, ("V007",)),
        ({"first_published": "2025-05-03", "modified": "2025-05-01"}, ()),
        ({}, ()),
    ],
)
def test_annotated_before_written(fields: dict[str, Any], expected: tuple[str, ...]) -> None:
    """A text that was changed after it was annotated is no contradiction: its anchors hold."""
    assert found(story(WORDS, provenance={"created": "2025-05-01"}, **fields)) == expected


def test_guideline() -> None:
    guideline = {"name": "Smjernice"}
    assert found(annotated(guideline=guideline)) == ("V008",)
    assert found(annotated(guideline={**guideline, "version": "2"})) == ()
    assert found(annotated(guideline={**guideline, "iri": "https://example.org/g/2"})) == ()
