"""Who made the article, whose it is, where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import NAME, named, read_role, write_role
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import UNFIT, Pair, Place
from newsml.formats.newsml_g2.scalars import (
    ANY,
    IRI,
    LABEL,
    LOCAL_ID,
    QCODE,
    REF,
    TEXT_NODE,
    attribute_node,
    label,
    string,
)
from newsml.model.credit import Credit, Dateline, Party, Rights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_OF: Final = na("of")
_PARTICIPANT: Final = na("participant")


def read_identity(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@qcode` of the article's own is the participant, any other identifier the code."""
    if "code" in out or "participant" in out:
        return True
    text = node.get("qcode")
    if text is not None:
        own = REF.decode(text, source)
        if own is not UNFIT:
            out["participant"] = own
            return True
        if QCODE.decode(text, source) is not UNFIT:
            out["code"] = {"qcode": text}
    for form, attribute, scalar in (("iri", "uri", IRI), ("literal", "literal", LABEL)):
        text = node.get(attribute)
        if text is None:
            continue
        value = scalar.decode(text, source)
        if "code" in out or value is UNFIT:
            source.leave(node, attribute)
        else:
            out["code"] = {form: value}
    if "code" not in out:
        return False
    if _PARTICIPANT in node.attrib:
        out["participant"] = node.get(_PARTICIPANT)
    return True


def write_identity(node: _Element, party: Mapping[str, Any], draft: Draft) -> None:
    code, participant = party.get("code"), party.get("participant")
    if code is not None:
        if participant is not None:
            node.set(_PARTICIPANT, participant)
        named(node, code, draft)
    elif participant is not None:
        node.set("qcode", draft.local + participant)


def read_party_name(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The first name is the party's; `na:of="code"` marks the names of its code."""
    if node.get(_OF) == "code" and "code" in out:
        name = NAME.decode(node, source, frozenset((_OF,)))
        if name is UNFIT:
            return False
        out["code"].setdefault("names", []).append(name)
        return True
    if "name" in out:
        return False
    value = label(string(node, source))
    if value is UNFIT:
        return False
    out["name"] = value
    return True


def write_party_name(node: _Element, party: Mapping[str, Any], draft: Draft) -> None:
    if "name" in party:
        draft.element(node, nar("name")).text = party["name"]


_PARTY_ROWS: Final = (
    Pair(("name",), ("name",), read_party_name, write_party_name),
    Pair(("code", "participant"), ("@qcode", "@uri", "@literal"), read_identity, write_identity),
)
PARTY: Final = Table(Party, *_PARTY_ROWS, known=("@na:participant",))
CREDIT: Final = Table(
    Credit,
    *_PARTY_ROWS,
    Pair(("role",), ("@role", "@roleuri", "na:role"), read_role, write_role),
    known=("@na:participant",),
)
RIGHTS: Final = Table(
    Rights,
    Place("holder", "copyrightHolder", PARTY.node()),
    Place("notice", "copyrightNotice", TEXT_NODE),
    Place("usage_terms", "usageTerms", TEXT_NODE),
    Place("licence", "link[rel=narel:licence]", attribute_node("href", IRI)),
)

DATELINE: Final = Table(
    Dateline,
    Place("text", "text()", LABEL),
    Place("place", "@na:place", LOCAL_ID),
    Place("date", "@na:date", ANY),
)
