"""What `newsml validate` found so far, counted: the findings themselves are reported, and not kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from newsml.cli.checking import Checked
    from newsml.cli.outputs.output import Output
    from newsml.findings import Severity
    from newsml.standards.catalogue import Standard


class Report:
    """Hands on what is found to an output, and counts it."""

    def __init__(self, output: Output, *, show_suppressed: bool = False) -> None:
        self.output, self._show_suppressed = output, show_suppressed
        self.documents = self.articles = self.suppressed = self.unreadable = self.fixable = 0
        self.findings: Counter[Severity] = Counter()
        self.checked = self.unchecked = 0
        """Documents that were checked against a schema, and that were not because it is not at hand."""
        self._absent: set[Standard] = set()

    def refused(self, error: NewsmlError) -> None:
        """Reports what could not be read."""
        self.unreadable += 1
        self.output.refused(error)

    def add(self, checked: Checked) -> None:
        """Reports what came of some work."""
        self.documents += checked.documents
        self.articles += checked.articles
        self.checked += checked.checked
        self.unchecked += len(checked.absent)
        self._absent.update(*checked.absent)
        for one in checked.said:
            if isinstance(one, NewsmlError):
                self.refused(one)
                continue
            if one.finding.suppressed is None:
                self.findings[one.finding.severity] += 1
                self.fixable += one.finding.fixable
            else:
                self.suppressed += 1
                if not (self._show_suppressed or self.output.tells_suppressed):
                    continue
            self.output.found(one)

    def as_data(self) -> dict[str, Any]:
        """The counts, as plain data for JSON."""
        return {
            "documents": self.documents,
            "articles": self.articles,
            "suppressed": self.suppressed,
            "schema": {
                "checked": self.checked,
                "unchecked": self.unchecked,
                "missing": [standard.name for standard in self.missing],
            },
        }

    @property
    def missing(self) -> tuple[Standard, ...]:
        """The schemas that were not at hand, oldest first."""
        from newsml.standards.catalogue import CATALOGUE

        return tuple(standard for standard in CATALOGUE if standard in self._absent)

    def summary(self) -> str:
        """What was found where, in one line."""
        counts = ((self.findings[severity], severity) for severity in ("error", "warning", "info"))
        found = ", ".join(counted(count, severity) for count, severity in counts if count)
        unread = f"; {counted(self.unreadable, 'source')} unreadable" if self.unreadable else ""
        where = f"{counted(self.articles, 'article')} in {counted(self.documents, 'document')}"
        accepted = f" ({self.suppressed} suppressed)" if self.suppressed else ""
        return f"{found or 'no findings'}{accepted}: {where}{unread}"

    @property
    def code(self) -> int:
        """The exit code."""
        if self.unreadable:
            return 2
        return int(bool(self.findings["error"] or self.findings["warning"]))


def counted(number: int, word: str) -> str:
    """A number and what it counts, in the plural where that has one."""
    return f"{number} {word}{'' if number == 1 or word == 'info' else 's'}"
