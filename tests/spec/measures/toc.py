"""The sections of the chapter, in order."""

__all__ = ["SECTIONS"]

SECTIONS = (
    "test_run_charts",
    "test_limits",
    "test_counts_of_people",
    "test_checks",
    "test_informal_fixes",
)
