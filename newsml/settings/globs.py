"""Globs of files, as settings write them: `archive/**`, `*.xml`, `drafts/`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath


def matches(glob: str, path: PurePath) -> bool:
    """Whether a glob is for a file, whose path starts at the folder of the settings.

    `*`, `?` and `[...]` stand for what can be in one name, `**` for any number of folders. Without a slash a glob is
    for the name of the file, in whichever folder that is; with one at its end it is for all below that folder.
    """
    text = glob.removeprefix("./")
    if "/" not in text:
        return fnmatchcase(path.name, text)
    pieces = [piece or "**" for piece in text.removeprefix("/").split("/")]
    names = path.parts
    reached = {0}
    for piece in pieces:
        if piece == "**":
            reached = set(range(min(reached), len(names) + 1)) if reached else reached
        else:
            reached = {n + 1 for n in reached if n < len(names) and fnmatchcase(names[n], piece)}
    return len(names) in reached
