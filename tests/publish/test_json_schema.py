"""The published schemas as documents: whole, described, and readable by regular expressions of other languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsml.model.article import Article
from newsml.model.record import Record
from newsml.model.register import Register
from newsml.model.structure import records, shape
from newsml.publish.json_schema import article_schema, register_schema

SCHEMAS = {"article": article_schema(), "register": register_schema()}
ROOTS: dict[str, type[Record]] = {"article": Article, "register": Register}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema, itself first."""
    if isinstance(schema, dict):
        yield schema
    for item in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(item)


def class_schema(name: str, cls: type[Record]) -> Any:
    return SCHEMAS[name] if cls is Article else SCHEMAS[name]["$defs"][cls.__name__]


@pytest.mark.parametrize("name", SCHEMAS)
def test_head(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:5] == ["$schema", "$id", "title", "description", "type"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://w3id.org/news-annotation/schema/1.0/{name}.schema.json"
    assert next(iter(schema["properties"])) == "newsml"
    assert "newsml" not in schema["required"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_is_described(name: str) -> None:
    """Every class and every field in the words of the model, without what only Python programmers need."""
    schema = SCHEMAS[name]
    undescribed = [key for key, part in schema["$defs"].items() if not part.get("description", "").strip()]
    for owner, part in ((name, schema), *schema["$defs"].items()):
        fields = part.get("properties", {}).items()
        undescribed += [f"{owner}.{key}" for key, field in fields if not field.get("description", "").strip()]
    assert undescribed == []
    texts = [part["description"] for part in parts(schema) if isinstance(part.get("description"), str)]
    assert not [
        text for text in texts if "Raises:" in text or "pydantic" in text or re.search(r"[^\n]\n[^\n]", text)
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_has_every_class_and_field_in_model_order(name: str) -> None:
    for cls in records(ROOTS[name]):
        part = class_schema(name, cls)
        fields = [field.name for field in shape(cls)]
        assert [key for key in part["properties"] if key not in ("newsml", "$schema")] == fields
        assert part.get("required", []) == [field.name for field in shape(cls) if field.required]
        assert part["additionalProperties"] is False


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_say_what_they_refer_to(name: str) -> None:
    seen = set()
    for cls in records(ROOTS[name]):
        for field in shape(cls):
            if field.refers_to:
                text = json.dumps(class_schema(name, cls)["properties"][field.name])
                target = "Any" if len(field.refers_to) > 1 else field.refers_to[0].capitalize()
                assert f'"#/$defs/{target}Ref"' in text
                seen.add(target)
    assert seen >= {"Participant", "Topic", "Event", "Statement", "Agent"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_definitions_are_those_that_are_referred_to(name: str) -> None:
    schema = SCHEMAS[name]
    referred = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert referred == {f"#/$defs/{key}" for key in schema["$defs"]}


HARD_TEXTS = (
    *(
        "",
        "a",
        "a\n",
        "\U0001f600",
        "é",
        "\u2028",
        "\ufeff:x",
        "a\u00a0",
        "x\ud800",
        "\uffff",
        "a:b",
        "a b:c",
    ),
    *(
        "http://example.org/ü?x=\ue000",
        "http://example.org/\U0001f600",
        "http://[::1]/",
        "urn:a:b#c",
        "urn:a:b",
    ),
    *(
        "2025-09-03",
        "2025-9-3",
        "[2025..2026]",
        "{..1984,1990..}",
        "2025-09-03T10:00:00Z",
        "XXXX-09-03",
        "Y17000",
    ),
    *(
        "2025-09-03T24:00:00.0+14:00",
        "P7D",
        "P7D/P10D",
        "P1M",
        "PT",
        "en",
        "en-GB",
        "EN-gb",
        "x-private",
        "english",
    ),
    *(
        "90.0",
        "-180",
        "180.1",
        "089",
        "1.",
        "1.0",
        "1.10\n",
        "1.01",
        "FR",
        "fr",
        "0" * 64,
        "a" * 64,
        "a" * 65,
    ),
)

IN_JAVASCRIPT = """
const [patterns, texts] = JSON.parse(require('fs').readFileSync(0));
const verdicts = patterns.map(p => { const r = new RegExp(p, 'u'); return texts.map(t => r.test(t)); });
console.log(JSON.stringify(verdicts));
"""


def test_patterns_mean_in_javascript_what_they_mean_in_python() -> None:
    """JSON Schema asks for ECMA-262 expressions, with the flag u (validation vocabulary, 6.3.3; core, 6.4)."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: any version of nodejs.org serves to judge the patterns")
    patterns = sorted(
        {p["pattern"] for s in SCHEMAS.values() for p in parts(s) if type(p.get("pattern")) is str}
    )
    assert len(patterns) > 12
    run = subprocess.run(
        [node, "-e", IN_JAVASCRIPT],
        input=json.dumps([patterns, HARD_TEXTS]),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [[re.search(pattern, text) is not None for text in HARD_TEXTS] for pattern in patterns]
    assert json.loads(run.stdout) == expected
    assert all(any(row) and not all(row) for row in expected)
