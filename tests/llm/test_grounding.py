"""What becomes of an answer: what models do to words, names and dates."""

from __future__ import annotations

from typing import Any

import pytest

import newsml
from newsml.errors import InvalidArticle, NewsmlError
from newsml.llm import draft, ground
from newsml.model.article import Article
from tests.llm.answering import (
    answer,
    event,
    grounded,
    participant,
    reasons,
    statement,
    statuses,
    topic,
)
from tests.work import calls

TEXT = "Ana Ruiz said the port stays open. “We stay,” she said. “All of us.” Ruiz left."


# --- provenance, and articles that are there already ---


def test_the_model_is_an_agent() -> None:
    made = ground(
        answer(participant("Ana Ruiz", "Ana Ruiz")),
        TEXT,
        model="Example Model",
        version="2026-03",
        created="2026-03-04T10:00:00Z",
    )
    provenance = made.article.provenance
    assert provenance is not None
    assert provenance.model_dump(exclude_none=True, mode="json") == {
        "agents": [{"id": "example-model", "kind": "model", "name": "Example Model", "version": "2026-03"}],
        "created": "2026-03-04T10:00:00Z",
        "status": "draft",
    }
    assert made.ok
    assert made.article.participants[0].by == ("example-model",)


def test_the_agent_can_be_named() -> None:
    made = ground(answer(participant("m", "Ruiz left")), TEXT, model="m", agent_id="annotator_1")
    assert [agent.id for agent in made.article.provenance.agents] == ["annotator_1"]  # type: ignore[union-attr]
    assert ground(answer(participant("m", "left")), TEXT, model="m").article.participants[0].id == "m-2"


@pytest.mark.parametrize(
    "wrong", [{"model": ""}, {"model": "m", "agent_id": "1 2"}, {"model": "m", "created": "now"}]
)
def test_an_impossible_agent(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidArticle, match="provenance"):
        ground(answer(), TEXT, **wrong)


KNOWN = Article.model_validate(
    {
        "id": "https://news.example/1",
        "headline": "Port stays open",
        "body": TEXT,
        "language": "en",
        "blocks": [
            {"kind": "heading", "start": 0, "end": 8, "level": 1},
            {"kind": "paragraph", "start": 9, "end": 79},
        ],
        "keywords": ["port"],
        "labels": [{"scheme": "desk", "value": "local", "by": ["desk"]}],
        "provenance": {
            "agents": [{"id": "desk", "kind": "human"}],
            "guideline": {"name": "House rules"},
            "licence": "https://licence.example/",
            "status": "gold",
        },
    }
)


def test_everything_else_of_an_article_is_kept() -> None:
    said = answer(participant("Ana Ruiz", "Ana Ruiz"), statement("the port stays open", speaker="Ana Ruiz"))
    made = ground(said, KNOWN, model="m").article
    assert made.provenance is not None
    assert [agent.id for agent in made.provenance.agents] == ["desk", "m"]
    assert made.provenance.guideline == KNOWN.provenance.guideline  # type: ignore[union-attr]
    assert made.provenance.status == "draft"
    assert made.replace(participants=(), statements=(), provenance=KNOWN.provenance) == KNOWN
    assert newsml.ground(draft(said, KNOWN, model="m")).article == made


def test_an_agent_that_is_there_already_is_the_same_or_refused() -> None:
    once = ground(answer(), KNOWN, model="m").article
    assert ground(answer(), once, model="m").article == once
    with pytest.raises(NewsmlError, match="another agent 'm': choose an agent_id"):
        ground(answer(), once, model="m", version="2")


def test_annotations_are_not_mixed() -> None:
    once = ground(answer(participant("Ana Ruiz", "Ana Ruiz")), KNOWN, model="m").article
    with pytest.raises(NewsmlError, match=r"newsml\.merge"):
        ground(answer(), once, model="other")


def test_without_text() -> None:
    with pytest.raises(NewsmlError, match="withheld"):
        ground(answer(), KNOWN.strip(), model="m")
    with pytest.raises(InvalidArticle, match="body"):
        ground(answer(), "a\0b", model="m")


# --- words ---


def test_words_that_stand_as_often_as_they_are_listed() -> None:
    made = grounded(
        {"headline": "Ruiz: she stays", "body": TEXT},
        participant("Ana Ruiz", "Ruiz", "she", "Ana Ruiz", "she", "Ruiz"),
    )
    assert made.ok
    assert [(m.field, m.start) for m in made.article.participants[0].mentions] == [
        ("headline", 0),
        ("headline", 6),
        ("body", 0),
        ("body", 46),
        ("body", 69),
    ]


