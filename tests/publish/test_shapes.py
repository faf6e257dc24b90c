"""The SHACL shapes: what newsml writes conforms, and whatever breaks it is found by the shape that it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF, Literal, URIRef
from rdflib.collection import Collection

import newsml
from newsml import Article
from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.term import DATATYPES, SCHEMA, XSD
from newsml.formats.jsonld.vocabulary import MAPS
from newsml.publish import written
from newsml.publish.kind import TEXT, Described, Kind, Property
from newsml.publish.kinds import kinds
from newsml.publish.shape_names import SH, SHAPES, shape_name
from newsml.publish.shapes import shapes
from newsml.testing import articles, samples

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").glob("*/article.json"))
RESULT_PATH, SOURCE_SHAPE = URIRef(SH + "resultPath"), URIRef(SH + "sourceShape")
TARGET_NODE = URIRef(SH + "targetNode")
FOCUS, VALUE = URIRef(SH + "focusNode"), URIRef(SH + "value")
NOWHERE = URIRef("https://nowhere.example/x")


PARTS = [{"kind": kind, "value": kind} for kind in ("prefix", "given", "middle", "family", "suffix")]
SMALL = Article.model_validate(
    {
        "id": "https://news.example/small",
        "headline": "Small",
        "creators": [{"name": "A"}, {"name": "B"}],
        "contributors": [{"name": "A"}, {"name": "B"}],
        "links": [{"href": "https://news.example/before", "relation": {"literal": "before"}}],
        "digital_source_type": {"iri": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"},
        "participants": [
            {
                "id": "p",
                "kind": "person",
                "name_parts": PARTS,
                "type": {"literal": "pilot"},
                "part_of": ["o"],
            },
            {"id": "q", "kind": "person", "roles": [{"title": "chair", "of": "o"}]},
            {"id": "o", "kind": "organisation"},
            {"id": "street", "kind": "place", "part_of": ["city"]},
            {"id": "city", "kind": "place"},
        ],
        "events": [
            {"id": "e", "type": {"literal": "race"}, "relations": [{"kind": "part_of", "event": "f"}]},
            {"id": "f"},
        ],
    }
)
"""What the samples, in which all fields are set, happen not to write."""


@cache
def shapes_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes(), format="turtle")


def graph_of(*written: Article) -> rdflib.Graph:
    """The graph of a document; over Oxigraph, which is quicker than rdflib's reader of JSON-LD."""
    quads = ox.parse(JsonLdFormat().write(written), format=ox.RdfFormat.JSON_LD)
    triples = ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def judged(graph: rdflib.Graph) -> tuple[bool, rdflib.Graph, str]:
    found: tuple[bool, rdflib.Graph, str] = pyshacl.validate(graph, shacl_graph=shapes_graph(), inplace=True)
    return found


def assert_conforms(graph: rdflib.Graph) -> None:
    conforms, _, told = judged(graph)
    assert conforms, told


def iri(term: Any) -> URIRef:
    return URIRef(term.iri)


# What newsml writes


@pytest.mark.heavy
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_the_stories_conform(path: Path) -> None:
    assert_conforms(graph_of(newsml.load(path).article))


@pytest.mark.heavy
@pytest.mark.parametrize("number", range(len(samples())))
def test_articles_that_have_everything_conform(number: int) -> None:
    assert_conforms(graph_of(samples()[number]))


@pytest.mark.heavy
@settings(max_examples=10)
@given(articles(max_text=60, max_items=1))
def test_any_article_conforms(article: Article) -> None:
    assert_conforms(graph_of(article, article))


# Where the nodes of each kind are


def values_of(graph: rdflib.Graph, node: Any, item: Property) -> list[Any]:
    if item.term.reverse:
        return sorted(graph.subjects(iri(item.term), node), key=str)
    found: list[Any] = sorted(graph.objects(node, iri(item.term)), key=str)
    if item.term.many != "list":
        return found
    return [member for head in found for member in Collection(graph, head)]


def has_class(graph: rdflib.Graph, node: Any, kind: Kind) -> bool:
    types = {str(found) for found in graph.objects(node, RDF.type)}
    return any(types.issuperset(t.TYPES.get(name, SCHEMA + name) for name in form) for form in kind.classes)


