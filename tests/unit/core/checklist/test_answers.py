"""What one cell answers, and what is said of one that does not."""

from datetime import date

import pytest

from colonnade.core.checklist.answers import answer_in
from colonnade.core.checklist.cell import Field, Why
from colonnade.core.checklist.form import Form

FORM = Form(("1.1",), ratings={"Yn ei le": "in_place"}, longest=20)


@pytest.mark.parametrize(
    ("value", "field", "answer", "why"),
    [
        ("Green", Field.RATING, "in_place", None),
        ("Yn ei le", Field.RATING, "in_place", None),
        (None, Field.RATING, "", None),
        ("  ", Field.LEVEL, "", None),
        ("presque", Field.RATING, None, Why.NOT_A_RATING),
        ("moderate", Field.RATING, None, Why.LEVEL_NOT_RATING),
        ("in place", Field.LEVEL, None, Why.RATING_NOT_LEVEL),
        ("presque", Field.LEVEL, None, Why.NOT_A_LEVEL),
        (45123.0, Field.LEVEL, None, Why.DAY_AS_NUMBER),
        (date(2026, 3, 1), Field.RATING, None, Why.DAY_AS_NUMBER),
        (3.0, Field.RATING, None, Why.NOT_A_RATING),
        (True, Field.RATING, None, Why.NOT_A_RATING),
        ("A talk\r\n", Field.NOTE, "A talk", None),
        (None, Field.ACTION_TO_DATE, "", None),
        (date(2026, 3, 1), Field.ACTION_TO_DATE, "1 March 2026", Why.DAY),
        (45123.0, Field.ACTION_TO_DATE, None, Why.DAY_AS_NUMBER),
        (12.5, Field.ACTION_TO_DATE, "12.5", None),
        (True, Field.NOTE, "Yes", None),
        ("=1+1", Field.NOTE, "=1+1", None),
        ("x" * 21, Field.NOTE, None, Why.TOO_LONG),
    ],
)
def test_each_kind_of_cell(value, field, answer, why):
    assert answer_in(value, field, FORM) == (answer, why)
