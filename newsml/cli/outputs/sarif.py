"""`--output sarif`: SARIF 2.1.0 (OASIS), which code scanning services and editors read.

Section numbers in the comments are those of the standard.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import quote

from newsml.cli.outputs.output import Output, Wanted, put
from newsml.cli.outputs.sarif_rules import descriptor, descriptors
from newsml.cli.terminal import as_json_line
from newsml.errors import shown_path

if TYPE_CHECKING:
    from newsml.cli.outputs.output import Found, Region
    from newsml.cli.report import Report
    from newsml.errors import NewsmlError
    from newsml.findings import Finding

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_ROOT: Final = "%SRCROOT%"
_FINGERPRINT: Final = "newsmlFinding/v1"


class SarifOutput(Output):
    """One log of one run. The results come first, as they are written while they are found; no clock, no machine."""

    quiet: ClassVar[bool] = True
    tells_suppressed: ClassVar[bool] = True

    def __init__(self) -> None:
        self._rules = descriptors()
        self._places = {rule["id"]: n for n, rule in enumerate(self._rules)}
        self._artifacts: dict[str, int] = {}
        self._seen: Counter[str] = Counter()
        self._notifications: list[dict[str, Any]] = []
        self._any = False

    @property
    def wanted(self) -> Wanted:
        return Wanted(places=True)

    def begin(self) -> None:
        # 3.14.17: columns and offsets count code points, not the default, UTF-16 units.
        head = (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n"columnKind": "unicodeCodePoints",\n'
        )
        put(f'{head}"results": [')

    def found(self, found: Found) -> None:
        put(f"{',' if self._any else ''}\n{_line(self._result(found))}")
        self._any = True

    def refused(self, error: NewsmlError) -> None:
        # 3.58: what the tool has to say of its own run.
        notification: dict[str, Any] = {"level": "error", "message": {"text": error.message}}
        if error.source:
            place: dict[str, Any] = {"artifactLocation": self._artifact(error.source)}
            if error.line:
                column = {"startColumn": error.column} if error.column else {}
                place["region"] = {"startLine": error.line, **column}
            notification["locations"] = [{"physicalLocation": place}]
        self._notifications.append(notification)

    def end(self, report: Report) -> None:
        from newsml import __version__

        invocation: dict[str, Any] = {"executionSuccessful": not report.unreadable}
        if self._notifications:
            invocation["toolExecutionNotifications"] = self._notifications
        driver = {"name": "newsml", "version": __version__, "rules": self._rules}
        rest = {
            "artifacts": [{"location": _location(name)} for name in self._artifacts],
            "invocations": [invocation],
            "originalUriBaseIds": {
                _ROOT: {"description": {"text": "The folder that newsml was started in."}}
            },
            "tool": {"driver": driver},
        }
        lines = ",\n".join(f'"{key}": {_line(value)}' for key, value in rest.items())
        put(f"\n],\n{lines}\n}}]}}\n")

    def _result(self, found: Found) -> dict[str, Any]:
        finding = found.finding
        if finding.code not in self._places:
            self._places[finding.code] = len(self._rules)
            self._rules.append(descriptor(finding.code, finding.slug))
        out: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._places[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [self._where(finding, found.region)],
            "partialFingerprints": {_FINGERPRINT: self._fingerprint(found.key)},
        }
        if finding.suppressed is not None:
            out["suppressions"] = [{"kind": "inSource", "justification": finding.suppressed}]
        about = {
            key: finding.as_dict().get(key) for key in ("article", "field", "spans", "excerpt", "fixable")
        }
        properties = {key: value for key, value in about.items() if value is not None}
        return {**out, "properties": properties} if properties else out

    def _where(self, finding: Finding, region: Region | None) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if finding.source:
            out["physicalLocation"] = {"artifactLocation": self._artifact(finding.source)}
            if region is not None:
                # 3.30.2: where both are given, they mean the same characters.
                out["physicalLocation"]["region"] = {
                    "startLine": region.line,
                    "startColumn": region.column,
                    "endColumn": region.end_column,
                    "charOffset": region.offset,
                    "charLength": region.length,
                }
        if finding.path:
            out["logicalLocations"] = [{"fullyQualifiedName": shown_path(finding.path)}]
        return out

    def _artifact(self, source: str) -> dict[str, Any]:
        return {**_location(source), "index": self._artifacts.setdefault(source, len(self._artifacts))}

    def _fingerprint(self, key: str) -> str:
        """Stays as it is while lines move; findings that are known by the same are counted."""
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"


def _location(source: str) -> dict[str, str]:
    """A path as a URI reference, relative to the folder that newsml was started in (3.4.4)."""
    path = Path(source)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix(), errors="surrogatepass"), "uriBaseId": _ROOT}


def _line(value: Any) -> str:
    return as_json_line(value).rstrip("\n")
