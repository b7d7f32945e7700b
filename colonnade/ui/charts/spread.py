"""How far apart the voices are: on one element (`draw`, `draw_narrow`) and on all (`overview`, `overview_narrow`).

A hidden voice is a dashed, empty bar with words. There is no total anywhere, from which it could be worked out.
"""

from collections.abc import Sequence

from colonnade.core.ratings import Rating
from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key, patterns, plate, question
from colonnade.ui.charts.markup import DARK, QUIET, WHITE, lines, num, picture, tag
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.overview_plot import overview, overview_narrow
from colonnade.ui.charts.pictures import (
    Agreed,
    HiddenVoice,
    OverviewPicture,
    OverviewRow,
    Point,
    ShownVoice,
    SilentVoice,
    SpreadPicture,
    Voice,
)
from colonnade.ui.charts.scale import Scale, heading, part
from colonnade.ui.charts.words import OverviewWords, SpreadWords

__all__ = [
    "Agreed",
    "HiddenVoice",
    "OverviewPicture",
    "OverviewRow",
    "OverviewWords",
    "Point",
    "Rating",
    "ShownVoice",
    "SilentVoice",
    "SpreadPicture",
    "SpreadWords",
    "Voice",
    "draw",
    "draw_narrow",
    "overview",
    "overview_narrow",
]

WIDE = Scale("wide", width=880, left=186, right=686, names=162, side=170, size=15)
NARROW = Scale("narrow", width=288, left=12, right=276, names=0, side=0, size=14)

BAR = 32
RAIL = 15
"""From the lower edge of a bar to the line that carries its mark."""

GAP = 20
"""Between the rows of two voices."""


def draw(spread: SpreadPicture, *, prefix: str = "spread", words: SpreadWords | None = None) -> str:
    """The wide picture of one element as SVG, 880 units wide. Raises ValueError for a prefix unfit for ids."""
    return _draw(spread, WIDE, prefix, words or SpreadWords())


def draw_narrow(spread: SpreadPicture, *, prefix: str = "spread-narrow", words: SpreadWords | None = None) -> str:
    """The same for a screen of 320 pixels, 288 units wide, its smallest text 12 units."""
    return _draw(spread, NARROW, prefix, words or SpreadWords())


def _draw(spread: SpreadPicture, scale: Scale, prefix: str, words: SpreadWords) -> str:
    parts = [heading(scale, f"{spread.number} {spread.label}", spread.finding)]
    ratings = (words.not_in_place, words.in_progress, words.in_place)
    parts.append(scale.words(ratings, parts[-1].bottom + 16, prefix, swatches=True))
    y = parts[-1].bottom + 10
    for voice in spread.voices:
        parts.append(_voice(voice, scale, y, prefix, words))
        y = parts[-1].bottom + GAP
    parts.append(_agreed(spread.agreed, scale, y - 4, words))
    if any(isinstance(voice, ShownVoice) and voice.mark is not None for voice in spread.voices):
        average = KeyItem(_pin, 14, words.average)
        parts.append(key([average], scale.left, scale.right, parts[-1].bottom + 14, size=scale.size, listed=True))
    return picture(
        patterns(prefix),
        *(drawn.markup for drawn in parts),
        prefix=prefix,
        kind=scale.kind,
        title=spread.title,
        description=spread.description,
        width=scale.width,
        height=parts[-1].bottom + 6,
        linked=False,
    )


def _voice(voice: Voice, scale: Scale, top: float, prefix: str, words: SpreadWords) -> Drawn:
    """The row of one voice: its name, its bar or the words instead of one, and its people."""
    told = [words.people(voice.people)] if isinstance(voice, ShownVoice) else []
    if isinstance(voice, ShownVoice) and voice.do_not_know:
        told.append(words.do_not_know(voice.do_not_know))
    names = _names(voice.name, told, scale, top)
    bar_top = top if scale.names else names.bottom + 4
    if isinstance(voice, HiddenVoice):
        bar = _hidden(words.hidden, scale, bar_top)
    elif isinstance(voice, SilentVoice) or voice.mark is None:
        bar = _silent(words.nobody if isinstance(voice, SilentVoice) else words.no_rating, scale, bar_top)
    else:
        bar = _bar(voice.counts, voice.mark, scale, bar_top, prefix)
    return Drawn(names.markup + bar.markup, max(names.bottom, bar.bottom))


def _names(name: str, told: Sequence[str], scale: Scale, top: float) -> Drawn:
    """The name of a voice and what is told of its people: on both sides of the bar, or above it where it is narrow."""
    if not scale.names:
        named = fit(name, scale.span, 15, least=12, bold=True)
        people = fit(", ".join(told), scale.span, scale.size)
        below = top + named.height
        written = lines(named, scale.left, top, "start") + lines(people, scale.left, below, "start")
        return Drawn(written, below + people.height)
    named = fit(name, scale.names, scale.size, least=12, bold=True)
    y = top + max(0, (BAR - named.height) / 2)
    written, below = lines(named, scale.left - 16, y, "end"), top
    if len(told) == 1:
        below += (BAR - scale.size * 1.2) / 2
    for line in told:
        block = fit(line, scale.side, scale.size)
        written += lines(block, scale.right + 16, below, "start")
        below += block.height
    return Drawn(written, max(y + named.height, below))


