"""Edits as an editor would make them: something is added, changed or removed, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from newsml.model.article import Article
from newsml.model.structure import shape
from newsml.testing.documents import ELSEWHERE, NOUNS, addition, scene_of
from newsml.testing.records import plain
from newsml.testing.scene import pick, up_to
from newsml.testing.words import texts

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

# What hangs together with other annotations, or with each other, is not redrawn by itself.
_TIED: Final = frozenset(
    ("id", "part_of", "broader", "relations", "within", "continues", "content", "quoted", "extent", "speaker")
    + ("speaker_absence",)
)


@st.composite
def edited(draw: DrawFn, article: Article, max_edits: int = 3, max_items: int = 2) -> Article:
    """The article after up to `max_edits` edits of its fields and annotations; at least one, which may change nothing."""
    for _ in range(1 + draw(up_to(max_edits - 1))):
        article = pick(draw, _EDITS)(draw, article, max_items)
    return article


def _field(draw: DrawFn, article: Article, max_items: int) -> Article:
    scene = scene_of(article, draw, max_items)
    field = pick(draw, [f for f in shape(Article) if f.name not in ELSEWHERE])
    drawn = plain(draw, Article, scene, skip=ELSEWHERE | {f.name for f in shape(Article)} - {field.name})
    return article.replace(**(drawn or {field.name: field.default}))


def _added(draw: DrawFn, article: Article, max_items: int) -> Article:
    return article.add(addition(draw, pick(draw, tuple(NOUNS)), article, max_items))


def _removed(draw: DrawFn, article: Article, _: int) -> Article:
    return article.remove(pick(draw, sorted(article.index)), unlink=True) if article.index else article


def _changed(draw: DrawFn, article: Article, max_items: int) -> Article:
    if not article.index:
        return article
    thing = article[pick(draw, sorted(article.index))]
    cls = type(thing)
    field = pick(draw, [f for f in shape(cls) if f.name not in _TIED])
    drawn = plain(
        draw, cls, scene_of(article, draw, max_items), skip={f.name for f in shape(cls)} - {field.name}
    )
    value = (drawn or {}).get(field.name, getattr(thing, field.name) if field.required else field.default)
    return article.replace(thing.model_copy(update={field.name: value}))


def _continued(draw: DrawFn, article: Article, _: int) -> Article:
    if article.body is None:
        return article
    return article.replace(body=article.body + draw(texts(40)), blocks=())


_EDITS: Final = (_field, _added, _changed, _removed, _continued)
