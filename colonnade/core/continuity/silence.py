"""Who holds something and has not been heard from for a set time (R169)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

__all__ = ["Silence", "silences"]


@dataclass(frozen=True)
class Silence:
    """That a person has not been heard from since a day, which is so many days ago."""

    person: int
    since: date
    days: int


def silences(
    last_heard: Mapping[int, date], holding: Collection[int], today: date, *, after_days: int
) -> tuple[Silence, ...]:
    """The people who hold something and were last heard from more than `after_days` days ago, the longest first.

    Raises ValueError for a time of less than one day.
    """
    if after_days < 1:
        message = "the time after which somebody is called silent is at least one day"
        raise ValueError(message)
    found = [
        Silence(person, heard, (today - heard).days)
        for person, heard in last_heard.items()
        if person in holding and (today - heard).days > after_days
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.person)))
