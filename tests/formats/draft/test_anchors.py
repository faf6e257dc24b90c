"""How words tell a place in a draft."""

from __future__ import annotations

import pytest

from tests.formats.draft.looking import BODY, ground, problems, row, spans


def mention(yaml: str, body: str = BODY) -> list[tuple[tuple[int, int], ...]]:
    return spans(ground(f"participants: [{{name: Ana, kind: person, mentions: {yaml}}}]", body))


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("Ana Ruiz", ((0, 8),)),
        ("[Ana Ruiz]", ((0, 8),)),
        ("[{words: Ana Ruiz}]", ((0, 8),)),
        ("{words: Ruiz, nth: 2}", ((57, 61),)),
        ("{words: Ruiz, context: Ruiz said on}", ((57, 61),)),
        ("{words: said, context: said on Monday, nth: 1}", ((62, 66),)),
        ("[[Ana Ruiz, stays open]]", ((0, 8), (23, 33))),
        ("{words: [Ana Ruiz, stays open]}", ((0, 8), (23, 33))),
        ("{words: [stays, Ruiz], nth: 1}", ((49, 54), (57, 61))),
        ("{words: She, nth: , context: , field: body}", ((35, 38),)),
    ],
)
def test_ways_to_tell_a_place(yaml: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert mention(yaml) == [expected]


def test_a_set_of_anchors_is_a_list_and_one_anchor_may_be_a_list_of_pieces() -> None:
    found = ground(
        "statements: [{speaker_absence: writer, cue: [left, Monday], content: [Ana Ruiz, stays open]}]"
    )
    assert spans(found) == [((39, 43),), ((70, 76),), ((0, 8), (23, 33))]
    (statement,) = found.article.statements
    assert [cue.exact for cue in statement.cue] == ["left", "Monday"]
    assert statement.content is not None
    assert statement.content.exact == "Ana Ruiz … stays open"


def test_other_fields() -> None:
    found = ground(
        "headline: Port stays\nstandfirst: The mayor says so.\n"
        "topics: [{name: Port, mentions: [{words: Port, field: headline}, {words: mayor, field: standfirst}]}]"
    )
    assert [(mention.field, mention.exact) for mention in found.article.topics[0].mentions] == [
        ("headline", "Port"),
        ("standfirst", "mayor"),
    ]
    missing = ground("topics: [{name: Port, mentions: [{words: stays open, field: headline}]}]")
    assert row(missing, "topics[0].mentions[0]").reason == "there is no headline"


def test_native_spans_need_no_words() -> None:
    found = ground(
        "participants: [{name: Ana, kind: person, mentions: {spans: [{start: 0, end: 3}], head: {start: 0, end: 3}}}]"
    )
    (mention,) = found.article.participants[0].mentions
    assert (mention.exact, mention.match) == ("Ana", None)
    assert mention.head is not None
    assert mention.head.exact == "Ana"
    assert found.anchors == ()


@pytest.mark.parametrize(
    ("head", "start"),
    [("Ruiz", 4), ("{words: Ruiz}", 4), ("{words: Ana, nth: 1}", 0), ("{start: 4, end: 8}", 4)],
)
def test_heads(head: str, start: int) -> None:
    found = ground(
        f"participants: [{{name: Ana, kind: person, mentions: {{words: Ana Ruiz, head: {head}}}}}]"
    )
    (mention,) = found.article.participants[0].mentions
    assert mention.head is not None
    assert mention.head.start == start
    assert found.ok


@pytest.mark.parametrize(
    ("words", "head", "status", "reason"),
    [
        ("Ana Ruiz", "Ben", "not_found", "the head does not stand in the mention"),
        ("Ana Ruiz said the port", "{words: Ana, nth: 2}", "not_found", "the head stands there only once"),
        ("It stays,” Ruiz said on Monday. It", "It", "ambiguous", "the head stands there 2 times: add nth"),
        ("Ana Ruiz", "[Ana, Ruiz]", "not_found", "give the head as words of the mention"),
        ("Ana Ruiz", "{}", "not_found", "give the head as words of the mention"),
        ("Ana Ruiz", "{words: Ana, nth: x}", "not_found", "give the head as words of the mention"),
    ],
)
def test_heads_that_are_not_settled_are_reported(words: str, head: str, status: str, reason: str) -> None:
    body = f"{BODY} It rains."
    found = ground(
        f"participants: [{{name: Ana, kind: person, mentions: {{words: '{words}', head: {head}}}}}]", body
    )
    (mention,) = found.article.participants[0].mentions
    assert mention.head is None
    head_row = row(found, "participants[0].mentions[0].head")
    assert (head_row.status, head_row.reason, head_row.line) == (status, reason, 1)
    assert len(head_row.candidates) == head_row.total


def test_how_it_was_found_is_kept() -> None:
    found = ground("topics: [{name: x, mentions: [stays open, '“it  stays,”', on Mondday]}]")
    assert [
        (mention.exact, mention.match, mention.score) for mention in found.article.topics[0].mentions
    ] == [
        ("stays open", "exact", 100),
        ("“It stays,”", "normalised", 100),
        ("on Monday", "fuzzy", 90),
    ]


def test_matches_given_keeps_only_what_the_draft_says() -> None:
    yaml = "topics: [{name: x, mentions: [stays open, ANA RUIZ, {words: left, match: manual, score: 7}]}]"
    found = [(m.match, m.score) for m in ground(yaml).article.topics[0].mentions]
    assert found == [("normalised", 100), ("exact", 100), ("manual", 7)]
    given = [(m.match, m.score) for m in ground(f"matches: given\n{yaml}").article.topics[0].mentions]
    assert given == [("normalised", 100), (None, None), ("manual", 7)]


@pytest.mark.parametrize(
    ("yaml", "where", "what"),
    [
        ("{words: []}", "", "give the words: a text, or a list of texts where they are interrupted"),
        ("{words: {}}", "", "give the words"),
        ("{words: [[Ana]]}", "", "give the words"),
        ("{words: ''}", "", "give the words"),
        ("{nth: 1}", "", "give the words"),
        ("{words: Ana, nth: 0}", "", "nth counts the places of the words from 1: '0' is none"),
        ("{words: Ana, nth: true}", "", "nth counts the places of the words from 1: 'true' is none"),
        ("{words: Ana, nth: [1]}", "", "nth counts the places"),
        ("{words: Ana, nth: 99999999999999999999}", "", "'99999999999999999999' is none"),
        ("{words: Ana, context: ''}", "", "the context is a text: a longer stretch that holds the words"),
        ("{words: Ana, context: [a]}", "", "the context is a text"),
        ("{words: Ana, field: title}", ".field", "write one of headline, standfirst, body"),
        ("{words: Ana, field: [body]}", ".field", "write one of headline, standfirst, body"),
        ("{words: Ana, wrods: x}", ".wrods", "unknown field"),
        ("{words: Ana, spans: [{start: 0, end: 3}]}", "", "spans and words exclude each other: remove one"),
        ("{spans: [{start: 0, end: 3}], field: [x]}", ".field", "Input should be"),
        (
            "{spans: [{start: 0, end: 3}], head: Ana}",
            ".head",
            "beside spans, the head has a start and an end",
        ),
        ("{spans: [{start: 0, end: 999}]}", ".spans[0].end", "the body has only"),
    ],
)
def test_what_tells_no_place_is_refused_with_its_line(yaml: str, where: str, what: str) -> None:
    (line,) = problems(f"participants:\n- name: Ana\n  kind: person\n  mentions:\n  - {yaml}\n")
    assert line.startswith(f"line 5: participants[0].mentions[0]{where}: ")
    assert what in line