def test_words_inside_longer_ones_are_no_places_of_their_own() -> None:
    text = "Ana Ruiz came. Ruiz sat. Ruiz left, and Bo Ruiz came."
    made = grounded(
        text, participant("Ana Ruiz", "Ana Ruiz", "Ruiz", "Ruiz"), participant("Bo", "Bo Ruiz", "Ruiz")
    )
    ana = next(one for one in made.article.participants if one.name == "Ana Ruiz")
    assert [mention.start for mention in ana.mentions] == [0]
    assert {row.path for row in made.unplaced} == {
        f"participants[{n}].words[{k}]" for n, k in ((0, 1), (0, 2), (1, 1))
    }
    made = grounded(text.replace("Bo Ruiz", "Bo"), participant("Ana Ruiz", "Ana Ruiz", "Ruiz", "Ruiz"))
    assert [mention.start for mention in made.article.participants[0].mentions] == [0, 15, 25]


def test_words_that_stand_more_often_are_reported() -> None:
    made = grounded("Ruiz left. Ruiz came back. Ruiz sang.", participant("Ana Ruiz", "Ruiz"))
    assert statuses(made) == {"participants[0].words[0]": "ambiguous"}
    assert made.unplaced[0].total == 3
    assert not made.article.participants[0].mentions


def test_a_word_of_the_headline_is_not_taken_for_a_later_one() -> None:
    texts = {"headline": "Mayor stays", "body": "Ana Ruiz spoke. “I am no Mayor,” she said."}
    made = grounded(texts, participant("Ana Ruiz", "Mayor", "Ana Ruiz", "she"))
    assert [m.field for m in made.article.participants[0].mentions] == ["headline", "body", "body"]


def test_a_standfirst_counts_as_well() -> None:
    texts = {"standfirst": "Ruiz stays.", "body": "Ana Ruiz spoke."}
    made = grounded(texts, participant("Ana Ruiz", "Ruiz", "Ana Ruiz"))
    assert [m.field for m in made.article.participants[0].mentions] == ["standfirst", "body"]


def test_a_headline_alone() -> None:
    made = grounded({"headline": "Port stays open, says Ruiz"}, statement("Port stays open", cue=["says"]))
    assert made.ok
    (one,) = made.article.statements
    assert [anchor.field for anchor in (one.content, *one.cue) if anchor] == ["headline", "headline"]


def test_cue_and_source_are_looked_for_beside_the_content() -> None:
    texts = {"headline": "“We stay”, says Ruiz", "body": "Ruiz says nothing else."}
    (one,) = grounded(texts, statement("We stay", cue=["says"], speaker_words="Ruiz")).article.statements
    assert one.cue[0].field == "headline"
    assert one.source is not None
    assert one.source.field == "headline"


@pytest.mark.parametrize("nothing", ["", "  ", "null", "None", "unknown", "N/A", "-"])
def test_words_for_nothing(nothing: str) -> None:
    made = grounded(
        TEXT,
        participant(
            "Ana Ruiz", "Ana Ruiz", nothing, type=nothing, role=nothing, aliases=[nothing], part_of=[nothing]
        ),
        topic("Ports", nothing, code=nothing, note=nothing, broader=[nothing]),
        event(nothing, "stays", when=nothing, when_words=nothing, where=[nothing], about=[nothing]),
        statement("the port stays open", nothing, speaker=nothing, speaker_words=nothing, cue=[nothing]),
    )
    assert made.ok
    assert made.article.events[0].name is None


def test_a_word_for_nothing_can_stand_in_the_text() -> None:
    made = grounded(
        "Unknown sailed. None stayed.", participant("the crew", "None"), topic("Unknown", "Unknown")
    )
    assert [(m.exact) for m in made.article.participants[0].mentions] == ["None"]
    assert [(m.exact) for m in made.article.topics[0].mentions] == ["Unknown"]


def test_things_of_which_nothing_stands_there_are_dropped() -> None:
    made = grounded(
        TEXT,
        participant("Bea Lund", "Bea Lund", "the pilot of it"),
        participant("Ana Ruiz", "the mayor of the town"),
        participant("Germany"),
        participant("", ""),
        event("Storm", "a violent storm", participants=["Bea Lund", "Ana Ruiz"], where=["Germany"]),
        event("Stay", "stays", participants=["Bea Lund", "Ana Ruiz"], where=["Germany"]),
    )
    assert [one.name for one in made.article.participants] == ["Ana Ruiz", "Germany"]
    assert [one.name for one in made.article.events] == ["Stay"]
    assert [part.participant for part in made.article.events[0].participations] == ["ana-ruiz"]
    assert [place.place for place in made.article.events[0].where] == ["germany"]
    assert reasons(made).keys() == {
        "participants[0]",
        "participants[3]",
        "events[0]",
        "events[1].participants[0]",
    }
    assert {path for path, status in statuses(made).items() if status == "not_found"} == {
        "participants[0].words[0]",
        "participants[0].words[1]",
        "participants[1].words[0]",
        "events[0].words[0]",
    }


