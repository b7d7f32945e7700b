"""Why a ledger cannot be believed, or cannot take an entry."""

__all__ = ["LedgerError"]


class LedgerError(ValueError):
    """Something is wrong with a ledger, or may not go into it; `str()` of it is a sentence that says what and where."""
