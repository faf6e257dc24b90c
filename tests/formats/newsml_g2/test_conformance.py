"""IPTC's own test documents come out of the check as their folders say, and our documents are valid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.model.article import Article
from newsml.standards.catalogue import NEWSML_G2, Standard
from newsml.standards.folder import find
from newsml.standards.newsml_g2 import check
from newsml.testing import articles


class Unlike(NamedTuple):
    """Why a document of `should_pass` is not let pass by its own version."""

    codes: tuple[str, ...]
    """What is found by the version that it declares."""
    since: str | None
    """The first version that it passes, which all later ones let pass as well."""
    why: str


EARLIER = "it declares an earlier version than the one that brought what it tests"
EXCEPTIONS = {
    "2.11/002_ruby_text.xml": Unlike(("X001",), "2.11", EARLIER),
    "2.15/CR00166_new_catalog_item.xml": Unlike(("X001",), "2.15", EARLIER),
    "2.15/CR00167_change_scheme_element.xml": Unlike(("X001",), "2.15", EARLIER),
    "2.23/CR00188_rights_expressions.xml": Unlike(
        ("X001",), None, "it has rights in ODRL, whose schema the place of rightsExpressionXML demands"
    ),
    "2.25/CR00196_standardversion.xml": Unlike(
        ("X002",), None, "its groupRef refers to an id that nothing has, which libxml2 does not see"
    ),
    "2.29/CR00209_retiring_scheme_scheme.xml": Unlike(
        ("X003",), "2.29", "it is a catalog, which declares no version; it passes the newest one"
    ),
    "2.33/CR00217_digitalSourceType_on_contentMeta_conceptItem.xml": Unlike(("X001",), "2.33", EARLIER),
    "2.33/CR00217_digitalSourceType_on_contentMeta_packageItem.xml": Unlike(("X001",), "2.33", EARLIER),
    "2.35/CR00221_eventstatus.xml": Unlike(("X001",), "2.35", EARLIER),
    "2.35/CR00221_eventstatus_uri.xml": Unlike(("X001",), "2.35", EARLIER),
}


@pytest.fixture(scope="module")
def schemas(standards: Path) -> Path:
    """The folder of the official schemas, with those of all versions."""
    absent = [one.file for one in NEWSML_G2 if find(one) is None]
    if absent:
        pytest.skip(f"{standards}/newsml-g2 does not hold all versions: {', '.join(absent)}")
    return standards


def documents(corpus: Path, folder: str) -> dict[str, bytes]:
    """IPTC's test documents by "version/name"."""
    tests = corpus / "newsml-g2" / "iptc-unit-tests"
    found = {
        f"{path.parent.parent.name}/{path.name}": path.read_bytes()
        for path in tests.glob(f"*/{folder}/*.xml")
    }
    assert found, f"{tests} holds no documents that {folder.replace('_', ' ')}"
    return found


def codes(data: bytes, version: str | None = None) -> tuple[str, ...]:
    return tuple(sorted({found.code for found in check(data, version=version).findings}))


def test_what_should_pass_passes(schemas: Path, corpus: Path) -> None:
    found = {name: codes(data) for name, data in documents(corpus, "should_pass").items()}
    assert {name: said for name, said in found.items() if said} == {
        name: unlike.codes for name, unlike in EXCEPTIONS.items()
    }


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_which_versions_the_exceptions_pass(schemas: Path, corpus: Path, name: str) -> None:
    data = documents(corpus, "should_pass")[name]
    passed = [one.version for one in NEWSML_G2 if not codes(data, one.version)]
    versions = [one.version for one in NEWSML_G2]
    since = EXCEPTIONS[name].since
    assert passed == (versions[versions.index(since) :] if since else [])


def test_what_should_fail_fails(schemas: Path, corpus: Path) -> None:
    found = {name: codes(data) for name, data in documents(corpus, "should_fail").items()}
    assert set(found.values()) == {("X001",)}


@pytest.mark.parametrize("standard", [NEWSML_G2[0], NEWSML_G2[-1]], ids=lambda one: one.version)
def test_places_are_those_that_libxml2_means(schemas: Path, corpus: Path, standard: Standard) -> None:
    """libxml2's errors have the path of an element, expat knows the place of each; both are asked for all documents."""
    schema = etree.XMLSchema(etree.parse(str(find(standard))))
    compared = 0
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        data = path.read_bytes()
        root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
        schema.validate(root)
        numbers = {node: number for number, node in enumerate(root.iter("*"))}
        places = places_by_expat(data)
        meant = {
            places[numbers[element(root, error.path)]]
            for error in list(schema.error_log)  # type: ignore[call-overload]
            if not (error.message.endswith("'xs:dateTime'.") and "': '\n" in error.message)
        }
        found = [one for one in check(data, version=standard.version).findings if one.code == "X001"]
        assert {(one.line, one.column) for one in found} == meant, path
        compared += len(meant)
    assert compared > 20


def places_by_expat(data: bytes) -> list[tuple[int, int]]:
    """Line and column of each start tag, from 1."""
    parser = expat.ParserCreate()
    places: list[tuple[int, int]] = []
    parser.StartElementHandler = lambda *_: places.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    parser.Parse(data, True)
    return places


def element(root: Any, path: str) -> Any:
    """The element of a path as libxml2 writes them, where a star is an element in the default namespace."""
    steps = [re.fullmatch(r"([^\[]+)(?:\[(\d+)\])?", step) for step in path.split("/")[1:]]
    node = None
    for step in filter(None, steps):
        children = [root] if node is None else list(node.iterchildren("*"))
        named = [one for one in children if step[1] in ("*", qualified(one))]
        node = named[int(step[2] or 1) - 1]
    return node


def qualified(node: Any) -> str:
    name = etree.QName(node).localname
    return f"{node.prefix}:{name}" if node.prefix else name


@given(several=st.lists(articles(), min_size=1, max_size=3))
def test_what_newsml_writes_conforms(standards: Path, several: list[Article]) -> None:
    found = check(newsml.dumps(several, "newsml-g2"))
    assert found.findings == ()
    assert found.checked is NEWSML_G2[-1]
