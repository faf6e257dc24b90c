"""Splicing: what is changed arrives, every other byte stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsml.formats._kit import xml
from newsml.formats._kit.splice import Splices
from newsml.formats._kit.tree import TreeSplicer, said

DOCUMENT = b"""<?xml version="1.0"?>
<!-- <a> --><?y <?xml ?>
<a xmlns="urn:a"  xmlns:p="urn:p" one = 'a>b' p:two="&lt;2">
    <b>text <![CDATA[<c>]]></b>\r
    <c   />
    <?x <d> ?>
    <p:d><e>1</e>tail</p:d  ></a>
"""


def structured(node: Any) -> bool:
    return bool(node.tag != "{urn:a}b")


def spliced(change: Callable[[Splices, Any], None], data: bytes = DOCUMENT) -> bytes:
    root = xml.parse(data)
    splices = Splices(data, root, structured)
    change(splices, root)
    return splices.done()


def element(markup: str) -> Any:
    return etree.fromstring(markup)


def test_nothing_changed_is_the_same() -> None:
    assert spliced(lambda *_: None) == DOCUMENT


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda s, r: s.set_text(r[0], "x & y\r"), b"text <![CDATA[<c>]]>", b"x &amp; y&#13;"),
        (lambda s, r: s.set_text(r[1], "x"), b"<c   />", b"<c   >x</c>"),
        (lambda s, r: s.set_attribute(r, "one", "'\"<"), b"one = 'a>b'", b"one = '&apos;&quot;&lt;'"),
        (lambda s, r: s.set_attribute(r, "one", None), b"  xmlns:p=\"urn:p\" one = 'a>b'", b'  xmlns:p="urn:p"'),
        (lambda s, r: s.set_attribute(r, "{urn:p}two", None), b' p:two="&lt;2"', b""),
        (lambda s, r: s.set_attribute(r, "three", "3"), b'2">', b'2" three="3">'),
        (lambda s, r: s.set_attribute(r[1], "three", "3"), b"<c   />", b'<c three="3"   />'),
        (lambda s, r: s.set_attribute(r[1], "{urn:p}x", "3"), b"<c   />", b'<c p:x="3"   />'),
        (lambda s, r: s.set_attribute(r[1], "{urn:q}x", "3"), b"<c   />", b'<c xmlns:ns="urn:q" ns:x="3"   />'),
        (
            lambda s, r: s.set_attribute(r[1], "{http://www.w3.org/XML/1998/namespace}lang", "en"),
            b"<c ",
            b'<c xml:lang="en" ',
        ),
        (lambda s, r: s.remove(r[1]), b"\r\n    <c   />", b""),
        (lambda s, r: s.cut(r[3][0]), b"<e>1</e>", b""),
        (lambda s, r: s.set_tail(r[3][0], "x"), b"tail", b"x"),
        (lambda s, r: s.set_first_text(r[3], "x"), b"<p:d>", b"<p:d>x"),
        (lambda s, r: s.replace(r[3], element('<f xmlns="urn:a"/>')), b"<p:d><e>1</e>tail</p:d  >", b"<f/>"),
        (
            lambda s, r: s.replace(r[3], element('<f xmlns="urn:p" p:x="1" xmlns:p="urn:p"/>')),
            b"<p:d><e>1</e>tail</p:d  >",
            b'<p:f p:x="1"/>',
        ),
        (
            lambda s, r: s.insert_after(r[1], element('<f xmlns="urn:a"><g>1</g></f>')),
            b"<c   />",
            b"<c   />\r\n    <f>\r\n      <g>1</g>\r\n    </f>",
        ),
        (lambda s, r: s.insert_after(r[3][0], element("<f/>")), b"</e>tail", b'</e><f xmlns=""/>tail'),
        (lambda s, r: s.insert_before(r[1], element('<f xmlns="urn:a"/>')), b"<c   />", b"<f/>\r\n    <c   />"),
        (lambda s, r: s.insert_first(r, element('<f xmlns="urn:a"/>')), b"\n    <b>", b"\n    <f/>\n    <b>"),
        (
            lambda s, r: s.insert_first(r[1], element('<f xmlns="urn:a"/>')),
            b"<c   />",
            b"<c   >\r\n      <f/>\r\n    </c>",
        ),
        (
            lambda s, r: s.set_content(r[0], element('<b xmlns="urn:a">x<i>y</i>z</b>')),
            b"text <![CDATA[<c>]]>",
            b"x<i>y</i>z",
        ),
        (lambda s, r: s.wrap(r, "<w>", "</w>"), b"<a ", b"<w><a "),
        (lambda s, r: s.insert_after(r[0], s.source(r[1])), b"</b>", b"</b>\n    <c   />"),
    ],
)  # fmt: skip
def test_one_change(change: Any, old: bytes, new: bytes) -> None:
    data = spliced(change)
    expected = DOCUMENT.replace(old, new, 1)
    if b"<w>" in new:
        expected = expected.replace(b"></a>", b"></a></w>")
    assert data == expected
    etree.fromstring(data)


def test_what_is_replaced_as_a_whole_swallows_what_changed_inside() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.set_text(root[3][0], "2")
        splices.replace(root[3], element('<f xmlns="urn:a"/>'))
        splices.insert_after(root[3], element('<g xmlns="urn:a"/>'))

    assert b"<f/>\n    <g/></a>" in spliced(change)


def test_what_stands_before_an_element_outlives_it() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.remove(root[1])
        splices.insert_before(root[1], element('<f xmlns="urn:a"/>'))

    assert spliced(change) == DOCUMENT.replace(b"<c   />", b"<f/>")


def test_what_comes_after_one_element_stands_before_what_comes_before_the_next() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.insert_before(root[1], element('<f xmlns="urn:a"/>'))
        splices.insert_after(root[0], element('<g xmlns="urn:a"/>'))

    assert spliced(change) == DOCUMENT.replace(b"<c   />", b"<f/>\r\n    <c   />").replace(
        b"</b>", b"</b>\n    <g/>"
    )


def test_an_element_goes_whatever_becomes_of_the_text_before_it() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.set_tail(root[0], "x")
        splices.remove(root[1])

    assert spliced(change) == DOCUMENT.replace(b"</b>\r\n    <c   />", b"</b>x")


def test_text_for_an_empty_element_gets_no_indent() -> None:
    data = spliced(lambda s, r: s.set_text(r[0], "\tx"), b"<a>\n  <b/>\n</a>")
    assert data == b"<a>\n  <b>\tx</b>\n</a>"


def test_an_attribute_is_told_from_one_of_its_name_in_xml() -> None:
    data = b'<a xml:id="x" id="y"/>'
    assert spliced(lambda s, r: s.set_attribute(r, "id", "z"), data) == b'<a xml:id="x" id="z"/>'
    name = "{http://www.w3.org/XML/1998/namespace}id"
    assert spliced(lambda s, r: s.set_attribute(r, name, None), data) == b'<a id="y"/>'


def test_new_lines_are_indented_with_tabs_where_others_are() -> None:
    new = "<c><d/></c>"
    assert spliced(lambda s, r: s.insert_first(r[0], element(new)), b"<a>\n\t<b/></a>") == (
        b"<a>\n\t<b>\n\t\t<c>\n\t\t\t<d/>\n\t\t</c>\n\t</b></a>"
    )


def test_an_indent_ends_with_its_own_line_break() -> None:
    data = spliced(lambda s, r: s.insert_after(r[0], element("<c/>")), b"<a>\r\n\n <b/></a>")
    assert data == b"<a>\r\n\n <b/>\n <c/></a>"


def test_a_prefix_is_declared_once() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.declare(root, "q", "urn:q")
        splices.declare(root, "q", "urn:q")
        splices.insert_after(root[1], element('<q:f xmlns:q="urn:q" q:x="1"/>'))

    data = spliced(change)
    assert data.count(b'xmlns:q="urn:q"') == 1
    assert b'<q:f q:x="1"/>' in data


def test_a_prefix_that_is_taken_is_not_declared_again() -> None:
    def change(splices: Splices, root: Any) -> None:
        splices.declare(root, "p", "urn:q")
        splices.insert_after(root[1], element('<p:f xmlns:p="urn:q"/>'))

    root = etree.fromstring(spliced(change))
    assert root[2].tag == "{urn:q}f"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "iso-2022-jp", "shift_jis", "gb18030"]
)
def test_every_encoding_keeps_its_bytes(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    word = "日本" if encoding != "iso-8859-1" else "Ærø"
    text = f'<?xml version="1.0" encoding="{declared}"?><a><b>{word}</b><c>x</c></a>'
    data = text.encode(encoding)
    assert spliced(lambda *_: None, data) == data
    changed = spliced(lambda s, r: s.set_text(r[1], f"{word}☃"), data)
    root = xml.parse(changed)
    assert (root[0].text, root[1].text) == (word, f"{word}☃")
    assert changed.startswith(data[: data.index(b"<c>" if b"<c>" in data else b"c")])


# --- from one tree to another ---

_TAGS = st.sampled_from(["a", "b", "c"])
_TEXT = st.sampled_from(["", "x", "y & z", " "])


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Any:
    node = etree.Element(draw(_TAGS), draw(st.dictionaries(st.sampled_from(["k", "l"]), _TEXT, max_size=2)))
    node.text = draw(_TEXT) or None
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth - 1))
        child.tail = draw(_TEXT) or None
        node.append(child)
    return node


@given(old=trees(), new=trees())
def test_any_tree_becomes_any_other(old: Any, new: Any) -> None:
    new.tag = old.tag
    data = etree.tostring(old)
    root = etree.fromstring(data)
    splices = Splices(data, root, lambda _: False)
    TreeSplicer(splices, lambda _: False).change(root, new)
    assert said(etree.fromstring(splices.done())) == said(new)
