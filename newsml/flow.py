"""Read, validate, write: the only module that knows formats, model and rules together."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import newsml.formats as _formats
from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats.detect import detect
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsml.findings import Findings
    from newsml.formats.format import Format

    Source = str | os.PathLike[str] | IO[bytes] | IO[str]
    Writable = Article | Register | Iterable[Article]
    Base = bytes | str | os.PathLike[str] | Reading


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
    return _read(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data), format, None
    )


def stream(source: Source, format: str | None = None) -> Iterator[Reading]:
    """Yields readings of a large file one item at a time: one a line of jsonl, one an item of a newsMessage.

    Raises, while it is read, as `load` does.
    """
    if isinstance(source, (str, os.PathLike)):
        try:
            with Path(source).open("rb") as file:
                chosen = _formats.named(format) if format else _peek(file, os.fspath(source))
                yield from chosen.stream(file, os.fspath(source))
        except OSError as error:
            raise _unopened(error, os.fspath(source)) from None
        return
    data, name = _bytes_of(source)
    chosen = _formats.named(format) if format else detect(data, name)
    yield from chosen.stream(io.BytesIO(data), name)


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
    if isinstance(articles, Register):
        return target.write_register(articles)
    base = _base(onto, target) if onto is not None else None
    many = (articles,) if isinstance(articles, Article) else tuple(articles)
    return target.write(many, base, **options)


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


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file by way of a temporary one beside it, so that no half-written file is ever seen.

    Raises:
        NewsmlError: the file cannot be written.
    """
    path = path.resolve() if path.is_symlink() else path
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe, which must not be replaced by a file
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NewsmlError(f"cannot be written: {error.strerror or error}", source=str(path)) from None


def validate(thing: Article | Reading | Sequence[Article], **options: Any) -> Findings:
    """What the rules say of an article, or of all articles of a reading.

    Args:
        thing: an article, several, or a reading.
        options: `select` and `ignore`, collections of rule codes or slugs.

    Raises:
        NewsmlError: a code that no rule has.
    """
    from newsml.findings import Findings
    from newsml.rules import check, chosen

    articles: Sequence[Article]
    name = None
    if isinstance(thing, Reading):
        articles, name = thing.articles, thing.name
    else:
        articles = (thing,) if isinstance(thing, Article) else thing
    picked = chosen(**options)
    return Findings(found for article in articles for found in check(article, picked, source=name))


def _read(data: bytes, format: str | None, name: str | None) -> Reading:
    return (_formats.named(format) if format else detect(data, name)).read(data, name)


def _bytes_of(source: Source) -> tuple[bytes, str | None]:
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        try:
            return Path(name).read_bytes(), name
        except (OSError, ValueError) as error:
            raise _unopened(error, name) from None
    content = source.read()
    given = getattr(source, "name", None)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return data, given if isinstance(given, str) else None


def _unopened(error: OSError | ValueError, name: str) -> UnreadableInput:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableInput(f"cannot be read: {reason}", source=name)


def _peek(file: IO[bytes], name: str) -> Format:
    """Tells the format from the start of a file, or from all of it where the start does not say."""
    head = file.read(65_536)
    rest = file.read(1)
    file.seek(0)
    if not rest:
        return detect(head, name)
    found = detect(head[: head.rfind(b"\n") + 1] or head, name)
    if found.name == "json":
        found = detect(file.read(), name)
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
    if isinstance(onto, bytes):
        return target.read(onto)
    data, name = _bytes_of(onto)
    return target.read(data, name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
