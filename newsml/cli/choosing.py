"""Which rules and checks a command asks: its options, put on top of the settings of each document."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.sources import STDIN
from newsml.cli.terminal import remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsml.choosing import Asked
    from newsml.settings import Settings, SettingsOf

NO_FILE: Final = "none"
"""For `--config`: no file of settings."""

_OPTIONS: Final = (
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        help="Only these: codes, names or families of rules and checks, with commas; `all` for all.",
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Not these."),
    click.option(
        "--per-file-ignores",
        multiple=True,
        metavar="GLOB:CODES",
        help="Not these in the files that the glob matches, such as 'archive/**:A001'.",
    ),
    click.option(
        "--severity",
        multiple=True,
        metavar="CODE=LEVEL",
        help="How much findings weigh: error, warning, info or off, such as S001=error,event=off.",
    ),
    click.option(
        "--profile",
        metavar="NAME",
        help="What articles have to be fit for: draft, publish (the default) or interchange.",
    ),
    click.option(
        "--target",
        metavar="FORMAT",
        help="The format that articles are about to be written in: also finds what it cannot carry.",
    ),
    click.option(
        "--config",
        metavar="FILE",
        help="Settings for all documents, or none; else the nearest newsml.toml or pyproject.toml above each counts.",
    ),
)


class Choosing:
    """What is asked of each document."""

    def __init__(self, settings: SettingsOf, *, has_checks: bool) -> None:
        """Starts with the settings, and whether the command line leaves any check of a standard to be asked."""
        self._settings, self.has_checks = settings, has_checks
        self._noted: set[str] = set()

    def of(self, source: str) -> Asked:
        """What is asked of the document with this name; what is retired is remarked once.

        Raises:
            NewsmlError: its settings cannot be read, or something in them is not known.
        """
        asked = self._settings.asked_of(None if source == STDIN else Path(source))
        for note in asked.notes:
            if note not in self._noted:
                self._noted.add(note)
                remark(note)
        return asked


def choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that choose rules, and hands it what they say as `choosing`."""

    @wraps(command)
    def choosing(**given: Any) -> Any:
        mine = {option: given.pop(option) for option in _NAMES}
        return command(choosing=_choosing(**mine), **given)

    for option in reversed(_OPTIONS):
        choosing = option(choosing)
    return choosing


_NAMES: Final = ("select", "ignore", "per_file_ignores", "severity", "profile", "target", "config")


def _choosing(*, config: str | None, **said: Any) -> Choosing:
    """What is asked; raises NewsmlError for what is not known on the command line, before anything is read."""
    from newsml.choosing import asked
    from newsml.settings import SettingsOf
    from newsml.settings.reading import read

    line = _line(**said)
    alone = asked((line.layer,), profile=line.profile, target=line.target)
    file = read(Path(config)) if config is not None and config != NO_FILE else None
    return Choosing(SettingsOf(line, file, search=config is None), has_checks=bool(alone.checks))


def _line(
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    per_file_ignores: tuple[str, ...],
    severity: tuple[str, ...],
    profile: str | None,
    target: str | None,
) -> Settings:
    """What the command line says."""
    from newsml.choosing import known
    from newsml.rules.choosing import Layer
    from newsml.settings import Settings

    per_file: dict[str, tuple[str, ...]] = {}
    for given in per_file_ignores:
        glob, colon, names = given.rpartition(":")
        if not colon or not glob:
            raise click.UsageError(f"--per-file-ignores takes a glob, a colon and codes, not {given!r}")
        per_file[glob] = (*per_file.get(glob, ()), *_names((names,)))
    for name in (name for names in per_file.values() for name in names):
        known().meant(name)
    levels = {}
    for given in _names(severity):
        name, sign, level = given.partition("=")
        if not sign:
            raise click.UsageError(
                f"--severity takes a code, = and a level, such as S001=error, not {given!r}"
            )
        levels[name.strip()] = level.strip()
    layer = Layer(_names(select) if select else None, _names(ignore), levels)
    return Settings(layer, per_file, profile, target)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())
