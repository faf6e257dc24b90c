"""The folder that the schemas lie in, and which of them are there."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from newsml.errors import NewsmlError
from newsml.files import reason

if TYPE_CHECKING:
    from newsml.standards.catalogue import Standard

VARIABLE: Final = "NEWSML_STANDARDS"
"""The environment variable that names another folder."""

State = Literal["there", "differs", "missing"]
"""Whether a file is there; `differs` where it is not the one that newsml knows."""


def folder() -> Path:
    """The folder that NEWSML_STANDARDS names, else `standards` in newsml's folder of the user's cache."""
    given = os.environ.get(VARIABLE)
    return Path(given).absolute() if given else _cache() / "standards"


def _cache() -> Path:
    """Where this system keeps what can be fetched again: as platformdirs' `user_cache_dir("newsml")` has it."""
    home = Path("~").expanduser()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "newsml"
    if sys.platform == "win32":  # pragma: no cover - another system
        local = os.environ.get("LOCALAPPDATA", "").strip()
        return (Path(local) if local else home / "AppData" / "Local") / "newsml" / "newsml" / "Cache"
    given = os.environ.get("XDG_CACHE_HOME", "").strip()
    return (Path(given) if given else home / ".cache") / "newsml"


def find(standard: Standard) -> Path | None:
    """The file of a schema, where it is there; older ones may lie in a folder `older`."""
    own = folder() / standard.folder
    places = (own / standard.file, own / "older" / standard.file)
    return next((path for path in places if path.is_file()), None)


def home(standard: Standard) -> Path:
    """Where a schema that is not there belongs."""
    return folder() / standard.folder / standard.file


def state(standard: Standard) -> State:
    """Whether a schema is there, and is the file that newsml knows; raises NewsmlError where it cannot be read."""
    path = find(standard)
    if path is None:
        return "missing"
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise NewsmlError(f"cannot be read: {reason(error)}", source=str(path)) from None
    return "there" if digest == standard.sha256 else "differs"
