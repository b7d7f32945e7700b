"""The sections of the chapter, in order."""

__all__ = ["SECTIONS"]

SECTIONS = (
    "test_one_voice",
    "test_how_divided",
    "test_measures_compared",
    "test_between_voices",
    "test_small_voices",
    "test_between_rounds",
    "test_standings",
    "test_contradictions",
)
