"""Formats: bytes <-> model. The registry is one line per format; a format is imported when it is first used."""

from __future__ import annotations

import difflib
import sys
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError, UnknownFormat

if TYPE_CHECKING:
    from newsml.formats.format import Format

_REGISTRY: Final = {
    "text": "newsml.formats.text:TextFormat",
    "json": "newsml.formats.native:JsonFormat",
    "jsonl": "newsml.formats.native:JsonLinesFormat",
    "jsonld": "newsml.formats.jsonld:JsonLdFormat",
    "newsml-g2": "newsml.formats.newsml_g2:NewsmlG2Format",
    "draft": "newsml.formats.draft:DraftFormat",
    "turtle": "newsml.formats.rdf:TurtleFormat",
    "nquads": "newsml.formats.rdf:NQuadsFormat",
    "ntriples": "newsml.formats.rdf:NTriplesFormat",
}

ENTRY_POINTS: Final = "newsml.formats"
"""The entry point group in which other distributions announce formats, as `name = module:Class`."""


@cache
def names() -> tuple[str, ...]:
    """The names of all formats at hand, ours first."""
    others = sorted(point.name for point in entry_points(group=ENTRY_POINTS) if point.name not in _REGISTRY)
    return (*_REGISTRY, *others)


@cache
def named(name: str) -> Format:
    """The format with this name; raises UnknownFormat, naming the nearest."""
    if name in _REGISTRY:
        module, _, attribute = _REGISTRY[name].partition(":")
        return getattr(import_module(module), attribute)()  # type: ignore[no-any-return]
    for point in entry_points(group=ENTRY_POINTS):
        if point.name == name:
            try:
                return point.load()()  # type: ignore[no-any-return]
            except Exception as error:
                raise NewsmlError(f"the format {name!r} of {point.value} does not load: {error}") from error
    nearest = difflib.get_close_matches(name, names(), n=1)
    hint = f"did you mean {nearest[0]!r}? " if nearest else ""
    raise UnknownFormat(f"no format is called {name!r}: {hint}known are {', '.join(names())}")


def by_suffix(path: str | PurePath) -> Format:
    """The format of a file name's ending; raises UnknownFormat where none has it."""
    wanted = PurePath(path).name.lower()
    best: tuple[int, Format] | None = None
    for name in names():
        for suffix in named(name).suffixes:
            if wanted.endswith(suffix) and (best is None or len(suffix) > best[0]):
                best = (len(suffix), named(name))
    if best is None:
        raise UnknownFormat(f"the ending of {wanted!r} names no format: name one of {', '.join(names())}")
    return best[1]


class _Callable(ModuleType):
    """The package and the public function share a name, so the package can be called."""

    def __call__(self) -> tuple[str, ...]:
        """The names of the formats at hand."""
        return names()


sys.modules[__name__].__class__ = _Callable
