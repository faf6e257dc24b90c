"""Structured news annotation: one model, rules that explain themselves, and converters that lose nothing.

    >>> import newsml
    >>> article = newsml.load("story.json").article
    >>> newsml.dumps(article, "newsml-g2")

Every public name is loaded when it is first used, so that `import newsml` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsml.model.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.comparing.agreement import Agreement, agreement
    from newsml.comparing.differences import Difference, diff
    from newsml.comparing.merging import Merging, merge
    from newsml.errors import (
        CannotCarry,
        InvalidArticle,
        MissingExtra,
        NewsmlError,
        UnknownFormat,
        UnreadableInput,
        UnsupportedFormat,
    )
    from newsml.findings import Finding, Findings, Leftover, Note
    from newsml.fixing import Fixed, fix
    from newsml.flow import dump, dumps, load, loads, stream, validate
    from newsml.formats import names as formats
    from newsml.formats.draft.grounding import Grounding, ground
    from newsml.formats.reading import Reading
    from newsml.model.anchor import Anchor, Mention, Span
    from newsml.model.annotation import Annotation, SchemeLabel
    from newsml.model.article import Article
    from newsml.model.code import Code, Name
    from newsml.model.credit import Credit, Dateline, Party, Rights
    from newsml.model.edtf import Edtf
    from newsml.model.event import Event, EventRelation, Participation, Trigger, When, Where
    from newsml.model.headline import AlternativeHeadline
    from newsml.model.link import ArticleVersion, RelatedLink
    from newsml.model.participant import NamePart, Participant, PlaceDetails, Role
    from newsml.model.provenance import Agent, Guideline, Provenance
    from newsml.model.register import Register
    from newsml.model.statement import Factuality, Occasion, Statement
    from newsml.model.text import Block, Mark
    from newsml.model.time import Timestamp
    from newsml.model.topic import Topic
    from newsml.model.withholding import Withheld
    from newsml.revising.reanchoring import Reanchoring, reanchor
    from newsml.tables.catalogue import rows

    __version__: str

_HOMES = {
    "comparing.agreement": ("Agreement", "agreement"),
    "comparing.differences": ("Difference", "diff"),
    "comparing.merging": ("Merging", "merge"),
    "errors": (
        "CannotCarry",
        "InvalidArticle",
        "MissingExtra",
        "NewsmlError",
        "UnknownFormat",
        "UnreadableInput",
        "UnsupportedFormat",
    ),
    "findings": ("Finding", "Findings", "Leftover", "Note"),
    "fixing": ("Fixed", "fix"),
    "flow": ("dump", "dumps", "load", "loads", "stream", "validate"),
    "formats.draft.grounding": ("Grounding", "ground"),
    "formats.reading": ("Reading",),
    "model.anchor": ("Anchor", "Mention", "Span"),
    "model.annotation": ("Annotation", "SchemeLabel"),
    "model.article": ("Article",),
    "model.code": ("Code", "Name"),
    "model.credit": ("Credit", "Dateline", "Party", "Rights"),
    "model.edtf": ("Edtf",),
    "model.event": ("Event", "EventRelation", "Participation", "Trigger", "When", "Where"),
    "model.headline": ("AlternativeHeadline",),
    "model.link": ("ArticleVersion", "RelatedLink"),
    "model.participant": ("NamePart", "Participant", "PlaceDetails", "Role"),
    "model.provenance": ("Agent", "Guideline", "Provenance"),
    "model.register": ("Register",),
    "model.statement": ("Factuality", "Occasion", "Statement"),
    "model.text": ("Block", "Mark"),
    "model.time": ("Timestamp",),
    "model.topic": ("Topic",),
    "model.withholding": ("Withheld",),
    "revising.reanchoring": ("Reanchoring", "reanchor"),
    "tables.catalogue": ("rows",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agent",
    "Agreement",
    "AlternativeHeadline",
    "Anchor",
    "Annotation",
    "Article",
    "ArticleVersion",
    "Block",
    "CannotCarry",
    "Code",
    "Credit",
    "Dateline",
    "Difference",
    "Edtf",
    "Event",
    "EventRelation",
    "Factuality",
    "Finding",
    "Findings",
    "Fixed",
    "Grounding",
    "Guideline",
    "InvalidArticle",
    "Leftover",
    "Mark",
    "Mention",
    "Merging",
    "MissingExtra",
    "Name",
    "NamePart",
    "NewsmlError",
    "Note",
    "Occasion",
    "Participant",
    "Participation",
    "Party",
    "PlaceDetails",
    "Provenance",
    "Reading",
    "Reanchoring",
    "Register",
    "RelatedLink",
    "Rights",
    "Role",
    "SchemeLabel",
    "Span",
    "Statement",
    "Timestamp",
    "Topic",
    "Trigger",
    "UnknownFormat",
    "UnreadableInput",
    "UnsupportedFormat",
    "When",
    "Where",
    "Withheld",
    "__version__",
    "agreement",
    "diff",
    "dump",
    "dumps",
    "fix",
    "formats",
    "ground",
    "load",
    "loads",
    "merge",
    "reanchor",
    "rows",
    "stream",
    "validate",
]


if not TYPE_CHECKING:  # so that type checkers know a misspelt name

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            value: Any = version("newsml")
        elif name == "formats":
            value = import_module("newsml.formats")
        elif name in _HOME_OF:
            value = getattr(import_module(f"newsml.{_HOME_OF[name]}"), name)
        else:
            raise AttributeError(f"module 'newsml' has no attribute {name!r}")
        globals()[name] = value
        return value


class _Pages:
    """Makes the pages of `Article.to_html`, from rooms that the model does not know."""

    def page(self, article: Article, findings: Iterable[Finding] | None) -> str:
        from newsml.flow import validate
        from newsml.page import page

        return page(article, validate(article) if findings is None else findings)

    def frame(self, html: str) -> str:
        from newsml.page import frame

        return frame(html)


Display.pages = _Pages()


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
