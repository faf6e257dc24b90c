"""Short articles about one text for the tests of this room."""

from __future__ import annotations

from typing import Any

from newsml.model.article import Article

BODY = "Ana Ruiz said the port would close. “We wait,” Ruiz told Ben Orme. The port closed on Monday."


def story(**fields: Any) -> Article:
    """An article with this body."""
    return Article.model_validate({"id": "urn:example:1", "body": BODY, **fields})


def at(words: str, nth: int = 1, **more: Any) -> dict[str, Any]:
    """An anchor of the nth occurrence of words, as plain data."""
    start = -1
    for _ in range(nth):
        start = BODY.index(words, start + 1)
    return {"spans": [{"start": start, "end": start + len(words), "exact": words}], **more}


def person(id_: str, *mentions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A participant, a person unless it says otherwise."""
    return {"id": id_, "kind": "person", "mentions": list(mentions), **fields}


def by(*names: str, **fields: Any) -> dict[str, Any]:
    """Provenance with people of these ids."""
    return {"provenance": {"agents": [{"id": name, "kind": "human"} for name in names], **fields}}
