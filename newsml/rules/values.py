"""The IRIs, codes, language tags and labels of an article, wherever in it they stand, gathered in one walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from newsml.model.code import Code
from newsml.model.iri import ArticleIri, Iri
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.model.suppression import Suppression
from newsml.model.types import Label

if TYPE_CHECKING:
    from newsml.findings import Path
    from newsml.model.article import Article

Placed: TypeAlias = "tuple[Path, str]"
"""A model path and the text that stands there."""

_KINDS: Final = {get_args(Iri)[1]: "iris", get_args(ArticleIri)[1]: "iris", get_args(Label)[1]: "labels"}


@dataclass(frozen=True, slots=True)
class Values:
    """What stands where, in model order."""

    iris: list[Placed] = field(default_factory=list)
    """IRIs of any kind, those of codes as well."""
    labels: list[Placed] = field(default_factory=list)
    """Names, titles, keywords and other single lines."""
    languages: list[Placed] = field(default_factory=list)
    """Language tags."""
    codes: list[tuple[Path, Code]] = field(default_factory=list)
    """Codes of any scheme."""


def values(article: Article) -> Values:
    """Gathers them, but for what the article says about rules; what cannot hold any, as anchors, is not looked into."""
    found = Values()
    _gather(article, (), found)
    return found


def _gather(record: Record, path: Path, found: Values) -> None:
    if isinstance(record, Code):
        found.codes.append((path, record))
    for name, kind, many in _wanted(type(record)):
        value: Any = getattr(record, name)
        if value is None or value == ():
            continue
        for n, item in enumerate(value) if many else ((None, value),):
            where = (*path, name) if n is None else (*path, name, n)
            if isinstance(item, Record):
                _gather(item, where, found)
            elif kind:
                getattr(found, kind).append((where, item))


@cache
def _wanted(cls: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a class that hold wanted values, or records that do: name, what they hold, whether several."""
    return tuple(
        (one.name, kind, one.collection != "one")
        for one in shape(cls)
        if one.record is not Suppression
        and ((kind := _kind(cls, one.name)) or (one.record is not None and _wanted(one.record)))
    )


def _kind(cls: type[Record], name: str) -> str:
    info = cls.model_fields[name]
    waiting: list[Any] = [info.annotation, *info.metadata]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, LanguageTag):
            return "languages"
        for mark, kind in _KINDS.items():
            if part == mark:
                return kind
        waiting += get_args(part)
    return ""