# --- names ---


def test_speakers_are_known_by_name_alias_or_words() -> None:
    made = grounded(
        TEXT,
        participant("Ana Ruiz", "Ana Ruiz", "she", "Ruiz", aliases=["Ruiz of Quellhaven"]),
        *(
            statement("the port stays open", speaker=name)
            for name in ("Ana Ruiz", "ANA  RUIZ", "Ruiz of Quellhaven", "she", "Ruiz", "Bea")
        ),
    )
    speakers = {one.speaker for one in made.article.statements}
    assert speakers == {"ana-ruiz", None}
    assert reasons(made) == {"statements[5].speaker": "no participant of this answer has this name"}


def test_names_that_mean_several_things_mean_nothing() -> None:
    made = grounded(
        TEXT,
        participant("Port", "port", kind="place"),
        participant("Port", "port", kind="organisation"),
        statement("We stay", speaker="port", about=["Port"], addressees=["Port"]),
    )
    assert set(reasons(made)) == {
        "statements[0].speaker",
        "statements[0].about[0]",
        "statements[0].addressees[0]",
    }
    assert reasons(made)["statements[0].speaker"] == (
        "it can mean 2 things (port, port-2): give each a name of its own"
    )


def test_what_is_said_twice_is_taken_together() -> None:
    made = grounded(
        TEXT,
        participant("Ana Ruiz", "Ana Ruiz", "she", role="Ana Ruiz", type="mayor", part_of=["The port"]),
        participant("The port", "the port"),
        participant("Ana Ruiz", "Ana Ruiz", "Ruiz", role="left", type="skipper", aliases=["Ana"]),
        topic("Ports", "port", code="medtop:1"),
        topic("Ports", "stays open", broader=["Seas"]),
        topic("Seas", broader=["Seas"]),
    )
    ana = next(one for one in made.article.participants if one.name == "Ana Ruiz")
    assert [role.title for role in ana.roles] == ["Ana Ruiz", "left"]
    assert [mention.exact for mention in ana.mentions] == ["Ana Ruiz", "she", "Ruiz"]
    assert {path for path in statuses(made) if path.startswith("participants[2]")} == {
        "participants[2].words[1]"
    }
    assert [alias.text for alias in ana.aliases] == ["Ana"]
    assert ana.part_of == ("the-port",)
    assert [topic.name for topic in made.article.topics] == ["Ports", "Seas"]
    assert made.article.topics[0].broader == ("seas",)
    assert reasons(made) == {
        "participants[2]": "the same name as participants[0]: taken together",
        "participants[2].type": "participants[0] says something else",
        "topics[1]": "the same name as topics[0]: taken together",
        "topics[2].broader[0]": "it leads back to where it started",
    }


def test_circles_are_opened() -> None:
    names = ["a", "b", "c", "d"]
    made = grounded("x", *(participant(name, part_of=names) for name in names))
    edges = sum(len(one.part_of) for one in made.article.participants)
    assert edges + len(made.dropped) == 16
    assert edges == 6


def test_names_are_made_single_lines() -> None:
    made = grounded("x", participant("Ana\nRuiz\x00"), topic("a\u2028b", note="c\x01\n"))
    assert made.article.participants[0].name == "Ana Ruiz"
    assert made.article.topics[0].note == "c"


def test_codes() -> None:
    made = grounded(
        "x", *(topic(name, code=name) for name in ("medtop:1", "https://x.example/a b", "economy"))
    )
    assert {one.name: one.code and one.code.value for one in made.article.topics} == {
        "medtop:1": "medtop:1",
        "https://x.example/a b": "https://x.example/a b",
        "economy": "economy",
    }
    bad = grounded(
        "x", topic("Bad", code="https://exa mple/%zz"), topic("Worse", code="https://x.example/%zz")
    )
    assert reasons(bad) == {"topics[1].code": "it is neither a QCode nor an IRI"}


# --- statements ---


@pytest.mark.parametrize(
    "quote",
    [
        ["We stay,", "All of us."],
        ["“We stay,”", "“All of us.”"],
        ["We stay, All of us."],
        ["We stay. All of us."],
        ['"We stay. All of us."'],
        ["We stay … All of us."],
        ["We stay [...] All of us."],
        ["we stay all of us."],
    ],
)
def test_an_interrupted_quotation(quote: list[str]) -> None:
    made = grounded(TEXT, statement(*quote, kind="direct"))
    (one,) = made.article.statements
    assert one.content is not None
    assert one.content.exact is not None
    assert one.content.exact.replace(",", "") == "We stay … All of us."
    assert one.quoted == one.content
    assert made.ok


