"""Ids made from names, and references by name."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from newsml.anchoring.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NOUNS: Final = {
    "participants": "participant",
    "topics": "topic",
    "events": "event",
    "statements": "statement",
}
_LONGEST: Final = 48
_READ: Final = 400
"""How much of a name is looked at for its letters: decomposing takes quadratic time where marks are piled up."""
_HINTS: Final = 20
"""For how many unknown names a near one is looked for: each is compared with all the others."""
_NO_LETTERS: Final = re.compile(r"[^a-z0-9]+")


def id_from(name: str, kind: str) -> str:
    """A `LocalId` for a name: its Latin letters and digits; for names in other scripts a digest of eight digits."""
    plain = unicodedata.normalize("NFKD", name[:_READ])
    if any(char.isalpha() and not char.isascii() for char in plain if not unicodedata.combining(char)):
        return f"{kind}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    slug = _NO_LETTERS.sub("-", plain.encode("ascii", "ignore").decode().lower()).strip("-")[:_LONGEST]
    return slug if slug[:1].isalpha() else f"{kind}-{slug}" if slug else kind


def give_ids(article: dict[str, Any], words: Mapping[int, str]) -> None:
    """Gives an id to every annotation and agent that has none; a second one of the same name gets `-2`.

    Args:
        article: the article's fields.
        words: the first words of an annotation, by `id()` of its fields, for those without a name.
    """
    agents = (
        article.get("provenance", {}).get("agents", []) if isinstance(article.get("provenance"), dict) else []
    )
    groups = [(kind, _dicts(article.get(noun))) for noun, kind in _NOUNS.items()]
    groups.append(("agent", _dicts(agents)))
    taken = {thing["id"] for _, things in groups for thing in things if isinstance(thing.get("id"), str)}
    numbers: dict[str, Iterator[int]] = {}
    for kind, things in groups:
        for thing in things:
            if "id" in thing:
                continue
            name = thing.get("name") if isinstance(thing.get("name"), str) else words.get(id(thing))
            base = id_from(str(name), kind) if name else kind
            own = base
            while own in taken:
                own = f"{base}-{next(numbers.setdefault(base, count(2)))}"
            thing["id"] = own
            taken.add(own)


def _dicts(things: Any) -> list[dict[str, Any]]:
    return [thing for thing in things if type(thing) is dict] if isinstance(things, list) else []


class Names:
    """Which things of an article a word can mean."""

    def __init__(self, article: Mapping[str, Any]) -> None:
        self._ids: dict[str, str] = {}
        self._named: dict[str, dict[str, str]] = {}
        self._alike: dict[str, dict[str, str]] = {}
        self._hints = _HINTS
        provenance = article.get("provenance")
        agents = provenance.get("agents") if isinstance(provenance, dict) else ()
        for noun, kind in (*_NOUNS.items(), ("", "agent")):
            for thing in _dicts(article.get(noun) if noun else agents):
                self._add(thing, kind)

    def _add(self, thing: dict[str, Any], kind: str) -> None:
        own = str(thing["id"])
        self._ids.setdefault(own, kind)
        aliases = thing.get("aliases")
        names = [thing.get("name"), *(alias.get("text") for alias in _dicts(aliases))]
        for name in names:
            if isinstance(name, str):
                self._named.setdefault(name, {})[own] = kind
                self._alike.setdefault(fold(name).text, {})[own] = kind

    def resolve(self, word: str, targets: Iterable[str]) -> tuple[str, str | None]:
        """The id that a word means, and what is wrong where it means none, or more than one."""
        kinds = tuple(targets)
        if self._ids.get(word) in kinds:
            return word, None
        for index, key in ((self._named, word), (self._alike, fold(word).text)):
            found = sorted(own for own, kind in index.get(key, {}).items() if kind in kinds)
            if len(found) == 1:
                return found[0], None
            if found:
                return (
                    word,
                    f"{word!r} is the name of {' and of '.join(found)}: write the id of the one that is meant",
                )
        if word in self._ids:
            return word, None  # of another kind, about which the model knows more to say
        return word, f"no {' or '.join(kinds)} has the id or name {word!r}: {self._hint(word, kinds)}"

    def _hint(self, word: str, kinds: Iterable[str]) -> str:
        kinds = set(kinds)
        self._hints -= 1
        if self._hints < 0:
            return "add one, or correct the name"
        known = [name for name, things in self._named.items() if not kinds.isdisjoint(things.values())]
        known += [own for own, kind in self._ids.items() if kind in kinds]
        nearest = difflib.get_close_matches(word, known, n=1) if len(known) <= 2_000 else []
        return f"did you mean {nearest[0]!r}?" if nearest else "add one, or correct the name"
