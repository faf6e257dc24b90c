"""The catalogue: permanent codes, complete explanations, and how rules are chosen."""

from __future__ import annotations

import re

import pytest

from newsml.errors import NewsmlError
from newsml.model.article import Article
from newsml.rules import Rule, catalogue, check, chosen
from tests.rules.families import CODES, RETIRED

DOUBTFUL = Article.model_validate(
    {
        "id": "urn:example:1",
        "body": "Rain fell.",
        "created": "2025-03-14T09:30:00",
        "events": [{"id": "drought", "status": "excluded"}],
    }
)


def test_codes_are_permanent() -> None:
    assert [(one.code, one.slug) for one in catalogue()] == sorted(
        (code, slug) for code, slug in CODES.items() if code not in RETIRED
    )
    assert len(set(CODES.values())) == len(CODES), "a slug stands for two codes"


@pytest.mark.parametrize("rule", catalogue(), ids=[one.code for one in catalogue()])
def test_rule_explains_itself(rule: Rule) -> None:
    """What it finds, why it matters, how to mend it, what it rests on: all four, in this order, none of them empty."""
    parts = re.split(r"\n\n(Why|Mend|Rests on): ", rule.explanation)
    assert parts[0].startswith("Finds ")
    assert parts[1::2] == ["Why", "Mend", "Rests on"]
    assert all(len(part) > 40 for part in parts[::2])
    assert rule.severity in ("info", "warning")
    assert not rule.title.endswith(".")


def test_choosing() -> None:
    assert chosen() == catalogue()
    assert [one.code for one in chosen(["E004", "timestamp-without-zone"])] == ["A001", "E004"]
    assert [one.code for one in chosen("e004")] == ["E004"]
    assert [one.code for one in chosen(["A001", "A002"], ignore="A002")] == ["A001"]
    assert chosen([]) == ()
    assert len(chosen(ignore=CODES)) == 0


def test_chosen_rules_are_the_ones_asked() -> None:
    assert check(DOUBTFUL).codes == ("A001", "E004")
    assert check(DOUBTFUL, chosen(["E004"])).codes == ("E004",)
    assert check(DOUBTFUL, ()) == check(DOUBTFUL, chosen(ignore=["A001", "E004"]))


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("a0001", "A001"),
        ("anchor-cut-word", "anchor-cuts-word"),
        ("Speaker never mentioned", "speaker-never-mentioned"),
        ("e0004", "E004"),
    ],
)
def test_unknown_rule_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(NewsmlError, match=f"did you mean {nearest}\\?"):
        chosen([name])


def test_unknown_rule_without_a_nearest() -> None:
    with pytest.raises(NewsmlError) as caught:
        chosen(ignore=["{}"])
    assert str(caught.value) == "no rule is called '{}': `newsml rule --all` lists them"


def test_finding_says_what_and_where() -> None:
    finding = check(DOUBTFUL, source="story.json")[0]
    assert finding.as_dict() == {
        "code": "A001",
        "slug": "timestamp-without-zone",
        "severity": "warning",
        "message": "created is 2025-03-14T09:30:00, a time of day in no zone, so that it can mean moments up to 28 "
        "hours apart: write 2025-03-14T09:30:00Z if it is UTC, or add the offset, as in 2025-03-14T09:30:00+02:00",
        "path": ("created",),
        "article": "urn:example:1",
        "excerpt": "2025-03-14T09:30:00",
        "source": "story.json",
    }
    assert type(finding.excerpt) is str
