"""Articles as web pages, one each, and for several an index."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from newsml.cli.sources import expand
from newsml.cli.targets import jobs, numbered
from newsml.cli.terminal import complain, remark, write_bytes
from newsml.errors import InvalidArticle, NewsmlError
from newsml.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.cli.sources import Source
    from newsml.cli.targets import Job
    from newsml.page.site import Entry

_SUFFIX: Final = ".html"
_INDEX: Final = "index.html"


def pages(sources: tuple[str, ...], out: str | None, format: str | None) -> int:
    """Writes the pages; returns the exit code of the command."""
    found = expand(sources)
    planned = jobs(_apart(found.sources), out, _SUFFIX)
    for problem in found.problems:
        complain(str(problem))
    code = 2 if found.problems else 0
    entries: list[Entry] = []
    folder = Path(out) if out is not None and any(job.in_folder for job in planned) else None
    for job in planned:
        try:
            entries += _written(job, folder, format)
        except NewsmlError as error:
            error.source = error.source or job.source.name
            complain(str(error))
            code = max(code, 1 if isinstance(error, InvalidArticle) else 2)
    if folder is not None and planned:
        from newsml.page import index

        try:
            _write(folder / _INDEX, index(entries, folder.resolve().name or "Articles"))
        except NewsmlError as error:
            complain(str(error))
            code = 2
        remark(f"{_count(len(entries), 'page')} and {folder / _INDEX}")
    return code


def _apart(sources: Sequence[Source]) -> Iterator[Source]:
    """Sources that get pages of different names: those of one stem keep their endings, those of one name get numbers.

    A folder may well hold one story in several formats. The name of the index is not free.
    """
    taken = {PurePath("index")} if len(sources) > 1 else set()
    again: Counter[PurePath] = Counter()
    for source in sources:
        name = source.relative
        wanted = name if name.with_suffix("") in taken else name.with_suffix("")
        while wanted in taken:
            again[name] += 1
            wanted = name.with_name(f"{name.name}.{again[name]}")
        taken.add(wanted)
        yield replace(source, relative=wanted.with_name(wanted.name + _SUFFIX))


def _written(job: Job, folder: Path | None, format: str | None) -> Iterator[Entry]:
    """Writes the pages of one document, and says what the index says of each."""
    from newsml.choosing import asked
    from newsml.flow import by_article
    from newsml.page import page
    from newsml.page.site import entry

    if job.problem is not None:
        raise job.problem
    reading = job.source.read(format)
    if not reading.articles:
        what = "a register has no text to show" if reading.register else "there is no article in it"
        if folder is None:
            raise NewsmlError(f"{what}: there is no page to make", source=job.source.name)
        remark(f"{job.source.name}: {what}: no page")
    several = len(reading.articles) > 1
    if several and folder is None:
        message = (
            f"it holds {len(reading.articles)} articles, each with a page of its own: name a folder with -o"
        )
        raise NewsmlError(message, source=job.source.name)
    for number, (article, findings) in enumerate(by_article(reading, asked()), 1):
        html = page(article, findings)
        if job.target is None:
            write_bytes(html.encode())
            return
        path = numbered(job.target, number) if several else job.target
        _write(path, html)
        yield entry(article, Path(os.path.relpath(path, folder or path.parent)).as_posix(), findings)


def _write(path: Path, html: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder cannot be made: {error.strerror or error}"
        raise NewsmlError(message, source=str(path.parent)) from None
    write_whole(path, html.encode())


def _count(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
