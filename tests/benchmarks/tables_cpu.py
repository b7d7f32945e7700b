"""CPU seconds of a piece of work, with those of the processes that it starts and waits for."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from typing import TypeVar

# What is shorter than this is done three times, and the best counts.
SHORT = 2.0
Result = TypeVar("Result")


def of_children() -> float:
    """CPU seconds of the processes that this one started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def spent() -> float:
    """CPU seconds of this process and of its children that have ended."""
    return time.process_time() + of_children()


def once(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do it and say how long it took."""
    gc.collect()
    began = spent()
    result = work()
    return spent() - began, result


def best(work: Callable[[], Result]) -> tuple[float, Result]:
    """The same, up to three times. Compiled loops have to be warm already."""
    seconds, result = once(work)
    if seconds < SHORT:
        seconds = min(seconds, *(once(work)[0] for _ in range(2)))
    return seconds, result
