"""`Code` and `Name`: NewsML-G2's flexible properties (qcode, uri or literal, with names by language)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node, Place
from newsml.formats.newsml_g2.scalars import IRI, LABEL, LANGUAGE, QCODE
from newsml.formats.newsml_g2.versions import BY_IRI
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


AS: Final = na("as")
"""In documents of others: `qcode` marks a QCode that is not to be resolved, `code` a subject that is a code always."""
_MARKED: Final = frozenset((AS,))


def marks(node: _Element, word: str) -> bool:
    """Whether `na:as` says a word of a construct in a document of others."""
    said = node.get(AS)
    return said is not None and word in said.split()


def resolved(qcode: str, node: _Element, source: Source) -> dict[str, Any]:
    """The code that a QCode is: in documents of others the IRI of its concept, where a catalog declares its alias."""
    iri = None if source.own else source.resolve(qcode, node)
    return {"qcode": qcode} if iri is None else {"iri": iri}


def identified(qcode: str, node: _Element, source: Source) -> dict[str, Any]:
    """The code that `@qcode` is, which may be marked as not to be resolved."""
    return {"qcode": qcode} if not source.own and marks(node, "qcode") else resolved(qcode, node, source)


def read_code(node: _Element, source: Source, known: frozenset[str]) -> Any:
    """A code has one form: of several the first of qcode, uri, literal; the others are leftovers."""
    before = len(source.leftovers)
    out: dict[str, Any] = {}
    CODES.read_into(node, out, source, known if source.own else known | _MARKED if known else _MARKED)
    if len(out) - ("names" in out) == 1:
        return out if source.own or "qcode" not in out else _resolve(out, node, source)
    forms = [(form, attribute) for form, attribute in _FORMS if form in out]
    if not forms:
        del source.leftovers[before:]
        return UNFIT
    others = {attribute: out.pop(form) for form, attribute in forms[1:]}
    if not source.own:
        _resolve(out, node, source)
    for attribute, value in others.items():
        if source.own or attribute != "uri" or value != out.get("iri"):
            source.leave(node, attribute)
    return out


def _resolve(code: dict[str, Any], node: _Element, source: Source) -> dict[str, Any]:
    qcode = code.get("qcode")
    if qcode is not None:
        iri = None if marks(node, "qcode") else source.resolve(qcode, node)
        if iri is not None:
            del code["qcode"]
            code["iri"] = iri
        if qcode != node.get("qcode", qcode):
            source.note(node, f"white space around the QCode {qcode} is left out")
    return code


def _written(code: Mapping[str, Any], draft: Draft) -> tuple[str, str, bool]:
    """The attribute and value that say a code, and whether it is a QCode that must not be resolved."""
    schemes = draft.schemes
    form, attribute = next(pair for pair in _FORMS if pair[0] in code)
    if schemes is None:
        return attribute, code[form], False
    if form == "iri":
        compact = schemes.compact(code[form])
        return (attribute, code[form], False) if compact is None else ("qcode", compact, False)
    return attribute, code[form], form == "qcode" and schemes.uri_of(code[form].partition(":")[0]) is not None


def write_code(node: _Element, code: Mapping[str, Any], draft: Draft) -> None:
    """A code, in the words of the document that it is written into."""
    attribute, value, marked = _written(code, draft)
    node.set(attribute, value)
    if marked:
        node.set(AS, "qcode")
    for name in code.get("names", ()):
        NAMES.write(draft.element(node, nar("name")), name, draft)


CODE: Final = Node(read_code, write_code)


NAME_IN_TEXT: Final = Table(Name, Place("text", "@text", LABEL), Place("language", "@xml:lang", LANGUAGE))
CODE_IN_TEXT: Final = Table(
    Code,
    Place("qcode", "@qcode", QCODE),
    Place("iri", "@uri", IRI),
    Place("literal", "@literal", LABEL),
    Place("names", "na:name", NAME_IN_TEXT.node()),
).node()
"""A code of our own that may stand inside text, for it has none itself."""


def bare(code: Mapping[str, Any], draft: Draft) -> tuple[str, str] | None:
    """The attribute and value that say a code in an attribute of its own; None where it takes an element."""
    if code.get("names"):
        return None
    attribute, value, marked = _written(code, draft)
    newer = attribute == "uri" and draft.minor < BY_IRI  # roleuri and the like
    return None if marked or newer or attribute == "literal" else (attribute, value)


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
    out["role"] = resolved(chosen, node, source) if chosen is not None else {"iri": uri}
    if len(listed) + len(uris) > 1:
        source.note(node, f"of several roles the first is read: {chosen or uri}")
    return True


def write_role_attribute(node: _Element, value: Mapping[str, Any], draft: Draft) -> bool:
    """Writes a role into an attribute where that can say it; schemas want lists without white space in the items."""
    role = value.get("role")
    found = bare(role, draft) if role is not None else None
    if found is None:
        return role is None
    node.set({"qcode": "role", "uri": "roleuri"}[found[0]], found[1])
    return True


def write_role(node: _Element, value: Mapping[str, Any], draft: Draft) -> None:
    if not write_role_attribute(node, value, draft):
        CODE_IN_TEXT.encode(draft.element(node, na("role")), value["role"], draft)


def named(node: _Element, code: Mapping[str, Any], draft: Draft) -> None:
    """The identifier of a code as attributes of an element that has names of its own."""
    attribute, value, marked = _written(code, draft)
    node.set(attribute, value)
    if marked:
        node.set(AS, "qcode")
    for name in code.get("names", ()):
        child = draft.element(node, nar("name"))
        child.set(na("of"), "code")
        NAMES.write(child, name, draft)
