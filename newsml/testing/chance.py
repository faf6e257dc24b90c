"""`Chance`: who decides what comes next, Hypothesis or a fixed round that leaves nothing out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

_CHUNK: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Values of one scalar type: some that are worth trying, and a strategy for all there are."""

    samples: tuple[Any, ...]
    strategy: SearchStrategy[Any] | None = None


class Chance(Protocol):
    """Makes the choices that an article is drawn by."""

    def number(self, most: int) -> int:
        """A whole number from 0 to `most`."""
        ...

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        ...

    def chosen(self, count: int) -> list[bool]:
        """Which of so many things are there."""
        ...

    def value(self, values: Values) -> Any:
        """A value of a scalar type."""
        ...


@cache
def _up_to(most: int) -> SearchStrategy[int]:
    # Cached, because making a strategy costs more than drawing from it.
    return st.integers(0, most)


def as_a_whole(strategy: SearchStrategy[T]) -> SearchStrategy[T]:
    """The same values, taken as a whole.

    Hypothesis follows an example with five more, in each of which one part is copied over another of its kind. Of an
    article with hundreds of parts those are five times nearly the same article: among 300, a seventh of the words of
    closed lists did not occur. It spares collections whose items differ, and so one of a single item.
    """
    return st.lists(strategy, min_size=1, max_size=1, unique_by=id).map(lambda items: items[0])


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hypothesis decides. It draws as few and as small choices as possible: an article costs a few hundred."""

    draw: DrawFn

    def number(self, most: int) -> int:
        """A whole number; shrinks to 0."""
        return self.draw(_up_to(most)) if most > 0 else 0

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices; shrinks to the first."""
        return choices[self.number(len(choices) - 1)]

    def chosen(self, count: int) -> list[bool]:
        """About half of them, sometimes none or all; shrinks to none."""
        out: list[bool] = []
        while len(out) < count:
            bits = min(count - len(out), _CHUNK)
            mask = self.number(2**bits - 1)
            out += [bool(mask >> n & 1) for n in range(bits)]
        return out

    def value(self, values: Values) -> Any:
        """Mostly one of the samples: the grammars cost up to a millisecond a draw."""
        samples = values.samples
        if values.strategy is None:
            return self.pick(samples)
        at = self.number(len(samples) + len(samples) // 3)
        return samples[at] if at < len(samples) else self.draw(values.strategy)


class Fixed:
    """The same choices every time: all fields are there, and every choice has its turn."""

    def __init__(self) -> None:
        self._random = Random(0)  # noqa: S311 - nothing depends on its being hard to guess
        self._left: dict[Any, list[int]] = {}

    def number(self, most: int) -> int:
        """Any number, the largest more often than others: collections are to be full."""
        return self._random.choice((most, most, self._random.randint(0, most)))

    def pick(self, choices: Sequence[T]) -> T:
        """The choices in turn, each round in another order."""
        left = self._left.setdefault(tuple(choices), [])
        if not left:
            left += self._random.sample(range(len(choices)), len(choices))
        return choices[left.pop()]

    def chosen(self, count: int) -> list[bool]:
        """All of them."""
        return [True] * count

    def value(self, values: Values) -> Any:
        """The samples in turn."""
        return self.pick(values.samples)
