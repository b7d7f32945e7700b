"""What a person may say about one element, and the voices that people speak in."""

from enum import StrEnum
from typing import TypeAlias

__all__ = [
    "LEADERSHIP",
    "ORDER",
    "PARTNERS",
    "SERVICE_USERS",
    "STAFF_NETWORK",
    "TEAMS",
    "VOICES",
    "Rating",
    "Voice",
    "voice_order",
]

Voice: TypeAlias = str
"""The plain identifier of a voice: a group of people heard as one, such as `staff_network`."""

LEADERSHIP: Voice = "leadership"
TEAMS: Voice = "teams"
STAFF_NETWORK: Voice = "staff_network"
SERVICE_USERS: Voice = "service_users"
PARTNERS: Voice = "partners"

VOICES: tuple[Voice, ...] = (LEADERSHIP, TEAMS, STAFF_NETWORK, SERVICE_USERS, PARTNERS)
"""The voices that Colonnade knows, in the order in which they are always shown."""


class Rating(StrEnum):
    """One person's rating of one element (R003), or the rating that was agreed for it.

    Three ratings are ordered by their `step`. `DO_NOT_KNOW` stands outside the order: it is an answer, not a middle.
    """

    NOT_IN_PLACE = "not_in_place"
    IN_PROGRESS = "in_progress"
    IN_PLACE = "in_place"
    DO_NOT_KNOW = "do_not_know"

    @property
    def words(self) -> str:
        """The rating as a person reads it, in lower case."""
        return self.value.replace("_", " ")

    @property
    def is_ordered(self) -> bool:
        """Whether the rating has a place in the order."""
        return self is not Rating.DO_NOT_KNOW

    @property
    def step(self) -> int:
        """The place in the order: 0 not in place, 1 in progress, 2 in place.

        Raises ValueError for `DO_NOT_KNOW`, which has no place.
        """
        if not self.is_ordered:
            raise ValueError("“Do not know” has no place in the order of ratings.")
        return ORDER.index(self)


ORDER: tuple[Rating, Rating, Rating] = (Rating.NOT_IN_PLACE, Rating.IN_PROGRESS, Rating.IN_PLACE)
"""The ordered ratings from the lowest to the highest; the index is the step."""


def voice_order(voice: Voice) -> tuple[int, Voice]:
    """Sort key for voices: the known ones in their fixed order, then any other by name.

    The order never depends on who answered, so it cannot say anything about a voice that is not shown.
    """
    return (VOICES.index(voice) if voice in VOICES else len(VOICES), voice)
