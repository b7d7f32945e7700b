"""Tables of counts, the rule of a release, and what a reader sees: all that protecting and auditing have in common."""

from colonnade.core.disclosure.table.alternatives import Alternatives
from colonnade.core.disclosure.table.dimension import TOTAL, Dimension, Hierarchy, Sum
from colonnade.core.disclosure.table.earlier import Earlier
from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.insiders import insiders
from colonnade.core.disclosure.table.release import UNBOUNDED, Release, Status
from colonnade.core.disclosure.table.rule import Rule
from colonnade.core.disclosure.table.table import Cell, Counts, Table, expand, name_of

__all__ = [
    "TOTAL",
    "UNBOUNDED",
    "Alternatives",
    "Cell",
    "Counts",
    "Dimension",
    "Earlier",
    "Hierarchy",
    "Release",
    "Rule",
    "Status",
    "Sum",
    "Table",
    "TableError",
    "expand",
    "insiders",
    "name_of",
]
