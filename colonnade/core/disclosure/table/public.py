"""Read a published table, ours or anyone's, into what its readers have."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from colonnade.core.disclosure.table.coding import CELLS_AT_MOST, Coded, coded
from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.numbers import HIGHEST, whole
from colonnade.core.disclosure.table.release import UNBOUNDED, Release, Status
from colonnade.core.disclosure.table.rows import Rows, tidy
from colonnade.core.disclosure.table.rule import Rule
from colonnade.core.disclosure.table.signs import SENTINELS, Meaning, Printed, Signs
from colonnade.core.disclosure.table.table import Counts, name_of

__all__ = ["Public", "read_public"]

# So many numbers of one page that all end in 0 or 5 are no chance: one in five million.
ENOUGH_NUMBERS = 10
USUAL_ROUNDINGS = (100, 10, 5)
MEANINGS = (Meaning.NUMBER, Meaning.SIGN, Meaning.RANGE, Meaning.NOTHING)


@dataclass(frozen=True, eq=False)
class Public:
    """A page as its readers have it, what its numbers are rounded to (0: nothing), and in sentences how it was read."""

    release: Release
    rounding: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Page:
    """Each row's meaning (a place in MEANINGS) and bounds, before anything is made of the signs."""

    found: Coded
    meaning: NDArray[np.int8]
    low: Counts
    high: Counts
    zeros_shown: bool

    def where(self, meaning: Meaning) -> NDArray[np.bool_]:
        """The rows that mean this."""
        return np.equal(self.meaning, MEANINGS.index(meaning))


def read_public(
    source: pa.Table | Mapping[str, Sequence[Any]] | Rows,
    layout: Layout,
    rule: Rule | None = None,
    signs: Signs | None = None,
    *,
    limit: int = CELLS_AT_MOST,
) -> Public:
    """What readers of a page have, from its rows: numbers, signs, and nothing where the page has no cell.

    A sign that does not say what it stands for is taken as `signs.star`. Where that is None, a sign on a page of
    rounded numbers is a count that `rule` hides (one from 1 to 7, say), since rounding leaves no need for others; on a
    page of exact numbers it may be any, but not 0 where zeros are shown. Numbers are taken as rounded where all are
    multiples of 5, 10 or 100. Raises TableError with a sentence that names the cell: a word that means nothing, numbers
    that do not add up, and a hidden total of everyone where `signs.people` does not say how many there are at most.
    """
    rule, signs = rule or Rule(), signs or Signs()
    found = coded(Rows.of(source), layout, limit=limit)
    page, words = _read(found, layout, signs)
    rounding = signs.rounding if signs.rounding is not None else _rounding(page)
    star = signs.star or _star(page, rule, rounding)
    release = _release(page, signs, rounding, star, rule)
    if signs.people is None and release.status.flat[-1] == Status.HIDDEN and release.high.flat[-1] == UNBOUNDED:
        cell = name_of(tuple(size - 1 for size in found.shape), found.dimensions)
        raise TableError(f"The total of everyone is hidden ({cell}): say how many people there are at most.")
    _refuse_contradiction(release)
    notes = _notes(words, star, rule if signs.star is None else None)
    if rounding and signs.rounding is None:
        notes.append(f"All numbers are multiples of {rounding}: they are taken as rounded to the nearest {rounding}.")
    return Public(release, rounding, tuple(notes))


def _read(found: Coded, layout: Layout, signs: Signs) -> tuple[_Page, Counter[str]]:
    column = found.rows.raw(layout.counted(found.rows.names))
    words = [tidy(word) for word in column.words]
    fake = _sentinels(words)
    shown = _zeros_shown(words, signs)
    read = []
    for place, word in enumerate(words):
        printed = signs.read(word, zeros_shown=shown)
        if printed is None:
            raise TableError(_unreadable(word, found.name(column.first(place))))
        read.append(Printed(Meaning.SIGN) if whole(word) in fake and word not in signs.more else printed)
    meaning = np.array([MEANINGS.index(one.meaning) for one in read], dtype=np.int8)
    low, high = (np.array([getattr(one, side) for one in read], dtype=np.int64) for side in ("low", "high"))
    page = _Page(found, meaning[column.at], low[column.at], high[column.at], shown)
    return page, _signs_seen(words, read, np.bincount(column.at, minlength=len(words)))


def _signs_seen(words: list[str], read: list[Printed], times: NDArray[np.int64]) -> Counter[str]:
    """How often each sign stands on the page, with what it is taken for."""
    seen: Counter[str] = Counter()
    for word, one, often in zip(words, read, times.tolist(), strict=True):
        if one.meaning is not Meaning.NUMBER:
            seen[f"“{word}” ({one.meaning.value})" if word else f"Nothing ({one.meaning.value})"] += often
    return seen


def _sentinels(words: list[str]) -> set[int]:
    """Which of the numbers that programs write for a hidden count are no counts: those above all other numbers."""
    numbers = {number for word in words if (number := whole(word)) is not None}
    most = max(numbers - SENTINELS, default=0)
    return {number for number in numbers & SENTINELS if number > most}


def _unreadable(word: str, name: str) -> str:
    if word.endswith("%"):
        return f"“{word[:40]}” is a percentage, at {name}: a percentage restates a count, so audit the counts."
    if whole(word.lstrip("-\N{MINUS SIGN}")) is not None:
        return f"“{word[:40]}” is negative, at {name}. If it is a sign, say what it means."
    return f"“{word[:40]}” is neither a count nor a sign that is known, at {name}. Say what it means."


