"""JSON as pages have it: what can be read in one way is read and noted, the rest refused with its place."""

from __future__ import annotations

import contextlib
import html
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats._kit.strict_json import MAX_DEPTH
from newsml.formats.jsonld.mending import MAX_NOTES
from newsml.formats.jsonld.tolerant import parse
from tests.work import calls


@pytest.mark.parametrize(
    ("text", "value", "notes"),
    [
        # comments and wrappers
        ('// x\n{"a": 1}', {"a": 1}, ["comment"]),
        ('{"a": /* x\n*/ 1 // y\n}', {"a": 1}, ["comment", "comment"]),
        ('{"a": "http://x/*y*/"}', {"a": "http://x/*y*/"}, []),
        ('<!-- {"a": 1} -->', {"a": 1}, ["beginning of an HTML comment", "end of an HTML comment"]),
        ('<!-- x --> {"a": 1}', {"a": 1}, ["comment"]),
        ('<!-- {"b": 2} --> {"a": 1}', {"a": 1}, ["comment"]),
        ('{"a": <!-- x --> 1}', {"a": 1}, ["comment"]),
        ('<!--\n{"a": 1}\n//-->', {"a": 1}, ["beginning of an HTML comment", "comment"]),
        ('<!-- hide\n{"a": 1}\n-->', {"a": 1}, ["beginning of an HTML comment", "end of an HTML comment"]),
        ('<!-- hide\n{"a": 1}', {"a": 1}, ["beginning of an HTML comment"]),
        ('<!-- {"a": 1}', {"a": 1}, ["beginning of an HTML comment"]),
        ('<![CDATA[ {"a": 1} ]]>', {"a": 1}, ["beginning of a CDATA", "end of a CDATA"]),
        ('//<![CDATA[\n{"a": [[1]]}\n//]]>', {"a": [[1]]}, ["beginning of a CDATA", "comment"]),
        ('// <![CDATA[ {"a": 1} //]]>', {"a": 1}, ["beginning of a CDATA", "comment"]),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}, ["comment", "comment"]),
        (
            '<!--//--><![CDATA[//><!--\n{"a": 1}\n//--><!]]>',
            {"a": 1},
            ["comment", "beginning of a CDATA", "comment", "comment"],
        ),
        # commas, semicolons, brackets
        ('{"a": [1, 2, ], }', {"a": [1, 2]}, ["comma before ]", "comma before }"]),
        ('{"a": 1};', {"a": 1}, ["semicolon"]),
        ('{, "a": 1,, "b": [1,,2]}', {"a": 1, "b": [1, 2]}, ["comma too many"] * 3),
        ('{"a": 1}, ', {"a": 1}, ["comma before the end"]),
        ('{"a": 1}}', {"a": 1}, ["nothing to close"]),
        ('{"a": {"b": 1}}, // c\n"d": 2}', {"a": {"b": 1}, "d": 2}, ["comment", "too early"]),
        ('{"a": , "b": }', {"a": None, "b": None}, ["'a' has no value", "'b' has no value"]),
        (
            '{"a": 1 "b": "2"\n"c": {} "d": []"e": 0}',
            {"a": 1, "b": "2", "c": {}, "d": [], "e": 0},
            ["missing"] * 4,
        ),
        ('[{"a": 1} {"b": 2}, "x"\n"y"]', [{"a": 1}, {"b": 2}, "x", "y"], ["missing", "missing"]),
        # names
        ('{"a": 1, "b": 0, "a": 2}', {"a": 2, "b": 0}, ["'a' stands twice"]),
        (
            "{a: 1, 'b': '\"', @c$: 2}",
            {"a": 1, "b": '"', "@c$": 2},
            ["name a", "single", "single", "name @c$"],
        ),
        # strings
        ('{"a": "x\ny\t\x01z"}', {"a": "x\ny\t\x01z"}, ["line breaks or control"]),
        (r'{"a": "\'\x41\d\x4\u12"}', {"a": "'Ad\\x4\\u12"}, ["escape"]),
        ('{"a": "b\\\nc\\\r\nd"}', {"a": "bcd"}, ["escape"]),
        (
            r'["\ud83d\ude00\n", "\ud83d", "\ude00\ud83d"]',
            ["\U0001f600\n", "\ufffd", "\ufffd\ufffd"],
            ["lone"] * 2,
        ),
        ('["a\udc81\udc82"]', ["a\ufffd\ufffd"], ["no characters"]),
        ('{"a": "say "yes" now", "b": 1}', {"a": 'say "yes" now', "b": 1}, ["not escaped"]),
        ('{"a": "say "yes", now"}', {"a": 'say "yes", now'}, ["not escaped"]),
        # white space, several values, nothing
        ('\ufeff{\xa0"a"\u2003: \u2028 1\x0b}\x00', {"a": 1}, ["no white space"] * 6),
        ('{"a": "",\ufeff"b": 1}', {"a": "", "b": 1}, ["no white space"]),
        ('{"a": 1} {"b": 2}\n[3]', [{"a": 1}, {"b": 2}, [3]], ["3 values"]),
        ('{"a": 1},\n{"b": 2};', [{"a": 1}, {"b": 2}], ["semicolon", "2 values"]),
        ("", None, ["empty"]),
        (" \n// x", None, ["comment", "empty"]),
        # HTML escapes
        ("{&quot;a&quot;: &quot;\\&quot;&amp;quot;&lt;&quot;}", {"a": '"&quot;<'}, ["HTML-escaped"]),
        ("{&#34;a&#x22;: [&#034;é&eacute;&#39;&nosuch;&quot;]}", {"a": ["éé'&nosuch;"]}, ["HTML-escaped"]),
        ('{"a": "&quot;b&quot; &amp;"}', {"a": "&quot;b&quot; &amp;"}, []),
    ],
)
def test_mended(text: str, value: Any, notes: list[str]) -> None:
    found, said = parse(text)
    assert found == value
    assert list(found or ()) == list(value or ())
    assert len(said) == len(notes)
    assert all(words in note.what for words, note in zip(notes, said, strict=True))
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"a": NaN}', (10, 11), "NaN is not a JSON value"),
        ('{"a":\n -Infinity}', (11, 2), "-Infinity is not"),
        ('{"a": undefined}', (10, 11), "undefined is not"),
        ('{"a": 1e999}', (10, 11), "beyond what a double"),
        ('{"a": 01}', (10, 11), "01 where a value"),
        ('{"a": 1' + "0" * 5_000 + "}", (10, 11), "digits"),
        ("{\n  #x}", (11, 3), "a name in quotation marks"),
        ('{"a": <b>}', (10, 11), "< where a value"),
        ('{"a": "x', (10, 11), "without an end"),
        ('{"a": 1, /* x}', (10, 14), r"close it with \*/"),
        ('{"a": [1}', (10, 13), "} where ] is wanted"),
        ("]", (10, 5), "nothing is open"),
        ('[\n{"a": 1}', (10, 5), r"\[ without ]"),
        ('{"a" 1}', (10, 10), "a colon is wanted behind the name 'a'"),
        ('{"a"', (10, 9), "a colon is wanted"),
        ("1 2", (10, 7), "the end is wanted"),
        ("<html>", (10, 5), "< where a value"),
        # what can be read in several ways
        ('["a" "b"]', (10, 10), ", or ] is wanted"),
        ('["a", b", "c"]', (10, 11), "b where a value"),
        ('{"a": "x""b": 1}', (10, 17), ", or } is wanted"),
        ('{"a": "x", "y", "b": 1}', (10, 19), "a colon is wanted behind the name 'y'"),
        ('{"a": "x,\n "b": "y"}', (11, 3), ", or } is wanted"),
        ('{"a": "x "y" \n", "b": 1}', (10, 14), "inside of a string"),
        ('{"a": 1, b 2}', (10, 14), "a name in quotation marks"),
        ("{a: 1 b: 2}", (10, 11), ", or } is wanted"),
        ("[" * (MAX_DEPTH + 1), (10, 5 + MAX_DEPTH), "deeper than 200"),
        ("{&quot;a&quot;: x&quot;}", (10, 21), "x where a value"),
    ],
)
def test_refused(text: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as caught:
        parse(text, "a.html", 10, 5)
    assert (caught.value.source, caught.value.line, caught.value.column) == ("a.html", *place)


def test_places_are_those_of_the_page() -> None:
    _, notes = parse('{"a": 1,}\n\n {},', "a.html", 7, 30)
    assert [(note.line, note.what.rpartition(" (")[2]) for note in notes] == [
        (7, "column 37)"),
        (9, "column 4)"),
        (7, "column 30)"),
    ]
    _, notes = parse("{&quot;a&quot;:\n&quot;b&quot;&amp;#44;}".replace("&amp;#44;", "&#44;"), None, 3, 10)
    assert [(note.line, note.what) for note in notes][1] == (
        4,
        "the comma before } was passed by (column 14)",
    )


def test_as_deep_as_strict_json() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH + ";")[0]


