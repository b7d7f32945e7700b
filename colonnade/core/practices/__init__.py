"""Practices in time: when one is due next, and how one stands on a day."""

from colonnade.core.practices.due import DUE_WITHIN, Upkeep, months_later, next_due, standing, worst

__all__ = ["DUE_WITHIN", "Upkeep", "months_later", "next_due", "standing", "worst"]
