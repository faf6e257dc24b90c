"""Random edits of a text of which it is known where every code point went."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsml.revising.locating import SURROUNDINGS
from newsml.testing.words import texts

PARAGRAPHS = (
    "The ferry waits, Ana Ruiz said on Monday. “The wind is too strong,” she told reporters in Quellhaven.",
    "The ferry waits.",
    "In Quellhaven, the wind is strong; the wind is too strong, the wind is far too strong, Ana Ruiz said.",
    "渡轮在等待，安娜·鲁伊斯星期一说。“风太大了，”她在凯尔港对记者说，“我们要等到明天早上再看看情况，然后才能决定。”",
    "Паром ждёт, сказала Ана Руис в понедельник. «Ветер слишком сильный», — заявила она журналистам в порту.",
    "العبّارة تنتظر، قالت آنا رويز يوم الاثنين. «الريح قوية جدا»، قالت للصحفيين في الميناء، «وسننتظر حتى الغد».",
    "👩🏽\u200d🚀👩🏽\u200d🚀 e\u0301e\u0301e\u0301 🇺🇦🇺🇦🇺🇦 👨\u200d👩\u200d👧 👩🏽\u200d🚀",
    "a" * 50,
    "ab" * 40,
    "* * *",
    "-" * 70,
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A text, what became of it, and the true place of every code point."""

    old: str
    new: str
    origins: tuple[int | None, ...]
    """For each code point of the new text where it stood in the old one; None where it was inserted."""

    def places(self) -> dict[int, int]:
        """Where each code point of the old text stands in the new one, if it does."""
        return {at: n for n, at in enumerate(self.origins) if at is not None}


def composed(old: str, *pieces: str | tuple[int, int]) -> Edited:
    """A text that is put together from stretches of the old one, and new words."""
    origins: list[int | None] = []
    new = ""
    for piece in pieces:
        origins += [None] * len(piece) if isinstance(piece, str) else range(*piece)
        new += piece if isinstance(piece, str) else old[slice(*piece)]
    return Edited(old, new, tuple(origins))


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with their surroundings: 32 code points to either side, fewer at the ends of the text."""
    return max(0, start - SURROUNDINGS), min(len(text), end + SURROUNDINGS)


def untouched(places: dict[int, int], text: str, start: int, end: int) -> bool:
    """Whether no edit took away or came between the words and their surroundings, which may have moved as a whole."""
    first, last = window(text, start, end)
    return all(
        at in places and (at == first or places[at] == places.get(at - 1, -2) + 1)
        for at in range(first, last)
    )


def bodies() -> SearchStrategy[str]:
    """Texts of paragraphs, of which some are there several times; also short and odd ones."""
    paragraphs = st.lists(st.sampled_from(PARAGRAPHS) | texts(60), min_size=1, max_size=7)
    return st.tuples(paragraphs, st.sampled_from(("\n\n", "\n", " ", ""))).map(
        lambda drawn: drawn[1].join(drawn[0])
    )


@st.composite
def edited(draw: DrawFn, old: str, max_edits: int = 4) -> Edited:
    """The text after up to so many insertions, deletions, replacements and moves of paragraphs."""
    pieces: list[tuple[str, int | None]] = [(character, n) for n, character in enumerate(old)]
    for _ in range(draw(st.integers(1, max_edits))):
        kind = draw(st.sampled_from(("insert", "delete", "replace", "move")))
        if kind == "move":
            pieces = _moved(draw, pieces)
            continue
        start = draw(st.integers(0, len(pieces)))
        length = 0 if kind == "insert" else draw(st.integers(0, 6) | st.integers(0, 120))
        cut = pieces[start : start + length]
        words = "" if kind == "delete" else draw(_inserted(old))
        pieces[start : start + len(cut)] = [(character, None) for character in words]
    if not pieces:
        pieces = [("x", None)]
    return Edited(old, "".join(c for c, _ in pieces), tuple(at for _, at in pieces))


def _inserted(old: str) -> SearchStrategy[str]:
    """New words, or words that stand in the text already."""
    copied = st.tuples(st.integers(0, len(old) - 1), st.integers(1, 90)).map(
        lambda drawn: old[drawn[0] : drawn[0] + drawn[1]]
    )
    return st.sampled_from(("x", " ", "\n\n", "far ", "a", "ab", "Quellhaven")) | texts(40) | copied


def _moved(draw: DrawFn, pieces: list[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    breaks = [0, *(n + 1 for n, (character, _) in enumerate(pieces) if character == "\n"), len(pieces)]
    lines = [pieces[start:end] for start, end in pairwise(breaks)]
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), line)
    return [piece for line in lines for piece in line]


def crossed(old: str, new: str, run: tuple[int, int], place: int, size: int) -> int:
    """How much stands after a place of the new text that stood before the run in the old one, or the reverse.

    Counted are code points of passages that both texts share there. To be sure that a passage comes from there, it has
    to hold a shingle of so many code points that stood nowhere else.
    """
    start, end = run
    behind = place + end - start
    later = _shared(old[:start], old[max(0, start - size + 1) :], new[behind:], size)
    earlier = _shared(old[end:], old[: end + size - 1], new[:place], size)
    return later + earlier


def _shared(here: str, elsewhere: str, new: str, size: int) -> int:
    known = _shingles(here, size) - _shingles(elsewhere, size)
    out: set[int] = set()
    for at in range(len(new) - size + 1):
        if at in out or new[at : at + size] not in known:
            continue
        first, last = here.index(new[at : at + size]), at + size
        shift = at - first
        while first > 0 and first + shift > 0 and here[first - 1] == new[first + shift - 1]:
            first -= 1
        while last < len(new) and last - shift < len(here) and here[last - shift] == new[last]:
            last += 1
        out.update(range(first + shift, last))
    return len(out)


def _shingles(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}
