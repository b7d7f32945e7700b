"""Which element a cell names: 1.1, as words or as a number, alone or before a text."""

import re
from collections.abc import Collection
from datetime import date

from colonnade.core.checklist.cell import Value
from colonnade.core.checklist.text import plain

__all__ = ["element_in", "looks_like_element"]

# “1.1.”, “1,1”, “Element 1.1”, “No. 1.1)”, “inclusion-2022/1.1” and “1.1: Visible leaders” all name the element 1.1.
_NUMBER = re.compile(
    r"(?:[a-z0-9-]+/|(?:element|item|recommendation|statement|number|no|ref|pillar|part|#)[.:\s]*)?"
    r"(?P<number>[A-Z]{0,2}\d{1,2}(?:\s?[.,]\s?\d{1,2}){0,2})(?P<after>[.):\]]*)(?=\s|$|[-–—:])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s?[.,]\s?")


def element_in(value: Value, known: Collection[str]) -> str:
    """Return the element that a cell names, alone or before its text, or nothing.

    A number such as 1.1 is the element 1.1; of 1.1 and 1.10 a number cannot say which, so where both are known it
    names neither.
    """
    if isinstance(value, bool | date) or value is None:
        return ""
    if isinstance(value, float):
        number = f"{value:g}"
        return number if number in known and f"{number}0" not in known else ""
    found = _NUMBER.match(plain(value))
    number = _BETWEEN.sub(".", found["number"]) if found else ""
    return next((one for one in known if one.casefold() == number.casefold()), "") if number else ""


def looks_like_element(value: Value) -> bool:
    """Whether a cell holds a number with a point, as elements have, and nothing else: known or not."""
    if isinstance(value, float):
        return value != int(value)
    if not isinstance(value, str):
        return False
    found = _NUMBER.fullmatch(plain(value))
    return found is not None and not found["rest"].strip() and bool(_BETWEEN.search(found["number"]))
