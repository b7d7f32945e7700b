"""The words of the pictures, in English unless the caller passes them in another language."""

from collections.abc import Callable
from dataclasses import dataclass

from colonnade.core.ratings import Rating
from colonnade.ui.charts.pictures import Move, Standing

__all__ = ["HomeWords", "OverviewWords", "SpreadWords", "english_do_not_know", "english_people"]


def english_people(count: int) -> str:
    """The number of people in a voice."""
    return "1 person" if count == 1 else f"{count} people"


def english_do_not_know(count: int) -> str:
    """The number of people who do not know (the verb agrees with it)."""
    return "1 does not know" if count == 1 else f"{count} do not know"


@dataclass(frozen=True)
class HomeWords:
    """The words on the drums, the longer ones of the key, and the moves."""

    shown: str = "shown"
    claimed: str = "claimed"
    in_progress: str = "in progress"
    not_in_place: str = "not in place"
    not_agreed: str = "not yet agreed"
    shown_key: str = "shown: in place, with live evidence"
    claimed_key: str = "claimed: evidence missing or out of date"
    in_progress_key: str = "work in progress"
    not_in_place_key: str = "not in place"
    not_agreed_key: str = "not yet agreed"
    up: str = "moved up"
    down: str = "moved down"
    same: str = "no change"
    new: str = "new this round"

    def standing(self, standing: Standing) -> str:
        """The word on a drum."""
        return {
            Standing.SHOWN: self.shown,
            Standing.CLAIMED: self.claimed,
            Standing.IN_PROGRESS: self.in_progress,
            Standing.NOT_IN_PLACE: self.not_in_place,
            Standing.NOT_AGREED: self.not_agreed,
        }[standing]

    def key(self, standing: Standing) -> str:
        """What the mark of a standing means, for the key."""
        return {
            Standing.SHOWN: self.shown_key,
            Standing.CLAIMED: self.claimed_key,
            Standing.IN_PROGRESS: self.in_progress_key,
            Standing.NOT_IN_PLACE: self.not_in_place_key,
            Standing.NOT_AGREED: self.not_agreed_key,
        }[standing]

    def move(self, move: Move) -> str:
        """What a move means; nothing where there is none."""
        return {Move.UP: self.up, Move.DOWN: self.down, Move.SAME: self.same, Move.NEW: self.new, Move.NONE: ""}[move]


@dataclass(frozen=True)
class SpreadWords:
    """The words of the picture of one element. Counts are worded by functions, because plurals differ by language."""

    not_in_place: str = "not in place"
    in_progress: str = "in progress"
    in_place: str = "in place"
    average: str = "average of the ratings"
    hidden: str = "fewer than five: not shown apart"
    nobody: str = "nobody answered"
    no_rating: str = "nobody gave a rating"
    agreed: str = "Agreed"
    not_agreed: str = "not yet agreed"
    people: Callable[[int], str] = english_people
    do_not_know: Callable[[int], str] = english_do_not_know

    def rating(self, rating: Rating) -> str:
        """The words for a rating that has a place on the scale."""
        return (self.not_in_place, self.in_progress, self.in_place)[rating.step]


@dataclass(frozen=True)
class OverviewWords:
    """The words of the picture of all the elements."""

    not_in_place: str = "not in place"
    in_progress: str = "in progress"
    in_place: str = "in place"
    order: str = "furthest apart first"
    gap: str = "how far apart"
    ahead: str = "leaders see it better"
    ahead_key: str = "leaders see it better than the staff network"
    one_voice: str = "only one voice can be shown"
    no_voice: str = "no voice can be shown"
