"""An article that exists is consistent; one that is not tells everything that is wrong with it at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsml.errors import shown_path
from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.record import Record
from newsml.model.register import Register
from newsml.model.statement import Statement
from newsml.model.structure import shape
from newsml.model.topic import Topic
from newsml.testing import articles

BODY = "Kyiv will host talks in late August, Maria Lund said on Monday."
PERSON = {"id": "lund", "kind": "person"}


def problems(cls: type[Record] = Article, **data: Any) -> list[tuple[str, str]]:
    """Path and type of each problem, in the order in which they are listed."""
    with pytest.raises(ValidationError) as caught:
        cls(**data)
    return [(shown_path(item["loc"]), item["type"]) for item in caught.value.errors()]


def messages(**data: Any) -> list[str]:
    """The message of each problem."""
    with pytest.raises(ValidationError) as caught:
        Article(**data)
    return [item["msg"] for item in caught.value.errors()]


def article(**data: Any) -> dict[str, Any]:
    """A sound article with other fields."""
    return {"id": "urn:x:1", "body": BODY, **data}


def span(words: str, text: str = BODY) -> dict[str, Any]:
    """The span of words of a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def anchor(*words: str, **more: Any) -> dict[str, Any]:
    """An anchor for words of the body."""
    return {"spans": [span(piece) for piece in words], **more}


def person(**more: Any) -> dict[str, Any]:
    """An article with one person."""
    return article(participants=[{**PERSON, **more}])


def statement(**more: Any) -> dict[str, Any]:
    """An article with one statement."""
    return article(statements=[{"id": "s1", "kind": "indirect", **more}])


# --- each problem: where it is, what type, how to mend it ---


def test_some_text_is_needed() -> None:
    assert problems(id="urn:x:1", standfirst="a") == [("(article)", "no_text")]
    assert messages(id="urn:x:1") == ["give a headline or a body"]
    assert Article(id="urn:x:1", headline="a").body is None
    withheld = [{"field": "standfirst", "length": 1, "sha256": "0" * 64}]
    assert problems(id="urn:x:1", withheld=withheld) == [("(article)", "no_text")]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("participants", "participants", "participant"),
        ("participants", "topics", "participant"),
        ("topics", "events", "topic"),
        ("events", "statements", "event"),
    ],
)
def test_ids_are_unique(first: str, second: str, kind: str) -> None:
    things: dict[str, list[dict[str, Any]]] = {}
    for noun in (first, second):
        more = {"participants": {"kind": "group"}, "statements": {"kind": "direct"}}.get(noun, {})
        things.setdefault(noun, []).append({"id": "same", **more})
    n = len(things[second]) - 1
    assert problems(**article(**things)) == [(f"{second}[{n}].id", "duplicate_id")]
    assert messages(**article(**things)) == [f"this id is taken by another {kind}: choose another"]


def test_agents_share_the_ids() -> None:
    provenance = {"agents": [{"id": "z", "kind": "human"}, {"id": "lund", "kind": "tool"}]}
    data = person() | {"provenance": provenance}
    assert problems(**data) == [("provenance.agents[1].id", "duplicate_id")]


def test_references_resolve() -> None:
    data = statement(speaker="nobody", about=["lund", "x"], by=["a1"], occasion={"event": "e"})
    data["participants"] = [PERSON]
    assert problems(**data) == [
        ("statements[0].about[1]", "unknown_reference"),
        ("statements[0].by[0]", "unknown_reference"),
        ("statements[0].occasion.event", "unknown_reference"),
        ("statements[0].speaker", "unknown_reference"),
    ]
    assert messages(**statement(about=["x"])) == [
        "no participant or topic or event or statement has this id: add one, or correct the id"
    ]


def test_references_lead_to_the_right_class() -> None:
    data = statement(speaker="s1")
    assert problems(**data) == [("statements[0].speaker", "wrong_reference")]
    assert messages(**data) == ["this is the id of a statement, but a participant is meant"]


