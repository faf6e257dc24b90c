"""`$schema` in native JSON: for editors; kept where it is, and nothing that is said of the article."""

from __future__ import annotations

import json

import pytest

import newsml
from newsml import NewsmlError, Register

ARTICLE = """{
  "$schema": "./article.editor.schema.json",
  "newsml": "1.0",
  "id": "urn:example:1",
  "body": "Déšť."
}
"""


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.replace('  "newsml": "1.0",\n', "")])
def test_it_is_read_and_kept(text: str) -> None:
    reading = newsml.loads(text)
    assert (reading.format, reading.leftovers, reading.notes) == ("json", (), ())
    assert newsml.dumps(reading.article, "json", onto=reading).decode() == text
    edited = reading.article.replace(language="cs")
    written = newsml.dumps(edited, "json", onto=reading)
    assert list(json.loads(written)) == [*json.loads(text), "language"]
    assert newsml.loads(written).article == edited
    assert b"$schema" not in newsml.dumps(edited, "json")


def test_in_lines_and_registers() -> None:
    line = json.dumps(json.loads(ARTICLE)).encode() + b"\n"
    reading = newsml.loads(line * 2, "jsonl")
    edited = [article.replace(urgency=2) for article in reading.articles]
    assert newsml.dumps(edited, "jsonl", onto=reading).count(b'"$schema": "./article') == 2
    register = newsml.loads('{"$schema": "./r.json", "register": {"name": "Lidé"}}')
    assert register.register == Register(name="Lidé")
    again = newsml.dumps(Register(name="Kdo"), "json", onto=register)
    assert json.loads(again) == {"newsml": "1.0", "$schema": "./r.json", "register": {"name": "Kdo"}}


@pytest.mark.parametrize(("value", "kind"), [("3", "a number"), ("{}", "an object"), ("null", "null")])
def test_it_is_text(value: str, kind: str) -> None:
    with pytest.raises(NewsmlError, match=rf'"\$schema" is the address of the schema .*, not {kind}'):
        newsml.loads(f'{{"newsml": "1.0", "$schema": {value}, "id": "urn:example:1", "body": "x"}}')
