"""Converting: what is refused, what is left alone, and what a unit alone means."""

from __future__ import annotations

import pytest

from newsml.errors import NewsmlError
from newsml.offsets import Annotation, Counting, NotConverted, convert, read
from tests.offsets.writing import as_spans

TEXT = "Gale 🌪 nears.\r\nNoël waits.\r\n"
MIXED = b'[{"start":8,"end":13,"text":"nears"},{"start":1,"end":2,"text":"waits"}]'


def test_found_out_and_converted() -> None:
    items = [Annotation.of(8, 13, "nears"), Annotation.of(16, 20, "Noël")]
    done = convert(items, TEXT)
    assert as_spans(done.annotations) == ((7, 12), (15, 19))
    assert (done.source, done.target, done.data, done.kept) == (Counting("utf-16"), Counting(), None, ())
    assert done.diagnosis is not None
    assert as_spans(convert(items, TEXT, "bytes, from 1, ends inclusive").annotations) == ((11, 15), (19, 23))


def test_one_that_does_not_match_stops_all() -> None:
    with pytest.raises(NotConverted, match="1 of 2 annotations do not match as UTF-16") as caught:
        convert(read(MIXED, "mixed.json"), TEXT)
    assert [item.index for item in caught.value.unmatched] == [1]
    assert caught.value.source == "mixed.json"


@pytest.mark.parametrize("given", [None, "utf-16", Counting("utf-16")])
def test_one_that_does_not_match_is_left_alone_on_demand(given: str | Counting | None) -> None:
    done = convert(read(MIXED), TEXT, from_=given, keep_unmatched=True)
    assert done.data == MIXED.replace(b"8", b"7").replace(b"13", b"12")
    assert [item.words for item in done.kept] == ["waits"]
    assert (done.diagnosis is None) == (given is not None)


def test_without_words_the_unit_must_be_given() -> None:
    items = [Annotation.of(8, 13)]
    with pytest.raises(NotConverted, match="no words, so say what they count"):
        convert(items, TEXT)
    assert as_spans(convert(items, TEXT, from_="utf-16").annotations) == ((7, 12),)
    with pytest.raises(NotConverted, match="1 of 1"):
        convert(items, TEXT, from_="utf-16, from 1, inclusive, lf as two, nfc, bom, lines from 0")


def test_words_that_are_nowhere() -> None:
    with pytest.raises(NotConverted, match="match their words in no way") as caught:
        convert([Annotation.of(0, 1, "zzz")], TEXT)
    assert len(caught.value.unmatched) == 1


def test_half_a_line_break_has_no_number_where_it_is_one() -> None:
    items = [Annotation.of(0, 14), Annotation.of(0, 13)]
    with pytest.raises(
        NotConverted, match="1 of 2 annotations do not match as code points, or not as UTF-16, CRLF as one"
    ):
        convert(items, TEXT, "utf-16, crlf as one", from_="code points")
    done = convert(items, TEXT, "utf-16, crlf as one", from_="code points", keep_unmatched=True)
    assert as_spans(done.annotations) == ((0, 14), (0, 14))
    assert [item.index for item in done.kept] == [0]


def test_half_a_surrogate_pair_has_no_number() -> None:
    with pytest.raises(NotConverted):
        convert([Annotation.of(0, 6)], TEXT, from_="utf-16")


def test_a_unit_alone_means_lines_and_columns_from_0_where_there_are_lines() -> None:
    data = (
        b'[{"range":{"start":{"line":1,"character":6},"end":{"line":2,"character":5}},'
        b'"text":"\xf0\x9f\x8c\xaa nears.\\r\\nNo\xc3\xabl"}]'
    )
    done = convert(read(data), TEXT, "utf-16")
    assert str(done.source) == "code points, lines from 1, columns from 1"
    assert done.data == data.replace(b'"line":1,"character":6', b'"line":0,"character":5').replace(
        b'"line":2,"character":5', b'"line":1,"character":4'
    )
    given = convert(read(done.data), TEXT, "code points, lines from 1, from 1", from_="utf-16")
    assert given.data == data


def test_lines_can_stay_beside_offsets() -> None:
    data = b"line,start,end,text\n2,16,20,No\xc3\xabl\n"
    done = convert(read(data), TEXT)
    assert done.data == b"line,start,end,text\n2,15,19,No\xc3\xabl\n"


def test_columns_of_one_line_stay_in_it() -> None:
    data = b"line,start,end,text\n1,7,14,nears.\n"
    done = convert(read(data), TEXT, from_="code points, lines from 1, columns from 0")
    assert done.data == b"line,start,end,text\n0,7,14,nears.\n"


def test_offsets_cannot_become_lines() -> None:
    with pytest.raises(NewsmlError, match="have no lines"):
        convert(read(MIXED), TEXT, "utf-16, lines from 0", from_="utf-16")