@pytest.mark.parametrize(
    ("where", "data"),
    [
        ("dateline.place", {"dateline": {"place": "x"}}),
        ("provider.participant", {"provider": {"participant": "x"}}),
        ("creators[1].participant", {"creators": [{"name": "a"}, {"participant": "x"}]}),
        ("rights.holder.participant", {"rights": {"holder": {"participant": "x"}}}),
        ("labels[0].by[0]", {"labels": [{"scheme": "a", "value": "b", "by": ["x"]}]}),
        ("participants[0].roles[0].of", {"participants": [{**PERSON, "roles": [{"title": "a", "of": "x"}]}]}),
        ("participants[0].mentions[0].literal", {
            "participants": [{**PERSON, "mentions": [anchor("Kyiv", literal="x")]}],
        }),
        ("events[0].participations[0].according_to", {
            "participants": [PERSON],
            "events": [{"id": "e", "participations": [{"participant": "lund", "according_to": "x"}]}],
        }),
        ("events[0].where[0].place", {"events": [{"id": "e", "where": [{"place": "x"}]}]}),
        ("events[0].relations[0].event", {"events": [{"id": "e", "relations": [{"kind": "causes", "event": "x"}]}]}),
        ("topics[0].broader[0]", {"topics": [{"id": "t", "broader": ["x"]}]}),
    ],
)  # fmt: skip
def test_references_are_found_wherever_they_are(where: str, data: dict[str, Any]) -> None:
    assert problems(**article(**data)) == [(where, "unknown_reference")]


# --- anchors ---


def mention(**more: Any) -> dict[str, Any]:
    """An article with one mention."""
    return person(mentions=[more])


AT = "participants[0].mentions[0]"


@pytest.mark.parametrize(
    ("spans", "where", "kind"),
    [
        ([{"start": 3, "end": 3, "exact": "a"}], "spans[0].end", "empty_span"),
        ([{"start": 3, "end": 1, "exact": "a"}], "spans[0].end", "empty_span"),
        ([{"start": 60, "end": 64, "exact": "day."}], "spans[0].end", "span_out_of_range"),
        ([{"start": 0, "end": 4, "exact": "kyiv"}], "spans[0].exact", "span_mismatch"),
        ([{"start": 0, "end": 4}], "spans[0].exact", "span_mismatch"),
        ([span("talks"), span("Kyiv")], "spans[1].start", "span_order"),
        ([span("talks in"), span("in late")], "spans[1].start", "span_order"),
    ],
)
def test_spans_lie_in_their_text(spans: list[dict[str, Any]], where: str, kind: str) -> None:
    assert problems(**mention(spans=spans)) == [(f"{AT}.{where}", kind)]


def test_spans_may_touch() -> None:
    assert Article(**mention(spans=[span("Kyiv"), span(" will")])).id


def test_an_anchor_has_a_span() -> None:
    assert problems(**mention(spans=[])) == [(f"{AT}.spans", "too_short")]


def test_an_anchor_has_a_text() -> None:
    data = mention(field="headline", spans=[{"start": 0, "end": 1, "exact": "a"}])
    assert problems(**data) == [(f"{AT}.field", "no_such_text")]
    assert messages(**data) == ["there is no headline: remove the anchor or name another field"]


def test_messages_say_what_stands_there() -> None:
    assert messages(**mention(spans=[{"start": 0, "end": 4, "exact": "talks"}])) == [
        "the body reads 'Kyiv' at 0..4; these words stand at 15..20"
    ]
    assert messages(**mention(spans=[{"start": 0, "end": 4, "exact": "Oslo"}])) == [
        "the body reads 'Kyiv' at 0..4"
    ]
    assert messages(**mention(spans=[{"start": 0, "end": 4}])) == ["write the words at 0..4, 'Kyiv'"]
    assert messages(**mention(spans=[{"start": 60, "end": 70, "exact": "x"}])) == [
        "the body has only 63 code points"
    ]


def test_messages_do_not_take_braces_for_their_own() -> None:
    mentions = [{"spans": [{"start": 0, "end": 8, "exact": "{x}"}]}]
    data = {"body": "{reason} {0}", "participants": [{**PERSON, "mentions": mentions}]}
    assert messages(**article(**data)) == ["the body reads '{reason}' at 0..8"]


def test_long_words_are_cut_in_messages() -> None:
    mentions = [{"spans": [{"start": 0, "end": 100, "exact": "x"}]}]
    data = {"body": "a" * 50 + "b" * 50, "participants": [{**PERSON, "mentions": mentions}]}
    assert messages(**article(**data)) == [f"the body reads '{'a' * 40} … {'b' * 15}' at 0..100"]


def test_offsets_count_code_points() -> None:
    text = "\U0001f600e\u0301 Kyiv"
    found = Article(id="urn:x:1", headline=text).anchor("Kyiv", field="headline")
    assert (found.start, found.end) == (4, 8)


@pytest.mark.parametrize(
    ("head", "fits"),
    [
        (span("late August"), True),
        (span("August"), True),
        (span("in late"), False),
        (span("August, Maria"), True),
        (span("said"), False),
    ],
)
def test_the_head_lies_in_the_mention(head: dict[str, Any], fits: bool) -> None:
    data = mention(spans=[span("late August"), span(", Maria"), span("Monday")], head=head)
    if fits:
        assert Article(**data).id
    else:
        assert problems(**data) == [(f"{AT}.head", "head_outside")]


