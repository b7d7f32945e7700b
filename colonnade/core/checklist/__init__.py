"""Checklists that people fill in as spreadsheets: what a sheet says, and how it meets what the site holds.

A sheet need not be one of ours. `read` finds the table by its headings and the rows by their element numbers, and says
of everything else where it stands and why it was not placed. `merged` puts one cell together from three sides.
"""

from colonnade.core.checklist.cell import Answer, Field, Grid, Problem, Reading, Value, Why, address
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.merge import Verdict, merged
from colonnade.core.checklist.numbers import element_in
from colonnade.core.checklist.table import read
from colonnade.core.checklist.text import plain
from colonnade.core.checklist.words import level_of, rating_of

__all__ = [
    "Answer",
    "Field",
    "Form",
    "Grid",
    "Problem",
    "Reading",
    "Value",
    "Verdict",
    "Why",
    "address",
    "element_in",
    "level_of",
    "merged",
    "plain",
    "rating_of",
    "read",
]
