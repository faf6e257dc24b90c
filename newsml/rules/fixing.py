"""Fixing: what the rules find is mended where there is exactly one right answer, and left where there is not.

A fix is believed only once it was tried: the article stays consistent, the finding is gone, and no rule of the
whole catalogue finds anything that it did not find before. A fix that fails is left to people, like all that has none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from newsml.findings import Finding, Findings
from newsml.rules import catalogue, check, code_of
from newsml.rules.edits import Batch
from newsml.rules.inspection import Inspection
from newsml.rules.suppression import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.model.article import Article
    from newsml.rules.edits import Edit
    from newsml.rules.rule import Rule
    from newsml.rules.target import Target

_Key: TypeAlias = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Fixed:
    """An article after the fixes."""

    article: Article
    """The article with all fixes made; the very one that was given where there was nothing to fix."""
    fixed: Findings
    """What was found and is mended now; places are those of the article before."""
    left: Findings
    """What the rules that were asked still find; what the article says is accepted is left alone, too."""


def fixed(article: Article, rules: Iterable[Rule], target: Target | None = None) -> Fixed:
    """Mends what rules find in an article, wherever there is exactly one right answer.

    Args:
        article: the article.
        rules: the rules to ask.
        target: the format that it is about to be written in.
    """
    work = _Work(article, tuple(rules), target)
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

    def __init__(self, article: Article, asked: Sequence[Rule], target: Target | None) -> None:
        self._article, self._asked, self._target = article, asked, target
        codes = {one.code for one in asked}
        self._judges = (*asked, *(one for one in catalogue() if one.code not in codes))
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
        left = check(self._article, self._asked, target=self._target)
        return Fixed(self._article, Findings(self._fixed), left)

    def _batch(self) -> tuple[Batch, list[_Fix]]:
        inspection = Inspection(self._article, target=self._target)
        accepted = Suppressions(self._article, code_of)
        batch, fixes = Batch(), list[_Fix]()
        for rule in self._asked:
            if rule.fix is None:
                continue
            for hit in rule.finds(inspection):
                edits = tuple(rule.fix(inspection, hit))
                finding = rule.finding(hit, inspection)
                if accepted.of(finding) is not None:
                    continue
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
        found = check(article, self._judges, target=self._target)
        return Counter(_key(one) for one in (*found, *found.suppressed))


def _key(finding: Finding) -> _Key:
    """What a finding is known by while places move."""
    return finding.code, finding.message, finding.excerpt