def test_the_head_is_a_span_like_others() -> None:
    data = mention(spans=[span("late August")], head={**span("August"), "exact": "august"})
    assert problems(**data) == [(f"{AT}.head.exact", "span_mismatch")]


# --- withheld texts ---

WITHHELD: dict[str, Any] = {"field": "body", "length": len(BODY), "sha256": "0" * 64}


def test_withheld_text_has_no_words() -> None:
    people = [{**PERSON, "mentions": [anchor("Kyiv")]}]
    data: dict[str, Any] = {"id": "urn:x:1", "withheld": [WITHHELD], "participants": people}
    assert problems(**data) == [(f"{AT}.spans[0].exact", "withheld_words")]
    del data["participants"][0]["mentions"][0]["spans"][0]["exact"]
    assert [place.anchor.exact for place in Article(**data).anchors()] == [None]


def test_withheld_text_has_a_length() -> None:
    data: dict[str, Any] = {"id": "urn:x:1", "withheld": [WITHHELD], "participants": [
        {**PERSON, "mentions": [{"spans": [{"start": 60, "end": 64}]}]}]}  # fmt: skip
    assert problems(**data) == [(f"{AT}.spans[0].end", "span_out_of_range")]


def test_a_text_is_given_or_withheld_once() -> None:
    assert problems(**article(withheld=[WITHHELD])) == [("withheld[0].field", "withheld_text_present")]
    twice: Any = [WITHHELD, {**WITHHELD, "length": 1}]
    assert problems(id="urn:x:1", withheld=twice) in (
        [("withheld[0].field", "withheld_twice")],
        [("withheld[1].field", "withheld_twice")],
    )
    once: Any = [WITHHELD, WITHHELD]
    assert len(Article(id="urn:x:1", withheld=once).withheld) == 1


@pytest.mark.parametrize("form", [{}, {"text": "a", "sha256": "0" * 64}])
def test_an_alternative_headline_has_words_or_a_digest(form: dict[str, str]) -> None:
    data = article(alternative_headlines=[{"text": "a"}, form])
    assert problems(**data) == [("alternative_headlines[1]", "headline_form")]
    assert messages(**data) == ["give text, or sha256 where the text is withheld"]


# --- blocks and marks ---

TWO_LINES = "One.\n\n Two.\n"


@pytest.mark.parametrize(
    ("blocks", "where", "kind"),
    [
        ([(0, 0), (0, 12)], "blocks[0].end", "empty_span"),
        ([(0, 13)], "blocks[0].end", "span_out_of_range"),
        ([(0, 8), (7, 12)], "blocks[1].start", "block_order"),
        ([(0, 4), (9, 12)], "blocks[1].start", "text_outside_blocks"),
        ([(1, 12)], "blocks[0].start", "text_outside_blocks"),
        ([(0, 4), (7, 10)], "blocks[1].end", "text_outside_blocks"),
    ],
)
def test_blocks_cover_the_body(blocks: list[tuple[int, int]], where: str, kind: str) -> None:
    data: dict[str, Any] = {
        "id": "urn:x:1",
        "body": TWO_LINES,
        "blocks": [{"start": s, "end": e} for s, e in blocks],
    }
    assert problems(**data) == [(where, kind)]


@pytest.mark.parametrize(
    "blocks", [[(0, 4), (7, 11)], [(0, 12)], [(0, 5), (5, 12)], [(0, 4), (4, 6), (6, 12)]]
)
def test_white_space_may_stand_outside_blocks(blocks: list[tuple[int, int]]) -> None:
    data: dict[str, Any] = {
        "id": "urn:x:1",
        "body": TWO_LINES,
        "blocks": [{"start": s, "end": e} for s, e in blocks],
    }
    assert len(Article.model_validate(data).blocks) == len(blocks)


def test_messages_on_blocks_show_the_words_outside() -> None:
    only = "only white space may stand outside blocks, but"
    first, second = {"start": 0, "end": 4}, {"start": 6, "end": 12}
    assert messages(**article(body=TWO_LINES, blocks=[first])) == [f"{only} 'Two.' stands after it"]
    assert messages(**article(body=TWO_LINES, blocks=[second])) == [f"{only} 'One.' stands before this one"]


