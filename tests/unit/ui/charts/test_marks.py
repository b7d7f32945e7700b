"""The shared marks: colours that can be told from their ground, arrows that point the right way, a key that wraps."""

import re

import pytest

from colonnade.ui.charts.marks import Box, KeyItem, arrow, dotted, filling, key
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE
from colonnade.ui.charts.pictures import Move, Standing


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    full = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """How much lighter one colour is than the other, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_words_and_marks_stand_out_from_their_ground():
    assert contrast(WHITE, "#000") == pytest.approx(21)
    assert min(contrast(DARK, WHITE), contrast(WHITE, LIVE), contrast(LIVE, WHITE)) >= 4.5
    assert contrast(QUIET, WHITE) >= 3


def heights(markup: str) -> list[int]:
    """Where a path begins, and where its first stroke leads, downwards."""
    start, first = re.search(r"M\d+ (\d+)l\d+(-?\s?\d+)", markup).groups()
    return [int(start), int(start) + int(first)]


def test_an_arrow_points_the_way_the_element_moved():
    foot, tip = heights(arrow(Move.UP, 50, 50))
    assert tip < 50 < foot
    top, tip = heights(arrow(Move.DOWN, 50, 50))
    assert top < 50 < tip
    assert arrow(Move.NONE, 50, 50) == ""


@pytest.mark.parametrize(
    ("standing", "told_by"),
    [
        (Standing.SHOWN, f'fill="{LIVE}"'),
        (Standing.CLAIMED, 'fill="url(#p-hatch)"'),
        (Standing.IN_PROGRESS, 'fill="url(#p-dots)"'),
        (Standing.NOT_IN_PLACE, "stroke-dasharray"),
        (Standing.NOT_AGREED, f'stroke="{QUIET}"'),
    ],
)
def test_a_filling_is_told_by_what_no_other_has(standing, told_by):
    assert told_by in filling(standing, Box(0, 0, 99, 99), "p")
    assert not any(told_by in filling(other, Box(0, 0, 99, 99), "p") for other in Standing if other is not standing)


@pytest.mark.parametrize(("wide", "dots"), [(10.9, 0), (11, 1), (19.9, 1), (20, 2)])
def test_no_dot_is_cut(wide, dots):
    drawn = dotted(Box(0, 0, wide, 18), "p")
    assert (f"M0 0h{9 * dots}v18H0Z" in drawn) if dots else drawn == ""
    assert dotted(Box(0, 0, wide, 8.9), "p") == ""


def test_a_key_fills_its_rows_and_then_begins_another():
    items = [KeyItem(lambda x, y: f"[{x:.0f}]", 10, "word")] * 3
    one, two = key(items, 0, 1_000, 0), key(items, 0, 130, 0)
    assert two.bottom == 2 * one.bottom
    assert key(items, 0, 1_000, 0, listed=True).bottom == 3 * one.bottom
    assert key([], 0, 100, 7).bottom == 7
