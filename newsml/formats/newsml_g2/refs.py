"""inlineRef: one for each anchor, to the elements that hold its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.formats._kit.xml import line_of
from newsml.formats.newsml_g2.anchors import INLINE_REF
from newsml.formats.newsml_g2.bodies.text_writer import lay_out
from newsml.formats.newsml_g2.bodies.texts import FIELDS
from newsml.formats.newsml_g2.entities.identity import keys_of
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT
from newsml.formats.newsml_g2.scalars import REF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_INLINE_REF: Final = nar("inlineRef")
_RELATED: Final = nar("related")
_ROLE: Final = "narole:"
_IDENTITY: Final = frozenset(("uri", "literal"))
MAX_QUOTED: Final = 2**26
"""How many characters the anchors of one item may hold together."""
_SPANS, _FIELD = na("spans"), na("field")


def read_refs(root: _Element, source: Source) -> None:
    """Gathers the anchors by annotation, role and id; `inlineRef` stands after what asks for them."""
    refs, by_id, nodes = source.refs, source.refs_by_id, source.ref_nodes
    for node in root.iterchildren(_INLINE_REF):
        before = len(source.leftovers)
        attributes: dict[Any, Any] = dict(node.items())
        own = REF.decode(attributes.get("qcode", ""), source)
        if own is UNFIT:
            own = next(iter(keys_of(node, source)), "") if not source.own else ""
        anchor = _read_anchor(node, attributes, source) if own else None
        role = _role(node, source) if len(node) or node.text else ""
        if anchor is None or role is None:
            del source.leftovers[before:]
            source.leave(node)
            continue
        key = (own, role)
        if key in refs:
            refs[key].append(anchor)
        else:
            refs[key] = [anchor]
        if "id" in attributes:
            by_id[attributes["id"]] = anchor
        nodes[id(anchor)] = node


def _role(node: _Element, source: Source) -> str | None:
    """What the words are to the annotation; None where they are something that newsml does not know."""
    role = ""
    source.check_text(node.text, node)
    for child in node:
        source.check_text(child.tail, child)
        if child.tag == _RELATED and child.get("rel") == "narel:anchorRole":
            role = child.get("qcode", "").removeprefix(_ROLE)
        elif child.tag == _RELATED and not source.own:
            return None
        elif source.own or REF.decode(node.get("qcode", ""), source) is not UNFIT:
            source.leave(child)
        # Others are read with the thing that they are about.
    return role


def _read_anchor(node: _Element, attributes: Mapping[str, str], source: Source) -> dict[str, Any] | None:
    out: dict[str, Any] = {}
    INLINE_REF.read_attributes(node, attributes.items(), out, source, NOTHING if source.own else _IDENTITY)
    text = source.texts.get(out.get("field", "body"))
    if "spans" not in out or text is None or not text.holds:
        return _from_markup(node, out, source)
    if text.withheld is None:
        words = text.walked.text
        for span in out["spans"]:
            span["exact"] = _quoted(words[span["start"] : span["end"]], node, source)
        if "head" in out:
            head = words[out["head"]["start"] : out["head"]["end"]]
            out["head"]["exact"] = _quoted(head, node, source)
    return out


def _quoted(words: str, node: _Element, source: Source) -> str:
    """Words that an anchor repeats: a few bytes of offsets can stand for a whole text, so there is a limit to all."""
    source.quoted += len(words)
    if source.quoted > MAX_QUOTED:
        message = (
            f"its anchors hold more than {MAX_QUOTED} characters in all: leave out some that span much text"
        )
        raise UnreadableInput(message, line=line_of(node))
    return words


def _from_markup(node: _Element, out: dict[str, Any], source: Source) -> dict[str, Any] | None:
    """The spans as the markup shows them, for a text that somebody has edited."""
    ids = node.get("idrefs", "").split()
    for name in FIELDS:
        text = source.texts.get(name)
        if text is None or text.withheld is not None:
            continue
        found = sorted(text.walked.ids[id_] for id_ in ids if id_ in text.walked.ids)
        if not found and text.node.get("id") in ids and text.walked.text:
            found = [(0, len(text.walked.text))]
        joined: list[list[int]] = []
        for start, end in found:
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(end, joined[-1][1])
            elif end > start:
                joined.append([start, end])
        if joined:
            words = text.walked.text
            out["spans"] = [
                {"start": start, "end": end, "exact": _quoted(words[start:end], node, source)}
                for start, end in joined
            ]
            out.pop("field", None)
            if name != "body":
                out["field"] = name
            if out.pop("head", None) is not None:
                source.note(node, "the text was edited: the head of this mention is dropped")
            return out
    return None


def write_ref(
    root: _Element, id_: str, anchored: tuple[str, str, Mapping[str, Any]], draft: Draft
) -> _Element:
    """The inlineRef of an anchor, for the annotation and in the role that stand before it; without idrefs yet."""
    target, role, anchor = anchored
    node = draft.element(root, _INLINE_REF, id=id_, idrefs="")
    node.set("qcode", draft.local + target)
    INLINE_REF.write(node, anchor, draft)
    if role:
        draft.element(node, _RELATED, rel="narel:anchorRole", qcode=_ROLE + role)
    return node


def write_refs(root: _Element, article: Mapping[str, Any], draft: Draft) -> None:
    """One inlineRef for each anchor that was met on the way, then the texts; idrefs are known last."""
    nodes = []
    for number, (target, role, anchor) in enumerate(draft.anchors, 1):
        nodes.append(write_ref(root, draft.id(f"m{number}"), (target, role, anchor), draft))
    for node, idrefs in zip(nodes, lay_out(root, article, draft), strict=True):
        node.set("idrefs", idrefs)
