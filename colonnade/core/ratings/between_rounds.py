"""What changed between two rounds, in words only.

The people of a voice are not the same in two rounds, and nobody but the organisation knows who came and went. If the
sizes differ by 1 to 4, differences of counts point at those few; and equal sizes are no safer, since one may have left
and another joined. So a comparison holds verdicts and never a number, whatever the sizes.

It is a function of the two publications. What they do not tell, it cannot tell; what a reader can subtract from the two
pages, it does not do for them (see `colonnade.core.ratings.spreading`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from colonnade.core.ratings.publication import ElementSpread, Publication, Showing, VoiceView
from colonnade.core.ratings.rating import Voice
from colonnade.core.ratings.verdicts import Direction, Verdict, direction
from colonnade.core.ratings.whole import CANNOT_BE_SAID, NOBODY_ANSWERED, Whole

__all__ = ["Change", "NotCompared", "compare"]


class NotCompared(StrEnum):
    """Why two rounds cannot be compared on an element, as a person reads it."""

    TOO_FEW = "too few answered in one of the rounds"
    NOBODY = f"{NOBODY_ANSWERED} in one of the rounds"
    NOT_SAID = f"one of the rounds {CANNOT_BE_SAID}"


_WORDS = {
    Direction.UP: "up, from {was} to {now}",
    Direction.DOWN: "down, from {was} to {now}",
    Direction.SAME: "still {now}",
    Direction.DIFFERENT: "changed, from {was} to {now}",
}


@dataclass(frozen=True)
class Change:
    """What one voice (or, where `voice` is None, everyone together) said of an element in two rounds.

    Either both verdicts, or the reason why they are not compared; anything else raises ValueError.
    """

    element: str
    voice: Voice | None
    was: Verdict | None = None
    now: Verdict | None = None
    reason: NotCompared | None = None

    def __post_init__(self) -> None:
        """Refuse half a comparison."""
        if (self.was is None, self.now is None) != (self.reason is not None,) * 2:
            raise ValueError("A change has two verdicts, or a reason why there are none.")

    @property
    def direction(self) -> Direction | None:
        """Up, down, the same or different; None where the rounds are not compared."""
        return None if self.was is None or self.now is None else direction(self.was, self.now)

    @property
    def words(self) -> str:
        """The change as a person reads it, in lower case."""
        if self.was is None or self.now is None:
            return f"not compared: {self.reason}"
        return _WORDS[direction(self.was, self.now)].format(was=self.was.words, now=self.now.words)


def compare(earlier: Publication, later: Publication) -> tuple[Change, ...]:
    """What changed, for every element and every voice that both rounds have, in the order of `later`.

    Each element ends with everyone together. Elements and voices that only one of the rounds has are left out.
    """
    before = {spread.element: spread for spread in earlier.elements}
    return tuple(
        change
        for spread in later.elements
        if spread.element in before
        for change in _changes(before[spread.element], spread)
    )


def _changes(earlier: ElementSpread, later: ElementSpread) -> Iterator[Change]:
    """Every change on one element."""
    before = {view.voice: view for view in earlier.voices}
    for view in later.voices:
        if view.voice in before:
            yield _voice_change(later.element, before[view.voice], view)
    yield _whole_change(later.element, earlier.whole, later.whole)


def _voice_change(element: str, was: VoiceView, now: VoiceView) -> Change:
    """The change of one voice."""
    showings = {was.showing, now.showing}
    if Showing.TOO_FEW in showings:
        return Change(element, now.voice, reason=NotCompared.TOO_FEW)
    if Showing.NOBODY in showings:
        return Change(element, now.voice, reason=NotCompared.NOBODY)
    return Change(element, now.voice, was.verdict, now.verdict)


def _whole_change(element: str, was: Whole, now: Whole) -> Change:
    """The change of everyone together."""
    if was.verdict is not None and now.verdict is not None:
        return Change(element, None, was.verdict, now.verdict)
    unsaid = any(whole.verdict is None and whole.counts is None for whole in (was, now))
    return Change(element, None, reason=NotCompared.NOT_SAID if unsaid else NotCompared.NOBODY)
