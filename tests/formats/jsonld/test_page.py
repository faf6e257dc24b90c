"""docs/jsonld.md says of the mapping what the mapping does: all fields, all keys, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml.formats import named
from newsml.formats.jsonld.mapping import Derived, types
from newsml.formats.jsonld.nodes.anchor import ANCHOR
from newsml.formats.jsonld.nodes.article import ARTICLE
from newsml.formats.jsonld.nodes.statement import SAYING
from newsml.formats.jsonld.term import Term
from newsml.formats.jsonld.terms import IS_VERSION_OF
from newsml.formats.jsonld.vocabulary import MAPS, terms
from newsml.model.article import Article
from newsml.testing import samples
from tests.consoles import commands_under, run, run_python, shown_and_printed
from tests.golden import ARTICLES, slugs
from tests.linked_fields import DERIVED, PARTS, derived, fields
from tests.linked_mapping import REMARKS, Written, classes, motivations, written, written_of
from tests.linked_page import PAGE, REGIONS, page

_HOMES = {"Rights": ARTICLE, "Dateline": ARTICLE, "Span": ANCHOR}
"""The nodes at which classes without one of their own stand."""

RARE = {
    "id": "urn:example:1",
    "body": "Ada Hook Jr. spoke.",
    "contributors": [{"name": "Bo"}, {"name": "Cy"}],
    "digital_source_type": {"iri": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"},
    "participants": [
        {"id": "ada", "kind": "person", "name_parts": [{"kind": "suffix", "value": "Jr."}]},
    ],
}
"""What neither sample nor fixture has."""


@cache
def all_written() -> tuple[Written, ...]:
    """What newsml writes of samples, fixtures and what neither has."""
    fixtures = (newsml.load(ARTICLES / slug / "article.json").article for slug in slugs())
    return written_of((*samples(), *fixtures, Article.model_validate(RARE)))


def nodes(cls: str) -> list[dict[str, Any]]:
    """All nodes of a class that the samples and the fixtures have."""
    map_ = _HOMES.get(cls)
    return [
        one.node
        for one in all_written()
        if one.map is not SAYING and (one.map is map_ or (map_ is None and one.map.cls.__name__ == cls))
    ]


def follow(values: list[Any], path: tuple[Term, ...]) -> list[Any]:
    """What stands at a path of keys."""
    for term in path:
        inner = [value[term.name] for value in values if isinstance(value, dict) and term.name in value]
        values = [item for value in inner for item in (value if isinstance(value, list) else [value])]
    return values


def paths(cls: str) -> Iterator[tuple[Term, ...]]:
    """All paths that the page has for a class."""
    for field in fields().values():
        if field.cls.__name__ == cls:
            yield from field.paths
    for name, path, _ in derived():
        if name == cls:
            yield path


def test_the_page_is_what_the_mapping_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(), "run `make golden`"
    for region in REGIONS:
        assert f"<!-- begin {region}:" in text


def test_every_field_has_one_row() -> None:
    rows = []
    cls = ""
    for line in REGIONS["mapping"]().splitlines():
        if match := re.match(r"\*\*(\w+)\*\*: .", line):
            cls = match[1]
        elif match := re.match(r"\| `(\w+)` \| (`\S+`(?:, `\S+`)*) \| (.*?) \| \S", line):
            rows.append(f"{cls}.{match[1]}")
            assert match[3] or "@" in match[2]
    assert sorted(rows) == sorted(named("jsonld").placed())
    assert list(fields()) == rows
    assert PARTS.keys() | REMARKS.keys() <= set(rows)


def test_every_key_is_one_that_newsml_writes() -> None:
    missing = [
        f"{cls}: {'/'.join(term.name for term in path)}"
        for cls in {field.cls.__name__ for field in fields().values()} - {"Name"}
        for path in paths(cls)
        if not follow(nodes(cls), path) and path[0] is not IS_VERSION_OF
    ]
    assert missing == []


def test_every_key_that_newsml_writes_has_its_row() -> None:
    for cls in {one.map.cls.__name__ for one in written()}:
        homes = [cls, *(home for home, map_ in _HOMES.items() if map_.cls.__name__ == cls)]
        listed = {path[0].name for home in homes for path in paths(home)}
        assert {key for node in nodes(cls) for key in node} <= listed | {"@id", "@type", "motivation"}


def test_every_key_that_repeats_others_is_told() -> None:
    known = {(cls, path[-1].name) for cls, path, _ in derived()}
    for map_ in MAPS:
        for row in map_.rows:
            if isinstance(row, Derived):
                assert {(map_.cls.__name__, term.name) for term in row.terms} <= known
    assert len(known) == len(DERIVED)


def test_every_term_is_somewhere_on_the_page() -> None:
    shown = set(re.findall(r"[\w@]+", REGIONS["mapping"]()))
    assert set(terms()) - {"motivation", "encodingFormat"} <= shown


def test_classes_and_motivations_are_told_from_what_is_written() -> None:
    assert set(classes()) == {map_.cls.__name__ for map_ in MAPS}
    assert all(types(one.node) for one in written())
    anchored = {
        name for name, field in fields().items() if field.paths and field.paths[0][0].name == "anchors"
    }
    assert set(motivations()) == anchored


@pytest.mark.heavy
def test_the_commands_print_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.json").write_bytes((ARTICLES / "paris-summit" / "article.json").read_bytes())
    for folder in ("fixtures", "schema"):
        (tmp_path / folder).symlink_to(PAGE.parent.parent / folder)
    run_python(PAGE)
    for block, found in shown_and_printed(PAGE):
        assert found == block
    for command in commands_under(PAGE.parent.parent / "README.md", "JSON-LD and RDF"):
        done = run(command)
        assert done.returncode == 0, done.stdout
