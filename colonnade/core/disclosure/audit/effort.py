"""How much work an audit puts into programmes: counted, and not timed, so that every machine gives the same answer."""

from dataclasses import dataclass

__all__ = ["Effort"]

# Steps of the simplex method times unknown cells. A step takes about 80 billionths of a second for each cell: these are
# some three minutes in all, and some twenty seconds in one run.
IN_ALL, AT_ONCE = 2_400_000_000, 250_000_000
# The steps that a run may always take, and those that none may take, however few cells there are.
FEWEST, MOST = 2_000, 200_000
# What a run costs besides its steps, as so many of them.
EACH = 10


@dataclass
class Effort:
    """What is left of the work that an audit may put into programmes; what is not decided by then stays unproven."""

    left: int = IN_ALL

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def spend(self, steps: int, cells: int) -> None:
        """Take off a run of so many steps over so many cells."""
        self.left -= (max(steps, 0) + EACH) * cells

    @staticmethod
    def steps_at_once(cells: int) -> int:
        """How many steps one run may take over so many cells."""
        return min(max(AT_ONCE // max(cells, 1), FEWEST), MOST)
