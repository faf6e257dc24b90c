"""Writing into a native document that somebody else laid out: what changed is rewritten, all else stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from newsml.formats._kit import strict_json
from newsml.formats.native.layout import Layout, Node
from newsml.model.article import Article
from newsml.model.problems import Locator, without

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsml.formats.native.document import Path

_SETS: Final = ("set", "by_id")

_Pairs: TypeAlias = "list[tuple[int, int]]"


class _Differs(Exception):
    """The document says the same in another way than the model does: it has to be written anew."""


def spliced(text: str, old: Article, new: Article, unknown: Collection[Path] = ()) -> str | None:
    """The text of the old article with what makes it the new one; None where that has to be written anew.

    Args:
        text: a document that reads as the old article.
        old: the old article.
        new: the new article.
        unknown: where in the document keys stand that are none of the model's; they stay with what they belong to.
    """
    before, after = (json.loads(one.model_dump_json(exclude_defaults=True)) for one in (old, new))
    raw = strict_json.parse(text)
    work = _Splicer(Layout(text), Locator(Article, without(raw, set(unknown)), set(), sorted_as=_SETS), old)
    try:
        work.change(work.layout.root, raw, before, after, ())
    except _Differs:
        return None
    return work.layout.changed(work.changes)


class _Splicer:
    def __init__(self, layout: Layout, places: Locator, article: Article) -> None:
        self.layout, self._places, self._article = layout, places, article
        self.changes: list[tuple[int, int, str]] = []

    def change(self, node: Node, raw: Any, before: Any, after: Any, path: Path) -> None:
        """Takes down what has to change for a value to say `after` rather than `before`."""
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict) and isinstance(raw, dict):
            self._change_object(node, raw, before, after, path)
        elif isinstance(before, list) and isinstance(after, list) and isinstance(raw, list):
            self._change_array(node, raw, before, after, path)
        else:
            self._rewrite(node, after)

    def _rewrite(self, node: Node, value: Any) -> None:
        self.changes.append((node.start, node.end, self.layout.written(value, like=node)))

    def _change_object(
        self, node: Node, raw: dict[str, Any], before: dict[str, Any], after: dict[str, Any], path: Path
    ) -> None:
        if not before.keys() <= raw.keys():
            raise _Differs
        names = list(node.members)
        gone = [n for n, name in enumerate(names) if name in before and name not in after]
        inserted: list[tuple[int | None, str]] = []
        behind: int | None = None
        for name, value in after.items():
            if name in raw:
                # What stands there although it is the default is no part of `before`.
                behind = names.index(name)
                self.change(node.members[name], raw[name], before.get(name), value, (*path, name))
            else:
                inserted.append((behind, self.layout.member(node, name, value)))
        self._recompose(node, gone, inserted)

    def _change_array(
        self, node: Node, raw: list[Any], before: list[Any], after: list[Any], path: Path
    ) -> None:
        if len(raw) != len(before):
            raise _Differs
        pairs = _paired(before, after)
        if [new for _, new in pairs] != sorted(new for _, new in pairs):
            self._rewrite(node, after)
            return
        stays = {new: self._in_source((*path, old)) for old, new in pairs}
        for old, new in pairs:
            self.change(node.items[stays[new]], raw[stays[new]], before[old], after[new], (*path, old))
        inserted: list[tuple[int | None, str]] = []
        behind: int | None = None
        for n, value in enumerate(after):
            if n in stays:
                behind = stays[n]
            else:
                inserted.append((behind, self.layout.item(node, value)))
        gone = sorted(set(range(len(raw))) - set(stays.values()))
        self._recompose(node, gone, inserted)

    def _in_source(self, path: Path) -> int:
        """Where an item stands in the source, whose order need not be the model's."""
        at = self._places(path, self._article)[-1]
        if not isinstance(at, int):
            raise _Differs
        return at

    def _recompose(self, node: Node, gone: list[int], inserted: list[tuple[int | None, str]]) -> None:
        """Takes members or items out, and puts new ones behind those that they follow."""
        children = node.children()
        first = next((n for n in range(len(children)) if n not in gone), None)
        if first is None:
            if gone or inserted:
                new = self.layout.filled(node, [text for _, text in inserted])
                self.changes.append((node.start, node.end, new))
            return
        for n in gone:  # each with the comma before it; those at the start with the comma behind
            start = children[n].outer if n < first else children[n - 1].end
            end = children[n + 1].outer if n < first else children[n].end
            self.changes.append((start, end, ""))
        gap = self.layout.gap(node)
        for behind, text in inserted:
            if behind is None:
                self.changes.append((children[first].outer, children[first].outer, f"{text},{gap}"))
            else:
                self.changes.append((children[behind].end, children[behind].end, f",{gap}{text}"))


def _paired(before: list[Any], after: list[Any]) -> _Pairs:
    """Which item of the one is which of the other: equal ones, then those of one id, then what is left in order."""
    pairs: _Pairs = []
    old, new = list(range(len(before))), list(range(len(after)))
    for key in (_value, _id):
        known: dict[str, list[int]] = {}
        for n in new:
            if (found := key(after[n])) is not None:
                known.setdefault(found, []).append(n)
        for n in old:
            same = known.get(key(before[n]) or "")
            if same:
                pairs.append((n, same.pop(0)))
        old = [n for n in old if n not in {one for one, _ in pairs}]
        new = [n for n in new if n not in {one for _, one in pairs}]
    loose = [n for n in old if _id(before[n]) is None], [n for n in new if _id(after[n]) is None]
    pairs += zip(*loose, strict=False)
    return sorted(pairs)


def _value(item: Any) -> str | None:
    return json.dumps(item, sort_keys=True)


def _id(item: Any) -> str | None:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else None
