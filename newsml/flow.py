"""Read, validate, write: the only module that knows formats, model and rules together."""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

import newsml.formats as _formats
from newsml.errors import NewsmlError
from newsml.files import opened, unread, whole, write_whole
from newsml.formats.detect import detect
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newsml.choosing import Asked
    from newsml.findings import Finding, Findings
    from newsml.findings import Path as ModelPath
    from newsml.formats.format import Format
    from newsml.rules import Rule

    Source = str | os.PathLike[str] | IO[bytes] | IO[str]
    Writable = Article | Register | Iterable[Article]
    Base = bytes | bytearray | str | os.PathLike[str] | Reading


def load(source: Source, format: str | None = None) -> Reading:
    """Reads a file.

    Args:
        source: a path, or an open file (binary, or text).
        format: the name of its format; told from its content where left out.

    Raises:
        UnreadableInput: it cannot be opened or is not of that format.
        UnsupportedFormat: newsml knows the format but does not read it.
        InvalidArticle: what it says is not a consistent article.
    """
    data, name = _bytes_of(source)
    return _read(data, format, name)


def loads(data: str | bytes, format: str | None = None) -> Reading:
    """Reads a document from memory; raises as `load` does."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise NewsmlError(
            f"loads takes a document as bytes or a string, not {_kind(data)}; for a path use load"
        )
    return _read(bytes(data), format, None)


def stream(source: Source, format: str | None = None) -> Iterator[Reading]:
    """Yields readings of a large file one item at a time: one a line of jsonl, one an item of a newsMessage.

    Raises, while it is read, as `load` does.
    """
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        with opened(name) as file:
            try:
                chosen = _formats.named(format) if format else _peek(file, name)
                yield from chosen.stream(file, name)
            except OSError as error:
                raise unread(error, name) from None
        return
    data, given = _bytes_of(source)
    chosen = _formats.named(format) if format else detect(data, given)
    yield from chosen.stream(io.BytesIO(data), given)


def dumps(articles: Writable, format: str, onto: Base | None = None, **options: Any) -> bytes:
    """Writes articles, or a register.

    Args:
        articles: one article, several, or a register.
        format: the name of the format.
        onto: a document of that format to write into: its bytes, its path, or its reading. Only what the articles
            change is touched.
        options: options of the format.

    Raises:
        CannotCarry: the format, or the base, has no place for something.
    """
    target = _formats.named(format)
    base = _base(onto, target) if onto is not None else None
    with _uncollected():
        if isinstance(articles, Register):
            return target.write_register(articles, base, **options)
        return target.write(_articles(articles), base, **options)


def dump(
    articles: Writable,
    target: str | os.PathLike[str] | IO[bytes],
    format: str | None = None,
    onto: Base | None = None,
    **options: Any,
) -> None:
    """Writes to a file, whole or not at all; arguments and errors as for `dumps`.

    Args:
        articles: one article, several, or a register.
        target: a path, or a file open for writing bytes.
        format: the name of the format; told from the path's ending where left out.
        onto: a document of that format to write into.
        options: options of the format.
    """
    path = os.fspath(target) if isinstance(target, (str, os.PathLike)) else None
    if format is None:
        if path is None:
            raise NewsmlError("a file object has no ending: name the format")
        format = _formats.by_suffix(path).name
    data = dumps(articles, format, onto, **options)
    if path is None:
        target.write(data)  # type: ignore[union-attr]
    else:
        write_whole(Path(path), data)


def validate(
    thing: Article | Reading | Sequence[Article],
    *,
    schema: str | bool | None = None,
    rules: Rule | str | Iterable[Rule | str] | None = None,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    profile: str | None = None,
    target: str | None = None,
) -> Findings:
    """What the rules say of an article, or of all articles of a reading, and its standard of a document that was read.

    A reading of NewsML-G2 is compared with the official schema of the version that it declares, if that is at hand
    (`newsml standards`), and its references with its ids; nothing is fetched. A reading from `stream` is one item,
    checked alone; its lines count within the item.

    Args:
        thing: an article, several, or a reading.
        schema: the version to compare with, such as "2.35", whatever the document declares; True where it is an error
            that the schema is not at hand; False for no comparison at all.
        rules: exactly these rules, as objects, codes or slugs, and no checks.
        select: only these, by code, slug, beginning of codes, or family (`S`, `statement`), or `all`.
        ignore: not these, named in the same way; the narrower of two names wins.
        severity: how much findings weigh, by such names: `error`, `warning`, `info` or `off`.
        profile: what the article has to be fit for: `draft`, `publish` or `interchange`; select replaces it.
        target: the format that the article is about to be written in; the profile is then `interchange`.

    Returns:
        What is found. What the article says is accepted is not among it, but in `suppressed`.

    Raises:
        NewsmlError: a code, profile, format or version that is not known, or a schema that is asked for and not at
            hand.
    """
    from newsml.choosing import of_call
    from newsml.findings import Findings
    from newsml.rules import check

    asked = of_call(
        rules=rules, select=select, ignore=ignore, severity=severity, profile=profile, target=target
    )
    if isinstance(thing, Reading):
        every = [findings for _, findings in by_article(thing, asked)]
        if schema is not False and thing.format == "newsml-g2":
            every.append(_by_standard(thing, schema, asked))
    else:
        every = [check(article, asked.rules, target=asked.target) for article in _articles(thing)]
    return Findings(chain(*every), chain(*(findings.suppressed for findings in every)))


def by_article(reading: Reading, asked: Asked) -> Iterator[tuple[Article, Findings]]:
    """Each article of a reading with what the rules say of it: file, and line and column where the format can tell."""
    from newsml.rules import check

    for n, article in enumerate(reading.articles):
        found = check(article, asked.rules, source=reading.name, target=asked.target)
        places = reading.places
        if places is not None:
            found = found.each(partial(_placed, places, n))
        yield article, found


def _by_standard(reading: Reading, schema: str | Literal[True] | None, asked: Asked) -> Findings:
    from newsml.findings import Findings
    from newsml.standards.newsml_g2 import check

    if not asked.codes:
        return Findings()
    version = schema if isinstance(schema, str) else None
    found = check(reading.source, reading.name, version, asked.codes, required=schema is True).findings
    return Findings(map(asked.weighed, found))


def _placed(places: Callable[[int, ModelPath], tuple[int, int]], article: int, finding: Finding) -> Finding:
    line, column = places(article, finding.path)
    return replace(finding, line=line, column=column)


def _read(data: bytes, format: str | None, name: str | None) -> Reading:
    chosen = _formats.named(format) if format else detect(data, name)
    with _uncollected():
        return chosen.read(data, name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses Python's cyclic garbage collector.

    Reading and writing make many objects that all live on and no cycles, so its passes find nothing, yet each looks at
    everything there is: on large documents they cost more than the work itself, and make it grow faster than its input.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _articles(things: Any) -> tuple[Article, ...]:
    """The articles of an argument, or an error that says what was given instead."""
    if isinstance(things, Article):
        return (things,)
    if isinstance(things, Reading):
        raise NewsmlError("give the articles of the reading: its .articles, or its .article")
    many = (
        tuple(things)
        if isinstance(things, Iterable) and not isinstance(things, (str, bytes, dict))
        else (things,)
    )
    for thing in many:
        if not isinstance(thing, Article):
            raise NewsmlError(f"give an Article or several, not {_kind(thing)}")
    return many


def _kind(thing: Any) -> str:
    return "None" if thing is None else f"a {type(thing).__name__}"


def _bytes_of(source: Source) -> tuple[bytes, str | None]:
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        with opened(name) as file:
            return whole(file, name), name
    if not hasattr(source, "read"):
        raise NewsmlError(f"load takes a path or an open file, not {_kind(source)}; for a document use loads")
    given = getattr(source, "name", None)
    known = given if isinstance(given, str) else None
    return whole(source, known or "(file)"), known


def _peek(file: IO[bytes], name: str) -> Format:
    """Tells the format from the start of a file, or from all of it where the start does not say."""
    head = file.read(65_536)
    rest = file.read(1)
    file.seek(0)
    if not rest:
        return detect(head, name)
    found = detect(head[: head.rfind(b"\n") + 1] or head, name)
    if found.name in ("json", "jsonld"):
        found = detect(whole(file, name), name)
        file.seek(0)
    return found


def _base(onto: Base, target: Format) -> Reading:
    if isinstance(onto, Reading):
        if onto.format != target.name:
            message = (
                f"the base was read as {onto.format}: write {onto.format}, or give a base in {target.name}"
            )
            raise NewsmlError(message)
        return onto
    if isinstance(onto, (bytes, bytearray)):
        return target.read(bytes(onto))
    data, name = _bytes_of(onto)
    return target.read(data, name)
