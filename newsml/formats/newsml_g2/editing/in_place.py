"""Which changes of a thing can be made in the construct that names it, so that nothing else comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.entities.constructs import NAME, SUBJECT

if TYPE_CHECKING:
    from newsml.formats.newsml_g2.entities.identity import Origin

_EASY: Final = frozenset(("name", "relevance", "confidence"))


def changes_in_place(before: Any, after: Any, origin: Origin) -> bool:
    """Whether a subject can say what has changed: its name, or how sure and how relevant it is."""
    node = origin.nodes[0]
    if type(before) is not type(after) or origin.field == "topics" or node.tag != SUBJECT:
        return False
    changed = {name for name in type(after).model_fields if getattr(before, name) != getattr(after, name)}
    if not changed <= _EASY:
        return False
    if "name" not in changed:
        return len(origin.nodes) == 1
    names = [name for one in origin.nodes for name in one.iterchildren(NAME) if "part" not in name.attrib]
    alone = len(names) == 1 and names[0].getparent() is node and not len(names[0])
    aliases = getattr(before, "aliases", ())
    plain = after.name is not None and " ".join(after.name.split()) == after.name
    return alone and plain and names[0].text == before.name and not aliases
