"""Findings that an article says are accepted: which suppression speaks of which finding."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from newsml.findings import Findings
from newsml.model.lookup import NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsml.findings import Finding, Path
    from newsml.model.article import Article
    from newsml.model.suppression import Suppression

_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def path_of(text: str) -> Path:
    """The steps of a path as people write it: `mentions[2].head`."""
    return tuple(name or int(number) for name, number in _STEP.findall(text))


class Suppressions:
    """The suppressions of one article; a look-up takes the same time however many there are."""

    def __init__(self, article: Article, code_of: Callable[[str], str | None]) -> None:
        """Sorts the suppressions by what they speak of.

        Args:
            article: the article.
            code_of: the code of a rule by what a suppression calls it; None where there is none.
        """
        self._article = article
        self._by_place: dict[tuple[str, str | None, Path], Suppression] = {}
        for one in reversed(article.suppressions):
            code = code_of(one.rule)
            if code is not None:
                self._by_place[code, one.about, path_of(one.path) if one.path else ()] = one

    def of(self, finding: Finding) -> Suppression | None:
        """The suppression that speaks of a finding; of several the one that names its place most exactly."""
        path, id_ = finding.path, self._about(finding.path)
        if id_ is not None:
            for size in range(len(path) - 2, -1, -1):
                found = self._by_place.get((finding.code, id_, path[2 : 2 + size]))
                if found is not None:
                    return found
        for size in range(len(path), -1, -1):
            found = self._by_place.get((finding.code, None, path[:size]))
            if found is not None:
                return found
        return None

    def _about(self, path: Path) -> str | None:
        """The id of the annotation that a path leads into."""
        if len(path) < 2 or path[0] not in NOUNS or not isinstance(path[1], int):
            return None
        return str(getattr(self._article, str(path[0]))[path[1]].id)


def sifted(found: Iterable[Finding], suppressions: Suppressions) -> Findings:
    """The findings, with those apart that are suppressed; each of these has the reason."""
    open_, accepted = [], []
    for finding in found:
        suppression = suppressions.of(finding)
        if suppression is None:
            open_.append(finding)
        else:
            accepted.append(replace(finding, suppressed=str(suppression.reason)))
    return Findings(open_, accepted)
