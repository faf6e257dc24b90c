"""What was found, put where it belongs; what was not found, taken out with what means nothing without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from newsml.anchoring.wanted import Outcome, Place
from newsml.formats.draft.anchors import heads, read_told
from newsml.formats.draft.structure import filled
from newsml.formats.draft.writer import implied_kind
from newsml.model.spans import covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsml.findings import Path
    from newsml.formats.draft.expansion import Expanded, Item


OddHead: TypeAlias = "tuple[Item, str, tuple[Place, ...]]"


@dataclass(slots=True)
class Assembled:
    """The fields of an article, and how their paths differ from those of the draft."""

    article: dict[str, Any]
    heads: list[OddHead]
    """Heads that were not found, or in several places: the mention, why, and the places."""
    _moved: dict[Path, list[int]] = field(default_factory=dict)

    def original(self, path: Path) -> Path:
        """The path in the draft, whose lists may have more items."""
        out: Path = ()
        for part in path:
            kept = self._moved.get(out)
            out = (
                *out,
                kept[part] if kept is not None and isinstance(part, int) and part < len(kept) else part,
            )
        return out


def assemble(expanded: Expanded, texts: Mapping[str, str], outcomes: Sequence[Outcome]) -> Assembled:
    """Puts places into the article; changes the outcomes of what was found but cannot be used."""
    article, items = expanded.article, expanded.items
    _quoted_inside(items, outcomes)
    gone: set[Path] = set()
    odd_heads = []
    for item, outcome in zip(items, outcomes, strict=True):
        if outcome.place is None:
            gone.add(item.path)
        elif item.is_anchor:
            text = texts[text_of(item, outcome.place)]
            _fill(item, outcome.place, text, keep=expanded.keep_matches)
            if item.head is not None and (odd := _head(item, outcome.place, text)) is not None:
                odd_heads.append((item, *odd))
        else:
            item.fields["start"], item.fields["end"] = outcome.place.start, outcome.place.end
    for anchor in expanded.spans:
        _with_words(anchor, texts)
    quotes = set(map(id, expanded.quotes))
    for n, statement in enumerate(article.get("statements", ())):
        if type(statement) is dict:
            is_quote = id(statement) in quotes
            _statement(statement, is_quote=is_quote, lost=("statements", n, "content") in gone)
    moved: dict[Path, list[int]] = {}
    if gone:
        article = _without(article, gone, (), moved)
    if "blocks" in article and "body" in texts:
        _with_lines(article, texts["body"], moved)
    return Assembled(article, odd_heads, moved)


def text_of(item: Item, place: Place | None) -> str:
    """The name of the text that a place is in."""
    return (place.field if place is not None else "") or item.field


def _with_lines(article: dict[str, Any], body: str, moved: dict[Path, list[int]]) -> None:
    """Puts a paragraph in for each line that the blocks leave out, if their offsets can be such at all."""
    blocks = article["blocks"]
    offsets = [block.get(name) for block in blocks for name in ("start", "end")]
    if not all(type(offset) is int and 0 <= offset <= len(body) for offset in offsets):
        return
    known = moved.get(("blocks",), range(len(blocks)))
    numbers = {id(block): number for block, number in zip(blocks, known, strict=True)}
    article["blocks"] = filled(body, blocks)
    moved["blocks",] = [numbers.get(id(block), 0) for block in article["blocks"]]


def _quoted_inside(items: Sequence[Item], outcomes: Sequence[Outcome]) -> None:
    """Quoted words are a part of the content; found elsewhere, or without content, they are not placed."""
    contents = {
        item.owner: outcome for item, outcome in zip(items, outcomes, strict=True) if item.part == "content"
    }
    for item, outcome in zip(items, outcomes, strict=True):
        content = contents.get(item.owner)
        if item.part != "quoted" or outcome.place is None or content is None:
            continue
        if content.place is None:
            _refuse(outcome, "its content was not found")
        elif outcome.place.field != content.place.field or not covers(
            content.place.spans, outcome.place.spans
        ):
            _refuse(outcome, "it stands outside its content")


def _refuse(outcome: Outcome, reason: str) -> None:
    place = outcome.place
    outcome.candidates, outcome.total = ((place,), 1) if place is not None else ((), 0)
    outcome.status, outcome.place, outcome.reason = "not_found", None, reason


def _fill(item: Item, place: Place, text: str, *, keep: bool) -> None:
    fields = item.fields
    if place.field and place.field != "body":
        fields["field"] = place.field
    fields["spans"] = [{"start": start, "end": end, "exact": text[start:end]} for start, end in place.spans]
    if not keep or place.how != "exact":
        fields.setdefault("match", place.how)
        fields.setdefault("score", place.score)


def _head(item: Item, place: Place, text: str) -> tuple[str, tuple[Place, ...]] | None:
    """Puts the head of a mention in; otherwise why not, and the places."""
    head = item.head
    if isinstance(head, dict) and "start" in head:
        item.fields["head"] = _span(dict(head), text)
        return None
    told = read_told(head, lambda value: getattr(value, "value", value))
    if isinstance(told, str) or len(told.pieces) != 1:
        return "give the head as words of the mention", ()
    found = heads(text, told.pieces[0], place.spans)
    if told.nth is None and len(found) == 1:
        start, end = found[0]
    elif told.nth is not None and told.nth <= len(found):
        start, end = found[told.nth - 1]
    else:
        return _odd_head(len(found), told.nth), tuple(Place((stretch,), "exact", 100) for stretch in found)
    item.fields["head"] = {"start": start, "end": end, "exact": text[start:end]}
    return None


def _odd_head(count: int, nth: int | None) -> str:
    if not count:
        return "the head does not stand in the mention"
    if nth is None:
        return f"the head stands there {count} times: add nth"
    return f"the head stands there only {'once' if count == 1 else f'{count} times'}"


def _with_words(anchor: dict[str, Any], texts: Mapping[str, str]) -> None:
    """Gives the words to spans that have none, where the text is at hand."""
    field = anchor.get("field", "body")
    text = texts.get(field) if isinstance(field, str) else None
    if text is None:
        return
    for span in [*_spans(anchor.get("spans")), *_spans([anchor.get("head")])]:
        _span(span, text)


def _spans(values: Any) -> Iterator[dict[str, Any]]:
    return (value for value in values if type(value) is dict) if isinstance(values, list) else iter(())


def _span(span: dict[str, Any], text: str) -> dict[str, Any]:
    for name in ("start", "end"):
        span[name] = getattr(span.get(name), "value", span.get(name))
    start, end = span["start"], span["end"]
    if "exact" not in span and type(start) is int and type(end) is int and 0 <= start < end <= len(text):
        span["exact"] = text[start:end]
    return span


def _statement(statement: dict[str, Any], *, is_quote: bool, lost: bool) -> None:
    """Completes a statement by what follows from the rest."""
    if is_quote and not lost and "content" in statement:
        statement["quoted"] = dict(statement["content"])
    if "kind" not in statement:
        quoted, content = statement.get("quoted"), statement.get("content")
        statement["kind"] = "direct" if is_quote else implied_kind(content, quoted)


def _without(value: Any, gone: set[Path], path: Path, moved: dict[Path, list[int]]) -> Any:
    """A copy without what is gone, and without what is empty because of that."""
    if isinstance(value, dict):
        kept = {
            key: _without(inner, gone, (*path, key), moved)
            for key, inner in value.items()
            if (*path, key) not in gone
        }
        return {key: inner for key, inner in kept.items() if inner != {} or value[key] == {}}
    if isinstance(value, list):
        pairs = [
            (n, inner, _without(inner, gone, (*path, n), moved))
            for n, inner in enumerate(value)
            if (*path, n) not in gone
        ]
        pairs = [(n, old, new) for n, old, new in pairs if new != {} or old == {}]
        if len(pairs) != len(value):
            moved[path] = [n for n, _, _ in pairs]
        return [new for _, _, new in pairs]
    return value
