"""Timing on a machine that others use as well: what is compared runs by turns, and the median counts."""

from __future__ import annotations

import gc
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SAMPLE = 0.002  # seconds; a shorter stretch measures the clock
_FEWEST, _MOST = 5, 200  # rounds


def race(
    tasks: Mapping[str, Callable[[], object]], seconds: float, *, collecting: bool = True
) -> dict[str, float]:
    """The median time of one call of each task, in seconds.

    The tasks take turns, so that a busy moment of the machine strikes all of them; a quick one is called several times
    a turn. What lives before the race is out of the garbage collector's way.

    Args:
        tasks: what to time, by name.
        seconds: about how long the whole race lasts.
        collecting: whether the garbage collector is on, as it is for users.
    """
    gc.collect()
    gc.freeze()
    if not collecting:
        gc.disable()
    try:
        calls = {name: _calls(task) for name, task in tasks.items()}
        samples: dict[str, list[float]] = {name: [] for name in tasks}
        end = perf_counter() + seconds
        for turn in range(_MOST):
            if turn >= _FEWEST and perf_counter() > end:
                break
            for name, task in tasks.items():
                samples[name].append(_time(task, calls[name]))
    finally:
        gc.enable()
        gc.unfreeze()
    return {name: median(times) for name, times in samples.items()}


def _calls(task: Callable[[], object]) -> int:
    """How many calls last long enough to be measured; the first one is not counted, as it may fill caches."""
    task()
    return max(1, int(_SAMPLE / max(_time(task, 1), 1e-7)))


def _time(task: Callable[[], object], calls: int) -> float:
    began = perf_counter()
    for _ in range(calls):
        task()
    return (perf_counter() - began) / calls
