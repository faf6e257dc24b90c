"""Runs what pages show: the Python examples in order, then each console block, which shows what is printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def run_python(page: Path) -> None:
    """Runs the Python examples of a page, which write the files that its commands are about."""
    blocks = PYTHON.findall(page.read_text(encoding="utf-8"))
    exec(compile("\n".join(blocks), str(page), "exec"), {"__name__": "example"})  # noqa: S102 - our own pages


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of a page; what it prints on both streams is in `stdout`."""
    programs = (f'{name}() {{ "{sys.executable}" -m {name} "$@"; }}' for name in ("newsml", "pyshacl"))
    return subprocess.run(
        ["bash", "-c", "; ".join((*programs, "exec 2>&1", command))],
        env=os.environ | {"COLUMNS": "120"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def shown_and_printed(page: Path, **environment: str) -> list[tuple[str, str]]:
    """Each console block of a page, and what its commands print."""
    out = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        commands = COMMAND.findall(block)
        out.append(
            (block, "".join(f"$ {command}\n{run(command, **environment).stdout}" for command in commands))
        )
    return out


def commands_under(page: Path, title: str) -> list[str]:
    """The commands below a heading of a page."""
    return COMMAND.findall(
        page.read_text(encoding="utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    )
