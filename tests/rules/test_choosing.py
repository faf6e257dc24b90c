"""Which rules count: selectors, layers, severities, profiles, and codes that are retired."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import newsml
from newsml import Article, NewsmlError
from newsml.choosing import asked, known
from newsml.rules import FAMILIES, catalogue, choosing, named, retired, suppression
from newsml.rules.choosing import Layer, choose
from newsml.rules.profiles import PROFILES
from newsml.rules.retired import Retired
from newsml.standards.checks import CHECKS
from tests.rules.distributions import forget
from tests.rules.families import RETIRED

EVERYTHING = {one.code for one in catalogue()} | {one.code for one in CHECKS}
DOUBTFUL = Article.model_validate(
    {
        "id": "urn:example:1",
        "body": "雨が降った。",
        "created": "2025-03-14T09:30:00",
        "events": [{"id": "kanbatsu", "status": "excluded"}],
    }
)


def codes(*layers: Layer) -> set[str]:
    """Return what is looked for when layers are put on all that there is."""
    start = {code: thing.severity for code, thing in known().things.items()}
    return set(choose(known(), start, layers).severities)


def family(letter: str) -> set[str]:
    return {code for code in EVERYTHING if code.startswith(letter)}


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        ("E004", {"E004"}),
        ("e004", {"E004"}),
        ("excluded-but-positive", {"E004"}),
        ("Excluded-But-Positive", {"E004"}),
        ("E", family("E")),
        ("event", family("E")),
        ("E0", family("E0")),
        ("e01", family("E01")),
        ("standard", family("X")),
        ("X", family("X")),
        ("all", EVERYTHING),
        ("ALL", EVERYTHING),
    ],
)
def test_selectors(selector: str, meant: set[str]) -> None:
    assert known().meant(selector).codes == meant
    assert codes(Layer((selector,))) == meant
    assert codes(Layer(ignore=(selector,))) == EVERYTHING - meant


@pytest.mark.parametrize("name", FAMILIES.values())
def test_every_family_can_be_named(name: str) -> None:
    assert known().meant(name).codes == known().meant(next(k for k, v in FAMILIES.items() if v == name)).codes


def test_no_slug_is_the_name_of_a_family() -> None:
    assert not {one.slug for one in catalogue()} & {*FAMILIES.values(), "standard", "all"}


@pytest.mark.parametrize(
    ("selector", "nearest"),
    [
        ("E9", None),
        ("E1234", None),
        ("statment", "statement"),
        ("E0004", "E004"),
        ("AA001", "A001"),
        ("x0001", "X001"),
    ],
)
def test_unknown_selectors(selector: str, nearest: str | None) -> None:
    with pytest.raises(NewsmlError) as caught:
        known().meant(selector)
    message = str(caught.value)
    assert message.startswith(f"no rule is called {selector!r}: ")
    assert message.endswith("`newsml rule --all` lists them")
    assert nearest is None or f"did you mean {nearest}? " in message


def test_the_narrower_selector_wins_within_a_layer() -> None:
    assert codes(Layer(("E004",), ("E",))) == {"E004"}
    assert codes(Layer(("E",), ("E004",))) == family("E") - {"E004"}
    assert codes(Layer(("E", "E004"), ("E0",))) == {"E004"} | family("E") - family("E0")
    assert codes(Layer(("all",), ("event",))) == EVERYTHING - family("E")
    assert codes(Layer(("E004",), ("E004",))) == set()
    assert codes(Layer(())) == set()


def test_upper_layers_win() -> None:
    below = Layer(("E", "A001"), ("E004",))
    assert codes(below, Layer()) == codes(below)
    assert codes(below, Layer(ignore=("A001",))) == codes(below) - {"A001"}
    assert codes(below, Layer(("E004",))) == {"E004"}
    assert codes(Layer(ignore=("all",)), Layer(("A001",))) == {"A001"}


def test_severities() -> None:
    found = choose(
        known(),
        {"A001": "warning", "E001": "warning", "E004": "warning"},
        (
            Layer(severity={"event": "info", "E004": "error", "A001": "off"}),
            Layer(severity={"A001": "error", "S001": "error"}),
        ),
    )
    assert found.severities == {"A001": "error", "E001": "info", "E004": "error"}
    assert choose(known(), {"A001": "warning"}, (Layer(severity={"all": "off"}),)).severities == {}
    with pytest.raises(NewsmlError, match="error, warning, info, off, not 'warn': did you mean warning"):
        choose(known(), {}, (Layer(severity={"A001": "warn"}),))


def test_findings_weigh_what_was_asked() -> None:
    found = newsml.validate(DOUBTFUL, select=["A001", "E004"], severity={"A001": "error", "E004": "info"})
    assert [(one.code, one.severity) for one in found] == [("A001", "error"), ("E004", "info")]
    assert newsml.validate(DOUBTFUL, severity={"all": "off"}) == newsml.validate(DOUBTFUL, select=())


def test_rules_that_are_named_one_by_one() -> None:
    assert newsml.validate(DOUBTFUL, rules="E004").codes == ("E004",)
    assert newsml.validate(DOUBTFUL, rules=named("E004")).codes == ("E004",)
    assert newsml.validate(DOUBTFUL, rules=["E004", named("A001"), "a001"]).codes == ("A001", "E004")
    assert newsml.validate(DOUBTFUL, rules=[]).codes == ()
    found = newsml.validate(DOUBTFUL, rules=["E004", "A001"], severity={"E": "error", "A001": "off"})
    assert [(one.code, one.severity) for one in found] == [("E004", "error")]
    with pytest.raises(NewsmlError, match="rules says exactly what is asked"):
        newsml.validate(DOUBTFUL, rules=["E004"], ignore="E004")
    with pytest.raises(NewsmlError, match="'event' is several rules"):
        newsml.validate(DOUBTFUL, rules="event")


def test_profiles() -> None:
    assert list(PROFILES) == ["draft", "publish", "interchange"]
    found = {name: {one.code for one in asked(profile=name).rules} for name in PROFILES}
    assert found["draft"] < found["publish"] < found["interchange"] == {one.code for one in catalogue()}
    assert found["interchange"] - found["publish"] == family("F")
    assert all(one.severity == "warning" and one.code[0] in "NPEST" for one in asked(profile="draft").rules)
    assert asked() == asked(profile="publish")
    errors = {one.code for one in CHECKS if one.severity == "error"}
    assert all(errors <= asked(profile=name).codes for name in PROFILES)
    assert newsml.validate(DOUBTFUL, profile="draft").codes == ("E004",)
    assert {"A001", "E004"} <= set(newsml.validate(DOUBTFUL).codes)
    assert newsml.validate(DOUBTFUL, profile="DRAFT", select="A001").codes == ("A001",)
    with pytest.raises(NewsmlError, match="draft, publish, interchange, not 'drafts': did you mean draft"):
        newsml.validate(DOUBTFUL, profile="drafts")


def test_targets() -> None:
    found = newsml.validate(DOUBTFUL, target="text", select="F001")
    assert "Article.events" in {one.excerpt for one in found}
    assert asked(target="text").rules == asked(profile="interchange").rules
    assert asked(target="text", profile="draft").rules == asked(profile="draft").rules
    assert newsml.validate(DOUBTFUL, target="json", select="F001").codes == ()
    with pytest.raises(NewsmlError, match="did you mean 'jsonld'"):
        newsml.validate(DOUBTFUL, target="json-ld")


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two rules that are retired: one has a successor, one has none."""
    entries = {
        "E900": Retired("excluded-and-affirmed", "E004", "the two were one."),
        "E901": Retired("event-at-night", None, "events may take place at night."),
    }
    for module in (retired, choosing):
        monkeypatch.setattr(module, "RETIRED", entries)
    forget()
    yield
    forget()