def test_words_of_a_withheld_body_are_not_asked_for() -> None:
    blocks: list[Any] = [{"start": 3, "end": 9}, {"start": 20, "end": 21}]
    withheld: list[Any] = [WITHHELD]
    assert Article.model_validate({"id": "urn:x:1", "withheld": withheld, "blocks": blocks}).body is None
    blocks = [{"start": 9, "end": 12}, {"start": 3, "end": 10}]
    assert problems(id="urn:x:1", withheld=withheld, blocks=blocks) == [("blocks[1].start", "block_order")]


@pytest.mark.parametrize(
    ("mark", "where", "kind"),
    [
        ({"start": 2, "end": 2}, "marks[0].end", "empty_span"),
        ({"start": 2, "end": 99}, "marks[0].end", "span_out_of_range"),
    ],
)
def test_marks_lie_in_the_body(mark: dict[str, Any], where: str, kind: str) -> None:
    assert problems(**article(marks=[{"kind": "strong", **mark}])) == [(where, kind)]


def test_blocks_and_marks_need_a_body() -> None:
    data: dict[str, Any] = {"id": "urn:x:1", "headline": "a", "blocks": [{"start": 0, "end": 1}]}
    assert problems(**data, marks=[{"kind": "link", "start": 0, "end": 1}]) == [
        ("blocks[0]", "no_such_text"),
        ("marks[0]", "no_such_text"),
    ]


# --- statements ---


def test_a_speaker_or_the_reason_for_its_absence() -> None:
    data = statement(speaker="lund", speaker_absence="passive") | {"participants": [PERSON]}
    assert problems(**data) == [("statements[0].speaker_absence", "speaker_and_absence")]


@pytest.mark.parametrize(
    ("content", "quoted", "fits"),
    [
        (anchor("host talks in"), anchor("talks"), True),
        (anchor("host talks", " in"), anchor("talks in"), True),
        (anchor("host", "in late"), anchor("host", "late"), True),
        (anchor("host", "in late"), anchor("talks"), False),
        (anchor("host talks"), anchor("talks in"), False),
        (anchor("host talks"), anchor("host", "in"), False),
        (None, anchor("talks"), False),
        ({"field": "headline", "spans": [span("Kyiv", "Kyiv")]}, anchor("Kyiv"), False),
    ],
)
def test_quoted_parts_lie_in_the_content(
    content: dict[str, Any] | None, quoted: dict[str, Any], fits: bool
) -> None:
    data = statement(content=content, quoted=quoted) | {"headline": "Kyiv"}
    if fits:
        assert Article(**data).id
    else:
        assert problems(**data) == [("statements[0].quoted", "quoted_outside_content")]


@pytest.mark.parametrize(
    ("outer", "inner", "fits"),
    [
        ({"content": anchor("host talks in")}, {"content": anchor("talks")}, True),
        ({"content": anchor("host talks in")}, {"content": anchor("talks in late")}, False),
        ({"content": anchor("talks"), "extent": anchor("host talks in")}, {"content": anchor("host")}, True),
        (
            {"content": anchor("host talks in")},
            {"content": anchor("talks"), "extent": anchor("will host talks")},
            False,
        ),
        ({"content": anchor("host", "late")}, {"content": anchor("talks")}, True),
        (
            {"content": anchor("talks")},
            {"content": {"field": "headline", "spans": [span("Kyiv", "Kyiv")]}},
            False,
        ),
        ({"content": anchor("talks")}, {}, True),
        ({}, {"content": anchor("talks")}, True),
    ],
)
def test_a_nested_statement_lies_in_its_parent(outer: Any, inner: Any, fits: bool) -> None:
    nested = {"id": "a", "kind": "direct", "within": "b", **inner}
    data = article(headline="Kyiv", statements=[nested, {"id": "b", "kind": "direct", **outer}])
    if fits:
        assert Article(**data).id
    else:
        assert problems(**data) == [("statements[0].within", "nested_outside")]
        assert "outside b," in messages(**data)[0]


# --- cycles ---


def _line(noun: str, field: str, *links: tuple[str, str]) -> dict[str, Any]:
    more: dict[str, Any] = {"participants": {"kind": "group"}, "statements": {"kind": "direct"}}.get(noun, {})
    many = field in ("part_of", "broader")
    return article(**{noun: [{"id": a, field: [b] if many else b, **more} for a, b in links]})


