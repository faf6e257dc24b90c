"""One document of each format, and the bare parser that reading it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import orjson
from lxml import etree
from ruamel.yaml import YAML

import newsml
from benchmarks.articles import article
from newsml.formats import named

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Document:
    """An article in one format."""

    format: str
    data: bytes
    article: newsml.Article
    bare_name: str
    """What the bare parser is called."""
    bare: Callable[[bytes], object]
    """Parses the bytes, and makes nothing of them."""

    def parse(self) -> object:
        return self.bare(self.data)

    def read(self) -> object:
        return newsml.loads(self.data, self.format)

    def write(self) -> object:
        return newsml.dumps(self.article, self.format)


@cache
def document(format: str, annotations: int, characters: int) -> Document:
    """The benchmark's article of that size in a format."""
    written = article(annotations, characters)
    media_type = named(format).media_type
    bare: Callable[[bytes], object]
    if "json" in media_type:
        bare_name, bare = "orjson.loads", orjson.loads
    elif "xml" in media_type:
        bare_name, bare = "etree.fromstring", _xml
    elif "yaml" in media_type:
        bare_name, bare = "ruamel.yaml", _yaml
    else:
        bare_name, bare = "bytes.decode", bytes.decode
    return Document(format, newsml.dumps(written, format), written, bare_name, bare)


def _yaml(data: bytes) -> object:
    return YAML(typ="safe", pure=True).load(data)


def _xml(data: bytes) -> object:
    return etree.fromstring(data, etree.XMLParser(huge_tree=True))