def test_a_quotation_is_not_parted_where_it_is_not_interrupted() -> None:
    made = grounded(
        "“We stay.” That was all. “All of us.”" + " Nothing happened." * 30 + " “None left,” he said.",
        statement("We stay. None left", kind="direct"),
        statement("We stay. All of us. " * 200, kind="direct"),
        statement("That was … happened.", kind="indirect"),
        statement("was … wall", kind="indirect"),
    )
    assert [one.content and one.content.exact for one in made.article.statements] == ["That was … happened."]
    assert reasons(made).keys() == {"statements[0]", "statements[1]", "statements[3]"}


def test_quoted_is_what_stands_in_quotation_marks() -> None:
    text = (
        "He called it “great”. He was “there” and “happy”, he said. It is late, he said. ‘I’m off,’ he said."
    )
    made = grounded(
        text,
        statement("it “great”", kind="mixed"),
        statement("was “there” and “happy”", kind="mixed"),
        statement("It is late", kind="direct"),
        statement("'I'm off,'", kind="direct"),
        statement("great", kind="indirect"),
    )
    assert {
        one.content.exact: one.quoted and one.quoted.exact for one in made.article.statements if one.content
    } == {
        "it “great”": "great",
        "was “there” and “happy”": "there … happy",
        "It is late": None,
        "I’m off,": "I’m off,",
        "great": None,
    }
    assert reasons(made) == {
        "statements[2].kind": "no quotation marks stand around it in the text: nothing is recorded as quoted"
    }


def test_quotation_marks_that_are_no_pair_stay() -> None:
    (one,) = grounded(
        "It was “big” and “bold”, he said.", statement("“big” and “bold”", kind="mixed")
    ).article.statements
    assert one.content is not None
    assert one.content.exact == "“big” and “bold”"
    assert one.quoted is not None
    assert one.quoted.exact == "big … bold"


@pytest.mark.parametrize("quote", ["“it was”", "'it was'", "“It wass”", "it was"])
def test_quotation_marks_that_the_text_does_not_have(quote: str) -> None:
    (one,) = grounded("He said it was “big”.", statement(quote)).article.statements
    assert one.content is not None
    assert one.content.exact == "it was"


def test_a_statement_without_words_or_with_pieces_out_of_order() -> None:
    made = grounded(
        TEXT,
        statement(speaker="Ana Ruiz"),
        statement("All of us.", "We stay,", kind="direct"),
        statement(cue=["said"], act="refuse"),
        statement("and quite another thing", cue=["said"]),
    )
    assert [one.act for one in made.article.statements] == ["refuse"]
    unsaid = "its words do not stand in the text: nobody is recorded as having said them"
    assert reasons(made) == {
        "statements[0]": "it gives no words",
        "statements[1]": unsaid,
        "statements[3]": unsaid,
    }


def test_an_ambiguous_quotation_is_kept_without_its_place() -> None:
    made = grounded("“Yes,” said A. “Yes,” said B.", statement("Yes,", kind="direct", cue=["said"]))
    (one,) = made.article.statements
    assert one.content is None
    assert {row.status for row in made.unplaced} == {"ambiguous"}


# --- drafts ---


def test_a_draft_grounds_to_the_same_article() -> None:
    said = answer(
        participant("Ana Ruiz", "Ana Ruiz", "she", "Ruiz"),
        statement("We stay. All of us.", speaker="Ana Ruiz", kind="direct", cue=["said"]),
    )
    data = draft(said, TEXT, model="m")
    assert data["statements"][0]["quote"] == {"words": ["We stay", "All of us."], "field": "any"}
    assert newsml.ground(data).article == ground(said, TEXT, model="m").article


def test_words_that_stand_everywhere() -> None:
    """Which of their places lie inside longer words is not asked then; nothing is settled, and nothing breaks."""
    made = grounded("Ruiz, she and she. " * 3_000, participant("Ruiz", "Ruiz", "she and she", "she"))
    assert set(statuses(made).values()) == {"ambiguous"}
    (row, *_) = made.unplaced
    assert row.total >= 100


# --- work ---


@pytest.mark.parametrize("many", ["speakers", "pronouns", "inventions"])
def test_twice_as_much_is_about_twice_the_work(many: str) -> None:
    def things(count: int) -> tuple[str, list[Any]]:
        lines = [f"Speaker{n} Name{n} said “the port number {n} stays open”. He left." for n in range(count)]
        said = []
        for n in range(count):
            said.append(
                participant(f"Speaker{n} Name{n}", f"Speaker{n} Name{n}", *(["He"] * (many == "pronouns")))
            )
            quote = (
                f"the port number {n} stays open"
                if many != "inventions"
                else f"no port {n} was. It never was {n}"
            )
            said.append(statement(quote, speaker=f"Speaker{n} Name{n}", cue=["said"], kind="direct"))
        return "\n".join(lines), said

    def work(count: int) -> int:
        text, said = things(count)
        return calls(lambda: grounded(text, *said))

    assert work(120) < 3 * work(60)
