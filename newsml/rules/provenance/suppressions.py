"""Rules about suppressions: findings that somebody accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.families import family_of
from newsml.rules.rule import Hit, quote, rule
from newsml.rules.suppression import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_OF_SUPPRESSIONS: Final = frozenset({"V090", "V091"})
"""These rules themselves."""
_OF_TARGETS: Final = frozenset({"F001"})
"""Rules that find nothing unless somebody says where the article goes."""


@rule(
    "V090",
    "suppression-without-finding",
    "info",
    title="A suppression suppresses nothing",
    message="{rule} finds nothing there that could be suppressed: remove the suppression, or correct its about or path",
)
def suppression_without_finding(inspection: Inspection) -> Iterator[Hit]:
    """Finds a suppression of a rule that finds nothing in the place that the suppression names, or nothing at all.

    Why: the article was mended and the suppression forgotten. It goes on to hide the next fault of this kind, which
    nobody has looked at; and where it names the wrong place, the finding that was accepted comes back.

    Mend: remove it, or name the place of the finding: about is the id of the annotation, path the field in it. Of two
    suppressions that speak of the same finding the one counts that names its place more exactly.

    Rests on: unused suppressions are faults for the linters that have them, as RUF100 of ruff and
    --report-unused-disable-directives of ESLint, because they outlive their reason.
    """
    suppressions = inspection.article.suppressions
    if not suppressions:
        return
    from newsml.rules import catalogue, code_of

    codes = [code_of(one.rule) for one in suppressions]
    asked = [one for one in catalogue() if one.code in codes and one.code not in _OF_SUPPRESSIONS]
    look_up = Suppressions(inspection.article, code_of)
    used = {look_up.of(finding) for one in asked for finding in one.findings(inspection)}
    judged = {one.code for one in asked}
    if inspection.target is None:
        judged -= _OF_TARGETS
    for n, (one, code) in enumerate(zip(suppressions, codes, strict=True)):
        if code in judged and one not in used:
            yield Hit(("suppressions", n), {"rule": code}, excerpt=one.rule)


@rule(
    "V091",
    "suppression-of-unknown-rule",
    "warning",
    title="A suppression names a rule that does not exist",
    message="no rule is called {rule}, so that nothing is suppressed: {mend}",
)
def suppression_of_unknown_rule(inspection: Inspection) -> Iterator[Hit]:
    """Finds a suppression of which the rule is neither a code nor a name of a rule.

    Why: a slip in a code suppresses nothing, or, once a rule gets that code, something that nobody meant.

    Mend: write the code or the name of one rule, as the finding gives it. Families and beginnings of codes are not
    allowed: a suppression is for what somebody has looked at. Codes that begin with two letters or more, such as
    ACME001, belong to rules of others, which need not be installed here; nothing is said of them.

    Rests on: codes of newsml are a letter for the family and three digits; they are never given to another rule.
    """
    suppressions = inspection.article.suppressions
    if not suppressions:
        return
    from newsml.rules import catalogue, code_of
    from newsml.rules.choosing import nearest

    for n, one in enumerate(suppressions):
        if code_of(one.rule) is not None or _is_of_others(one.rule):
            continue
        near = nearest(one.rule, [name for known in catalogue() for name in (known.code, known.slug)])
        mend = f"did you mean {near}?" if near else "write its code, such as A001, or remove the suppression"
        yield Hit(("suppressions", n, "rule"), {"rule": quote(one.rule), "mend": mend}, excerpt=one.rule)


def _is_of_others(name: str) -> bool:
    letters = family_of(name)
    return letters != name and len(letters) > 1 and letters.isupper()
