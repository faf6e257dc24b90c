"""The headline and its alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.bodies.texts import (
    ALTERNATIVE,
    SHA256,
    read_headline,
)
from newsml.formats.newsml_g2.codes import read_role, write_role
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import Pair, Place
from newsml.formats.newsml_g2.scalars import (
    ANY,
    LANGUAGE,
)
from newsml.model.headline import AlternativeHeadline

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source
from newsml.formats.newsml_g2.bodies.text_writer import write_headline

ALTERNATIVE_HEADLINE: Final = Table(
    AlternativeHeadline,
    Place("text", "text()", ANY),
    Place("language", "@xml:lang", LANGUAGE),
    Place("sha256", "@na:sha256", ANY),
    Pair(("role",), ("@role", "@roleuri", "na:role"), read_role, write_role),
    known=("@na:alternative",),
)


def read_any_headline(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The first headline without a role is the headline, the others are alternatives."""
    if read_headline(node, out, source):
        return True
    other = ALTERNATIVE_HEADLINE.read(node, source)
    if "text" not in other and SHA256 not in node.attrib and not source.own:
        return False
    out.setdefault("alternative_headlines", []).append(other)
    return True


def write_headlines(parent: _Element, article: Any, draft: Draft) -> None:
    write_headline(parent, article, draft)
    for other in article.get("alternative_headlines", ()):
        node = draft.element(parent, nar("headline"))
        ALTERNATIVE_HEADLINE.write(node, other, draft)
        if not {"role", "roleuri"} & set(node.attrib):
            node.set(ALTERNATIVE, "true")
