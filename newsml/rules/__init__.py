"""Rules: what is doubtful about an article that is consistent all the same.

Impossible articles are refused by the model; a rule speaks where the article contradicts itself, its text, or what is
usual enough that an exception is worth a look. No rule fires on a correct article.

A rule has a permanent code: a letter for its family (`FAMILIES`) and three digits, counted up from 001 for each letter.
A code is never reused, not even after its rule is gone. Each family is a package; every rule in a module of it counts.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from newsml.errors import NewsmlError
from newsml.rules.announced import announced
from newsml.rules.choosing import Known, Layer, choose, several
from newsml.rules.families import FAMILIES
from newsml.rules.inspection import Inspection
from newsml.rules.rule import Hit, Rule, rule
from newsml.rules.suppression import Suppressions, sifted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.findings import Findings
    from newsml.model.article import Article
    from newsml.rules.target import Target

__all__ = [
    "FAMILIES",
    "Hit",
    "Inspection",
    "Rule",
    "catalogue",
    "check",
    "chosen",
    "named",
    "ours",
    "rule",
]


@cache
def ours() -> tuple[Rule, ...]:
    """The rules of newsml itself, by code."""
    found: dict[str, Rule] = {}
    for family in FAMILIES.values():
        package = import_module(f"newsml.rules.{family}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            for thing in vars(import_module(module.name)).values():
                if isinstance(thing, Rule):
                    found[thing.code] = thing
    return tuple(found[code] for code in sorted(found))


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules, by code: ours, and those that other distributions announce.

    Raises:
        NewsmlError: rules of others do not load, or their codes clash.
    """
    return tuple(sorted((*ours(), *announced(ours())), key=lambda one: one.code))


def check(
    article: Article,
    rules: Iterable[Rule] | None = None,
    *,
    source: str | None = None,
    target: Target | None = None,
) -> Findings:
    """What rules find in an article. It takes time linear in the article, and fails on none that exists.

    Args:
        article: the article.
        rules: the rules to ask; all where none are given.
        source: the file it came from, for the findings.
        target: the format that it is about to be written in.
    """
    inspection = Inspection(article, source, target)
    asked = catalogue() if rules is None else rules
    found = (finding for one in asked for finding in one.findings(inspection))
    return sifted(found, Suppressions(article, code_of))


def chosen(select: str | Iterable[str] | None = None, ignore: str | Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that are selected, all where nothing is, without those to ignore.

    Args:
        select: codes, slugs, families, beginnings of codes.
        ignore: the same.

    Raises:
        NewsmlError: a name that means no rule.
    """
    layer = Layer(None if select is None else several(select), several(ignore))
    everything = {one.code: one.severity for one in catalogue()}
    picked = choose(_known(), everything, (layer,)).severities
    return tuple(one for one in catalogue() if one.code in picked)


def named(name: str) -> Rule:
    """The rule with this code or slug, in capitals or not; where that is retired, its successor.

    Raises:
        NewsmlError: there is none; the message names the nearest.
    """
    meant = _known().meant(name)
    if not meant.single or not meant.codes:
        raise NewsmlError(meant.note or f"{name!r} is several rules: name one by its code or its slug")
    (code,) = meant.codes
    return next(one for one in catalogue() if one.code == code)


@cache
def _known() -> Known:
    return Known(catalogue())


def code_of(name: str) -> str | None:
    """The code of the rule that a suppression names; None where there is none."""
    try:
        return named(name).code
    except NewsmlError:
        return None
