"""What other systems call the article, and what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import CODE_IN_TEXT, bare, resolved
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Pair, Place
from newsml.formats.newsml_g2.scalars import (
    ANY,
    INTEGER,
    IRI,
    IRI_NODE,
    LABEL,
    QCODE,
    string,
)
from newsml.model.link import ArticleVersion, RelatedLink

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_FORM: Final = na("form")
_IDENTIFIER_FORMS: Final = {"iri": IRI, "qcode": ANY, "literal": LABEL}


def read_identifier(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`altId` holds the text of a code; `na:identifier` holds one with names."""
    if node.tag == na("identifier"):
        value = CODE_IN_TEXT.decode(node, source, NOTHING)
        if not value:
            return False
    else:
        form = node.get(_FORM, "literal")
        text = _IDENTIFIER_FORMS.get(form, LABEL).decode(string(node, source, frozenset((_FORM,))), source)
        if text is UNFIT:
            return False
        value = {form if form in _IDENTIFIER_FORMS else "literal": text}
    out.setdefault("identifiers", []).append(value)
    return True


def write_plain_identifiers(parent: _Element, article: Any, draft: Draft) -> None:
    for code in article.get("identifiers", ()):
        if not code.get("names"):
            node = draft.element(parent, nar("altId"))
            form = next(form for form in _IDENTIFIER_FORMS if form in code)
            node.text = code[form]
            if form != "literal":
                node.set(_FORM, form)


def write_named_identifiers(parent: _Element, article: Any, draft: Draft) -> None:
    for code in article.get("identifiers", ()):
        if code.get("names"):
            CODE_IN_TEXT.encode(draft.element(parent, na("identifier")), code, draft)


SUPERSEDES: Final = Table(
    ArticleVersion,
    Place("id", "@residref", ANY),
    Place("version", "@version", INTEGER),
)


def read_relation_code(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@rel`, `@reluri`, or `na:relation` for what those cannot say."""
    if node.tag == na("relation"):
        value = CODE_IN_TEXT.decode(node, source, NOTHING)
        if not value or "relation" in out:
            return False
        out["relation"] = value
        return True
    for attribute, form, scalar in (("rel", "qcode", QCODE), ("reluri", "iri", IRI)):
        text = node.get(attribute)
        value = scalar.decode(text, source) if text is not None and "relation" not in out else UNFIT
        if value is not UNFIT:
            out["relation"] = resolved(str(value), node, source) if form == "qcode" else {form: value}
    return "relation" in out


def write_relation_code(node: _Element, link: Any, draft: Draft) -> None:
    code = link.get("relation")
    if code is None:
        return
    found = bare(code, draft)
    if found is not None and found != ("qcode", SUPERSEDES_REL):
        node.set({"qcode": "rel", "uri": "reluri"}[found[0]], found[1])
    else:
        CODE_IN_TEXT.encode(draft.element(node, na("relation")), code, draft)


SUPERSEDES_REL: Final = "narel:supersedes"
LINK: Final = Table(
    RelatedLink,
    Place("href", "@href", IRI),
    Place("title", "@title", LABEL),
    Pair(("relation",), ("@rel", "@reluri", "na:relation"), read_relation_code, write_relation_code),
)


def read_url(node: _Element, source: Source, known: frozenset[str]) -> Any:
    return IRI_NODE.decode(node, source, known | {"contenttype"})


def write_url(node: _Element, value: Any, _: Draft) -> None:
    node.text = value
    node.set("contenttype", "text/html")