def test_notes_are_bounded() -> None:
    _, notes = parse("[" + "/**/\n" * 1_000 + "1]")
    assert len(notes) == MAX_NOTES + 1
    assert notes[-1].what == f"{1_000 - MAX_NOTES} more places behind this line were mended"
    assert notes[-1].line == MAX_NOTES


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.law
@given(JSON)
def test_strict_json_is_read_as_it_is(value: Any) -> None:
    assert parse(json.dumps(value)) == (value, [])
    found, _ = parse(json.dumps(value) + ";")
    assert json.dumps(found) == json.dumps(value)
    if isinstance(value, dict | list) and value:
        escaped = html.escape(json.dumps([value, "x"]), quote=True)
        assert parse(escaped)[0] == [value, "x"]


def _spoiled(value: Any, chance: random.Random) -> str:
    """A value as careless people write it, in ways that leave it the same."""

    def odd() -> str:
        return chance.choice(["", "", "", " ", "\n", "/* } */", '// "\n', "<!-- , -->", "\xa0", "\ufeff"])

    def written(inner: Any) -> str:
        if isinstance(inner, dict):
            items = [
                f"{odd()}{written(key)}{odd()}:{odd()}{written(item)}{odd()}" for key, item in inner.items()
            ]
            return (
                "{" + odd() + ",".join(items) + ("," if items and chance.random() < 0.3 else "") + odd() + "}"
            )
        if isinstance(inner, list):
            items = [odd() + written(item) + odd() for item in inner]
            return "[" + odd() + ",".join(items) + chance.choice(["", "", ","]) + odd() + "]"
        text = json.dumps(inner, ensure_ascii=chance.random() < 0.5)
        if isinstance(inner, str):
            text = chance.choice([text, text.replace("\\n", "\n"), text.replace("'", "\\'")])
            if '"' not in inner and "'" not in inner and chance.random() < 0.2:
                text = f"'{text[1:-1]}'"
        return text

    return odd() + written(value) + odd() + chance.choice(["", ";", " ;\n"])


