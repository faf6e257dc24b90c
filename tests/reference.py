"""Writes `docs/model.md` from the docstrings of the model: `make golden`."""

from __future__ import annotations

import inspect
from pathlib import Path

from newsml.model.article import Article
from newsml.model.record import Record, field_descriptions
from newsml.model.register import Register
from newsml.model.structure import FieldShape, records, shape

PAGE = Path(__file__).parent.parent / "docs" / "model.md"

HEAD = """# The model

Every class and field, generated from the docstrings (`make golden`). All fields are optional but those marked
**required**. A *set* is unique and sorted; a *list* keeps its order. Words in `code` are the whole of a closed list.
The same descriptions are in `schema/article.schema.json`; the [guide](guide.md) shows the ten fields that most need.
"""


def what(cls: type[Record], field: FieldShape) -> str:
    """What a field holds, in words."""
    if field.refers_to:
        held = "id of a " + " or ".join(field.refers_to)
    elif field.record is not None:
        held = f"[{field.record.__name__}](#{field.record.__name__.lower()})"
    else:
        held = _scalar(cls, field)
    words = ", ".join(f"`{choice}`" for choice in field.choices)
    held = f"{words} or {held}" if words and held else words or held
    many = {"one": "", "set": "set of ", "by_id": "set of ", "list": "list of "}
    return many[field.collection] + held


def _scalar(cls: type[Record], field: FieldShape) -> str:
    properties = cls.model_json_schema()
    properties = properties.get("properties") or properties["$defs"][cls.__name__]["properties"]
    found = properties[field.name]
    if field.choices and not any("$ref" in part for part in found.get("anyOf", ())):
        return ""
    found = next((part for part in found.get("anyOf", ()) if part.get("type") != "null"), found)
    found = found.get("items", found)
    if "$ref" in found:
        return str(found["$ref"].rsplit("/", 1)[1].rsplit("__", 1)[-1])
    if found["type"] == "integer":
        top = found.get("maximum", 0)
        return f"whole number from {found['minimum']}" + (f" to {top}" if top < 1000 else "")
    return {"boolean": "true or false"}.get(found["type"], "text")


def page() -> str:
    """The whole page."""
    out = [HEAD]
    for cls in dict.fromkeys((*records(Article), *records(Register))):
        summary = inspect.cleandoc(cls.__doc__ or "").split("\n\nRaises:")[0]
        out.append(f"\n## {cls.__name__}\n\n{' '.join(summary.split())}\n")
        out.append("| field | holds | what it says |\n|---|---|---|")
        texts = field_descriptions(cls)
        for field in shape(cls):
            need = " **required**" if field.required else ""
            told = field.default not in (None, (), False) and not field.required
            default = f" Default: `{field.default}`." if told else ""
            held = what(cls, field).replace("|", "\\|")
            out.append(f"| `{field.name}`{need} | {held} | {texts[field.name]}{default} |")
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
