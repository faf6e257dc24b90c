"""`Code` and `Name`: NewsML-G2's flexible properties (qcode, uri or literal, with names by language)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node, Place
from newsml.formats.newsml_g2.scalars import IRI, LABEL, LANGUAGE, QCODE
from newsml.model.code import Code, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_FORMS: Final = (("qcode", "qcode"), ("iri", "uri"), ("literal", "literal"))


NAMES: Final = Table(Name, Place("text", "text()", LABEL), Place("language", "@xml:lang", LANGUAGE))
NAME: Final = NAMES.node()

CODES: Final = Table(
    Code,
    Place("qcode", "@qcode", QCODE),
    Place("iri", "@uri", IRI),
    Place("literal", "@literal", LABEL),
    Place("names", "name", NAME),
)


def read_code(node: _Element, source: Source, known: frozenset[str]) -> Any:
    """A code has one form: of several the first of qcode, uri, literal; the others are leftovers."""
    before = len(source.leftovers)
    out: dict[str, Any] = {}
    CODES.read_into(node, out, source, known)
    if ("qcode" in out) + ("iri" in out) + ("literal" in out) == 1:
        return out
    forms = [(form, attribute) for form, attribute in _FORMS if form in out]
    if not forms:
        del source.leftovers[before:]
        return UNFIT
    for form, attribute in forms[1:]:
        del out[form]
        source.leave(node, attribute)
    return out


CODE: Final = Node(read_code, CODES.write)


NAME_IN_TEXT: Final = Table(Name, Place("text", "@text", LABEL), Place("language", "@xml:lang", LANGUAGE))
CODE_IN_TEXT: Final = Table(
    Code,
    Place("qcode", "@qcode", QCODE),
    Place("iri", "@uri", IRI),
    Place("literal", "@literal", LABEL),
    Place("names", "na:name", NAME_IN_TEXT.node()),
).node()
"""A code of our own that may stand inside text, for it has none itself."""


def bare(code: Mapping[str, Any]) -> tuple[str, str] | None:
    """The attribute and value that say a code in an attribute of its own; None where it takes an element."""
    if code.get("names"):
        return None
    return next(((attribute, code[form]) for form, attribute in _FORMS[:2] if form in code), None)


def read_role(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@role`, `@roleuri`, or `na:role` for what those cannot say."""
    if node.tag == na("role"):
        value = CODE_IN_TEXT.decode(node, source, NOTHING)
        if not value or "role" in out:
            return False
        out["role"] = value
        return True
    if "role" in out:
        return True
    listed, uris = (node.get("role") or "").split(), (node.get("roleuri") or "").split()
    chosen = next((item for item in listed if QCODE.decode(item, source) is not UNFIT), None)
    uri = next((item for item in uris if IRI.decode(item, source) is not UNFIT), None)
    if chosen is None and uri is None:
        return False
    out["role"] = {"qcode": chosen} if chosen is not None else {"iri": uri}
    if len(listed) + len(uris) > 1:
        source.note(node, f"of several roles the first is read: {chosen or uri}")
    return True


def write_role_attribute(node: _Element, value: Mapping[str, Any]) -> bool:
    """Writes a role into an attribute where that can say it; schemas want lists without white space in the items."""
    role = value.get("role")
    found = bare(role) if role is not None else None
    if found is None:
        return role is None
    node.set({"qcode": "role", "uri": "roleuri"}[found[0]], found[1])
    return True


def write_role(node: _Element, value: Mapping[str, Any], draft: Draft) -> None:
    if not write_role_attribute(node, value):
        CODE_IN_TEXT.encode(draft.element(node, na("role")), value["role"], draft)


def named(node: _Element, code: Mapping[str, Any], draft: Draft) -> None:
    """The identifier of a code as attributes of an element that has names of its own."""
    for form, attribute in _FORMS:
        if form in code:
            node.set(attribute, code[form])
    for name in code.get("names", ()):
        child = draft.element(node, nar("name"))
        child.set(na("of"), "code")
        NAMES.write(child, name, draft)
