"""The ways in which tools count offsets, by name, from the plainest to the oddest."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final, Literal

from newsml.errors import NewsmlError
from newsml.formats._kit.offsets import UNITS, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

Breaks = Literal["as they are", "CRLF as one", "LF as two"]
Form = Literal["as it is", "NFC", "NFD"]

BREAKS: Final[tuple[Breaks, ...]] = ("as they are", "CRLF as one", "LF as two")
FORMS: Final[tuple[Form, ...]] = ("as it is", "NFC", "NFD")

_UNIT_NAMES: Final[dict[Unit, str]] = {
    "code points": "code points",
    "utf-16": "UTF-16",
    "utf-8": "UTF-8 bytes",
}


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count. The plain `Counting()` is newsml's own: code points from 0, ends exclusive."""

    unit: Unit = "code points"
    """What is counted; in lines, what columns count."""
    base: int = 0
    """The number of the first unit, 0 or 1; in lines, of the first column."""
    inclusive: bool = False
    """Whether an end is the last unit of the words, not the one after."""
    breaks: Breaks = "as they are"
    """Whether the tool saw every CRLF of the text as LF ("CRLF as one"), or every lone LF as CRLF ("LF as two")."""
    mark: bool = False
    """Whether the byte order mark in front of the text was counted."""
    form: Form = "as it is"
    """Unicode normalisation form in which the tool saw the text."""
    lines: int | None = None
    """The number of the first line, 0 or 1, where places are lines and columns; None where they are offsets."""

    def __str__(self) -> str:
        parts = [_UNIT_NAMES[self.unit]]
        if self.lines is not None:
            parts += [f"lines from {self.lines}", f"columns from {self.base}"]
        elif self.base:
            parts.append(f"from {self.base}")
        parts += ["ends inclusive"] if self.inclusive else []
        parts += [self.breaks] if self.breaks != "as they are" else []
        parts += ["byte order mark counted"] if self.mark else []
        parts += [f"text in {self.form}"] if self.form != "as it is" else []
        return ", ".join(parts)

    @classmethod
    def parse(cls, name: str) -> Counting:
        """The counting that `str` gives this name: a unit, and what is odd about it, parted by commas.

        Raises:
            NewsmlError: it has another part.
        """
        given: dict[str, Any] = {}
        for part in (" ".join(part.split()) for part in name.casefold().split(",")):
            if part not in _PARTS:
                known = "code points, UTF-16, UTF-8 bytes"
                odd = ", ".join(key for key in _PARTS if key not in _SHORT and _PARTS[key][0] != "unit")
                raise NewsmlError(
                    f"{part!r} says nothing about offsets: give {known}; then, with commas, any of {odd}"
                )
            field, value = _PARTS[part]
            if given.setdefault(field, value) != value:
                raise NewsmlError(f"{name!r} contradicts itself about the {field}: give one")
        return cls(**given)

    @property
    def oddity(self) -> tuple[int, ...]:
        """Orders countings: those that differ from newsml's own in fewer ways come first, then by rarity."""
        odd = (
            self.base != 0,
            self.inclusive,
            BREAKS.index(self.breaks),
            self.mark,
            FORMS.index(self.form),
            self.lines == 1,
        )
        # Whoever counts from 1 counts to the last character: together they are one habit, not two.
        habits = sum(map(bool, odd)) - (self.base != 0 and self.inclusive)
        return (habits, UNITS.index(self.unit), *reversed([int(value) for value in odd]))

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {"name": str(self), **{field.name: getattr(self, field.name) for field in fields(self)}}


_SHORT: Final = {
    "codepoints",
    "characters",
    "bytes",
    "utf-8",
    "utf16",
    "utf8",
    "inclusive",
    "nfc",
    "nfd",
    "bom",
}
_PARTS: Final[dict[str, tuple[str, Any]]] = {
    "code points": ("unit", "code points"),
    "codepoints": ("unit", "code points"),
    "characters": ("unit", "code points"),
    "utf-16": ("unit", "utf-16"),
    "utf16": ("unit", "utf-16"),
    "utf-8 bytes": ("unit", "utf-8"),
    "utf-8": ("unit", "utf-8"),
    "utf8": ("unit", "utf-8"),
    "bytes": ("unit", "utf-8"),
    "from 0": ("base", 0),
    "from 1": ("base", 1),
    "columns from 0": ("base", 0),
    "columns from 1": ("base", 1),
    "lines from 0": ("lines", 0),
    "lines from 1": ("lines", 1),
    "ends inclusive": ("inclusive", True),
    "inclusive": ("inclusive", True),
    "ends exclusive": ("inclusive", False),
    "crlf as one": ("breaks", "CRLF as one"),
    "lf as two": ("breaks", "LF as two"),
    "byte order mark counted": ("mark", True),
    "bom": ("mark", True),
    "text in nfc": ("form", "NFC"),
    "nfc": ("form", "NFC"),
    "text in nfd": ("form", "NFD"),
    "nfd": ("form", "NFD"),
}


def offsets(breaks: tuple[Breaks, ...], forms: tuple[Form, ...], *, marked: bool) -> list[Counting]:
    """The countings that can differ in a text, plainest first.

    Args:
        breaks: ways to see the line breaks that the text makes a difference to.
        forms: normalisation forms that differ from each other in this text.
        marked: whether the text begins with a byte order mark.
    """
    return sorted(_all(breaks, forms, marked=marked), key=lambda counting: counting.oddity)


def columns(forms: tuple[Form, ...], *, marked: bool) -> list[Counting]:
    """The countings in lines and columns, plainest first; how lines end makes no difference to them."""
    plain = list(_all(("as they are",), forms, marked=marked))
    return sorted(
        (replace(counting, lines=first) for counting in plain for first in (0, 1)),
        key=lambda counting: counting.oddity,
    )


def _all(breaks: tuple[Breaks, ...], forms: tuple[Form, ...], *, marked: bool) -> Iterator[Counting]:
    marks = (False, True) if marked else (False,)
    for unit, base, inclusive, kind, mark, form in product(
        UNITS, (0, 1), (False, True), breaks, marks, forms
    ):
        yield Counting(unit, base, inclusive, kind, mark, form)
