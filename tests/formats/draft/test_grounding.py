"""From a draft to an article: references, ids, shorthands, statements, and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsml
from newsml import NewsmlError
from newsml.formats.draft.names import id_from
from newsml.model.code import Code
from tests.formats.draft.looking import BODY, ground, problems, row, spans
from tests.work import calls

# --- ids and references ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("Café Zoë", "cafe-zoe"),
        ("2026 Games", "event-2026-games"),
        ("!?", "event"),
        ("a" * 100, "a" * 48),
        ("Київ", f"event-{id_from('Київ', 'x').removeprefix('x-')}"),
    ],
)
def test_ids_are_made_from_names(name: str, expected: str) -> None:
    assert id_from(name, "event") == expected


def test_names_in_other_scripts_differ_in_their_ids() -> None:
    assert id_from("Київ", "place") != id_from("Львів", "place")
    assert id_from("\ud800ж", "place").startswith("place-")


def test_second_ones_of_a_name_are_counted() -> None:
    found = ground(
        "participants: [{name: Ana, kind: person}, {name: Ana, kind: place}, {id: ana-2, name: B, kind: place}]\n"
        "topics: [{name: ANA}]\nevents: [{mentions: stays open}, {}]\n"
        "statements: [{speaker_absence: writer, quote: the port stays open}]\n"
        "provenance: {agents: [{name: Ben, kind: human}]}"
    ).article
    assert [thing.id for thing in found.participants] == ["ana", "ana-2", "ana-3"]
    assert [thing.id for thing in found.topics] == ["ana-4"]
    assert [thing.id for thing in found.events] == ["event", "stays-open"]
    assert [thing.id for thing in found.statements] == ["the-port-stays-open"]
    assert found.provenance is not None
    assert found.provenance.agents[0].id == "ben"


def test_many_of_one_name_are_not_counted_anew_each_time() -> None:
    def work(count: int) -> int:
        draft = {"body": "x", "topics": [{"name": "Port"}] * count}
        return calls(lambda: newsml.ground(draft))

    assert work(1_000) < 15 * work(100)


def test_references_by_id_name_alias_and_case() -> None:
    found = ground(
        "participants:\n- {id: p1, name: Ana Ruiz, kind: person, aliases: [the mayor, {text: Руїс, language: uk}]}\n"
        "events: [{name: Port stays}]\n"
        "statements:\n"
        + "".join(
            f"- {{speaker: {name}, occasion: Port stays, about: [p1, port-stays]}}\n"
            for name in ("p1", "Ana Ruiz", "the mayor", "Руїс", "ANA  RUIZ")
        )
    ).article
    assert {statement.speaker for statement in found.statements} == {"p1"}
    assert {statement.occasion.event for statement in found.statements if statement.occasion} == {
        "port-stays"
    }


def test_a_name_of_the_right_kind_comes_before_an_id_of_another() -> None:
    found = ground(
        "participants: [{id: p, name: port, kind: place}]\ntopics: [{id: port}]\nstatements: [{speaker: port}]"
    )
    assert found.article.statements[0].speaker == "p"


def test_references_that_mean_nothing_or_too_much() -> None:
    people = (
        "participants: [{name: Ana, kind: person}, {id: b, name: Ana, kind: person}]\ntopics: [{id: t}]\n"
    )
    assert problems(people + "statements: [{speaker: Ana}]") == [
        "line 3: statements[0].speaker: 'Ana' is the name of ana and of b: write the id of the one that is meant"
    ]
    assert problems(people + "statements: [{speaker: Anna}]") == [
        "line 3: statements[0].speaker: no participant has the id or name 'Anna': did you mean 'Ana'?"
    ]
    assert problems(people + "statements: [{speaker: Zoe Q.}]") == [
        "line 3: statements[0].speaker: no participant has the id or name 'Zoe Q.': add one, or correct the name"
    ]
    (line,) = problems(people + "statements: [{speaker: t}]")
    assert line.startswith("line 3: statements[0].speaker: ")


def test_many_unknown_names_are_not_each_compared_with_all() -> None:
    def work(count: int) -> int:
        people = [{"name": f"name {n}", "kind": "person"} for n in range(count)]
        draft = {
            "body": "x",
            "participants": people,
            "statements": [{"speaker": f"nome {n}"} for n in range(count)],
        }
        return calls(lambda: problems(draft, None))

    assert work(400) < 15 * work(40)


# --- shorthands ---


def test_bare_values_stand_for_what_they_are() -> None:
    found = ground(
        "creators: [A. Name]\nsubjects: [medtop:04000000, 'https://x.example/1', trade]\nkeywords: port\n"
        "participants: [{name: Ana, kind: person, roles: mayor, aliases: Anita, same_as: 'urn:x:1'}]\n"
        "events:\n- name: Opening\n  when: 2026-03-02\n  where: Ana\n  participations: [Ana]\n  status: occurred\n"
        "statements: [{speaker: Ana, occasion: Opening, factuality: certain}]\n"
    ).article
    assert found.creators[0].name == "A. Name"
    assert set(found.subjects) == {
        Code(qcode="medtop:04000000"),
        Code(iri="https://x.example/1"),
        Code(literal="trade"),
    }
    assert found.keywords == ("port",)
    (ana,) = found.participants
    assert (ana.roles[0].title, ana.aliases[0].text) == ("mayor", "Anita")
    (event,) = found.events
    assert event.when is not None
    assert (event.when.value, event.where[0].place) == ("2026-03-02", "ana")
    assert (event.participations[0].participant, event.participations[0].role) == ("ana", "attendee")


def test_a_role_that_is_no_known_word_is_an_object() -> None:
    people = "participants: [{id: p, kind: person}]\nevents: [{id: e, participations: [{participant: p, role: %s}]}]"
    (line,) = problems(people % "atendee")
    assert line.startswith("line 2: events[0].participations[0].role: ")
    role = ground(people % "{literal: agent}").article.events[0].participations[0].role
    assert role == Code(literal="agent")
    role = ground(people % "medtop:1").article.events[0].participations[0].role
    assert role == Code(qcode="medtop:1")


def test_by_goes_to_every_annotation_without_one_of_its_own() -> None:
    found = ground(
        "provenance: {agents: [{id: a, name: Desk, kind: human}, {id: b, kind: tool}]}\nby: Desk\n"
        "participants: [{name: Ana, kind: person}, {name: Ben, kind: person, by: b}]\ntopics: {name: Port}\n"
    ).article
    assert [thing.by for thing in (*found.participants, *found.topics)] == [("a",), ("b",), ("a",)]


# --- statements ---


@pytest.mark.parametrize(
    ("fields", "kind", "content", "quoted"),
    [
        ("quote: It stays", "direct", "It stays", "It stays"),
        ("content: It stays, quoted: It stays", "direct", "It stays", "It stays"),
        ("content: the port stays open, quoted: stays open", "mixed", "the port stays open", "stays open"),
        ("content: the port stays open, quote: stays open", "mixed", "the port stays open", "stays open"),
        ("content: the port stays open", "indirect", "the port stays open", None),
        ("content: the port stays open, kind: direct", "direct", "the port stays open", None),
        ("quote: [the port, It stays]", "direct", "the port … It stays", "the port … It stays"),
        ("quote: It stays, kind: mixed", "mixed", "It stays", "It stays"),
        ("", "indirect", None, None),
    ],
)
def test_what_is_quoted_says_the_kind(
    fields: str, kind: str, content: str | None, quoted: str | None
) -> None:
    (statement,) = ground(f"statements: [{{speaker_absence: writer, {fields}}}]").article.statements
    assert statement.kind == kind
    assert (statement.content.exact if statement.content else None) == content
    assert (statement.quoted.exact if statement.quoted else None) == quoted


def test_quote_and_quoted_exclude_each_other() -> None:
    assert problems("statements:\n- {speaker_absence: writer, quote: It stays, quoted: stays}") == [
        "line 2: statements[0].quote: quote and quoted say the same: remove one"
    ]


def test_quoted_words_are_a_part_of_the_content() -> None:
    found = ground("statements: [{speaker_absence: writer, content: the port stays open, quoted: It stays}]")
    quoted = row(found, "statements[0].quoted")
    assert (quoted.status, quoted.reason, quoted.total) == ("not_found", "it stands outside its content", 1)
    assert found.article.statements[0].kind == "mixed"
    lost = ground(
        "statements: [{speaker_absence: writer, content: nothing like it at all, quoted: It stays}]"
    )
    assert row(lost, "statements[0].quoted").reason == "its content was not found"


def test_a_quote_that_is_not_found_leaves_the_kind() -> None:
    found = ground("statements: [{speaker_absence: writer, quote: nothing like it at all}]")
    assert found.article.statements[0].kind == "direct"
    assert found.article.statements[0].content is None
    assert row(found, "statements[0].quote").line == 1


# --- the report ---


def test_what_is_not_settled_is_left_out_with_what_is_empty_without_it() -> None:
    found = ground(
        "participants:\n- name: Ruiz\n  kind: person\n"
        "  roles: [{anchor: mayor of Quellhaven}, {title: mayor, anchor: x y z}]\n"
        "  mentions: [said, {words: Ruiz, nth: 9}, Ana Ruiz]\n"
    )
    (ruiz,) = found.article.participants
    assert [mention.exact for mention in ruiz.mentions] == ["Ana Ruiz"]
    assert [(role.title, role.anchor) for role in ruiz.roles] == [("mayor", None)]
    assert not found.ok
    assert found.counts == {"exact": 1, "normalised": 0, "fuzzy": 0, "ambiguous": 1, "not_found": 3}
    assert [(anchor.path, anchor.status, anchor.line) for anchor in found.unplaced] == [
        ("participants[0].roles[0].anchor", "not_found", 4),
        ("participants[0].roles[1].anchor", "not_found", 4),
        ("participants[0].mentions[0]", "ambiguous", 5),
        ("participants[0].mentions[1]", "not_found", 5),
    ]
    said = row(found, "participants[0].mentions[0]")
    assert [candidate.spans for candidate in said.candidates] == [((9, 13),), ((62, 66),)]
    assert said.candidates[0].context == BODY[:37]
    assert (said.score, said.found, said.is_found) == (None, None, False)


def test_problems_are_told_in_the_places_of_the_draft() -> None:
    lines = problems(
        "participants:\n- name: Ana\n  kind: person\n  mentions:\n  - not there at all\n  - {words: She, form: x}\n"
        "blocks:\n- {words: It stays, kind: paragraph}\n- {words: Ana Ruiz, kind: headline}\n"
    )
    assert [line.rpartition(": ")[0].partition(": Input")[0] for line in lines] == [
        "line 9: blocks[1].kind",
        "line 6: participants[0].mentions[1].form",
    ]


def test_the_text_is_that_of_the_draft_or_the_one_that_is_given() -> None:
    assert newsml.ground("body: x").article.body == "x"
    found = newsml.ground("headline: h\nbody: x", "y")
    assert (found.article.headline, found.article.body) == ("h", "y")
    assert found.notes == ("the body of the draft is another one: the text that was given is taken",)
    assert newsml.ground("headline: h", {"body": "y", "standfirst": "z"}).article.standfirst == "z"
    assert newsml.ground("headline:\nbody: x", {"headline": "h"}).notes == ()
    for draft in ("id: urn:x:1", "body: ''", "body: [x]", {"headline": None}):
        with pytest.raises(NewsmlError, match="the draft holds no text: give its headline or body"):
            newsml.ground(draft)


def test_a_draft_may_be_data_a_document_or_a_path(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text("body: x\ntopics: [{name: y, mentions: x}]", encoding="utf-8")
    found = newsml.ground(path)
    assert found == newsml.ground(path.read_bytes()) == newsml.ground(path.read_text(encoding="utf-8"))
    assert (
        newsml.ground({"body": "x", "topics": ({"name": "y", "mentions": ("x",)},)}).article == found.article
    )
    assert newsml.ground({"body": "x", "topics": [{"name": "y", "mentions": "x"}]}).anchors[0].line is None


def test_an_id_is_derived_from_the_text() -> None:
    assert newsml.ground("body: x").article.id == newsml.ground("slugline: y", "x").article.id
    assert newsml.ground("body: x").article.id != newsml.ground("body: y").article.id
    assert newsml.ground("id: urn:x:1\nbody: x").article.id == "urn:x:1"


def test_unknown_fields_and_versions() -> None:
    assert problems("statments: []\nzzz: 1\ndraft: 2.0\nmatches: some") == [
        'line 3: draft: the version of the draft format is "1.0"',
        "line 4: matches: write given or found",
        "line 1: statments: unknown field; did you mean statements?",
        "line 2: zzz: unknown field; remove it",
    ]
    assert problems('{"draft": 2,\n "zzz": 1}') == [
        'line 1: draft: the version of the draft format is "1.0"',
        "line 2: zzz: unknown field; remove it",
    ]
    assert ground("draft: 1").article == ground("draft: 1.9").article


def test_one_thing_may_stand_without_a_list() -> None:
    found = ground("participants: {name: Ana, kind: person, mentions: Ana Ruiz}")
    assert spans(found) == [((0, 8),)]


@pytest.mark.parametrize("noun", ["participants", "topics", "events", "statements"])
@pytest.mark.parametrize("value", ["x", "3", "[[]]", "[null]", "[x, {}]"])
def test_things_of_the_wrong_kind_are_refused(noun: str, value: str) -> None:
    assert all(line.startswith(f"line 1: {noun}[") for line in problems(f"{noun}: {value}"))


@pytest.mark.parametrize("depth", [70, 5_000])
def test_data_that_is_too_deep_or_holds_itself(depth: int) -> None:
    deep: dict[str, object] = {"body": "x"}
    for _ in range(depth):
        deep = {"body": "x", "topics": deep}
    endless: dict[str, object] = {"body": "x"}
    endless["topics"] = [endless]
    for draft in (deep, endless):
        with pytest.raises(NewsmlError, match="nested deeper than 60 levels"):
            newsml.ground(draft)
