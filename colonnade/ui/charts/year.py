"""The picture of a year of awareness dates: twelve months, and in each the numbers of its days in a list beside it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, group, lines, picture, tag
from colonnade.ui.charts.measure import Block, fit

__all__ = ["DayMark", "Month", "Planned", "YearPicture", "draw", "draw_narrow"]

WIDE, NARROW = 960, 360
IN_A_LINE = {WIDE: 6, NARROW: 3}
ROUND = 16
"""The radius of a mark."""

STEP = 2 * ROUND + 8


class Planned(StrEnum):
    """What there is for a day."""

    DONE = "done"
    PLANNED = "planned"
    NOTHING = "nothing"


@dataclass(frozen=True)
class DayMark:
    """One day, week or month, by its number in the list."""

    number: int
    planned: Planned


@dataclass(frozen=True)
class Month:
    """A month with the days that begin in it."""

    name: str
    days: tuple[DayMark, ...]


@dataclass(frozen=True)
class YearPicture:
    """Everything that the picture shows; `words` says what each mark means, for the key."""

    title: str
    description: str
    months: tuple[Month, ...]
    words: dict[Planned, str]


def _mark(planned: Planned, number: str, x: float, y: float) -> str:
    """A mark about x, y with its number: full for done, ringed for planned, dashed for nothing."""
    fill = LIVE if planned is Planned.DONE else WHITE
    stroke, thick, dashes = {
        Planned.DONE: (DARK, 2.0, None),
        Planned.PLANNED: (LIVE, 5.0, None),
        Planned.NOTHING: (QUIET, 1.5, "4 3"),
    }[planned]
    ground = tag("circle", cx=x, cy=y, r=ROUND, fill=fill, stroke=stroke, stroke_width=thick, stroke_dasharray=dashes)
    written = fit(number, 2 * ROUND - 4, 14, least=12, bold=True) if number else None
    colour = WHITE if planned is Planned.DONE else None
    return ground + (lines(written, x, y - written.height / 2 - 1, fill=colour) if written else "")


def _name(month: Month, wide: float) -> Block:
    return fit(month.name, wide - 12, 15, least=12, bold=True)


def _month(month: Month, box: Box) -> str:
    """A month: its name and its marks, in as many lines as they need."""
    name = _name(month, box.width)
    in_line = max(1, int((box.width - 8) // STEP))
    top = box.y + name.height + 12
    marks = [
        _mark(
            day.planned,
            str(day.number),
            box.x + 8 + ROUND + (place % in_line) * STEP,
            top + ROUND + (place // in_line) * STEP,
        )
        for place, day in enumerate(month.days)
    ]
    return group(box.draw(fill=WHITE, stroke=QUIET, stroke_width=1), lines(name, box.x + 8, box.y + 6, "start"), *marks)


def _months(shown: YearPicture, width: int) -> Drawn:
    across = IN_A_LINE[width]
    wide = (width - 24) / across
    in_line = max(1, int((wide - 8) // STEP))
    parts, y = [], 12.0
    for start in range(0, len(shown.months), across):
        row = shown.months[start : start + across]
        most = max(-(-len(month.days) // in_line) for month in row)
        tall = max(_name(month, wide).height for month in row) + 20 + STEP * max(most, 1)
        parts += [_month(month, Box(12 + place * wide, y, wide, tall)) for place, month in enumerate(row)]
        y += tall
    return Drawn("".join(parts), y)


def _whole(shown: YearPicture, prefix: str, kind: str, width: int) -> str:
    months = _months(shown, width)
    items = [
        KeyItem(partial(_mark, planned, ""), 2 * ROUND, shown.words[planned])
        for planned in Planned
        if planned in shown.words
    ]
    listed, parts, y = width == NARROW, [], months.bottom + 24
    for some in [[item] for item in items] if listed else [items]:
        one = key(some, 16, width - 16, y, listed=listed)
        parts.append(one.markup)
        y = one.bottom + 14
    return picture(
        months.markup,
        *parts,
        prefix=prefix,
        kind=kind,
        title=shown.title,
        description=shown.description,
        width=width,
        height=y + 4,
        linked=False,
    )


def draw(shown: YearPicture, prefix: str = "year-wide") -> str:
    """Draw the wide picture: six months in a line."""
    return _whole(shown, prefix, "wide", WIDE)


def draw_narrow(shown: YearPicture, prefix: str = "year-narrow") -> str:
    """Draw the narrow picture: three months in a line."""
    return _whole(shown, prefix, "narrow", NARROW)
