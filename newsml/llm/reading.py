"""Answers as they come: objects, plain data, or JSON, with or without a Markdown fence around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, UnreadableInput, shown_path
from newsml.formats._kit import strict_json
from newsml.formats.draft.document import Document
from newsml.llm.answer import Answer

if TYPE_CHECKING:
    from newsml.findings import Path

SOURCE: Final = "answer"
"""What errors call it."""
_FENCE: Final = re.compile(r"(`{3,}|~{3,})[\w-]{0,20}[ \t]*\r?\n")
_SHOWN: Final = 20


def read(answer: Answer | Mapping[str, Any] | str | bytes) -> Answer:
    """An answer, checked against its schema.

    Args:
        answer: an `Answer`, plain data, or JSON; a Markdown code fence around JSON is taken off.

    Raises:
        UnreadableInput: it is not JSON, or cut off; with line and column.
        InvalidArticle: it does not fit the schema; `problems` lists everything, with line and column in JSON.
    """
    if isinstance(answer, Answer):
        return answer
    document = None
    data: Any = answer
    if isinstance(answer, (str, bytes)):
        text = _unfenced(answer if isinstance(answer, str) else strict_json.decode(answer, SOURCE))
        if not text.strip():
            raise UnreadableInput("the answer is empty: ask again", source=SOURCE)
        data = strict_json.parse(text, SOURCE)
        document = Document({}, "json", SOURCE, text)
    elif isinstance(answer, Mapping):
        data = dict(answer)
    try:
        return Answer.model_validate(data)
    except ValidationError as error:
        raise _misfit(error, document) from None


def _unfenced(text: str) -> str:
    """The text in a fence around all of it, on the lines where it stands."""
    text = text.removeprefix("\ufeff")
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    fence = _FENCE.match(text, begin)
    if fence is None or not text.endswith(fence[1], fence.end(), end):
        return text
    return "\n" * text.count("\n", 0, fence.end()) + text[fence.end() : end - len(fence[1])]


def _misfit(error: ValidationError, document: Document | None) -> InvalidArticle:
    problems: list[dict[str, Any]] = []
    lines = []
    for item in error.errors(include_url=False, include_context=False):
        path: Path = item["loc"]
        at = document.place(path) if document is not None else None
        problems.append({**item, **({"line": at[0], "column": at[1]} if at is not None else {})})
        where = f"line {at[0]}: " if at is not None else ""
        what = shown_path(path) if path else "(answer)"
        lines.append(f"{where}{what}: {item['msg']}")
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    if len(lines) > _SHOWN:
        lines[_SHOWN:] = [f"and {len(lines) - _SHOWN} more"]
    return InvalidArticle(
        f"does not fit the schema of an answer, {count}:\n  " + "\n  ".join(lines), problems, source=SOURCE
    )
