"""What may be shown of things that were put right informally: counts by theme, and by source where that is safe.

Each count is hidden below eight, with zeros, and otherwise given to the nearest 5. No count of everything is given.
The themes are told apart, so no number in that list can be worked out from the others. The list by source counts the
same things again, and two lists of the same things bind each other: it is given only where every hidden number, in
either list, can still be anything from 0 to 7 for a reader who knows these rules and lays the lists side by side.
Otherwise the sources are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colonnade.core.measures.counts import NEAREST, SMALLEST_KEPT

__all__ = ["Patterns", "Shown", "patterns"]

MOST_HIDDEN = SMALLEST_KEPT - 1
APART = NEAREST // 2


@dataclass(frozen=True)
class Shown:
    """One line of a list: the count to the nearest 5, or None for fewer than eight."""

    name: str
    count: int | None

    @property
    def least(self) -> int:
        """The least that the true count can be, as far as this line tells."""
        return 0 if self.count is None else max(SMALLEST_KEPT, self.count - APART)

    @property
    def most(self) -> int:
        """The most that it can be."""
        return MOST_HIDDEN if self.count is None else self.count + APART


@dataclass(frozen=True)
class Patterns:
    """What may be shown. `sources` is None where that list would narrow a hidden number."""

    themes: tuple[Shown, ...]
    sources: tuple[Shown, ...] | None

    @property
    def is_empty(self) -> bool:
        """Whether no number is shown at all."""
        return all(line.count is None for line in (*self.themes, *(self.sources or ())))


def patterns(counts: Mapping[tuple[str, str], int], themes: Sequence[str], sources: Sequence[str]) -> Patterns:
    """What may be shown of true counts by theme and source, each list in the order given."""
    by_theme = tuple(_line(theme, sum(counts.get((theme, one), 0) for one in sources)) for theme in themes)
    by_source = tuple(_line(source, sum(counts.get((one, source), 0) for one in themes)) for source in sources)
    is_safe = _keeps(by_theme, by_source) and _keeps(by_source, by_theme)
    return Patterns(by_theme, by_source if is_safe else None)


def _line(name: str, true: int) -> Shown:
    return Shown(name, None if true < SMALLEST_KEPT else (true + APART) // NEAREST * NEAREST)


def _keeps(lines: Sequence[Shown], other: Sequence[Shown]) -> bool:
    """Whether every hidden number of a list can still be anything from 0 to 7 beside another list of the same things.

    One sum binds the two lists, so the least of a number is the least of the sum less the most of its neighbours.
    """
    least, most = (sum(getattr(line, end) for line in lines) for end in ("least", "most"))
    lowest, highest = sum(line.least for line in other), sum(line.most for line in other)
    hidden = [line for line in lines if line.count is None]
    return all(lowest - (most - line.most) <= 0 and highest - (least - line.least) >= MOST_HIDDEN for line in hidden)
