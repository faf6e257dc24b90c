"""The rules about speakers, times and parts of statements, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.findings import Findings
from newsml.model.article import Article
from newsml.rules import check, chosen
from tests.rules.build import story

RULES = chosen([f"S{n:03}" for n in range(10, 23)])
BODY = "Anna Berg met Olaf Dahl. “We go,” Berg said. “Now.”"


def found(article: Article) -> Findings:
    """Return what the rules about the parts of statements say."""
    return check(article, RULES)


def scene(*statements: dict[str, Any], anna: dict[str, Any] | None = None, **fields: Any) -> Article:
    """An article in which Anna, her council and Olaf are mentioned, with these statements."""
    article = story(BODY)
    people: list[dict[str, Any]] = [
        {
            "id": "anna",
            "kind": "person",
            "mentions": [article.mention("Anna Berg", form="name")],
            **(anna or {}),
        },
        {"id": "olaf", "kind": "person", "mentions": [article.mention("Olaf Dahl", form="name")]},
        {"id": "council", "kind": "organisation"},
    ]
    people[0]["mentions"] = [*people[0]["mentions"], article.mention("Berg", nth=2, form="name")]
    said = [{"kind": "direct", **one} for one in statements]
    return article.replace(participants=people, statements=said, **fields)


TEXT = story(BODY)
WE_GO = TEXT.anchor("We go,")
BERG = TEXT.anchor("Berg", nth=2)
SAID = TEXT.anchor("said")


@pytest.mark.parametrize(
    ("kind", "content", "quoted", "fires"),
    [
        ("direct", ("We go,” Berg said",), (), True),
        ("direct", ("We go,", "said"), (), True),
        ("direct", ("We go,", "Now."), (), False),
        ("direct", ("Now.",), (), False),
        ("indirect", ("We go,” Berg said",), (), False),
        ("mixed", ("We go,” Berg said",), (), False),
        ("mixed", ("We go,” Berg said",), ("We go,",), False),
        ("mixed", ("We go,” Berg said",), ("Berg said",), True),
        ("direct", ("We go,” Berg said",), ("We go,",), False),
    ],
)
def test_cue_inside_quotation(
    kind: str, content: tuple[str, ...], quoted: tuple[str, ...], *, fires: bool
) -> None:
    statement = {"id": "s", "kind": kind, "content": TEXT.anchor(*content), "cue": [SAID]}
    if quoted:
        statement["quoted"] = TEXT.anchor(*quoted)
    assert ("S010" in found(scene(statement)).codes) == fires


def test_cue_in_another_field() -> None:
    article = scene(headline="She said")
    statement = {
        "id": "s",
        "kind": "direct",
        "content": WE_GO,
        "cue": [article.anchor("She", field="headline")],
    }
    assert found(article.replace(statements=[statement])).codes == ()
    assert found(article.replace(statements=[{**statement, "content": None}])).codes == ()


def test_source_names_another() -> None:
    statement = {"id": "s", "speaker": "olaf", "source": BERG}
    (finding,) = found(scene(statement))
    assert (finding.code, finding.excerpt) == ("S011", "Berg")
    assert found(scene({**statement, "speaker": "anna"})).codes == ()
    assert found(scene({**statement, "on_behalf_of": ["anna"]})).codes == ()
    assert found(scene({"id": "s", "speaker": "olaf", "source": SAID})).codes == ()
    assert (
        found(scene({"id": "s", "speaker": "olaf", "source": TEXT.anchor("Anna Berg", "Berg said")})).codes
        == ()
    )
    assert found(scene(statement).strip()).codes == ("S011",)


@pytest.mark.parametrize(
    "anna",
    [
        {"part_of": ["council"]},
        {"roles": [{"title": "head", "of": "council"}]},
        {"mentions": [{**TEXT.mention("Anna Berg").model_dump(), "literal": "council"}]},
    ],
)
def test_speaking_for_one_another(anna: dict[str, Any]) -> None:
    """Words that name the member are the source of what the council says."""
    statement = {"id": "s", "speaker": "council", "source": BERG}
    assert found(scene(statement)).codes == ("S011",)
    assert found(scene(statement, anna=anna)).codes == ()


def test_absent_speaker_named() -> None:
    statement = {"id": "s", "speaker_absence": "anonymous", "source": BERG}
    (finding,) = found(scene(statement))
    assert (finding.code, finding.path) == ("S012", ("statements", 0, "speaker_absence"))
    assert found(scene({**statement, "source": TEXT.anchor("Berg said")})).codes == ()
    assert found(scene({**statement, "speaker_absence": None})).codes == ()
    article = scene(statement)
    anna = article["anna"].model_copy(update={"mentions": [TEXT.mention("Berg", nth=2, form="nominal")]})
    assert found(article.replace(anna)).codes == ()


@pytest.mark.parametrize("part", ["addressees", "on_behalf_of"])
def test_addressed_to_oneself(part: str) -> None:
    (finding,) = found(scene({"id": "s", "speaker": "olaf", part: ["anna", "olaf"]}))
    assert (finding.code, finding.path) == ("S013", ("statements", 0, part, 1))
    assert found(scene({"id": "s", "speaker": "olaf", part: ["anna"]})).codes == ()
    assert found(scene({"id": "s", part: ["anna"]})).codes == ()


@pytest.mark.parametrize(
    ("status", "fires"),
    [
        ("cancelled", True),
        ("excluded", True),
        ("hypothetical", True),
        ("occurred", False),
        ("scheduled", False),
    ],
)
def test_occasion_not_held(status: str, *, fires: bool) -> None:
    events = [{"id": "e", "status": status}]
    statement = {"id": "s", "occasion": {"event": "e"}}
    assert found(scene(statement, events=events)).codes == (("S014",) if fires else ())
    assert found(scene({**statement, "polarity": "negative"}, events=events)).codes == ()
    assert found(scene({"id": "s", "about": ["e"]}, events=events)).codes == ()


@pytest.mark.parametrize(
    ("value", "fields", "fires"),
    [
        ("2025-04-04", {"created": "2025-04-02"}, True),
        ("2025-05", {"created": "2025-04-02"}, True),
        ("2025-04-03", {"created": "2025-04-02T20:00:00Z"}, False),
        ("2025-04", {"created": "2025-04-02"}, False),
        ("2025-05~", {"created": "2025-04-02"}, False),
        ("../2025-05", {"created": "2025-04-02"}, False),
        ("2025-05", {}, False),
        ("2025-04-04", {"created": "2025-04-02", "embargo": "2025-04-05T00:00:00Z"}, False),
        ("2025-04-04", {"created": "2025-04-02", "embargo": "2025-04-03T12:00:00Z"}, False),
        ("2025-04-09", {"created": "2025-04-02", "embargo": "2025-04-03T00:00:00Z"}, True),
        ("2025-04-09", {"created": "2025-04-02", "embargo": "open"}, False),
    ],
)
def test_said_after_the_article(value: str, fields: dict[str, Any], *, fires: bool) -> None:
    article = scene({"id": "s", "when": {"value": value}}, {"id": "t", "when": {"basis": "text"}}, **fields)
    assert [(f.code, f.excerpt) for f in found(article)] == ([("S015", value)] if fires else [])


DEATH = {
    "id": "e",
    "type": {"literal": "Life.Die"},
    "status": "occurred",
    "when": {"value": "2020-03"},
    "participations": [{"participant": "anna", "role": "patient"}],
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"type": {"literal": "death"}},
        {"type": {"iri": "http://www.wikidata.org/entity/Q4"}},
        {"participations": [{"participant": "anna", "role": {"literal": "Victim"}}]},
    ],
)
def test_speaker_had_died(change: dict[str, Any]) -> None:
    events = [{**DEATH, **change}, {"id": "talk", "when": {"value": "2021"}}]
    own = {"id": "s", "speaker": "anna", "when": {"value": "2020-04-01"}}
    by_occasion = {"id": "t", "speaker": "anna", "occasion": {"event": "talk"}}
    assert [(f.code, f.path[1]) for f in found(scene(own, by_occasion, events=events))] == [
        ("S016", 0),
        ("S016", 1),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"type": {"literal": "illness"}},
        {"type": None},
        {"type": {"iri": "https://example.org/death"}},
        {"status": "hypothetical"},
        {"polarity": "negative"},
        {"when": {"value": "2020~"}},
        {"when": {"value": "2020-04"}},  # the same month
        {"when": {"value": "2020/.."}},
        {"when": None},
        {"participations": [{"participant": "olaf", "role": "patient"}]},
        {"participations": [{"participant": "anna", "role": "attendee"}]},
    ],
)
def test_speaker_may_have_lived(change: dict[str, Any]) -> None:
    own = {"id": "s", "speaker": "anna", "when": {"value": "2020-04-01"}}
    assert found(scene(own, events=[{**DEATH, **change}])).codes == ()


def test_words_of_earlier_days() -> None:
    statements = (
        {"id": "s", "speaker": "anna", "when": {"value": "2019"}},
        {"id": "t", "speaker": "anna"},
        {"id": "u", "speaker": "anna", "when": {"value": "../2021"}},
        {"id": "v", "when": {"value": "2021"}},
    )
    assert found(scene(*statements, events=[DEATH])).codes == ()


def test_continues_another_speaker() -> None:
    first = {"id": "s", "speaker": "anna"}
    (finding,) = found(scene(first, {"id": "t", "speaker": "olaf", "continues": "s"}))
    assert (finding.code, finding.path) == ("S017", ("statements", 1, "continues"))
    for second in ({"id": "t", "speaker": "anna", "continues": "s"}, {"id": "t", "continues": "s"}):
        assert found(scene(first, second)).codes == ()
    assert found(scene({"id": "s"}, {"id": "t", "speaker": "olaf", "continues": "s"})).codes == ()
    council = {"id": "t", "speaker": "council", "continues": "s"}
    assert found(scene(first, council, anna={"part_of": ["council"]})).codes == ()


def test_same_words_of_two_speakers() -> None:
    first = {"id": "s", "speaker": "anna", "content": WE_GO, "source": SAID}
    (finding,) = found(scene(first, {**first, "id": "t", "speaker": "olaf"}))
    assert (finding.code, finding.path) == ("S018", ("statements", 1, "speaker"))
    other = {**first, "id": "t", "speaker": "olaf", "source": TEXT.anchor("Dahl")}
    assert found(scene(first, other)).codes == ()
    assert found(scene(first, {**first, "id": "t", "speaker": None})).codes == ()


@pytest.mark.parametrize("words", ["We go,", "“We go,”", "We go", "We go,” "])
def test_statement_annotated_twice(words: str) -> None:
    first = {"id": "s", "speaker": "anna", "content": WE_GO}
    second = {"id": "t", "speaker": "anna", "kind": "mixed", "content": TEXT.anchor(words)}
    (finding,) = found(scene(first, second))
    assert (finding.code, finding.path) == ("S019", ("statements", 1))


@pytest.mark.parametrize(
    "change",
    [
        {"speaker": "olaf"},
        {"speaker": None},
        {"content": TEXT.anchor("We")},
        {"content": TEXT.anchor("We go,", "Now.")},
        {"content": None},
        {"cue": [SAID]},
        {"polarity": "negative"},
        {"within": "s"},
    ],
)
def test_statements_that_are_two(change: dict[str, Any]) -> None:
    first = {"id": "s", "speaker": "anna", "content": WE_GO}
    assert found(scene(first, {**first, "id": "t", **change})).codes == ()


@pytest.mark.parametrize(
    ("language", "own", "source", "fires"),
    [
        ("en-GB", None, "en-US", True),
        ("de", "en", "en", True),
        ("de", "en", "de", False),
        (None, None, "en", False),
        ("en", None, None, False),
        ("sr-Cyrl", None, "sr-Latn", False),
        ("zh-Hans-CN", None, "zh-Hans", True),
        ("x-ours", None, "x-theirs", False),
    ],
)
def test_translated_from_own_language(
    language: str | None, own: str | None, source: str | None, *, fires: bool
) -> None:
    article = scene({"id": "s", "language": own, "translated_from": source}, language=language)
    assert found(article).codes == (("S020",) if fires else ())


def test_extent_misses_content() -> None:
    extent = TEXT.anchor("We go,” Berg said")
    first = {"id": "s", "content": WE_GO, "extent": extent}
    assert found(scene(first)).codes == ()
    assert found(scene({**first, "content": TEXT.anchor("We go,", "Now.")})).codes == ("S021",)
    assert found(scene({**first, "source": TEXT.anchor("Anna Berg")})).codes == ()
    assert found(scene({**first, "content": None})).codes == ()
    article = scene(headline="We go")
    other = {**first, "kind": "direct", "content": article.anchor("We go", field="headline")}
    assert found(article.replace(statements=[other])).codes == ("S021",)


def test_held_for_two_things() -> None:
    certain, possible = {"value": "certain"}, {"value": "possible"}
    (finding,) = found(scene({"id": "s", "factuality": [certain, possible]}))
    assert (finding.code, finding.path) == ("S022", ("statements", 0, "factuality", 1))
    assert "the writer" in finding.message
    assert (
        found(scene({"id": "s", "factuality": [certain, {**possible, "according_to": "anna"}]})).codes == ()
    )
