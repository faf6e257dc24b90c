"""What is text and what is not in a draft, and what of YAML is refused."""

from __future__ import annotations

import json

import pytest

import newsml
from newsml import UnreadableInput
from newsml.formats.draft import yaml
from newsml.formats.draft.document import read_document
from newsml.formats.draft.yaml import MAX_LENGTH

_SCALARS = (
    "no yes on off y n 2026-03-04 1.10 0x1F 0o17 1e3 .5 .inf 12:30 1_000 010 +1 Null TRUE true null ~ 12 -3 0 = << a@b "
    "2001-12-14t21:59:43Z 9999999999999999999999"
)
_STRANGE = (
    "no 12 1.10 null ~ true -3 - ? : # a#b a:b 0x1F 2026-03-04 [a] {a} *a &a !a %a @a `a "
    "' \" > | --- ... \u200b é 漢字"
)


@pytest.mark.parametrize("word", _SCALARS.split())
def test_a_field_that_holds_words_takes_any_scalar_as_its_words(word: str) -> None:
    for yaml_text in (f"body: 'x'\nslugline: {word}", f'body: x\nslugline: "{word}"'):
        article = newsml.ground(yaml_text).article
        assert article.slugline == (word if '"' in yaml_text or word not in ("null", "~") else None)
    said = newsml.ground(f"body: so {word} it is\ntopics: [{{name: x, mentions: [{word}]}}]").article
    assert said.topics[0].mentions[0].exact == word


def test_numbers_and_flags_are_such_where_the_model_counts() -> None:
    article = newsml.ground("body: x\nurgency: 3\nversion: 12\nreference_date: 2026-03-04\n").article
    assert (article.urgency, str(article.reference_date)) == (3, "2026-03-04")


@pytest.mark.parametrize("spelling", ["null", "~", ""])
def test_a_field_without_a_value_is_left_out(spelling: str) -> None:
    keys = ("draft", "matches", "by", "blocks", "marks", "headline", "participants", "id", "urgency")
    article = newsml.ground("body: x\n" + "".join(f"{key}: {spelling}\n" for key in keys)).article
    assert article == newsml.ground("body: x").article


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("body: &a x", (1, 7), "anchors (&a) are not read: write it out"),
        ("body: *a", (1, 7), "aliases (*) are not read: write it out"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", (1, 4), "anchors (&a)"),
        (
            "body: !!python/object:os.system x",
            (1, 7),
            "tags (tag:yaml.org,2002:python/object:os.system) are not",
        ),
        ("body: !!binary aGVsbG8=", (1, 7), "tags"),
        ("body: !!int 3", (1, 7), "tags"),
        ("body: x\n---\nbody: y", (2, 1), "a draft is one document: remove what follows ---"),
        ("body: x\nbody: y", (2, 1), "the name 'body' stands twice in one mapping: keep one"),
        ("? [a]\n: b", (1, 3), "a name is text, not a list or mapping"),
        ("body: " + "[" * 100, (1, 66), "nested deeper than 60 levels"),
        ("body: " + "{a: " * 100, (1, 243), "nested deeper than 60 levels"),
        ("- " * 100, (1, 121), "nested deeper than 60 levels"),
        ("body: 'x", (1, 9), "not YAML: found unexpected end of stream"),
        ("body:\n\t- x", (2, 1), "not YAML: found character '\\t' that cannot start any token"),
        ("body: 'x'\n  y: z", (2, 3), "not YAML"),
        ("%YAML 2.0\n---\nbody: x", (1, 1), "not YAML: found incompatible YAML document"),
        ("a: b: c", (1, 5), "not YAML: mapping values are not allowed here"),
        ("", (1, None), "a draft is a mapping of an article's fields"),
        ("# nothing", (1, None), "a draft is a mapping"),
        ("- x", (1, None), "a draft is a mapping"),
        ("x", (1, None), "a draft is a mapping"),
        ('body: "\\UFFFFFFFF"', (None, None), "not YAML"),
        ("body: a\x00b", (None, None), "not YAML: unacceptable character #x0000"),
    ],
)
def test_what_is_refused_and_where(text: str, place: tuple[int | None, int | None], message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        newsml.ground(text)
    assert message in str(caught.value)
    assert (caught.value.line, caught.value.column) == place


def test_a_million_aliases_are_refused_at_the_first() -> None:
    # Three characters each, so that they are within the length that is read as YAML.
    many = "a: &a x\nb: [" + "*a," * 1_000_000 + "]"
    assert len(many) < MAX_LENGTH
    with pytest.raises(UnreadableInput, match="anchors"):
        newsml.ground(many)


def test_more_than_can_be_read_in_time_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableInput, match=f"longer than {MAX_LENGTH} characters"):
        newsml.ground("body: " + "x" * MAX_LENGTH)


def test_json_is_read_as_json() -> None:
    document = read_document('\ufeff {"body": "x", "urgency": 3}')
    assert (document.syntax, document.data) == ("json", {"body": "x", "urgency": 3})
    assert document.place(("urgency",)) == (1, 16)


def test_yaml_in_braces_is_read_as_yaml() -> None:
    document = read_document("{body: x,\n urgency: 3}")
    assert (document.syntax, document.data) == ("yaml", {"body": "x", "urgency": "3"})
    assert document.place(("urgency",)) == (2, 2)


@pytest.mark.parametrize("text", ['{"body": "x", "body": "y"}', '{"a":' * 300, "{", '{"body": &a NaN}'])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        newsml.ground(text)


def test_other_encodings() -> None:
    assert newsml.ground("body: é".encode("utf-16")).article.body == "é"
    assert newsml.ground(b"\xef\xbb\xbfbody: x").article.body == "x"
    with pytest.raises(UnreadableInput, match="not UTF-8"):
        newsml.ground(b"body: \xff")


@pytest.mark.parametrize(
    "text",
    [
        *_STRANGE.split(),
        *(
            " a",
            "a ",
            "a: b",
            "a #b",
            "a\nb",
            "a\n",
            "\na",
            "a\n\n b\n",
            " \n",
            "a\tb",
            "a\rb",
            "a\r\nb",
            "\x85",
        ),
        *("\u2028", "\ufeff", "e\u0301", "😀", "ا\u0644", "a" * 300, "word " * 80, "a\n" * 50),
    ],
)
def test_any_text_comes_back(text: str) -> None:
    data = {"body": text, "a": [{"b": text, "c": [text, [text]]}]}
    value, _ = yaml.parse(yaml.emit(data).decode())
    assert json.dumps(value) == json.dumps(data)
