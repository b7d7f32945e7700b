"""Protecting a table: which numbers may be published, which are hidden, and the proof that nobody can be found out."""

from colonnade.core.disclosure.protect.protecting import Protected, protect
from colonnade.core.disclosure.protect.unfinished import Arrays, UnfinishedError

__all__ = ["Arrays", "Protected", "UnfinishedError", "protect"]
