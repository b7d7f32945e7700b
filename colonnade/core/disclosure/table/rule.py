"""What is sensitive, what an attacker is taken to know, and how a page shows its numbers."""

from dataclasses import dataclass

__all__ = ["Rule"]


@dataclass(frozen=True)
class Rule:
    """The rule of a release. Readers are told it, so attackers know it.

    A count from `low` to `high` people is sensitive (1 to 7 unless said otherwise). `insiders`: nobody who is alone in
    a cell may find out about others. `groups`: a cell that holds everyone of whom the answer is known is sensitive too.
    `rounding`: 0 for exact numbers, or 5 for the nearest 5. `width`: how far apart the least and the greatest that a
    hidden count can be must stand; 0 asks only that it can be two numbers.
    Raises ValueError where the figures make no sense.
    """

    low: int = 1
    high: int = 7
    insiders: bool = True
    groups: bool = True
    rounding: int = 0
    width: int = 0

    def __post_init__(self) -> None:
        """Refuse figures that make no rule."""
        if not 1 <= self.low <= self.high:
            raise ValueError(f"A rule hides counts from 1 or more to a threshold: not {self.low} to {self.high}.")
        if self.rounding not in (0, 5):
            raise ValueError(f"Numbers are shown as they are (0) or to the nearest 5: not {self.rounding}.")
        if self.width < 0:
            raise ValueError(f"A width is 0 or more: not {self.width}.")

    @property
    def zeros_are_shown(self) -> bool:
        """Whether an empty cell is published as 0, so that a star is at least 1."""
        return self.low == 1

    def is_small(self, count: int) -> bool:
        """Whether a count of people is sensitive by its size."""
        return self.low <= count <= self.high
