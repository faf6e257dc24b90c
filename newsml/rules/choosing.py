"""Which rules count, and how much: selectors, and the layers in which they are said.

A selector is a code (`S001`), a slug (`quotation-without-marks`), the beginning of codes (`S0`), a family by letter or
by name (`S`, `statement`), or `all`. Where one place selects and ignores, the narrower of two selectors wins, and
ignoring wins among equals: `select = ["S001"]` and `ignore = ["S"]` leave S001.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol, cast, get_args

from newsml.errors import NewsmlError
from newsml.rules.families import CODE, FAMILIES, STANDARD, family_of
from newsml.rules.retired import RETIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.findings import Severity

Level = Literal["error", "warning", "info", "off"]
"""How much a finding weighs; `off` where it is not looked for."""
LEVELS: Final[tuple[Level, ...]] = get_args(Level)

_ALL: Final = 0
_FAMILY: Final = 1
_ONE: Final = 1000  # narrower than any beginning of a code


class Checkable(Protocol):
    """What can be chosen: a rule, or a check of a standard."""

    @property
    def code(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def severity(self) -> Severity: ...


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place (a file, a command line, a call) says of which rules count."""

    select: tuple[str, ...] | None = None
    """Only these; None where the place does not say."""
    ignore: tuple[str, ...] = ()
    """Not these."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """How much findings weigh, by selector."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a selector stands for."""

    codes: frozenset[str]
    narrowness: int
    """The greater, the fewer it can stand for."""
    note: str | None = None
    """What is to be said to who uses it."""

    @property
    def single(self) -> bool:
        """Whether it is the name of one thing, not of all that have something in common."""
        return self.narrowness == _ONE


class Known:
    """All that can be chosen, by the names that it goes by."""

    def __init__(self, things: Iterable[Checkable]) -> None:
        self.things = {thing.code: thing for thing in things}
        self._by_slug = {thing.slug: code for code, thing in self.things.items()}
        self._families = {family_of(code) for code in self.things} | {*FAMILIES, STANDARD}
        self._named = {name: letter for letter, name in FAMILIES.items()} | {"standard": STANDARD}
        self._retired = {one.slug: code for code, one in RETIRED.items()}

    def meant(self, selector: str) -> Meant:
        """What a selector stands for, in capitals or not.

        Raises:
            NewsmlError: nothing; the message names the nearest that is known.
        """
        upper, lower = selector.upper(), selector.lower()
        code = upper if upper in self.things else self._by_slug.get(lower)
        if code is not None:
            return Meant(frozenset((code,)), _ONE)
        gone = upper if upper in RETIRED else self._retired.get(lower)
        if gone is not None:
            successor = RETIRED[gone].successor
            return Meant(frozenset((successor,) if successor else ()), _ONE, RETIRED[gone].note(gone))
        if lower == "all":
            return Meant(frozenset(self.things), _ALL)
        family = upper if upper in self._families else self._named.get(lower)
        if family is not None:
            return Meant(frozenset(code for code in self.things if family_of(code) == family), _FAMILY)
        part = CODE.fullmatch(upper)
        found = part and frozenset(
            code for code in self.things if code.startswith(upper) and family_of(code) == part[1]
        )
        if part and found:
            return Meant(found, _FAMILY + len(part[2]))
        raise self._unknown(selector)

    def _unknown(self, selector: str) -> NewsmlError:
        names = [*self.things, *self._by_slug, *self._named, *RETIRED, *self._retired]
        near = nearest(selector, names)
        hint = f"did you mean {near}? " if near else ""
        return NewsmlError(f"no rule is called {selector!r}: {hint}`newsml rule --all` lists them")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that is most like one that is not known, in capitals or not; None where none is much like it."""
    known = tuple(names)
    found = difflib.get_close_matches(name.upper(), known, n=1)
    return next(iter(found or difflib.get_close_matches(name.lower(), known, n=1)), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked for, and how much it weighs."""

    severities: Mapping[str, Severity]
    """By code; what is not looked for is missing."""
    notes: tuple[str, ...] = ()
    """What is to be said to who chose: a code that is retired."""


def choose(known: Known, start: Mapping[str, Severity], layers: Iterable[Layer]) -> Choice:
    """What is looked for when layers are put on top of each other.

    A layer that selects replaces what the ones below it left; one that ignores takes away from it. Severities of an
    upper layer win over those of a lower one, and never add what is not selected.

    Args:
        known: what can be chosen.
        start: what a profile looks for, with its severity.
        layers: the lowest first.

    Raises:
        NewsmlError: a selector or a severity that is not known.
    """
    wanted = dict(start)
    levels: dict[str, str] = {}
    notes: dict[str, None] = {}
    for layer in layers:
        if layer.select is not None:
            wanted = {}
        for meant, selected in _in_order(known, layer):
            for code in meant.codes:
                if selected:
                    wanted[code] = start.get(code, known.things[code].severity)
                else:
                    wanted.pop(code, None)
            if meant.note:
                notes[meant.note] = None
        for meant, level in _levels(known, layer):
            levels.update(dict.fromkeys(meant.codes, level))
    weighed = {code: levels.get(code, wanted[code]) for code in sorted(wanted)}
    counted = {code: cast("Severity", level) for code, level in weighed.items() if level != "off"}
    return Choice(counted, tuple(notes))


def _in_order(known: Known, layer: Layer) -> list[tuple[Meant, bool]]:
    """The selectors of a layer, the widest first; of equals those that ignore last."""
    both = [(known.meant(name), True) for name in layer.select or ()]
    both += [(known.meant(name), False) for name in layer.ignore]
    return sorted(both, key=lambda one: (one[0].narrowness, not one[1]))


def _levels(known: Known, layer: Layer) -> list[tuple[Meant, str]]:
    found = [(known.meant(name), check_level(level)) for name, level in layer.severity.items()]
    return sorted(found, key=lambda one: one[0].narrowness)


def check_level(level: str) -> str:
    """The same level; raises NewsmlError where there is none of this name."""
    if level not in LEVELS:
        near = nearest(level, LEVELS)
        hint = f": did you mean {near}?" if near else ""
        raise NewsmlError(f"a severity is one of {', '.join(LEVELS)}, not {level!r}{hint}")
    return level


def several(names: str | Iterable[str]) -> tuple[str, ...]:
    """One name stands for itself, not for its letters."""
    return (names,) if isinstance(names, str) else tuple(names)
