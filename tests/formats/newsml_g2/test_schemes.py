"""Codes in documents that newsml did not write: what their aliases stand for, and how codes are written into them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsml.formats.newsml_g2.codes import CODE, bare, read_role, write_role
from newsml.formats.newsml_g2.draft import Draft
from newsml.formats.newsml_g2.metadata import ITEM_CLASS
from newsml.formats.newsml_g2.names import NA, NAR, nar
from newsml.formats.newsml_g2.places import NOTHING
from newsml.formats.newsml_g2.scalars import concept_node
from newsml.formats.newsml_g2.schemes import Schemes
from newsml.formats.newsml_g2.source import Source
from newsml.formats.newsml_g2.standard_schemes import STANDARD
from newsml.model.code import Code
from newsml.testing import codes
from tests.formats.newsml_g2.foreign_items import GUID, IPTC, LOCAL, article, item, notes, read, root

MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"


def inline(**schemes: str) -> str:
    inside = "".join(f'<scheme alias="{alias}" uri="{uri}"/>' for alias, uri in schemes.items())
    return f"<catalog>{inside}</catalog>"


def schemes(declared: str = IPTC) -> Schemes:
    return Schemes.of(root(declared))


# --- what aliases stand for ---


def test_qcodes_resolve_where_a_catalog_declares_their_alias() -> None:
    assert schemes().resolve("medtop:04000000") == f"{MEDTOP}04000000"
    assert schemes(inline(mt=MEDTOP)).resolve("mt:1") == f"{MEDTOP}1"
    assert schemes(inline(mt=MEDTOP)).resolve("medtop:1") is None, "only what is declared"
    assert schemes("").resolve("medtop:1") == f"{MEDTOP}1", "no catalog at all: IPTC's"
    assert schemes('<catalogRef href="http://example.com/catalog.xml"/>').resolve("medtop:1") is None
    assert schemes().resolve("pers:1") is None
    assert schemes().resolve("medtop:") is None


def test_the_items_own_catalog_goes_before_iptcs() -> None:
    mine = schemes(IPTC + inline(medtop="http://example.com/mt/"))
    assert mine.resolve("medtop:1") == "http://example.com/mt/1"


def test_what_newsml_adds_to_a_catalog_does_not_count_as_a_catalog() -> None:
    assert schemes(LOCAL).resolve("medtop:1") == f"{MEDTOP}1"


def test_catalogs_around_an_item_count() -> None:
    message = etree.fromstring(
        f'<newsMessage xmlns="{NAR}"><header>{inline(p="http://example.com/p/", q="http://example.com/q/")}</header>'
        f'<itemSet><newsItem guid="x">{inline(q="http://example.com/mine/")}</newsItem></itemSet></newsMessage>'
    )
    inner = Schemes.of(message[1][0])
    assert inner.resolve("p:1") == "http://example.com/p/1"
    assert inner.resolve("q:1") == "http://example.com/mine/1"


def test_compact_takes_the_longest_scheme_and_resolves_back() -> None:
    some = schemes(inline(a="http://example.com/", b="http://example.com/b/"))
    assert some.compact("http://example.com/b/1") == "b:1"
    assert some.compact("http://example.com/c") == "a:c"
    assert some.compact("http://example.com/") is None
    assert some.compact("http://example.org/1") is None


@given(alias=st.sampled_from(sorted(STANDARD)), code=st.from_regex(r"[A-Za-z0-9_.-]{1,9}", fullmatch=True))
def test_compact_is_the_inverse_of_resolve(alias: str, code: str) -> None:
    some = schemes()
    iri = some.resolve(f"{alias}:{code}")
    assert iri is not None
    back = some.compact(iri)
    assert back is not None
    assert some.resolve(back) == iri


@pytest.mark.parametrize(
    ("declared", "qcode", "canonical"),
    [
        (IPTC, "ninat:text", "ninat:text"),
        (inline(x="http://cv.iptc.org/newscodes/ninature/"), "x:text", "ninat:text"),
        (inline(x="https://cv.iptc.org/newscodes/ninature"), "x:text", "ninat:text"),
        (inline(ninat="http://example.com/n/"), "ninat:text", "http://example.com/n/text"),
        (IPTC, "icls:text", "ninat:text"),
        (IPTC, "cptType:5", "cpnat:geoArea"),
        (IPTC, "pers:1", "pers:1"),
    ],
)
def test_canonical_says_a_code_in_iptcs_words(declared: str, qcode: str, canonical: str) -> None:
    assert schemes(declared).canonical(qcode) == canonical


# --- codes of an article ---


def test_codes_are_resolved_and_undeclared_aliases_noted_once() -> None:
    meta = (
        '<genre qcode="genre:Feature"><name>Feature</name></genre><subject qcode="x:1"/><subject qcode="x:2"/>'
        '<creator qcode="y:1" role="ctrol:editor"/><headline role="z:sub">s</headline>'
    )
    reading = read(item(meta))
    found = reading.article
    assert found.genres[0].iri == "http://cv.iptc.org/newscodes/genre/Feature"
    assert [code.qcode for code in found.subjects] == ["x:1", "x:2"]
    assert found.creators[0].role == Code(iri="http://cv.iptc.org/newscodes/contributorrole/editor")
    assert [notes(reading).count(f"alias {alias}:") for alias in "xyz"] == [1, 1, 1]


def test_white_space_around_a_qcode_is_noted() -> None:
    reading = read(item('<genre qcode=" genre:Feature "/>'))
    assert reading.article.genres[0].iri == "http://cv.iptc.org/newscodes/genre/Feature"
    assert "white space" in notes(reading)


def test_an_iri_that_repeats_the_qcode_is_no_leftover() -> None:
    reading = read(
        item(f'<subject qcode="medtop:1" uri="{MEDTOP}1"/><subject qcode="medtop:2" uri="{MEDTOP}3"/>')
    )
    assert [code.iri for code in reading.article.subjects] == [f"{MEDTOP}1", f"{MEDTOP}2"]
    assert [one.path for one in reading.leftovers if "@uri" in one.path] == [
        "/newsItem/contentMeta[1]/subject[2]/@uri"
    ]


@pytest.mark.parametrize(
    ("catalogs", "said"),
    [
        (IPTC, 'qcode="ninat:picture"'),
        (IPTC, 'qcode="icls:picture"'),
        (IPTC, 'uri="http://cv.iptc.org/newscodes/ninature/picture"'),
        (IPTC, 'literal="ninat:picture"'),
        (inline(k="http://cv.iptc.org/newscodes/ninature/"), 'qcode="k:picture"'),
    ],
)
def test_closed_lists_are_told_by_their_scheme(catalogs: str, said: str) -> None:
    reading = read(item(item_meta=f"<itemClass {said}/>", catalogs=catalogs))
    assert reading.article.item_class == "picture"
    assert not [one for one in reading.leftovers if "itemClass" in one.path]
    assert ("old name" in notes(reading)) == ("icls" in said)


def test_an_alias_that_is_somebody_elses_is_not_taken_for_iptcs() -> None:
    reading = read(
        item(item_meta='<itemClass qcode="ninat:picture"/>', catalogs=inline(ninat="http://example.com/n/"))
    )
    assert reading.article.item_class == "text"
    assert [one for one in reading.leftovers if "itemClass" in one.path]


def test_the_summary_and_signals_are_told_by_their_scheme() -> None:
    catalogs = inline(
        d="http://cv.iptc.org/newscodes/descriptionrole/", s="http://cv.iptc.org/newscodes/signal/"
    )
    found = article(
        '<description role="d:summary">sum</description>',
        catalogs=catalogs,
        item_meta='<signal qcode="s:correction"/>',
    )
    assert (found.standfirst, found.version_kind) == ("sum", "correction")


def test_a_marked_qcode_stays_one() -> None:
    found = article(
        '<subject qcode="medtop:1" na:as="qcode"/><creator qcode="local:c" na:as="qcode"/>', catalogs=LOCAL
    )
    assert [code.qcode for code in found.subjects] == ["medtop:1"]
    assert found.creators[0].code == Code(qcode="local:c")


# --- writing codes into a document of others ---

DECLARED = (
    *("", IPTC, LOCAL, IPTC + LOCAL),
    inline(medtop="http://example.com/", x="urn:", wikidata="http://www.wikidata.org/entity/"),
    f'<catalog><scheme alias="local" uri="{GUID}#"/><scheme alias="na" uri="{NA}"/></catalog>',
)
_ALIASED = st.builds(
    "{}{}".format, st.sampled_from(["medtop:", "x:", "local:", "urn:", "nowhere:"]), st.sampled_from("1ab:")
)
_KNOWN = st.builds(
    "{}{}".format,
    st.sampled_from([*STANDARD.values(), f"{GUID}#", "urn:x:", "http://example.com/", NA]),
    st.sampled_from(["1", "a/b", "%41", "", "é", ":"]),
)
some_codes = st.one_of(
    codes(),
    st.builds(lambda qcode: Code(qcode=qcode), _ALIASED),
    st.builds(lambda iri: Code(iri=iri), _KNOWN.filter(lambda iri: "é" not in iri or ":" in iri)),
)


def dumped(code: Code) -> Any:
    return code.model_dump(exclude_defaults=True)


def there(node: etree._Element) -> etree._Element:
    """The element as a document has it once it was written."""
    return etree.fromstring(etree.tostring(node))


@given(code=some_codes, declared=st.sampled_from([None, *DECLARED]))
def test_every_code_comes_back_in_both_dialects(code: Code, declared: str | None) -> None:
    source, draft = Source(root(declared or "")), Draft("", "own:")
    source.own = declared is None
    draft.schemes = None if declared is None else source.schemes
    node = etree.Element(nar("genre"))
    CODE.encode(node, dumped(code), draft)
    assert Code.model_validate(CODE.decode(there(node), source, NOTHING)) == code
    assert (source.leftovers, source.noted) == ([], [])


@given(code=some_codes, declared=st.sampled_from([None, *DECLARED]))
def test_every_role_comes_back_in_both_dialects(code: Code, declared: str | None) -> None:
    source, draft = Source(root(declared or "")), Draft("", "own:")
    source.own = declared is None
    draft.schemes = None if declared is None else source.schemes
    node = etree.Element(nar("creator"))
    write_role(node, {"role": dumped(code)}, draft)
    node = there(node)
    out: dict[str, Any] = {}
    assert read_role(node if bare(dumped(code), draft) else node[0], out, source)
    assert Code.model_validate(out["role"]) == code


@pytest.mark.parametrize(
    ("declared", "attribute", "value"),
    [
        (IPTC, "qcode", "ninat:video"),
        (inline(k="http://cv.iptc.org/newscodes/ninature/", ninat="http://example.com/"), "qcode", "k:video"),
        (inline(ninat="http://example.com/"), "uri", "http://cv.iptc.org/newscodes/ninature/video"),
    ],
)
def test_words_of_closed_lists_are_said_as_the_document_does(
    declared: str, attribute: str, value: str
) -> None:
    source, draft = Source(root(declared)), Draft("", "own:")
    draft.schemes = source.schemes
    node, codec = etree.Element(nar("itemClass")), concept_node(ITEM_CLASS)
    codec.encode(node, "video", draft)
    assert node.items() == [(attribute, value)]
    assert codec.decode(node, source, NOTHING) == "video"
