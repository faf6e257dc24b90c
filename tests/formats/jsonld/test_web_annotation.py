"""The profile `web-annotation`: what the standard demands of it, and that articles come back whole."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml import load
from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.jsonld.contexts import known
from newsml.formats.jsonld.profiles import document, tree
from newsml.formats.jsonld.profiles.annotations import added, is_collection, read_collection, read_collections
from newsml.model.article import Article
from newsml.testing import articles, edited, samples
from tests.formats.jsonld.annotation_model import problems
from tests.formats.jsonld.judges import by_pyld, canonical

if TYPE_CHECKING:
    from random import Random

FORMAT = JsonLdFormat()
FIXTURES = sorted(
    (Path(__file__).resolve().parents[3] / "fixtures" / "articles").glob("*/article.json"),
)
PARIS = next(path for path in FIXTURES if path.parent.name == "paris-summit")


def as_it_stands(found: Any) -> tuple[Article, ...] | None:
    """The articles of a document that is just as newsml writes it; None where anything is other."""
    read = read_collections(found)
    if read is None or tree("web-annotation", read) != found:
        return None
    assert not added(found, read)
    return read


def _document(*given_: Article) -> Any:
    return json.loads(document("web-annotation", given_))


@pytest.fixture(scope="module")
def paris() -> Article:
    return load(PARIS).article


@pytest.fixture(scope="module")
def pristine(paris: Article) -> Any:
    return _document(paris)


# The standard


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_fixtures_are_as_the_standard_demands_and_come_back(path: Path) -> None:
    article = load(path).article
    found = _document(article)
    assert problems(found) == []
    assert found["total"] == len(found["first"]["items"]) == len(list(article.anchors()))
    assert as_it_stands(found) == (article,)


@pytest.mark.law
@given(st.lists(articles(), min_size=1, max_size=3))
@example(list(samples()[:3]))
def test_articles_are_as_the_standard_demands_and_come_back(given_: list[Article]) -> None:
    try:
        data = document("web-annotation", given_)
    except CannotCarry:
        assert any(
            re.search(r'"(?:schema|oa|dc|as|foaf|owl|rdf|rdfs|skos|xsd|iana):', a.model_dump_json())
            for a in given_
        )
        return
    found = json.loads(data)
    for one in found if isinstance(found, list) else [found]:
        assert problems(one) == []
    assert as_it_stands(found) == tuple(given_)
    assert b"<" not in data
    assert document("web-annotation", given_) == data


@pytest.mark.parametrize("number", range(len(samples())))
def test_samples(number: int) -> None:
    article = samples()[number]
    found = _document(article)
    assert problems(found) == []
    assert as_it_stands(found) == (article,)
    assert as_it_stands(_document(article, article)) == (article, article)


def test_documents_of_the_standard_are_accepted(corpus: Path) -> None:
    paths = sorted((corpus / "jsonld" / "web-annotation" / "correct").glob("*.json"))
    assert len(paths) == 45
    for path in paths:
        assert problems(json.loads(path.read_text(encoding="utf-8"))) == [], path.name


NOT_WRONG = {
    "anno7": "its several ids are the fault, and are mended here",
    "anno15": "the key whose value is wrong is misspelt, and so is no key of the standard",
}


def test_wrong_documents_of_the_standard_are_refused(corpus: Path) -> None:
    """Most of them have several faults: they are refused as well with one id and without the commas too many."""
    paths = sorted((corpus / "jsonld" / "web-annotation" / "incorrect").glob("*.json"))
    assert len(paths) == 39
    for path in paths:
        text = re.sub(r",(\s*[}\]])", r"\1", path.read_text(encoding="utf-8"))
        try:
            found = json.loads(text)
        except json.JSONDecodeError:
            assert path.stem == "anno1"
            continue
        assert problems(found), path.name
        if isinstance(found.get("id"), list):
            found["id"] = found["id"][0]
        assert bool(problems(found)) is (path.stem not in NOT_WRONG), path.name


def _at(found: Any, *steps: Any) -> Any:
    for step in steps:
        found = found[step]
    return found


_FIRST = ("first", "items", 0)
_TARGET = (*_FIRST, "target", 0)


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ((), "@context", None),
        ((), "id", None),
        ((), "first", None),
        ((), "total", -1),
        ((), "created", "2025-09-03T18:05:00+02:00"),
        (("first",), "id", None),
        (("first",), "type", "AnnotationCollection"),
        (("first",), "items", []),
        (_FIRST, "id", "not an IRI"),
        (_FIRST, "type", "Squirrel"),
        (_FIRST, "target", None),
        (_FIRST, "motivation", "musing"),
        (_FIRST, "bodyValue", "beside a body"),
        ((*_FIRST, "body"), "id", None),
        (_TARGET, "source", None),
        ((*_TARGET, "source"), "id", None),
        ((*_TARGET, "source"), "textDirection", "up"),
        ((*_TARGET, "selector", 0), "start", None),
        ((*_TARGET, "selector", 0), "end", "12"),
        ((*_TARGET, "selector", 1), "exact", None),
        ((*_TARGET, "selector", 1), "suffix", ["a", "b"]),
        ((*_TARGET, "selector", 1), "type", ["TextQuoteSelector", "TextPositionSelector"]),
    ],
)
def test_the_checker_sees_each_fault(pristine: Any, where: tuple[Any, ...], key: str, value: Any) -> None:
    broken = copy.deepcopy(pristine)
    if value is None:
        del _at(broken, *where)[key]
    else:
        _at(broken, *where)[key] = value
    assert problems(broken)
    assert as_it_stands(broken) is None


# The graph


@pytest.mark.parametrize("number", range(0, len(samples()), 3))
def test_the_graph_of_the_article_is_in_it(number: int) -> None:
    """What a processor makes of a collection holds all that it makes of our own document, and the collection."""
    article = samples()[number]
    own = canonical(by_pyld(FORMAT.write([article])))
    found = _document(article)
    theirs = canonical(by_pyld(json.dumps({**found, "@context": known(found["@context"])}).encode()))
    assert {_nameless(quad) for quad in own} <= {_nameless(quad) for quad in theirs}
    subjects = {quad.split(" ")[0] for quad in theirs if "activitystreams#totalItems" in quad}
    assert subjects == {f"<{article.id}#.annotations>"}


def _nameless(quad: str) -> str:
    """Without the names of blank nodes, which only lists have."""
    return re.sub(r"_:\S+", "_:", quad)


# What stands where


def test_an_annotation(paris: Article, pristine: Any) -> None:
    base = paris.id
    items = {item["id"]: item for item in pristine["first"]["items"]}
    mention = next(item for item in items.values() if item["body"]["id"] == f"{base}#macron")
    assert mention["type"] == "Annotation"
    assert mention["motivation"] == "identifying"
    assert mention["body"] == {
        "id": f"{base}#macron",
        "type": "schema:Person",
        "schema:name": "Emmanuel Macron",
    }
    position, quote = mention["target"][0]["selector"]
    source = mention["target"][0]["source"]
    field = (source["id"] if isinstance(source, dict) else source).removeprefix(f"{base}#")
    assert getattr(paris, field)[position["start"] : position["end"]] == quote["exact"]
    assert {item["motivation"] for item in items.values()} > {
        "identifying",
        "https://w3id.org/news-annotation/ns#cueing",
        "https://w3id.org/news-annotation/ns#attributing",
    }


def test_the_texts_stand_in_the_first_targets(paris: Article, pristine: Any) -> None:
    sources = [
        target["source"]
        for item in pristine["first"]["items"]
        for target in item["target"]
        if isinstance(target["source"], dict)
    ]
    assert {source["id"]: source["value"] for source in sources} == {
        f"{paris.id}#headline": paris.headline,
        f"{paris.id}#body": paris.body,
    }
    assert {(source["type"], source["format"], source["language"]) for source in sources} == {
        ("Text", "text/plain", "en-US")
    }


def _small(**more: Any) -> Article:
    return Article.model_validate({"id": "urn:example:1", "headline": "Gale nears", **more})


def test_who_made_it_and_when() -> None:
    article = _small(
        participants=[
            {
                "id": "gale",
                "kind": "group",
                "by": ["ann", "bot"],
                "mentions": [{"field": "headline", "spans": [{"start": 0, "end": 4, "exact": "Gale"}]}],
            }
        ],
        provenance={
            "agents": [{"id": "ann", "kind": "human", "name": "Ann"}, {"id": "bot", "kind": "model"}],
            "created": "2026-06-01T01:30:00+02:00",
            "licence": "https://example.org/licence",
        },
    )
    found = _document(article)
    item = found["first"]["items"][0]
    assert item["creator"] == [
        {"id": "urn:example:1#ann", "type": "Person", "name": "Ann"},
        {"id": "urn:example:1#bot", "type": "Software"},
    ]
    assert item["created"] == found["created"] == "2026-05-31T23:30:00Z"
    assert found["rights"] == "https://example.org/licence"
    assert problems(found) == []


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("2026-06-01", None),
        ("2026-06-01Z", None),
        ("2026-06-01T12:00:00", None),
        ("0001-01-01T00:00:00+02:00", None),
        ("2026-06-01T12:00:00.5Z", "2026-06-01T12:00:00.500000Z"),
        ("2026-05-31T24:00:00Z", "2026-06-01T00:00:00Z"),
    ],
)
def test_only_moments_are_in_utc(given_: str, written: str | None) -> None:
    article = _small(provenance={"created": given_})
    found = _document(article)
    assert found.get("created") == written
    assert as_it_stands(found) == (article,)


def test_nothing_to_annotate() -> None:
    found = _document(_small())
    assert (found["total"], "first" in found, problems(found)) == (0, False, [])
    assert as_it_stands(found) == (_small(),)
    assert json.loads(document("web-annotation", [])) == []


def test_withheld_texts_are_not_told(paris: Article) -> None:
    stripped = paris.strip()
    data = document("web-annotation", [stripped])
    found = json.loads(data)
    selectors = [
        selector["type"]
        for item in found["first"]["items"]
        for target in item["target"]
        for selector in target["selector"]
    ]
    assert set(selectors) == {"TextPositionSelector"}
    assert problems(found) == []
    assert b"shield Ukraine from another attack" not in data
    assert found["label"] == f"Annotations of {paris.id}"
    assert as_it_stands(found) == (stripped,)


def test_an_iri_that_the_context_takes_for_a_prefix() -> None:
    with pytest.raises(CannotCarry, match="takes schema: for a prefix"):
        tree("web-annotation", [Article(id="schema:1", headline="H")])


# Reading


OF_OTHERS: dict[str, Any] = {"id": "urn:x:1", "type": "Annotation", "bodyValue": "so", "target": "urn:x:page"}


@pytest.mark.parametrize("number", range(len(samples())))
def test_through_the_format(number: int) -> None:
    article = samples()[number]
    data = FORMAT.write([article], profile="web-annotation")
    reading = FORMAT.read(data)
    assert (reading.articles, reading.leftovers, reading.notes) == ((article,), (), ())
    assert FORMAT.write([article], onto=reading) == data
    changed = article.replace(slugline="changed")
    assert FORMAT.write([changed], onto=reading) == FORMAT.write([changed], profile="web-annotation")


def test_what_others_added_is_left_over(paris: Article, pristine: Any) -> None:
    found = copy.deepcopy(pristine)
    items = found["first"]["items"]
    items.insert(3, OF_OTHERS)
    items[5]["audience"] = "urn:x:readers"
    found["schema:text"] = "a remark"
    reading = FORMAT.read(json.dumps(found, indent=2).encode())
    assert reading.articles == (paris,)
    assert {item.path for item in reading.leftovers} == {
        "schema:text",
        "first.items[3]",
        "first.items[5].audience",
    }
    assert all(item.line for item in reading.leftovers)


def test_what_others_changed_is_read(paris: Article, pristine: Any) -> None:
    found = copy.deepcopy(pristine)
    gone = found["first"]["items"].pop(0)
    found["total"] -= 1
    found["dcterms:subject"]["schema:headline"] = paris.headline
    read = FORMAT.read(json.dumps(found).encode()).article
    assert len(list(read.anchors())) == len(list(paris.anchors())) - 1
    thing = gone["body"]["id"].partition("#")[2]
    assert read[thing] != paris[thing]
    assert read.replace(paris[thing]) == paris


@pytest.mark.law
@given(st.data(), articles(), st.randoms(use_true_random=False))
def test_edits_arrive_and_what_others_added_stays(
    data: st.DataObject, article: Article, random: Random
) -> None:
    try:
        found = _document(article)
    except CannotCarry:
        return
    nodes = [node for node in _nodes(found) if "id" in node and len(node) > 1]
    marked = random.sample(nodes, min(4, len(nodes)))
    for number, node in enumerate(marked):
        node["urn:x:reviewed"] = number
    if "first" in found:
        found["first"]["items"].insert(random.randint(0, len(found["first"]["items"])), OF_OTHERS)
        found["total"] += 1
    source = json.dumps(found).encode()
    reading = FORMAT.read(source)
    assert reading.article == article
    assert len(reading.leftovers) == len(marked) + ("first" in found)
    assert FORMAT.write([article], onto=reading) == source
    changed = data.draw(edited(article))
    written = FORMAT.write([changed], onto=reading)
    assert FORMAT.read(written).article == changed
    after = {
        (node["id"], node.get("type") is not None): node
        for node in _nodes(json.loads(written))
        if "id" in node
    }
    kept = [node for node in marked if (node["id"], True) in after]
    assert any("urn:x:reviewed" in node for node in after.values()) or not kept
    if "first" in found and "first" in (again := json.loads(written)):
        assert OF_OTHERS in again["first"]["items"]
        assert again["total"] == len(again["first"]["items"])


def test_several_collections_and_what_others_added() -> None:
    one, two, three = (_small(slugline=text) for text in "abc")
    found = _document(one, two)
    found[1]["urn:x:reviewed"] = "yes"
    reading = FORMAT.read(json.dumps(found).encode())
    assert reading.articles == (one, two)
    assert [item.path for item in reading.leftovers] == ["[1].urn:x:reviewed"]
    written = FORMAT.write([three, two, one], onto=reading)
    assert FORMAT.read(written).articles == (three, two, one)
    assert [entry.get("urn:x:reviewed") for entry in json.loads(written)] == [None, "yes", None]
    assert json.loads(FORMAT.write([two], onto=FORMAT.read(json.dumps(found[1]).encode()))) == found[1]
    assert FORMAT.read(FORMAT.write([], onto=reading)).articles == ()


def test_nested_deeper_than_anybody_writes() -> None:
    found = _document(_small())
    thing: Any = {"id": "urn:x:0", "type": "schema:Thing"}
    for n in range(190):
        thing = {"id": f"urn:x:{n}", "type": "schema:Event", "schema:about": thing}
    found["dcterms:subject"]["schema:about"] = thing
    reading = FORMAT.read(json.dumps(found).encode())
    assert reading.articles == (_small(),)
    assert reading.leftovers


def _nodes(value: Any) -> list[dict[str, Any]]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else []), *(node for item in items for node in _nodes(item))]


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        {},
        [None],
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection"},
        {"@context": {}, "type": "AnnotationCollection"},
    ],
)
def test_documents_of_others(found: Any) -> None:
    assert not is_collection(found)
    assert as_it_stands(found) is None


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, item in steps for found in _paths(item, (*path, step)))]


_ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, [], {}, "", 1, -1.5, [[]], {"id": 1}, {"@list": 3}, {"@value": {}}, {"id": "urn:x:1", "a": []}]
)


@given(st.data(), st.sampled_from(samples()), _ODD)
def test_broken_collections_are_refused(data: st.DataObject, article: Article, odd: Any) -> None:
    """Whatever stands in one place: it is an article that is written just so, or none, and nothing is raised."""
    found = _document(article)
    path = data.draw(st.sampled_from(_paths(found)[1:]))
    _at(found, *path[:-1])[path[-1]] = odd
    try:
        read = as_it_stands(found)
        fields = read_collection(found)
    except NewsmlError:  # pragma: no cover - says what it would be
        raise AssertionError("it is for others to read") from None
    assert read is None or tree("web-annotation", read) == found
    assert fields is None or fields["id"]
