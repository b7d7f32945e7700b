"""The picture of progress: for each recommendation two steps to climb, filled as far as it has come.

It looks unlike the picture of the ratings on purpose, for progress is another scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key, question
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, group, lines, link, picture
from colonnade.ui.charts.measure import clean, fit

__all__ = ["Climb", "ProgressPicture", "Row", "Step", "draw", "draw_narrow"]

WIDE, NARROW = 960, 360
ACROSS, DOWN = 44, 34
"""The size of one pair of steps."""

GAP = 20


class Climb(StrEnum):
    """How far a recommendation has come."""

    NOT_RECORDED = "not recorded"
    NONE = "none"
    MODERATE = "moderate"
    SIGNIFICANT = "significant"


@dataclass(frozen=True)
class Step:
    """One recommendation: its number, how far it has come, that in words, and where it leads."""

    number: str
    climb: Climb
    said: str
    href: str = ""


@dataclass(frozen=True)
class Row:
    """The recommendations of one pillar."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ProgressPicture:
    """Everything that the picture shows; `words` says what each climb is called, for the key."""

    title: str
    description: str
    rows: tuple[Row, ...]
    words: dict[Climb, str]


def _steps(climb: Climb, x: float, y: float) -> str:
    """Two steps centred at x, y, the right one higher: filled up to the climb; dashed where nothing is recorded."""
    left, half = x - ACROSS / 2, ACROSS / 2
    dashes = "4 3" if climb is Climb.NOT_RECORDED else None
    outline = QUIET if climb is Climb.NOT_RECORDED else DARK
    low = Box(left, y, half, DOWN / 2)
    high = Box(left + half, y - DOWN / 2, half, DOWN)
    reached = {Climb.MODERATE: (LIVE, WHITE), Climb.SIGNIFICANT: (LIVE, LIVE)}.get(climb, (WHITE, WHITE))
    drawn = [
        box.draw(fill=fill, stroke=outline, stroke_width=2, stroke_dasharray=dashes)
        for box, fill in zip((low, high), reached, strict=True)
    ]
    asked = question(x - half / 2, y - DOWN / 4, 8) if climb is Climb.NOT_RECORDED else ""
    return "".join(drawn) + asked


def _step(step: Step, left: float, top: float) -> str:
    number = fit(step.number, ACROSS + GAP - 2, 15, bold=True)
    ground = Box(left - 4, top - 4, ACROSS + 8, DOWN + 10 + number.height).draw(fill=WHITE)
    x = left + ACROSS / 2
    marks = _steps(step.climb, x, top + DOWN / 2) + lines(number, x, top + DOWN + 3)
    return link(step.href, clean(f"{step.number}: {step.said}"), ground, marks)


def _row(row: Row, *, left: float, room: float, top: float) -> Drawn:
    """The steps of a pillar from the left on, in as many lines as they need."""
    in_line = max(1, int((room + GAP) // (ACROSS + GAP)))
    tall = DOWN + 34
    drawn = [
        _step(step, left + (index % in_line) * (ACROSS + GAP), top + (index // in_line) * tall)
        for index, step in enumerate(row.steps)
    ]
    return Drawn(group(*drawn), top + tall * -(-len(row.steps) // in_line))


def _legend(shown: ProgressPicture, width: float, top: float, *, listed: bool) -> Drawn:
    items: Sequence[KeyItem] = [
        KeyItem(partial(_steps, climb), ACROSS, shown.words[climb]) for climb in Climb if climb in shown.words
    ]
    # The marks are taller than those that the key was made for.
    parts, y = [], top
    for item in items if listed else [None]:
        one = key([item] if item else items, 16, width - 16, y, listed=listed)
        parts.append(one.markup)
        y = one.bottom + 14
    return Drawn("".join(parts), y + 4)


def draw(shown: ProgressPicture, prefix: str = "progress") -> str:
    """Draw the wide picture: pillars under each other, their names to the left."""
    y, parts = 20.0, []
    for row in shown.rows:
        name = fit(row.name, 330, 16, least=12, bold=True)
        steps = _row(row, left=370, room=WIDE - 390, top=y)
        parts += [lines(name, 20, y + (DOWN - name.height) / 2 + 6, "start"), steps.markup]
        y = max(steps.bottom, y + name.height + 10) + 8
    legend = _legend(shown, WIDE, y + 20, listed=False)
    return _whole(shown, f"{prefix}-wide", "wide", "".join(parts) + legend.markup, WIDE, legend.bottom)


def draw_narrow(shown: ProgressPicture, prefix: str = "progress") -> str:
    """Draw the narrow picture: each pillar's name above its steps."""
    y, parts = 14.0, []
    for row in shown.rows:
        name = fit(row.name, NARROW - 24, 15, least=12, bold=True)
        steps = _row(row, left=16, room=NARROW - 32, top=y + name.height + 10)
        parts += [lines(name, 12, y, "start"), steps.markup]
        y = steps.bottom + 10
    legend = _legend(shown, NARROW, y + 20, listed=True)
    return _whole(shown, f"{prefix}-narrow", "narrow", "".join(parts) + legend.markup, NARROW, legend.bottom)


def _whole(shown: ProgressPicture, prefix: str, kind: str, markup: str, width: float, height: float) -> str:
    linked = any(step.href for row in shown.rows for step in row.steps)
    return picture(
        markup,
        prefix=prefix,
        kind=kind,
        title=shown.title,
        description=shown.description,
        width=width,
        height=height,
        linked=linked,
    )
