"""The ids of things in other people's graphs: from the thing's own IRI, else its name; never a running number."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final
from urllib.parse import unquote
from uuid import NAMESPACE_URL, uuid5

_LONGEST: Final = 48
_READ: Final = 400
"""How much of a name is looked at: decomposing takes quadratic time where marks are piled up."""
_NO_ID: Final = re.compile("[^A-Za-z0-9_]+")
_LAST: Final = re.compile(r"[^/#?=:]+(?=[/#?=:]*\Z)")
# Of pages of one thing each, not of many: what these end in says nothing.
_EMPTY: Final = frozenset({"person", "organization", "place", "event", "quotation", "thing", "this", "id"})


class Ids:
    """Gives out the ids of one article, each once; the second of the same stem gets `-2`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, kind: str, iri: str | None, name: str | None, words: str = "") -> str:
        """The id of a thing.

        Args:
            kind: what it is, for those whose IRI and name have no letters.
            iri: its own IRI.
            name: what it is called.
            words: what else tells it from others, for those that have neither.
        """
        stem = (_of_iri(iri) if iri is not None else "") or _slug(name or "")
        if not stem:
            stem = _digest(kind, name or words) if name or words else kind
        if not (stem[0].isalpha() or stem[0] == "_"):
            stem = f"{kind}-{stem}"
        count = self._next.get(stem, 1)
        while (id_ := stem if count == 1 else f"{stem}-{count}") in self._taken:
            count += 1
        self._next[stem] = count + 1
        self._taken.add(id_)
        return id_


def _of_iri(iri: str) -> str:
    fragment = iri.partition("#")[2]
    last = _LAST.search(fragment or iri)
    if last is None or last[0].lower() in _EMPTY:
        return ""
    return _slug(unquote(last[0]), fold=False)


def _slug(name: str, *, fold: bool = True) -> str:
    """The Latin letters and digits of a name; empty where it has others, which would be lost."""
    plain = unicodedata.normalize("NFKD", name[:_READ])
    if any(char.isalpha() and not char.isascii() for char in plain if not unicodedata.combining(char)):
        return ""
    ascii_ = plain.encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", ascii_.lower() if fold else ascii_).strip("-")[:_LONGEST].rstrip("-")


def _digest(kind: str, words: str) -> str:
    return f"{kind}-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def made_up(words: str) -> str:
    """The id of an article that has neither an IRI nor an address: from the words that identify it (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, words.encode('utf-8', 'replace').decode())}"
