"""What is checked of every edit that is written into a document of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import newsml
from newsml.errors import CannotCarry
from newsml.formats._kit.splice import Splices
from newsml.formats.newsml_g2.editing.foreign_item import TEXTS, THINGS
from newsml.formats.newsml_g2.editing.homes import homes
from newsml.formats.newsml_g2.layout import structured
from newsml.formats.newsml_g2.names import LANG, nar
from newsml.formats.newsml_g2.places import Pair
from newsml.formats.newsml_g2.versions import declared, minor_of
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.structure import shape
from tests.formats.newsml_g2.judges import understandable
from tests.formats.newsml_g2.schemas import OLDEST, schema_of

FIELDS = [field.name for field in shape(Article)]


# --- the laws ---


def versions(reading: Reading) -> list[int]:
    """The minor versions that the items declare."""
    return sorted(minor_of(declared(item.node)[0]) for item in reading.state.items)


def check_validity(before: Reading, after: Reading, standards: Path) -> None:
    """What is valid by the schema of its newest version still is; there is none at hand for the oldest versions."""
    minors = versions(before)
    if not minors or minors[0] < OLDEST or not is_valid(before, minors[-1], standards):
        return
    minor = max(minors[-1], *versions(after), OLDEST)
    assert is_valid(after, minor, standards) or not versions(after), schema_of(standards, minor).error_log


def is_valid(reading: Reading, minor: int, standards: Path) -> bool:
    return schema_of(standards, minor).validate(understandable(reading.source))


def written(articles: Sequence[Article], onto: Reading) -> Reading:
    """The document that holds these articles, which may have had to become one of the newest version."""
    refusal = None
    try:
        data = newsml.dumps(articles, "newsml-g2", onto=onto)
    except CannotCarry as error:
        refusal = error
        data = newsml.dumps(articles, "newsml-g2", onto=onto, upgrade=True)
    back = newsml.loads(data, "newsml-g2")
    if refusal is not None:
        assert refusal.path is not None, refusal
        assert re.split(r"[.\[]", refusal.path)[0] in FIELDS, refusal
        assert ("2.35", "power") in {declared(item.node) for item in back.state.items}
    assert back.articles == tuple(articles), difference(back.articles, articles)
    return back


def difference(found: Sequence[Article], wanted: Sequence[Article]) -> str:
    """Where articles differ, short enough to read."""
    out = [f"{len(found)} articles for {len(wanted)}"] if len(found) != len(wanted) else []
    for n, (one, other) in enumerate(zip(found, wanted, strict=False)):
        out += [
            f"articles[{n}].{field}: {getattr(one, field)!r} for {getattr(other, field)!r}"
            for field in FIELDS
            if getattr(one, field) != getattr(other, field)
        ]
    return "\n".join(out)


def claimed(fields: Sequence[str]) -> set[str]:
    """The tags of the elements in which fields stand."""
    out: set[str] = set()
    for field in fields:
        if field in TEXTS | THINGS | {"subjects"}:
            out |= {
                *("headline", "description", "contentSet", "subject", "located", "assert", "inlineRef"),
                *("creator", "contributor", "infoSource"),
            }
        for home in homes().get(field, ()):
            row = home.row
            out |= {at.partition("[")[0] for at in (row.at if isinstance(row, Pair) else (row.at,))}
    return {nar(tag) for tag in out}


def untouched(
    reading: Reading, fields: Sequence[str]
) -> tuple[Counter[bytes], Counter[tuple[str, str, str]]]:
    """The leftovers outside of the elements of some fields: elements by their bytes, attributes by what they say."""
    document = reading.state
    splices = Splices(reading.source, document.root, structured)
    tags = claimed(fields)
    nodes: Counter[bytes] = Counter()
    attributes: Counter[tuple[str, str, str]] = Counter()
    for source in document.sources():
        for node, attribute in source.leftovers:
            if any(one.tag in tags for one in (node, *node.iterancestors())):
                continue
            if attribute is None:
                nodes[splices.source(node)] += 1
            elif attribute and not (attribute == LANG and "language" in fields):
                attributes[str(node.tag), attribute, node.get(attribute)] += 1
    return nodes, attributes


def check_rest(before: Reading, after: Reading, fields: Sequence[str]) -> None:
    """Every leftover whose place the edit does not claim is still there, byte for byte."""
    nodes, attributes = untouched(before, fields)
    for source, count in nodes.items():
        assert after.source.count(source) >= count, source
    there = Counter(
        (str(node.tag), str(name), str(value))
        for node in after.state.root.iter("*")
        for name, value in node.items()
    )
    assert attributes <= there, attributes - there


# --- values for each field ---

OTHER = Article.model_validate(
    {
        "id": "https://example.org/other",
        "identifiers": [{"literal": "X-1"}, {"qcode": "x:2", "names": [{"text": "two"}]}],
        "version": 12,
        "supersedes": {"id": "https://example.org/before", "version": 3},
        "version_kind": "correction",
        "headline": "Another & <other> headline",
        "alternative_headlines": [{"text": "Also", "role": {"qcode": "x:web"}}],
        "standfirst": "Another standfirst.\nTwo lines.",
        "slugline": "NEW-SLUG",
        "body": "Other words.\n\nIn two paragraphs.",
        "blocks": [
            {"kind": "paragraph", "start": 0, "end": 12},
            {"kind": "heading", "level": 2, "start": 14, "end": 32},
        ],
        "marks": [{"kind": "strong", "start": 0, "end": 5}],
        "language": "fi",
        "direction": "rtl",
        "dateline": {"text": "OSLO, Monday", "date": "2025-11-03"},
        "item_class": "graphic",
        "bylines": ["By Cy", "By Di"],
        "creators": [{"name": "Cy", "code": {"literal": "cy"}, "role": {"qcode": "x:desk"}}],
        "contributors": [{"name": "Di"}],
        "provider": {"name": "A provider", "code": {"iri": "https://example.org/provider"}},
        "information_sources": [{"code": {"qcode": "x:source"}}],
        "credit_line": "CREDIT",
        "rights": {"holder": {"name": "H"}, "notice": "(c) H", "licence": "https://example.org/licence"},
        "created": "2025-11-03",
        "first_published": "2025-11-03T09:00:00+01:00",
        "modified": "2025-11-03T10:00:00.5Z",
        "expires": "2030-01-01",
        "embargo": "2025-11-03T09:00:00Z",
        "genres": [{"qcode": "x:genre", "names": [{"text": "Genre", "language": "en"}]}],
        "urgency": 7,
        "keywords": ["one", "two & three"],
        "publication_status": "withheld",
        "subjects": [{"iri": "http://cv.iptc.org/newscodes/mediatopic/01000000"}, {"literal": "lit"}],
        "digital_source_type": {"iri": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"},
        "url": "https://example.org/other.html",
        "links": [{"href": "https://example.org/a", "title": "A"}],
        "editorial_notes": ["A note\nin two lines"],
        "reference_date": "2025-11-03",
        "labels": [{"scheme": "frame", "value": "conflict", "confidence": 60}],
        "suppressions": [{"rule": "A001", "reason": "The desk's clock", "path": "created"}],
        "participants": [{"id": "newcomer", "kind": "person", "name": "Ada"}],
        "topics": [{"id": "newtopic", "name": "T"}],
        "events": [{"id": "newevent", "name": "E", "when": {"value": "2025-11"}}],
        "statements": [{"id": "newstatement", "speaker": "newcomer", "kind": "indirect", "polarity": "negative"}],
        "provenance": {"status": "gold"},
    }
)  # fmt: skip
DEFAULTS = {field.name: field.default for field in shape(Article)}
LINKED = (
    "participants",
    "topics",
    "events",
    "statements",
    "creators",
    "contributors",
    "information_sources",
    "dateline",
)
UNLINKED = {name: DEFAULTS[name] for name in LINKED}
"""An article without annotations and what may refer to them."""


def variants(article: Article, field: str) -> Iterator[Article]:
    """The article with another value in one field, and with none, as far as it is consistent with the rest."""
    for value in (getattr(OTHER, field), DEFAULTS[field]):
        changes: dict[str, Any] = {field: value}
        if field == "statements" and value:
            changes["participants"] = (*article.participants, *OTHER.participants)
        if field == "body":
            changes |= {"blocks": OTHER.blocks if value else (), "marks": ()}
        try:
            yield article.replace(**changes)
        except ValidationError:  # something refers to what is gone
            try:
                yield article.replace(**{**UNLINKED, **changes})
            except ValidationError:
                continue


# --- documents as text ---

NA = ' xmlns:na="https://w3id.org/news-annotation/ns#"'
ROOT = 'xml:lang="en">\n'
MARKED = (ROOT, f'xml:lang="en"{NA}>\n')
"""The item's start tag, which gets the prefix of our own names."""


def onto(article: Article, document: str | bytes) -> str:
    """The document that says this article, which is read from it."""
    data = newsml.dumps(
        article, "newsml-g2", onto=document.encode() if isinstance(document, str) else document
    )
    assert newsml.loads(data, "newsml-g2").article == article
    return data.decode()


def with_pairs(document: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert document.count(old) == 1, old
        document = document.replace(old, new)
    return document


def article_of(document: str) -> Article:
    return newsml.loads(document, "newsml-g2").article
