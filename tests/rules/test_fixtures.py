"""Every rule has an article that it finds at fault, at exactly this place, and one like it that is beyond doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsml.findings import Findings
from newsml.findings import Path as ModelPath
from newsml.model.article import Article
from newsml.rules import catalogue, check, named

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"


class Place(NamedTuple):
    """Where a rule finds fault with its bad article."""

    path: ModelPath
    excerpt: str
    field: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


FAULTS = {
    "A001": Place(("first_published",), "2025-03-14T09:30:00"),
    "A002": Place(("embargo",), "2025-05-06T18:00:00+02:00"),
    "A003": Place(("modified",), "2025-02-06T10:30:00+03:00"),
    "E001": Place(("events", 0, "when", "value"), "am 3. Februar", "body", ((33, 46),)),
    "E002": Place(("events", 0, "when", "value"), "ביום שלישי", "body", ((14, 24),)),
    "E003": Place(("events", 0, "relations", 0), "before hoeui"),
    "E004": Place(("events", 0, "polarity"), "açılmayacağını", "body", ((23, 37),)),
    "N001": Place(("participants", 0, "mentions", 0, "spans", 0), "दिल्ली ", "body", ((0, 7),)),
    "N002": Place(("participants", 0, "mentions", 0, "spans", 0), "лена Гонча", "body", ((12, 22),)),
    "N003": Place(("participants", 0, "mentions", 0, "spans", 0, "end"), "Bombeiros 👩", "body", ((0, 11),)),
    "P001": Place(("participants", 1, "same_as", 1), "https://example.org/people/li-mei"),
    "P002": Place(("participants", 1, "link_status"), "linked"),
    "P003": Place(("participants", 1, "mentions", 0), "Αθήνα", "body", ((2, 7),)),
    "S001": Place(("statements", 0, "content"), "پل آماده است", "body", ((27, 39),)),
    "S002": Place(("statements", 0, "speaker"), "mai", "body", ((0, 31),)),
}


def read(code: str, name: str) -> Article:
    """Return an article of a fixture; the first key says that it is native JSON."""
    data: dict[str, Any] = json.loads((FIXTURES / code / f"{name}.json").read_text(encoding="utf-8"))
    assert next(iter(data.items())) == ("newsml", "1.0")
    del data["newsml"]
    return Article.model_validate(data)


def findings(code: str, name: str) -> Findings:
    """Return what all rules say of an article of a fixture."""
    return check(read(code, name))


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
    for finding in check(article):
        text = getattr(article, finding.field) if finding.field else ""
        for start, end in finding.spans:
            assert code == "S002" or text[start:end] == finding.excerpt


def test_withheld_articles_keep_what_needs_no_words() -> None:
    """Without its words an article shows the faults of its data, and no others."""
    shown = {code for code in FAULTS if check(read(code, "bad").strip())}
    assert shown == {"A001", "A002", "A003", "E001", "E002", "E003", "E004", "P001", "P002", "S002"}
