"""A text of the catalogue and the document it comes from."""

import datetime
from dataclasses import dataclass

__all__ = ["BASES", "YEARS_BEFORE_REVIEW", "Source", "Text"]

BASES = ("stated", "mixed", "derived")
# Guidance without a review date of its own is shown as one that may be outdated after this long (R185, ours).
YEARS_BEFORE_REVIEW = 3


@dataclass(frozen=True)
class Source:
    """A document that texts come from. `published` is YYYY-MM or YYYY-MM-DD; `seed` is its number, empty if none."""

    id: str
    title: str
    publisher: str
    published: str
    language: str
    seed: str = ""


@dataclass(frozen=True)
class Text:
    """One text in our own words, with where it comes from and when it was true.

    `ref` is stable ("inclusion-2022/1.1/l1") and never made from a name that people see; `id` is its last step.
    `section` is the place in the source, `basis` one of stated, mixed and derived, `date` YYYY-MM or YYYY-MM-DD.
    `review_by` and `jurisdiction` are given together, where the text rests on law or policy that moves.
    Raises ValueError for a text that breaks one of these rules.
    """

    ref: str
    text: str
    section: str
    basis: str
    source: str
    date: str
    lang: str
    jurisdiction: tuple[str, ...] = ()
    review_by: datetime.date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"{self.ref} has no words")
        if self.basis not in BASES:
            raise ValueError(f"{self.basis} is not a basis")
        if bool(self.jurisdiction) != bool(self.review_by):
            raise ValueError(f"{self.ref} needs both a jurisdiction and a review date, or neither")

    def __str__(self) -> str:
        return self.text

    @property
    def id(self) -> str:
        """The last step of the reference: l1, t2, statement."""
        return self.ref.rpartition("/")[2]

    @property
    def written(self) -> datetime.date:
        """The date as a day; the first of the month where only the month is known."""
        return first_day(self.date)

    def may_be_outdated(self, today: datetime.date) -> bool:
        """Whether its review is due, or, where it has no review date, it is YEARS_BEFORE_REVIEW years old (R185)."""
        if self.review_by:
            return self.review_by <= today
        years = today.year - self.written.year
        passed = (today.month, today.day) >= (self.written.month, self.written.day)
        return years > YEARS_BEFORE_REVIEW or (years == YEARS_BEFORE_REVIEW and passed)


def first_day(written: str) -> datetime.date:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD; ValueError where it is not in the calendar."""
    return datetime.date.fromisoformat(f"{written}-01-01"[:10])
