"""What stands in the cells of published tables: numbers, and the signs that people put in place of numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.numbers import HIGHEST, whole
from colonnade.core.disclosure.table.release import UNBOUNDED

__all__ = ["SENTINELS", "Meaning", "Printed", "Signs", "meaning_of"]


class Meaning(Enum):
    """What a word in a cell tells its readers."""

    NUMBER = "number"
    SIGN = "sign"
    RANGE = "range"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Printed:
    """One word of a page: what it means, and the least and the greatest that it says (both the number, of a number)."""

    meaning: Meaning
    low: int = 0
    high: int = UNBOUNDED


# Something is hidden, and the word does not say what. Elsewhere a dash or a blank may mean zero: that has to be said.
_HIDDEN = frozenset(
    {
        "",
        "*",
        "**",
        "***",
        "-",
        "–",
        "—",
        "\N{MINUS SIGN}",
        "#",
        "~",
        "†",
        "‡",
        "c",
        "(c)",
        "[c]",
        "s",
        "(s)",
        "[s]",
        "x",
    }
    | {"k", "[k]", "low", "[low]", "supp", "supp.", "suppressed", "redacted", "hidden", "-8", "\N{MINUS SIGN}8"}
)
# The page says nothing here: not collected, not available.
_NOTHING = frozenset(("..", "...", "…", ":", "n/a", "na", "nan", "null", "[x]", "not available"))
# Nobody can be here.
_ZERO = frozenset(("[z]", "z", "nil", "not applicable"))
# Numbers that programs write in place of a hidden count, where they are no counts.
SENTINELS = frozenset((9_999_999, 99_999))

_NUMBER = r"(\d[\d,]*)"
_BELOW = re.compile(rf"(?:<|fewer than|less than|under)\s*{_NUMBER}", re.ASCII)
_UP_TO = re.compile(rf"(?:≤|<=|=<|up to)\s*{_NUMBER}(?: or fewer)?|{_NUMBER} or (?:fewer|less)", re.ASCII)
_BETWEEN = re.compile(rf"{_NUMBER}\s*(?:-|–|—|to)\s*{_NUMBER}", re.ASCII)
_FROM = re.compile(rf"(?:≥|>=|at least)\s*{_NUMBER}|{_NUMBER}(?:\+| or more)", re.ASCII)
_ABOVE = re.compile(rf"(?:>|more than|over)\s*{_NUMBER}", re.ASCII)
# A number that was revised, or is provisional, is a number.
_MARKED = re.compile(rf"{_NUMBER}\s*\[[rp]\]", re.ASCII)


def meaning_of(word: str, zeros_shown: bool) -> Printed | None:  # noqa: FBT001 - one of two readings of the same word
    """What a word in a cell means; None where it means nothing that is known.

    `zeros_shown`: the page shows its zeros, so that a sign which says "fewer than 5" is 1 to 4 and not 0 to 4.
    """
    plain = word.casefold()
    marked = _MARKED.fullmatch(plain)
    number = whole(marked[1] if marked else plain)
    if number is not None:
        return Printed(Meaning.NUMBER, number, number)
    for words, meaning in ((_HIDDEN, Meaning.SIGN), (_NOTHING, Meaning.NOTHING)):
        if plain in words:
            return Printed(meaning)
    return Printed(Meaning.NUMBER, 0, 0) if plain in _ZERO else _range(plain, int(zeros_shown))


def _range(word: str, least: int) -> Printed | None:
    for pattern, from_, to in (
        (_BETWEEN, 0, 0),
        (_BELOW, None, -1),
        (_UP_TO, None, 0),
        (_FROM, 0, None),
        (_ABOVE, 1, None),
    ):
        found = pattern.fullmatch(word)
        if not found:
            continue
        numbers = [int(number.replace(",", "")[:20]) for number in found.groups() if number]
        low = least if from_ is None else numbers[0] + from_
        high = UNBOUNDED if to is None else numbers[-1] + to
        return Printed(Meaning.RANGE, low, high) if low <= high and low <= HIGHEST else None
    return None


@dataclass(frozen=True)
class Signs:
    """How the signs of a page are to be read.

    `star` is the least and the greatest that a sign stands for which does not say so itself; None leaves it to the page
    and its rule. `rounding`: to the nearest of what numbers are rounded; None looks at the numbers, 0 takes them as
    they are. `off`: by how much numbers may be wrong on purpose. `people`: the most people that there can be.
    `zeros`: whether zeros are shown, so that no sign stands for one; None looks whether there is one.
    `missing_are_zero`: finest cells that are not in the file are empty, as in files that leave zeros out. `more` gives
    signs of the page's own and what they mean: "hidden", "zero", "nothing", or a range such as "1-4".
    Raises TableError for what makes no sense.
    """

    star: tuple[int, int] | None = None
    rounding: int | None = None
    off: int = 0
    people: int | None = None
    zeros: bool | None = None
    missing_are_zero: bool = False
    more: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse bounds that cross, and meanings that are none."""
        if self.star and not 0 <= self.star[0] <= self.star[1]:
            raise TableError(f"A sign stands for counts of 0 or more: not {self.star[0]} to {self.star[1]}.")
        if self.off < 0 or (self.rounding or 0) < 0 or (self.people or 0) < 0:
            raise TableError("Rounding, errors made on purpose and people are numbers of 0 or more.")
        for sign, meaning in self.more.items():
            if self._own(meaning) is None:
                raise TableError(f"“{sign}” can mean hidden, zero, nothing or a range such as 1-4: not “{meaning}”.")

    @staticmethod
    def _own(meaning: str) -> Printed | None:
        named = {
            "hidden": Printed(Meaning.SIGN),
            "zero": Printed(Meaning.NUMBER, 0, 0),
            "nothing": Printed(Meaning.NOTHING),
        }
        found = named.get(meaning) or meaning_of(meaning, zeros_shown=True)
        return found if meaning in named or (found and found.meaning is Meaning.RANGE) else None

    def read(self, word: str, *, zeros_shown: bool) -> Printed | None:
        """What a word of the page means; None where nobody can tell."""
        if word in self.more:
            return self._own(self.more[word])
        return meaning_of(word, zeros_shown)