@pytest.mark.parametrize(
    ("noun", "field", "where"),
    [
        ("participants", "part_of", "part_of[0]"),
        ("topics", "broader", "broader[0]"),
        ("statements", "within", "within"),
        ("statements", "continues", "continues"),
    ],
)
def test_nothing_leads_back_to_itself(noun: str, field: str, where: str) -> None:
    assert problems(**_line(noun, field, ("a", "a"))) == [(f"{noun}[0].{where}", "cycle")]
    data = _line(noun, field, ("a", "b"), ("b", "c"), ("c", "a"))
    assert problems(**data) == [(f"{noun}[2].{where}", "cycle")]
    assert messages(**data) == [
        f"{field} leads back to where it started (a -> b -> c -> a): remove one of these"
    ]


def _events(*relations: tuple[str, str, str]) -> dict[str, Any]:
    ids = sorted({id_ for one, _, other in relations for id_ in (one, other)})
    return article(
        events=[
            {
                "id": id_,
                "relations": [{"kind": kind, "event": other} for one, kind, other in relations if one == id_],
            }
            for id_ in ids
        ]
    )


def test_events_are_not_part_of_themselves() -> None:
    assert problems(**_events(("a", "part_of", "b"), ("b", "part_of", "a"))) == [
        ("events[1].relations[0].event", "cycle")
    ]


@pytest.mark.parametrize(
    ("relations", "closes"),
    [
        ([("a", "before", "b"), ("b", "before", "a")], True),
        ([("a", "after", "b"), ("b", "after", "a")], True),
        ([("a", "before", "b"), ("b", "after", "a")], False),
        ([("a", "before", "b"), ("a", "after", "b")], True),
        ([("a", "before", "b"), ("b", "before", "c"), ("a", "after", "c")], True),
        ([("a", "before", "b"), ("b", "before", "c"), ("a", "before", "c")], False),
        ([("a", "before", "a")], True),
        ([("a", "overlaps", "b"), ("b", "overlaps", "a"), ("a", "same_as", "a")], False),
        ([("a", "causes", "b"), ("b", "causes", "a")], False),
        ([("a", "before", "b"), ("b", "part_of", "a")], False),
    ],
)
def test_time_has_one_direction(relations: list[tuple[str, str, str]], closes: bool) -> None:
    data = _events(*relations)
    if closes:
        (found,) = problems(**data)
        assert found[1] == "cycle"
        assert found[0].endswith("].event")
        assert messages(**data)[0].startswith("before/after leads back to where it started (")
    else:
        assert Article(**data).id


