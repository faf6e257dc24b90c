"""What `newsml validate` found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.cli.terminal import complain

if TYPE_CHECKING:
    from newsml.errors import NewsmlError
    from newsml.findings import Finding
    from newsml.standards.catalogue import Standard


class Report:
    """What was found so far."""

    def __init__(self, output: str) -> None:
        self._output = output
        self.documents = self.articles = 0
        self.findings: list[Finding] = []
        self.suppressed: list[Finding] = []
        """What articles say is accepted."""
        self.unreadable: list[NewsmlError] = []
        self.checked = 0
        """Documents that were checked against a schema."""
        self.absent: list[tuple[Standard, ...]] = []
        """For each document that was not, the schemas which that takes."""

    def refused(self, error: NewsmlError) -> None:
        """Takes note of what could not be read, and says so unless that is left to the end."""
        self.unreadable.append(error)
        if self._output == "text":
            complain(str(error))

    def as_data(self) -> dict[str, Any]:
        """All that was found, as plain data for JSON."""
        return {
            "documents": self.documents,
            "articles": self.articles,
            "findings": [finding.as_dict() for finding in self.findings],
            "unreadable": [
                {
                    key: value
                    for key in ("source", "line", "column", "message")
                    if (value := getattr(error, key))
                }
                for error in self.unreadable
            ],
            "schema": {
                "checked": self.checked,
                "unchecked": len(self.absent),
                "missing": [standard.name for standard in self.missing],
            },
        }

    @property
    def missing(self) -> tuple[Standard, ...]:
        """The schemas that were not at hand, oldest first."""
        from newsml.standards.catalogue import CATALOGUE

        wanted = {standard for several in self.absent for standard in several}
        return tuple(standard for standard in CATALOGUE if standard in wanted)

    def summary(self) -> str:
        """What was found where, in one line."""
        counts = {
            severity: sum(finding.severity == severity for finding in self.findings)
            for severity in ("error", "warning", "info")
        }
        found = ", ".join(counted(count, severity) for severity, count in counts.items() if count)
        unread = f"; {counted(len(self.unreadable), 'source')} unreadable" if self.unreadable else ""
        where = f"{counted(self.articles, 'article')} in {counted(self.documents, 'document')}"
        accepted = f" ({len(self.suppressed)} suppressed)" if self.suppressed else ""
        return f"{found or 'no findings'}{accepted}: {where}{unread}"

    @property
    def code(self) -> int:
        """The exit code."""
        if self.unreadable:
            return 2
        return int(any(finding.severity != "info" for finding in self.findings))


def counted(number: int, word: str) -> str:
    """A number and what it counts, in the plural where that has one."""
    return f"{number} {word}{'' if number == 1 or word == 'info' else 's'}"
