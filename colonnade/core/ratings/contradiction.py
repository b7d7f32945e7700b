"""Where what was agreed does not fit what stands behind it or what the voices say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from colonnade.core.ratings.apart import FEWEST_COMPARED
from colonnade.core.ratings.publication import ElementSpread, Publication, Showing
from colonnade.core.ratings.rating import Rating, Voice
from colonnade.core.ratings.standings import Liveness
from colonnade.core.ratings.verdicts import Direction, Verdict

__all__ = ["AgainstVoices", "Contradiction", "EvidenceContradiction", "Kind", "against_voices", "contradictions"]


class Kind(StrEnum):
    """What kind of contradiction it is."""

    NOTHING_BEHIND = "nothing_behind"
    EVIDENCE_EXPIRED = "evidence_expired"
    AGAINST_VOICES = "against_voices"


@dataclass(frozen=True)
class EvidenceContradiction:
    """An element that is rated in place with nothing, or nothing live any more, behind it."""

    element: str
    kind: Kind

    def __post_init__(self) -> None:
        """Refuse a kind that is not about evidence."""
        if self.kind is Kind.AGAINST_VOICES:
            raise ValueError("A contradiction of the voices is an AgainstVoices.")

    @property
    def sentence(self) -> str:
        """The contradiction as a person reads it."""
        if self.kind is Kind.EVIDENCE_EXPIRED:
            return "Rated in place, but the evidence for it has expired."
        return "Rated in place, but there is nothing behind it yet."


@dataclass(frozen=True)
class AgainstVoices:
    """An element that was agreed higher or lower than most of the voices see it.

    `side` is where those `voices` stand: DOWN where they see it lower than was agreed, UP where they see it higher.
    `out_of` is how many voices are shown. Raises ValueError where `voices` are not more than half of two or more.
    """

    element: str
    agreed: Rating
    side: Direction
    voices: tuple[Voice, ...]
    out_of: int
    kind: Kind = Kind.AGAINST_VOICES

    def __post_init__(self) -> None:
        """Refuse what is not most voices, and voices on no side."""
        if self.side not in {Direction.DOWN, Direction.UP}:
            raise ValueError("Voices are against a rating from below (down) or from above (up).")
        if not self.out_of < 2 * len(self.voices) <= 2 * self.out_of or self.out_of < FEWEST_COMPARED:
            raise ValueError("Most voices are more than half of those shown, and at least two are shown.")

    @property
    def sentence(self) -> str:
        """The contradiction as a person reads it."""
        see = "see it at least one step " + ("lower" if self.side is Direction.DOWN else "higher")
        return f"Agreed as {self.agreed.words}, but {len(self.voices)} of the {self.out_of} voices shown {see}."


Contradiction = EvidenceContradiction | AgainstVoices


def against_voices(spread: ElementSpread, agreed: Rating) -> AgainstVoices | None:
    """Whether a rating was agreed against most voices, or None where it was not.

    It was, where at least two voices are shown and more than half of them have a median at least one step away from it,
    all on the same side. A median between two ratings is as far away as the nearer of the two. A shown voice of which
    most do not know is one of the shown voices, and is never against. Hidden voices have no part in it, either way.
    """
    shown = [view for view in spread.voices if view.showing is Showing.SHOWN]
    if len(shown) < FEWEST_COMPARED or not agreed.is_ordered:
        return None
    for side in (Direction.DOWN, Direction.UP):
        voices = tuple(view.voice for view in shown if view.verdict and _side(view.verdict, agreed) is side)
        if 2 * len(voices) > len(shown):
            return AgainstVoices(spread.element, agreed, side, voices, len(shown))
    return None


def _side(verdict: Verdict, agreed: Rating) -> Direction | None:
    """Where a whole verdict stands to what was agreed, or None where it touches it or has no place in the order."""
    if not verdict.is_ordered:
        return None
    if verdict.upper.step < agreed.step:
        return Direction.DOWN
    return Direction.UP if verdict.lower.step > agreed.step else None


def contradictions(
    agreed: Mapping[str, Rating], published: Publication | None, behind: Mapping[str, Liveness]
) -> tuple[Contradiction, ...]:
    """The contradictions of a framework, in the order of `agreed`; on one element, evidence first.

    `published` is the spread of the round that the ratings were agreed in, or None where there was none; `behind` says
    what stands behind each element today, and an element that it leaves out has nothing behind it. Evidence is asked
    for only where the agreed rating is “in place”: expired evidence of something in progress contradicts nothing.
    """
    spreads = {spread.element: spread for spread in published.elements} if published else {}
    return tuple(
        found
        for element, rating in agreed.items()
        for found in _of_element(element, rating, spreads.get(element), behind.get(element, Liveness.MISSING))
    )


def _of_element(
    element: str, agreed: Rating, spread: ElementSpread | None, behind: Liveness
) -> Iterator[Contradiction]:
    """The contradictions of one element."""
    if agreed is Rating.IN_PLACE and behind is Liveness.MISSING:
        yield EvidenceContradiction(element, Kind.NOTHING_BEHIND)
    if agreed is Rating.IN_PLACE and behind is Liveness.STALE:
        yield EvidenceContradiction(element, Kind.EVIDENCE_EXPIRED)
    against = against_voices(spread, agreed) if spread else None
    if against:
        yield against
