"""A draft as an article in the making: shorthands written out, words set aside to be found, names noted."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.anchoring.wanted import ANYWHERE
from newsml.formats.draft.anchors import TELLING, Told, read_told
from newsml.formats.draft.shorthand import scalar, unfolded
from newsml.formats.draft.structure import LINES
from newsml.formats.draft.yaml import Scalar
from newsml.model.anchor import Anchor, Span
from newsml.model.article import Article
from newsml.model.lookup import NOUNS
from newsml.model.problems import Problem
from newsml.model.statement import Statement
from newsml.model.structure import FieldShape, shape

if TYPE_CHECKING:
    from newsml.findings import Path
    from newsml.model.record import Record

FIELDS: Final = ("headline", "standfirst", "body")
_OWN: Final = ("draft", "matches", "by")
"""Keys of the draft itself, beside the fields of an article."""


@dataclass(slots=True)
class Item:
    """Words of the draft that have to be found, and where what is found belongs."""

    path: Path
    """Where it stands in the article."""
    told: Told
    fields: dict[str, Any]
    """The anchor, block or mark in the making."""
    field: str
    is_anchor: bool = True
    head: Any = None
    """What the draft says of a mention's head."""

    @property
    def owner(self) -> str:
        """The annotation that it belongs to."""
        return f"{self.path[0]}.{self.path[1]}" if self.path[0] in NOUNS else ""

    @property
    def part(self) -> str:
        """What it is there."""
        names = self.path[2:] if self.path[0] in NOUNS else self.path
        return ".".join(part for part in names if isinstance(part, str))

    @property
    def list(self) -> str:
        """The list that it is one of, where its places have to be different ones."""
        return (
            ".".join(map(str, self.path[:-1]))
            if isinstance(self.path[-1], int) and self.part != "marks"
            else ""
        )


@dataclass(slots=True)
class Expanded:
    """What a draft says, before anything was looked for."""

    article: dict[str, Any] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    references: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)
    """Where ids or names stand, and what kinds of thing they may mean."""
    problems: list[Problem] = field(default_factory=list)
    spans: list[dict[str, Any]] = field(default_factory=list)
    """The anchors that were given by offsets."""
    quotes: list[dict[str, Any]] = field(default_factory=list)
    """The statements all of whose content is quoted."""
    aliases: dict[Path, Path] = field(default_factory=dict)
    """Paths of the article whose words stand elsewhere in the draft."""
    keep_matches: bool = False
    """Whether anchors say how they were found only where the draft does."""


def expand(data: dict[str, Any]) -> Expanded:
    """Writes a draft out; what is wrong with it is among the problems."""
    return _Expansion().expanded(data)


@cache
def _shapes(cls: type[Record]) -> dict[str, FieldShape]:
    return {field.name: field for field in shape(cls)}


