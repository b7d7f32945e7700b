"""The sections of the chapter, in order."""

__all__ = ["SECTIONS"]

SECTIONS = (
    "test_stars",
    "test_alone",
    "test_groups",
    "test_hiding",
    "test_rounding",
    "test_releases",
    "test_letters",
    "test_words",
    "test_refused",
)
