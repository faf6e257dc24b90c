"""Elements as markup for a place in an existing document: with the prefixes that hold there, and its indents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats._kit.xml import is_element

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

Scope = dict[str | None, str]
"""Namespaces by prefix; None is the default namespace."""

XML: Final = "http://www.w3.org/XML/1998/namespace"
_TEXT: Final = re.compile("[&<>\r]")
_VALUE: Final = re.compile("[&<>\"'\t\n\r]")
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_STEP: Final = "  "


def escaped(text: str) -> str:
    """Text as the content of an element; a carriage return would not survive a parser."""
    return _TEXT.sub(lambda found: _ESCAPES[found[0]], text)


def escaped_value(text: str) -> str:
    """Text as the value of an attribute, in either kind of quotation marks."""
    return _VALUE.sub(lambda found: _ESCAPES[found[0]], text)


def deepened(indent: str) -> str:
    """The indent of what stands in an element with this one: a tab more where that is how the document does it."""
    return indent and indent + ("\t" if indent[-1] == "\t" else _STEP)


def split(name: str) -> tuple[str, str]:
    """Namespace and local name of a tag or attribute."""
    if name[:1] != "{":
        return "", name
    namespace, _, local = name[1:].partition("}")
    return namespace, local


def attribute_name(name: str, scope: Scope) -> str | None:
    """An attribute's name with a prefix of the scope; None where it has none for the namespace."""
    namespace, local = split(name)
    if not namespace:
        return local
    if namespace == XML:
        return f"xml:{local}"
    return next(
        (f"{prefix}:{local}" for prefix, known in scope.items() if prefix and known == namespace), None
    )


def free_prefix(wanted: str | None, scope: Mapping[str | None, str]) -> str:
    """A prefix that means nothing else in the scope."""
    prefix, number = wanted or "ns", 0
    while prefix in scope:
        number += 1
        prefix = f"{wanted or 'ns'}{number}"
    return prefix


class Markup:
    """Writes elements; those that `structured` says hold elements only are indented, all others are as they are."""

    def __init__(self, structured: Callable[[_Element], bool]) -> None:
        self._structured = structured

    def element(self, node: _Element, scope: Scope, indent: str = "", *, verbatim: bool = False) -> str:
        """An element, or a comment or processing instruction, without its tail.

        Args:
            node: the element.
            scope: the prefixes that hold where it is to stand.
            indent: the line break and white space that its own lines start with; none for all on one line.
            verbatim: whether it stands in text, so that all white space in it counts.
        """
        if not is_element(node):
            from lxml import etree

            return etree.tostring(node, encoding="unicode", with_tail=False)
        tag, scope = _start(node, scope)
        inside = self.content(node, scope, indent, verbatim=verbatim)
        return f"<{tag.text}>{inside}</{tag.name}>" if inside else f"<{tag.text}/>"

    def content(self, node: _Element, scope: Scope, indent: str = "", *, verbatim: bool = False) -> str:
        """What stands in an element."""
        structured = not verbatim and len(node) > 0 and self._structured(node) and not _has_words(node)
        deeper = deepened(indent)
        parts = [] if structured or not node.text else [escaped(node.text)]
        for child in node:
            if structured:
                parts.append(deeper)
            parts.append(self.element(child, scope, deeper if structured else "", verbatim=not structured))
            if not structured and child.tail:
                parts.append(escaped(child.tail))
        if structured:
            parts.append(indent)
        return "".join(parts)


def _has_words(node: _Element) -> bool:
    """Whether there is text beside the elements in an element."""
    return any(text and not text.isspace() for text in (node.text, *(child.tail for child in node)))


class _Tag:
    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text


def _start(node: _Element, scope: Scope) -> tuple[_Tag, Scope]:
    """The start tag without its brackets, and the scope inside of it."""
    declared: list[str] = []

    def declare(prefix: str | None, namespace: str) -> None:
        nonlocal scope
        scope = {**scope, prefix: namespace}
        declared.append(f' xmlns{f":{prefix}" if prefix else ""}="{escaped_value(namespace)}"')

    namespace, local = split(str(node.tag))
    if scope.get(None, "") == namespace:
        name = local
    else:
        prefix = next((prefix for prefix, known in scope.items() if prefix and known == namespace), None)
        if prefix is None:
            prefix = node.prefix if namespace else None
            if prefix is not None and prefix in scope:
                prefix = free_prefix(prefix, scope)
            declare(prefix, namespace)
        name = f"{prefix}:{local}" if prefix else local
    parts = []
    for key, value in node.attrib.items():
        shown = attribute_name(str(key), scope)
        if shown is None:
            space, rest = split(str(key))
            wanted = next((known for known, uri in node.nsmap.items() if known and uri == space), None)
            prefix = free_prefix(wanted, scope)
            declare(prefix, space)
            shown = f"{prefix}:{rest}"
        parts.append(f' {shown}="{escaped_value(str(value))}"')
    return _Tag(name, "".join((name, *declared, *parts))), scope
