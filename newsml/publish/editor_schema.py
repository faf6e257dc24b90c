"""The JSON Schemas as editors want them: with text to show at the cursor, and beginnings of records to insert.

They allow and refuse the same as the published ones; `markdownDescription`, `defaultSnippets` and
`markdownEnumDescriptions` are what VS Code and the editors that use its JSON language server read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.publish.json_schema import HOME, article_schema, register_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.json_schema import JsonSchemaValue

NAMES: Final = ("article.editor.schema.json", "register.editor.schema.json")
"""The file names of the schemas."""

_LOCAL: Final = "#/$defs/"
_ANCHOR: Final = {"spans": [{"start": "^${2:0}", "end": "^${3:1}", "exact": "$4"}]}
_MENTION: Final = {**_ANCHOR, "form": "${5|name,nominal,pronoun,adjectival|}"}
_SNIPPETS: Final[dict[str, dict[str, Any]]] = {
    "Article": {
        "newsml": "1.0",
        "id": "${1:urn:example:1}",
        "headline": "$2",
        "body": "$3",
        "language": "${4:en}",
    },
    "Participant": {
        "id": "$1",
        "kind": "${6|person,organisation,place,group|}",
        "name": "$7",
        "mentions": [_MENTION],
    },
    "Topic": {"id": "$1", "name": "$7", "mentions": [_MENTION]},
    "Event": {
        "id": "$1",
        "name": "$7",
        "status": "${6|occurred,scheduled,expected,ongoing,postponed,cancelled|}",
        "mentions": [_ANCHOR],
    },
    "Statement": {
        "id": "$1",
        "kind": "${6|direct,indirect,mixed|}",
        "speaker": "$7",
        "cue": [{"spans": [{"start": "^${8:0}", "end": "^${9:1}", "exact": "$10"}]}],
        "content": _ANCHOR,
    },
    "Anchor": _ANCHOR,
    "Mention": _MENTION,
    "Span": {"start": "^${1:0}", "end": "^${2:1}", "exact": "$3"},
    "Suppression": {"rule": "$1", "reason": "$2"},
    "Role": {"title": "$1"},
    "When": {"value": "${1:2025-09-03}"},
}
"""The beginning of a record by its class: `$1` is where the cursor goes first, `^` stands before what is no text."""


def editor_schemas() -> dict[str, JsonSchemaValue]:
    """The schemas of an article and of a register for editors, by file name."""
    made = (_for_editors(schema) for schema in (article_schema(), register_schema()))
    return dict(zip(NAMES, made, strict=True))


def vscode_settings(directory: str, globs: Iterable[str]) -> dict[str, Any]:
    """What to put into the settings of VS Code, so that it uses the schemas in a folder.

    Args:
        directory: the folder, seen from the root of the workspace.
        globs: which files are native articles.
    """
    folder = directory.rstrip("/\\").replace("\\", "/")
    path = folder if folder.startswith(("/", "./", "../")) or ":" in folder else f"./{folder}"
    return {"json.schemas": [{"fileMatch": list(globs), "url": f"{path}/{NAMES[0]}"}]}


def _for_editors(schema: JsonSchemaValue) -> JsonSchemaValue:
    shown: JsonSchemaValue = _shown(schema)
    name = schema["$id"].rpartition("/")[2].partition(".")[0]
    shown["$id"] = f"{HOME}/{name}.editor.schema.json"
    definitions = shown["$defs"]
    if name == "article":
        definitions["Suppression"]["properties"]["rule"] = _rules(
            definitions["Suppression"]["properties"]["rule"]
        )
        _offer(shown, "Article")
    for record in _SNIPPETS.keys() & definitions.keys():
        _offer(definitions[record], record)
    return shown


def _shown(part: Any, *, by_name: bool = False) -> Any:
    """A schema whose descriptions are there as Markdown as well; they are written in it."""
    if isinstance(part, list):
        return [_shown(item) for item in part]
    if not isinstance(part, dict):
        return part
    out = {}
    for key, value in part.items():
        out[key] = _shown(value, by_name=key in ("properties", "$defs") and not by_name)
        if key == "description" and isinstance(value, str):
            out["markdownDescription"] = value + _holding(part)
    return out


def _holding(part: dict[str, Any]) -> str:
    """What a field holds, where that is a record or a type with a name."""
    inner = part.get("items", part)
    found = [one.get("$ref") for one in (inner, *inner.get("anyOf", ())) if isinstance(one, dict)]
    names = [ref.removeprefix(_LOCAL) for ref in found if ref]
    return f"\n\n*{' or '.join(names)}*" if names else ""


def _offer(schema: dict[str, Any], record: str) -> None:
    schema["defaultSnippets"] = [
        {"label": record, "description": schema["description"].partition("\n")[0], "body": _SNIPPETS[record]}
    ]


def _rules(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of what names a rule, with all codes to choose from; rules of others can be named as well."""
    from newsml.rules import catalogue

    codes = {
        "enum": [one.code for one in catalogue()],
        "markdownEnumDescriptions": [f"**{one.slug}**: {one.title}" for one in catalogue()],
    }
    told = {key: schema[key] for key in ("description", "markdownDescription")}
    return {**told, "anyOf": [codes, {key: value for key, value in schema.items() if key not in told}]}
