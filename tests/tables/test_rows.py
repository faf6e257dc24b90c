"""Rows: what each table says of the fixtures, and what holds for every article."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import newsml
from newsml import Article, NewsmlError, tables
from newsml.tables.column import is_list
from newsml.testing import articles, samples
from tests.story import story

NAMES = tuple(tables.TABLES)
TYPES = {"text": str, "integer": int, "number": float, "boolean": bool, "date": dt.date}
FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


def row(slug: str, table: str, **key: Any) -> dict[str, Any]:
    """The only row of a fixture with these values."""
    found = [one for one in newsml.rows(story(slug).article, table) if key.items() <= one.items()]
    assert len(found) == 1, (key, len(found))
    return found[0]


def test_a_statement() -> None:
    article = story("paris-summit").article
    statement = next(one for one in article.statements if one.when is not None and one.speaker is not None)
    found = row("paris-summit", "statements", id=statement.id)
    speaker = story("paris-summit").participant(str(statement.speaker))
    assert list(found)[:8] == [
        *(
            "article",
            "version",
            "date",
            "id",
            "speaker_id",
            "speaker_name",
            "speaker_wikidata",
            "speaker_kind",
        )
    ]
    assert (found["article"], found["version"]) == ("https://news.example/2025/09/03/paris-summit", 1)
    assert found["date"] == dt.date(2025, 9, 3)
    assert (found["speaker_id"], found["speaker_name"]) == (speaker.id, speaker.name)
    assert found["speaker_kind"] == speaker.kind
    assert statement.content is not None
    assert statement.when is not None
    assert statement.when.value is not None
    assert found["content"] == statement.content.exact
    assert found["content_start"] == statement.content.start
    assert found["cue"] == [anchor.exact for anchor in statement.cue]
    assert found["when"] == str(statement.when.value)
    assert found["when_earliest"] == statement.when.value.earliest
    assert found["when_latest"] == statement.when.value.latest
    assert found["about_names"] == [getattr(article[id_], "name", None) for id_ in statement.about]
    assert found["by_ids"] == list(statement.by)


def test_who_spoke_is_known_elsewhere() -> None:
    found = {one["speaker_wikidata"] for one in newsml.rows(story("paris-summit").article, "statements")}
    assert "Q3874799" in found  # Volodymyr Zelensky
    about = [one for one in newsml.rows(story("paris-summit").article, "statements") if one["about_ids"]]
    assert any("participant" in one["about_kinds"] for one in about)
    assert any(any(one["about_wikidata"]) for one in about)


@pytest.mark.parametrize(
    ("iri", "id_"),
    [
        ("http://www.wikidata.org/entity/Q212", "Q212"),
        ("https://www.wikidata.org/wiki/Q212", "Q212"),
        ("https://wikidata.org/entity/Q212#P31", "Q212"),
        ("https://www.wikidata.org/entity/P31", None),
        ("https://www.wikidata.org.example/entity/Q212", None),
        ("https://other.example/?https://www.wikidata.org/entity/Q212", None),
    ],
)
def test_wikidata(iri: str, id_: str | None) -> None:
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "headline": "H",
            "participants": [
                {"id": "a", "kind": "person", "same_as": ["https://a.example/1", iri]},
                {"id": "b", "kind": "person"},
            ],
        }
    )
    assert [one["wikidata"] for one in newsml.rows(article, "participants")] == [id_, None]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"first_published": "2026-01-02T23:30:00-05:00", "reference_date": "2026-01-01"}, "2026-01-02"),
        ({"reference_date": "2026-01-03", "created": "2026-01-01"}, "2026-01-03"),
        ({"created": "2026-01-04", "modified": "2026-01-05"}, "2026-01-04"),
        ({"modified": "2026-01-05"}, "2026-01-05"),
        ({"dateline": {"date": "2026-01-06"}}, "2026-01-06"),
        ({"dateline": {"date": "2026-01"}}, None),
        ({"dateline": {"text": "VELM"}}, None),
        ({}, None),
    ],
)
def test_the_day_of_an_article(fields: dict[str, Any], day: str | None) -> None:
    article = Article.model_validate({"id": "urn:example:1", "headline": "H", **fields})
    (found,) = newsml.rows(article, "articles")
    assert found["date"] == (dt.date.fromisoformat(day) if day else None)


def test_counts() -> None:
    article = story("harbour-festival").article
    (found,) = newsml.rows(article, "articles")
    lengths = {name: len(list(newsml.rows(article, name))) for name in NAMES}
    assert lengths["articles"] == 1
    for noun in ("participant", "topic", "event", "statement", "mention"):
        assert found[f"{noun}_count"] == lengths[f"{noun}s"] > 0
    assert found["body_length"] == len(article.body or "")
    by_speaker = Counter(one["speaker_id"] for one in newsml.rows(article, "statements"))
    for one in newsml.rows(article, "participants"):
        assert one["statement_count"] == by_speaker[one["id"]] == len(article.statements_of(one["id"]))
        assert one["about_count"] == len(article.statements_about(one["id"]))
        assert one["mention_count"] == sum(
            mention["id"] == one["id"] for mention in newsml.rows(article, "mentions")
        )
        assert one["event_count"] == sum(
            one["id"] in event["participant_ids"] for event in newsml.rows(article, "events")
        )
    for one in newsml.rows(article, "events"):
        assert one["statement_count"] == sum(
            said.occasion is not None and said.occasion.event == one["id"] for said in article.statements
        )


def test_mentions_stand_where_they_say() -> None:
    for slug in ("paris-summit", "harbour-festival"):
        article = story(slug).article
        for one in newsml.rows(article, "mentions"):
            text = getattr(article, one["field"])
            pieces = zip(one["span_starts"], one["span_ends"], strict=True)
            assert one["exact"] == " … ".join(text[start:end] for start, end in pieces)
            assert (one["start"], one["end"]) == (one["span_starts"][0], one["span_ends"][-1])


def test_what_an_article_is_credited_to() -> None:
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "headline": "H",
            "participants": [{"id": "a", "kind": "person", "name": "Ana Ruiz"}],
            "creators": [
                {"name": "Ivo Lind"},
                {"code": {"qcode": "p:1"}},
                {"participant": "a"},
                {"role": {"literal": "reporter"}},
            ],
            "provider": {"name": "Quay Wire"},
            "embargo": "open",
            "supersedes": {"id": "urn:example:0"},
        }
    )
    (found,) = newsml.rows(article, "articles")
    assert found["creators"] == ["Ivo Lind", "p:1", "Ana Ruiz", None]
    assert (found["provider"], found["embargo"], found["supersedes"]) == (
        "Quay Wire",
        "open",
        "urn:example:0",
    )


def test_articles_are_taken_one_at_a_time() -> None:
    taken = []

    def several() -> Iterator[Article]:
        for n in range(3):
            taken.append(n)
            yield Article(id=f"urn:example:{n}", headline="H")

    rows = newsml.rows(several(), "articles")
    assert taken == []
    assert next(rows)["article"] == "urn:example:0"
    assert taken == [0]
    assert len(list(rows)) == 2


def test_what_is_no_table_and_no_article() -> None:
    with pytest.raises(NewsmlError, match="no table is called 'statement': did you mean 'statements'"):
        newsml.rows([], "statement")
    with pytest.raises(NewsmlError, match="no table is called 'xyz': known are statements, participants,"):
        newsml.rows([], "xyz")
    with pytest.raises(
        NewsmlError, match=r"give an Article or several, not a Reading, but the \.articles of it"
    ):
        newsml.rows(newsml.loads("One.", "text"), "articles")  # type: ignore[arg-type]
    wrong: Any
    for wrong in ("urn:example:1", {}, None, 1):
        with pytest.raises(NewsmlError, match="give an Article or several, not"):
            newsml.rows(wrong, "articles")
    with pytest.raises(NewsmlError, match="not None among them"):
        list(newsml.rows([None], "articles"))  # type: ignore[list-item]


def test_a_long_name_does_not_stand_in_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsml.tables.column.MAX_CHARACTERS", 100_000)
    said = [{"id": f"s{n}", "kind": "direct", "speaker": "a"} for n in range(100)]
    roles = [{"participant": "a", "role": {"literal": f"role {n}"}} for n in range(100)]

    def named(name: str) -> Article:
        who = {"id": "a", "kind": "person", "name": name}
        fields = {"participants": [who], "statements": said, "events": [{"id": "e", "participations": roles}]}
        return Article.model_validate({"id": "urn:example:1", "headline": "H", **fields})

    for table, rows in (("statements", 100), ("events", 1)):
        short = [named("A" * 100)] * 5  # what one article has does not count for the next
        assert len(list(newsml.rows(short, table))) == 5 * rows
        with pytest.raises(
            NewsmlError, match=f"urn:example:1: its rows of {table} hold more than 100000 char"
        ):
            list(newsml.rows(named("A" * 2000), table))


@pytest.mark.parametrize("name", NAMES)
def test_columns_say_what_they_are(name: str) -> None:
    table = tables.TABLES[name]
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert names[:3] == ["article", "version", "date"]
    assert all(column.description.endswith(".") for column in table.columns)
    assert not any(is_list(column) and not column.nullable for column in table.columns)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_filled_somewhere(name: str) -> None:
    """By the samples, which set every field of the model, by the fixtures, or by a topic with a Wikidata id."""
    empty = {column.name for column in tables.TABLES[name].columns}
    stories = [newsml.load(path).article for path in sorted(FIXTURES.glob("*/article.json"))]
    topic = {"id": "a", "same_as": ["http://www.wikidata.org/entity/Q212"]}
    more = Article.model_validate({"id": "urn:example:1", "headline": "H", "topics": [topic]})
    for one in newsml.rows([*samples(), *stories, more], name):
        empty -= {column for column in empty if one[column] not in (None, [])}
    assert empty == set()


def check(row: dict[str, Any], table: str) -> None:
    """A row keeps what its columns promise."""
    columns = tables.TABLES[table].columns
    assert list(row) == [column.name for column in columns]
    for column in columns:
        value = row[column.name]
        if is_list(column):
            assert type(value) is list
            kind = TYPES[column.type.removesuffix("[]")]
            assert all(item is None or type(item) is kind for item in value), (column.name, value)
        elif value is None:
            assert column.nullable, column.name
        else:
            assert type(value) is TYPES[column.type], (column.name, value)
            assert value != ""
    for prefix in (
        "about",
        "addressee",
        "on_behalf_of",
        "by",
        "part_of",
        "broader",
        "place",
        "participant",
        "agent",
    ):
        if f"{prefix}_ids" in row and f"{prefix}_names" in row:
            assert len(row[f"{prefix}_ids"]) == len(row[f"{prefix}_names"])
    for several in (
        ("about_ids", "about_kinds", "about_wikidata"),
        ("role_titles", "role_of_ids", "role_of_names"),
        ("participant_ids", "participant_roles"),
        ("relation_kinds", "relation_ids"),
        ("label_schemes", "label_values"),
        ("factuality", "factuality_according_to_ids"),
        ("span_starts", "span_ends"),
        ("subjects", "subject_names"),
    ):
        assert len({len(row[name]) for name in several if name in row}) <= 1


WORDS = {
    "statements": {"source", "cue", "content", "quoted", "when_words"},
    "mentions": {"exact", "head"},
    "events": {"when_words"},
    "articles": {"headline", "standfirst", "withheld"},
}


@pytest.mark.law
@given(article=articles())
def test_rows_keep_what_their_columns_promise(article: Article) -> None:
    """And those of an article without its words say all the rest."""
    stripped = article.strip()
    for name in NAMES:
        rows, wordless = list(newsml.rows(article, name)), list(newsml.rows(stripped, name))
        keys = {(one["article"], one["version"], one.get("id"), one.get("number")) for one in rows}
        assert len(keys) == len(rows)
        words = WORDS.get(name, set())
        for one, without in zip(rows, wordless, strict=True):
            check(one, name)
            check(without, name)
            assert {key for key in one if one[key] != without[key]} <= words
            for key in words - {"withheld"}:
                assert without[key] is None or without[key] == [None] * len(one[key])
