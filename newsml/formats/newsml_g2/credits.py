"""Who made the article, whose it is, where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import AS, NAME, identified, marks, named, read_role, write_role
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import UNFIT, Node, Pair, Place
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
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

    Left = tuple[_Element, str | None]

_OF: Final = na("of")
_PARTICIPANT: Final = na("participant")


def read_identity(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@qcode` of the article's own is the participant, any other identifier the code."""
    if "code" in out or "participant" in out:
        return True
    text = node.get("qcode")
    if text is not None:
        own = REF.decode(text, source)
        if own is not UNFIT and (source.own or not marks(node, "qcode")):
            out["participant"] = own
            return True
        value = QCODE.decode(text, source)
        if value is UNFIT:
            source.leave(node, "qcode")
        else:
            out["code"] = identified(value, node, source)
    for form, attribute, scalar in (("iri", "uri", IRI), ("literal", "literal", LABEL)):
        text = node.get(attribute)
        if text is None:
            continue
        value = scalar.decode(text, source)
        if value is UNFIT or ("code" in out and (source.own or value != out["code"].get(form))):
            source.leave(node, attribute)
        else:
            out.setdefault("code", {form: value})
    if "code" not in out:
        return True
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


def read_marker(_: _Element, __: dict[str, Any], source: Source) -> bool:
    """`na:as`, which is for documents of others."""
    return not source.own


def write_marker(node: _Element, party: Any, draft: Draft) -> None:
    """Written by `write_identity`."""


_PARTY_ROWS: Final = (
    Pair((), (f"@na:{AS.rpartition('}')[2]}",), read_marker, write_marker),
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
_CREDIT_NODE: Final = CREDIT.node()


def read_credit(node: _Element, source: Source, known: frozenset[str]) -> Any:
    """A credit; in documents of others the party may be one of the things, and then each says what the other leaves.

    `na:participant` says which one, or none where it is empty, against what the identity says.
    """
    thing = source.claimed.get(node)
    if thing is None:
        credit = _CREDIT_NODE.decode(node, source, known)
    else:
        kept, source.leftovers = source.leftovers, []
        credit = _CREDIT_NODE.decode(node, source, known)
        kept.extend(_left_by_both(source.leftovers, source.shared[node]))
        source.leftovers = kept
        credit.setdefault("participant", thing.id)
    if not source.own and _PARTICIPANT in node.attrib:
        stated = node.get(_PARTICIPANT)
        credit.pop("participant", None)
        if stated:
            credit["participant"] = stated
    return credit


def _left_by_both(some: Sequence[Left], others: Sequence[Left]) -> Iterator[Left]:
    """What each of two readers of an element has left, itself or with what it stands in."""
    seen, at_others = set(some), set(others)
    yield from (left for left in some if _is_among(left, at_others))
    yield from (left for left in others if left not in seen and _is_among(left, seen))


def _is_among(left: Left, others: set[Left]) -> bool:
    node: _Element | None = left[0]
    if left in others:
        return True
    while node is not None and (node, None) not in others:
        node = node.getparent()
    return node is not None


CREDIT_NODE: Final = Node(read_credit, CREDIT.write)
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
