"""`newsml validate --fix` and `--diff`: documents mended where they stand, or what that would change."""

from __future__ import annotations

import difflib
import io
import sys
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsml.cli.outputs.regions import decoded
from newsml.cli.pieces import Piece, is_lines
from newsml.cli.sources import STDIN, Named
from newsml.cli.terminal import console, remark, visible, write_bytes
from newsml.errors import NewsmlError, shown_path
from newsml.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.choosing import Asked
    from newsml.cli.choosing import Choosing
    from newsml.cli.sources import Source
    from newsml.findings import Finding
    from newsml.fixing import FixedDocument

_STYLES: Final = {"+": "green", "-": "red", "@": "cyan"}
_JSON_LINES: Final = "jsonl"


class Mending:
    """Documents mended one by one, with the count of what was fixed."""

    def __init__(self, choosing: Choosing, format: str | None, *, is_done: bool) -> None:
        """Takes which rules are asked, the format that is given, and whether fixes are written or only shown."""
        self._choosing, self._format, self._is_done = choosing, format, is_done
        self.fixed = self.documents = 0
        """Findings that were mended, and documents in which there were any."""

    def written(self, sources: Iterable[Source]) -> Iterator[Source | Piece]:
        """The sources, each mended where it stands; standard input as what it became, which goes to standard output.

        What cannot be read is left to those who check it.
        """
        for source in sources:
            try:
                yield self._written(source)
            except NewsmlError:
                yield source

    def rewritten(self, sources: Iterable[Source]) -> Iterator[NewsmlError]:
        """Mends each source where it stands; gives what cannot be read."""
        for source in sources:
            try:
                self._written(source)
            except NewsmlError as error:
                yield _named(error, source)

    def compared(self, sources: Iterable[Source]) -> Iterator[NewsmlError]:
        """Prints what would change in each source, as a unified diff; gives what cannot be read."""
        for source in sources:
            try:
                old, name = source.content()
                new = self._mended(source, old, name)
            except NewsmlError as error:
                yield _named(error, source)
            else:
                if new != old:
                    _print_diff(name, decoded(old), decoded(new))

    def _written(self, source: Source) -> Source | Piece:
        old, name = source.content()
        if source.name == STDIN:
            new = self._mended(source, old, name)
            write_bytes(new)
            return Piece(name, self._choosing.of(source.name), self._format, data=new, size=len(new))
        new = self._mended(source, old, name)
        if new != old:
            write_whole(Path(source.name), new)
        return source

    def summary(self) -> str:
        """What was fixed, or would be, in one line."""
        from newsml.cli.report import counted

        verb = "fixed" if self._is_done else "would be fixed"
        if not self.fixed:
            return f"nothing {verb}"
        return f"{self.fixed} {verb} in {counted(self.documents, 'document')}"

    def _mended(self, source: Source, old: bytes, name: str) -> bytes:
        """A document with all fixes made; as it was where it cannot be written back, which is remarked."""
        asked = self._choosing.of(source.name)
        try:
            if is_lines(old, name, self._format):
                data, fixed = _lines_mended(old, name, asked)
            else:
                result = _fixed(old, name, self._format, asked)
                data, fixed = result.data, list(result.fixed)
        except NewsmlError as error:
            from newsml.errors import CannotCarry

            if not isinstance(error, CannotCarry):
                raise
            remark(f"{name}: not fixed: {error.message}")
            return old
        self.fixed += len(fixed)
        self.documents += bool(fixed)
        for finding in fixed if self._is_done else ():
            _tell(finding)
        return data


def _named(error: NewsmlError, source: Source) -> NewsmlError:
    error.source = error.source or source.name
    return error


def _fixed(data: bytes, name: str, format: str | None, asked: Asked) -> FixedDocument:
    from newsml.fixing import fix_document
    from newsml.flow import load

    return fix_document(load(Named(data, name), format), asked)


def _lines_mended(data: bytes, name: str, asked: Asked) -> tuple[bytes, list[Finding]]:
    """JSON Lines, each mended by itself; one that cannot be read stays as it is, and so does what ends the lines."""
    out: list[bytes] = []
    found: list[Finding] = []
    for number, line in enumerate(io.BytesIO(data), 1):
        mark = BOM_UTF8 if line.startswith(BOM_UTF8) else b""
        content = line[len(mark) :].rstrip(b"\r\n")
        ending = line[len(mark) + len(content) :]
        try:
            result = _fixed(content, name, _JSON_LINES, asked) if content.strip() else None
        except NewsmlError:
            result = None
        if result is None or not result.is_changed:
            out.append(line)
            continue
        found += [replace(finding, line=number) for finding in result.fixed]
        out.append(mark + result.data.rstrip(b"\n") + ending)
    return b"".join(out), found


def _tell(finding: Finding) -> None:
    place = ":".join(str(part) for part in (finding.source, finding.line, finding.column) if part is not None)
    remark(f"{place}: fixed {finding.code} {finding.slug}: {shown_path(finding.path)}")


def _print_diff(name: str, old: str, new: str) -> None:
    """Prints a unified diff: into a pipe as `patch` takes it, to a terminal so that nothing in it steers that."""
    is_terminal = sys.stdout.isatty()
    out = console()
    lines = difflib.unified_diff(_lines(old), _lines(new), name, name)
    for n, line in enumerate(lines):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        if is_terminal:
            style = "bold" if n < 2 else _STYLES.get(whole[0], "")
            out.print(visible(whole), style=style, end="", soft_wrap=True)
        else:
            write_bytes(whole.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    """The lines as files have them; other characters that end a line somewhere are part of it."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + (
        [last] if (last := text.rpartition("\n")[2]) else []
    )
