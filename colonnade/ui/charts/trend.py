"""The picture of the long run: for each closed round a bar, as long as the framework, parted by what was agreed."""

from dataclasses import dataclass

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, filling, key, patterns, plate, sample
from colonnade.ui.charts.markup import lines, picture
from colonnade.ui.charts.measure import fit
from colonnade.ui.charts.pictures import Standing

__all__ = ["Bar", "TrendPicture", "TrendWords", "draw", "draw_narrow"]

WIDE, NARROW = 880, 288
NAMES = 200
"""What the names take at the left of the wide picture; on the narrow one they stand above their bars."""

THICK, GAP, EDGE = 30, 14, 8
LEAST = 24
"""A part narrower than this has no number on it: the table beside the picture has them all."""

PARTS = (Standing.SHOWN, Standing.IN_PROGRESS, Standing.NOT_IN_PLACE)


@dataclass(frozen=True)
class Bar:
    """One closed round: its name, and how many elements were agreed to be in place, in progress and not in place."""

    name: str
    in_place: int
    in_progress: int
    not_in_place: int

    def __post_init__(self) -> None:
        """Refuse a round that could not be named, or that agreed on nothing."""
        if not self.name.strip() or min(self.counts) < 0 or not sum(self.counts):
            raise ValueError("A bar has a name, and counts that are not negative and not all 0.")

    @property
    def counts(self) -> tuple[int, int, int]:
        """The elements in place, in progress and not in place."""
        return (self.in_place, self.in_progress, self.not_in_place)


@dataclass(frozen=True)
class TrendPicture:
    """Rounds from the earliest to the latest; `title` and `description` are for people who hear the picture."""

    title: str
    description: str
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        """Refuse a picture of nothing, or that could not be named."""
        if not self.bars or not self.title.strip() or not self.description.strip():
            raise ValueError("The picture has a title, a description and at least one round.")


@dataclass(frozen=True)
class TrendWords:
    """The words of the key."""

    in_place: str = "in place"
    in_progress: str = "in progress"
    not_in_place: str = "not in place"


def draw(trend: TrendPicture, *, prefix: str = "trend", words: TrendWords | None = None) -> str:
    """The wide picture as SVG, 880 units wide. Raises ValueError for a prefix unfit for ids."""
    return _drawn(trend, prefix, words or TrendWords(), WIDE, NAMES, "wide")


def draw_narrow(trend: TrendPicture, *, prefix: str = "trend-narrow", words: TrendWords | None = None) -> str:
    """The narrow picture as SVG, 288 units wide. Raises ValueError for a prefix unfit for ids."""
    return _drawn(trend, prefix, words or TrendWords(), NARROW, 0, "narrow")


def _drawn(trend: TrendPicture, prefix: str, words: TrendWords, width: float, names: float, kind: str) -> str:
    rows: list[Drawn] = []
    for bar in trend.bars:
        top = rows[-1].bottom + GAP if rows else EDGE
        rows.append(_row(bar, top, width, names, prefix))
    said = zip(PARTS, (words.in_place, words.in_progress, words.not_in_place), strict=True)
    items = [KeyItem(sample(part, prefix), 30, word) for part, word in said]
    keys = key(items, EDGE, width - EDGE, rows[-1].bottom + GAP + 4, listed=not names)
    return picture(
        patterns(prefix),
        *(row.markup for row in rows),
        keys.markup,
        prefix=prefix,
        kind=kind,
        title=trend.title,
        description=trend.description,
        width=width,
        height=keys.bottom + EDGE,
        linked=False,
    )


def _row(bar: Bar, top: float, width: float, names: float, prefix: str) -> Drawn:
    """The name of a round and its bar: beside each other where there is room for names, else one above the other."""
    room = names - EDGE if names else width - 2 * EDGE
    name = fit(bar.name, room, 15, least=12, bold=True)
    said = lines(name, EDGE, top, "start")
    at = top if names else top + name.height + 3
    parts = _parts(bar, Box(names + EDGE, at, width - names - 2 * EDGE, THICK), prefix)
    return Drawn(said + parts, max(at + THICK, top + name.height))


def _parts(bar: Bar, box: Box, prefix: str) -> str:
    drawn, left, unit = [], box.x, box.width / sum(bar.counts)
    for part, count in zip(PARTS, bar.counts, strict=True):
        if not count:
            continue
        share = Box(left, box.y, count * unit, box.height)
        drawn.append(filling(part, share, prefix))
        if share.width >= LEAST:
            number = fit(str(count), share.width, 15, least=12, bold=True)
            middle = share.centre[0]
            drawn.append(plate(Box(middle - number.width / 2 - 4, box.y + 5, number.width + 8, THICK - 10)))
            drawn.append(lines(number, middle, box.centre[1] - number.height / 2))
        left += share.width
    return "".join(drawn)
