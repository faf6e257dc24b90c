"""Settings: which rules count in a folder, said in `newsml.toml` or in `[tool.newsml]` of `pyproject.toml`.

The nearest file above a document counts, and only that; `newsml.toml` before `pyproject.toml` in the same folder. What
the command line says is put on top of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsml.choosing import Asked, asked
from newsml.rules.choosing import Layer
from newsml.settings.globs import matches

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_FILE: Final = "newsml.toml"
"""Settings of newsml alone."""
SHARED_FILE: Final = "pyproject.toml"
"""Settings of many tools; ours stand in `[tool.newsml]`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file, or a command line, says of which rules count."""

    layer: Layer = field(default_factory=Layer)
    """What is selected and ignored, and how much findings weigh."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is ignored in the files that a glob matches."""
    profile: str | None = None
    """The name of the profile."""
    target: str | None = None
    """The name of the format that articles are about to be written in."""
    folder: Path | None = None
    """The folder that globs start from; the current one where None."""
    path: Path | None = None
    """The file that says so."""

    def ignored_in(self, source: Path) -> tuple[str, ...]:
        """What is ignored in this file alone."""
        if not self.per_file_ignores:
            return ()
        folder = (self.folder or Path()).resolve()
        if not source.is_relative_to(folder):
            return ()
        relative = source.relative_to(folder)
        matching = (names for glob, names in self.per_file_ignores.items() if matches(glob, relative))
        return tuple(name for names in matching for name in names)


class SettingsOf:
    """The settings for one document after the other, each file read once."""

    def __init__(self, line: Settings, file: Settings | None, *, search: bool) -> None:
        """Starts with nothing read.

        Args:
            line: what the command line says.
            file: the settings that count for all documents, where a file was named.
            search: whether to look for a file above each document.
        """
        self._line, self._file, self._search = line, file, search
        self._of_folder: dict[Path, Settings | None] = {}
        self._asked: dict[tuple[Path | None, tuple[str, ...]], Asked] = {}

    def asked_of(self, source: Path | None) -> Asked:
        """What is asked of the document at this path; of one without a path what the current folder asks.

        Raises:
            NewsmlError: a file of settings cannot be read, or something in it is not known.
        """
        path = source.resolve() if source is not None else None
        file = (
            self._settings_in(path.parent if path is not None else Path.cwd()) if self._search else self._file
        )
        apart = (*(file.ignored_in(path) if file else ()), *self._line.ignored_in(path)) if path else ()
        key = (file.path if file is not None else None, apart)
        if key not in self._asked:
            self._asked[key] = self._resolved(file, apart)
        return self._asked[key]

    def _resolved(self, file: Settings | None, apart: tuple[str, ...]) -> Asked:
        given = [file, self._line] if file is not None else [self._line]
        layers = [one.layer for one in given]
        if apart:
            layers.append(Layer(ignore=apart))
        profile = self._line.profile or (file.profile if file is not None else None)
        target = self._line.target or (file.target if file is not None else None)
        return asked(layers, profile=profile, target=target)

    def _settings_in(self, folder: Path) -> Settings | None:
        """The settings of the nearest file in a folder or above it."""
        from newsml.settings.reading import in_folder

        walked: list[Path] = []
        found: Settings | None = None
        for here in (folder, *folder.parents):
            if here in self._of_folder:
                found = self._of_folder[here]
                break
            walked.append(here)
            found = in_folder(here)
            if found is not None:
                break
        self._of_folder.update(dict.fromkeys(walked, found))
        return found
