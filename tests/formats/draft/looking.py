"""Drafts about one short text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml import InvalidArticle
from newsml.formats.draft.grounding import Grounded, Grounding
from newsml.model.article import Article

BODY = "Ana Ruiz said the port stays open.\nShe left. “It stays,” Ruiz said on Monday."
ARTICLES = sorted((Path(__file__).parents[3] / "fixtures" / "articles").glob("*/article.json"))


def article(path: Path) -> Article:
    return newsml.load(path).article


def ground(yaml: str, body: str = BODY) -> Grounding:
    """A draft in YAML without its text."""
    return newsml.ground(yaml, body)


def spans(grounding: Grounding) -> list[tuple[tuple[int, int], ...]]:
    return [row.spans for row in grounding.anchors]


def row(grounding: Grounding, path: str) -> Grounded:
    (found,) = [anchor for anchor in grounding.anchors if anchor.path == path]
    return found


def problems(draft: Any, body: str | None = BODY) -> list[str]:
    """The lines of the refusal: where, and what."""
    with pytest.raises(InvalidArticle) as caught:
        newsml.ground(draft, body)
    return [line.strip() for line in str(caught.value).splitlines()[1:]]
