"""Which files of annotations are understood, and what is said of the others."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.errors import NewsmlError, UnreadableInput
from newsml.offsets import Keys, convert, read, text
from newsml.offsets.annotation import HUGE

Short = list[tuple[Any, ...]]


def short(data: bytes | str, keys: Keys | None = None) -> Short:
    """Numbers and words of the annotations: (start, end, words), with lines before them where there are any."""
    annotations = read(data.encode() if isinstance(data, str) else data, keys=keys)
    return [
        (*(span.lines or ()), span.start, span.end, annotation.words)
        for annotation in annotations
        for span in annotation.spans
    ]


@pytest.mark.parametrize(
    "data",
    [
        '[{"start": 3, "end": 5, "text": "ab"}]',
        '{"text": "all of it", "entities": [{"start_offset": 3, "end_offset": 5, "surface": "ab"}]}',
        '{"a": {"b": [[{"begin": 3, "end": 5, "coveredText": "ab"}]]}}',
        '[{"startIndex": "3", "endIndex": "5", "word": "ab", "score": 0.5}]',
        '[{"offset": 3, "length": 2, "content": "?", "text": "ab"}]',
        '[{"from": 3, "to": 5, "value": "ab", "label": "ORG"}]',
        '[{"start": 3, "end": 5, "text": "not this", "exact": "ab"}]',
        '[{"start": 3, "from": 9, "end": 5, "text": "\\u0061b"}]',
        '[{"quote": "ab", "position": {"start": 3, "end": 5}}]',
        '[{"position": {"start": 3, "end": 5}, "quotation": {"exact": "ab"}}]',
        '{"start": 3, "end": 5, "text": "ab"}',
        '{"start": 3, "end": 5, "text": "ab"}\n',
        "start,end,text\n3,5,ab\n",
        "\r\nid,start,end,text\r\n1,3,5,ab\r\n",
        'start;end;text\n"3"; 5 ;"ab"',
        "end\tx\tstart\tquote\n5\t,\t3\tab\n\n",
        "T1\tX 3 5\tab\n",
        "#1\tNote T1\tfoo\r\nT1\tX 3 5\tab\r\n",
    ],
)
def test_names_and_shapes(data: str) -> None:
    assert short(data) == [(3, 5, "ab")]
    assert short(data.encode("utf-8-sig")) == [(3, 5, "ab")]
    assert short(data.encode("utf-16")) == [(3, 5, "ab")]


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ('{"start":1,"end":2,"text":"a"}\n\n {"start":2,"end":3,"text":"b"} \n', [(1, 2, "a"), (2, 3, "b")]),
        ('[{"start":1,"end":2}, {"start":2,"end":3,"text":null}]', [(1, 2, None), (2, 3, None)]),
        # An annotation in another keeps its place in the order of the file.
        ('{"start":0,"end":9,"text":"a","in":[{"start":2,"end":3,"text":"b"}]}', [(0, 9, "a"), (2, 3, "b")]),
        # A comment on the words is not the words.
        ('[{"body":{"value":"hm"},"target":{"selector":{"start":1,"end":2}}}]', [(1, 2, None)]),
        ('[{"a":{"start":1,"end":2},"b":{"start":2,"end":3},"text":"whole"}]', [(1, 2, None), (2, 3, None)]),
        ('start,end,text\n1,2\n2,3,"a, ""b""\nc"\n', [(1, 2, None), (2, 3, 'a, "b"\nc')]),
        ('start,end,text\n1,2,"open\n2,3,"a" b\n', [(1, 2, '"open'), (2, 3, '"a" b')]),
        (
            "T1\tX 0 2;4 6\tab cd\nT2\tY 1 3\nR1\tr Arg1:T1 Arg2:T2",
            [(0, 2, "ab cd"), (4, 6, "ab cd"), (1, 3, None)],
        ),
        ('[{"start": 1, "end": 99999999999999999999999999, "text": "a"}]', [(1, HUGE, "a")]),
        ("T1\tX -5 -99999999999999999999\tab", [(-5, -HUGE, "ab")]),
        # Lines and columns
        ('[{"line": 2, "start": 1, "end": 3, "text": "ab"}]', [(2, 2, 1, 3, "ab")]),
        ('[{"line": 2, "column": 1, "length": 2, "text": "ab"}]', [(2, 2, 1, 3, "ab")]),
        ('[{"lineno": 2, "col_offset": 1, "end_lineno": 3, "end_col_offset": 3}]', [(2, 3, 1, 3, None)]),
        (
            '[{"start": {"line": 2, "ch": 1}, "end": {"line": 3, "ch": 3}, "text": "ab"}]',
            [(2, 3, 1, 3, "ab")],
        ),
        ("start_line,start_col,end_line,end_col,text\n2,1,3,3,ab", [(2, 3, 1, 3, "ab")]),
        # Offsets with lines and columns besides are offsets.
        ('[{"line": 2, "column": 1, "start": 31, "end": 33, "text": "ab"}]', [(31, 33, "ab")]),
    ],
)
def test_what_is_read(data: str, wanted: Short) -> None:
    assert short(data) == wanted


@pytest.mark.parametrize(
    ("keys", "data"),
    [
        (
            Keys(start="a", end="b", words="c"),
            '[{"a": 3, "b": 5, "c": "ab", "start": 0, "end": 1, "text": "x"}]',
        ),
        (Keys(start="a", length="b", words="c"), "a,b,c,end\n3,2,ab,9\n"),
        (Keys(words="text"), '[{"start": 3, "end": 5, "exact": "x", "text": "ab"}]'),
    ],
)
def test_keys_can_be_named(keys: Keys, data: str) -> None:
    assert short(data, keys) == [(3, 5, "ab")]


def test_the_key_of_the_line_can_be_named() -> None:
    assert short('[{"start": 3, "end": 5, "para": 7}]', Keys(line="para")) == [(7, 7, 3, 5, None)]


def test_many_different_keys_are_forgotten_again() -> None:
    keys = Keys()
    for n in range(10_050):
        assert keys.role(f"key {n}") is None
    assert len(keys._known) < 10_000
    assert keys.role("Start-Offset") == keys.role("start_offset") != keys.role("start")


@pytest.mark.parametrize("given", [{"start": "a", "words": "a"}, {"end": "a", "length": "b"}])
def test_keys_that_contradict_each_other(given: dict[str, str]) -> None:
    with pytest.raises(NewsmlError, match=r"give|need"):
        Keys(**given)


def test_lines_of_the_file_are_known() -> None:
    assert [item.line for item in read(b'[\n{"start":1,"end":2},\n\n{"start":1,\n"end":2}]')] == [2, 4]
    assert [item.line for item in read(b'\nstart,end,text\n1,2,"a\nb"\n3,4,c\n')] == [3, 5]
    assert [item.line for item in read(b"T1\tX 1 2\ta\r\n\r\n#\r\nT2\tX 1 2\ta")] == [1, 4]


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b'[{"start":1,"end":2},{"start":1.5,"end":2.5},{"start":"x","end":2},{"start":null,"end":3}]', 2),
        (b"start,end\n1,2\nx,3\n,\n\n-,-\n5\n", 3),
    ],
)
def test_what_has_no_whole_numbers_is_passed_over_and_counted(data: bytes, count: int) -> None:
    annotations = read(data)
    assert (len(annotations), annotations.passed_over) == (1, count)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "neither JSON nor brat's standoff, nor a table"),
        (b"   \n\n", 1, "begins with '   '"),
        (b"x" * 999, 1, "xxx…"),
        (b"start,text\n1,a\n", 1, "names a start and an end"),
        (b"[]", None, "no annotations"),
        (b'{"a": [1, 2, "start"]}', None, "no annotations"),
        (b'[{"start": 1.5, "end": 2.5}]', None, "1 have no whole numbers"),
        (b"start,end\n", None, "no annotations"),
        (b'[{"start": 1, "end": 2}', 1, "not JSON"),
        (b'[{"start": 1, "start": 2}]', 1, "stands twice"),
        (b'{\n"start": 1,\n}\n', 3, "not JSON"),
        (b'[{"start": 1, "end": NaN}]', 1, "NaN"),
        (b"[" * 100_000 + b"]" * 100_000, None, "nested deeper"),
        (b'{"start": 1, "end": 2}\n{"start": 1 "end": 2}\n', 2, "not JSON"),
        (b'{"start": 1, "end": 2}\n{}\n[\n', 3, "not JSON"),
        (b"T1\tX 1\tab\n", 1, "text-bound"),
        (b"T1\tX 1 2\tab\nT2\tX 1 2;\tab\n", 2, "text-bound"),
        (b'[{"start": 1,\n"end": 2, "text": "\xff"}]', 2, "not UTF-8"),
        (b"\xff\xfe\x00", None, "not UTF-16-LE"),
        (b"a\nb\0", 2, "NUL"),
    ],
)
def test_what_is_refused(data: bytes, line: int | None, words: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(data, "spans.x")
    assert words in str(caught.value)
    assert (caught.value.source, caught.value.line) == ("spans.x", line)


def test_a_text_keeps_its_line_breaks_and_shows_its_mark() -> None:
    assert text(b"a\r\nb\r") == "a\r\nb\r"
    assert text("a\r\nb".encode("utf-8-sig")) == text("a\r\nb".encode("utf-16")) == "\ufeffa\r\nb"
    with pytest.raises(UnreadableInput, match=r"story\.txt:2: not UTF-8"):
        text(b"a\n\xe9", "story.txt")


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (
            '{ "items" : [ {"end":3 ,"start" : 2,\t"text":"b", "id": 3}, {"start":"0","end":"+1","text":"😀"} ] }\r\n',
            '{ "items" : [ {"end":2 ,"start" : 1,\t"text":"b", "id": 3}, {"start":"0","end":"+1","text":"😀"} ] }\r\n',
        ),
        ('id,start,len,text\r\n3, 2 ,1,b\r\n2,"0",2,😀', 'id,start,len,text\r\n3, 1 ,1,b\r\n2,"0",1,😀'),
        ("T1\tX 0 2;2 3\t😀 b\r\nA1\tNeg T1 2\r\n", "T1\tX 0 1;1 2\t😀 b\r\nA1\tNeg T1 2\r\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_nothing_but_the_numbers_is_changed(data: str, wanted: str, encoding: str) -> None:
    done = convert(read(data.encode(encoding)), "😀b", from_="utf-16")
    assert done.data == wanted.encode(encoding)
