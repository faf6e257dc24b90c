"""Relations between things that standard constructs name: part of, broader, the same as.

What is part of what is kept until all is known, for a circle would make the article invalid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.entities.constructs import NAME, NATURES
from newsml.formats.newsml_g2.entities.identity import IDENTITY, iris_of, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.entities.constructs import Construct
    from newsml.formats.newsml_g2.entities.entity_names import Names
    from newsml.formats.newsml_g2.entities.gathering import Gathering, Thing
    from newsml.formats.newsml_g2.source import Source

_COUNTRY: Final = re.compile("iso3166-1a2:([A-Z]{2})")
_WIDER: Final = {"participants": "part_of", "topics": "broader"}


class Relations:
    """The relations of one document."""

    def __init__(self, gathering: Gathering, names: Names) -> None:
        self._gathering, self._names = gathering, names
        self._wider: dict[Thing, dict[Thing, tuple[_Element, Source]]] = {}

    def add(self, thing: Thing, wider: Thing, node: _Element, source: Source) -> bool:
        """Adds that a thing is part of another; False where their kinds do not go together."""
        if thing.field != wider.field or thing is wider:
            return False
        self._wider.setdefault(thing, {}).setdefault(wider, (node, source))
        return True

    def take_same_as(self, thing: Thing, one: Construct, node: _Element) -> bool:
        source = one.source
        target = self._gathering.target(node, source)
        if thing.field == "events":
            if target is None or target.field != "events" or target is thing:
                return False
            relation = {"kind": "same_as", "event": target.id}
            thing.add("relations", relation)
        else:
            iris = iris_of(node, source)
            if not iris:
                return False
            for iri in iris:
                thing.add("same_as", iri)
        self._leave_rest(node, one, target if thing.field == "events" else thing)
        return True

    def take_broader(self, thing: Thing, one: Construct, node: _Element) -> bool:
        target = self._gathering.target(node, one.source)
        if target is not None and self.add(thing, target, node, one.source):
            self._leave_rest(node, one, target)
            return True
        return thing.field == "participants" and self.take_country(thing, one, node)

    def take_country(self, thing: Thing, one: Construct, node: _Element) -> bool:
        keys = [one.source.schemes.canonical_iri(key) for key in keys_of(node, one.source)]
        country = next((found[1] for key in keys if (found := _COUNTRY.fullmatch(key))), None)
        place = thing.out.get("place", {})
        if country is None or place.get("country", country) != country:
            return False
        thing.out.setdefault("place", {})["country"] = country
        self._leave_rest(node, one, None)
        return True

    def take_narrower(self, thing: Thing, one: Construct, node: _Element) -> bool:
        target = self._gathering.target(node, one.source)
        if target is None or not self.add(target, thing, node, one.source):
            return False
        self._leave_rest(node, one, target)
        return True

    def _leave_rest(self, node: _Element, one: Construct, target: Thing | None) -> None:
        """Deals with what stands in a relation besides its target: the type and the names of that."""
        source = one.source
        kind = target.kind if target is not None else "place"
        for name, value in node.items():
            if name == "type" and NATURES.get(source.schemes.canonical(str(value))) == kind:
                continue
            if name not in IDENTITY and name != "rel":
                source.leave(node, str(name))
        source.check_text(node.text, node)
        for child in node:
            source.check_text(child.tail, child)
            if child.tag != NAME or target is None:
                source.leave(child)
            else:
                self._names.repeat(child, source, target)

    def settle(self) -> None:
        """Writes the relations down; what closes a circle is a leftover."""
        for thing, wider in self._closing():
            node, source = self._wider[thing].pop(wider)
            source.leave(node)
        for thing, targets in self._wider.items():
            for wider in targets:
                relate(thing, wider)

    def _closing(self) -> Iterator[tuple[Thing, Thing]]:
        """Depth-first search without recursion; the relations that lead back to where they started."""
        done: set[Thing] = set()
        for root in list(self._wider):
            if root in done:
                continue
            trail = {root: iter(list(self._wider[root]))}
            while trail:
                thing, targets = next(reversed(trail.items()))
                for wider in targets:
                    if wider in trail:
                        yield thing, wider
                    elif wider not in done:
                        trail[wider] = iter(list(self._wider.get(wider, ())))
                        break
                else:
                    done.add(thing)
                    trail.popitem()


def relate(thing: Thing, wider: Thing) -> None:
    """Says in a thing's fields that it is part of another."""
    if thing.field == "events":
        relation: dict[str, Any] = {"kind": "part_of", "event": wider.id}
        thing.add("relations", relation)
    else:
        thing.add(_WIDER[thing.field], wider.id)