def test_each_cycle_is_told_once() -> None:
    data = _line("topics", "broader", ("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "a"))
    assert [kind for _, kind in problems(**data)] == ["cycle", "cycle"]


def test_a_long_cycle_is_cut_in_its_message() -> None:
    ids = [f"t{n}" for n in range(100)]
    (message,) = messages(**_line("topics", "broader", *zip(ids, [*ids[1:], ids[0]], strict=True)))
    assert "t0 -> t1 -> " in message
    assert " -> ... -> t99 -> t0)" in message
    assert len(message) < 200


def test_the_value_of_a_cycle_is_the_reference() -> None:
    with pytest.raises(ValidationError) as caught:
        Article(**_events(("a", "before", "b"), ("a", "after", "b")))
    ((item,),) = [caught.value.errors()]
    assert item["input"] == "b"


def test_a_deep_line_is_followed_without_recursion() -> None:
    deep: list[dict[str, Any]] = [{"id": f"t{n}", "broader": [f"t{n - 1}"] if n else []} for n in range(5000)]
    assert len(Article(**article(topics=deep)).topics) == 5000
    deep[0]["broader"] = ["t4999"]
    assert [kind for _, kind in problems(**article(topics=deep))] == ["cycle"]


# --- registers ---


def test_registers_are_checked_as_well() -> None:
    assert problems(Register, participants=[PERSON, PERSON]) == [("participants[1].id", "duplicate_id")]
    assert problems(Register, topics=[{"id": "t", "broader": ["t"]}]) == [("topics[0].broader[0]", "cycle")]
    data = {"participants": [{**PERSON, "mentions": [anchor("Kyiv")]}]}
    assert problems(Register, **data) == [(f"{AT}.field", "no_such_text")]
    assert problems(Register, id="urn:x:1#a", name="\n", events=[{"id": "e", "about": ["t"]}]) == [
        ("events[0].about[0]", "unknown_reference"),
        ("id", "iri"),
        ("name", "label"),
    ]


# --- all of them at once ---


def test_everything_in_one_error() -> None:
    data = statement(speaker="nobody", kind="shouted", content=anchor("talks"), quoted=anchor("Kyiv"))
    data |= {
        "urgency": 10,
        "participants": [{**PERSON, "mentions": [{"spans": [{"start": 5, "end": 2}]}]}],
        "colour": 1,
    }
    assert problems(**data) == [
        ("colour", "extra_forbidden"),
        (f"{AT}.spans[0].end", "empty_span"),
        ("statements[0].kind", "literal_error"),
        ("urgency", "urgency"),
    ]
    data["statements"][0]["kind"] = "mixed"
    assert problems(**data) == [
        ("colour", "extra_forbidden"),
        (f"{AT}.spans[0].end", "empty_span"),
        ("statements[0].quoted", "quoted_outside_content"),
        ("statements[0].speaker", "unknown_reference"),
        ("urgency", "urgency"),
    ]


def test_the_offending_value_is_given() -> None:
    with pytest.raises(ValidationError) as caught:
        Article(**statement(speaker="nobody"))
    assert caught.value.errors()[0]["input"] == "nobody"
    assert caught.value.title == "Article"


def test_paths_are_those_of_the_input_although_sets_are_sorted() -> None:
    mentions = [
        anchor("Monday"),
        {"spans": [{"start": 20, "end": 30, "exact": "x"}]},
        anchor("Kyiv", literal="nobody"),
    ]
    assert problems(**person(mentions=mentions, part_of=["z", "lund", "a"])) == [
        ("participants[0].mentions[1].spans[0].exact", "span_mismatch"),
        ("participants[0].mentions[2].literal", "unknown_reference"),
        ("participants[0].part_of[0]", "unknown_reference"),
        ("participants[0].part_of[1]", "cycle"),
        ("participants[0].part_of[2]", "unknown_reference"),
    ]


def test_paths_are_those_of_the_input_although_items_failed() -> None:
    mentions = [
        {"spans": [{"start": 0, "end": 4, "exact": 7}]},
        {"spans": [{"start": 0}]},
        anchor("Monday", form="shout"),
        {"spans": [{"start": 0, "end": 5, "exact": "Kyiv"}]},
    ]
    people = [
        {"id": "p1", "kind": "robot"},
        {"kind": "person"},
        {**PERSON, "mentions": mentions, "part_of": ["p1", "q"]},
    ]
    assert problems(**article(participants=people)) == [
        ("participants[0].kind", "literal_error"),
        ("participants[1].id", "missing"),
        ("participants[2].mentions[0].spans[0].exact", "text"),
        ("participants[2].mentions[1].spans[0].end", "missing"),
        ("participants[2].mentions[2].form", "literal_error"),
        ("participants[2].mentions[3].spans[0].exact", "span_mismatch"),
        ("participants[2].part_of[1]", "unknown_reference"),
    ]


def test_instances_and_plain_data_can_be_mixed() -> None:
    people = (Participant(id="b", kind="person", part_of=("x",)), {"id": "a", "kind": "robot"})
    assert problems(**article(participants=people)) == [
        ("participants[0].part_of[0]", "unknown_reference"),
        ("participants[1].kind", "literal_error"),
    ]
    wrong = article(participants=[Topic(id="t")], topics=[Topic(id="u", broader=("t",))])
    assert problems(**wrong) == [("participants[0]", "model_type")]


def test_what_fails_inside_an_instance_takes_the_instance_with_it() -> None:
    class Robot(Participant):
        """A subclass with its own field."""

        serial: int = 1

    people = [Robot(id="r", kind="person"), {**PERSON, "part_of": ["r", "x"]}]
    assert problems(**article(participants=people)) == [
        ("participants[0].serial", "extra_forbidden"),
        ("participants[1].part_of[1]", "unknown_reference"),
    ]


def test_in_a_set_of_the_user_there_is_no_place() -> None:
    data = article(keywords={"a\n"}, topics=[{"id": "t", "broader": {"t"}}])
    assert problems(**data) == [("keywords", "label"), ("topics[0].broader[0]", "cycle")]


@pytest.mark.parametrize("key", [1, None, ("a",)])
def test_keys_are_words(key: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate(
            {"id": "urn:x:1", "body": "a", "topics": [{"id": "t", "broader": ["t"]}], key: 1}
        )
    assert [item["type"] for item in caught.value.errors()] == ["invalid_key", "cycle"]


def test_what_can_be_read_only_once_is_reported_all_the_same() -> None:
    data = article(topics=(Topic(id=id_, broader=("b",)) for id_ in "abc"), urgency="high")
    assert problems(**data) == [("topics[1].broader[0]", "cycle"), ("urgency", "urgency")]


def test_json_is_told_the_same() -> None:
    data = json.dumps(article(participants=[{"id": "a", "kind": "person", "part_of": ["z", "a"]}], urgency=0))
    with pytest.raises(ValidationError) as caught:
        Article.model_validate_json(data)
    assert [(shown_path(item["loc"]), item["type"]) for item in caught.value.errors()] == [
        ("participants[0].part_of[0]", "unknown_reference"),
        ("participants[0].part_of[1]", "cycle"),
        ("urgency", "urgency"),
    ]


@pytest.mark.parametrize("data", [None, 3, "x", [], [("id", "urn:x:1")]])
def test_what_is_no_article_at_all(data: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate(data)
    assert [item["loc"] for item in caught.value.errors()] == [()]


def test_an_id_that_fails_hides_nothing() -> None:
    assert problems(id="no iri", body="a", participants=[{**PERSON, "part_of": ["x"]}]) == [
        ("id", "iri"),
        ("participants[0].part_of[0]", "unknown_reference"),
    ]
    assert problems(body="a", topics=[{"id": "t", "broader": ["t"]}]) == [
        ("id", "missing"),
        ("topics[0].broader[0]", "cycle"),
    ]


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ({"headlin": "a"}, "unknown field; did you mean headline?"),
        ({"zzz": "a"}, "unknown field; remove it"),
        ({"participants": [{**PERSON, "mention": []}]}, "unknown field; did you mean mentions?"),
        (
            {"participants": [{**PERSON, "roles": [{"title": "a", "valid_form": "2025"}]}]},
            "unknown field; did you mean valid_from?",
        ),
        ({"events": [{"id": "e", "when": {"vale": "2025"}}]}, "unknown field; did you mean value?"),
        ({"subjects": [{"qcod": "a:b"}]}, "unknown field; did you mean qcode?"),
        (
            {"provenance": {"agents": [{"id": "a", "kind": "tool", "versoin": "1"}]}},
            "unknown field; did you mean version?",
        ),
    ],
)  # fmt: skip
def test_unknown_fields_get_the_nearest_known_name(data: dict[str, Any], hint: str) -> None:
    assert hint in messages(**article(**data))


# --- what follows from a failed part is not told as well ---


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (statement(content={"field": "bodyy", "spans": [span("Kyiv")]}), ["statements[0].content.field"]),
        (statement(content=anchor("Kyiv")) | {"headline": "a", "body": 3}, ["body"]),
        (
            statement(content={"spans": [span("Kyiv"), {"start": 5}]}, quoted=anchor("Kyiv", "will")),
            ["statements[0].content.spans[1].end"],
        ),
        (article(blocks=[{"start": 0, "end": 20}, {"start": "20", "end": len(BODY)}]), ["blocks[1].start"]),
        (
            {"id": "urn:x:1", "withheld": [{**WITHHELD, "sha256": "?"}], "blocks": [{"start": 0, "end": 9}]},
            ["withheld[0].sha256"],
        ),
        (article(alternative_headlines=[{"text": "a"}, {"text": ""}]), ["alternative_headlines[1].text"]),
        (mention(spans=[span("Kyiv"), {"start": 5}], head=span("will")), [f"{AT}.spans[1].end"]),
        ({**statement(speaker="lund"), "participants": {"lund": PERSON}}, ["participants"]),
        ({**statement(by=["a"]), "provenance": {"agents": "a"}}, ["provenance.agents"]),
        ({**statement(by=["a"]), "provenance": "a"}, ["provenance"]),
        ({**statement(by=["a"]), "provenance": {"agents": [{"id": "a"}]}}, ["provenance.agents[0].kind"]),
        (
            article(statements=[
                {"id": "a", "kind": "direct", "content": {"spans": [span("host"), {"start": 20}]}},
                {"id": "b", "kind": "direct", "content": anchor("late"), "within": "a"},
            ]),
            ["statements[0].content.spans[1].end"],
        ),
    ],
)  # fmt: skip
def test_consequences_are_not_told(data: dict[str, Any], found: list[str]) -> None:
    assert [path for path, _ in problems(**data)] == found