class _Expansion:
    def __init__(self) -> None:
        self._out = Expanded()

    def expanded(self, data: dict[str, Any]) -> Expanded:
        out = self._out
        version, matches, by = (data.get(key) for key in _OWN)
        if not is_null(version) and not (isinstance(version, str) and version.split(".")[0] == "1"):
            self._problem(("draft",), "draft_version", 'the version of the draft format is "1.0"', version)
        if not is_null(matches) and matches not in ("given", "found"):
            self._problem(("matches",), "matches", "write given or found", matches)
        out.keep_matches = matches == "given"
        data = {key: value for key, value in data.items() if key not in _OWN}
        blocks, marks = data.pop("blocks", None), data.pop("marks", None)
        if not is_null(by):
            data = {key: _with_by(value, by) if key in NOUNS else value for key, value in data.items()}
        out.article = self._fields(Article, data, ())
        if not is_null(blocks):
            out.article["blocks"] = [] if blocks == LINES else self._stretches("Block", blocks, "blocks")
        if not is_null(marks):
            out.article["marks"] = self._stretches("Mark", marks, "marks")
        return out

    def _problem(self, path: Path, kind: str, message: str, value: Any) -> None:
        self._out.problems.append(Problem(path, kind, message, value))

    def _fields(self, cls: type[Record], data: dict[str, Any], path: Path) -> dict[str, Any]:
        known = _shapes(cls)
        out = {}
        for key, value in data.items():
            if key not in known:
                nearest = difflib.get_close_matches(str(key), known, n=1)
                hint = f"did you mean {nearest[0]}?" if nearest else "remove it"
                self._problem((*path, str(key)), "extra_forbidden", f"unknown field; {hint}", value)
            elif not is_null(value):
                out[str(key)] = self._field(cls, known[key], value, (*path, str(key)))
        return out

    def _field(self, cls: type[Record], field: FieldShape, value: Any, path: Path) -> Any:
        if field.collection == "one":
            return self._one(cls, field, value, path)
        items = value if isinstance(value, list) else [value]
        return [self._one(cls, field, item, (*path, n)) for n, item in enumerate(items)]

    def _one(self, cls: type[Record], field: FieldShape, value: Any, path: Path) -> Any:
        record = field.record
        if record is not None and issubclass(record, Anchor):
            return self._anchor(record, value, path)
        if record is not None:
            return self._record(record, field, value, path)
        if field.refers_to and isinstance(value, str):
            self._out.references.append((path, field.refers_to))
            return str(value)
        return scalar(cls, field.name, value)

    def _record(self, record: type[Record], field: FieldShape, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            if record is Statement:
                return self._statement(value, path)
            return self._fields(record, value, path)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            bare = unfolded(record, str(value))
            if bare is not None and not (field.choices and "literal" in bare):
                return self._fields(record, bare, path)
        return value

    def _statement(self, value: dict[str, Any], path: Path) -> dict[str, Any]:
        """A statement whose `quote` is what is quoted and, where no other content is given, the content."""
        if "quote" not in value:
            return self._fields(Statement, value, path)
        if "quoted" in value:
            message = "quote and quoted say the same: remove one"
            self._problem((*path, "quote"), "quote_twice", message, value["quote"])
        part = "quoted" if "content" in value else "content"
        self._out.aliases[(*path, part)] = (*path, "quote")
        fields = {part if key == "quote" else key: inner for key, inner in value.items()}
        out = self._fields(Statement, fields, path)
        if part == "content":
            self._out.quotes.append(out)
        return out

    def _anchor(self, cls: type[Record], value: Any, path: Path) -> dict[str, Any]:
        fields = value if isinstance(value, dict) else {"words": value}
        rest = {key: inner for key, inner in fields.items() if key not in (*TELLING, "head")}
        out = self._fields(cls, rest, path)
        head = fields.get("head")
        if "spans" in fields:
            if both := [key for key in TELLING if key in fields]:
                self._problem(
                    path, "words_and_spans", f"spans and {both[0]} exclude each other: remove one", None
                )
            if isinstance(head, dict):
                out["head"] = self._fields(Span, head, (*path, "head"))
            elif not is_null(head):
                self._problem((*path, "head"), "head", "beside spans, the head has a start and an end", head)
            self._out.spans.append(out)
            return out
        told = read_told(fields, _number)
        field = out.get("field", "body")
        if isinstance(told, str):
            self._problem(path, "words", told, fields.get("words"))
        elif field not in (*FIELDS, ANYWHERE):
            message = f"write one of {', '.join(FIELDS)}, or {ANYWHERE}"
            self._problem((*path, "field"), "field", message, field)
        else:
            if field == ANYWHERE:
                del out["field"]
            self._out.items.append(Item(path, told, out, field, head=None if is_null(head) else head))
        return out

    def _stretches(self, name: str, value: Any, part: str) -> Any:
        """Blocks or marks: native, or told by words, or by first and last words."""
        record = _shapes(Article)[part].record
        if record is None or not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            hint = f', or the word "{LINES}"' if part == "blocks" else ""
            self._problem((part,), "list_type", f"give a list of mappings{hint}", value)
            return []
        out = []
        for n, given in enumerate(value):
            path: Path = (part, n)
            fields = {key: inner for key, inner in given.items() if key not in (*TELLING, "from", "to")}
            made = self._fields(record, fields, path)
            out.append(made)
            if "start" in given and "end" in given:
                continue
            words = [given["from"], given["to"]] if "from" in given and "to" in given else given.get("words")
            told = read_told({**given, "words": words}, _number)
            if isinstance(told, str):
                message = (
                    f"a {name.lower()} has words, or from and to (its first and last words), or start and end"
                )
                self._problem(path, "words", message, None)
            else:
                self._out.items.append(Item(path, told, made, "body", is_anchor=False))
        return out


def _with_by(things: Any, by: Any) -> Any:
    if not isinstance(things, list):
        return _with_by([things], by)
    return [
        {**thing, "by": by} if isinstance(thing, dict) and "by" not in thing else thing for thing in things
    ]


def is_null(value: Any) -> bool:
    """Whether a field has no value, and is as good as left out."""
    return value is None or (isinstance(value, Scalar) and value.value is None)


def _number(value: Any) -> Any:
    return value.value if isinstance(value, Scalar) else value
