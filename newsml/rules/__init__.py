"""Rules: what is doubtful about an article that is consistent all the same.

Impossible articles are refused by the model; a rule speaks where the article contradicts itself, its text, or what is
usual enough that an exception is worth a look. No rule fires on a correct article.

A rule has a permanent code: a letter for its family (`FAMILIES`) and three digits, counted up from 001 for each letter.
A code is never reused, not even after its rule is gone. Each family is a package; every rule in a module of it counts.
"""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError
from newsml.findings import Findings
from newsml.rules.inspection import Inspection
from newsml.rules.rule import Hit, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.article import Article

__all__ = ["FAMILIES", "Hit", "Inspection", "Rule", "catalogue", "check", "chosen", "named", "rule"]

FAMILIES: Final = {
    "A": "article",
    "W": "text",
    "N": "anchor",
    "P": "participant",
    "E": "event",
    "S": "statement",
    "T": "topic",
    "V": "provenance",
    "F": "interchange",
}
"""The families of rules by the letter of their codes."""


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules, by code."""
    found: dict[str, Rule] = {}
    for family in FAMILIES.values():
        package = import_module(f"newsml.rules.{family}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            for thing in vars(import_module(module.name)).values():
                if isinstance(thing, Rule):
                    found[thing.code] = thing
    return tuple(found[code] for code in sorted(found))


def check(article: Article, rules: Iterable[Rule] | None = None, *, source: str | None = None) -> Findings:
    """What rules find in an article. It takes time linear in the article, and fails on none that exists.

    Args:
        article: the article.
        rules: the rules to ask; all where none are given.
        source: the file it came from, for the findings.
    """
    inspection = Inspection(article, source)
    asked = catalogue() if rules is None else rules
    return Findings(finding for one in asked for finding in one.findings(inspection))


def chosen(select: Iterable[str] | None = None, ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that are selected, all where nothing is, without those to ignore.

    Args:
        select: codes or slugs.
        ignore: codes or slugs.

    Raises:
        NewsmlError: no rule has such a code or slug.
    """
    wanted = catalogue() if select is None else {named(name) for name in _several(select)}
    unwanted = {named(name) for name in _several(ignore)}
    return tuple(one for one in catalogue() if one in wanted and one not in unwanted)


def named(name: str) -> Rule:
    """The rule with this code or slug, in capitals or not.

    Raises:
        NewsmlError: there is none; the message names the nearest.
    """
    known = {key: one for one in catalogue() for key in (one.code, one.slug)}
    found = known.get(name.upper()) or known.get(name.lower())
    if found is not None:
        return found
    nearest = difflib.get_close_matches(name.upper(), known, n=1) or difflib.get_close_matches(
        name.lower(), known, n=1
    )
    hint = f"did you mean {nearest[0]}? " if nearest else ""
    raise NewsmlError(
        f"no rule is called {name!r}: {hint}known are {', '.join(one.code for one in catalogue())}"
    )


def _several(names: Iterable[str]) -> Iterable[str]:
    """One name stands for itself, not for its letters."""
    return (names,) if isinstance(names, str) else names
