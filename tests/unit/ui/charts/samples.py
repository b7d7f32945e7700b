"""Pictures for the tests: the six pillars of the framework, two long ones, and the voices of one round."""

from colonnade.core.ratings import Rating
from colonnade.ui.charts.home import Column, Element, HomePicture, HomeWords, Move, Standing
from colonnade.ui.charts.spread import (
    Agreed,
    HiddenVoice,
    OverviewPicture,
    OverviewRow,
    Point,
    ShownVoice,
    SilentVoice,
    SpreadPicture,
)

SIX = (4, 3, 2, 3, 3, 2)
"""R001: seventeen elements in six pillars."""

STANDINGS, MOVES = tuple(Standing), tuple(Move)
LABELS = (
    "Staff networks that are heard",
    "Support when there is conflict",
    "Learning for everyone",
    "Data is asked for",
)
NAMES = ("Visible leaders, confident staff", "Strong knowledge", "Nothing assumed", "Listening to service users")
VOICES = ("Leadership", "Teams", "Staff network", "Service users", "Partners")

WELSH = HomeWords(
    shown="wedi’i ddangos",
    claimed="wedi’i hawlio",
    in_progress="ar y gweill",
    not_in_place="heb fod yn ei le",
    not_agreed="heb ei gytuno eto",
)


def element(index: int, number: str, *, linked: bool = True, label: str | None = None) -> Element:
    """An element whose standing and move go round with its index."""
    return Element(
        number,
        label or LABELS[index % len(LABELS)],
        STANDINGS[index % len(STANDINGS)],
        MOVES[index // 2 % len(MOVES)],
        f"/elements/{number}/" if linked else "",
    )


def home(counts: tuple[int, ...] = SIX, *, linked: bool = True, name: str | None = None, label: str | None = None):
    """Pillars of so many elements each, in every standing and with every move."""
    columns, index = [], 0
    for pillar, count in enumerate(counts, 1):
        numbers = [f"{pillar}.{place}" for place in range(1, count + 1)]
        elements = tuple(element(index + i, number, linked=linked, label=label) for i, number in enumerate(numbers))
        named = name or NAMES[pillar % len(NAMES)]
        columns.append(Column(named, elements, f"/pillars/{pillar}/" if linked else ""))
        index += count
    return HomePicture(
        title="Where we stand, round 3",
        description="One column for each pillar, built of its elements.",
        headline="5 shown and 3 claimed, of 17 elements",
        moved="8 moved up and 1 moved down since spring 2026",
        inscription="Round 3, autumn 2026",
        columns=tuple(columns),
    )


def spread(*voices, agreed: Agreed | None = None, **changed) -> SpreadPicture:
    """One element as these voices see it."""
    given = {
        "title": "How each voice sees element 1.3",
        "description": "Leadership mostly says in place; the staff network mostly says not in place.",
        "number": "1.3",
        "label": "Support when there is conflict",
        "finding": "Leadership sees it a whole step better than the staff network.",
        **changed,
    }
    return SpreadPicture(voices=voices, agreed=agreed, **given)


def round_three() -> SpreadPicture:
    """One element with voices of every kind and an agreed rating."""
    return spread(
        ShownVoice("Leadership", 0, 2, 4),
        ShownVoice("Teams", 7, 15, 9, 4),
        ShownVoice("Staff network", 6, 2, 1, 1),
        HiddenVoice("Service users"),
        SilentVoice("Partners"),
        ShownVoice("Unions", 0, 0, 0, 5),
        agreed=Agreed(Rating.IN_PROGRESS, "Chair: a route exists, night staff cannot reach it. One dissent noted."),
    )


def row(number: str, *positions: float | None, href: str = "", label: str = "Support in conflict") -> OverviewRow:
    """An element with a position for each of the first voices, None where a voice is not shown."""
    points = tuple(Point(voice, at) for voice, at in zip(VOICES, positions, strict=False) if at is not None)
    return OverviewRow(number, label, points, href)


def overview(*rows: OverviewRow, **changed) -> OverviewPicture:
    """All the elements; without rows, seventeen with the voices here and there."""
    given = {
        "title": "How far apart the voices are",
        "description": "The furthest apart come first.",
        "heading": "Where the voices differ",
        "note": "A voice with fewer than five answers on an element is left out there.",
        "voices": VOICES,
        "leaders": "Leadership",
        "network": "Staff network",
        **changed,
    }
    return OverviewPicture(rows=rows or _seventeen(), **given)


def _seventeen() -> tuple[OverviewRow, ...]:
    numbers = [f"{pillar}.{place}" for pillar, count in enumerate(SIX, 1) for place in range(1, count + 1)]
    return tuple(
        row(number, *((index * step % 21) / 10 for step in (1, 3, 5, 8, 13)), href=f"/elements/{number}/")
        for index, number in enumerate(numbers)
    )
