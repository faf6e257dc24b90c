"""Documents made strange: by their elements, their bytes, their encoding; the same seed gives the same one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from newsml.formats.newsml_g2.names import NA, NAR, XHTML, XML
from tests.formats.newsml_g2.oddities import (
    ATTRIBUTES,
    BODY_TAGS,
    ENCODINGS,
    MARKS,
    NA_TAGS,
    NAMESPACES,
    NASTY,
    TAGS,
)

_MOST_ELEMENTS: Final = 4000
"""Beyond it nothing is duplicated, so that one mutation after another does not make a giant."""

Step = Callable[["_Mutation"], None]


class _Mutation:
    """One document that is being made strange."""

    def __init__(self, root: etree._Element, donors: Sequence[bytes], rng: random.Random) -> None:
        self.root, self.rng, self._donors = root, rng, donors
        self.elements = list(root.iter("*"))

    def pick(self) -> etree._Element:
        """An element; those at the top, of which there are few, as often as those below."""
        deepest = self.rng.choice((1, 2, 3, 4, 100))
        chosen = self.rng.choice(self.elements)
        while (depth := sum(1 for _ in chosen.iterancestors())) > deepest:
            chosen = chosen.getparent() if depth else chosen  # type: ignore[assignment]
        return chosen

    def grafted(self) -> etree._Element:
        """A copy of an element of this document or of another one."""
        donor = self.rng.choice(self._donors) if self._donors and self.rng.random() < 0.5 else None
        root = self.root if donor is None else etree.fromstring(donor)
        found = self.rng.choice(list(root.iter("*")))
        return deepcopy(found) if len(self.elements) < _MOST_ELEMENTS else etree.Element(found.tag)

    def value(self) -> str:
        """A value that is strange, or comes from somewhere else in the document."""
        if self.rng.random() < 0.7:
            return self.rng.choice([value for value in NASTY if legal(value)])
        values = [str(value) for value in self.pick().attrib.values()]
        return self.rng.choice(values) if values else str(self.pick().text or "")

    def insert(self, parent: etree._Element, node: etree._Element) -> None:
        parent.insert(self.rng.randrange(len(parent) + 1), node)


def legal(text: str) -> bool:
    """Whether XML, and lxml, can hold a text."""
    return re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text) is None


def _remove(at: _Mutation) -> None:
    node = at.pick()
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _duplicate(at: _Mutation) -> None:
    node = at.pick()
    if node.getparent() is not None and len(at.elements) < _MOST_ELEMENTS:
        for _ in range(at.rng.choice((1, 1, 2, 5))):
            node.addnext(deepcopy(node))


def _move(at: _Mutation) -> None:
    node, host = at.pick(), at.pick()
    if node.getparent() is not None and node is not host and node not in host.iterancestors():
        at.insert(host, node)


def _graft(at: _Mutation) -> None:
    at.insert(at.pick(), at.grafted())


def _replace_by_children(at: _Mutation) -> None:
    node = at.pick()
    parent = node.getparent()
    if parent is not None:
        for child in list(node):
            node.addprevious(child)
        parent.remove(node)


def _wrap(at: _Mutation) -> None:
    node = at.pick()
    parent = node.getparent()
    if parent is not None:
        around = parent.makeelement(_any_tag(at.rng))
        parent.replace(node, around)
        around.append(node)


def _swap_children(at: _Mutation) -> None:
    node = at.pick()
    children = list(node)
    at.rng.shuffle(children)
    node[:] = children


def _rename(at: _Mutation) -> None:
    at.pick().tag = _any_tag(at.rng)


def _any_tag(rng: random.Random) -> str:
    namespace, tags = rng.choice(((NAR, TAGS), (NAR, TAGS), (XHTML, BODY_TAGS), (NA, NA_TAGS)))
    if rng.random() < 0.1:
        namespace = rng.choice(NAMESPACES)
    return f"{{{namespace}}}{rng.choice(tags)}" if namespace else rng.choice(tags)


def _change_namespace(at: _Mutation) -> None:
    namespace = at.rng.choice(NAMESPACES)
    top = at.pick()
    for node in top.iter("*") if at.rng.random() < 0.5 else (top,):
        local = etree.QName(node).localname
        node.tag = f"{{{namespace}}}{local}" if namespace else local


def _set_attribute(at: _Mutation) -> None:
    node = at.pick()
    known = [str(name) for name in node.attrib]
    name = at.rng.choice(known) if known and at.rng.random() < 0.6 else at.rng.choice(ATTRIBUTES)
    node.set(name, at.value())


def _remove_attribute(at: _Mutation) -> None:
    node = at.pick()
    if node.attrib:
        del node.attrib[at.rng.choice(list(node.attrib))]


def _swap_attributes(at: _Mutation) -> None:
    one, other = at.pick(), at.pick()
    mine, others = dict(one.items()), dict(other.items())
    for node, attributes in ((one, others), (other, mine)):
        node.attrib.clear()
        node.attrib.update(attributes)


def _repeat_id(at: _Mutation) -> None:
    with_id = [node for node in at.elements if "id" in node.attrib or "qcode" in node.attrib]
    if len(with_id) > 1:
        one, other = at.rng.sample(with_id, 2)
        for name in ("id", "qcode", f"{{{XML}}}id"):
            if name in one.attrib:
                other.set(name, one.get(name, ""))


def _set_text(at: _Mutation) -> None:
    at.pick().text = at.value()


def _set_tail(at: _Mutation) -> None:
    node = at.pick()
    if node.getparent() is not None:
        node.tail = at.value()


def _insert_comment(at: _Mutation) -> None:
    node = at.rng.choice((etree.Comment("x > y"), etree.PI("x", "y='1'")))
    node.tail = at.rng.choice((None, " ", "words"))
    at.insert(at.pick(), node)


def _insert_element(at: _Mutation) -> None:
    parent = at.pick()
    node = parent.makeelement(_any_tag(at.rng))
    node.text = at.value()
    for _ in range(at.rng.randrange(4)):
        node.set(at.rng.choice(ATTRIBUTES), at.value())
    at.insert(parent, node)


def _nest(at: _Mutation) -> None:
    """An item in an item, an itemSet in an itemSet, two contentMeta: whatever should stand there once, again."""
    host, node = at.pick(), deepcopy(at.pick())
    if len(at.elements) < _MOST_ELEMENTS:
        at.insert(host, node)


def _deepen(at: _Mutation) -> None:
    node = at.pick()
    parent = node.getparent()
    if parent is not None:
        tag, depth = _any_tag(at.rng), at.rng.choice((5, 60, 200))
        top = at_bottom = parent.makeelement(tag)
        for _ in range(depth):
            at_bottom = etree.SubElement(at_bottom, tag)
        parent.replace(node, top)
        at_bottom.append(node)


_STEPS: Final[tuple[Step, ...]] = (
    *(),
    *(_remove, _duplicate, _move, _graft, _replace_by_children, _wrap, _swap_children, _rename, _change_namespace),
    *(_set_attribute, _set_attribute, _remove_attribute, _swap_attributes, _repeat_id, _set_text, _set_tail),
    *(_insert_comment, _insert_element, _insert_element, _nest, _deepen),
)  # fmt: skip


def by_elements(data: bytes, seed: int, donors: Sequence[bytes] = ()) -> bytes:
    """A well-formed document whose elements, attributes and texts have been changed at a few places."""
    rng = random.Random(seed)
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False, strip_cdata=False))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choice(_STEPS)(_Mutation(root, donors, rng))
    out: bytes = etree.tostring(root.getroottree(), encoding=rng.choice(("utf-8", "utf-8", "us-ascii")))
    return _restyled(out, rng)


def _restyled(data: bytes, rng: random.Random) -> bytes:
    """The same document with other line breaks or quotation marks, or a text in a CDATA section."""
    style = rng.randrange(8)
    if style == 0:
        return data.replace(b"\n", b"\r\n")
    if style == 1:
        return re.sub(rb'="([^"\']*)"', rb"='\1'", data)
    if style == 2:
        return re.sub(rb">([^<>&\]]+)</", rb"><![CDATA[\1]]></", data)
    if style == 3:
        return data.replace(b">\n", b">")
    return data


def by_encoding(data: bytes, seed: int) -> bytes:
    """A document whose encoding, byte order mark and declaration may not be those of each other."""
    rng = random.Random(seed)
    encoding, said = rng.choice(ENCODINGS), rng.choice(ENCODINGS)
    said = encoding.removesuffix("-sig") if rng.random() < 0.6 else said
    text = re.sub(r"^<\?xml.*?\?>", "", data.decode())
    declaration = rng.choice(("", "<?xml version='1.0'?>", *[f"<?xml version='1.0' encoding='{said}'?>"] * 3))
    out = (declaration + text).encode(encoding, rng.choice(("xmlcharrefreplace", "ignore", "replace")))
    if rng.random() < 0.2:
        out = rng.choice(MARKS) + out
    if rng.random() < 0.2:
        at = rng.randrange(len(out))
        out = (
            out[:at] + rng.choice((b"\xe6", b"\x80", b"\xff\xfe", b"\x00", b"\x1b$B", b"\xd8\x00")) + out[at:]
        )
    return out
