"""Who may read a page, and what they know."""

from enum import StrEnum

__all__ = ["Attacker"]


class Attacker(StrEnum):
    """What a reader knows besides the page itself."""

    A0 = "A0"
    """That counts add up and that none is negative."""
    A1 = "A1"
    """Also the rule: which numbers a sign stands for."""
    A2 = "A2"
    """Also that they are alone in a cell, and so every cell that holds only them."""
    A3 = "A3"
    """Also every earlier release."""