def _bar(counts: Sequence[int], mark: float, scale: Scale, top: float, prefix: str) -> Drawn:
    """A bar divided as the ratings are, each part with its count, and below it the mark on the scale."""
    drawn, x = "", scale.left
    for rating, (count, wide) in enumerate(zip(counts, _widths(counts, scale), strict=True)):
        if count:
            drawn += _part(rating, str(count), Box(x, top, wide, BAR), scale, prefix)
            x += wide
    rail = top + BAR + RAIL
    return Drawn(drawn + scale.rail(rail) + _pin(scale.at(mark), rail), rail + 7)


def _widths(counts: Sequence[int], scale: Scale) -> list[float]:
    """The widths of the parts: their share of the bar, but never less than their count needs to be read."""
    least = [fit(str(count), scale.span, scale.size).width + 14 if count else 0.0 for count in counts]
    spare = scale.span - sum(least)
    rated = sum(counts)
    wanting = [max(0.0, scale.span * count / rated - floor) for count, floor in zip(counts, least, strict=True)]
    share = spare / sum(wanting) if any(wanting) else 0.0
    return [floor + want * share for floor, want in zip(least, wanting, strict=True)]


def _part(rating: int, count: str, box: Box, scale: Scale, prefix: str) -> str:
    block = fit(count, scale.span, scale.size)
    x, middle = box.centre
    ground = plate(Box(x - block.width / 2 - 5, middle - 10, block.width + 10, 20)) if rating == 1 else ""
    fill = WHITE if rating == len(("not in place", "in progress")) else None
    return part(rating, box, prefix) + ground + lines(block, x, middle - block.height / 2, fill=fill)


def _pin(x: float, y: float) -> str:
    """The mark of where a voice stands on the scale."""
    return tag("circle", cx=x, cy=y, r=7, fill=DARK, stroke=WHITE, stroke_width=2)


def _hidden(words: str, scale: Scale, top: float) -> Drawn:
    block = fit(words, scale.span - 16, scale.size)
    box = Box(scale.left, top, scale.span, max(BAR, block.height + 12))
    outline = box.draw(fill="none", stroke=QUIET, stroke_width=1.5, stroke_dasharray="5 5")
    return Drawn(outline + lines(block, box.centre[0], box.centre[1] - block.height / 2), box.bottom)


def _silent(words: str, scale: Scale, top: float) -> Drawn:
    """Words between two fine lines, where there is no bar."""
    block = fit(words, scale.span - 80, scale.size)
    middle, x = top + max(BAR, block.height) / 2, (scale.left + scale.right) / 2
    reach = (scale.span - block.width) / 2 - 12
    rules = f"M{num(scale.left)} {num(middle)}h{num(reach)}M{num(scale.right)} {num(middle)}h-{num(reach)}"
    text = lines(block, x, middle - block.height / 2)
    return Drawn(tag("path", d=rules, fill="none", stroke=QUIET) + text, top + max(BAR, block.height))


def _agreed(agreed: Agreed | None, scale: Scale, top: float, words: SpreadWords) -> Drawn:
    """The agreed rating on a scale of its own, its words, and the note on it; or that nothing is agreed yet."""
    line = scale.line(top, stroke=DARK)
    name = fit(words.agreed, scale.names or scale.span, 15, least=12, bold=True)
    x, anchor = (scale.left - 16, "end") if scale.names else (scale.left, "start")
    y = top + 18
    named = Drawn(line + lines(name, x, y, anchor), y + name.height)
    y += 9 if scale.names else name.height + 12
    said = _rating(agreed, scale, y, words) if agreed else _not_agreed(words.not_agreed, scale, y)
    return Drawn(named.markup + said.markup, max(named.bottom, said.bottom))


def _rating(agreed: Agreed, scale: Scale, y: float, words: SpreadWords) -> Drawn:
    rating = fit(words.rating(agreed.rating), scale.span, 16, bold=True)
    note = fit(agreed.note, scale.width - scale.left - 12, scale.size)
    place = scale.at(agreed.rating.step)
    written = scale.rail(y, strong=True) + tag("path", d=f"M{num(place)} {num(y + 3)}l-10-15h20Z")
    written += lines(rating, scale.clamped(place, rating), y + 8)
    y += 8 + rating.height + 4
    return Drawn(written + lines(note, scale.left, y, "start"), y + note.height)


def _not_agreed(words: str, scale: Scale, y: float) -> Drawn:
    block: Block = fit(words, scale.span - 40, 16, bold=True)
    text = question(scale.left + 11, y) + lines(block, scale.left + 30, y - block.leading / 2, "start")
    return Drawn(text, y - block.leading / 2 + block.height)
