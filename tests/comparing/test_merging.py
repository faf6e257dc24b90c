"""What becomes of two annotators' work, case by case."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsml
from newsml.comparing.merging import Addition, Conflict, Merging, merge
from newsml.errors import shown_path
from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from tests.comparing.build import at, by, person, story
from tests.story import STORIES
from tests.story import story as fixture
from tests.work import calls


def conflicts(found: Merging) -> list[tuple[str, Any, Any]]:
    data = [conflict.as_dict() for conflict in found.conflicts]
    return [(one["path"], one["a"], one["b"]) for one in data]


def additions(found: Merging) -> list[tuple[str, str, Any]]:
    data = [addition.as_dict() for addition in found.additions]
    return [(one["path"], one["side"], one["value"]) for one in data]


def people(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> Merging:
    return merge(story(participants=ours, **by("ana")), story(participants=theirs, **by("ben")))


def test_the_same_from_both_has_both_as_authors() -> None:
    found = people([person("p", at("Ana Ruiz"), confidence=80)], [person("x", at("Ana Ruiz"), confidence=80)])
    (joined,) = found.article.participants
    assert (joined.id, joined.by) == ("p", ("ana", "ben"))
    assert found.joined == (("p", "x"),)
    assert (found.only_a, found.only_b, found.renamed) == ((), (), ())
    assert (found.conflicts, found.additions) == ((), ())
    provenance = found.article.provenance
    assert provenance is not None
    assert [agent.id for agent in provenance.agents] == ["ana", "ben"]


def test_an_author_is_known_only_where_there_is_one_agent() -> None:
    a = story(participants=[person("p", at("Ana Ruiz")), person("q", by=["ana"])], **by("ana", "cleo"))
    found = merge(a, story(participants=[person("x", at("Ana Ruiz"))]))
    assert [one.by for one in found.article.participants] == [(), ("ana",)]


def test_labels_are_signed_as_well() -> None:
    label = {"scheme": "frame", "value": "strike"}
    labels = {"labels": [label]}
    ours = story(participants=[person("p", at("Ana Ruiz"), **labels)], **labels, **by("ana"))
    theirs = story(
        participants=[person("x", at("Ana Ruiz"), labels=[label, {"scheme": "frame", "value": "delay"}])],
        labels=[{**label, "confidence": 60}],
        **by("ben"),
    )
    found = merge(ours, theirs)
    assert [(one.value, one.by) for one in found.article.participants[0].labels] == [
        ("delay", ("ben",)),
        ("strike", ("ana", "ben")),
    ]
    (given,) = found.article.labels
    assert (given.by, given.confidence) == (("ana", "ben"), 60)
    assert additions(found) == [
        ("labels[0].confidence", "b", 60),
        (
            "participants[0].labels[0]",
            "b",
            {"scheme": "frame", "value": "delay", "by": ["ben"]},
        ),
    ]


def test_labels_that_differ_in_confidence_are_a_conflict_with_both_as_authors() -> None:
    ours, theirs = (
        story(labels=[{"scheme": "frame", "value": "strike", "confidence": sure}], **by(name))
        for name, sure in (("ana", 60), ("ben", 80))
    )
    found = merge(ours, theirs)
    assert [(one.by, one.confidence) for one in found.article.labels] == [(("ana", "ben"), 60)]
    (conflict,) = found.conflicts
    assert (shown_path(conflict.path), conflict.a.confidence, conflict.b.confidence) == ("labels[0]", 60, 80)
    assert (conflict.id, conflict.agents_a, conflict.agents_b) == (None, ("ana",), ("ben",))


def test_a_field_that_differs_is_a_conflict_and_a_stands() -> None:
    found = people(
        [person("p", at("Ana Ruiz"), name="Ana", relevance=10)],
        [{**person("x", at("Ana Ruiz"), name="Ana Ruiz", relevance=90), "kind": "group"}],
    )
    (joined,) = found.article.participants
    assert (joined.kind, joined.name, joined.relevance) == ("person", "Ana", 10)
    assert conflicts(found) == [
        ("participants[0].relevance", 10, 90),
        ("participants[0].kind", "person", "group"),
        ("participants[0].name", "Ana", "Ana Ruiz"),
    ]
    assert found.conflicts[1] == Conflict(
        ("participants", 0, "kind"), "p", "person", "group", ("ana",), ("ben",)
    )
    assert found.conflicts[1].kept == "a"
    assert "reason" not in found.conflicts[1].as_dict()


def test_what_only_one_says_is_taken_and_listed() -> None:
    found = people(
        [person("p", at("Ana Ruiz"), name="Ana Ruiz", same_as=["https://example.org/1"])],
        [person("x", at("Ana Ruiz"), at("Ruiz", 2), note="?", aliases=[{"text": "Ruiz"}])],
    )
    (joined,) = found.article.participants
    assert (joined.name, joined.note, len(joined.mentions)) == ("Ana Ruiz", "?", 2)
    assert additions(found) == [
        ("participants[0].note", "b", "?"),
        ("participants[0].name", "a", "Ana Ruiz"),
        ("participants[0].aliases[0]", "b", {"text": "Ruiz"}),
        ("participants[0].same_as[0]", "a", "https://example.org/1"),
        ("participants[0].mentions[1]", "b", at("Ruiz", 2)),
    ]
    assert found.additions[0] == Addition(("participants", 0, "note"), "p", "b", "?", ("ben",))


def test_mentions_in_one_place_are_one_mention() -> None:
    found = people(
        [person("p", at("Ana Ruiz", form="name"), at("Ruiz", 2, form="name", match="exact"))],
        [person("x", at("Ana Ruiz", form="nominal"), at("Ruiz", 2, match="exact", score=90))],
    )
    assert [(one.exact, one.form, one.score) for one in found.article.participants[0].mentions] == [
        ("Ana Ruiz", "name", None),
        ("Ruiz", "name", 90),
    ]
    assert conflicts(found) == [
        ("participants[0].mentions[0]", at("Ana Ruiz", form="name"), at("Ana Ruiz", form="nominal"))
    ]
    assert additions(found) == [
        ("participants[0].mentions[1].score", "b", 90),
        ("participants[0].mentions[1].form", "a", "name"),
    ]


def test_several_in_one_place_are_not_paired_by_guess() -> None:
    found = people(
        [person("p", at("Ana Ruiz", form="name"), at("Ana Ruiz", form="nominal"))],
        [person("x", at("Ana Ruiz", form="pronoun"))],
    )
    assert [one.form for one in found.article.participants[0].mentions] == ["name", "nominal", "pronoun"]
    assert not found.conflicts
    assert len(found.additions) == 3


def test_parts_go_together_only_if_they_are_about_the_same() -> None:
    def closing(**when: Any) -> Article:
        return story(events=[{"id": "e", "mentions": [at("close")], "when": when}])

    found = merge(closing(value="2026-06-01"), closing(value="2026-06-01", basis="inferred"))
    assert additions(found) == [("events[0].when.basis", "b", "inferred")]
    assert not found.conflicts
    # Not a time from one with a basis from the other.
    found = merge(closing(value="2026-06-01"), closing(basis="inferred"))
    assert conflicts(found) == [("events[0].when", {"value": "2026-06-01"}, {"basis": "inferred"})]
    found = merge(closing(value="2026-06-01"), closing(value="2026-06", basis="inferred"))
    assert conflicts(found) == [
        ("events[0].when", {"value": "2026-06-01"}, {"value": "2026-06", "basis": "inferred"})
    ]


def test_codes_are_the_same_by_their_identifier() -> None:
    def typed(**code: Any) -> Article:
        return story(events=[{"id": "e", "mentions": [at("close")], "type": code}])

    names = [{"text": "Closing"}]
    found = merge(typed(literal="x"), typed(literal="x", names=names))
    assert additions(found) == [("events[0].type.names[0]", "b", {"text": "Closing"})]
    found = merge(typed(literal="x", names=names), typed(qcode="x:1", names=names))
    assert [path for path, _, _ in conflicts(found)] == ["events[0].type"]


def test_ids_that_mean_something_else_are_replaced() -> None:
    a = story(
        participants=[person("p", at("Ana Ruiz")), person("q", at("Ben Orme"))],
        topics=[{"id": "t"}],
        **by("ana"),
    )
    b = story(
        participants=[person("q", at("Ana Ruiz"), part_of=["p"]), person("p", at("the port")), person("r")],
        statements=[{"id": "t", "kind": "direct", "speaker": "q", "about": ["t", "p"], "by": ["ana"]}],
        provenance={"agents": [{"id": "ana", "kind": "model"}]},
    )
    found = merge(a, b)
    new = dict(found.renamed)
    assert found.joined == (("p", "q"),)
    assert (found.only_a, found.only_b) == (("q", "t"), ("p", "r", "t"))
    assert set(new) == {"p", "t", "ana"}
    assert all(name.startswith(f"{old}-") for old, name in new.items())
    assert dict(merge(a.replace(language="en"), b).renamed) == new
    statement = found.article[new["t"]]
    assert isinstance(statement, Statement)
    assert (statement.speaker, set(statement.about)) == ("p", {new["t"], new["p"]})
    assert statement.by == (new["ana"],)
    joined = found.article["p"]
    assert isinstance(joined, Participant)
    assert joined.part_of == (new["p"],)
    assert set(joined.by) == {"ana", new["ana"]}


def test_ids_that_are_made_are_free() -> None:
    """What an id would become can be taken as well; then more of the digest is used."""
    b = story(participants=[person("p", name="Ben")])
    first = dict(merge(story(topics=[{"id": "p"}]), b).renamed)["p"]
    second = dict(merge(story(topics=[{"id": "p"}, {"id": first}]), b).renamed)["p"]
    assert second.startswith(first)
    long = story(participants=[person("p" * 64, name="Ben")])
    (made,) = dict(merge(story(topics=[{"id": "p" * 64}]), long).renamed).values()
    assert len(made) == 64


def test_the_article_itself() -> None:
    a = story(language="en", keywords=["port"], bylines=["Staff"], urgency=3, **by("ana", status="draft"))
    b = story(
        id="urn:example:2",
        language="en-GB",
        keywords=["port", "strike"],
        bylines=["Desk"],
        slugline="PORT",
        created="2026-06-01",
        **by("ben", status="gold", guideline={"name": "G"}),
    )
    found = merge(a, b)
    assert conflicts(found) == [
        ("id", "urn:example:1", "urn:example:2"),
        ("language", "en", "en-GB"),
        ("bylines", ["Staff"], ["Desk"]),
        ("provenance.status", "draft", "gold"),
    ]
    assert additions(found) == [
        ("slugline", "b", "PORT"),
        ("created", "b", "2026-06-01"),
        ("urgency", "a", 3),
        ("keywords[1]", "b", "strike"),
        ("provenance.guideline", "b", {"name": "G"}),
    ]
    assert (found.article.id, found.article.keywords) == ("urn:example:1", ("port", "strike"))


def event(id_: str, *relations: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_, "relations": [{"kind": k, "event": e} for k, e in relations], **more}


def test_an_order_that_leads_back_is_a_conflict() -> None:
    a = story(events=[event("x", ("before", "y")), event("y"), event("z", ("overlaps", "x"))])
    b = story(events=[event("x"), event("y", ("before", "x"), ("before", "z")), event("z")])
    found = merge(a, b)
    assert conflicts(found) == [("events[1].relations", None, {"kind": "before", "event": "x"})]
    assert found.conflicts[0].reason == "together with the other's it leads back to where it started"
    assert found.conflicts[0].as_dict()["reason"] == found.conflicts[0].reason
    later = found.article["y"]
    assert isinstance(later, Event)
    assert [(one.kind, one.event) for one in later.relations] == [("before", "z")]
    assert additions(found) == [
        ("events[0].relations[0]", "a", {"kind": "before", "event": "y"}),
        ("events[1].relations[0]", "b", {"kind": "before", "event": "z"}),
        ("events[2].relations[0]", "a", {"kind": "overlaps", "event": "x"}),
    ]


def test_a_cycle_may_go_through_things_that_only_one_has() -> None:
    a = story(participants=[person("p", name="P", part_of=["q"]), person("q", name="Q")])
    b = story(
        participants=[person("q", name="Q", part_of=["r"]), person("r", part_of=["p"]), person("p", name="P")]
    )
    found = merge(a, b)
    assert [(path, value) for path, _, value in conflicts(found)] == [
        ("participants[1].part_of", "r"),
        ("participants[2].part_of", "p"),
    ]


def said(**fields: Any) -> Article:
    return story(
        participants=[person("ana", at("Ana Ruiz"))],
        statements=[{"id": "s", "kind": "direct", "cue": [at("told")], **fields}],
    )


def test_speaker_or_the_reason_for_having_none() -> None:
    for a, b, left_out in (
        (said(speaker="ana"), said(speaker_absence="passive"), ("speaker_absence", "passive")),
        (said(speaker_absence="passive"), said(speaker="ana"), ("speaker", "ana")),
    ):
        found = merge(a, b)
        assert conflicts(found) == [(f"statements[0].{left_out[0]}", None, left_out[1])]
        assert found.conflicts[0].reason == "a speaker and a reason for its absence exclude each other"


def test_quoted_words_outside_the_content_that_stands() -> None:
    content = at("We wait")
    found = merge(
        said(content=at("wait")), said(content=content, quoted=content, extent=at("“We wait,” Ruiz told"))
    )
    assert conflicts(found) == [
        ("statements[0].content", at("wait"), content),
        ("statements[0].quoted", None, content),
    ]
    assert additions(found) == [("statements[0].extent", "b", at("“We wait,” Ruiz told"))]


def nested(outer: dict[str, Any], inner: dict[str, Any]) -> Article:
    return story(
        statements=[
            {"id": "outer", "kind": "indirect", "cue": [at("said")], **outer},
            {"id": "inner", "kind": "indirect", "cue": [at("told")], **inner},
        ]
    )


def test_places_that_break_nesting_are_conflicts() -> None:
    wide, narrow = at("said the port would close. “We wait"), at("said the port")
    a = nested({"content": wide}, {"content": at("We wait"), "within": "outer"})
    # b's extent would leave a's inner statement outside, and goes; content and quoted that b gives stay.
    found = merge(a, nested({"content": wide, "extent": narrow}, {"content": at("We wait")}))
    assert conflicts(found) == [("statements[1].extent", None, narrow)]
    # b nests what lies outside in a.
    found = merge(
        nested({"content": narrow}, {"content": at("We wait")}),
        nested({"content": wide}, {"content": at("We wait"), "within": "outer"}),
    )
    assert [path for path, _, _ in conflicts(found)] == ["statements[0].within", "statements[1].content"]
    # b gives the places of a statement that a nests without any.
    found = merge(
        nested({"content": narrow}, {"within": "outer"}),
        nested({"content": narrow}, {"content": at("We wait"), "quoted": at("We wait")}),
    )
    assert [path for path, _, _ in conflicts(found)] == ["statements[0].content", "statements[0].quoted"]


@pytest.mark.parametrize("slug", STORIES)
def test_merging_again_changes_nothing(slug: str) -> None:
    a = fixture(slug).article
    first = a.statements[0]
    b = a.remove(a.events[0].id, unlink=True).replace(first.model_copy(update={"kind": "mixed", "act": None}))
    found = merge(a, b)
    assert found.article.index.keys() == a.index.keys()
    assert found.only_a == (a.events[0].id,)
    again = merge(found.article, b)
    assert again.article == found.article
    assert again.conflicts == found.conflicts
    third = merge(found.article, a)
    assert (third.article, third.conflicts) == (found.article, ())


def test_three_annotators() -> None:
    works = [story(participants=[person(f"p{n}", at("Ana Ruiz"))], **by(n)) for n in ("ana", "ben", "cleo")]
    found = merge(merge(works[0], works[1]).article, works[2])
    assert found.article.participants[0].by == ("ana", "ben", "cleo")


def test_as_data() -> None:
    found = people(
        [person("p", at("Ana Ruiz"))], [{**person("x", at("Ana Ruiz")), "kind": "group"}, person("p")]
    )
    data = found.as_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["joined"] == [["p", "x"]]
    assert data["only_b"] == ["p"]
    assert data["renamed"] == [list(pair) for pair in found.renamed]
    assert data["conflicts"] == [
        {
            "path": "participants[0].kind",
            "id": "p",
            "a": "person",
            "b": "group",
            "agents_a": ["ana"],
            "agents_b": ["ben"],
            "kept": "a",
        }
    ]


def test_the_public_names() -> None:
    assert newsml.merge is merge
    assert newsml.Merging is Merging


def rivals(count: int) -> tuple[Article, Article]:
    """Two annotators of as many events, who disagree about the order of all of them, and of statements."""

    def of(kind: str, start: int) -> Article:
        body = "word " * count
        events = [event(f"e{n}", *([(kind, f"e{n + 1}")] if n + 1 < count else [])) for n in range(count)]
        statements: list[dict[str, Any]] = [
            {
                "id": f"s{n}",
                "kind": "direct",
                "content": {"spans": [{"start": 5 * n, "end": 5 * n + start, "exact": "word "[:start]}]},
                "cue": [{"spans": [{"start": 5 * n, "end": 5 * n + 4, "exact": "word"}]}],
            }
            for n in range(count)
        ]
        fields = {"id": "urn:example:1", "body": body, "events": events, "statements": statements}
        return Article.model_validate(fields)

    return of("before", 4), of("after", 3)


def test_cost_grows_with_the_annotations() -> None:
    few, many = rivals(40), rivals(400)
    assert len(merge(*few).conflicts) == 39 + 40
    work = [calls(lambda: merge(*few)), calls(lambda: merge(*many))]
    assert work[1] <= 13 * work[0]


def test_cost_grows_with_long_sets() -> None:
    def members(count: int, first: str) -> Article:
        """One group with many members that is part of many others, under many names."""
        others = [person(f"{first}{n}", name=f"{first}{n}") for n in range(count)]
        group = {"id": "g", "kind": "group", "name": "G", "part_of": [one["id"] for one in others]}
        names = [{"text": f"{first}{n}"} for n in range(count)]
        return story(
            participants=[{**group, "aliases": names}, *others],
            keywords=[f"{first}{n}" for n in range(count)],
        )

    few, many = ((members(size, "a"), members(size, "b")) for size in (30, 300))
    assert len(merge(*few).additions) == 6 * 30
    work = [calls(lambda: merge(*few)), calls(lambda: merge(*many))]
    assert work[1] <= 13 * work[0]
