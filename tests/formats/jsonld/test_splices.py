"""JSON texts are changed at a few places: the value is what the changes say, all else stays as it was written."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.errors import CannotCarry, UnreadableInput
from newsml.findings import Path
from newsml.formats.jsonld.splices import Append, Change, Insert, Range, Remove, Replace, ranges, spliced
from tests.work import calls

NAMES = st.sampled_from(["a", "b", "@id", "", 'q"', "\\", "é,:{", "}]"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-99, 99)
    | st.floats(-9, 9)
    | st.text('ab"\\/,:{}[] é\n', max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=25,
)
TREES = st.lists(JSON, min_size=1, max_size=4) | st.dictionaries(NAMES, JSON, min_size=1, max_size=5)


def _styled(value: Any, chance: random.Random) -> str:
    """A value in one of the ways in which programs and people write JSON."""
    style = chance.randrange(6)
    if style == 0:
        return json.dumps(value, separators=(",", ":"))
    if style == 1:
        return json.dumps(value, ensure_ascii=False)
    if style == 2:
        indents: list[int | str] = [1, 2, 4, "\t"]
        return json.dumps(value, indent=chance.choice(indents)).replace("\n", chance.choice(["\n", "\r\n"]))

    def space() -> str:
        return "".join(chance.choices(" \t\r\n", k=chance.randrange(3)))

    def written(inner: Any) -> str:
        if isinstance(inner, dict):
            items = [f"{json.dumps(key)}{space()}:{space()}{written(inner[key])}" for key in inner]
            return "{" + space() + f"{space()},{space()}".join(items) + space() + "}"
        if isinstance(inner, list):
            return "[" + space() + f"{space()},{space()}".join(map(written, inner)) + space() + "]"
        return json.dumps(inner, ensure_ascii=chance.random() < 0.5)

    return space() + written(value) + space()


def _paths(value: Any, path: Path = ()) -> list[Path]:
    steps: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path, *(deeper for step in steps for deeper in _paths(value[step], (*path, step)))]


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


@pytest.mark.law
@given(JSON, st.randoms(use_true_random=False))
def test_ranges(value: Any, chance: random.Random) -> None:
    text = _styled(value, chance)
    found = ranges(text)
    assert list(found) == _paths(value)
    assert len(found) == len(_paths(value))
    for path in found:
        place = found[path]
        assert json.loads(text[place.start : place.end]) == _at(value, path)
        assert text[place.start : place.end].strip() == text[place.start : place.end]
        named = bool(path) and isinstance(path[-1], str)
        assert (place.key_start is not None) == named
        if place.key_start is not None:
            assert json.loads(text[place.key_start : place.start].rstrip(" \t\r\n:")) == path[-1]


def test_no_such_place() -> None:
    found = ranges(' {"a": [1]}')
    assert found["a", 0] == Range(None, 8, 9)
    for path in (("b",), ("a", 1), ("a", "0"), (0,), ("a", 0, 0), ("a", -1)):
        assert path not in found
    with pytest.raises(UnreadableInput):
        ranges('{"a": 1,}')


def _changes(value: Any, chance: random.Random) -> list[Change]:
    """Changes that do not contradict each other."""
    out: list[Change] = []
    replaced: list[Path] = []
    for path in chance.sample(found := _paths(value), k=min(len(found), chance.randrange(1, 6))):
        inner = _at(value, path)
        new = json.dumps(chance.choice([1, "x", {"n": [1, {}]}, []]), indent=chance.choice([None, 1]))
        match chance.randrange(4):
            case 0 if path:
                out.append(Remove(path))
            case 1 if not any(
                path[: len(other)] == other or other[: len(path)] == path for other in replaced
            ):
                replaced.append(path)
                out.append(Replace(path, new))
            case 2 if isinstance(inner, list):
                out += [Append(path, new)] * chance.randrange(1, 3)
            case 3 if isinstance(inner, dict):
                out += [Insert(path, f"new{n}", new) for n in range(chance.randrange(1, 3))]
    removed = {change.path for change in out if isinstance(change, Remove)}

    def fits(change: Change) -> bool:
        inside = (*change.path, "") if isinstance(change, Insert | Append) else change.path
        if change.path in removed and isinstance(change, Replace):
            return False
        return not any(inside[: len(other)] == other and inside != other for other in replaced)

    return [change for change in out if fits(change)]


def _changed(value: Any, changes: list[Change]) -> Any:
    """The same changes, made to the value."""
    hole = object()
    new = copy.deepcopy(value)
    by_depth = sorted(changes, key=lambda change: -len(change.path))
    for change in by_depth:
        if isinstance(change, Insert):
            _at(new, change.path)[change.key] = json.loads(change.json_text)
        elif isinstance(change, Append):
            _at(new, change.path).append(json.loads(change.json_text))
    for change in by_depth:
        if isinstance(change, Replace | Remove):
            to = hole if isinstance(change, Remove) else json.loads(change.json_text)
            if not change.path:
                return to
            _at(new, change.path[:-1])[change.path[-1]] = to

    def without_holes(inner: Any) -> Any:
        if isinstance(inner, dict):
            return {key: without_holes(item) for key, item in inner.items() if item is not hole}
        return (
            [without_holes(item) for item in inner if item is not hole] if isinstance(inner, list) else inner
        )

    return without_holes(new)


@pytest.mark.law
@given(TREES, st.randoms(use_true_random=False))
def test_changes(value: Any, chance: random.Random) -> None:
    text = _styled(value, chance)
    changes = _changes(value, chance)
    new = spliced(text, changes)
    wanted = _changed(value, changes)
    assert json.dumps(json.loads(new)) == json.dumps(wanted)  # in the same order
    others = [change for change in changes if not isinstance(change, Insert | Append)]
    more = [change for change in changes if isinstance(change, Insert | Append)]
    chance.shuffle(others)
    assert spliced(text, [*others, *more]) == new
    if not changes:
        assert new == text
    _assert_untouched(text, new, value, changes)


def _assert_untouched(text: str, new: str, value: Any, changes: list[Change]) -> None:
    """Members of objects that no change is in are written as they were, and so is what is around all changes."""
    before, after = ranges(text), ranges(new)
    for path in before:
        touched = any(
            change.path[: len(path)] == path or path[: len(change.path)] == change.path for change in changes
        )
        if path and not touched and all(isinstance(step, str) for step in path):
            was, now = before[path], after[path]
            assert was.key_start is not None
            assert now.key_start is not None
            assert text[was.key_start : was.end] == new[now.key_start : now.end]
    if not any(change.path == () for change in changes):
        begin, end = before[()].start, before[()].end
        assert new[: begin + 1] == text[: begin + 1]
        assert new[len(new) - (len(text) - end) - 1 :] == text[end - 1 :]


@pytest.mark.parametrize(
    ("text", "change", "new"),
    [
        ('{"a": 1, "b": 2, "c": 3}', Remove(("a",)), '{"b": 2, "c": 3}'),
        ('{"a": 1, "b": 2, "c": 3}', Remove(("b",)), '{"a": 1, "c": 3}'),
        ('{"a": 1, "b": 2, "c": 3}', Remove(("c",)), '{"a": 1, "b": 2}'),
        ('{\n  "a": 1,\n  "b": 2\n}', Remove(("b",)), '{\n  "a": 1\n}'),
        ('{\n  "a": 1,\n  "b": 2\n}', Remove(("a",)), '{\n  "b": 2\n}'),
        ('{ "a": 1 }', Remove(("a",)), "{}"),
        ("[1 , 2 , 3]", Remove((1,)), "[1 , 3]"),
        ("[\n1,\n2]", Remove((0,)), "[\n2]"),
        ('{"a":1}', Insert((), "b", "2"), '{"a":1,"b":2}'),
        ('{"a": 1}', Insert((), "b", "2"), '{"a": 1, "b": 2}'),
        ('{"a" : 1}', Insert((), 'é"', "2"), '{"a" : 1, "é\\"" : 2}'),
        ('{\n  "a": 1\n}', Insert((), "b", '{\n "c": 1\n}\n'), '{\n  "a": 1,\n  "b": {\n   "c": 1\n  }\n}'),
        ('{\r\n "a": 1,\r\n "b": 2\r\n}', Insert((), "c", "3"), '{\r\n "a": 1,\r\n "b": 2,\r\n "c": 3\r\n}'),
        ('{ "a":1\n, "b":2 }', Insert((), "c", "3"), '{ "a":1\n, "b":2\n, "c":3 }'),
        ("[ 1\n, 2 ]", Append((), "[\n3]"), "[ 1\n, 2\n, [\n3] ]"),
        ("{}", Insert((), "a", "1"), '{"a": 1}'),
        ('{"b":{ }}', Insert(("b",), "a", "1"), '{"b":{"a":1}}'),
        ('{\n  "b": {}\n}', Insert(("b",), "a", "1"), '{\n  "b": {\n    "a": 1\n  }\n}'),
        ("[1,2]", Append((), "3"), "[1,2,3]"),
        ("[1, 2]", Append((), "3"), "[1, 2, 3]"),
        ("[\n 1\n]", Append((), "[\n]"), "[\n 1,\n [\n ]\n]"),
        ("[]", Append((), "1"), "[1]"),
        (" [1] ", Replace((), "{}"), " {} "),
        ('{"a":[1,{"b":2}]}', Replace(("a", 1, "b"), '"x\\u00e9"'), '{"a":[1,{"b":"x\\u00e9"}]}'),
    ],
)
def test_how_it_looks(text: str, change: Change, new: str) -> None:
    assert spliced(text, [change]) == new


def test_all_at_once() -> None:
    text = '{\n "a": {"b": [1, 2]},\n "c": {"d": 1},\n "e": []\n}'
    changes: list[Change] = [
        *(Remove(("c", "d")), Remove(("c",)), Replace(("c", "d"), "5"), Insert(("c",), "x", "1")),
        *(Remove(("a", "b", 0)), Append(("a", "b"), "3"), Insert((), "c", "null"), Replace(("e",), "[7]")),
        *(Replace(("e",), "[7]"), Remove(("c",))),
    ]
    assert spliced(text, changes) == '{\n "a": {"b": [2, 3]},\n "e": [7],\n "c": null\n}'
    assert spliced("[1, 2]", [Remove((0,)), Remove((1,)), Append((), "3"), Append((), "4")]) == "[3, 4]"


@pytest.mark.parametrize(
    "changes",
    [
        [Remove(())],
        [Remove(("x",))],
        [Replace(("b", 1), "1")],
        [Append(("a",), "1")],
        [Insert(("b",), "x", "1")],
        [Insert((), "a", "1")],
        [Insert((), "x", "1"), Insert((), "x", "1")],
        [Replace(("a",), "1"), Replace(("a",), "2")],
        [Replace(("a",), "1"), Remove(("a",))],
        [Replace(("b",), "1"), Append(("b",), "2")],
        [Replace(("b",), "1"), Remove(("b", 0))],
    ],
)
def test_contradictions(changes: list[Change]) -> None:
    for order in (changes, changes[::-1]):
        with pytest.raises(CannotCarry):
            spliced('{"a": 1, "b": [2]}', order)


@pytest.mark.heavy
@pytest.mark.parametrize("unit", ['{"a": "b"}', "[[]]", '"\\\\\\""', "1"])
def test_work_grows_with_size_alone(unit: str) -> None:
    def done(count: int) -> None:
        text = "[" + ",".join([unit] * count) + "]"
        spliced(text, [Remove((n,)) for n in range(0, count, 2)] + [Append((), "1")] * count)

    assert calls(lambda: done(1_000)) <= 11 * calls(lambda: done(100))
