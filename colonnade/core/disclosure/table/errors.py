"""Why a table cannot be worked with."""

__all__ = ["TableError"]


class TableError(ValueError):
    """Something is wrong with a table, a hierarchy or a release; `str()` of it is a sentence that names the place."""
