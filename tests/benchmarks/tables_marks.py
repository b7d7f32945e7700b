"""What was to be reached, and whether it was: printed once more at the end, as the rows are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CLEAN = "0 found out and 0 not settled, A0 to A3"


@dataclass(frozen=True)
class Mark:
    """`what` was measured, where, the `figure`, what it was to be, and whether it was (None: it was not measured)."""

    what: str
    where: str
    figure: str
    limit: float
    met: bool | None


def summary(marks: Iterable[Mark]) -> Iterator[str]:
    """For each thing how often it was reached, and where it was not."""
    kinds: dict[str, list[Mark]] = {}
    for mark in marks:
        kinds.setdefault(mark.what, []).append(mark)
    yield "\nto reach"
    for what, some in kinds.items():
        met = sum(mark.met is True for mark in some)
        yield f"{what}: {met} of {len(some)} reached"
        yield from (
            f"  MISSED  {mark.where}: {mark.figure} (to reach {mark.limit:g})" for mark in some if mark.met is False
        )
        yield from (f"  not measured  {mark.where}: {mark.figure}" for mark in some if mark.met is None)