def test_what_cannot_be_without_a_failed_part_goes_with_it() -> None:
    deep = {
        "id": "e",
        "when": {"anchor": {"spans": [{"start": "x", "end": "y"}]}},
        "relations": [{"kind": "?"}],
    }
    assert problems(**article(events=[deep, {"id": "f", "about": ["t"]}])) == [
        ("events[0].relations[0].event", "missing"),
        ("events[0].relations[0].kind", "literal_error"),
        ("events[0].when.anchor.spans[0].end", "offset"),
        ("events[0].when.anchor.spans[0].start", "offset"),
        ("events[1].about[0]", "unknown_reference"),
    ]


# --- any article, broken anywhere ---


def scrambled(record: Record, turn: int) -> dict[str, Any]:
    """The record as a user might write it: sets and things with ids in any order."""
    out: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if field.collection == "one":
            if value is not None:
                out[field.name] = scrambled(value, turn) if isinstance(value, Record) else value
            continue
        items = [scrambled(item, turn) if isinstance(item, Record) else item for item in value]
        at = turn % len(items) if items and field.collection != "list" else 0
        out[field.name] = items[at:] + items[:at]
    return out


def places(cls: type[Record], data: dict[str, Any], path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all fields that are there."""
    out: list[tuple[Any, ...]] = []
    for field in shape(cls):
        if field.name not in data:
            continue
        here, value = (*path, field.name), data[field.name]
        out.append(here)
        for where, item in (
            ((here, value),) if field.collection == "one" else (((*here, n), v) for n, v in enumerate(value))
        ):
            if field.collection != "one":
                out.append(where)
            if isinstance(item, dict) and field.record is not None:
                out += places(field.record, item, where)
    return out


def at(data: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a path."""
    for part in path:
        data = data[part]
    return data


@given(article=articles(), turn=st.integers(0, 3), data=st.data())
def test_every_break_is_told_at_its_own_place_and_nothing_else(
    article: Article, turn: int, data: st.DataObject
) -> None:
    plain = scrambled(article, turn)
    assert Article.model_validate(plain) == article
    everywhere = places(Article, plain)
    broken: list[tuple[Any, ...]] = []
    gone: set[str] = set()
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(everywhere))
        if any(path[: len(other)] == other for other in broken):
            continue  # it went with what it stood in
        holder = at(plain, path[:-1])
        if isinstance(holder, dict) and data.draw(st.booleans()):
            path = (*path[:-1], "frobnicate")
        if any(path[: len(other)] == other[: len(path)] for other in broken):
            continue
        gone |= _ids_in(holder[path[-1]], path[-1]) if path[-1] != "frobnicate" else set()
        # No field takes a number with a fraction, or this object.
        holder[path[-1]] = data.draw(st.sampled_from((3.5, {"x": 1})))
        broken.append(path)
    with pytest.raises(ValidationError) as caught:
        Article.model_validate(plain)
    told = {item["loc"]: item["input"] for item in caught.value.errors()}
    for path in broken:
        assert any(loc[: len(path)] == path for loc in told), f"{shown_path(path)} is not told"
    others = [loc for loc in told if not any(loc[: len(path)] == path for path in broken)]
    # An id that was ruined leaves the references to it without a target.
    assert [loc for loc in others if told[loc] not in gone] == []


