"""The articles of many documents one at a time, with an account of what could not be read."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsml.cli.sources import Expansion, Source, expand
from newsml.cli.terminal import complain, console, remark
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from newsml.model.article import Article


@dataclass(slots=True)
class Gathering:
    """The documents that a command reads for their articles, and how that went."""

    found: Expansion
    format: str | None
    """The format that was asked for."""
    doing: str
    """What the progress bar says."""
    documents: int = 0
    articles: int = 0
    empty: int = 0
    """Documents without an article."""
    errors: list[NewsmlError] = field(default_factory=list)

    @classmethod
    def of(cls, arguments: tuple[str, ...], format: str | None, doing: str) -> Gathering:
        """What arguments stand for; those that stand for nothing are complained of."""
        gathering = cls(expand(arguments), format, doing)
        for problem in gathering.found.problems:
            gathering.refuse(problem)
        return gathering

    def read(self, *, silently: bool = False) -> Iterator[Article]:
        """Each article as it is read; what cannot be read is complained of, and the rest goes on.

        Args:
            silently: without a bar, as what is made of the articles goes to the same terminal meanwhile.
        """
        bar, step = progress(0 if silently else len(self.found.sources), self.doing)
        with bar:
            for source in self.found.sources:
                yield from self._of(source)
                step()

    def _of(self, source: Source) -> Iterator[Article]:
        self.documents += 1
        before = self.articles
        try:
            for reading in source.stream(self.format):
                for article in reading.articles:
                    self.articles += 1
                    yield article
        except NewsmlError as error:
            error.source = error.source or source.name
            self.refuse(error)
            return
        self.empty += self.articles == before

    def refuse(self, error: NewsmlError) -> None:
        """Takes note of what could not be read, and says so."""
        self.errors.append(error)
        complain(str(error))

    def close(self, done: str) -> None:
        """Says in a line what was done with how much."""
        parts = [f"{done}: {counted(self.articles, 'article')} in {counted(self.documents, 'document')}"]
        if self.empty:
            parts.append(f"{self.empty} without an article")
        if self.errors:
            parts.append(f"{counted(len(self.errors), 'error')}, see above")
        if self.found.skipped:
            parts.append(f"{self.found.skipped} passed over, because their endings name no format")
        remark("; ".join(parts))

    @property
    def code(self) -> int:
        """The exit code: 2 where something could not be read, 1 where an article is inconsistent, else 0."""
        return max((1 if isinstance(error, InvalidArticle) else 2 for error in self.errors), default=0)


def counted(number: int, word: str) -> str:
    """A number of things in words: 1 article, 2 articles."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def progress(count: int, doing: str) -> tuple[AbstractContextManager[Any], Callable[[], None]]:
    """A bar on standard error for several documents, where that is a terminal, and what moves it on by one."""
    if count < 2 or not (err := console(err=True)).is_terminal:
        return nullcontext(), lambda: None
    from rich.progress import Progress

    # What commands print passes through the bar's console, so that neither writes into the other.
    bar = Progress(console=err, transient=True, redirect_stdout=False)
    task = bar.add_task(doing, total=count)
    return bar, lambda: bar.advance(task)
