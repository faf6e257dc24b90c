"""Names in standard constructs: what a thing is called, in all languages, and where other elements repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.names import LANG
from newsml.formats.newsml_g2.participants import PART_NODE
from newsml.formats.newsml_g2.places import NOTHING, UNFIT
from newsml.formats.newsml_g2.scalars import LANGUAGE, label, string

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.entities.constructs import Construct
    from newsml.formats.newsml_g2.entities.gathering import Thing
    from newsml.formats.newsml_g2.source import Source

_ALTERNATE: Final = "nrol:alternate"
_PLAIN: Final = frozenset((LANG,))
_ALIAS: Final = frozenset((LANG, "role"))


def collapsed(text: str, node: _Element, source: Source) -> str:
    """A text whose line breaks and indentation are those of the markup, as running text."""
    words = " ".join(text.split())
    if words != text.strip():
        source.note(node, "line breaks and indentation in this text are read as spaces")
    return words


class Names:
    """Reads names; those that only repeat a name are looked at in the end, when all are known."""

    def __init__(self) -> None:
        self._repeated: list[tuple[_Element, Source, Thing]] = []

    def take(self, thing: Thing, one: Construct, node: _Element) -> bool:
        """The first name is the name; `part` makes a part of it; every further one is an alias."""
        source = one.source
        attributes: Any = dict(node.items())
        if "part" in attributes:
            part = PART_NODE.decode(node, source, NOTHING) if thing.field == "participants" else UNFIT
            if part is not UNFIT:
                thing.add("name_parts", part)
            return part is not UNFIT
        before = len(source.leftovers)
        role = source.schemes.canonical(attributes["role"]) if "role" in attributes else ""
        text: Any = label(" ".join(string(node, source, _ALIAS if role == _ALTERNATE else _PLAIN).split()))
        language: Any = LANGUAGE.decode(attributes[LANG], source) if LANG in attributes else None
        if text is UNFIT:
            del source.leftovers[before:]
            return False
        if language is UNFIT:
            source.leave(node, LANG)
            language = None
        known = language in (None, source.language)
        name = {"text": text, "language": language} if language is not None else {"text": text}
        out = thing.out
        first = "name" not in out and role != _ALTERNATE
        if first:
            out["name"] = text
        repeats = known and text == out.get("name")
        if thing.field == "topics" and "code" in out:
            thing.add("names", name)
        elif thing.field == "participants":
            if not repeats:
                thing.add("aliases", name)
        elif first and not known:
            source.leave(node, LANG)
        elif not first and not repeats:
            del source.leftovers[before:]
            return False
        return True

    def repeat(self, node: _Element, source: Source, thing: Thing) -> None:
        """A name beside a reference to a thing."""
        self._repeated.append((node, source, thing))

    def settle(self) -> None:
        """Names beside references that no thing has are leftovers."""
        for node, source, thing in self._repeated:
            before = len(source.leftovers)
            text = " ".join(string(node, source, frozenset((LANG,))).split())
            said = {"text": text, "language": node.get(LANG)} if LANG in node.attrib else {"text": text}
            its_own = text == thing.out.get("name") and node.get(LANG, source.language) == source.language
            if not (its_own or thing.says("aliases", said) or thing.says("names", said)):
                del source.leftovers[before:]
                source.leave(node)

    def leave_all(self, node: _Element, one: Construct, known: frozenset[str]) -> None:
        """Leaves all that stands in an element but for some attributes."""
        source = one.source
        for name in node.attrib:
            if name not in known:
                source.leave(node, str(name))
        source.check_text(node.text, node)
        for child in node:
            source.check_text(child.tail, child)
            source.leave(child)
