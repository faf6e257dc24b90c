"""`Iri` and `ArticleIri`: the grammar of RFC 3987, in Rust and in the published pattern, before RDF libraries."""

from __future__ import annotations

import ipaddress
import json
import logging
import re
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pyld import jsonld

from newsml.model.iri import ArticleIri, Iri, is_iri
from newsml.testing.identifiers import iris
from newsml.testing.words import near_misses


class Linked(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    iri: Iri
    id: ArticleIri = "urn:example:1"
    more: tuple[Iri, ...] = ()


IRI = TypeAdapter(Iri)
ARTICLE_IRI = TypeAdapter(ArticleIri)
PATTERN = re.compile(IRI.json_schema()["pattern"])
ARTICLE_PATTERN = re.compile(ARTICLE_IRI.json_schema()["pattern"])

BAD = (
    *(
        "",
        "a",
        "a/b",
        "/a",
        "//a/b",
        "?a",
        "#a",
        "www.example.org/a",
        "example.org",
        ":",
        "://a",
        "1http://a",
        "ä:b",
    ),
    *(
        "h_t:a",
        "a b",
        "http://a/ b",
        " http://a",
        "http://a ",
        "http://a\n",
        "http://a/\t",
        "http://[",
        "http://]",
    ),
    *(
        "http://[::1",
        "http://[::1]a",
        "http://[1:2]",
        "http://[::g]",
        "http://[::1%25en0]",
        "http://[v1.]",
        "http://a[b]",
    ),
    *(
        "http://[1::2::3]",
        "http://[1:2:3:4:5:6:7:8:9]",
        "http://[::256.0.0.1]",
        "http://[::01.0.0.1]",
        "urn:[a]",
    ),
    *(
        "http://a/%",
        "http://a/%z",
        "http://a/%zz",
        "http://a/%2",
        "http://a/%-1",
        "http://a/{",
        "http://a/}",
        "http://a/|",
    ),
    *(
        "http://a/^",
        "http://a/`",
        "http://a/\\",
        "http://a/<",
        "http://a/>",
        'http://a/"',
        "http://a/b#c#d",
        "urn:a#[b]",
    ),
    *(
        "http://a:b",
        "http://a:80:80/",
        "http://a@b@c",
        "http://a/\ue000",
        "http://a?\uf8ff",
        "http://a/\U000f0000",
    ),
    *(
        "http://a/\ufffd",
        "http://a/\ufdd0",
        "http://a/\U0001fffe",
        "http://a/\U000e0001",
        "http://a/\x00",
        "http://a/\x7f",
    ),
    *(
        "http://a/\x85",
        "http://a/\xa0",
        "http://a/\u2028",
        "http://a/\u3000",
        "http://a/\u200e",
        "http://a/\u202e",
    ),
    *("http://a/\u0000b", "http://é\u00a0/", "http://a/?\u2003"),
)


def accepted(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        return adapter.validate_python(text) == text
    except ValidationError:
        return False


@given(iris())
@example("urn:")
@example("http://")
@example("x:/")
@example("file:///a")
@example("http://a:/?#")
@example("http://a/b/../c/./d/..")
@example("http://[::ffff:1.2.3.4]:80/")
@example("http://a?" + "b" * 1991)
def test_every_iri_of_the_grammar_is_accepted(text: str) -> None:
    assert accepted(IRI, text)
    assert is_iri(text)
    assert PATTERN.search(text)
    assert accepted(ARTICLE_IRI, text) == ("#" not in text) == bool(ARTICLE_PATTERN.search(text))


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_iri(text: str) -> None:
    assert not accepted(IRI, text)
    assert not accepted(ARTICLE_IRI, text)
    assert not is_iri(text)
    assert not PATTERN.search(text)
    assert not ARTICLE_PATTERN.search(text)


@given(near_misses(iris()))
@example("http://a/\ud800")
@example("http://a\n")
def test_rust_and_the_published_pattern_agree(text: str) -> None:
    assume(len(text) <= 2000)
    assert accepted(IRI, text) == is_iri(text) == bool(PATTERN.search(text))
    assert accepted(ARTICLE_IRI, text) == bool(ARTICLE_PATTERN.search(text))


# Allowed by RFC 3987, in a query at least, and refused here: private use, white space, marks of direction.
KEPT_OUT = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd\s\u200e\u200f\u202a-\u202e]")


@given(near_misses(iris()))
def test_we_accept_what_oxigraph_accepts(text: str) -> None:
    """N-Quads takes no relative IRI, and escapes start with a backslash: Oxigraph's grammar of IRIs decides alone."""
    assume(not KEPT_OUT.search(text) and "\\" not in text)
    try:
        found = [
            quad.subject for quad in pyoxigraph.parse(f"<{text}> <a:b> <a:c> .", pyoxigraph.RdfFormat.N_QUADS)
        ]
        taken = found == [pyoxigraph.NamedNode(text)]
    except (SyntaxError, ValueError):
        taken = False
    assert accepted(IRI, text) == taken


@given(st.text("0123456789abcdefAF:.", max_size=20) | st.ip_addresses(v=6).map(str))
@example("1:2:3:4:5:6:7::")
@example("::2:3:4:5:6:7:8")
@example("::")
@example("1:2:3:4:5:6:1.2.3.4")
@example("1::1.2.3.4")
@example("1:2:3:4:5::1.2.3.4")
@example("12345::")
def test_ipv6_as_the_standard_library_reads_it(text: str) -> None:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        valid = False
    else:
        valid = True
    assert accepted(IRI, f"http://[{text}]/") == valid


@given(iris())
@example("http://a/b/../c/./d/..")
@example("http:/a/../b")
@example("urn:a/../b")
def test_rdf_libraries_keep_an_iri_as_written(text: str) -> None:
    line = f"<{text}> <a:b> <{text}> .\n"
    for syntax in (pyoxigraph.RdfFormat.N_QUADS, pyoxigraph.RdfFormat.TURTLE):
        for quad in pyoxigraph.parse(line, syntax):
            assert quad.subject == quad.object == pyoxigraph.NamedNode(text)
    for name in ("nt", "turtle"):
        graph = rdflib.Graph().parse(data=line, format=name)
        assert list(graph) == [(rdflib.URIRef(text), rdflib.URIRef("a:b"), rdflib.URIRef(text))]
        assert rdflib.URIRef(text).n3() == f"<{text}>"


@given(iris())
@example("http://a/b/../c/./d/..")
@example("http:/a/../b")
@example("urn:a/../b")
@pytest.mark.parametrize("base", [None, "http://example.org/base/"])
def test_json_ld_libraries_keep_an_iri_as_written(base: str | None, text: str) -> None:
    """An absolute `@id` is not resolved, so that dot segments in it stay."""
    document: dict[str, Any] = {"@id": text, "http://p/q": [{"@id": text}]}
    if base:
        document["@context"] = {"@base": base}
    quads = list(pyoxigraph.parse(json.dumps(document), pyoxigraph.RdfFormat.JSON_LD))
    assert [(quad.subject, quad.object) for quad in quads] == [(pyoxigraph.NamedNode(text),) * 2]
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    assert [(str(s), str(o)) for s, _, o in graph] == [(text, text)]
    triples = jsonld.to_rdf(document)["@default"]
    assert [(found["subject"]["value"], found["object"]["value"]) for found in triples] == [(text, text)]


def test_rdflib_does_not_warn(caplog: pytest.LogCaptureFixture) -> None:
    text = "http://é.example/日本\U0001f600?'()*+,;=!$&#~"
    assert accepted(IRI, text)
    with caplog.at_level(logging.DEBUG):
        graph = rdflib.Graph().parse(data=f"<{text}> <a:b> <a:c> .\n", format="nt")
        assert text in graph.serialize(format="turtle")
    assert not caplog.records


@pytest.mark.parametrize(
    ("text", "mending"),
    [
        ("", "write an absolute one"),
        ("a", "starts with a scheme"),
        ("1http://a", "starts with a scheme"),
        ("www.example.org/a", "write https://www.example.org/a"),
        ("example.org", "write https://example.org"),
        ("//example.org/a", "write https://example.org/a"),
        ("http://a b", "write %20"),
        ("http://a/{", "write %7B"),
        ("http://a/\xa0", "remove the white space"),
        ("http://a/\xa0b", "write %C2%A0"),
        ("http://a/\u202eb", "write %E2%80%AE"),
        ("http://a/\ue000", "write %EE%80%80"),
        ("http://a/\ud800", "half a character (U+D800)"),
        ("http://a\n", "remove the white space"),
        ("http://a/100%", "write %25"),
        ("http://a/%zz", "not 'zz'"),
        ("http://a/b#c#d", "write %23"),
        ("http://[", "write %5B and %5D"),
        ("http://a/[1]", "write %5B and %5D"),
        ("http://a:b/", "a port in digits"),
        ("a:" + "b" * 1999, "at most 2000 characters, these are 2001"),
    ],
)
def test_a_refusal_teaches(text: str, mending: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Linked(iri=text)
    (error,) = refusal.value.errors()
    assert error["type"] == "iri"
    assert mending in error["msg"]


def test_an_article_has_no_fragment() -> None:
    with pytest.raises(ValidationError, match="write http://a/b"):
        Linked(iri="a:b", id="http://a/b#c")


@given(near_misses(iris()))
def test_every_refusal_has_a_reason(text: str) -> None:
    assume(not is_iri(text))
    with pytest.raises(ValidationError) as refusal:
        IRI.validate_python(text)
    (error,) = refusal.value.errors()
    assert error["type"] == "iri"
    assert re.search("no absolute IRI: .|empty text", error["msg"])


@given(iris(), iris(fragment=False))
def test_it_is_a_plain_string_in_a_model(iri: str, article: str) -> None:
    plain = {"iri": iri, "id": article, "more": [iri]}
    linked = Linked(iri=iri, id=article, more=(iri,))
    assert linked == Linked.model_validate_json(json.dumps(plain))
    assert type(linked.iri) is str
    assert linked.model_dump(mode="json") == plain
    assert json.loads(linked.model_dump_json()) == plain


@pytest.mark.parametrize("value", [1, None, b"a:b", ["a:b"]])
def test_only_strings(value: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        Linked.model_validate({"iri": value})
    assert [error["type"] for error in refusal.value.errors()] == ["string_type"]


def test_json_schema_is_one_definition_each() -> None:
    schema = Linked.model_json_schema()
    assert schema["properties"]["iri"] == {"$ref": "#/$defs/Iri"}
    assert schema["properties"]["more"]["items"] == {"$ref": "#/$defs/Iri"}
    assert schema["properties"]["id"]["$ref"] == "#/$defs/ArticleIri"
    assert schema["$defs"]["Iri"]["maxLength"] == 2000


@pytest.mark.parametrize("pattern", [PATTERN, ARTICLE_PATTERN])
def test_patterns_escape_only_what_ecmascript_lets_them(pattern: re.Pattern[str]) -> None:
    """With its flag `u`, ECMAScript refuses an escape that is not needed."""
    assert set(re.findall(r"\\(.)", pattern.pattern)) <= set(".?[]sS")
