"""Writing into a native document: keys that are not the model's stay with what they belong to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsml.formats.native.document import SCHEMA_KEY, article_json, register_json
from newsml.model.register import Register

if TYPE_CHECKING:
    from newsml.formats.native.document import Document, Path
    from newsml.model.article import Article


def merged(thing: Article | Register, base: Document, indent: int | None = None) -> bytes:
    """The article or register with the base's version, `$schema` and unknown keys; keys of what is gone go with it."""
    data: dict[str, Any] = json.loads(
        register_json(thing) if isinstance(thing, Register) else article_json(thing)
    )
    data["newsml"] = base.version
    old = json.loads(base.text)
    for path, value in base.unknown:
        holder = _holder(data, old, path[:-1])
        if holder is not None:
            holder.setdefault(str(path[-1]), value)
    if SCHEMA_KEY in data:  # where editors look for it first
        data = {name: data.pop(name) for name in ("newsml", SCHEMA_KEY)} | data
    separators = None if indent else (",", ":")
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators).encode()


def _holder(new: Any, old: Any, path: Path) -> dict[str, Any] | None:
    """The object of the new document that stands where `path` led in the old one; by id where things have ids."""
    for part in path:
        if isinstance(part, str):
            old = old[part]
            new = new.get(part) if isinstance(new, dict) else None
            continue
        was = old[part]
        old = was
        if not isinstance(new, list):
            return None
        if "id" in was:
            new = next((item for item in new if isinstance(item, dict) and item.get("id") == was["id"]), None)
        else:
            new = new[part] if part < len(new) else None
    return new if isinstance(new, dict) else None
