"""Rules of other distributions: they announce them in an entry point group, and they count like our own.

    [project.entry-points."newsml.rules"]
    acme = "acme_news.rules"

names a module whose rules all count, or one rule, or several in a tuple. Codes of one letter are ours: others begin
with at least two, so that ours never take one from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError
from newsml.rules.families import CODE
from newsml.rules.rule import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS: Final = "newsml.rules"
"""The entry point group in which other distributions announce rules."""
_SHORTEST: Final = 2


def announced(ours: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that other distributions announce.

    Args:
        ours: the rules that are there already.

    Raises:
        NewsmlError: one does not load, has a code that is not for others, or one that is taken; both are named.
    """
    whose = {name: "newsml" for one in ours for name in (one.code, one.slug)}
    found: dict[str, Rule] = {}
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)):
        here = _described(point)
        for one in _rules(point, here):
            if one.code in found and found[one.code] is one:
                continue  # announced twice: by its module, and by itself
            _check(one, here, whose)
            found[one.code] = one
            whose |= {one.code: here, one.slug: here}
    return tuple(found.values())


def _described(point: EntryPoint) -> str:
    distribution = f" of {point.dist.name}" if point.dist is not None else ""
    return f"{point.value}{distribution}"


def _rules(point: EntryPoint, here: str) -> tuple[Rule, ...]:
    try:
        thing: Any = point.load()
    except Exception as error:
        raise NewsmlError(f"the rules in {here} do not load: {error}") from error
    if isinstance(thing, Rule):
        return (thing,)
    many = vars(thing).values() if isinstance(thing, ModuleType) else thing
    found = tuple(one for one in many if isinstance(one, Rule)) if isinstance(many, Iterable) else ()
    if not found:
        raise NewsmlError(
            f"there are no rules in {here}: announce a module with rules, a rule, or a tuple of them"
        )
    return found


def _check(one: Rule, here: str, whose: dict[str, str]) -> None:
    code = CODE.fullmatch(one.code)
    if code is None or len(code[1]) < _SHORTEST:
        raise NewsmlError(
            f"{one.code} in {here} is no code for a rule of others: begin it with at least two capital letters, and "
            "end it with a number, as in ACME001"
        )
    for name in (one.code, one.slug):
        if name in whose:
            raise NewsmlError(
                f"{name} is a rule in {whose[name]} and another one in {here}: rename one of them"
            )
