"""What is asked of an article and its document: rules and checks of standards, each with how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from newsml.errors import NewsmlError
from newsml.rules import Rule, catalogue, named
from newsml.rules.choosing import Known, Layer, choose, several
from newsml.rules.profiles import DEFAULT, profile_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.findings import Finding, Severity
    from newsml.rules.target import Target

_WITH_TARGET = "interchange"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, resolved: it can be handed to another process."""

    rules: tuple[Rule, ...]
    """The rules, with the severities that were asked for."""
    checks: Mapping[str, Severity] = field(default_factory=dict)
    """Severities of the checks of a document's standard, by code."""
    target: Target | None = None
    """The format that the article is about to be written in."""
    notes: tuple[str, ...] = ()
    """What is to be said to who asked: a code that is retired."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the checks."""
        return frozenset(self.checks)

    def weighed(self, finding: Finding) -> Finding:
        """A finding of a check with the severity that was asked for."""
        severity = self.checks.get(finding.code, finding.severity)
        return finding if severity == finding.severity else replace(finding, severity=severity)


@cache
def known() -> Known:
    """All rules and checks, by what they go by."""
    from newsml.standards.checks import CHECKS

    return Known((*catalogue(), *CHECKS))


def asked(layers: Iterable[Layer] = (), *, profile: str | None = None, target: str | None = None) -> Asked:
    """What is asked when layers are put on a profile.

    Args:
        layers: what files, command line and caller say, the lowest first.
        profile: the name of the profile; `interchange` where only a target is named, else `publish`.
        target: the name of the format that the article is about to be written in.

    Raises:
        NewsmlError: a selector, severity, profile or format that is not known; the message names the nearest.
    """
    base = profile_named(profile or (_WITH_TARGET if target else DEFAULT))
    all_ = known()
    choice = choose(all_, base.severities(all_.things.values()), layers)
    rules = tuple(
        one.weighing(choice.severities[one.code]) for one in catalogue() if one.code in choice.severities
    )
    names = {one.code for one in catalogue()}
    checks = {code: severity for code, severity in choice.severities.items() if code not in names}
    return Asked(rules, checks, _target(target) if target else None, choice.notes)


def of_call(
    *,
    rules: Rule | str | Iterable[Rule | str] | None = None,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    profile: str | None = None,
    target: str | None = None,
) -> Asked:
    """What a caller asks; arguments and errors are those of `newsml.validate`."""
    if rules is None:
        layer = Layer(None if select is None else several(select), several(ignore), severity or {})
        return asked((layer,), profile=profile, target=target)
    if select is not None or ignore or profile is not None:
        raise NewsmlError("rules says exactly what is asked: leave out select, ignore and profile, or rules")
    given: tuple[Any, ...] = (rules,) if isinstance(rules, (Rule, str)) else tuple(rules)
    found = dict.fromkeys(one if isinstance(one, Rule) else named(one) for one in given)
    levels = choose(
        Known(found), {one.code: one.severity for one in found}, (Layer(severity=severity or {}),)
    ).severities
    return Asked(
        tuple(one.weighing(levels[one.code]) for one in found if one.code in levels),
        target=_target(target) if target else None,
    )


def _target(name: str) -> Target:
    from newsml.formats import named as format_named
    from newsml.rules.target import Target

    format = format_named(name)
    return Target(format.name, format.lost)
