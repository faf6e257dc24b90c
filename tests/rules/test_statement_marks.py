"""The rules about statements and quotation marks, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.findings import Findings
from newsml.model.article import Article
from newsml.rules import check, chosen
from tests.rules.build import said, story

MARKS = chosen(["S003", "S004", "S005", "S006", "S007", "S008", "S009"])


def found(article: Article) -> Findings:
    """Return what the rules about statements and marks say."""
    return check(article, MARKS)


def quoting(
    body: str, *quoted: str, content: tuple[str, ...] = (), kind: str = "mixed", **fields: Any
) -> Article:
    """An article with a statement of which some words are given as quoted."""
    article = said(body, *(content or quoted), kind=kind, **fields)
    statement = article.statements[0].model_copy(update={"quoted": article.anchor(*quoted)})
    return article.replace(statement)


@pytest.mark.parametrize(
    ("body", "words", "language"),
    [
        ("“We go,” she said.", "We go,”", "en"),
        ("“We go,” she said.", "“We go", "en"),
        ("“We go,” she said. “Now.”", "We go,” she said. “Now.", "en"),
        ('"We go," she said.', 'We go,"', "en"),
        ("„Wir gehen“, sagte sie.", "gehen“, sagte", "de"),
        ("»Wir gehen«, sagte sie.", "»Wir gehen", "de"),
        ("«\u00a0On part\u00a0», dit-elle.", "On part\u00a0», dit-elle", "fr"),
        ("「行く」と述べた。", "「行く", "ja"),
        ("她说：“走吧。”", "走吧。”", "zh-Hans"),
        ("قال: «نذهب».", "نذهب»", "ar"),
        ("“He said “no”” she wrote", "no”” she", "en"),
    ],
)
def test_quotation_cut(body: str, words: str, language: str) -> None:
    article = said(body, words, language=language)
    assert "S003" in found(article).codes
    (finding,) = check(article, chosen("S003"))
    assert (finding.path, finding.excerpt) == (("statements", 0, "content", "spans", 0), words)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("“We go,” she said.", ("We go,",)),
        ("“We go,” she said.", ("“We go,”",)),
        ("“We go,” she said, “now.”", ("We go,", "now.")),
        ("“We go,” she said, “now.”", ("“We go,” she said, “now.”",)),
        ("“We go ... or we ‘stay’,” she said.", ("We go", "we ‘stay’")),
        ("She said ‘the dogs’ owners’ left.", ("the dogs’ owners",)),
        ("“We go and … we stay,” she said.", ("“We go", "we stay,”")),
        ("“One.\n\n“Two.”", ("One.\n\n“Two.",)),
        ("“One.\n\n“Two.”", ("“One.", "“Two.”")),
        ("It’s the dogs’ day.", ("s the dogs’ d",)),
        ('A 5" pipe', ('5"',)),
    ],
)
def test_quotation_not_cut(body: str, words: tuple[str, ...]) -> None:
    assert "S003" not in check(said(body, *words, language="en"), chosen("S003")).codes


def test_quoted_words_are_cut() -> None:
    article = quoting(
        "She was “very sure of it” then.", "sure of it” then", content=("was “very sure of it” then",)
    )
    assert [f.path for f in found(article)] == [("statements", 0, "quoted", "spans", 0)]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("She was “very sure” then, and glad.", "very sure"),
        ("She was “very sure” then, and glad.", "“very sure”"),
        ("She was “very sure” then, and glad.", "sure"),
        ("— Very sure, and glad.", "Very sure"),
        ("Mayor: Very sure, and glad.", "Very sure"),
    ],
)
def test_quoted_in_marks(body: str, quoted: str) -> None:
    assert found(quoting(body, quoted, content=(body[:-1],))).codes == ()


def test_quoted_without_marks() -> None:
    body = "She was very sure of it then, and glad."
    (finding,) = found(quoting(body, "very sure", content=(body[:-1],)))
    assert (finding.code, finding.path) == ("S004", ("statements", 0, "quoted", "spans", 0))
    blocks = [{"start": 0, "end": len(body), "kind": "block_quote"}]
    assert found(quoting(body, "very sure", content=(body[:-1],), blocks=blocks)).codes == ()


def test_quoted_left_out() -> None:
    """Only where other statements have it, and the text has marks that pair."""
    article = quoting("“A,” she said. “B,” she said. C, she said.", "A,", kind="direct")
    other = {"id": "t", "kind": "direct"}
    more = [*article.statements, {**other, "content": article.anchor("B,")}]
    both = article.replace(statements=more)
    assert [(f.code, f.path) for f in found(both)] == [("S005", ("statements", 1))]
    assert found(both.replace(statements=more[1:])).codes == ()
    unmarked = article.replace(statements=[*article.statements, {**other, "content": article.anchor("C")}])
    assert found(unmarked).codes == ()
    assert found(article.replace(statements=[*article.statements, other])).codes == ()
    assert found(both.strip()).codes == ()
    dashed = quoting("“A,” she said.\n— B is “C” she said.", "A,", kind="direct")
    more = [*dashed.statements, {**other, "content": dashed.anchor("B is “C”")}]
    assert found(dashed.replace(statements=more)).codes == ()


@pytest.mark.parametrize(
    ("language", "body", "words", "code"),
    [
        ("en", "“One.\n\nTwo,” she said.", "One.\n\nTwo,", ("S006",)),
        ("es", "«Uno.\nDos», dijo.", "Uno.\nDos", ("S006",)),
        ("zh-Hans", "“一。\n二。”她说。", "一。\n二。", ("S006",)),
        ("de", "„Eins.\nZwei“, sagte sie.", "Eins.\nZwei", ()),
        ("de", "– Eins.\nZwei folgte darauf.", "Eins.\nZwei folgte darauf.", ("S006",)),
        ("pt", "— Um.\n— Dois.", "Um.\n— Dois.", ()),
        ("en", "“One.\n\n“Two,” she said.", "One.\n\n“Two,", ()),
        ("es", "«Uno.\n»Dos», dijo.", "Uno.\n»Dos", ()),
        ("en", "“One,” she said.\nRain.", "One,", ()),
    ],
)
def test_quotation_crosses_paragraph(language: str, body: str, words: str, code: tuple[str, ...]) -> None:
    assert found(said(body, words, language=language)).codes == code


def test_blocks_make_the_paragraphs() -> None:
    body = "“One.\nTwo,” she said."
    article = said(body, "One.\nTwo,", language="en")
    assert found(article).codes == ("S006",)
    assert found(article.replace(blocks=[{"start": 0, "end": len(body)}])).codes == ()
    quotes = [{"start": 0, "end": 5}, {"start": 6, "end": len(body), "kind": "block_quote"}]
    assert found(article.replace(blocks=quotes)).codes == ()
    indirect = said("She said one.\nTwo rained.", "one.\nTwo rained", kind="indirect")
    assert found(indirect).codes == ()
    assert found(quoting("She “said one.\nTwo” rained.", "said one.\nTwo", language="pl")).codes == ()


@pytest.mark.parametrize(
    ("body", "words", "code"),
    [
        ("“We all go there now,” she said.", "We all go there now,", ("S007",)),
        ("“We all go there now,” she said.", "“We all go there now,”", ("S007",)),
        ("“We all go there now”, she said.", "“We all go there now”,", ("S007",)),
        ("She said “we all go there now” and left.", "“we all go there now” and left", ()),
        ("“We all go there now,” she said.", "all go there now,", ()),
        ("She presented “The Long Way Home”.", "The Long Way", ()),
        ("She called it “very bad news”.", "very bad news", ()),
        ("彼女は「橋は完成した」と述べた。", "橋は完成した", ()),
        ("彼女は「橋はすでに完成している」と述べた。", "橋はすでに完成している", ("S007",)),
        ("She said they go.", "they go", ()),
    ],
)
def test_indirect_in_marks(body: str, words: str, code: tuple[str, ...]) -> None:
    assert found(said(body, words, kind="indirect")).codes == code


def test_names_and_inner_statements_stand_in_marks() -> None:
    article = said(
        "They met at “Lights over the old harbour”.", "Lights over the old harbour", kind="indirect"
    )
    assert found(article).codes == ("S007",)
    event = {"id": "e", "mentions": [article.anchor("Lights over the old harbour")]}
    assert found(article.replace(events=[event])).codes == ()
    outer = said("“She says that we all go there now.”", "She says that we all go there now.")
    inner = {"id": "t", "kind": "indirect", "within": "s", "content": outer.statements[0].content}
    assert "S007" not in found(outer.replace(statements=[*outer.statements, inner])).codes


@pytest.mark.parametrize(
    ("body", "words", "code"),
    [
        ("She went and “stayed” there.", ("went and “stayed” there",), ("S008",)),
        ("“We go,” she said, “now.”", ("“We go,” she said, “now.”",), ("S008",)),
        ("“We go,” she said, and stayed.", ("“We go,”", "stayed"), ("S008",)),
        ("“We go,” she said, “now.”", ("“We go,”", "“now.”"), ()),
        ("“We go,” she said, “now.”", ("We go,", "now."), ()),
        ("“We ‘go’ there,” she said.", ("We ‘go’ there,",), ()),
        ("— We “go” there, she said.", ("We “go” there",), ()),
        ("Mayor: we “go” there", ("we “go” there",), ()),
        ("(“We go.”)", ("(“We go.”)",), ()),
        ("彼女は橋は「安全だ」と述べた。", ("橋は「安全だ」",), ("S008",)),
        ("“We go, she said, and “stayed” there.", ("and “stayed” there",), ("S008",)),
    ],
)
def test_direct_with_unquoted_words(body: str, words: tuple[str, ...], code: tuple[str, ...]) -> None:
    assert found(said(body, *words)).codes == code
    assert "S008" not in found(said(body, *words, kind="mixed")).codes


def test_block_quotations_quote_others() -> None:
    body = "We “go” there."
    blocks = [{"start": 0, "end": len(body), "kind": "block_quote"}]
    assert found(said(body, "We “go” there")).codes == ("S008",)
    assert found(said(body, "We “go” there", blocks=blocks)).codes == ()


@pytest.mark.parametrize("noun", ["participants", "topics", "events"])
def test_name_as_statement(noun: str) -> None:
    article = said("The “Quiet Water” played.", "“Quiet Water”")
    thing: dict[str, Any] = {"id": "q", "mentions": [article.mention("Quiet Water", form="name")]}
    if noun == "participants":
        thing["kind"] = "organisation"
    assert found(article.replace(**{noun: [thing]})).codes == ("S009",)
    thing["mentions"] = [article.mention("Quiet Water", form="nominal")]
    assert found(article.replace(**{noun: [thing]})).codes == ()
    thing["mentions"] = [article.mention("Water", form="name")]
    assert found(article.replace(**{noun: [thing]})).codes == ()


def test_name_that_was_said() -> None:
    article = said("“Quiet Water”, she cried.", "Quiet Water")
    topic = {"id": "q", "mentions": [article.mention("Quiet Water", form="name")]}
    cue = article.statements[0].model_copy(update={"cue": (article.anchor("cried"),)})
    assert found(article.replace(topics=[topic])).codes == ("S009",)
    assert found(article.replace(topics=[topic]).replace(cue)).codes == ()


def test_other_fields_and_withheld_words() -> None:
    article = story("Rain.", headline="‘We all go there now’, says mayor")
    content = article.anchor("We all go there now", field="headline")
    statement = {"id": "s", "kind": "indirect", "content": content}
    assert "S003" not in found(article.replace(statements=[statement])).codes
    assert found(article.replace(statements=[statement]).strip()).codes == ()
    assert found(story("Rain.", statements=[{"id": "s", "kind": "direct"}])).codes == ()
