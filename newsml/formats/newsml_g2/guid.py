"""An article's id and the guid of its item: the same, unless the guid is no absolute IRI without a fragment."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from newsml.model.iri import is_iri
from newsml.model.types import ILLEGAL_CHARACTER

PREFIX: Final = "https://w3id.org/news-annotation/guid/"


@lru_cache(2)  # of one item it is asked for several times
def id_of(guid: str) -> str:
    """The id for a guid, one to one."""
    return guid if _is_id(guid) else PREFIX + quote(guid, safe="-._~")


def guid_of(id_: str) -> str:
    """The guid for an id: what `id_of` was given."""
    if id_.startswith(PREFIX):
        try:
            guid = unquote(id_.removeprefix(PREFIX), errors="strict")
        except UnicodeDecodeError:
            return id_
        if guid and id_of(guid) == id_ and not ILLEGAL_CHARACTER.search(guid):
            return guid
    return id_


def _is_id(guid: str) -> bool:
    return "#" not in guid and is_iri(guid)
