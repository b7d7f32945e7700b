"""Work in a process of its own, which is stopped after a time, so that no single page holds up the rest."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise, zip_longest
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

from tests.benchmarks.tables_cpu import of_children

# A fork has the compiled loops at hand, and the tables.
FORK = multiprocessing.get_context("fork")
# Seconds that must be left for it to be worth while to begin.
LEAST = 1.0
# Seconds after which a process ends by itself where nobody is left to stop it.
GRACE = 5
Result = TypeVar("Result")
Said = TypeVar("Said")


class NoResult(Exception):  # noqa: N818 - it is an answer like others
    """Time was up, or the work failed: in words for the print. `spent` are the CPU seconds until then."""

    def __init__(self, why: str, spent: float = 0.0) -> None:
        super().__init__(why)
        self.spent = spent

    @property
    def why(self) -> str:
        """In short."""
        return str(self).partition(" after")[0].partition(":")[0]


class Apart(Generic[Result]):
    """Begins at once, and gives its result to whoever waits. `seconds` of the clock, and none beyond `ends`."""

    def __init__(self, work: Callable[[], Result], seconds: float, ends: float) -> None:
        now = time.monotonic()
        self._begun = now + LEAST < ends
        self._seconds = min(seconds, ends - now)
        self._ends = now + self._seconds
        if self._begun:
            self._answer, there = FORK.Pipe(duplex=False)
            self._process = FORK.Process(target=_run, args=(there, work, self._seconds), daemon=True)
            self._process.start()
            there.close()

    def wait(self) -> Result:
        """The result. Raises NoResult."""
        if not self._begun:
            raise NoResult("not run: no time left")
        came = self._answer.poll(max(0.0, self._ends - time.monotonic()))
        try:
            result, failure = self._answer.recv() if came else (None, "")
        except EOFError:
            result, failure = None, "its process broke down"
        spent = self._end()
        if not came:
            raise NoResult(f"time up after {self._seconds:.0f} s of the clock, {spent:.0f} s of CPU", spent)
        if failure:
            raise NoResult(failure)
        return cast("Result", result)

    def _end(self) -> float:
        """Stop it, and say how much CPU it took."""
        before = of_children()
        self._process.kill()
        self._process.join()
        self._answer.close()
        return of_children() - before


def _run(there: Connection, work: Callable[[], Result], seconds: float) -> None:
    signal.alarm(int(seconds) + GRACE)
    try:
        answer: tuple[object, str] = (work(), "")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the row says
        answer = (None, f"failed: {type(error).__name__}: {error}")
    with suppress(BrokenPipeError):
        there.send(answer)


def until(seconds: float) -> float:
    """The moment so many seconds from now, by a clock that all processes share."""
    return time.monotonic() + seconds


def side_by_side(lists: Sequence[Sequence[Callable[[], Iterable[Said]]]], lanes: int) -> Iterator[Said]:
    """What each work says, one list of works after the other; so many at a time, each in a process of its own.

    They are begun from each list in turn.
    """
    works = [work for some in lists for work in some]
    before = list(accumulate(map(len, lists), initial=0))
    turns = zip_longest(*(range(first, last) for first, last in pairwise(before)))
    order = [place for turn in turns for place in turn if place is not None]
    said: list[list[Said]] = [[] for _ in works]
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    ended: set[int] = set()
    begun = at = 0
    while at < len(works):
        while len(running) < lanes and begun < len(works):
            answer, process = _begin(works[order[begun]])
            running[answer] = (order[begun], process)
            begun += 1
        ready = wait(list(running))
        for answer in [one for one in running if one in ready]:
            place, process = running[answer]
            try:
                said[place].append(answer.recv())
            except EOFError:
                process.join()
                ended.add(place)
                del running[answer]
        while at < len(works):
            yield from said[at]
            said[at].clear()
            if at not in ended:
                break
            at += 1


def _begin(work: Callable[[], Iterable[Said]]) -> tuple[Connection, BaseProcess]:
    answer, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_tell, args=(there, work))
    process.start()
    there.close()
    return answer, process


def _tell(there: Connection, work: Callable[[], Iterable[Said]]) -> None:
    for one in work():
        there.send(one)
