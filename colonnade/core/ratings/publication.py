"""What a round shows: for each element, each voice that may be shown, and what follows from those.

A publication holds the shown histograms and, of every other voice, one word. Everything else (the whole, how far apart
the voices are, who leads) is computed from that when asked for. So it cannot know more than it shows, and it cannot be
built with a small voice in it. What is computed is kept with it, since it never changes. How it is made, and what is
and is not protected: `colonnade.core.ratings.spreading`.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from colonnade.core.ratings.apart import Apart, how_far_apart
from colonnade.core.ratings.histogram import Histogram
from colonnade.core.ratings.measures import lead
from colonnade.core.ratings.rating import LEADERSHIP, STAFF_NETWORK, Voice
from colonnade.core.ratings.shares import Shares
from colonnade.core.ratings.verdicts import Verdict, verdict
from colonnade.core.ratings.whole import Whole

__all__ = ["SMALLEST_SHOWN", "ElementSpread", "Lead", "Publication", "Showing", "VoiceView"]

SMALLEST_SHOWN = 5
"""The fewest raters of a voice that is shown apart. A caller may ask for more, never for fewer."""


class Showing(StrEnum):
    """Whether a voice is shown apart in a round. It is the same for every element."""

    SHOWN = "shown"
    TOO_FEW = "too_few"
    """Somebody answered, but too few: counted in the whole, not shown apart."""
    NOBODY = "nobody"


@dataclass(frozen=True)
class VoiceView:
    """One voice on one element, as shown: with `counts` where it is `SHOWN`, otherwise without."""

    voice: Voice
    showing: Showing
    counts: Histogram | None = None

    def __post_init__(self) -> None:
        """Refuse counts of a voice that is not shown, and a shown voice without counts."""
        if (self.showing is Showing.SHOWN) != (self.counts is not None):
            raise ValueError("A voice has counts where it is shown, and only there.")

    @cached_property
    def verdict(self) -> Verdict | None:
        """What the voice says, or None where it is not shown."""
        return None if self.counts is None else verdict(self.counts)

    @cached_property
    def view(self) -> Shares | None:
        """How the voice divides, or None where it is not shown or where more than half of its people do not know.

        A few ratings among many who do not know are shown as counts, but do not stand for the voice in a comparison.
        """
        if self.counts is None or self.verdict is None or not self.verdict.is_ordered:
            return None
        return self.counts.shares


@dataclass(frozen=True)
class ElementSpread:
    """How the voices of a round see one element.

    Raises ValueError for a voice that comes twice, for a shown voice of fewer than `smallest_shown` people, and for a
    `smallest_shown` below `SMALLEST_SHOWN`.
    """

    element: str
    voices: tuple[VoiceView, ...]
    smallest_shown: int = SMALLEST_SHOWN

    def __post_init__(self) -> None:
        """Refuse what may not be shown."""
        if self.smallest_shown < SMALLEST_SHOWN:
            raise ValueError(f"The smallest voice shown may have more than {SMALLEST_SHOWN} people, never fewer.")
        if len({view.voice for view in self.voices}) < len(self.voices):
            raise ValueError(f"A voice comes twice on element {self.element}.")
        if any(view.counts is not None and view.counts.people < self.smallest_shown for view in self.voices):
            raise ValueError(f"A voice on element {self.element} is too small to be shown.")

    @cached_property
    def together(self) -> Histogram:
        """The people of the shown voices together."""
        return sum((view.counts for view in self.voices if view.counts is not None), Histogram())

    @cached_property
    def whole(self) -> Whole:
        """Everyone together: with counts only where no voice is hidden."""
        hidden = sum(view.showing is Showing.TOO_FEW for view in self.voices)
        return Whole.of(self.together, hidden * (self.smallest_shown - 1))

    @cached_property
    def views(self) -> dict[Voice, Shares]:
        """The shown voices that have a view, and how they divide."""
        return {view.voice: view.view for view in self.voices if view.view is not None}

    @cached_property
    def apart(self) -> Apart | None:
        """How far apart the shown voices are, or None where fewer than two have a view."""
        return how_far_apart(self.views)

    def lead(self, voice: Voice, over: Voice) -> Fraction | None:
        """By how many steps `voice` sees it better than `over` (-2 to 2), or None where one of them has no view."""
        views = self.views
        return lead(views[voice], views[over]) if voice in views and over in views else None


@dataclass(frozen=True)
class Lead:
    """An element that one voice sees better than another, and by how many steps."""

    element: str
    voice: Voice
    over: Voice
    steps: Fraction


@dataclass(frozen=True)
class Publication:
    """What one round shows, element by element, in the order of the framework.

    Raises ValueError where there is no element or one comes twice, and where the elements do not show the same voices
    with the same numbers of people: that is decided for the round, or one element would give away what another hides.
    """

    elements: tuple[ElementSpread, ...]

    def __post_init__(self) -> None:
        """Refuse elements that do not belong to one round."""
        if not self.elements:
            raise ValueError("A round has at least one element.")
        if len({spread.element for spread in self.elements}) < len(self.elements):
            raise ValueError("An element comes twice in a round.")
        if len({_cast(spread) for spread in self.elements}) > 1:
            raise ValueError("Every element of a round shows the same voices, with the same number of people.")

    def element(self, element: str) -> ElementSpread:
        """The spread of one element; raises KeyError for one that is not in the round."""
        return {spread.element: spread for spread in self.elements}[element]

    def furthest_apart(self) -> tuple[ElementSpread, ...]:
        """The elements from the furthest apart to the closest, without those where fewer than two voices have a view.

        By the dispersion of the pool, then by the steps between the widest pair, then by the order of the framework.
        """
        measured = [(spread, apart) for spread in self.elements if (apart := spread.apart) is not None]
        ranked = sorted(measured, key=lambda pair: (-pair[1].dispersion, -pair[1].widest.steps))
        return tuple(spread for spread, _ in ranked)

    def leads(self, voice: Voice = LEADERSHIP, over: Voice = STAFF_NETWORK) -> tuple[Lead, ...]:
        """The elements that `voice` sees better than `over`, largest lead first, then in the order of the framework."""
        found = [(spread.element, spread.lead(voice, over)) for spread in self.elements]
        leads = [Lead(element, voice, over, steps) for element, steps in found if steps is not None and steps > 0]
        return tuple(sorted(leads, key=lambda lead: -lead.steps))


def _cast(spread: ElementSpread) -> tuple[int, tuple[tuple[Voice, Showing, int | None], ...]]:
    """Who is shown on an element and how many of them answered: what has to be the same all through a round."""
    voices = ((view.voice, view.showing, view.counts.people if view.counts else None) for view in spread.voices)
    return (spread.smallest_shown, tuple(voices))
