"""What the strict JSON parser lets through and refuses, with the place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats._kit.strict_json import MAX_DEPTH, parse, positions, strings_in, strings_of

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_reads_what_json_reads(value: Any, indent: int | str | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse(text) == json.loads(text)
    assert parse(text.encode()) == json.loads(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(encoding: str) -> None:
    assert parse('{"a": "ü😀"}'.encode(encoding)) == {"a": "ü😀"}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('{"a": 1,\n "b": [1, {"c": 2, "c": 3}]}', 2, 20, "'c' stands twice"),
        ('{"a" :1, "a":2}', 1, 10, "'a' stands twice"),
        ("[1,\n NaN]", 2, 2, "NaN is not a JSON number"),
        ("[-Infinity]", 1, 2, "not a JSON number"),
        ("[1e999]", 1, 2, "beyond what a double"),
        ("[" + "9" * 400 + ".0]", 1, 2, "beyond what a double"),
        ("[" + "9" * 5000 + "]", 1, 2, "digits"),
        ('["ok", "\\ud800"]', 1, 8, "lone surrogate"),
        ('{"a": 1} {}', 1, 10, "jsonl"),
        ('["a\nb"]', 1, 4, "\\n"),
        ("", 1, 1, "not JSON"),
    ],
)
def test_refusals_say_where(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        parse(text, "x.json")
    assert words in caught.value.message
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"x.json:{line}:{column}: ")


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 5000 + "]" * 5000, '{"a":' * 300 + "1" + "}" * 300])
def test_depth_is_bounded(text: str) -> None:
    with pytest.raises(UnreadableInput, match="deeper"):
        parse(text)


def test_depth_that_is_allowed() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse(text) == json.loads(text)


@pytest.mark.parametrize("leaf", ["", '"a"', "1", "{}"])
def test_depth_that_is_not(leaf: str) -> None:
    with pytest.raises(UnreadableInput, match="deeper"):
        parse("[" * (MAX_DEPTH + 1) + leaf + "]" * (MAX_DEPTH + 1))


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_strings_are_counted_in_values_as_in_texts(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert strings_in(value) == strings_of(text) == strings_of(text.encode())


@given(st.data(), st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=4))
def test_a_name_that_stands_twice_is_always_found(data: st.DataObject, value: dict[str, Any]) -> None:
    again = data.draw(st.sampled_from(sorted(value)))
    gap = data.draw(st.sampled_from(["", " ", "\n"]))
    members = [f"{json.dumps(name)}{gap}:{json.dumps(item)}" for name, item in value.items()]
    members.insert(data.draw(st.integers(0, len(members))), f'{json.dumps(again)}:"\\\\\\""')
    with pytest.raises(UnreadableInput, match="stands twice"):
        parse("{" + ",".join(members) + "}")


def test_wrong_bytes_name_the_line() -> None:
    with pytest.raises(UnreadableInput, match="not UTF-8") as caught:
        parse(b'{\n"a": "\xff"}', "x.json")
    assert caught.value.line == 2


@given(st.text('{}[]:,"\\ \n0123e-.truefalsn\ud800', max_size=40))
def test_nothing_but_our_own_error(text: str) -> None:
    try:
        value = parse(text.encode("utf-8", "surrogatepass"))
    except NewsmlError:
        return
    assert value == json.loads(text)


@given(VALUES)
def test_positions_are_those_of_the_values(value: Any) -> None:
    text = json.dumps(value, indent=1)
    for path, at in positions(text):
        found = value
        for part in path:
            found = found[part]
        if path and isinstance(path[-1], str):
            assert json.JSONDecoder().raw_decode(text, at)[0] == path[-1]
        else:
            assert json.JSONDecoder().raw_decode(text, at)[0] == found


def test_a_trailing_comma_is_said() -> None:
    with pytest.raises(UnreadableInput, match="comma"):
        parse('{"a": 1,}')
