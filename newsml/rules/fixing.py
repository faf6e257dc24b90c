"""Fixing: what the rules find is mended where there is exactly one right answer, and left where there is not.

A fix is believed only once it was tried: the article stays consistent, the finding is gone, and no rule of the
whole catalogue finds anything that it did not find before. A fix that fails is left to people, like all that has none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import ValidationError

from newsml.errors import NewsmlError
from newsml.findings import Finding, Findings
from newsml.model.article import Article
from newsml.rules.edits import Batch
from newsml.rules.inspection import Inspection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.rules.edits import Edit
    from newsml.rules.rule import Rule

_Key: TypeAlias = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Fixed:
    """An article after the fixes."""

    article: Article
    """The article with all fixes made; the very one that was given where there was nothing to fix."""
    fixed: Findings
    """What was found and is mended now; places are those of the article before."""
    left: Findings
    """What the rules that were asked still find."""


def fix(article: Article, rules: Iterable[Rule] | None = None, **options: Any) -> Fixed:
    """Mends what rules find in an article, wherever there is exactly one right answer.

    All else stays as it is: the texts, every other field, and what nobody was asked about.

    Args:
        article: the article.
        rules: the rules to ask; with neither these nor options, all.
        options: which rules to ask, as `newsml.validate` takes it: `select` and `ignore`.

    Raises:
        NewsmlError: no article, or a code that is not known.
    """
    if not isinstance(article, Article):
        raise NewsmlError(f"fix takes an Article, not a {type(article).__name__}")
    from newsml.rules import catalogue, chosen

    if rules is not None and options:
        raise NewsmlError(f"give the rules, or {min(options)} to choose among all: not both")
    asked = tuple(rules) if rules is not None else chosen(**options)
    work = _Work(article, asked, (*catalogue(), *(one for one in asked if one not in catalogue())))
    while work.round():
        pass
    return work.done()


@dataclass(frozen=True, slots=True)
class _Fix:
    """A finding and the edits that mend it."""

    finding: Finding
    edits: tuple[Edit, ...]


class _Work:
    """An article on its way, round by round."""

    def __init__(self, article: Article, asked: Sequence[Rule], judges: Sequence[Rule]) -> None:
        self._article = article
        self._asked, self._judges = asked, judges
        self._fixed: list[Finding] = []
        self._refused: set[_Key] = set()
        self._moved = False
        self._at_once: int | None = None
        self._before: Counter[_Key] | None = None

    def round(self) -> bool:
        """Makes the fixes that there are, as many at once as go together; False where nothing is left to try."""
        batch, fixes = self._batch()
        if not fixes:
            again = self._moved and bool(
                self._refused
            )  # what failed before may work on what the article is now
            self._moved, self._refused = False, set()
            return again
        if self._tried(batch, fixes):
            self._at_once, self._moved = None, True
        elif len(fixes) > 1:
            self._at_once = len(fixes) // 2
        else:
            self._refused.add(_key(fixes[0].finding))
        return True

    def done(self) -> Fixed:
        inspection = Inspection(self._article)
        left = Findings(found for rule in self._asked for found in rule.findings(inspection))
        return Fixed(self._article, Findings(self._fixed), left)

    def _batch(self) -> tuple[Batch, list[_Fix]]:
        inspection = Inspection(self._article)
        batch, fixes = Batch(), list[_Fix]()
        for rule in self._asked:
            if rule.fix is None:
                continue
            for hit in rule.finds(inspection):
                edits = tuple(rule.fix(inspection, hit))
                finding = rule.finding(hit, inspection)
                if edits and _key(finding) not in self._refused and batch.take(edits):
                    fixes.append(_Fix(finding, edits))
                if self._at_once is not None and len(fixes) == self._at_once:
                    return batch, fixes
        return batch, fixes

    def _tried(self, batch: Batch, fixes: Sequence[_Fix]) -> bool:
        """Makes the fixes, if they are good."""
        if self._before is None:
            self._before = self._found(self._article)
        try:
            article = batch.applied(self._article)
        except ValidationError:
            return False
        found = self._found(article)
        if not found <= self._before - Counter(_key(one.finding) for one in fixes):
            return False
        self._article, self._before = article, found
        self._fixed += [one.finding for one in fixes]
        return True

    def _found(self, article: Article) -> Counter[_Key]:
        inspection = Inspection(article)
        return Counter(_key(found) for rule in self._judges for found in rule.findings(inspection))


def _key(finding: Finding) -> _Key:
    """What a finding is known by while places move."""
    return finding.code, finding.message, finding.excerpt
