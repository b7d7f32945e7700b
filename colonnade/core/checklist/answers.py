"""What one cell answers: a rating, a level, or words."""

from collections.abc import Callable
from datetime import date

from colonnade.core.checklist.cell import Field, Value, Why
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.text import plain
from colonnade.core.checklist.words import level_of, rating_of

__all__ = ["answer_in"]

# As numbers these are the days from 1954 to 2119; nobody writes such a number as a note.
_FIRST_DAY, _LAST_DAY = 20_000, 80_000
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def answer_in(value: Value, field: Field, form: Form) -> tuple[str | None, Why | None]:
    """Return what a cell answers, and what there is to say of it. No answer (None) comes with the reason."""
    if field is Field.RATING:
        return _chosen(value, lambda text: rating_of(text, form.ratings), lambda text: level_of(text, form.levels),
                       (Why.NOT_A_RATING, Why.LEVEL_NOT_RATING))  # fmt: skip
    if field is Field.LEVEL:
        return _chosen(value, lambda text: level_of(text, form.levels), lambda text: rating_of(text, form.ratings),
                       (Why.NOT_A_LEVEL, Why.RATING_NOT_LEVEL))  # fmt: skip
    return _words(value, form)


def _chosen(
    value: Value, of: Callable[[str], str], of_the_other: Callable[[str], str], why: tuple[Why, Why]
) -> tuple[str | None, Why | None]:
    """An answer of one scale. A word of the other scale is said to be that."""
    if value is None:
        return "", None
    if not isinstance(value, str):
        return None, Why.DAY_AS_NUMBER if _is_day(value) else why[0]
    if not plain(value):
        return "", None
    found = of(value)
    if found:
        return found, None
    return None, why[1] if of_the_other(value) else why[0]


def _is_day(value: Value) -> bool:
    is_number = isinstance(value, float) and not isinstance(value, bool)
    return isinstance(value, date) or (is_number and _FIRST_DAY <= float(str(value)) <= _LAST_DAY)


def _words(value: Value, form: Form) -> tuple[str | None, Why | None]:
    """An answer in words. A day is put into words; a number that only a program knows to be a day is not."""
    if value is None:
        return "", None
    if isinstance(value, bool):
        return "Yes" if value else "No", None
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}", Why.DAY
    if isinstance(value, float):
        return (None, Why.DAY_AS_NUMBER) if _is_day(value) else (f"{value:.15g}", None)
    text = plain(value)
    return (text, None) if len(text) <= form.longest else (None, Why.TOO_LONG)
