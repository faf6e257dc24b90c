"""`reanchor`: the annotations of an article carried over to a new text, with a report on each anchor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, NewsmlError
from newsml.model.withholding import FIELDS
from newsml.revising.carrying import Carried, carried, looked_for, written
from newsml.revising.locating import Locator
from newsml.revising.nesting import settled
from newsml.revising.rebuilding import Rebuilding
from newsml.revising.report import Reanchored, Reanchoring, Removed
from newsml.revising.structure import Restructured, carried_blocks, carried_marks

if TYPE_CHECKING:
    from newsml.model.article import Article
    from newsml.model.lookup import Place
    from newsml.model.text import Block
    from newsml.revising.shingles import Region

    Path = tuple[str | int, ...]

__all__ = ["Reanchored", "Reanchoring", "Removed", "reanchor"]

_UNTOUCHED: Final = "its text is the same"


def reanchor(article: Article, new_text: str | Mapping[str, str | None]) -> Reanchoring:
    """Carries an article's anchors, blocks and marks over to a new text.

    Args:
        article: the article; it is not changed.
        new_text: the new body, or new texts by field (headline, standfirst, body). Fields that are not named stay;
            None removes a text.

    Raises:
        NewsmlError: there is no such text, or it is withheld: attach it first.
        InvalidArticle: no text is left, or a text holds what the model refuses.
    """
    texts = _asked(article, new_text)
    changed = {name: text for name, text in texts.items() if text != getattr(article, name)}
    places = list(article.anchors())
    locators = _locators(article, changed, places)
    results = _carried(article, changed, places, locators)
    blocks, report, added = _structured(article, changed, locators.get("body"))
    anchors = []
    for place in places:
        if place.path in results:
            result = results[place.path]
            new = written(place.anchor, result, changed[place.anchor.field] or "")
            status, reason = result.status, result.reason
        else:
            new, status, reason = place.anchor, "kept", _UNTOUCHED
        anchors.append(
            Reanchored(place.path, place.part, place.annotation.id, place.anchor, new, status, reason)
        )
    rebuilding = Rebuilding({one.path: one.new for one in anchors if one.path in results})
    fields = {**changed, **blocks, **rebuilding.things(article)}
    try:
        made = article.model_copy(update=fields) if fields else article
    except ValidationError as error:
        raise InvalidArticle.of(error) from None
    return Reanchoring(
        made, tuple(anchors), report, added, tuple(rebuilding.removed), tuple(name for name in changed)
    )


def _asked(article: Article, new_text: str | Mapping[str, str | None]) -> dict[str, str | None]:
    given: Any = {"body": new_text} if isinstance(new_text, str) else new_text
    if not isinstance(given, Mapping):
        raise NewsmlError(f"give the new body as a string, or texts by field, not {type(given).__name__}")
    withheld = {item.field for item in article.withheld}
    for name, text in given.items():
        if name not in FIELDS:
            raise NewsmlError(f"{name!r} is no annotatable text: {', '.join(FIELDS)} are")
        if text is not None and not isinstance(text, str):
            raise NewsmlError(f"the new {name} must be a string or None, not {type(text).__name__}")
        if text == "":
            raise NewsmlError(f"the new {name} is empty: give None to remove it")
        if name in withheld:
            raise NewsmlError(
                f"the {name} is withheld, so nothing tells where its words went: attach the text first"
            )
    return {name: given[name] for name in FIELDS if name in given}


def _locators(article: Article, changed: Mapping[str, str | None], places: list[Place]) -> dict[str, Locator]:
    out = {}
    for name, new in changed.items():
        old = getattr(article, name)
        if old is None or new is None:
            continue
        runs: list[Region] = [
            run for place in places if place.anchor.field == name for run in looked_for(place.anchor)
        ]
        if name == "body":
            runs += [(block.start, block.end) for block in article.blocks]
            runs += [(mark.start, mark.end) for mark in article.marks]
        out[name] = Locator(old, new, runs)
    return out


def _carried(
    article: Article,
    changed: Mapping[str, str | None],
    places: list[Place],
    locators: Mapping[str, Locator],
) -> dict[Path, Carried]:
    """What becomes of each anchor in a text that changed."""
    out: dict[Path, Carried] = {}
    for place in places:
        name = place.anchor.field
        if name in locators:
            out[place.path] = carried(place.anchor, locators[name], changed[name] or "")
        elif name in changed:
            out[place.path] = Carried("lost", (), f"the {name} was removed")
    for n, statement in enumerate(article.statements):
        content, quoted = statement.content, statement.quoted
        if content is not None and quoted is not None and content.field in locators:
            paths: tuple[Path, Path] = (("statements", n, "content"), ("statements", n, "quoted"))
            out[paths[0]], out[paths[1]] = settled(
                content, quoted, out[paths[0]], out[paths[1]], locators[content.field]
            )
    return out


def _structured(
    article: Article, changed: Mapping[str, str | None], locator: Locator | None
) -> tuple[dict[str, Any], tuple[Restructured, ...], tuple[Block, ...]]:
    """The fields of blocks and marks that change, what became of each, and which blocks are new."""
    items = [
        ((name, n), item) for name in ("blocks", "marks") for n, item in enumerate(getattr(article, name))
    ]
    if not items or "body" not in changed:
        return {}, tuple(Restructured(path, item, (item,), "kept", _UNTOUCHED) for path, item in items), ()
    if locator is None:
        gone = (Restructured(path, item, (), "lost", "the body was removed") for path, item in items)
        return {"blocks": (), "marks": ()}, tuple(gone), ()
    blocks: list[Block] = []
    added: list[Block] = []
    report: list[Restructured] = []
    if article.blocks:
        blocks, report, added = carried_blocks(
            article.blocks, article.body or "", changed["body"] or "", locator
        )
    marks = carried_marks(article.marks, locator)
    fields = {"blocks": tuple(blocks), "marks": tuple(mark for one in marks for mark in one.new)}
    return fields, (*report, *marks), tuple(added)
