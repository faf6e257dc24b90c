"""JSON for people: what fits on a line stands on one."""

from __future__ import annotations

import json
from typing import Any, Final

_WIDTH: Final = 100
_STEP: Final = "  "


def in_lines(value: Any, width: int = _WIDTH) -> str:
    """A JSON value with an object or array on one line where it fits, else with one item a line."""
    return "\n".join(_lines(value, "", width))


def _lines(value: Any, before: str, width: int) -> list[str]:
    """The lines of a value whose first line has `before` in front of it; further ones are indented by the caller."""
    short = before + json.dumps(value, ensure_ascii=False)
    items: list[tuple[str, Any]]
    if isinstance(value, dict):
        items, ends = (
            [(f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items()],
            "{}",
        )
    elif isinstance(value, list):
        items, ends = [("", item) for item in value], "[]"
    else:
        return [short]
    if len(short) <= width or not items:
        return [short]
    out = [before + ends[0]]
    for n, (key, item) in enumerate(items):
        inner = _lines(item, key, width - len(_STEP))
        inner[-1] += "," if n < len(items) - 1 else ""
        out += [_STEP + line for line in inner]
    return [*out, ends[1]]
