"""`AlternativeHeadline`: what else an article is headed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ConfigDict

from newsml.model.code import Code
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.types import Sha256, Text

if TYPE_CHECKING:
    from pydantic.config import JsonDict

_WORDS_OR_DIGEST: JsonDict = {
    "oneOf": [{"required": [name], "properties": {name: {"type": "string"}}} for name in ("text", "sha256")]
}


class AlternativeHeadline(Record):
    """Another headline: a subheadline, a short one for phones, one for search."""

    model_config = ConfigDict(json_schema_extra=_WORDS_OR_DIGEST)

    text: Text | None = None
    """The words; absent where they are withheld."""
    role: Code | None = None
    """What it is for."""
    language: LanguageTag | None = None
    """Its language where it differs from the article's."""
    sha256: Sha256 | None = None
    """SHA-256 of the words' UTF-8 bytes where they are withheld."""