def nodes(graph: rdflib.Graph, kind: str, *path: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every node of an article with its kind: the path that leads to it from the article."""
    yield kind, path
    for item in kinds()[kind].properties:
        inner = [value.kind for value in item.values if isinstance(value, Described)]
        for value in values_of(graph, path[-1], item):
            for name in inner:
                if has_class(graph, value, kinds()[name]):
                    yield from nodes(graph, name, *path, value)
                    break


@cache
def places() -> dict[tuple[str, str], tuple[rdflib.Graph, tuple[Any, ...]]]:
    """By kind and term: a graph, and the path to a node in it that has it."""
    out: dict[tuple[str, str], tuple[rdflib.Graph, tuple[Any, ...]]] = {}
    for article in (SMALL, *samples()):
        graph = graph_of(article, article) if article is SMALL else graph_of(article)
        root = URIRef(f"{SMALL.id}#.2" if article is SMALL else article.id)
        for kind, path in nodes(graph, "Article", root):
            out.setdefault((kind, ""), (graph, path))
            for item in kinds()[kind].properties:
                if values_of(graph, path[-1], item):
                    out.setdefault((kind, item.term.name), (graph, path))
    return out


ALL = [(kind.name, item.term.name) for kind in kinds().values() for item in kind.properties]


def test_the_kinds_are_those_of_the_mapping() -> None:
    known = {id(map_) for map_, _ in written.MAPPINGS.values()}
    assert [map_.cls.__name__ for map_ in MAPS if id(map_) not in known] == ["Withheld"]
    for name, (map_, _) in written.MAPPINGS.items():
        terms = {*map_.terms(), *(item.term for item in written.ADDED.get(name, ()))}
        said = {item.term for item in kinds()[name].properties}
        assert terms == said | set(written.INSIDE.get(name, ())), name
        for item in kinds()[name].properties:
            assert bool(item.values) == (item.term.kind == "node"), (name, item.term.name)


def test_the_articles_at_hand_have_every_term_of_every_kind() -> None:
    assert set(ALL) <= set(places())


# What breaks


def results(report: rdflib.Graph) -> set[tuple[str, Any, Any]]:
    """Shape, focus node and value of every result, also of those in the details of others."""
    return {
        (str(shape).removeprefix(SHAPES), report.value(result, FOCUS), report.value(result, VALUE))
        for result, shape in report.subject_objects(SOURCE_SHAPE)
    }


@cache
def shapes_without_target() -> rdflib.Graph:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    graph.remove((None, TARGET_NODE, None))
    return graph


def complaints(kind: str, graph: rdflib.Graph, node: Any) -> set[str]:
    """The shapes that complain of a node as of this kind."""
    aimed = (URIRef(SHAPES + kind), TARGET_NODE, node)
    with Changed(shapes_without_target(), new=[aimed]) as aimed_shapes:
        _, report, _ = pyshacl.validate(graph, shacl_graph=aimed_shapes, inplace=True)
    return {shape for shape, _, _ in results(report)}


class Changed:
    """A graph without some triples and with others, for as long as it is looked at."""

    def __init__(self, graph: rdflib.Graph, *, gone: Any = (), new: Any = ()) -> None:
        self.graph = graph
        self.gone = [triple for triple in gone if triple in graph]
        self.new = [triple for triple in new if triple not in graph]

    def __enter__(self) -> rdflib.Graph:
        for triple in self.gone:
            self.graph.remove(triple)
        for triple in self.new:
            self.graph.add(triple)
        return self.graph

    def __exit__(self, *_: object) -> None:
        for triple in self.new:
            self.graph.remove(triple)
        for triple in self.gone:
            self.graph.add(triple)


def triples_of(graph: rdflib.Graph, node: Any, item: Property) -> list[Any]:
    if item.term.reverse:
        return list(graph.triples((None, iri(item.term), node)))
    return list(graph.triples((node, iri(item.term), None)))


@pytest.mark.heavy
@pytest.mark.parametrize("kind", kinds())
def test_nodes_of_each_kind_conform_to_their_shape_alone(kind: str) -> None:
    graph, path = places()[kind, ""]
    assert complaints(kind, graph, path[-1]) == set()


@pytest.mark.heavy
@pytest.mark.parametrize("kind", kinds())
def test_the_shape_of_a_term_finds_what_is_missing_too_much_or_wrong(kind: str) -> None:
    """One change of each term at a time, all terms of a node at once: each has a shape of its own that complains."""
    by_place: dict[Any, list[list[Change]]] = {}
    for item in kinds()[kind].properties:
        graph, path = places()[kind, item.term.name]
        by_place.setdefault((id(graph), path), []).append(list(changes(graph, path[-1], kind, item)))
    graphs = {id(graph): graph for graph, _ in places().values()}
    for (number, path), terms in by_place.items():
        graph = graphs[number]
        with Changed(graph, gone=beside(graph, path)):
            for round_ in zip_longest(*terms):
                made = [change for change in round_ if change]
                gone = [triple for change in made for triple in change.gone]
                with Changed(graph, gone=gone, new=[change.new for change in made if change.new]):
                    found = complaints(kind, graph, path[-1])
                assert not [change.what for change in made if not found & change.shapes]


class Change(NamedTuple):
    """A change of the values of a term, and the shapes of which one has to complain."""

    what: tuple[str, str]
    shapes: set[str]
    gone: list[Any]
    new: Any


def changes(graph: rdflib.Graph, node: Any, kind: str, item: Property) -> Iterator[Change]:
    name = item.term.name
    had = triples_of(graph, node, item)
    shape = shape_name(kinds()[kind], item).removeprefix(":")
    if item.required:
        yield Change((name, "missing"), {shape}, had, None)
    for what, new in wrong(item):
        yield Change((name, what), {shape, f"{shape}-cell"}, had, (node, iri(item.term), new))
    if item.single:
        end = 0 if item.term.reverse else 2
        second = list(had[0])
        second[end] = like(second[end])
        yield Change((name, "two values"), {shape}, [], tuple(second))


def beside(graph: rdflib.Graph, path: tuple[Any, ...]) -> list[Any]:
    """What leads from an article to other nodes, but for those on a path and its texts: to judge all takes long.

    Of the article itself only the annotations but one.
    """
    out: list[Any] = []
    root, *way = path
    for term in (t.MENTIONS, t.HAS_PART):
        found = sorted(graph.triples((root, iri(term), None)), key=str)
        others = [triple for triple in found if not has_class(graph, triple[2], kinds()["Text"])]
        out += [triple for triple in others[0 if way else 1 :] if triple[2] not in way]
    for item in kinds()["Article"].properties if way else ():
        if item.values and item.term not in (t.MENTIONS, t.HAS_PART, t.ENCODING):
            kept = set(way).intersection(values_of(graph, root, item))
            out += () if kept else triples_of(graph, root, item)
    return out


def like(value: Any) -> Any:
    """Another value of the same sort."""
    if isinstance(value, Literal):
        number = str(value.datatype).startswith(XSD + "integer")
        return Literal("7" if number and str(value) != "7" else f"{value}2", datatype=value.datatype)
    return URIRef(f"{value}2") if isinstance(value, URIRef) else rdflib.BNode()


def wrong(item: Property) -> Iterator[tuple[str, Any]]:
    """Values that a term must not have."""
    term = item.term
    if term.reverse:
        return
    node_kinds = term.kind in ("node", "link", "word")
    if not (node_kinds and TEXT in item.values):
        yield (
            "text where there is a node" if node_kinds else "a node",
            Literal("x") if node_kinds else NOWHERE,
        )
    if term.kind in ("text", "integer", "count", "boolean", "edtf", "names"):
        yield "another datatype", Literal("1", datatype=URIRef(XSD + "decimal"))
    if term.kind == "word":
        yield "another word", URIRef(next(iter((term.words or {}).values())) + "-")
    if term.kind == "node" and term.many != "list":
        yield "a number", Literal(1)
    if "maximum" in item.facets and term.kind == "integer":
        yield "too much", Literal(item.facets["maximum"] + 1)
    if "minimum" in item.facets and term.kind in ("integer", "count"):
        yield "too little", Literal("-1", datatype=URIRef(DATATYPES[term.kind]))
    if "pattern" in item.facets and term.kind == "text":
        yield "not of the pattern", Literal("\n")


# What breaks, from the article down


def breaks() -> Iterator[tuple[str, str]]:
    for kind in kinds().values():
        yield kind.name, "class"
        for item in kind.properties:
            if item.required:
                yield kind.name, item.term.name
            if item.term.many == "list":
                yield kind.name, f"{item.term.name}, a member"
                yield kind.name, f"{item.term.name}, the rest"
        for choice in kind.choices:
            if choice.least:
                yield kind.name, f"one of {choice.name}"


def broken(graph: rdflib.Graph, kind: str, node: Any, what: str) -> list[Any]:
    """The triples that are taken away."""
    if what == "class":
        return list(graph.triples((node, RDF.type, None)))
    if what.startswith("one of "):
        choice = next(item for item in kinds()[kind].choices if item.name == what.removeprefix("one of "))
        return [triple for term in choice.terms for triple in graph.triples((node, iri(term), None))]
    name, _, part = what.partition(", ")
    item = next(item for item in kinds()[kind].properties if item.term.name == name)
    if not part:
        return triples_of(graph, node, item)
    head = graph.value(node, iri(item.term))
    return list(graph.triples((head, RDF.first if part == "a member" else RDF.rest, None)))


@pytest.mark.heavy
@pytest.mark.parametrize(("kind", "what"), list(breaks()))
def test_without_a_required_triple_the_article_does_not_conform(kind: str, what: str) -> None:
    graph, path = places()[kind, what.partition(",")[0] if ", " in what else ""]
    with Changed(graph, gone=beside(graph, path)), Changed(graph, gone=broken(graph, kind, path[-1], what)):
        conforms, report, _ = judged(graph)
    assert not conforms
    # What is found is found on the way from the article to the node, or in a list of it.
    assert any(set(path[1:] or path) & {focus, value} for _, focus, value in results(report))


def test_an_article_needs_a_text() -> None:
    graph = graph_of(Article(id="urn:a:1", headline="H"))
    assert_conforms(graph)
    with Changed(graph, gone=graph.triples((None, iri(t.HEADLINE), None))):
        assert not judged(graph)[0]


def test_the_order_of_authors_names_all_of_them_and_nobody_else() -> None:
    graph = graph_of(SMALL)
    article = URIRef(SMALL.id)
    first, second = sorted(graph.objects(article, iri(t.AUTHOR)), key=str)
    assert_conforms(graph)
    with Changed(graph, gone=graph.triples((article, iri(t.AUTHOR_LIST), None))):
        assert not judged(graph)[0]
    head = graph.value(article, iri(t.AUTHOR_LIST))
    with Changed(graph, gone=[(head, RDF.first, first)], new=[(head, RDF.first, second)]):
        assert not judged(graph)[0]


def test_a_person_is_no_event() -> None:
    """A reference has to lead to what it refers to."""
    graph, path = places()["Occasion", "event"]
    participant = places()["Participant", ""][1][-1]
    event = triples_of(graph, path[-1], next(i for i in kinds()["Occasion"].properties if i.term is t.EVENT))
    assert complaints("Occasion", graph, path[-1]) == set()
    with Changed(graph, gone=event, new=[(path[-1], iri(t.EVENT), participant)]):
        assert "event" in complaints("Occasion", graph, path[-1])


# What is none of ours


def test_articles_of_others_are_not_met() -> None:
    others = """
        @prefix s: <http://schema.org/> . @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix na: <https://w3id.org/news-annotation/ns#> .
        <https://o.example/1> a s:NewsArticle ; s:headline "A", "B" ; s:mentions [ s:name 1 ] ;
            <http://purl.org/dc/terms/conformsTo> <https://o.example/profile> ; na:urgency "high" .
        [] oa:hasBody <https://o.example/1> ; oa:motivatedBy oa:tagging ."""
    graph = graph_of(SMALL).parse(data=others, format="turtle")
    assert_conforms(graph)


def test_what_others_say_about_our_things_is_let_be() -> None:
    graph = graph_of(SMALL)
    others = f"""
        @prefix s: <http://schema.org/> . @prefix oa: <http://www.w3.org/ns/oa#> .
        <{SMALL.id}> s:mentions <http://www.wikidata.org/entity/Q1>, [ s:name "x" ] ; s:comment "Good" ;
            s:hasPart [ a s:WebPageElement ; s:cssSelector ".paywall" ] ; s:about [ a s:Thing ] ;
            s:genre <https://genres.example/x#y.z> ; s:keywords "more" .
        <http://www.wikidata.org/entity/Q1> s:name "a", "b" .
        <https://o.example/note> a oa:Annotation ; oa:motivatedBy oa:commenting ; oa:hasBody <{SMALL.id}#p> ;
            oa:hasTarget [ oa:hasSource <https://o.example/>, <https://o.example/2> ] .
        <{SMALL.id}#p> a s:Patient ; s:affiliation <https://club.example/> ; s:birthDate "1999" ."""
    graph.parse(data=others, format="turtle")
    assert_conforms(graph)


def test_the_document_is_turtle_that_two_libraries_read_alike() -> None:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    dataset = ox.Dataset(ox.parse(shapes(), format=ox.RdfFormat.TURTLE))
    assert len(graph) == len(dataset)
    named = {str(shape) for shape in graph.subjects(RDF.type) if isinstance(shape, URIRef)}
    used = {str(shape) for shape in graph.objects() if str(shape).startswith(SHAPES)}
    assert used <= named
    lines = shapes().decode().splitlines()
    subjects = [line for line in lines if line and not line.startswith((" ", "#", "@", "]"))]
    assert len(subjects) == len(set(subjects)) == len(named)


@pytest.mark.heavy
def test_only_shacl_core_without_recursion() -> None:
    conforms, _, told = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, told
    assert b"sh:sparql" not in shapes()
    assert b"sh:js" not in shapes()
