"""libxml2's messages in words that people can use: short names, what is wrong, how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAR: Final = "http://iptc.org/std/nar/2006-10-01/"
_KNOWN: Final = {
    _NAR: "",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://iptc.org/std/NITF/2006-10-18/": "nitf:",
    "http://www.w3.org/2000/09/xmldsig#": "ds:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
}
_LISTED: Final = 10
"""libxml2 names no more of what it expects."""
_LONGEST: Final = 80

_ATTRIBUTE: Final = re.compile(r", attribute '([^']*)'")
_EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.*) \)\.", re.DOTALL)
_VALUE: Final = re.compile(
    r"'(.*)' is not a valid value of (?:the |a )?(?:local )?(?:atomic|union|list) type(?: '([^']*)')?\.",
    re.DOTALL,
)
_FACET: Final = re.compile(r"\[facet '[^']*'\] The value (?:'(.*?)' )?((?:is|has|must) .*)", re.DOTALL)
_REQUIRED: Final = re.compile(r"The attribute '([^']*)' is required but missing\.")
_NAME: Final = re.compile(r"\{([^{}]*)\}(\*|[\w.-]+)")
_OTHERS: Final = re.compile(r"##other(?:\{[^{}]*\})?\*")


@dataclass(frozen=True, slots=True)
class Said:
    """One fault in words."""

    text: str
    attribute: str | None = None
    """The attribute that it is about."""
    value: str | None = None
    """The value that it is about."""
    about_type: bool = False
    """Whether it only repeats, of the whole type, what was said of one facet."""


def said(message: str, node: _Element) -> Said:
    """What libxml2 says of an element."""
    start = f"Element '{node.tag}'"
    rest = message.strip()
    if not rest.startswith(start):
        return Said(_shortened(rest, node))
    rest = rest[len(start) :]
    named = _ATTRIBUTE.match(rest)
    # An attribute in the standard's own namespace is not the one of that name without a namespace.
    attribute = _shortened(named[1], node, default="*:") if named else None
    rest = rest[named.end() if named else 0 :].removeprefix(": ")
    name = _shortened(str(node.tag), node)
    return _of_value(rest, node, name, attribute) or Said(
        _of_structure(rest, node, name, attribute), attribute
    )


def _of_value(rest: str, node: _Element, name: str, attribute: str | None) -> Said | None:
    where = f"the attribute {attribute} of {name}" if attribute else name
    if facet := _FACET.fullmatch(rest):
        why = _shortened(facet[2].rstrip("."), node)
        return Said(f"the value of {where} {_cut(why)}: correct it", attribute, _cut(facet[1] or "") or None)
    if value := _VALUE.fullmatch(rest):
        kind = _shortened(value[2] or "", node).removeprefix("xs:")
        what = "is empty, which is no" if not value[1] else "is no"
        text = f"{where} {what} {kind or 'value of its type'}: correct it" + (
            "" if value[1] else ", or leave it out"
        )
        return Said(text, attribute, _cut(value[1]) or None, about_type=True)
    return None


def _of_structure(rest: str, node: _Element, name: str, attribute: str | None) -> str:
    expected = _expected(rest, node)
    if rest.startswith("This element is not expected."):
        if expected is None:
            return f"{name} is not allowed here, where nothing more may follow: move it, or remove it"
        return f"{name} is not allowed here, where {expected} is expected: move it, or remove it"
    if rest.startswith("Missing child element(s).") and expected is not None:
        return f"{name} ends too early: add {expected}"
    if attribute is not None and rest.endswith("is not allowed."):
        return f"{name} has no attribute {attribute}: remove it"
    if required := _REQUIRED.fullmatch(rest):
        return f"{name} has to have the attribute {_shortened(required[1], node)}: add it"
    if rest.startswith("No matching global declaration"):
        return (
            f"no document of this version begins with {name}: begin with one of its items, or a newsMessage"
        )
    if rest.startswith("No matching global element declaration"):
        return (
            f"{name} stands where only elements with a schema may, and its own is not part of NewsML-G2's: "
            "check it with its own schema"
        )
    where = f"{name}, attribute {attribute}" if attribute else name
    return f"{where}: {_shortened(rest, node).rstrip('.')}"


def _expected(rest: str, node: _Element) -> str | None:
    found = _EXPECTED.search(rest)
    if found is None:
        return None
    names = [_shortened(name.strip(), node) for name in found[1].split(", ")]
    names = list(dict.fromkeys(names))
    if len(names) >= _LISTED:
        return f"{', '.join(names)} or another"
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _shortened(text: str, node: _Element, default: str = "") -> str:
    """Names with prefixes in place of namespaces: those that everybody knows, else the document's own.

    Args:
        text: what names them.
        node: the element whose prefixes hold.
        default: what stands for the standard's own namespace.
    """
    own = {uri: f"{prefix}:" for prefix, uri in node.nsmap.items() if prefix}
    known = _KNOWN if not default else {**_KNOWN, _NAR: own.get(_NAR, default)}

    def short(found: re.Match[str]) -> str:
        prefix = known.get(found[1], own.get(found[1]))
        if found[2] == "*":
            return "an element of " + (found[1] if prefix is None else prefix.rstrip(":") or "NewsML-G2")
        return found[0] if prefix is None else prefix + found[2]

    return _NAME.sub(short, _OTHERS.sub("an element of another namespace", text))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