def _ids_in(value: Any, name: Any = None) -> set[str]:
    if isinstance(value, dict):
        return set[str]().union(*(_ids_in(inner, key) for key, inner in value.items()))
    if isinstance(value, list):
        return set[str]().union(*map(_ids_in, value))
    return {value} if name == "id" else set()


@given(article=articles(withheld=False, max_items=3), turn=st.integers(0, 3), data=st.data())
def test_inconsistencies_are_told_at_their_own_place(
    article: Article, turn: int, data: st.DataObject
) -> None:
    """Also where other parts fail by themselves, so that lists are shortened and sets sorted underneath."""
    plain = scrambled(article, turn)
    everywhere = places(Article, plain)
    wrong = [path for path in everywhere if path[-1] == "exact"]
    chosen = data.draw(st.lists(st.sampled_from(wrong), max_size=3, unique=True)) if wrong else []
    for path in chosen:
        at(plain, path[:-1])["exact"] += "x"
    bad = [path for path in everywhere if path[-1] in ("confidence", "score", "note", "form", "language")]
    ruined = data.draw(st.lists(st.sampled_from(bad), max_size=2, unique=True)) if bad else []
    for path in ruined:
        at(plain, path[:-1])[path[-1]] = 3.5
    if not chosen and not ruined:
        return
    with pytest.raises(ValidationError) as caught:
        Article.model_validate(plain)
    assert {item["loc"] for item in caught.value.errors()} == {*chosen, *ruined}


def test_the_classes_are_named_in_one_place() -> None:
    """What consistency looks at by name exists by that name."""
    for cls, names in (
        (Article, ("participants", "topics", "events", "statements", "withheld", "blocks", "marks")),
        (Statement, ("content", "quoted", "extent", "within", "speaker")),
        (Mention, ("head",)),
        (Anchor, ("spans", "field")),
        (Span, ("start", "end", "exact")),
        (Event, ("relations",)),
    ):
        assert set(names) <= {field.name for field in shape(cls)}
