"""What others added to a tree that newsml wrote: found, and kept where the tree is written anew. Nodes have an `id`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.jsonld.graph import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.formats.jsonld.mapping import Node


def additions(found: Any, written: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """What is in a tree and not, or not so, in the one that is written for what was read of it: places, with words."""
    if type(found) is dict and type(written) is dict:
        for key, value in found.items():
            if key in written:
                yield from additions(value, written[key], (*path, key))
            else:
                yield (*path, key), "not a part of the article"
    elif type(found) is list or type(written) is list:
        ours = _by_id(_listed(written))
        for n, item in enumerate(_listed(found)):
            where = (*path, n) if type(found) is list else path
            same = ours.get(_key(item))
            if same:
                yield from additions(item, same.pop(0), where)
            else:
                yield where, "not a part of the article"
    elif isinstance(found, bool) is not isinstance(written, bool) or found != written:
        yield path, f"not as the article has it: {_shown(found)}"


def merged(found: Any, old: Any, new: Any) -> Any:
    """The new tree with what others added to the old one, as found."""
    if type(found) is dict and type(new) is dict:
        return _node(found, old if type(old) is dict else {}, new)
    if type(found) is list and type(new) is list:
        return _array(found, _listed(old), new)
    return new


def _node(found: Node, old: Node, new: Node) -> Node:
    out: Node = {}
    for key, value in found.items():
        if key in new:
            out[key] = merged(value, old.get(key), new[key])
        elif key not in old:
            out[key] = value
        elif type(value) is list and (rest := _array(value, _listed(old[key]), [])):
            out[key] = rest
    return {**out, **{key: value for key, value in new.items() if key not in out}}


def _array(found: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    """The new items; what others put between the old ones stays behind the one that it followed."""
    ours, theirs = _by_id(old), _by_id(found)
    foreign: dict[Any, list[Any]] = {}
    previous: Any = None
    for item in found:
        key = _key(item)
        if ours.get(key):
            ours[key].pop()
            previous = key
        else:
            foreign.setdefault(previous, []).append(item)
    before = _by_id(old)
    out = foreign.pop(None, [])
    for item in new:
        key = _key(item)
        was, base = before.get(key), theirs.get(key)
        out.append(merged(base.pop(0), was.pop(0), item) if was and base else item)
        out += foreign.pop(key, [])
    return out + [item for items in foreign.values() for item in items]


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if type(value) is list else [value]


def _by_id(items: list[Any]) -> dict[Any, list[Any]]:
    out: dict[Any, list[Any]] = {}
    for item in items:
        out.setdefault(_key(item), []).append(item)
    return out


def _key(item: Any) -> Any:
    """What tells an item from the others: its id, or all that it is."""
    if type(item) is dict and type(item.get("id")) is str:
        return item["id"]
    return frozen(item)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
