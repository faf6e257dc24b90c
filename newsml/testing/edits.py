"""Edits as an editor would make them: something is added, changed or removed, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from newsml.model.article import Article
from newsml.model.structure import shape
from newsml.testing.chance import Chance, Drawn, as_a_whole
from newsml.testing.documents import ELSEWHERE, NOUNS, addition, scene_of, some_text
from newsml.testing.records import plain

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

# What hangs together with other annotations, or with each other, is not redrawn by itself.
_TIED: Final = frozenset(
    (
        *("id", "part_of", "broader", "relations", "within", "continues"),
        *("content", "quoted", "extent", "speaker", "speaker_absence"),
    )
)


def edited(article: Article, max_edits: int = 3, max_items: int = 2) -> SearchStrategy[Article]:
    """The article after one to `max_edits` edits of its fields and annotations, which may change nothing."""
    return as_a_whole(_edited(article, max_edits, max_items))


@st.composite
def _edited(draw: DrawFn, article: Article, max_edits: int, max_items: int) -> Article:
    chance = Drawn(draw)
    for _ in range(1 + chance.number(max_edits - 1)):
        article = chance.pick(_EDITS)(chance, article, max_items)
    return article


def _field(chance: Chance, article: Article, max_items: int) -> Article:
    scene = scene_of(article, chance, max_items)
    field = chance.pick([f for f in shape(Article) if f.name not in ELSEWHERE])
    drawn = plain(chance, Article, scene, skip=ELSEWHERE | {f.name for f in shape(Article)} - {field.name})
    return article.replace(**(drawn or {field.name: field.default}))


def _added(chance: Chance, article: Article, max_items: int) -> Article:
    return article.add(addition(chance, chance.pick(tuple(NOUNS)), article, max_items))


def _removed(chance: Chance, article: Article, _: int) -> Article:
    return article.remove(chance.pick(sorted(article.index)), unlink=True) if article.index else article


def _changed(chance: Chance, article: Article, max_items: int) -> Article:
    if not article.index:
        return article
    thing = article[chance.pick(sorted(article.index))]
    cls = type(thing)
    field = chance.pick([f for f in shape(cls) if f.name not in _TIED])
    drawn = plain(
        chance, cls, scene_of(article, chance, max_items), skip={f.name for f in shape(cls)} - {field.name}
    )
    value = (drawn or {}).get(field.name, getattr(thing, field.name) if field.required else field.default)
    return article.replace(thing.model_copy(update={field.name: value}))


def _continued(chance: Chance, article: Article, _: int) -> Article:
    if article.body is None:
        return article
    return article.replace(body=article.body + chance.value(some_text(40)), blocks=())


_EDITS: Final = (_field, _added, _changed, _removed, _continued)
