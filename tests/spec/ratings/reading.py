"""From the tables and words of the examples to the values of the core, and back."""

from collections.abc import Mapping
from fractions import Fraction

from colonnade.core.ratings import Histogram, Rating, Shares, Voice
from tests.spec.example import read_table

__all__ = ["histograms", "number", "only_histogram", "rating", "ratings", "shares", "words"]


def rating(written: str) -> Rating:
    """The rating of these words."""
    return Rating(written.replace(" ", "_"))


def words(voice: Voice) -> str:
    """The voice in words."""
    return voice.replace("_", " ")


def histograms(drawn: str) -> dict[Voice, Histogram]:
    """The counts of each voice (a row), by rating (a column)."""
    return {
        label.replace(" ", "_"): Histogram(**{rating(heading).value: int(cell) for heading, cell in cells.items()})
        for label, cells in read_table(drawn).items()
    }


def only_histogram(given: Mapping[str, str]) -> Histogram:
    """The counts of the one group given."""
    (found,) = histograms(given["people"]).values()
    return found


def shares(counts: Histogram) -> Shares:
    """How those who rated divide. Raises ValueError where nobody did."""
    if counts.shares is None:
        raise ValueError("Nobody rated.")
    return counts.shares


def ratings(drawn: str, column: str) -> dict[str, Rating]:
    """The rating of each element (a row) in one column, without those that have a dash."""
    return {element: rating(cells[column]) for element, cells in read_table(drawn).items() if cells[column] != "-"}


def number(value: Fraction | float) -> str:
    """A measure to two decimals, as it is shown."""
    return f"{float(value):.2f}"