@pytest.mark.usefixtures("gone")
def test_retired_codes_redirect() -> None:
    assert newsml.validate(DOUBTFUL, select="e900").codes == ("E004",)
    assert newsml.validate(DOUBTFUL, select="excluded-and-affirmed").codes == ("E004",)
    assert newsml.validate(DOUBTFUL, select=["E901"]).codes == ()
    assert named("E900").code == "E004"
    with pytest.raises(
        NewsmlError, match="E901 event-at-night is retired, so that nothing is meant: events may"
    ):
        named("E901")
    assert asked([Layer(("E900",)), Layer(ignore=("E901", "E900"))]).notes == (
        "E900 excluded-and-affirmed is retired, so that E004 is meant: the two were one.",
        "E901 event-at-night is retired, so that nothing is meant: events may take place at night.",
    )
    accepted = DOUBTFUL.replace(suppressions=[{"rule": "E900", "reason": "意図した書き方"}])
    found = newsml.validate(accepted, select=["E004", "V09"])
    assert found.codes == ()
    assert [one.code for one in found.suppressed] == ["E004"]


def test_the_tests_know_the_retired_codes() -> None:
    assert set(retired.RETIRED) == RETIRED
    assert suppression.path_of("mentions[2].head") == ("mentions", 2, "head")
