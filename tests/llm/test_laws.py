"""The laws: any answer about any text gives a consistent article that holds nothing but what the text holds."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

import newsml
from newsml.anchoring.folding import fold
from newsml.errors import NewsmlError
from newsml.formats.draft.grounding import Grounded
from newsml.llm import Answer, EventAnswer, ParticipantAnswer, StatementAnswer, TopicAnswer, draft, ground
from newsml.model.article import Article
from newsml.model.event import EventStatus
from newsml.model.participant import ParticipantKind
from newsml.model.statement import SpeechAct, StatementKind
from newsml.testing import articles, texts
from tests.llm.answering import answer, event, participant, statement, topic

pytestmark = pytest.mark.law

NOUNS = ("participants", "topics", "events", "statements")
STORY = (
    "Mayor Ana Ruiz told fishers on Monday that the harbour would stay open.\n\n“Nobody is closing this port,” she "
    "said. “Not while I am mayor.”\n\nThe Fishers’ Union called it “welcome, but late”. — Ні, — сказала вона. — Так. "
    "「港は開く」とルイスは述べた。 Ruiz said so, Ruiz said so, Ruiz said so."
)


@st.composite
def pieces(draw: st.DrawFn, text: str) -> str:
    """Words of a text, changed or not, or words that are not its own."""
    start = draw(st.integers(0, max(0, len(text) - 1)))
    words = text[start : start + draw(st.integers(1, 40))]
    if draw(st.booleans()):
        first, *rest = text.split()[draw(st.integers(0, 30)) :] or ["x"]
        words = " ".join([first, *rest[: draw(st.integers(0, 8))]])
    change = draw(
        st.sampled_from(["none", "none", "none", "cut", "insert", "marks", "case", "quote", "other"])
    )
    at = draw(st.integers(0, len(words)))
    match change:
        case "cut":
            return words[:at] + words[at + draw(st.integers(1, 8)) :]
        case "insert":
            return (
                words[:at] + draw(st.sampled_from([" ", "x", "…", "”", "\n", "\0", "e\u0301"])) + words[at:]
            )
        case "marks":
            return words.translate(str.maketrans("“”’—", '""\'-'))
        case "case":
            return words.upper()
        case "quote":
            return draw(st.sampled_from(["“{}”", '"{}"', "«{}»", "“{}", "{}”", "'{}'"])).replace("{}", words)
        case "other":
            return draw(texts(20) | st.sampled_from(["null", "", " ", "None"]))
    return words


NAMES = st.sampled_from(
    ["Ana Ruiz", "ana ruiz", "Fishers' Union", "Ruiz", "she", "x", "", "null", "a\nb", "港"]
)


def answers(text: str) -> st.SearchStrategy[Answer]:
    """Any answer that fits the schema, most of its words from a text, and names that often meet."""
    words = pieces(text)
    name = NAMES | texts(12) | words
    many, names = st.lists(words, max_size=4), st.lists(name, max_size=3)
    maybe = st.none() | words
    date = (
        st.none() | st.sampled_from(["2026-03-04", "2026-02-30", "March", "../..", "2026-03/2026-04"]) | words
    )
    code = st.none() | st.sampled_from(["medtop:04000000", "https://x.example/%zz", "urn:", "a b"]) | words

    def choice(literal: Any) -> st.SearchStrategy[Any]:
        return st.sampled_from(get_args(literal))

    return st.builds(
        Answer,
        participants=st.lists(
            st.builds(
                ParticipantAnswer,
                name=name,
                kind=choice(ParticipantKind),
                type=maybe,
                role=maybe,
                aliases=names,
                part_of=names,
                words=many,
            ),
            max_size=4,
        ),
        topics=st.lists(
            st.builds(TopicAnswer, name=name, code=code, broader=names, words=many, note=maybe), max_size=3
        ),
        events=st.lists(
            st.builds(
                EventAnswer,
                name=name,
                status=choice(EventStatus),
                when=date,
                when_words=maybe,
                where=names,
                participants=names,
                about=names,
                words=many,
            ),
            max_size=3,
        ),
        statements=st.lists(
            st.builds(
                StatementAnswer,
                speaker=st.none() | name,
                speaker_words=maybe,
                cue=st.lists(words, max_size=2),
                quote=st.lists(words, max_size=3),
                kind=choice(StatementKind),
                act=st.none() | choice(SpeechAct),
                addressees=names,
                about=names,
            ),
            max_size=4,
        ),
    )


TEXTS = st.just(STORY) | texts(300)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Answer, dict[str, str]]:
    """An answer and the texts that it is about."""
    body = draw(TEXTS)
    given_ = {"body": body}
    if draw(st.booleans()):
        given_["headline"] = draw(st.sampled_from([body[:60], "Ruiz said so"]) | texts(60))
    return draw(answers(draw(st.sampled_from(list(given_.values()))))), given_


def assert_honest(row: Grounded) -> None:
    """A place says how like it is to the words that were looked for, and no more than that."""
    if row.status in ("ambiguous", "not_found"):
        assert row.found is None
        return
    assert row.found is not None
    if row.status == "exact":
        assert (row.found, row.score) == (row.words, 100)
        return
    for looked_for, found in zip(row.words.split(" … "), row.found.split(" … "), strict=True):
        one, other = fold(looked_for).text, fold(found).text
        if row.status == "normalised":
            assert one == other
        elif "…" not in row.words + row.found:
            assert row.score is not None
            like = ratio(one, other)
            assert row.score < 100
            assert like >= 79 or OSA.distance(one, other) <= 1
            assert row.score <= like + 1 or OSA.distance(one, other) <= 1


@given(cases())
@example((Answer.model_validate(answer(participant("x", "x\0"), statement("a … b"))), {"body": "a b x"}))
@example((Answer.model_validate(answer(topic("t", code="urn:"), event("e", when="x" * 200))), {"body": "x"}))
def test_any_answer_gives_a_consistent_article_of_the_texts_own_words(
    case: tuple[Answer, dict[str, str]],
) -> None:
    said, given_ = case
    made = ground(said, given_, model="m")
    article = made.article
    for name, text in given_.items():
        assert getattr(article, name) == text
    for place in article.anchors():
        text = given_[place.anchor.field]
        assert [span.exact for span in place.anchor.spans] == [
            text[span.start : span.end] for span in place.anchor.spans
        ]
        assert place.anchor.match in ("exact", "normalised", "fuzzy")
    for row in made.grounding.anchors:
        assert_honest(row)
    assert all(thing.by == ("m",) for thing in article.index.values())
    assert newsml.loads(newsml.dumps(article, "json")).article == article


@given(cases())
def test_the_same_answer_gives_the_same_article_in_every_form(case: tuple[Answer, dict[str, str]]) -> None:
    said, given_ = case
    made = ground(said, given_, model="m")
    assert ground(said.model_dump(), given_, model="m") == made
    assert ground(f"```json\n{said.model_dump_json()}\n```", given_, model="m") == made


@given(cases())
def test_a_draft_grounds_without_an_error(case: tuple[Answer, dict[str, str]]) -> None:
    said, given_ = case
    drafted = newsml.ground(draft(said, given_, model="m"))
    ids = {statement.id for statement in ground(said, given_, model="m").article.statements}
    assert ids <= {statement.id for statement in drafted.article.statements}


@given(cases())
def test_everything_that_was_said_is_found_or_reported(case: tuple[Answer, dict[str, str]]) -> None:
    """Each participant, topic, event and statement is in the article, or dropped, or part of another one."""
    said, given_ = case
    made = ground(said, given_, model="m")
    dropped = {drop.path for drop in made.dropped}
    for noun in NOUNS:
        count = len(getattr(said, noun))
        assert len(getattr(made.article, noun)) == count - len(
            dropped & {f"{noun}[{n}]" for n in range(count)}
        )
    places = {row.path for row in made.grounding.anchors} | dropped
    for noun, words in (
        ("participants", "words"),
        ("topics", "words"),
        ("events", "words"),
        ("statements", "cue"),
    ):
        for n, thing in enumerate(getattr(said, noun)):
            for k, word in enumerate(getattr(thing, words)):
                is_reported = f"{noun}[{n}].{words}[{k}]" in places or f"{noun}[{n}]" in dropped
                assert is_reported or not word.strip() or word.strip().lower() in ("null", "none", "—", "-")


@given(articles(max_participants=0, max_topics=0, max_events=0, max_statements=0, withheld=False), st.data())
def test_an_article_keeps_everything_else(article: Article, data: st.DataObject) -> None:
    said = data.draw(answers(article.body or article.headline or ""))
    made = ground(said, article, model="m", agent_id="the_model").article
    assert made.provenance is not None
    kept = made.model_copy(update={**dict.fromkeys(NOUNS, ()), "provenance": article.provenance})
    assert kept == article
    agents = () if article.provenance is None else article.provenance.agents
    assert {agent.id for agent in made.provenance.agents} == {*(agent.id for agent in agents), "the_model"}


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")), st.data())
@example("\ud800", None)
def test_any_text_is_grounded_or_refused(text: str, data: st.DataObject | None) -> None:
    said = data.draw(answers(text)) if data is not None else Answer.model_validate(answer())
    try:
        made = ground(said, text, model="m")
    except NewsmlError:
        return
    assert made.article.body == text
