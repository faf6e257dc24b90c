"""Subjects that are codes: they share their element with the things that an article speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.codes import CODE
from newsml.formats.newsml_g2.editing.homes import Home
from newsml.formats.newsml_g2.editing.rowwise import FieldChange, mark
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import UNFIT, Node, Place
from newsml.formats.newsml_g2.scalars import REF

if TYPE_CHECKING:
    from typing import Any

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.editing.foreign_item import ForeignItem

_META: Final = nar("contentMeta")
_SUBJECT: Final = nar("subject")


def change_subjects(item: ForeignItem) -> None:
    """Changes the subjects that were read as codes; new ones are marked, so that they stay codes whatever they name."""
    meta = item.section(_META)
    item.dialect.field = "subjects"

    def write(node: _Element, code: Any, draft: Draft) -> None:
        CODE.encode(node, code, draft)
        mark(node, "code")

    home = Home(_META, Place("subjects", "subject", Node(CODE.decode, write)))
    there = [
        node
        for node in (meta.iterchildren(_SUBJECT) if meta is not None else ())
        if node not in item.left
        and node not in item.source.claimed
        and REF.decode(node.get("qcode", ""), item.source) is UNFIT
    ]
    FieldChange(item, home, "subjects").run(there)
