"""The command `newsml`: one file per command, none of them loaded before it is wanted."""

from __future__ import annotations

from newsml.cli.program import main

__all__ = ["main"]
