"""What may be printed to a terminal, and how.

Texts of articles are other people's: what would steer a terminal, or turn the order of what stands on it, is shown
as `<U+009B>` instead.
"""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from rich.console import Console

# Control characters (C0, DEL, C1), line and paragraph separators, bidi embeddings, overrides and isolates, the
# halves of surrogate pairs that undecodable file names come with, and interlinear annotation marks.
_STEERING: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb"
_UNSAFE: Final = re.compile(f"[{_STEERING}]")
_UNSAFE_IN_JSON: Final = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
_SPACES: Final = re.compile(r"[\t\n ]+")


def visible(text: str) -> str:
    """The text with every character that would steer a terminal spelled out; tabs and line feeds stay.

    CRLF becomes a line feed, any other CR is spelled out.
    """
    return _UNSAFE.sub(_spelled, text.replace("\r\n", "\n"))


def in_line(text: str) -> str:
    """The text on one line, safe to print, runs of white space as one space."""
    return _SPACES.sub(" ", visible(text)).strip()


def _spelled(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def as_json(value: Any) -> bytes:
    """Plain data as indented JSON, with the same characters written as escapes."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2)).encode() + b"\n"


def as_json_line(value: Any) -> str:
    """Plain data as JSON on one line, with its end; the same characters written as escapes."""
    return _escaped(json.dumps(value, ensure_ascii=False)) + "\n"


def _escaped(text: str) -> str:
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_bytes(data: bytes) -> None:
    """Writes to standard output as it is."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(message: str) -> None:
    """Prints an error to standard error."""
    click.echo(f"newsml: error: {visible(message)}", err=True)


def remark(message: str) -> None:
    """Prints to standard error what is worth knowing but no error."""
    click.echo(visible(message), err=True)


def console(*, err: bool = False) -> Console:
    """Where to print tables and styled text."""
    from newsml.cli.console import PlainConsole

    return PlainConsole(err=err)


def printable_anyway() -> None:
    """Makes standard output and error spell out what their encoding does not have, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
