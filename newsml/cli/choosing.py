"""Which rules and checks `newsml validate` asks, said on its command line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one document."""

    options: dict[str, Collection[str]]
    """Which rules, as `newsml.validate` takes them."""
    codes: frozenset[str]
    """The codes of the checks of its standard."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is asked of each document."""

    everywhere: Asked

    @property
    def has_checks(self) -> bool:
        """Whether a check of a standard can be asked of any document."""
        return bool(self.everywhere.codes)

    def of(self, source: str) -> Asked:  # noqa: ARG002 - the same for all so far
        """What is asked of the document with this name."""
        return self.everywhere


def choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that choose rules, and hands it what they say as `choosing`."""

    @click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        help="Only these (codes or names of rules and checks, with commas).",
    )
    @click.option("--ignore", multiple=True, metavar="CODES", help="All but these.")
    @wraps(command)
    def choosing(*, select: tuple[str, ...], ignore: tuple[str, ...], **more: Any) -> Any:
        return command(choosing=_choosing(select, ignore), **more)

    return choosing


def _choosing(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choosing:
    """What is asked; raises NewsmlError for a code that is not known, before anything is read."""
    from newsml.rules import chosen
    from newsml.standards.checks import divided

    options: dict[str, Collection[str]] = {}
    if select:
        options["select"] = _names(select)
    if ignore:
        options["ignore"] = _names(ignore)
    rules, codes = divided(**options)
    chosen(**rules)
    return Choosing(Asked(options, codes))


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())
