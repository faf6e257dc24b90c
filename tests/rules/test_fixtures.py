"""Every rule has an article that it finds at fault, at exactly this place, and one like it that is beyond doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsml.findings import Findings
from newsml.model.article import Article
from newsml.rules import catalogue, check, named
from tests.rules.families import FAULTS, NEEDING_NO_WORDS, TARGETS, Place

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"


def read(code: str, name: str) -> Article:
    """Return an article of a fixture; the first key says that it is native JSON."""
    data: dict[str, Any] = json.loads((FIXTURES / code / f"{name}.json").read_text(encoding="utf-8"))
    assert next(iter(data.items())) == ("newsml", "1.0")
    del data["newsml"]
    return Article.model_validate(data)


def findings(code: str, name: str) -> Findings:
    """Return what all rules say of an article of a fixture."""
    return check(read(code, name), target=TARGETS.get(code))


def test_fixtures_and_catalogue_are_the_same() -> None:
    codes = [one.code for one in catalogue()]
    assert sorted(path.name for path in FIXTURES.iterdir()) == codes
    assert list(FAULTS) == codes
    for code in codes:
        assert sorted(path.name for path in (FIXTURES / code).iterdir()) == ["bad.json", "good.json"]


@pytest.mark.parametrize("code", FAULTS)
def test_bad_article(code: str) -> None:
    """Exactly this rule, exactly once, exactly there, and the message has nothing left to fill in."""
    (finding,) = findings(code, "bad")
    rule = named(code)
    place = Place(finding.path, finding.excerpt or "", finding.field, finding.spans)
    assert (finding.code, finding.slug, finding.severity) == (code, rule.slug, rule.severity)
    assert place == FAULTS[code]
    assert finding.article == f"urn:example:rules:{code}:bad"
    assert not set("{}") & set(finding.message)
    assert len(finding.message) > 40


@pytest.mark.parametrize("code", FAULTS)
def test_good_article(code: str) -> None:
    assert list(findings(code, "good")) == []


@pytest.mark.parametrize("code", FAULTS)
def test_offsets_count_code_points(code: str) -> None:
    article = read(code, "bad")
    for finding in findings(code, "bad"):
        text = getattr(article, finding.field) if finding.field else ""
        for start, end in finding.spans:
            assert code == "S002" or text[start:end] == finding.excerpt


def test_withheld_articles_keep_what_needs_no_words() -> None:
    """Without its words an article shows the faults of its data, and no others."""
    shown = {code for code in FAULTS if check(read(code, "bad").strip(), target=TARGETS.get(code))}
    assert shown == NEEDING_NO_WORDS
