"""The rules about statements, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, said, story


@pytest.mark.parametrize(
    "body",
    [
        '"We go," she said.',
        "“We go,” she said.",
        "„We go“, sagte sie.",
        "»We go«, sagte sie.",
        "«\u00a0We go\u00a0», a-t-elle dit.",
        "«\u202fWe go !\u202f»",
        "‘We go,’ she said.",
        "'We go', said she.",
        "”We go”, sanoi hän.",
        "‹We go› ",
        "她说：「We go。」",
        "『We go』と述べた。",
        "\u301dWe go\u301f",
        "﹁We go﹂",
        "＂We go＂",
        "｢We go｣",
        "《We go》라고 말했다.",
        "<<We go>>, ha detto.",
        "``We go,'' she said.",
        "היא אמרה ״We go״.",
        '("…We go [away]")',
    ],
)
def test_quotation_marks_of_any_script(body: str) -> None:
    assert codes(said(body, "We go")) == ()


@pytest.mark.parametrize("kind", ["direct", "mixed"])
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("She said they would go.", "they would go"),
        ("She said they're going.", "they're going"),
        ("She said l’eau monte.", "l’eau monte"),
        ("Вона каже, об'єкт готовий.", "об'єкт готовий"),
        ('היא אמרה כי צה"ל יצא.', 'כי צה"ל יצא'),
        ('"No," he said, and that they would go.', "that they would go"),
        ("她说会议结束了。", "会议结束了"),
    ],
)
def test_without_quotation_marks(body: str, words: str, kind: str) -> None:
    assert codes(said(body, words, kind=kind)) == ("S001",)
    assert codes(said(body, words, kind="indirect")) == ()


def test_quotation_marks_inside_the_content() -> None:
    assert (
        codes(
            said(
                'Moscow was "not showing any signals" of it.',
                'was "not showing any signals" of it',
                kind="mixed",
            )
        )
        == ()
    )
    assert (
        codes(said('"Our alliance," as he called it, would help.', "alliance", "would help", kind="mixed"))
        == ()
    )


@pytest.mark.parametrize("words", ["One.", "Two.", "Three."])
@pytest.mark.parametrize(
    "body",
    [
        "“One. Two. Three.”",
        '"One. Two. Three."',
        "'One. Two. Three.'",
        "„One.\nTwo.\nThree.“",
        "«One.\n\n«Two.\n\n«Three.»",
        '"One.\n\n"Two.\n\n"Three."',
    ],
)
def test_quotation_of_several_sentences_and_paragraphs(body: str, words: str) -> None:
    assert codes(said(body, words)) == ()


@pytest.mark.parametrize(
    "body", ['"One.\n\n"Two."\n\nIt rained.', "„One.\nTwo.“\nIt rained.", "“One.”\nIt rained."]
)
def test_quotations_end(body: str) -> None:
    assert codes(said(body, "It rained")) == ("S001",)


@pytest.mark.parametrize(
    "body",
    [
        "— We go, dit-elle.",
        "– We go, powiedziała.",
        "Вона: — We go.",
        "Mayor: We go",
        "市長：We go",
        "Q: Why?\nA: We go.",
        "ከንቲባዋ፦ We go",
        "- She waved. We go, she said.",
    ],
)
def test_direct_speech_marked_otherwise(body: str) -> None:
    assert codes(said(body, "We go")) == ()


def test_block_quotations() -> None:
    body = "She wrote:\nWe go.\nIt rained."
    blocks: list[dict[str, Any]] = [
        {"start": 0, "end": 10},
        {"start": 11, "end": 17},
        {"start": 18, "end": 28},
    ]
    assert codes(said(body, "We go", blocks=blocks)) == ("S001",)
    blocks[1]["kind"] = "block_quote"
    assert codes(said(body, "We go", blocks=blocks)) == ()
    assert codes(said(body, "It rained", blocks=blocks)) == ("S001",)
    assert codes(said(f" {body}"[1:], "She wrote", blocks=blocks)) == ("S001",)


def test_other_fields_have_their_own_marks() -> None:
    article = story("Rain.", headline="‘We go’, says mayor", standfirst="We go, says mayor")
    contents = [article.anchor("We go", field="headline"), article.anchor("We go", field="standfirst")]
    statements = [{"id": f"s{n}", "kind": "direct", "content": content} for n, content in enumerate(contents)]
    (finding,) = check(article.replace(statements=statements))
    assert (finding.field, finding.path) == ("standfirst", ("statements", 1, "content"))


def test_statements_without_content_or_text() -> None:
    assert codes(story("Rain.", statements=[{"id": "s", "kind": "direct"}])) == ()
    assert codes(said("She said they would go.", "they would go").strip()) == ()


def speaking(**speaker: Any) -> dict[str, Any]:
    """The fields of an article in which a participant speaks twice."""
    statements = [{"id": name, "kind": "indirect", "speaker": "p"} for name in ("s", "t")]
    return {"participants": [{"id": "p", "kind": "person", **speaker}], "statements": statements}


def test_speaker_never_mentioned() -> None:
    found = check(story("Rain is likely, she said.", **speaking()))
    assert [(f.code, f.path, f.excerpt) for f in found] == [
        ("S002", ("statements", n, "speaker"), "p") for n in (0, 1)
    ]


def test_speaker_mentioned_anywhere() -> None:
    article = story("Rain is likely.", headline="Berg: rain likely")
    mention = article.mention("Berg", field="headline")
    assert codes(article.replace(**speaking(mentions=[mention]))) == ()


def test_speaker_named_by_the_source_of_one_statement() -> None:
    article = story("Rain is likely, she said.")
    fields = speaking()
    fields["statements"][1]["source"] = article.anchor("she")
    assert codes(article.replace(**fields)) == ()


@pytest.mark.parametrize("credit", ["creators", "contributors"])
def test_authors_speak_unnamed(credit: str) -> None:
    assert codes(story("Rain is likely.", **speaking(), **{credit: [{"participant": "p"}]})) == ()


def test_no_speaker() -> None:
    statement = {"id": "s", "kind": "indirect", "speaker_absence": "passive"}
    assert codes(story("Rain is said to be likely.", statements=[statement])) == ()