@pytest.mark.law
@given(JSON, st.randoms(use_true_random=False))
def test_carelessness_does_not_change_the_value(value: Any, chance: random.Random) -> None:
    found, _ = parse(_spoiled(value, chance))
    assert json.dumps(found) == json.dumps(value)


PIECES = (
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "'",
        '"a"',
        '"b":',
        "a",
        "1",
        "-",
        "null",
        "NaN",
        " ",
        "\n",
        "//",
        "/*",
        "*/",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "//<![CDATA[",
        "&quot;",
        "&amp;",
        ";",
        "\\",
        "\\u",
        "\\ud800",
        "\\x",
        "\udc80",
    ),
    *("\ufeff", "\x00", "}}", '{"a":1}', '"a" "b"', "é"),
)


@pytest.mark.law
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_anything(text: str) -> None:
    try:
        value, notes = parse(text, "x", 3, 4)
    except NewsmlError as error:
        line, column = error.line or 0, error.column or 0
    else:
        line, column = 3, 4
        assert json.loads(json.dumps(value, allow_nan=False)) == value
        json.dumps(value, ensure_ascii=False).encode()
        assert all(note.line is not None and note.line >= 3 for note in notes)
    assert 3 <= line <= 3 + text.count("\n")
    assert column >= (4 if line == 3 else 1)


@pytest.mark.heavy
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<!--",
            "<!--{",
            "<!--{-->//<![CDATA[",
            "<!-- \n",
            "//",
            "// \n",
            "/*",
            "/**/",
            '{"a":1}',
            "{}},",
            '"a" ',
            " ",
        ),
        *(
            '"a "',
            "'",
            '"a": "b" c", ',
            '"a": "b"\n',
            '"\\ud800',
            '", "',
            "&quot;",
            "{&quot;",
            "\xa0",
            "\x01",
            "aaaaaaaaa:",
        ),
        *(
            "]]>",
            "-->",
            "-",
            "},",
            '{"a":1},"b":',
            "[1 ",
            '{"',
            "\udc80",
            ";",
            ",",
            '{"a":{',
            '"a":"\n',
            "&amp;",
            "1,",
        ),
    ],
)
@pytest.mark.parametrize("frame", ["%s", "[%s]", '{"x": "%s"}', '{"x": 1, %s}', "{&quot;x&quot;: %s"])
def test_hostile_scripts_are_work_in_proportion(unit: str, frame: str) -> None:
    def work(count: int) -> int:
        def tried() -> None:
            with contextlib.suppress(NewsmlError):
                parse(frame % (unit * count))

        return calls(tried)

    assert work(3_000) <= 12 * work(300) + 1_000
