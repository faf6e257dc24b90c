"""One place of a text in the three units that tools count in: code points, UTF-16 code units, UTF-8 bytes.

newsml, Python and the W3C's Web Annotation count code points; Java, JavaScript and UIMA count UTF-16 code units; Go,
Rust and many command-line tools count bytes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal, get_args

from newsml.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["code points", "utf-16", "utf-8"]

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
"""The units, the house's own first."""

# Within a run, every character takes as many UTF-16 code units and as many bytes as the first.
_RUNS: Final = re.compile("[\0-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
_NAMES: Final[dict[Unit, tuple[str, str]]] = {
    "code points": ("code point", ""),
    "utf-16": ("UTF-16 code unit", "lies inside a surrogate pair"),
    "utf-8": ("byte", "lies inside the bytes of one character"),
}


class Offsets:
    """Turns offsets into a text from one unit into another.

    Made once per text, in time linear in it; a look-up takes time logarithmic in the number of places where the
    text changes between scripts, and memory goes with that number too.
    """

    __slots__ = ("_lengths", "_starts", "_widths", "alike")

    def __init__(self, text: str) -> None:
        starts, widths = _table(text)
        self._lengths: dict[Unit, int] = {unit: starts[unit].pop() for unit in UNITS}
        self._starts, self._widths = starts, widths
        self.alike: dict[Unit, Unit] = {
            unit: next(one for one in UNITS if self._lengths[one] == self._lengths[unit]) for unit in UNITS
        }
        """For each unit the first that counts every place of this text the same, often itself."""

    def length(self, unit: Unit) -> int:
        """The length of the text."""
        return self._lengths[unit]

    def runs(self, unit: Unit) -> Iterator[tuple[int, int, int, int]]:
        """The text in stretches of equally wide characters.

        Each is (offset in code points, offset in `unit`, how many characters, how many units each of them takes).
        """
        points = self._starts["code points"]
        ends = points[1:]
        if points:
            ends.append(self._lengths["code points"])
        for at, end, start, wide in zip(points, ends, self._starts[unit], self._widths[unit], strict=True):
            yield at, start, end - at, wide

    def find(self, at: int, source: Unit, target: Unit) -> int | None:
        """As `convert`, but None where `convert` raises."""
        if not 0 <= at <= self._lengths[source]:
            return None
        if self.alike[source] == self.alike[target]:
            return at
        starts = self._starts[source]
        run = bisect_right(starts, at) - 1
        steps, rest = divmod(at - starts[run], self._widths[source][run])
        return None if rest else self._starts[target][run] + steps * self._widths[target][run]

    def convert(self, at: int, source: Unit, target: Unit) -> int:
        """The offset in `target` units of the place that is `at` in `source` units, both from 0.

        Raises:
            UnreadableInput: the place is outside the text or inside a character; nothing is rounded.
        """
        found = self.find(at, source, target)
        if found is None:
            name, inside = _NAMES[source]
            length = self._lengths[source]
            if 0 <= at <= length:
                raise UnreadableInput(f"{name} {at} {inside}: offsets must lie between characters")
            message = (
                f"{name} {at} is outside the text, which has {length}: is it another text, or another unit?"
            )
            raise UnreadableInput(message)
        return found


def _table(text: str) -> tuple[dict[Unit, array[int]], dict[Unit, bytes]]:
    """Where each run begins, with the length of the text behind the last; and how wide its characters are."""
    points, utf16, utf8 = (array("q", [0]) for _ in UNITS)
    bytes_wide = bytearray()
    at = at16 = at8 = 0
    for run in _RUNS.finditer(text) if text else ():
        first, end = ord(text[run.start()]), run.end()
        wide = 1 + (first > 0x7F) + (first > 0x7FF) + (first > 0xFFFF)
        count = end - at
        at, at16, at8 = end, at16 + count * (1 + (wide == 4)), at8 + count * wide
        points.append(at)
        utf16.append(at16)
        utf8.append(at8)
        bytes_wide.append(wide)
    starts: dict[Unit, array[int]] = {"code points": points, "utf-16": utf16, "utf-8": utf8}
    one_wide = b"\1" * len(bytes_wide)
    units_wide = bytes_wide.translate(bytes([0, 1, 1, 1, 2, *range(5, 256)]))
    widths: dict[Unit, bytes] = {
        "code points": one_wide,
        "utf-16": bytes(units_wide),
        "utf-8": bytes(bytes_wide),
    }
    return starts, widths
