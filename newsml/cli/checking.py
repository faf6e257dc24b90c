"""One document after the other, and what there is to say of each."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.choosing import Asked
    from newsml.cli.conformance import Judge
    from newsml.cli.report import Report
    from newsml.cli.sources import Document, Source
    from newsml.findings import Finding
    from newsml.model.article import Article


def checked(
    source: Source, asked: Asked, judge: Judge | None, *, report: Report, format: str | None
) -> Iterator[tuple[Finding, Article | None]]:
    """What is to be said of one document; errors of reading go into the report."""
    from newsml.flow import by_article, stream

    report.documents += 1
    try:
        document = source.document()
        for reading in stream(document, format):
            for article, findings in by_article(reading, asked):
                report.articles += 1
                name = reading.name or source.name
                report.suppressed += [
                    dataclasses.replace(finding, source=name) for finding in findings.suppressed
                ]
                for finding in findings:
                    yield dataclasses.replace(finding, source=name), article
    except InvalidArticle as error:
        from newsml.cli.problems import of_model

        report.articles += 1
        error.source = error.source or source.name
        for finding in of_model(error):
            yield finding, None
    except NewsmlError as error:
        error.source = error.source or source.name
        report.refused(error)
        return
    if judge is not None and asked.codes:
        name = document if isinstance(document, str) else document.name
        for finding in _conformance(judge, document, name, asked, format=format, report=report):
            yield finding, None


def _conformance(
    judge: Judge, document: Document, name: str, asked: Asked, *, format: str | None, report: Report
) -> tuple[Finding, ...]:
    """What a document's standard says of it."""
    try:
        found = judge.conformance(document, name, format, asked.codes)
    except NewsmlError as error:
        error.source = error.source or name
        report.refused(error)
        return ()
    if found is None:
        return ()
    if found.absent:
        report.absent.append(found.absent)
    elif found.checked is not None:
        report.checked += 1
    return tuple(map(asked.weighed, found.findings))
