"""What cells of several tables hold: words, codes, times, and the columns that all annotations share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from newsml.tables.column import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.model.anchor import Anchor
    from newsml.model.annotation import Annotation
    from newsml.model.event import When
    from newsml.tables.view import View

A = TypeVar("A", bound="Annotation")

ARTICLE: Final[tuple[Column[Any], ...]] = (
    Column("article", "text", "The article's IRI.", lambda view, _: view.article.id, nullable=False),
    Column(
        "version",
        "integer",
        "The article's version.",
        lambda view, _: view.article.version,
        nullable=False,
    ),
    Column(
        "date",
        "date",
        "The article's day as written: first_published, else reference_date, created, modified, dateline.",
        lambda view, _: view.date,
    ),
)
"""The article that a row is of; first in every table."""

ID: Final[Column[Any]] = Column(
    "id", "text", "The id, unique in the article and version.", lambda _, one: one.id, nullable=False
)

ANNOTATION: Final[tuple[Column[Any], ...]] = (
    Column(
        "confidence",
        "integer",
        "How sure the annotation is, in percent.",
        lambda _, one: one.confidence,
    ),
    Column(
        "relevance",
        "integer",
        "How much it matters to the article, in percent.",
        lambda _, one: one.relevance,
    ),
    Column("by_ids", "text[]", "The ids of who annotated it.", lambda _, one: list(one.by)),
    Column(
        "by_names",
        "text[]",
        "What these are called.",
        lambda view, one: [view.agents[id_] for id_ in one.by],
    ),
    Column("note", "text", "A remark of the annotators.", lambda _, one: one.note),
    Column(
        "label_schemes",
        "text[]",
        "The schemes of its labels of other schemes.",
        lambda _, one: [label.scheme for label in one.labels],
    ),
    Column("label_values", "text[]", "These labels.", lambda _, one: [label.value for label in one.labels]),
)
"""What every annotation has; last in its table."""


def words(anchor: Anchor | None) -> str | None:
    """The words of an anchor, spans joined by an ellipsis; None where they are withheld."""
    return None if anchor is None else anchor.exact


def shown(code: object) -> str | None:
    """A code in one word: its first name, else its identifier."""
    return None if code is None else str(code)


def times(when: Callable[[A], When | None]) -> tuple[Column[A], ...]:
    """The columns of a time as the article gives it."""

    def of(get: Callable[[When], Any]) -> Callable[[View, A], Any]:
        def cell(_: View, one: A) -> Any:
            found = when(one)
            return None if found is None else get(found)

        return cell

    return (
        Column("when", "text", "The time (EDTF).", of(lambda one: plain(one.value))),
        Column(
            "when_earliest",
            "date",
            "The first day that it can mean; null where open or unknown.",
            of(lambda one: one.value.earliest if one.value is not None else None),
        ),
        Column(
            "when_latest",
            "date",
            "The last day that it can mean; null where open or unknown.",
            of(lambda one: one.value.latest if one.value is not None else None),
        ),
        Column("when_words", "text", "The words that give it.", of(lambda one: words(one.anchor))),
        Column(
            "when_basis",
            "text",
            "text, reference_date, inferred or external.",
            of(lambda one: one.basis),
        ),
    )


def plain(text: str | None) -> str | None:
    """A text value of the model as a plain string."""
    return None if text is None else str(text)
