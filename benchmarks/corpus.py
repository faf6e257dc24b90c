"""Documents of others, read and written back, unchanged and with random edits: what holds, counted by folder."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import newsml
from benchmarks.table import show
from newsml.errors import CannotCarry, NewsmlError
from newsml.standards.newsml_g2 import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.model.article import Article
    from newsml.standards.newsml_g2 import Conformance

    Tally = Counter[str]

EDITS: Final = 100
_BROKEN: Final = frozenset(("X001", "X002", "X004"))
"""The checks that say that a document breaks its standard."""
_FAULTS: Final = {"broken": "does not come back", "invalid": "breaks the document's standard"}
_HEAD: Final = (
    *("folder", "documents", "read", "articles", "registers", "given back equal"),
    *("edits", "refused", "even with upgrade", "held", "stayed valid"),
)
_ENDINGS: Final = {"newsml-g2": (".xml",), "jsonld": (".json", ".jsonld", ".html.gz")}


def corpus(edits: int) -> None:
    """Counts, for each folder of documents of others where NEWSML_CORPUS points.

    Args:
        edits: how many random edits of each article are tried; the same ones every time.
    """
    for format in _ENDINGS:
        _of_format(format, edits)


def _of_format(format: str, edits: int) -> None:
    root = Path(os.environ.get("NEWSML_CORPUS", ""), format)
    folders = [path for path in sorted(root.glob("*")) if path.is_dir()]
    if not os.environ.get("NEWSML_CORPUS") or not folders:
        print(f"\nNEWSML_CORPUS is not set, or leads to no documents in {format}: nothing is counted.")
        return
    faults: list[str] = []
    counts = {
        folder.name: _count(
            [path for path in sorted(folder.rglob("*")) if path.name.endswith(_ENDINGS[format])],
            format,
            edits,
            faults,
        )
        for folder in folders
    }
    counts["all"] = sum(counts.values(), Counter())
    show(
        f"Documents of others in {format}, read and written back",
        f"Each article with up to {edits} random edits, one at a time, written onto its document and read again. Given "
        "back equal: byte for byte, with nothing changed. Refused: CannotCarry, nothing was written. Held: of those "
        "written, how many gave exactly the edited article. Stayed valid: of the results of edits of documents that "
        "IPTC's schema of their version allows, how many it allows as well.",
        _HEAD,
        [_row(name, tally) for name, tally in counts.items()],
    )
    for fault in faults:
        print(f"\n{fault}")


def _row(name: str, tally: Tally) -> list[str]:
    written = tally["edits"] - tally["refused"]
    return [
        name,
        *(str(tally[column]) for column in ("documents", "read", "articles", "registers", "equal", "edits")),
        *(str(tally["refused"]), str(tally["even with upgrade"])),
        f"{tally['held']} of {written}",
        f"{tally['valid']} of {tally['judged']}" if tally["judged"] else "n/a",
    ]


def _count(paths: Iterable[Path], format: str, edits: int, faults: list[str]) -> Tally:
    tally: Tally = Counter()
    for path in paths:
        tally["documents"] += 1
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            reading = newsml.loads(data, format)
        except NewsmlError as error:
            faults.append(f"{path.name}: {error}")
            continue
        tally["read"] += 1
        tally["articles"] += len(reading.articles)
        tally["registers"] += reading.register is not None
        tally["equal"] += _given_back(reading) == data
        judged = format == "newsml-g2" and reading.articles and _is_valid(data)
        for number, article in enumerate(reading.articles):
            for edited in _edits(article, edits):
                articles = [*reading.articles[:number], edited, *reading.articles[number + 1 :]]
                for what in _tried(articles, reading, judged=bool(judged)):
                    tally[what] += 1
                    if what in _FAULTS:
                        faults.append(f"{path.name}: an edit of article {number + 1} {_FAULTS[what]}")
    return tally


def _given_back(reading: newsml.Reading) -> bytes:
    things = reading.articles if reading.register is None or reading.articles else reading.register
    return newsml.dumps(things, reading.format, onto=reading)


def _edits(article: Article, count: int) -> list[Article]:
    """The edits that change something."""
    from hypothesis import HealthCheck, Phase, given, settings

    from newsml.testing import edited

    out: list[Article] = []

    @settings(
        max_examples=count,
        phases=(Phase.generate,),
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(edited(article))
    def draw(one: Article) -> None:
        if one != article:
            out.append(one)

    draw()
    return out


def _tried(articles: list[Article], onto: newsml.Reading, *, judged: bool) -> Iterator[str]:
    """What is to be counted of one edit."""
    yield "edits"
    try:
        data = newsml.dumps(articles, onto.format, onto=onto)
    except CannotCarry:
        yield "refused"
        if onto.format == "newsml-g2":
            yield from _upgraded(articles, onto)
        return
    try:
        held = newsml.loads(data, onto.format).articles == tuple(articles)
    except NewsmlError:
        held = False
    yield "held" if held else "broken"
    if judged:
        yield "judged"
        yield "valid" if _is_valid(data) else "invalid"


def _upgraded(articles: list[Article], onto: newsml.Reading) -> Iterator[str]:
    """Whether what was refused is also where the document may become one of the newest version."""
    try:
        data = newsml.dumps(articles, onto.format, onto=onto, upgrade=True)
    except CannotCarry:
        yield "even with upgrade"
        return
    if newsml.loads(data, onto.format).articles != tuple(articles):
        yield "broken"


def _is_valid(data: bytes) -> bool:
    """Whether the schema of the version that a document declares is at hand, and allows it."""
    found: Conformance = check(data, codes=_BROKEN)
    return found.checked is not None and not found.findings
