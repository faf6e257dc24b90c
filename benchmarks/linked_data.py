"""Linked data: our own JSON-LD against PyLD on the same document, and its other forms against the processor of each."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import orjson
import pyoxigraph
from pyld import jsonld

import newsml
from benchmarks.articles import article
from benchmarks.clock import race
from benchmarks.table import duration, ratio, show, size
from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Task = Callable[[], object]

SIZES: Final = (0, 30, 300)
CHARACTERS: Final = 3000
_PREFIXES: Final = {
    "s": "http://schema.org/",
    "o": "http://www.w3.org/ns/oa#",
    "p": "http://www.w3.org/ns/prov#",
    "d": "http://purl.org/dc/terms/",
    "n": "https://w3id.org/news-annotation/ns#",
}
"""A context that others could have chosen."""


def linked_data(seconds: float) -> None:
    """Times reading and writing of our own documents, then reading what processors make of one."""
    show(
        "Our own JSON-LD",
        f"An article of {CHARACTERS} characters. PyLD expands the document that is read, and compacts with our context "
        "what it has expanded; each time of ours is followed by how many times it goes into PyLD's. The floor is what "
        "no reader that makes an article out of plain data does without: parsing the bytes, and checking the article.",
        (
            *("annotations", "size", "expand", "read", "", "native", "floor", ""),
            *("compact", "write", ""),
        ),
        _own_rows(seconds),
    )
    show(
        "The same graph in other forms",
        "The processor is PyLD, which expands JSON-LD, or Oxigraph, which parses Turtle and N-Quads; the ratio is of "
        "our reading to that. The aim is 1.5x or less.",
        ("form", "annotations", "size", "processor", "", "read", ""),
        _form_rows(seconds),
    )


def _own_rows(seconds: float) -> Iterator[Sequence[str]]:
    for count in SIZES:
        one = article(count, CHARACTERS)
        data, native = newsml.dumps(one, "jsonld"), newsml.dumps(one, "json")
        tree = json.loads(data)
        fields = one.model_dump(exclude_defaults=True)
        expanded = jsonld.expand(tree)
        times = race(
            {
                "expand": partial(jsonld.expand, tree),
                "compact": partial(jsonld.compact, expanded, tree["@context"]),
                "read": partial(newsml.loads, data, "jsonld"),
                "write": partial(newsml.dumps, one, "jsonld"),
                "native": partial(newsml.loads, native, "json"),
                "floor": lambda: (orjson.loads(data), newsml.Article.model_validate(fields)),  # noqa: B023
            },
            seconds,
        )
        yield (
            *(str(count), size(len(data)), duration(times["expand"])),
            *(duration(times["read"]), ratio(times["expand"], times["read"]), duration(times["native"])),
            *(duration(times["floor"]), ratio(times["expand"], times["floor"])),
            *(duration(times["compact"]), duration(times["write"]), ratio(times["compact"], times["write"])),
        )


def _form_rows(seconds: float) -> Iterator[Sequence[str]]:
    for count in SIZES[1:]:
        one = article(count, CHARACTERS)
        for form, format_, data in _forms(one):
            processor, process = _processor(format_, data)
            tasks: dict[str, Task] = {"process": process, "read": partial(newsml.loads, data, format_)}
            head = (form, str(count), size(len(data)), processor)
            try:
                assert newsml.loads(data, format_).articles == (one,), form
            except NewsmlError as error:
                yield (*head, "", type(error).__name__, "")
                continue
            times = race(tasks, seconds)
            yield (
                *(*head, duration(times["process"]), duration(times["read"])),
                ratio(times["read"], times["process"]),
            )


def _forms(one: newsml.Article) -> Iterable[tuple[str, str, bytes]]:
    """Name, format and bytes of each form of an article's graph; formats that are not at hand are left out."""
    tree = json.loads(newsml.dumps(one, "jsonld"))
    expanded = jsonld.expand(tree)
    documents: dict[str, Any] = {
        "expanded": expanded,
        "flattened": jsonld.flatten(expanded, tree["@context"]),
        "in another context": jsonld.compact(expanded, _PREFIXES),
    }
    for form, document in documents.items():
        yield form, "jsonld", json.dumps(document).encode()
    for format_ in ("turtle", "nquads"):
        if format_ in newsml.formats():
            yield format_, format_, newsml.dumps(one, format_)


def _processor(format_: str, data: bytes) -> tuple[str, Task]:
    """What libraries read such a document with: its name, and a task that does."""
    if format_ == "jsonld":
        return "PyLD", partial(jsonld.expand, json.loads(data))
    syntax = {"turtle": pyoxigraph.RdfFormat.TURTLE, "nquads": pyoxigraph.RdfFormat.N_QUADS}[format_]
    return "Oxigraph", lambda: list(pyoxigraph.parse(data, format=syntax))
