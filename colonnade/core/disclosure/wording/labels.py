"""How people say the codes of a table: “bisexual people aged 70 and over in Team 7”."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from colonnade.core.disclosure.table import TOTAL, Cell, Dimension

__all__ = ["Labels", "Phrase", "listed"]


@dataclass(frozen=True)
class Phrase:
    """What a code adds to “people”: words `before` it (bisexual) or `after` it (aged 70 and over; in Team 7)."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Labels:
    """The words for a table.

    `phrases`: for each dimension, what each code is called; a code that is left out is named as it is written.
    `dimensions`: what to call each way of sorting people (team, age); `people`: who is counted, in the plural.
    """

    phrases: Mapping[str, Mapping[str, Phrase]] = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)
    people: str = "people"

    def dimension(self, name: str) -> str:
        """What a way of sorting people is called."""
        return self.dimensions.get(name, name)

    def group(self, cell: Cell, dimensions: Sequence[Dimension]) -> str:
        """Who is counted in a cell: “bisexual people aged 70 and over in Team 7”."""
        return self._joined([self._phrase(one, place) for one, place in zip(dimensions, cell, strict=True)])

    def _joined(self, phrases: Sequence[Phrase | str]) -> str:
        """One group of people from what each dimension says of it; a plain text is a code without words."""
        said = [one for one in phrases if isinstance(one, Phrase)]
        plain = [one for one in phrases if isinstance(one, str)]
        before = [one.before for one in said if one.before]
        after = [one.after for one in said if one.after]
        if plain:
            after.append(f"with {listed(plain)}")
        if not before and not after:
            return f"{self.people} in all"
        return " ".join([*before, self.people, *after])

    def _phrase(self, dimension: Dimension, place: int) -> Phrase | str:
        code = dimension.codes[place]
        if code == TOTAL:
            return Phrase()
        named = self.phrases.get(dimension.name, {}).get(code)
        return named if named is not None else f"{self.dimension(dimension.name)} “{code}”"


def listed(words: Iterable[str]) -> str:
    """Words in a row: “a”, “a and b”, “a, b and c”."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
