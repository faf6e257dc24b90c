"""One piece of work after the other, and what there is to say of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from newsml.cli.outputs.showing import Showing
from newsml.cli.sources import Named
from newsml.errors import InvalidArticle, NewsmlError
from newsml.files import opened, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.cli.conformance import Judge
    from newsml.cli.outputs.output import Found, Wanted
    from newsml.cli.pieces import Piece
    from newsml.cli.sources import Document
    from newsml.formats.reading import Reading
    from newsml.standards.catalogue import Standard

Said: TypeAlias = "Found | NewsmlError"
"""A finding, or why something could not be read."""


class CheckFailed(Exception):
    """A rule or a reader raised what it must not; the message says at what."""


@dataclass(slots=True)
class Checked:
    """What came of some work, in the order in which it was found."""

    said: list[Said] = field(default_factory=list)
    """What is to be reported; findings that articles suppress are among it."""
    documents: int = 0
    articles: int = 0
    size: int = 0
    """Bytes that are done."""
    checked: int = 0
    """Documents that were compared with a schema."""
    absent: list[tuple[Standard, ...]] = field(default_factory=list)
    """For each document that was not, the schemas which that takes."""

    def add(self, other: Checked) -> None:
        """Takes in what came of the work after it."""
        self.said += other.said
        self.documents += other.documents
        self.articles += other.articles
        self.size += other.size
        self.checked += other.checked
        self.absent += other.absent


@dataclass(frozen=True, slots=True)
class Checker:
    """How work is done; it can be handed to another process."""

    judge: Judge | None
    """What documents are compared with."""
    wanted: Wanted
    """What is to be shown beside the findings."""

    def whole(self, piece: Piece | NewsmlError) -> Checked:
        """All that came of a piece."""
        out = Checked()
        for one in self.steps(piece):
            out.add(one)
        return out

    def steps(self, piece: Piece | NewsmlError) -> Iterator[Checked]:
        """What came of a piece, one article at a time, as far as its format allows; of an error, the error itself.

        Raises:
            CheckFailed: where newsml, or a rule of others, has a fault.
        """
        if isinstance(piece, NewsmlError):
            yield Checked(said=[piece])
            return
        yield Checked(documents=int(piece.starts))
        if piece.first_line is None:
            yield from self._document(piece)
            return
        for line in piece.lines():
            yield self._line(line, line.first_line or 1)

    def _line(self, line: Piece, number: int) -> Checked:
        """One line of JSON Lines; that it cannot be read says nothing of the others."""
        from newsml.formats import named

        data, out = line.data or b"", Checked(size=line.size)
        showing = Showing(self.wanted, line.source, lambda: data, first_line=number, before=line.before)
        try:
            _articles(named("jsonl").read(data, line.source), line, showing, out)
        except InvalidArticle as error:
            _refused(error, showing, out)
        except NewsmlError as error:
            error.source, error.line = error.source or line.source, number
            out.said.append(error)
        except Exception as error:
            raise _failed(error, f"{line.source}:{number}") from error
        return out

    def _document(self, piece: Piece) -> Iterator[Checked]:
        from newsml.flow import stream

        document: Document = piece.source if piece.data is None else Named(piece.data, piece.source)
        showing = Showing(self.wanted, piece.source, lambda: _content(piece))
        end = Checked(size=piece.size)
        try:
            for reading in stream(document, piece.format):
                out = Checked()
                _articles(reading, piece, showing, out)
                yield out
            self._judged(document, piece, showing, end)
        except InvalidArticle as error:
            _refused(error, showing, end)
            self._judged(document, piece, showing, end)
        except NewsmlError as error:
            error.source = error.source or piece.source
            end.said.append(error)
        except Exception as error:
            raise _failed(error, piece.source) from error
        yield end

    def _judged(self, document: Document, piece: Piece, showing: Showing, out: Checked) -> None:
        """What a document's standard says of it."""
        asked = piece.asked
        if self.judge is None or not asked.codes:
            return
        try:
            found = self.judge.conformance(document, piece.source, piece.format, asked.codes)
        except NewsmlError as error:
            error.source = error.source or piece.source
            out.said.append(error)
            return
        if found is None:
            return
        if found.absent:
            out.absent.append(found.absent)
        elif found.checked is not None:
            out.checked += 1
        out.said += [showing.found(asked.weighed(one)) for one in found.findings]


def _articles(reading: Reading, piece: Piece, showing: Showing, out: Checked) -> None:
    from newsml.flow import by_article

    for article, findings in by_article(reading, piece.asked):
        out.articles += 1
        out.said += [showing.found(one, article) for one in (*findings, *findings.suppressed)]


def _refused(error: InvalidArticle, showing: Showing, out: Checked) -> None:
    """What the model refuses, as findings."""
    from newsml.cli.problems import of_model

    out.articles += 1
    out.said += [showing.found(finding) for finding in of_model(error)]


def _content(piece: Piece) -> bytes:
    """The document, read once more."""
    if piece.data is not None:
        return piece.data
    with opened(piece.source) as file:
        return whole(file, piece.source)


def _failed(error: Exception, place: str) -> CheckFailed:
    return CheckFailed(f"{place}: {type(error).__name__}: {error}")
