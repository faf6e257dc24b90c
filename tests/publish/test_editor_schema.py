"""The schemas for editors: they judge as the published ones do, and what they offer is fit to be inserted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsml.publish.editor_schema import NAMES, editor_schemas, vscode_settings
from newsml.publish.json_schema import article_schema
from newsml.rules import catalogue

ROOT = Path(__file__).resolve().parents[2]
EDITOR = editor_schemas()[NAMES[0]]
DOCUMENTS = sorted(ROOT.glob("fixtures/articles/*/article.json")) + sorted(
    ROOT.glob("fixtures/rules/V09*/*.json")
)
PLACEHOLDER = re.compile(r"\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\d+")


@pytest.mark.parametrize("name", NAMES)
def test_they_are_schemas(name: str) -> None:
    schema = editor_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(name)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_articles_are_valid(path: Path) -> None:
    data = {"$schema": "./article.editor.schema.json", **json.loads(path.read_text(encoding="utf-8"))}
    assert [*Draft202012Validator(EDITOR).iter_errors(data)] == []
    assert [*Draft202012Validator(article_schema()).iter_errors(data)] == []


@pytest.mark.parametrize(
    "data",
    [
        {"id": "urn:example:1"},
        {"id": "urn:example:1", "body": "x", "bdy": "y"},
        {"id": "urn:example:1", "body": "x", "$schema": 3},
        {"id": "urn:example:1", "body": "x", "suppressions": [{"rule": "A001"}]},
        {"id": "urn:example:1", "body": "x", "suppressions": [{"rule": "", "reason": "y"}]},
        {"id": "urn:example:1", "body": "x", "participants": [{"id": "a", "kind": "robot"}]},
    ],
)
def test_what_is_wrong_is_wrong_for_both(data: dict[str, Any]) -> None:
    assert not Draft202012Validator(EDITOR).is_valid(data)
    assert not Draft202012Validator(article_schema()).is_valid(data)


def without_hints(part: Any) -> Any:
    if isinstance(part, list):
        return [without_hints(item) for item in part]
    if not isinstance(part, dict):
        return part
    hints = ("markdownDescription", "defaultSnippets")
    return {key: without_hints(value) for key, value in part.items() if key not in hints}


def test_they_differ_in_hints_only() -> None:
    bare, published = without_hints(EDITOR), article_schema()
    rule = bare["$defs"]["Suppression"]["properties"].pop("rule")
    del published["$defs"]["Suppression"]["properties"]["rule"], bare["$id"], published["$id"]
    assert bare == published
    assert rule["anyOf"][0]["enum"] == [one.code for one in catalogue()]
    assert len(rule["anyOf"][0]["markdownEnumDescriptions"]) == len(catalogue())


def described(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for item in part for found in described(item)]
    if not isinstance(part, dict):
        return []
    own = [part] if isinstance(part.get("description"), str) else []
    return own + [found for value in part.values() for found in described(value)]


def test_every_description_is_there_as_markdown() -> None:
    found = described(without_snippets(EDITOR))
    assert len(found) > 200
    assert all(part["markdownDescription"].startswith(part["description"]) for part in found)
    assert EDITOR["properties"]["participants"]["markdownDescription"] == "Who takes part.\n\n*Participant*"


def without_snippets(part: Any) -> Any:
    if isinstance(part, list):
        return [without_snippets(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {key: without_snippets(value) for key, value in part.items() if key != "defaultSnippets"}


def inserted(body: Any) -> Any:
    """Return what a snippet inserts when nothing is typed but `x`, with numbers where `^` says so."""
    if isinstance(body, dict):
        return {key: inserted(value) for key, value in body.items()}
    if isinstance(body, list):
        return [inserted(item) for item in body]
    text = PLACEHOLDER.sub(lambda found: found[1] or found[2] or "x", body.removeprefix("^"))
    return json.loads(text) if body.startswith("^") else text


@pytest.mark.parametrize("record", ["Article", *EDITOR["$defs"]])
def test_snippets_are_valid(record: str) -> None:
    schema = EDITOR if record == "Article" else EDITOR["$defs"][record]
    for snippet in schema.get("defaultSnippets", ()):
        own = {**schema, "$defs": EDITOR["$defs"]}
        assert [*Draft202012Validator(own).iter_errors(inserted(snippet["body"]))] == []
        assert "\n" not in snippet["description"]


def test_the_main_records_have_snippets() -> None:
    for record in ("Participant", "Topic", "Event", "Statement", "Mention", "Suppression"):
        assert EDITOR["$defs"][record]["defaultSnippets"]
    assert EDITOR["defaultSnippets"]


@pytest.mark.parametrize(
    ("directory", "url"),
    [
        (".vscode", "./.vscode/article.editor.schema.json"),
        ("schemas/", "./schemas/article.editor.schema.json"),
        ("./x", "./x/article.editor.schema.json"),
        ("/srv/x", "/srv/x/article.editor.schema.json"),
        ("..\\x", "../x/article.editor.schema.json"),
    ],
)
def test_settings_of_vscode(directory: str, url: str) -> None:
    assert vscode_settings(directory, ["*.json"]) == {"json.schemas": [{"fileMatch": ["*.json"], "url": url}]}
