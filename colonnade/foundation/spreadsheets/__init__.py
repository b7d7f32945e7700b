"""Spreadsheets that people send, read as hostile, and spreadsheets that are given out, in which nothing is a formula.

`read` takes what was sent, looks it through before a library builds a table of it, and gives plain values. `write`, in
`writing`, draws sheets with locked words, lists to choose from and a layout for paper.
"""

from colonnade.foundation.spreadsheets.bounds import BOUNDS, Bounds
from colonnade.foundation.spreadsheets.reading import KINDS, Book, read
from colonnade.foundation.spreadsheets.sheet import Sheet, Value

__all__ = ["BOUNDS", "KINDS", "Book", "Bounds", "Sheet", "Value", "read"]
