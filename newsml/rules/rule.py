"""`Rule`: one doubt that newsml knows how to raise, and the decorator that makes one of a function."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from newsml.findings import Finding, Path, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newsml.model.anchor import Anchor, Span
    from newsml.rules.edits import Edit
    from newsml.rules.inspection import Inspection

    Fix = Callable[[Inspection, "Hit"], Iterable[Edit]]

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule found something."""

    path: Path
    """Model path of what is doubtful."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What the message's placeholders stand for."""
    anchor: Anchor | None = None
    """The words in question."""
    span: Span | None = None
    """The one span of `anchor` that is meant, where not all of it is."""
    excerpt: str | None = None
    """The value in question, where it is not words of the article."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A doubt about an article that is consistent all the same.

    A code is a letter for the noun and three digits. Once published it keeps its meaning, and it is never given to
    another rule; the slug is for people and is just as permanent.
    """

    code: str
    """Permanent code, such as `S001`."""
    slug: str
    """The rule's name in words joined by hyphens."""
    severity: Severity
    """`warning` where the article contradicts itself or its text; `info` where a look is worth it."""
    title: str
    """What a finding says, in one line."""
    message: str
    """Template of a finding's message, with `{placeholders}`."""
    explanation: str
    """What it finds; why it matters; how to mend it; what it rests on: one paragraph each."""
    finds: Callable[[Inspection], Iterator[Hit]]
    """Looks through an article and yields what it finds."""
    fix: Fix | None = None
    """The edits that mend a hit where there is exactly one right answer; none where this one has several."""

    def weighing(self, severity: Severity) -> Rule:
        """The same rule with another severity."""
        return self if severity == self.severity else replace(self, severity=severity)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its code: what it calls is a function that its module knows by the rule's name only."""
        return _revived, (self.code, self.severity)

    def findings(self, inspection: Inspection) -> Iterator[Finding]:
        """What the rule says of an article."""
        for hit in self.finds(inspection):
            yield self.finding(hit, inspection)

    def finding(self, hit: Hit, inspection: Inspection) -> Finding:
        """What the rule says of one place."""
        anchor = hit.anchor
        spans = () if anchor is None else anchor.spans if hit.span is None else (hit.span,)
        words = [span.exact for span in spans if span.exact is not None]
        # `str`: the excerpt of a date is plain text, like any other.
        excerpt = str(hit.excerpt) if hit.excerpt is not None else " … ".join(words) or None
        return Finding(
            code=self.code,
            slug=self.slug,
            severity=self.severity,
            message=self.message.format_map(hit.values),
            path=hit.path,
            article=inspection.article.id,
            field=None if anchor is None else anchor.field,
            spans=tuple((span.start, span.end) for span in spans),
            excerpt=None if excerpt is None else _cut(excerpt),
            source=inspection.source,
            fixable=self.fix is not None and any(True for _ in self.fix(inspection, hit)),
        )


def _revived(code: str, severity: Severity) -> Rule:
    from newsml.rules import named

    return named(code).weighing(severity)


def rule(
    code: str, slug: str, severity: Severity, *, title: str, message: str, fix: Fix | None = None
) -> Callable[[Callable[[Inspection], Iterator[Hit]]], Rule]:
    """Makes a rule of a function that yields hits; its docstring becomes the explanation."""

    def make(finds: Callable[[Inspection], Iterator[Hit]]) -> Rule:
        explanation = inspect.cleandoc(finds.__doc__ or "")
        return Rule(code, slug, severity, title, message, explanation, finds, fix)

    return make


def quote(value: Any) -> str:
    """A value as messages show it: one line, quoted, cut where it is too long to help."""
    return repr(_cut(str(value)))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 20]} … {text[-15:]}"
