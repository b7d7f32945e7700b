"""A planned page in words: at which levels each letter is shown, and why not at finer ones.

The sentences are made of the page alone, so two tables with the same page have the same sentences. None says that a
number is small: a gap may also be nobody, or a large number that would give a small one away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from colonnade.core.disclosure.plan.levels import Letter, Letters, Share, letters_in, shares
from colonnade.core.disclosure.table import TOTAL, Release, Status
from colonnade.core.disclosure.wording import Labels

__all__ = ["Coverage", "coverage", "reasons"]

# More names than these in one sentence are too many to take in.
MOST_NAMED = 5


@dataclass(frozen=True)
class Coverage:
    """How far a letter is shown at one level of place and of the second axes.

    `place` names the level of place, `second` those of the other dimensions that are not at their total; `names` are
    the places with at least one number, `shown` the cells with a number, `cells` all of them.
    """

    place: str
    second: tuple[str, ...]
    names: tuple[str, ...]
    shown: int
    cells: int


def coverage(release: Release, letters: Letters, place: str) -> dict[Letter, tuple[Coverage, ...]]:
    """For each letter how far each level is shown, coarse before fine."""
    found: dict[Letter, list[Coverage]] = {letter: [] for letter in letters_in(letters)}
    dimensions = [dimension.name for dimension in release.dimensions]
    for share in shares(release.dimensions, letters):
        said = [(name, code) for name, code in zip(dimensions, share.names, strict=True) if name in letters]
        named = [letter for letter in said if letter in found]
        if len(named) == 1 and all(code == TOTAL for name, code in said if (name, code) not in found):
            found[named[0]].append(_covered(release, share, letters, place))
    return {letter: tuple(reversed(levels)) for letter, levels in found.items()}


def _covered(release: Release, share: Share, letters: Letters, place: str) -> Coverage:
    dimensions = release.dimensions
    axis = next(at for at, dimension in enumerate(dimensions) if dimension.name == place)
    seen = release.status[share.box] == Status.SHOWN
    along = seen.any(axis=tuple(at for at in range(seen.ndim) if at != axis))
    names = tuple(dimensions[axis].codes[share.places[axis][at]] for at in np.flatnonzero(along))
    second = tuple(
        level
        for dimension, level in zip(dimensions, share.names, strict=True)
        if dimension.name not in letters and dimension.name != place and level != TOTAL
    )
    return Coverage(share.names[axis], second, names, int(seen.sum()), seen.size)


def reasons(release: Release, letters: Letters, place: str, labels: Labels | None = None) -> tuple[str, ...]:
    """For each letter, and each breakdown by second axes, a sentence that says how far it is shown and why no further.

    A letter that is shown at every level has no sentence.
    """
    words = labels or Labels()
    return tuple(
        sentence
        for letter, levels in coverage(release, letters, place).items()
        for sentence in _of_letter(_who(release, letter, words), levels, words)
    )


def _who(release: Release, letter: Letter, words: Labels) -> str:
    cell = tuple(
        dimension.position[letter[1]] if dimension.name == letter[0] else len(dimension.codes) - 1
        for dimension in release.dimensions
    )
    name = words.group(cell, release.dimensions)
    return name[:1].upper() + name[1:]


def _of_letter(who: str, levels: tuple[Coverage, ...], words: Labels) -> Iterator[str]:
    for second, line in groupby(sorted(levels, key=lambda level: (len(level.second), level.second)), _second):
        steps = tuple(line)
        if any(step.shown < step.cells for step in steps):
            yield _sentence(who, second, steps, words)


def _second(level: Coverage) -> tuple[str, ...]:
    return level.second


def _sentence(who: str, second: tuple[str, ...], steps: tuple[Coverage, ...], words: Labels) -> str:
    if second:
        who = f"By {_listed([words.dimension(name) for name in second])}, {who[:1].lower()}{who[1:]}"
    shown = [_step(step, words) for step in steps if step.shown]
    gaps = [_level(step.place, words) for step in steps if step.shown < step.cells]
    if not shown:
        return (
            f"{who} are not shown at any level: each number there would be small, or nobody, "
            "or would let somebody work out a small number."
        )
    return (
        f"{who} are shown {_listed(shown)}. What is left out {_listed(gaps)} would be small, or nobody, "
        "or would let somebody work out a small number; which of these it is, is not said."
    )


def _level(name: str, words: Labels) -> str:
    return "for all places together" if name == TOTAL else f"by {words.dimension(name)}"


def _step(step: Coverage, words: Labels) -> str:
    level = _level(step.place, words)
    if step.shown == step.cells:
        return level
    counted = f"{step.shown} of {step.cells} numbers"
    if len(step.names) <= MOST_NAMED and step.place != TOTAL:
        return f"{level} in part ({counted}, for {', '.join(step.names)})"
    return f"{level} in part ({counted})"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