def _rounding(page: _Page) -> int:
    numbers = page.low[page.where(Meaning.NUMBER) & (page.low > 0)]
    if len(numbers) < ENOUGH_NUMBERS:
        return 0
    return next((to for to in USUAL_ROUNDINGS if not (numbers % to).any()), 0)


def _zeros_shown(words: Iterable[str], signs: Signs) -> bool:
    """Whether the page shows its zeros, so that a sign is no zero."""
    if signs.zeros is not None:
        return signs.zeros
    return signs.missing_are_zero or any(whole(word) == 0 or signs.more.get(word) == "zero" for word in words)


def _star(page: _Page, rule: Rule, rounding: int) -> tuple[int, int]:
    return int(page.zeros_shown), rule.high if rounding else UNBOUNDED


def _release(page: _Page, signs: Signs, rounding: int, star: tuple[int, int], rule: Rule) -> Release:
    number, sign = page.where(Meaning.NUMBER), page.where(Meaning.SIGN)
    low, high = page.low.copy(), page.high.copy()
    low[sign], high[sign] = star
    half = rounding // 2 + signs.off
    low[number] = np.maximum(low[number] - half, 0)
    high[number] += half
    if sign.any() or page.where(Meaning.RANGE).any():
        _sharpen(page, (low, high), rule, signs)
    return _placed(page, low, high, signs)


def _sharpen(page: _Page, bounds: tuple[Counts, Counts], rule: Rule, signs: Signs) -> None:
    """Where small counts are signs, a number is no small count, and a zero is nobody."""
    low, high = bounds
    number = page.where(Meaning.NUMBER)
    if signs.off:
        return
    zero = number & (page.low == 0)
    high[zero] = 0
    above = number & ~zero & (high > rule.high)
    if not (number & ~zero & (page.low <= rule.high)).any():
        low[above] = np.maximum(low[above], rule.high + 1)


def _placed(page: _Page, low: Counts, high: Counts, signs: Signs) -> Release:
    found, flat = page.found, page.found.flat
    status = np.full(found.shape, Status.ABSENT, dtype=np.uint8)
    shown = np.full(found.shape, -1, dtype=np.int64)
    lows = np.zeros(found.shape, dtype=np.int64)
    highs = np.full(found.shape, UNBOUNDED, dtype=np.int64)
    if signs.missing_are_zero:
        # A total that is left out is not zero: files that leave zeros out often have no totals at all.
        finest = tuple(slice(len(dimension.categories)) for dimension in found.dimensions)
        status[finest], shown[finest], highs[finest] = Status.SHOWN, 0, 0
    number, nothing = page.where(Meaning.NUMBER), page.where(Meaning.NOTHING)
    status.flat[flat] = np.where(number, Status.SHOWN, np.where(nothing, Status.ABSENT, Status.HIDDEN))
    shown.flat[flat] = np.where(number, page.low, -1)
    lows.flat[flat], highs.flat[flat] = np.where(nothing, 0, low), np.where(nothing, UNBOUNDED, high)
    if signs.people is not None:
        np.minimum(highs, np.maximum(signs.people, lows), out=highs)
    return Release(found.dimensions, status, shown, lows, highs)


def _refuse_contradiction(release: Release) -> None:
    """Refuse a page of which some total cannot be the sum of its parts, whatever the signs stand for."""
    for axis, dimension in enumerate(release.dimensions):
        low, high = (np.moveaxis(bound, axis, -1) for bound in (release.low, release.high))
        for one in dimension.sums:
            least, most = low[..., one.parts].sum(axis=-1), np.minimum(high[..., one.parts], HIGHEST).sum(axis=-1)
            short, over = low[..., one.whole] - most, least - high[..., one.whole]
            wrong = np.argwhere((short > 0) | (over > 0))
            if len(wrong):
                at = tuple(int(place) for place in wrong[0])
                _refuse(release, (*at[:axis], one.whole, *at[axis:]), (int(short[at]), int(over[at])), len(wrong))


def _refuse(release: Release, cell: tuple[int, ...], apart: tuple[int, int], times: int) -> None:
    short, over = apart
    name = name_of(cell, release.dimensions)
    shown = int(release.shown[cell])
    says = f"The page says {shown:,}" if shown >= 0 else "A sign stands"
    side = f"{short:,} more than its parts can be" if short > 0 else f"{over:,} fewer than its parts are at least"
    more = f" So it is in {times - 1:,} more places." if times > 1 else ""
    raise TableError(
        f"The totals do not add up. {says} at {name}, which is {side}.{more} "
        "If its numbers are rounded or changed on purpose, say so."
    )


def _notes(words: Counter[str], star: tuple[int, int], rule: Rule | None) -> list[str]:
    """How the signs were read; `rule` where nobody said what they stand for."""
    notes = [f"{word} stands in {often:,} {'cell' if often == 1 else 'cells'}." for word, often in words.most_common(8)]
    if any("(sign)" in word for word in words):
        most = f"to {star[1]:,}" if star[1] < UNBOUNDED else "or more"
        notes.append(f"A sign that does not say it is taken to stand for {star[0]:,} {most}.")
        if rule and star[1] == UNBOUNDED:
            notes.append(f"If signs stand only for {star[0]:,} to {rule.high:,}, say so: more can then be worked out.")
    return notes
