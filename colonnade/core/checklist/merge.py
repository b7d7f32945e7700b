"""One cell from three sides: what it was when the checklist was given out, what the site holds, what the sheet says."""

from enum import StrEnum

from colonnade.core.checklist.text import plain

__all__ = ["Verdict", "merged"]


class Verdict(StrEnum):
    """What is to become of a cell."""

    UNCHANGED = "unchanged"
    """Nobody changed it."""
    SAME = "same"
    """Both sides changed it, to the same."""
    OURS = "ours"
    """Only the site changed it: the site's stays."""
    THEIRS = "theirs"
    """Only the sheet changed it: the sheet's is taken."""
    CONFLICT = "conflict"
    """Both changed it, differently: somebody has to settle it."""
    EMPTIED = "emptied"
    """The sheet has it empty, and the site does not: somebody has to settle it."""

    @property
    def is_open(self) -> bool:
        """Whether a person has to settle it."""
        return self in (Verdict.CONFLICT, Verdict.EMPTIED)


def merged(base: str, ours: str, theirs: str) -> Verdict:
    """Return what is to become of a cell. Spaces around a text and the kind of its line ends are no change.

    A cell that the sheet has emptied is never taken and never passed over: a column that was pasted, sorted or printed
    empties cells without anybody wanting it, and words that are gone are not missed on a page.
    """
    was, here, there = plain(base), plain(ours), plain(theirs)
    if there == was:
        return Verdict.UNCHANGED if here == was else Verdict.OURS
    if here == there:
        return Verdict.SAME
    if not there:
        return Verdict.EMPTIED
    return Verdict.THEIRS if here == was else Verdict.CONFLICT
