"""Registers: the concepts of conceptItems and knowledgeItems, which have no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.formats.newsml_g2.entities.constructs import CONCEPT, Construct, construct
from newsml.formats.newsml_g2.entities.entity_names import collapsed
from newsml.formats.newsml_g2.entities.gathering import Gathering
from newsml.formats.newsml_g2.entities.reading import Entities
from newsml.formats.newsml_g2.entities.standard_things import language_of
from newsml.formats.newsml_g2.guid import id_of
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import label, string
from newsml.formats.newsml_g2.source import Source
from newsml.model.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.schemes import Surroundings

CONCEPT_ITEMS: Final = frozenset(map(nar, ("conceptItem", "knowledgeItem")))
_CONCEPT_SET, _ITEM_META, _TITLE = map(nar, ("conceptSet", "itemMeta", "title"))
_FRAME: Final = frozenset(("standard", "standardversion", "conformance"))


def read_register(
    roots: Sequence[_Element], surroundings: Surroundings
) -> tuple[Register | None, list[Source]]:
    """The register that the concepts of some items make together, and what was learnt in each item.

    Where they make none, the items are leftovers as they are.
    """
    sources = [Source(root, surroundings) for root in roots]
    gathering = Gathering()
    gathering.add([one for source in sources for one in _constructs(source)])
    gathering.settle(all_topics=True)
    out: dict[str, Any] = {}
    _read_frames(sources, out)
    origins = list(gathering.origins())
    entities = Entities(gathering)
    for thing, _ in origins:
        entities.read(thing)
        thing.out["id"] = thing.id
        out.setdefault(thing.field, []).append(thing.out)
    entities.settle()
    gathering.release()
    register, reason = None, None
    try:
        register = Register.model_validate(out) if origins else None
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
    for source in sources:
        if register is None:
            source.leftovers[:] = [(source.root, None)]
            source.noted.clear()
            if reason is not None:
                source.note(source.root, f"its concepts make no consistent register: {reason}")
        else:
            for alias, node in source.undeclared.items():
                source.note(
                    node, f"no catalog at hand declares the alias {alias}: its QCodes stay as they are"
                )
    return register, sources


def _constructs(source: Source) -> Iterator[Construct]:
    source.language = language_of(source.root, source)
    for child in source.alive:
        for node in child if child.tag == _CONCEPT_SET else (child,):
            if node.tag == CONCEPT:
                yield construct(node, source, dict(node.items()))


def _read_frames(sources: Sequence[Source], out: dict[str, Any]) -> None:
    for source in sources:
        root = source.root
        for name, value in root.items():
            if name == "guid" and value and len(sources) == 1:
                out["id"] = id_of(str(value))
            elif name not in _FRAME:
                source.leave(root, str(name))
        source.check_text(root.text, root)
        for child in root:
            source.check_text(child.tail, child)
            if child.tag == _CONCEPT_SET:
                _leave_all_but(child, CONCEPT, source)
            elif child.tag == _ITEM_META:
                _read_title(child, out, source)
            elif child not in source.claimed:
                source.leave(child)


def _leave_all_but(node: _Element, tag: str, source: Source) -> None:
    for name in node.attrib:
        source.leave(node, str(name))
    source.check_text(node.text, node)
    for child in node:
        source.check_text(child.tail, child)
        if child.tag != tag or child not in source.claimed:
            source.leave(child)


def _read_title(meta: _Element, out: dict[str, Any], source: Source) -> None:
    """The first title is the register's name; all else about the item is left."""
    title = next(meta.iterchildren(_TITLE), None) if "name" not in out else None
    if title is not None:
        before = len(source.leftovers)
        text = label(collapsed(string(title, source), title, source))
        if text is UNFIT:
            del source.leftovers[before:]
            title = None
        else:
            out["name"] = text
    for name in meta.attrib:
        source.leave(meta, str(name))
    source.check_text(meta.text, meta)
    for child in meta:
        source.check_text(child.tail, child)
        if child is not title:
            source.leave(child)
